"""Readers that weigh several kinds of time at one token: figures, weekdays, apostrophes."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factcheck.extracting.clock_times import clock_time, has_clock, o_clock
from factcheck.extracting.dates import any_date, day_led, weekday_led
from factcheck.extracting.durations import unit_name
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.numeric_dates import bare_month_and_day, numeric_date
from factcheck.extracting.periods import marked_part, ordinal_led
from factcheck.extracting.relative_times import day_of_month, shift_led, with_the
from factcheck.extracting.time_numbers import (
    day_number,
    has_parts,
    is_year_figure,
    ordinal,
    year_beside,
)
from factcheck.extracting.time_offsets import duration_led
from factcheck.extracting.years import decade_in_figures, decade_in_words, year_led, year_span


def figure_led(text: TimeText, index: int) -> Moment | None:
    """Read what begins with figures, by the token that follows them."""
    words = text.words
    word, following = words[index], words[index + 1]
    if has_parts(text, index + 1):
        return duration_led(text, index)
    if word.isdecimal() and (
        following not in text.lexicon.after_dated
        or (following == "." and len(word) > 2 and not text.touches(index + 2))
    ):
        return year_led(text, index)
    if word.isdecimal() and following != "hours" and _is_unit(text, index + 1):
        return duration_led(text, index) or year_led(text, index)
    if following in {"/", "-", "–", "."} or "." in word or "," in word:
        found = year_span(text, index) or numeric_date(text, index)
        if found is not None:
            return found
    if following in {"s", "'", "’"}:
        found = decade_in_figures(text, index)
        if found is not None:
            return found
    if has_clock(text, index):
        clock = clock_time(text, index)
        if clock is not None:
            return clock
    if following in text.lexicon.ordinal_suffixes:
        return ordinal_led(text, index) or day_of_month(text, index) or day_led(text, index)
    return (
        day_led(text, index)
        or day_of_month(text, index)
        or _year_first(text, index)
        or marked_part(text, index)
        or duration_led(text, index)
        or bare_month_and_day(text, index)
        or year_led(text, index)
    )


def count_led(text: TimeText, index: int) -> Moment | None:
    """Read what begins with a number word: "two years", "five o'clock", "twenty-first of May"."""
    if _is_unit(text, index + 1):
        return duration_led(text, index)
    return (
        o_clock(text, index)
        or ordinal_led(text, index)
        or day_of_month(text, index)
        or day_led(text, index)
        or duration_led(text, index)
    )


def _is_unit(text: TimeText, index: int) -> bool:
    """Whether a token is a unit of time and nothing else: not the "second" of "twenty second"."""
    word = text.words[index]
    return word in text.lexicon.units and word not in text.lexicon.ordinals


def _year_first(text: TimeText, index: int) -> Moment | None:
    """Read "2015 June"."""
    words = text.words
    if not is_year_figure(words[index]) or words[index + 1] not in text.lexicon.months:
        return None
    month = any_date(text, index + 1, sure=True)
    if month is None or month.grain != "month" or month.year is not None:
        return None
    if words[index + 1] in text.lexicon.ambiguous_months and not text.capital(index + 1):
        return None
    return replace(month, start=index, year=int(words[index]))


def apostrophe_led(text: TimeText, index: int) -> Moment | None:
    """Read "'40s", and "'16" after a preposition."""
    if not text.touches(index + 1):
        return None
    decade = decade_in_figures(text, index + 1)
    if decade is not None:
        return decade
    before = text.words[index - 1] if index else ""
    year = year_beside(text, index)
    if year is None or before not in text.lexicon.year_prepositions:
        return None
    closes = text.words[year[1]] not in {"'", "’"} and not text.touches(year[1])
    return Moment(index, year[1], "year", year=year[0]) if closes or text.closes(year[1]) else None


def worded_decade(text: TimeText, index: int) -> Moment | None:
    """Read "nineteen seventies", "twenty-tens" at its century."""
    at = index + 2 if text.words[index + 1] == "-" else index + 1
    return decade_in_words(text, at) if text.words[at] in text.lexicon.decade_words else None


def weekday_time(text: TimeText, index: int) -> Moment | None:
    """Read a weekday with its date or week: "Friday 5 May", "Friday this week"."""
    found = weekday_led(text, index)
    if found is None or found.grain != "weekday":
        return found
    words = text.words
    if words[found.stop] in {"last", "next"} and text.closes(found.stop + 1) and text.anchor:
        sign = -1 if words[found.stop] == "last" else 1  # "Tuesday next"
        gap = ((found.weekday or 1) - text.anchor.isoweekday()) * sign % 7 or 7
        day = date.fromordinal(text.anchor.toordinal() + sign * gap)
        return replace(found, stop=found.stop + 1, window=(day, day))
    at = found.stop + 1 if words[found.stop] == "of" else found.stop
    at = at + 1 if words[at] == "the" else at
    if words[at] not in text.lexicon.shifts or unit_name(text, at + 1) != ("week", 0):
        return found
    week = shift_led(text, at)
    if week is None or week.grain != "week":
        return found
    start = index - 1 if index and words[index - 1] == "on" else index
    return _day_of_week(week, start, week.stop, found.weekday)


def week_with_weekday(text: TimeText, index: int) -> Moment | None:
    """Read what a shift opens, and the weekday of "next week on Friday", "this week Friday"."""
    found = shift_led(text, index)
    if found is not None and found.grain == "year" and found.trim:
        return _part_of_year(text, found)
    if found is None or found.grain != "week":
        return found
    words = text.words
    at = found.stop + 1 if words[found.stop] == "on" else found.stop
    weekday = text.lexicon.weekdays.get(words[at])
    if weekday is None:
        return found
    return _day_of_week(found, index, at + 1, weekday)


def _part_of_year(text: TimeText, year: Moment) -> Moment:
    """Read the rest of "next year's third quarter", "last year's Q3"."""
    part = marked_part(text, year.stop) or ordinal_led(text, year.stop)
    if part is None or part.has_year or part.grain not in {"quarter", "half"}:
        return year
    first = year.window[0].year if year.window else None
    return replace(part, start=year.start, year=first, relative=True)


def _day_of_week(week: Moment, start: int, stop: int, weekday: int | None) -> Moment:
    window = week.window
    day = date.fromordinal(window[0].toordinal() + (weekday or 1) - 1) if window else None
    return Moment(
        start, stop, "day", weekday=weekday, window=(day, day) if day else None, relative=True
    )


def is_glued(text: TimeText, index: int) -> bool:
    """Whether figures follow a slash, dash or dot without a space."""
    return text.touches(index) and text.words[index - 1] in {"/", "-", "–", ".", ","}


def bare_day(text: TimeText, index: int) -> Moment | None:
    """Read a day without month at a clause's end: "on 15", "on the 27th", "for the 22nd"."""
    words = text.words
    start = with_the(text, index)
    before = words[start - 1] if start else ""
    day = day_number(text, index)
    if day is None or not words[index].isdecimal() or not text.closes(day[1]):
        return None
    if words[day[1]] not in {"", ".", ",", ";", "!", "?"}:
        return None
    fits = before == "on" or (before == "for" and start < index)
    if not fits or (
        ordinal(text, index) is None and words[start - 2] in text.lexicon.not_before_day
    ):
        return None
    return Moment(start, day[1], "day", day=day[0], relative=True)
