"""Holidays that have a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.periods import in_its_year
from factcheck.extracting.times_lexicon import Holiday, time_words


def holiday(text: TimeText, index: int) -> Moment | None:
    """Read a holiday that has a date, with its year where it follows."""
    for named in text.lexicon.holidays.get(text.words[index], ()):
        if not text.phrase(index, named.words) or not text.capital(index):
            continue
        if text.capital(index + len(named.words)):
            return None  # the Good Friday Agreement
        made = in_its_year(text, Moment(index, index + len(named.words), "day"))
        if made.year is None and text.anchor is None:
            return replace(made, edtf="XXXX-XX-XX" if named.fixed is None else "", **_fixed(named))
        return _holiday_day(text, made, named)
    return None


def _fixed(named: Holiday) -> dict[str, Any]:
    return {"month": named.fixed[0], "day": named.fixed[1]} if named.fixed else {}


def _holiday_day(text: TimeText, made: Moment, named: Holiday) -> Moment:
    """Place a holiday in its year, or in the one that fits the document."""
    if named.fixed:
        return replace(made, month=named.fixed[0], day=named.fixed[1])
    anchor = text.anchor
    year = made.year if made.year is not None else anchor.year if anchor else 0
    day = _movable(named, year)
    if made.year is None and anchor and day and day > anchor and not text.looks_ahead(made.start):
        day = _movable(named, year - 1)
    return replace(made, window=(day, day), relative=made.year is None) if day else made


def _movable(named: Holiday, year: int) -> date | None:
    if named.nth is not None:
        month, weekday, number = named.nth
        return days.nth_weekday(year, month, weekday, number)
    if named.orthodox is not None:
        sunday, step = days.orthodox_easter(year), named.orthodox
    else:
        sunday, step = days.easter(year), named.easter or 0
    return days.add_days(sunday, step) if sunday else None


def easter_days(name: str, year: int) -> tuple[date, ...]:
    """Return the days of a holiday that goes by Easter, in the western and the eastern churches."""
    words = tuple(name.lower().split())
    for named in time_words().holidays.get(words[0], ()) if words else ():
        step = named.easter if named.easter is not None else named.orthodox
        if named.words == words and step is not None:
            sundays = (days.easter(year), days.orthodox_easter(year))
            found = [days.add_days(sunday, step) for sunday in sundays if sunday is not None]
            return tuple(day for day in found if day is not None)
    return ()
