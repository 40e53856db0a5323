"""Every way in which the size of a change can be read: as a share, points, a multiple, a sum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, exactly, interval, negate, scale, subtract
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand
from factcheck.rulebook.equations import (
    Equation,
    Figures,
    growth_percent,
    times_as_much,
    yearly_percent,
)
from factcheck.rulebook.printing import amount

_DAYS_OF_A_YEAR = Decimal("365.25")
_ONE = Decimal(1)
_MOST_PERCENT = 100  # by which a share can change


class Way(Struct, frozen=True):
    """One way to read the size of a change: what is computed, and the size in its unit."""

    equation: Equation
    stated: Operand


def ways_to_read(size: Operand, before: Operand, after: Operand, told: str) -> Iterator[Way]:
    """Every way to read the size, the usual one first; a fall counts as a negative rise.

    `told` is over how many years the text says that the change went, "" where it does not.
    """
    quantity, unit = size.quantity, before.quantity.unit or after.quantity.unit
    if size.role == "yearly":
        years = exactly(Decimal(told)) if told else _years_between(before, after)
        if years is not None:
            yield from signed(size, _compound(years))
    elif quantity.unit == "percent" or _is_fraction(size):
        whole = size if quantity.unit == "percent" else _scaled(size, Decimal(100))
        yield from signed(whole, PERCENT)
        if unit == "percent":
            yield from signed(size, POINTS)
    elif quantity.unit in ("percentage_point", "basis_point") or (
        quantity.unit == "point" and unit == "percent"
    ):
        if unit == "percent":
            points = Decimal("0.01") if quantity.unit == "basis_point" else _ONE
            yield from signed(_scaled(size, points), POINTS)
    elif quantity.unit == "time":
        yield from _factors(size)
    elif quantity.unit == "point" and _is_fraction(before) and _is_fraction(after):
        return  # "from a tenth to a fifth, by ten points"
    elif unit == "percent" and quantity.unit is None and quantity.number > _MOST_PERCENT:
        return  # "by 30 million, from 5% of sales to 4%"
    elif quantity.unit in (unit, None, "point") or unit is None:
        yield from signed(size, replace(DIFFERENCE, unit=unit))


def _factors(size: Operand) -> Iterator[Way]:
    """ "Five times": as much, that much more, or that much less."""
    quantity = size.quantity
    if quantity.number < 1 and not size.interval.high.is_finite():
        # "More than halved" leaves less than a half.
        below = interval(0, quantity.number, high_closed=False)
        yield Way(TIMES, replace(size, interval=below))
        return
    yield Way(TIMES, size)
    less = divide(exactly(1), size.interval)
    if less is not None and quantity.number > 0 and quantity.change == "down":
        number = 1 / quantity.number
        mended = replace(quantity, number=number, interval=less)
        yield Way(TIMES, replace(size, interval=less, quantity=mended))
    if "times" in quantity.text and quantity.change == "up":
        more = subtract(size.interval, exactly(-1))
        mended = replace(quantity, number=quantity.number + 1, interval=more)
        yield Way(TIMES, replace(size, interval=more, quantity=mended))


def signed(size: Operand, equation: Equation) -> Iterator[Way]:
    """The size as it stands, and as a fall."""
    yield Way(equation, size)
    quantity = replace(size.quantity, number=-size.quantity.number)
    yield Way(equation, replace(size, quantity=quantity, interval=negate(size.interval)))


def _scaled(size: Operand, factor: Decimal) -> Operand:
    quantity = replace(size.quantity, number=size.quantity.number * factor)
    return replace(size, quantity=quantity, interval=scale(size.interval, factor))


def _is_fraction(size: Operand) -> bool:
    """Whether a figure is a part of another in words: "by a third", "from a tenth"."""
    return (
        size.quantity.unit is None
        and not any(char.isdigit() for char in size.text)
        and (0 < size.quantity.number < 1)
    )


def _growth(figures: Figures) -> Interval | None:
    return growth_percent(figures["before"], figures["after"])


def _difference(figures: Figures) -> Interval | None:
    return subtract(figures["after"], figures["before"])


def _times(figures: Figures) -> Interval | None:
    return times_as_much(figures["before"], figures["after"])


PERCENT = Equation("change in per cent", "size", "percent", _growth)
POINTS = Equation("difference", "size", "percentage_point", _difference)
DIFFERENCE = Equation("difference", "size", None, _difference)
TIMES = Equation("ratio", "size", "time", _times)


def _compound(years: Interval) -> Equation:
    def rate(figures: Figures) -> Interval | None:
        return yearly_percent(figures["before"], figures["after"], years)

    return Equation(f"growth per year over {number_text(years)} years", "size", "percent", rate)


def _years_between(before: Operand, after: Operand) -> Interval | None:
    """How many years lie between the times of two figures, to the nearest half."""
    if before.time is None or after.time is None:
        return None
    starts, ends = (before.time.first, after.time.first), (before.time.last, after.time.last)
    if starts[0] is None or starts[1] is None or ends[0] is None or ends[1] is None:
        return None
    low = Decimal((starts[1] - starts[0]).days) / _DAYS_OF_A_YEAR
    high = Decimal((ends[1] - ends[0]).days) / _DAYS_OF_A_YEAR
    count = round((low + high) / 2)
    return exactly(count) if count >= 2 and abs(low - high) < _ONE else None


def number_text(value: Interval) -> str:
    """Return a number without a unit, for a message."""
    return amount(value.low, None)
