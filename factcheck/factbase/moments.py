"""Dates as packs write them: the part of EDTF that a fact needs."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from factcheck.factbase.facts import Moment

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?[~?%]?")


@lru_cache(maxsize=65536)
def moment(text: str) -> Moment:
    """Return the days that an EDTF date or interval can mean.

    Known are years, months, days, decades ("199X"), centuries ("19XX"), the qualifiers "~?%"
    and closed intervals "a/b". Raises ValueError for anything else.
    """
    begin, slash, end = text.partition("/")
    first, last = _bounds(begin)
    if slash:
        last = _bounds(end)[1]
    if last < first:
        raise ValueError(f"{text!r} ends before it begins")
    return Moment(text, first, last)


def _bounds(text: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date such as 2016, 2016-03 or 2016-03-01")
    year, month, day = match.groups()
    if "X" in year:
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    try:
        if day:
            exact = date(int(year), int(month), int(day))
            return exact, exact
        if month:
            return date(int(year), int(month), 1), _end_of_month(int(year), int(month))
        return date(int(year), 1, 1), date(int(year), 12, 31)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: {error}") from None


def _end_of_month(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
