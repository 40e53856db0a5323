"""Lengths that end on a day: "the four months to April", "the year ended 31 March 2016"."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import placing
from factcheck.extracting.calendar_days import Window
from factcheck.extracting.dates import any_date
from factcheck.extracting.durations import unit_name
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.relative_times import with_the
from factcheck.extracting.time_numbers import is_year_figure

_ENDS = frozenset({"to", "ended", "ending", "through", "until"})
_BEFORE_END = frozenset({"in", "on", "the", "end", "of", "-"})
_LONG = frozenset({"year", "decade"})
_UNITS = frozenset({"day", "week", "fortnight", "month", "quarter", "half", "year", "decade"})


def span_to(text: TimeText, length: Moment) -> Moment | None:
    """Return the days that a length told before "to April", "ended 30 September" covers."""
    if length.unit not in _UNITS or length.number is None or length.approximate:
        return None
    if length.number != length.number.to_integral_value():
        return None
    return _span(text, with_the(text, length.start), length.stop, int(length.number), length.unit)


def unit_to(text: TimeText, index: int) -> Moment | None:
    """Read "year to March 2016", "the quarter ended 30 June", "week to 25 November"."""
    unit = unit_name(text, index)
    if unit is None or unit[1] or unit[0] not in _UNITS or text.words[index].endswith("s"):
        return None
    start = index - 1 if index and text.words[index - 1] in text.lexicon.fiscal_words else index
    return _span(text, with_the(text, start), index + 1, 1, unit[0])


def _span(text: TimeText, start: int, at: int, count: int, unit: str) -> Moment | None:
    words = text.words
    at += words[at] == "period"
    if words[at] not in _ENDS:
        return None
    end = at + 1
    while words[end] in _BEFORE_END and end < at + 5:
        end += 1
    target = any_date(text, end, sure=words[at] != "until")
    if target is None and unit in _LONG:
        target = _year(text, end)
    if target is None or not (target.month or target.grain == "year"):
        return None
    window = _window(placing.place(text, target).window, count, unit)
    relative = target.relative or not target.has_year
    made = Moment(start, target.stop, "range", window=window, relative=relative, chains=True)
    return made if window else replace(made, edtf="XXXX/XXXX")


def _year(text: TimeText, index: int) -> Moment | None:
    """Read the plain year of "the decade to 2015"."""
    word = text.words[index]
    if not is_year_figure(word) or text.is_amount(index + 1):
        return None
    return Moment(index, index + 1, "year", year=int(word))


def _window(end: Window | None, count: int, unit: str) -> Window | None:
    """Return the `count` units up to the last day of `end`."""
    if end is None:
        return None
    after = days.add_days(end[1], 1)
    first: date | None = days.add(after, -count, unit) if after else None
    return (first, end[1]) if first else None
