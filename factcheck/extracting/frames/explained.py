"""Whether the figures of a passage make a figure that is told to follow from them, in any way.

A sum that is no sum of its parts may be their difference, a share of one of them, a product, or the
same figure told once more: whoever says "so" need not say which. What no such reckoning makes, from
any of the figures, is wrong however it was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations, product

from msgspec.structs import replace

from factcheck.arithmetic.intervals import (
    add,
    divide,
    exactly,
    intersects,
    interval,
    is_bounded,
    multiply,
    scale,
    subtract,
    total,
)
from factcheck.extracting.frames.passages import are_alike, in_unit_of, is_amount
from factcheck.extracting.frames.spots import Spot
from factcheck.model.interval import Interval

MOST = 8  # figures of which every reckoning is tried
_FEW = 5  # of which every one may be added, taken off or left out
_WIDE = 2  # times its figure, to which "more than" may reach
_PARTS = {
    "percent": Decimal("0.01"),
    "percentage_point": Decimal("0.01"),
    "basis_point": Decimal("0.0001"),
}
_ONE = exactly(1)


def as_precise(spot: Spot, others: Sequence[Spot]) -> Spot:
    """Return a round figure not much less exact than those beside it: who prints 65,000 has not
    rounded the 80,000 next to it to tens of thousands."""
    if spot.quantity.hedge is not None or not is_bounded(spot.interval):
        return spot
    number, reach = spot.quantity.number, spot.interval
    widths = [
        one.interval.high - one.interval.low
        for one in others
        if one is not spot and one.quantity.hedge is None and is_bounded(one.interval)
    ]
    finest = min((width for width in widths if width > 0), default=reach.high - reach.low)
    low, high = max(reach.low, number - finest), min(reach.high, number + finest)
    return replace(spot, interval=interval(low, high))


def is_explained(result: Spot, figures: Sequence[Spot]) -> bool:
    """Whether any reckoning with the figures, the last of many, gives the result."""
    figures = figures[-MOST:]
    sought = _reach(result) if is_amount(result) else _factor(result)
    return any(intersects(value, sought) for value in _reckoned(result, figures))


def _reach(spot: Spot) -> Interval:
    """What a figure can be: "more than 30" is hardly more than twice as much."""
    reach, number = spot.interval, spot.quantity.number
    low = reach.low if reach.low.is_finite() else number / _WIDE
    high = reach.high if reach.high.is_finite() else number * _WIDE
    return interval(min(low, high), high)


def _factor(spot: Spot) -> Interval:
    """A share, a multiple or points as a number beside one."""
    return scale(_reach(spot), _PARTS.get(spot.quantity.unit or "", 1))


def _reckoned(result: Spot, figures: Sequence[Spot]) -> Iterator[Interval]:
    """Everything that the figures make."""
    amounts = [one for one in figures if is_amount(one)]
    factors = [_factor(one) for one in figures if not is_amount(one)]
    alike = [as_precise(one, amounts).interval for one in _scaled(result, amounts)]
    every = [one.interval for one in amounts]
    yield from alike
    yield from factors
    yield from _sums(alike)
    for one, other in permutations([*every, *factors], 2):
        times = multiply(one, other)
        yield times
        yield from (add(times, more) for more in alike)
        yield subtract(one, other)
        yield from _quotients(one, other)
    for one, other, whole in permutations(every, 3):  # a sum, over what is not in it
        if one.low <= other.low:
            yield from _quotients(add(one, other), whole)
            yield from _quotients(whole, add(one, other))
    for factor in factors:
        for changed in (add(_ONE, factor), subtract(_ONE, factor)):
            yield changed
            for amount in every:
                yield multiply(amount, changed)
                yield from _quotients(amount, changed)


def _quotients(one: Interval, other: Interval) -> Iterator[Interval]:
    """How many times the one is the other, and by how much it is more or less."""
    quotient = divide(one, other)
    if quotient is not None:
        yield quotient
        yield subtract(quotient, _ONE)
        yield subtract(_ONE, quotient)


def _scaled(result: Spot, amounts: Sequence[Spot]) -> list[Spot]:
    """The figures that can be of the result's kind, bare ones in its scale as well."""
    alike = [one for one in amounts if are_alike(one, result)]
    units = [one for one in alike if one.quantity.unit is not None]
    scaled = [in_unit_of(one, units[-1]) for one in alike if one.quantity.unit is None and units]
    return [*alike, *(one for one in scaled if one not in alike)]


def _sums(parts: Sequence[Interval]) -> Iterator[Interval]:
    """What the parts make where each is added, taken off or left out; of many, only their sums and
    what they leave of one another."""
    if len(parts) <= _FEW:
        for signs in product((1, 0, -1), repeat=len(parts)):
            yield total(scale(one, sign) for one, sign in zip(parts, signs, strict=True))
        return
    for many in range(1, len(parts) + 1):
        for some in combinations(range(len(parts)), many):
            summed = total(parts[at] for at in some)
            yield summed
            yield from (subtract(whole, summed) for at, whole in enumerate(parts) if at not in some)
