"""Arithmetic on fuzzy dates: how many whole units lie between two periods.

A period is its first and last day, both included, as exact as it is known: "1950" is all of
that year. Every result holds whatever days the two periods can mean.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple

_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_LONGEST_MONTH = 31  # days
_MOST_OF_A_WEEK = 4  # days by which weeks may be rounded up
UNITS = frozenset({*_DAYS, *_MONTHS})


class Days(NamedTuple):
    """A period by its first and last day, both included."""

    first: date
    last: date


def completed(start: date, end: date, unit: str) -> int:
    """Return how many whole units have passed from `start` to `end`; negative when it is earlier.

    `unit` is one of UNITS. A month is complete on the same day of a later month, or on the
    last day of one that has no such day.
    """
    if end < start:
        return -completed(end, start, unit)
    if unit in _DAYS:
        return (end - start).days // _DAYS[unit]
    months = (end.year - start.year) * 12 + end.month - start.month
    if end.day < min(start.day, monthrange(end.year, end.month)[1]):
        months -= 1
    return months // _MONTHS[unit]


def elapsed(start: Days, end: Days, unit: str) -> tuple[int, int]:
    """Return the least and the most whole units that can lie between two periods."""
    return completed(start.last, end.first, unit), completed(start.first, end.last, unit)


def steps(start: Days, end: Days, unit: str) -> tuple[int, int]:
    """Return the least and the most differences in calendar units: 2001 to 2006 is 5 years,
    whatever the days."""
    size = _MONTHS.get(unit)
    if size is None:
        return elapsed(start, end, unit)
    least = _ordinal(end.first, size) - _ordinal(start.last, size)
    return least, _ordinal(end.last, size) - _ordinal(start.first, size)


def spanned(start: Days, end: Days, unit: str) -> tuple[int, int]:
    """Return the least and the most units that people count from one period through another.

    Some count both ends ("the five years 2011-2015", "3 to 12 May, ten days"), others what
    lies between them (nine nights).
    """
    whole, stepped = elapsed(start, end, unit), steps(start, end, unit)
    if _DAYS.get(unit, 1) > 1:  # the last day is no further week, but most of one counts as one
        days = (end.last - start.first).days + 1
        return whole[0], max(whole[1], (days + _MOST_OF_A_WEEK) // _DAYS[unit])
    if all((one.last - one.first).days < _LONGEST_MONTH for one in (start, end)):
        return min(whole[0], stepped[0]), whole[1] + 1  # nobody counts years by days told
    return min(whole[0], stepped[0]), max(whole[1], stepped[1]) + 1


def one_part_off(stated: Days, known: Days) -> bool:
    """Whether two days are told alike but for the day, the month or the year: "11 December 2002"
    and "11 December 2001". Neighbouring days are one event in two time zones."""
    if stated.first != stated.last or known.first != known.last:
        return False
    one, other = stated.first, known.first
    off = (one.year != other.year) + (one.month != other.month) + (one.day != other.day)
    return off == 1 and abs((one - other).days) > 1


def _ordinal(day: date, months: int) -> int:
    return (day.year * 12 + day.month - 1) // months


def month_length(year: int | None, month: int) -> int:
    """Return the days of a month; of February without a year, 29."""
    return monthrange(2000 if year is None else year, month)[1]
