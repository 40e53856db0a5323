"""What figures of one relation leave possible for each other.

An equation holds over intervals: each side is every value that the printed figures allow. How
hard rounding must help is the strain: 0 when the figures fit as printed, 1 when every one must be
off by half of its last digit, in just the direction that helps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import Enum
from itertools import islice

from msgspec import Struct

from factcheck.arithmetic.intervals import (
    divide,
    exactly,
    intersects,
    interval,
    is_bounded,
    multiply,
    scale,
    subtract,
)
from factcheck.arithmetic.misprints import is_slip
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Operand

_DOWN = Context(prec=20, rounding=ROUND_FLOOR)
_UP = Context(prec=20, rounding=ROUND_CEILING)
_HUNDRED = Decimal(100)
_MOST_PAIRS = 200  # of other figures, of which the result may be
# By how much a result must be off as printed before it is doubted though rounding could save it.
_CLEAR_POINTS, _CLEAR_SHARE = Decimal(5), Decimal("0.1")

Figures = Mapping[str, Interval]


class Fit(Enum):
    """How well figures fit an equation."""

    FITS = "fits"
    STRAINED = "strained"
    FAILS = "fails"


class Equation(Struct, frozen=True):
    """What other figures make of one: `implied` maps their intervals to its interval.

    `result` is the role that is computed, `unit` that of the result and `name` how a message
    calls it ("rise in percent"). `implied` gives None where the figures leave it undefined.
    """

    name: str
    result: str
    unit: str | None
    implied: Callable[[Figures], Interval | None]


def fit(
    equation: Equation,
    operands: Mapping[str, Operand],
    strain: Decimal,
    beside: Sequence[Quantity] | None = None,
) -> Fit:
    """Return how the figures fit: FAILS where no values that they allow do.

    STRAINED says that they fit only when more than the share `strain` of what rounding allows the
    figures that it is computed from is used up by each of them, although as printed they give
    something clearly else. Undefined is taken for a fit. Where the figures are tied loosely,
    `beside` are those around them: what no slip explains, or two of those do, was never told.
    """
    whole = {role: one.interval for role, one in operands.items()}
    if not _holds(equation, whole):
        return Fit.FAILS if _is_told(equation, operands, beside) else Fit.FITS
    drawn = {
        role: one.interval if role == equation.result else drawn_in(one, strain)
        for role, one in operands.items()
    }
    if _holds(equation, drawn) or not _is_clearly_else(equation, operands):
        return Fit.FITS
    return Fit.STRAINED


def _is_clearly_else(equation: Equation, operands: Mapping[str, Operand]) -> bool:
    """Whether the printed figures give another result than the one that is told, by far."""
    computed = equation.implied(
        {role: exactly(one.quantity.number) for role, one in operands.items()}
    )
    if computed is None:
        return False
    stated = operands[equation.result].quantity.number
    off = abs(computed.low - stated)
    if equation.unit == "percent" and off < _CLEAR_POINTS:
        return False
    return off >= _CLEAR_SHARE * max(abs(stated), abs(computed.low))


def _is_told(
    equation: Equation, operands: Mapping[str, Operand], beside: Sequence[Quantity] | None
) -> bool:
    """Whether figures that do not fit were meant to: nothing else stands beside them, or a slip
    makes them and no others do."""
    if beside is None:
        return True
    return _is_slip(equation, operands) and not _is_of_others(equation, operands, beside)


def _is_slip(equation: Equation, operands: Mapping[str, Operand]) -> bool:
    """Whether a slip makes what the printed figures give the result that is told."""
    computed = equation.implied(
        {role: exactly(one.quantity.number) for role, one in operands.items()}
    )
    stated = operands[equation.result].quantity.number
    return computed is None or is_slip(stated, computed.low)


def _is_of_others(
    equation: Equation, operands: Mapping[str, Operand], beside: Sequence[Quantity]
) -> bool:
    """Whether the result is that of two other figures nearby, one of them maybe of these."""
    roles = [role for role in operands if role != equation.result]
    result = operands[equation.result]
    if len(roles) != 2:
        return False
    left, right = (_could_be(operands[role], beside, result) for role in roles)
    pairs = islice(((one, other) for one in left for other in right if one != other), _MOST_PAIRS)
    return any(
        _holds(equation, {roles[0]: one, roles[1]: other, equation.result: result.interval})
        for one, other in pairs
    )


def _could_be(
    operand: Operand, beside: Sequence[Quantity], result: Operand
) -> tuple[Interval, ...]:
    """What it may be, and what plain figures of its unit nearby may be, but for the result."""
    unit = operand.quantity.unit
    found = [
        one.interval
        for one in beside
        if one.unit == unit
        and one.start != result.quantity.start
        and is_bounded(one.interval)
        and not (one.hedge or intersects(one.interval, operand.interval))
    ]
    return tuple(dict.fromkeys((operand.interval, *found)))


def _holds(equation: Equation, figures: Figures) -> bool:
    computed = equation.implied(figures)
    return computed is None or intersects(computed, figures[equation.result])


def drawn_in(operand: Operand, share: Decimal) -> Interval:
    """Return the operand's interval drawn in towards the printed number to a share of itself.

    A hedge ("about 40") and a range are what the text says, and are left as they are.
    """
    quantity, whole = operand.quantity, operand.interval
    if quantity.hedge is not None or quantity.is_range or not is_bounded(whole):
        return whole
    number = quantity.number
    if number not in whole:
        return whole
    return interval(number - (number - whole.low) * share, number + (whole.high - number) * share)


def growth_percent(before: Interval, after: Interval) -> Interval | None:
    """Return by how many per cent `after` is above `before`, which is nowhere 0 or less."""
    if before.low <= 0:
        return None
    quotient = divide(after, before)
    return None if quotient is None else scale(subtract(quotient, exactly(1)), 100)


def times_as_much(before: Interval, after: Interval) -> Interval | None:
    """Return how many times `before` goes into `after`."""
    return divide(after, before) if before.low > 0 else None


def yearly_percent(before: Interval, after: Interval, years: Interval) -> Interval | None:
    """Return the compound growth per year, in per cent, that leads from one to the other.

    `years` is how many years lie between the two: at least one.
    """
    quotient = times_as_much(before, after)
    if quotient is None or quotient.low <= 0 or not is_bounded(quotient) or years.low < 1:
        return None
    rates = [
        _root(end, count, context)  # half a millisecond each, for a count that is mostly exact
        for end, context in ((quotient.low, _DOWN), (quotient.high, _UP))
        for count in {years.low, years.high}
    ]
    return interval((min(rates) - 1) * _HUNDRED, (max(rates) - 1) * _HUNDRED)


def _root(value: Decimal, degree: Decimal, context: Context) -> Decimal:
    return context.power(value, context.divide(Decimal(1), degree))


def product(left: Interval, right: Interval) -> Interval:
    """Return every product of a value of each."""
    return multiply(left, right)
