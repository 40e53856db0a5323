"""A small chart: what each reading gives, against what the text says, on one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 160
_LEAST_BAR = 2.5
# From this ratio on, a linear scale would press the small values into a corner.
_LOGARITHMIC_FROM = 20.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `x` on, `width` long, in the units of the chart."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The bar of the stated value, and one for each reading (None where it has no value)."""

    stated: Bar
    readings: tuple[Bar | None, ...]
    logarithmic: bool


Ends = tuple[float | None, float | None]


def chart(stated: Ends, readings: Sequence[Ends]) -> Chart | None:
    """Return the chart, or None where there is nothing to compare."""
    known = [end for ends in (stated, *readings) for end in ends if end is not None]
    if all(end is None for end in stated) or len(set(known)) < 2:
        return None
    low, high = min(known), max(known)
    logarithmic = low > 0 and high / low > _LOGARITHMIC_FROM
    scale = _Scale(low, high, logarithmic)
    bar = scale.bar(stated)
    if bar is None:
        return None
    return Chart(bar, tuple(scale.bar(ends) for ends in readings), logarithmic)


class _Scale:
    def __init__(self, low: float, high: float, logarithmic: bool) -> None:
        self._logarithmic = logarithmic
        self._low, top = self._value(low), self._value(high)
        margin = (top - self._low) * 0.06
        self._low -= margin
        self._size = (top + margin) - self._low

    def bar(self, ends: Ends) -> Bar | None:
        """Return the bar of an interval; an open end reaches the edge."""
        low, high = ends
        if low is None and high is None:
            return None
        left = 0.0 if low is None else self._place(low)
        right = float(WIDTH) if high is None else self._place(high)
        width = max(right - left, _LEAST_BAR)
        return Bar(round(min(left, WIDTH - width), 1), round(width, 1))

    def _place(self, value: float) -> float:
        return (self._value(value) - self._low) / self._size * WIDTH

    def _value(self, value: float) -> float:
        return math.log10(value) if self._logarithmic else value
