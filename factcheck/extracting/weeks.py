"""Weeks, and parts of the current period: "week 31", "rest of the year", "year to date"."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import placing
from factcheck.extracting.dates import any_date
from factcheck.extracting.durations import unit_name
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.periods import in_its_year
from factcheck.extracting.relative_times import shift_led, unit_period, with_the
from factcheck.extracting.time_numbers import day_number, year_beside

_WEEK_STARTS = frozenset({"commencing", "starting", "beginning", "of"})


def week_led(text: TimeText, index: int) -> Moment | None:
    """Read "week 31", "the week of the 18th", "the week starting February 4", "the weekend"."""
    words = text.words
    start = with_the(text, index)
    number = words[index + 1]
    if words[index] == "week" and number.isdecimal() and 1 <= int(number[:3]) <= 53:
        return in_its_year(text, Moment(index, index + 2, "week", part=int(number)))
    if number in {"after", "before"}:
        return unit_after_next(text, index)
    if words[index] == "week" and number in _WEEK_STARTS:
        return _week_of_day(text, start, index + 2)
    alone = start < index or words[index - 1 if index else -1] in {"on", "at", "over"}
    if not alone or (words[index] == "week" and not text.closes(index + 1)):
        return None
    if not text.closes(index + 1) or words[index + 1] == "-":
        return None
    return replace(
        unit_period(text, index, index, 0, textual=False) or made_week(index), start=start
    )


def made_week(index: int) -> Moment:
    """Return a week without a place on the calendar."""
    return Moment(index, index + 1, "week", edtf="XXXX", relative=True)


def _week_of_day(text: TimeText, start: int, at: int) -> Moment | None:
    words = text.words
    while words[at] in {"on", "the"} and at < start + 6:
        at += 1
    dated = any_date(text, at)
    if dated is None:
        day = day_number(text, at)
        if day is None or not day[2]:
            return None
        dated = Moment(at, day[1], "day", day=day[0], relative=True)
    if dated.grain != "day":
        return None
    window = placing.place(text, dated).window
    week = days.week(window[0]) if window else None
    made = Moment(start, dated.stop, "week", window=week, relative=dated.year is None)
    return made if week else replace(made, edtf="XXXX")


def unit_after_next(text: TimeText, index: int) -> Moment | None:
    """Read "the week after next", "the year before last", "the weekend after the next"."""
    words = text.words
    at = index + 3 if words[index + 2] == "the" else index + 2
    step = {("after", "next"): 2, ("before", "last"): -2}.get((words[index + 1], words[at]))
    if step is None:
        return None
    found = unit_period(text, index, index, step, textual=False)
    return replace(found, start=with_the(text, index), stop=at + 1) if found else None


def of_month(text: TimeText, index: int) -> Moment | None:
    """Read "the month of May", "month of September"."""
    if text.words[index + 1] != "of":
        return None
    month = any_date(text, index + 2, sure=True)
    if month is None or month.grain != "month":
        return None
    return replace(month, start=with_the(text, index))


def rest_of(text: TimeText, index: int) -> Moment | None:
    """Read "rest of the week", "rest of my week", "remainder of this year"."""
    words = text.words
    at = index + 2 if words[index + 1] == "of" else index + 1
    at = at + 1 if words[at] in {"the", "my", "our", "this", "current"} else at
    unit = unit_name(text, at)
    if unit is None or at == index + 1:
        return None
    whole = unit_period(text, at, at, 0, textual=False)
    if whole is None:
        return None
    made = replace(whole, start=index, grain="range")
    if whole.window is not None and text.anchor is not None:
        made.window = (text.anchor, whole.window[1])
    return made


def year_end(text: TimeText, index: int) -> Moment | None:
    """Read "year-end", "year end", "month-end": the end of the current one."""
    words = text.words
    at = index + 2 if words[index + 1] == "-" else index + 1
    if words[at] != "end":
        return None
    year = year_beside(text, at + 1) if words[index] == "year" else None
    if year is not None:
        return Moment(index, year[1], "year", year=year[0], stage="end", approximate=True)
    whole = unit_period(text, index, index, 0, textual=False)
    return replace(whole, stop=at + 1, stage="end", approximate=True) if whole else None


def to_date(text: TimeText, index: int) -> Moment | None:
    """Read "so far this year", "year to date", "year-to-date"."""
    words = text.words
    if words[index] == "so":
        if words[index + 1] != "far" or words[index + 2] != "this":
            return None
        whole = shift_led(text, index + 2)
    else:
        dashes = words[index + 1] == "-"
        if not text.phrase(index + 1, ("-", "to", "-", "date") if dashes else ("to", "date")):
            return None
        whole = unit_period(text, index, index, 0, textual=False)
        whole = replace(whole, stop=index + (5 if dashes else 3)) if whole else None
    if whole is None:
        return None
    made = replace(whole, start=index, grain="range")
    if whole.window is not None and text.anchor is not None:
        made.window = (whole.window[0], text.anchor)
    return made
