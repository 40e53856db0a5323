"""Whether the figures of an equation make it, and whether one slip in one of them keeps them from
it.

It is reckoned with floats: a rule judges what is found here with exact numbers once more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec import Struct, field

from factcheck.arithmetic.misprints import is_swap, slips_of
from factcheck.extracting.frames.spots import Spot

_FRACTIONS = (50, 100 / 3, 200 / 3, 25, 75, 20, 40, 60, 80, 100 / 6, 100 / 7, 12.5, 100 / 9, 10)
_STEPS = (-2, -1, 1, 2)  # by which a number in words is misremembered
_IN_FULL = re.compile(r"\d{1,3}(?:,\d{3})*")
_SURE = 2  # digits of a figure: from one digit too many others are a slip away
_ROUGH = 0.12  # of an amount, that its rounding may leave open
_NEAR = 1e-9  # of a figure, that floats may be off

_Named = list[tuple[str, Spot]]
_Reach = tuple[float, float]
_Reaches = Sequence[_Reach]


class Reading(Struct, frozen=True):
    """The kind of a relation and its operands by role, in the one way and in another; `how` is the
    equation that they make, where it is not the one of that kind."""

    kind: str
    named: _Named
    turned: Sequence[_Named] = ()
    traits: Mapping[str, str] = field(default_factory=dict)
    how: str = ""

    @property
    def equation(self) -> str:
        """The name of the equation that the operands make."""
        return self.how or self.kind

    @property
    def result(self) -> Spot:
        """The figure that the others make: the first of a list, the last of others."""
        return self.named[0 if self.kind == "parts" else -1][1]

    def holds(self) -> bool:
        """Whether the figures as printed make the equation."""
        return _EQUATIONS[self.equation]([_reach(spot) for _, spot in self.named])


def is_slip(reading: Reading, *, swapped: bool = False) -> bool:
    """Whether an equation does not hold, and would with one slip of one figure undone, if need be
    one of two swapped digits."""
    if reading.holds():
        return False
    spots = [spot for _, spot in reading.named]
    reaches = [_as_printed(spot) for spot in spots]
    if any(high == _INFINITE or low == -_INFINITE for low, high in reaches):
        return False
    if not swapped and any(map(_is_rough, spots, reaches)):
        return False
    holds = _EQUATIONS[reading.equation]
    for at, spot in enumerate(spots):
        number, (low, high) = float(spot.quantity.number), reaches[at]
        for meant in _meant(spot):
            off = meant - number
            mended = [*reaches[:at], (low + off, high + off), *reaches[at + 1 :]]
            if holds(mended) and (not swapped or _is_swap(spot, meant)):
                return True
    return False


_INFINITE = float("inf")


def _reach(spot: Spot) -> _Reach:
    return float(spot.interval.low), float(spot.interval.high)


def _is_rough(spot: Spot, reach: _Reach) -> bool:
    """Whether an amount is told so roughly that much would fit: "2 million"."""
    low, high = reach
    return spot.quantity.unit != "percent" and high - low > _ROUGH * abs(low + high) / 2


def _as_printed(spot: Spot) -> _Reach:
    """What a figure can be that is meant to fit: printed in full, it has all its digits."""
    quantity = spot.quantity
    printed = quantity.text.partition(" ")[0]
    if quantity.hedge is not None or not _IN_FULL.fullmatch(printed):
        return _reach(spot)
    scaled = quantity.number != Decimal(printed.replace(",", ""))
    exact = float(quantity.number)
    return _reach(spot) if scaled or quantity.unit == "percent" else (exact, exact)


def _is_swap(spot: Spot, meant: float) -> bool:
    return is_swap(spot.quantity.number, Decimal(f"{meant:.10g}"), fewest=2)


def _meant(spot: Spot) -> Iterable[float]:
    """What a figure may have been meant to be."""
    number = spot.quantity.number
    if not any(char.isdigit() for char in spot.quantity.text):
        if spot.quantity.unit == "percent":
            return _FRACTIONS
        return [float(number) + step for step in _STEPS if number + step > 0]
    if len(number.normalize().as_tuple().digits) < _SURE:
        return ()
    return slips_of(number)


def _meet(low: float, high: float, told: _Reach) -> bool:
    return low <= told[1] + _NEAR * abs(told[1]) and told[0] - _NEAR * abs(told[0]) <= high


def _is_share(told: _Reaches) -> bool:
    part, whole, share = told
    if whole[0] <= 0:
        return True
    return _meet(part[0] / whole[1] * 100, part[1] / whole[0] * 100, share)


def _is_change(told: _Reaches) -> bool:
    """Whether one of two figures is so many per cent more or less than the other, in any order."""
    one, other, size = told
    if one[0] <= 0 or other[0] <= 0:
        return True
    ratios = ((one[0] / other[1], one[1] / other[0]), (other[0] / one[1], other[1] / one[0]))
    for low, high in ratios:
        if _meet((low - 1) * 100, (high - 1) * 100, size):
            return True
        if _meet((1 - high) * 100, (1 - low) * 100, size):
            return True
    return False


def _is_difference(told: _Reaches) -> bool:
    one, other, gap = told
    low, high = one[0] - other[1], one[1] - other[0]
    return _meet(low, high, gap) or _meet(-high, -low, gap)


def _is_product(told: _Reaches) -> bool:
    rate, number, whole = told
    return _meet(rate[0] * number[0], rate[1] * number[1], whole)


def _is_sum(told: _Reaches) -> bool:
    """Whether parts make their whole, all of them or some."""
    whole, *parts = told
    for size in range(len(parts), 1, -1):
        for some in combinations(parts, size):
            if _meet(sum([low for low, _ in some]), sum([high for _, high in some]), whole):
                return True
    return False


_EQUATIONS: Mapping[str, Callable[[_Reaches], bool]] = {
    "fraction": _is_share,
    "change": _is_change,
    "difference": _is_difference,
    "product": _is_product,
    "parts": _is_sum,
}
