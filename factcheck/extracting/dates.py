"""Calendar dates in words: days and months in every usual order."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extracting import placing
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.numeric_dates import month_and_day, numeric_date
from factcheck.extracting.time_numbers import (
    day_number,
    is_year_figure,
    two_digit_year,
    year_beside,
)

_AND = frozenset({"and", "or", ",", "&"})
_LONGEST_LIST = 4
_JOINS = frozenset({"-", "/", "–"})


def month_number(text: TimeText, index: int) -> int | None:
    """Return the month that a token names, with or without "'s"."""
    return text.lexicon.months.get(text.words[index])


def _after_abbreviation(text: TimeText, index: int) -> int:
    """Return the token after a name whose full stop is at `index`, if it has one."""
    following = text.words[index + 1]
    goes_on = following[:1].isalnum() or following in {"'", "’", "‘"}
    if text.words[index] == "." and text.touches(index) and goes_on:
        return index + 1
    return index


def year_tail(text: TimeText, index: int, joined: bool = False) -> tuple[int, int] | None:
    """Read the year after a day and month: 2016, ", 2016", "of 2016", words.

    Two figures are a year only in a `joined` date: "5-Dec-16", not "November 19-20".
    """
    words = text.words
    word = words[index]
    if word in _JOINS:
        year = words[index + 1]
        if not text.touches(index):
            return None
        if len(year) == 2 and year.isdecimal():
            if not joined:
                return None
            return two_digit_year(int(year)), index + 2
        return year_beside(text, index + 1)
    if word not in {",", "of"}:
        return year_beside(text, index)
    found = year_beside(text, index + 1)
    if found is None or (word == "," and text.is_amount(found[1])):
        return None
    return found


def day_led(text: TimeText, index: int) -> Moment | None:
    """Read "5 December 2016", "16. nov. 2016", "5th of December", "1-jan", "22april"."""
    words = text.words
    day = day_number(text, index)
    if day is None:
        return None
    at = day[1]
    joined = words[at] in _JOINS
    if words[at] == "." and text.touches(at) and words[at + 1] in text.lexicon.months:
        at += 1
    elif words[at] == "of":
        at += 2 if words[at + 1] == "the" else 1
    elif joined and text.touches(at):
        at += 1
    month = month_number(text, at)
    if month is None or (words[at] in text.lexicon.ambiguous_months and not _sure(text, at, day)):
        return None
    at = _after_abbreviation(text, at + 1)
    year = year_tail(text, at, joined) or _short_year(text, at)
    if year is None:
        at = at if words[at - 1] != "." else at - 1
        return Moment(index, at, "day", month=month, day=day[0])
    return Moment(index, year[1], "day", year=year[0], month=month, day=day[0])


def _short_year(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read the year of "31 Dec 16": two figures at a clause's end after a short month."""
    word = text.words[index]
    if len(word) != 2 or not word.isdecimal() or len(text.words[index - 1]) > 3:
        return None
    if text.words[index + 1] not in {"", ".", ",", ";", ")"}:
        return None
    return two_digit_year(int(word)), index + 1


def _sure(text: TimeText, index: int, day: tuple[int, int, bool]) -> bool:
    """Whether an ambiguous month name ("may") after a day is a month."""
    if text.capital(index):
        return True
    return index > day[1] or text.closes(index + 1) or year_tail(text, index + 1) is not None


def month_led(text: TimeText, index: int, *, sure: bool = False) -> Moment | None:
    """Read "December 5th, 2016", "Oct-2", "Dec. 5", "June 2001", "September".

    `sure` says that a time must stand here, so a name alone is enough.
    """
    words = text.words
    month = month_number(text, index)
    if month is None:
        return _possessive(text, index)
    at = _after_abbreviation(text, index + 1)
    joined = _joined_day_and_year(words[at])
    if joined is not None:
        return Moment(index, at + 1, "day", year=joined[1], month=month, day=joined[0])
    day = _day_after_month(text, index, at)
    if day is not None:
        year = year_tail(text, day[1], words[at] in _JOINS)
        stop = year[1] if year else day[1]
        return Moment(index, stop, "day", year=year[0] if year else None, month=month, day=day[0])
    year = _year_after_month(text, at)
    if year is not None:
        return Moment(index, year[1], "month", year=year[0], month=month)
    if sure or _stands_alone(text, index):
        dotted = words[index + 1] == "." and words[index + 2] in text.lexicon.range_words
        return Moment(index, index + 1 + dotted, "month", month=month)
    return None


def _possessive(text: TimeText, index: int) -> Moment | None:
    """Read "October's"; not "May's", which is a person's as often."""
    name = text.words[index][:-2]
    month = text.lexicon.months.get(name)
    if month is None or name in text.lexicon.ambiguous_months or not text.capital(index):
        return None
    return Moment(index, index + 1, "month", month=month, trim=2)


def _joined_day_and_year(word: str) -> tuple[int, int] | None:
    """Read the token of "January 12,2016"."""
    day, comma, year = word.partition(",")
    if comma and is_year_figure(year) and day.isdecimal() and 1 <= int(day) <= 31:
        return int(day), int(year)
    return None


