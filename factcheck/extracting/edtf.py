"""Times in EDTF level 1 (ISO 8601-2), and durations as in ISO 8601."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_DURATION_LETTERS = {
    "millennium": ("Y", 1000),
    "century": ("Y", 100),
    "decade": ("Y", 10),
    "year": ("Y", 1),
    "half": ("M", 6),
    "quarter": ("M", 3),
    "season": ("M", 3),
    "month": ("M", 1),
    "fortnight": ("W", 2),
    "week": ("W", 1),
    "day": ("D", 1),
    "night": ("D", 1),
    "weekend": ("D", 2),
}
_TIME_LETTERS = {"hour": "H", "minute": "M", "second": "S"}


def year_text(year: int | None) -> str:
    """Return a year of four digits, with a sign before year 0; "XXXX" when it is not known."""
    if year is None:
        return "XXXX"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def month_text(year: int | None, month: int | None) -> str:
    """Return year and month (or an EDTF season code), "XX" for what is not known."""
    return f"{year_text(year)}-{'XX' if month is None else f'{month:02}'}"


def day_text(year: int | None, month: int | None, day: int) -> str:
    """Return year, month and day."""
    return f"{month_text(year, month)}-{day:02}"


def interval_text(first: date, last: date, *, approximate: bool = False) -> str:
    """Return an interval of two days, or of months or years where it fills them."""
    mark = "~" if approximate else ""
    if first == last:
        return f"{first.isoformat()}{mark}"
    left, right = _shortest(first, last)
    if left == right:
        return f"{left}{mark}"
    return f"{left}{mark}/{right}{mark}"


def _shortest(first: date, last: date) -> tuple[str, str]:
    """Return both ends at the coarsest precision that says the same days."""
    whole_months = first.day == 1 and ((last.month == 12 and last.day == 31) or _ends_month(last))
    if not whole_months:
        return first.isoformat(), last.isoformat()
    if first.month == 1 and last.month == 12:
        return f"{first.year:04}", f"{last.year:04}"
    return first.isoformat()[:7], last.isoformat()[:7]


def _ends_month(day: date) -> bool:
    if day.day < 28:
        return False
    try:
        day.replace(day=day.day + 1)
    except ValueError:
        return True
    return False


def duration_text(lengths: list[tuple[Decimal, str]]) -> str:
    """Return an ISO 8601 duration ("P1Y6M", "PT3H") of counts and units."""
    days: dict[str, Decimal] = {}
    times: dict[str, Decimal] = {}
    for value, unit in lengths:
        if unit in _TIME_LETTERS:
            letter = _TIME_LETTERS[unit]
            times[letter] = times.get(letter, Decimal(0)) + value
        else:
            letter, factor = _DURATION_LETTERS[unit]
            days[letter] = days.get(letter, Decimal(0)) + value * factor
    head = "".join(f"{plain(days[letter])}{letter}" for letter in "YMWD" if letter in days)
    tail = "".join(f"{plain(times[letter])}{letter}" for letter in "HMS" if letter in times)
    return f"P{head}T{tail}" if tail else f"P{head}"


def plain(value: Decimal) -> str:
    """Return a number without exponent or trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
