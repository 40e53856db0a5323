"""What a term's number leaves possible, and what the two ends of a range lend each other."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import exactly, interval
from factcheck.arithmetic.precision import hedged, printed
from factcheck.extracting.digits import CONTEXT, Number
from factcheck.extracting.hedges import Hedge
from factcheck.extracting.terms import Term
from factcheck.model.interval import Interval

# In "from 12 to 8 million" both are millions; in "from 900 to 1.2 million" only one is.
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_SAME_MAGNITUDE = Decimal(20)


def interval_of(term: Term, hedge: Hedge | None) -> Interval:
    """Return what the printed number and its hedge leave possible."""
    number = term.number
    if number.ordinal and hedge is None:
        return exactly(number.value)
    if number.above is not None:
        return interval(number.value, number.above, high_closed=False)
    plain = printed(number.value, _ZERO if _is_exact(term) else number.step)
    if hedge is None or (hedge.key == "equal" and term.measured):
        return plain
    return hedged(number.value, plain, hedge.meaning)


def _is_exact(term: Term) -> bool:
    """Whether a number is printed in full: an exact one, or a whole one that counts."""
    number = term.number
    if not number.step:
        return True
    if term.measured or number.fraction or number.step > 1 or number.magnitude != 1:
        return False
    return number.value == number.value.to_integral_value()


def adapted(term: Term, upper: Term, *, dashed: bool) -> Term | None:
    """Return the lower term with the magnitude and unit that only the upper one prints.

    None where the two measure different things.
    """
    if term.unit is not None and term.measured and upper.unit != term.unit:
        # "$2-3 billion": the sign before the first number holds for the second.
        if upper.unit is not None and upper.measured:
            return None
        if not (term.money or term.prefixed) or term.first >= term.number.first:
            return None
    if term.noun_last is not None:
        return None
    number = term.number
    part_of_whole = number.fraction and abs(number.value) < 1 and term.unit is None
    if part_of_whole and (upper.money or upper.number.value >= _HUNDRED):
        return None  # "rose by a fifth to €45 million"
    size = upper.number.magnitude
    near = abs(number.coefficient) <= _SAME_MAGNITUDE * abs(upper.number.coefficient)
    part = number.fraction and abs(number.value) < 1
    if dashed and number.magnitude == size == 1 and _is_in_thousands(number, upper.number):
        size, near = _THOUSAND, True
    if number.magnitude == 1 and size > 1 and not part and near:
        number = replace(
            number,
            value=CONTEXT.multiply(number.value, size),
            step=CONTEXT.multiply(number.step, size),
            magnitude=size,
        )
    if term.unit is None and upper.unit is not None:
        return replace(
            term,
            number=number,
            unit=upper.unit,
            unit_text=upper.unit_text,
            money=upper.money,
            per=upper.per,
        )
    return replace(term, number=number)


def _is_in_thousands(number: Number, upper: Number) -> bool:
    """Whether the first number of "20-25,000" counts thousands as the second does."""
    if not number.plain or upper.value % _THOUSAND or number.value >= _THOUSAND:
        return False
    above = CONTEXT.multiply(number.value, _THOUSAND)
    return above < upper.value <= CONTEXT.multiply(above, Decimal(10))


def completed(upper: Term, term: Term) -> Term:
    """Return the upper term with the currency or the "aged" that only the lower one has."""
    borrowed = term.money or term.prefixed
    if term.unit is not None and borrowed and (upper.unit is None or not upper.measured):
        return replace(
            upper,
            unit=term.unit,
            unit_text=term.unit_text,
            money=term.money,
            noun_last=None,
            taken=upper.last,
        )
    return upper