def _day_after_month(text: TimeText, index: int, at: int) -> tuple[int, int] | None:
    """Read the day after a month at `index`; `at` is the token after its name."""
    words = text.words
    word = words[at]
    if word == "the" or (word in _JOINS and text.touches(at) and text.touches(at + 1)):
        at += 1
    elif word == ",":
        found = day_number(text, at + 1)
        figures = words[at + 1].isdecimal()
        return (found[0], found[1]) if found and found[2] and figures else None
    found = day_number(text, at)
    if found is None:
        return None
    day, stop, is_ordinal = found
    following = words[stop]
    if is_ordinal:
        return (day, stop) if word == "the" or following not in {"century", "anniversary"} else None
    if text.is_amount(stop) or following == ":":
        return None
    if not words[at].isdecimal():
        fits = text.closes(stop) or following in text.lexicon.after_day_words
        return (day, stop) if fits or year_beside(text, stop) else None
    if words[index - 1] == "in" and following.endswith("s") and following[:1].isalpha():
        return None
    return day, stop


def _year_after_month(text: TimeText, at: int) -> tuple[int, int] | None:
    """Read the year of "June 2001", "June, 2001", "June of 2001", "August 99", "Jan-2016"."""
    words = text.words
    word = words[at]
    if len(word) == 2 and word.isdecimal() and int(word) > 31:
        return (1900 + int(word), at + 1) if text.closes(at + 1) else None
    if word in _JOINS:
        return year_beside(text, at + 1) if is_year_figure(words[at + 1]) else None
    return year_tail(text, at)


def _stands_alone(text: TimeText, index: int) -> bool:
    """Whether a month's name without day and year is a month here."""
    words, lexicon = text.words, text.lexicon
    before = words[index - 1] if index else ""
    if before in lexicon.weekday_names and text.capital(index - 1):
        return False  # "Black September"
    if words[index] in lexicon.ambiguous_months:
        at = index + 1 + (words[index + 1] == ".")
        opens = words[at] in lexicon.range_words and words[at + 1] in lexicon.months
        opens = opens or (words[at] in lexicon.range_openers and words[at + 1].isdecimal())
        return text.capital(index) and (opens or before in lexicon.month_prepositions)
    return text.capital(index) or before in lexicon.month_prepositions


def any_date(text: TimeText, index: int, *, sure: bool = False) -> Moment | None:
    """Read a calendar date in figures or words at a token."""
    if text.words[index][:1].isdecimal():
        return numeric_date(text, index) or day_led(text, index)
    return month_led(text, index, sure=sure) or day_led(text, index)


def weekday_led(text: TimeText, index: int) -> Moment | None:
    """Read "Friday", "Wed, 22 of Jan", "Friday the 21st", "Friday (15 June)", "Friday 7/6"."""
    words, lexicon = text.words, text.lexicon
    weekday = lexicon.weekdays.get(words[index])
    if weekday is None:
        weekday = lexicon.weekdays.get(words[index][:-2])
        if weekday is None or not text.capital(index):
            return None
        return Moment(index, index + 1, "weekday", weekday=weekday, relative=True, trim=2)
    at = _after_abbreviation(text, index + 1) if len(words[index]) < 6 else index + 1
    bracket = words[at] == "("
    start = at + 1 if words[at] in {",", "(", "-"} else at
    dated = _date_of_weekday(text, start)
    if dated is not None and (not bracket or words[dated.stop] == ")"):
        return replace(dated, start=index, stop=dated.stop + bracket, weekday=weekday)
    if words[index] in lexicon.ambiguous_weekdays:
        return None
    if index and words[index - 1] in {"every", "each"}:
        return None
    if index and words[index - 1] in lexicon.weekday_names and text.capital(index - 1):
        return None
    return Moment(index, index + 1, "weekday", weekday=weekday, relative=True)


def year_of_pair(text: TimeText, moment: Moment) -> int | None:
    """Return the year of "May" in "May and June 2014", of "3 May" in "3 May and 9 June 2014"."""
    words, at = text.words, moment.stop
    if moment.weekday or not (moment.part if moment.grain == "quarter" else moment.month):
        return None
    for _ in range(_LONGEST_LIST):
        joints = 0
        while words[at] in _AND and joints < 2:
            at, joints = at + 1, joints + 1
        following = _alike(text, moment, at) if joints else None
        if following is None or following.grain != moment.grain or following.weekday:
            return None
        if following.year is not None:
            return following.year
        at = following.stop
    return None


def _alike(text: TimeText, moment: Moment, at: int) -> Moment | None:
    """Read the time after "and" that may lend its year: "Q2 2016" after "Q1"."""
    if moment.grain != "quarter":
        return any_date(text, at, sure=True)
    words = text.words
    year = year_beside(text, at + 2)
    if words[at] != "q" or not text.touches(at + 1) or year is None:
        return None
    return Moment(at, year[1], "quarter", year=year[0])


def _date_of_weekday(text: TimeText, at: int) -> Moment | None:
    """Read the date that follows a weekday."""
    words = text.words
    start = at + 1 if words[at] == "the" else at
    dated = any_date(text, start)
    if dated is not None and dated.grain == "day":
        return dated
    pair = month_and_day(text, start)
    if pair is not None:
        return pair
    day = day_number(text, start)
    if day is None:
        return None
    if not (day[2] or words[at] == "the" or text.closes(day[1]) or _ranges(text, day[1])):
        return None
    if not day[2] and (words[start] in {"one", "two"} or words[day[1]] in {"-", ":", "%"}):
        return None
    return Moment(start, day[1], "day", day=day[0], relative=True)


def _ranges(text: TimeText, index: int) -> bool:
    """Whether a range of weekdays goes on at a token: "Monday 21 to Friday 25"."""
    words, lexicon = text.words, text.lexicon
    return words[index] in lexicon.range_words and words[index + 1] in lexicon.weekdays


def agrees(text: TimeText, moment: Moment, weekday: int) -> bool:
    """Whether a date, placed on the calendar, falls on a weekday."""
    window = placing.place(text, moment).window
    return window is None or window[0].isoweekday() == weekday
