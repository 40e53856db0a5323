"""A whole and the parts that a text takes it apart into."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Literal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import (
    exactly,
    intersects,
    interval,
    is_bounded,
    is_exact,
    total,
)
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import INFINITY, Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Fit
from factcheck.rulebook.other_parts import is_of_other_parts, is_sum
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, span_of
from factcheck.rulebook.related import clash, figure, negative, refuted
from factcheck.rulebook.rule import Outcomes, Rule

_NOTES = {"whole": "the whole", "part": "a part", "less": "taken off"}
_HUNDRED = Decimal(100)
_SLIP = 25  # percent by which a slip lets parts miss a hundred
_MOST_TRIED = 6  # parts, of which every choice is tried
_FEWEST, _RARE = 3, Decimal(3)  # parts of a sum, and how many times its usual error it is off
_FAR = 20  # how many times the other a whole or its parts may be
_THOUSANDS, _NEAR = (Decimal(1000), Decimal(1_000_000)), Decimal("0.1")


class Params(KindParams, frozen=True):
    """`looks_at`: figures with their whole, percentages of a hundred, or a part above its whole."""

    looks_at: Literal["figures", "percentages", "part"] = "figures"


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every whole that its parts do not make."""
    kind = "percentages" if params.looks_at == "percentages" else "parts"
    for relation in context.relations_of(kind):
        is_part = relation.traits["closed"] == "part"
        if is_part is not (params.looks_at == "part") or not is_sum(relation):
            continue
        outcome = refuted(relation, lambda one: _judge(rule, one, context))
        if outcome is not None and not is_of_other_parts(relation, context):
            yield outcome


def _judge(rule: Rule, relation: Relation, context: Context) -> Outcome | None:
    whole = relation.one("whole")
    taken = tuple(negative(one) for one in relation.of("less"))
    parts = (*relation.of("part"), *taken)
    target = whole.interval if whole else exactly(_HUNDRED)
    closed = relation.traits["closed"]
    reach = target if closed == "equal" else interval(-INFINITY, target.high)
    summed = total(_least(one, closed) for one in parts)
    found = Fit.FAILS
    if closed == "equal" and whole is None and _is_taken_apart(parts):
        return None
    if closed == "equal" and (_some_fit(parts, whole) or _is_of_another_order(parts, whole)):
        return None
    if intersects(summed, reach):
        if closed == "part" or not _is_strained(parts, target, closed):
            return None
        found = Fit.STRAINED
    unit = whole.quantity.unit if whole else "percent"
    primary = whole or parts[-1]
    if closed == "part" and whole is not None:
        message = rule.message("part", part=parts[0].text, whole=whole.text)
        primary = parts[0]
    else:
        message = rule.message(
            "inconsistent",
            sum=amount(sum((one.quantity.number for one in parts), Decimal(0)), unit, 6),
            whole=whole.text if whole else "100%",
            parts=_in_line(relation),
        )
    return clash(
        rule,
        _unhedged(relation),
        primary,
        found,
        context,
        message=message,
        notes=_NOTES,
        steps=(Step("sum", _line(parts, summed, unit)),),
    )


def _is_taken_apart(parts: Sequence[Operand]) -> bool:
    """Whether the first percentage is the whole of the others: "it takes 8%, puts 3% back, and the
    remaining 5% is paid out"; or something told before, where all make less than half."""
    rest = total(one.interval for one in parts[1:])
    summed = sum((one.quantity.number for one in parts), Decimal(0))
    far = abs(summed - _HUNDRED) > _SLIP
    apart = far and len(parts) >= _FEWEST and intersects(parts[0].interval, rest)
    return apart or summed < _HUNDRED / 2


def _some_fit(parts: Sequence[Operand], whole: Operand | None) -> bool:
    """Whether the last part makes the whole with some of the others, which take in the rest: "of
    the 60 members 40 were for it, 25 of them from the towns, and the remaining 20 against"."""
    sought = (whole.quantity.number if whole else _HUNDRED) - parts[-1].quantity.number
    others = [one.quantity.number for one in parts[:-1]]
    return any(
        sum(some) == sought
        for size in range(1, min(len(others), _MOST_TRIED))
        for some in combinations(others, size)
    )


def _is_of_another_order(parts: Sequence[Operand], whole: Operand | None) -> bool:
    """Whether a bare figure is so much more or less than its parts that it is of another thing,
    where no thousandfold slip explains it: "46 and 10 million people trade for 33 billion"."""
    if whole is None or whole.quantity.unit is not None:
        return False
    summed = sum((one.quantity.number for one in parts), Decimal(0))
    if summed <= 0 or whole.quantity.number <= 0:
        return False
    times = max(summed, whole.quantity.number) / min(summed, whole.quantity.number)
    slips = (abs(times / one - 1) for one in _THOUSANDS)
    return times > _FAR and min(slips) > _NEAR


def _is_strained(parts: Sequence[Operand], target: Interval, closed: str) -> bool:
    """Whether only rounding of nearly every figure in one direction makes the parts fit.

    Rounding moves each figure by anything up to half its last digit. That the sum is off by three
    times its usual error or more happens to one sum in a thousand.
    """
    exact = (one.quantity.number for one in parts)
    reaches = [*(one.interval for one in parts), target]
    if len(parts) < _FEWEST or any(one.quantity.hedge or one.quantity.is_range for one in parts):
        return False
    if not all(is_bounded(one) for one in reaches):
        return False
    middle = (target.low + target.high) / 2
    off = sum(exact, Decimal(0)) - middle
    if off < 0 and closed != "equal":
        return False
    usual = sum(((one.high - one.low) ** 2 for one in reaches), Decimal(0)) / 12
    return off**2 >= _RARE**2 * usual > 0


def _in_line(relation: Relation) -> str:
    """The parts as printed, and what is taken off."""
    taken = "".join(f" - {one.text}" for one in relation.of("less"))
    return " + ".join(one.text for one in relation.of("part")) + taken


def _least(part: Operand, closed: str) -> Interval:
    """A part's interval; where the parts may not exceed the whole, from its least value on."""
    if closed == "equal":
        return part.interval
    least = max(part.interval.low, Decimal(0))  # of "up to 30"
    return interval(least, least)


def _unhedged(relation: Relation) -> Relation:
    """The relation, marked as inferred where the text does not say that its parts are all."""
    if relation.traits["closed"] == "equal" and relation.traits.get("sure") == "no":
        operands = tuple(replace(one, inferred=True) for one in relation.operands)
        return replace(relation, operands=operands)
    return relation


def _line(parts: tuple[Operand, ...], summed: Interval, unit: str | None) -> str:
    text = " + ".join(figure(one) for one in parts).replace("+ -", "- ")
    result = amount(sum((one.quantity.number for one in parts), Decimal(0)), unit, 6)
    reach = "" if is_exact(summed) else f" (within rounding {span_of(summed, unit)})"
    return f"{text} = {result}{reach}"
