"""One small chart: what each reading gives, against what the text says, on one scale.

A lane for each reading, numbered as in the table below the chart; the value of the text is a
band through all lanes. All sizes are in the chart's own units, x to the right and y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 440
# Left of it stand the numbers of the lanes.
LEFT = 24
LANE = 15
TOP = 18
_RIGHT = 8
_AXIS = 20
_LEAST_BAR = 3.0
# From this ratio on, a linear scale would press the small values into a corner.
_LOGARITHMIC_FROM = 20.0
_MOST_TICKS = 5
_SHORT = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))
# About the width of a letter of a label, so that labels stay within the chart.
_LETTER = 5.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `x` on, `width` long."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Lane:
    """A reading's lane: its number, the y of its middle, and its bar (None without a value)."""

    number: int
    y: float
    bar: Bar | None
    agrees: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis; `anchor` says how its label stands to it."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The band of the stated value, the lanes, and the axis at `bottom`."""

    stated: Bar
    stated_label: Tick
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    bottom: float
    height: float
    logarithmic: bool


Ends = tuple[float | None, float | None]


def chart(stated: Ends, readings: Sequence[Ends], agrees: Sequence[bool] = ()) -> Chart | None:
    """Return the chart, or None where there is nothing to compare."""
    known = [end for ends in (stated, *readings) for end in ends if end is not None]
    if all(end is None for end in stated) or len(set(known)) < 2:
        return None
    low, high = min(known), max(known)
    logarithmic = low > 0 and high / low > _LOGARITHMIC_FROM
    scale = _Scale(low, high, logarithmic)
    band = scale.bar(stated)
    if band is None:
        return None
    fits = [*agrees, *(False for _ in range(len(readings) - len(agrees)))]
    lanes = tuple(
        Lane(number, TOP + LANE * (number - 0.5), scale.bar(ends), fit)
        for number, (ends, fit) in enumerate(zip(readings, fits, strict=True), 1)
    )
    bottom = TOP + LANE * len(lanes) + 3.0
    return Chart(
        stated=band,
        stated_label=_tick(band.x + band.width / 2, "the text"),
        lanes=lanes,
        ticks=tuple(_tick(scale.place(value), _short(value)) for value in scale.ticks()),
        bottom=bottom,
        height=bottom + _AXIS,
        logarithmic=logarithmic,
    )


def _tick(x: float, label: str) -> Tick:
    half = len(label) * _LETTER / 2
    if x - half < LEFT:
        return Tick(round(x, 1), label, "start")
    return Tick(round(x, 1), label, "end" if x + half > WIDTH else "middle")


def _short(value: float) -> str:
    size, word = next(((s, f" {w}") for s, w in _SHORT if abs(value) >= s), (1.0, ""))
    number = f"{value / size:,.6g}" if abs(value / size) < 1e6 else f"{value / size:.0e}"
    return f"{number}{word}"


# Below this a size has no logarithm of its own any more.
_LEAST_SIZE = 1e-300
_LEAST_POWER = -300


class _Scale:
    def __init__(self, low: float, high: float, logarithmic: bool) -> None:
        self._logarithmic = logarithmic
        self._low, top = self._value(low), self._value(high)
        margin = (top - self._low) * 0.06
        self._low -= margin
        self._high = top + margin
        self._size = max(self._high - self._low, _LEAST_SIZE)

    def bar(self, ends: Ends) -> Bar | None:
        """Return the bar of an interval; an open end reaches the edge."""
        low, high = ends
        if low is None and high is None:
            return None
        right_edge = float(WIDTH - _RIGHT)
        left = float(LEFT) if low is None else self.place(low)
        right = right_edge if high is None else self.place(high)
        width = max(right - left, _LEAST_BAR)
        return Bar(round(max(float(LEFT), min(left, right_edge - width)), 1), round(width, 1))

    def place(self, value: float) -> float:
        """Return the x of a value."""
        room = WIDTH - LEFT - _RIGHT
        return LEFT + (self._value(value) - self._low) / self._size * room

    def ticks(self) -> list[float]:
        """Return round values within the scale, at most a handful."""
        if self._logarithmic:
            powers = range(max(math.ceil(self._low), _LEAST_POWER), math.floor(self._high) + 1)
            every = max(1, math.ceil(len(powers) / _MOST_TICKS))
            return [10.0**power for power in powers[::every]]
        step = _round_step(self._size / (_MOST_TICKS - 1))
        first = math.ceil(self._low / step)
        return [number * step for number in range(first, math.floor(self._high / step) + 1)]

    def _value(self, value: float) -> float:
        return math.log10(value) if self._logarithmic else value


def _round_step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20 ... that is not under `least`."""
    power: float = 10.0 ** math.floor(math.log10(least))
    return next(
        (power * times for times in (1, 2, 5) if power * times >= least * 0.999), power * 10
    )
