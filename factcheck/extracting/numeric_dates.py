"""Dates in figures: 2016-12-05, 05.12.2016, 12/5/16, 2016-11, 4/22."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.time_numbers import is_year_figure, two_digit_year

_SEPARATORS = frozenset({"/", "-", "–", "."})
_PAIR_OPENERS = frozenset({"on", "by", "until", "till", "since", "from", "between", "to", "before"})
_FIGURES = re.compile(r"(?<![\d.,/-])(\d\d?)([/.-])(\d\d?)\2(?:\d{4}|\d\d)(?![\d/-])")
_DAY_THEN_MONTH = re.compile(r"\b\d\d? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_MONTH_THEN_DAY = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d\d?(?:,|\b(?! \d{4}))"
)


@lru_cache(maxsize=4)
def puts_day_first(source: str) -> bool:
    """Whether a text writes 5 December as 5/12, from its other dates; false where none tells."""
    day_first = month_first = 0
    for match in _FIGURES.finditer(source):
        left, right = int(match[1]), int(match[3])
        day_first += left > 12 >= right
        month_first += right > 12 >= left
    if day_first != month_first:
        return day_first > month_first
    in_words = len(_DAY_THEN_MONTH.findall(source)), len(_MONTH_THEN_DAY.findall(source))
    return in_words[0] > in_words[1]


def numeric_date(text: TimeText, index: int) -> Moment | None:
    """Read a date whose parts are all figures, or figures around a month's name."""
    word = text.words[index]
    if "." in word or "," in word:
        return _dotted(text, index, word)
    separator = text.words[index + 1]
    if separator not in _SEPARATORS or len(word) > 4:
        return None
    return _separated(text, index, separator)


def _dotted(text: TimeText, index: int, word: str) -> Moment | None:
    """Read one token that is a date: 05.12.2016, 5.12.16, 2016.12.05."""
    parts = word.split(".")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    return _three(text, index, index + 1, parts, dotted=True)


def _separated(text: TimeText, index: int, separator: str) -> Moment | None:
    """Read figures with a separator between them, each touching the next."""
    words = text.words
    first, second = words[index], words[index + 2]
    if words[index + 3] == separator and all(text.touches(index + step) for step in (1, 2, 3, 4)):
        third = words[index + 4]
        if second in text.lexicon.months:
            return _around_name(text, index, [first, third])
        parts = [first, second, third]
        if all(part.isdecimal() for part in parts) and words[index + 5] != separator:
            return _three(text, index, index + 5, parts, dotted=False)
        return None
    if separator == "/" and "," in second:
        day, year = second.split(",", 1)
        if day.isdecimal() and year.isdecimal() and len(year) in {2, 4}:
            return _three(text, index, index + 3, [first, day, year], dotted=False)
    return _year_and_month(text, index, separator)


def _around_name(text: TimeText, index: int, figures: list[str]) -> Moment | None:
    """Read "2019/sep/01", "22-apr-16": a month's name between a year and a day."""
    if not all(figure.isdecimal() for figure in figures):
        return None
    day, year = figures if is_year_figure(figures[1]) or len(figures[0]) <= 2 else figures[::-1]
    if len(day) > 2 or not 1 <= int(day) <= 31 or not (is_year_figure(year) or len(year) == 2):
        return None
    number = int(year) if len(year) == 4 else two_digit_year(int(year))
    month = text.lexicon.months[text.words[index + 2]]
    return Moment(index, index + 5, "day", year=number, month=month, day=int(day))


def _three(
    text: TimeText, start: int, stop: int, parts: list[str], *, dotted: bool
) -> Moment | None:
    """Read three figures as year-month-day, day-month-year or month-day-year."""
    first, second, third = (int(part) for part in parts)
    lengths = [len(part) for part in parts]
    if lengths[0] == 4 and is_year_figure(parts[0]):
        year, month, day = first, second, third
    elif lengths[0] <= 2 and lengths[1] <= 2 and lengths[2] in {2, 4}:
        year = third if lengths[2] == 4 else two_digit_year(third)
        month, day = first, second
        if first > 12 or (second <= 12 and (dotted or puts_day_first(text.tokens.source))):
            month, day = second, first
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31) or not 1000 <= year <= 2199:
        return None
    return Moment(start, stop, "day", year=year, month=month, day=day)


def _year_and_month(text: TimeText, index: int, separator: str) -> Moment | None:
    """Read "2016-11", "2015/3", "11 - 2016", "3/2015"; not the range "2005-09"."""
    words = text.words
    first, second = words[index], words[index + 2]
    if separator == "." or len(first) + len(second) not in {5, 6}:
        return None
    if is_year_figure(first):
        year, month = first, second
    else:
        year, month = second, first
    if not (is_year_figure(year) and month.isdecimal() and 1 <= int(month) <= 12):
        return None
    after = words[index + 3]
    tight = text.touches(index + 1) and text.touches(index + 2)
    if text.is_amount(index + 3) or (
        after in _SEPARATORS and text.touches(index + 3) and (words[index + 4].isdecimal())
    ):
        return None
    if not tight and not (text.closes(index + 3) and 1900 <= int(year) <= 2100):
        return None
    return Moment(index, index + 3, "month", year=int(year), month=int(month))


def month_and_day(text: TimeText, index: int) -> Moment | None:
    """Read a month and a day in figures (4/22, 4-22, 4.22) where a date must stand."""
    word = text.words[index]
    if not word[:1].isdecimal():
        return None
    left, dot, right = word.partition(".")
    stop = index + 1
    if not dot:
        if text.words[index + 1] not in {"/", "-"} or not text.touches(index + 1):
            return None
        right, stop = text.words[index + 2], index + 3
        if not text.touches(index + 2):
            return None
    if not (left.isdecimal() and right.isdecimal() and len(left) <= 2 and len(right) <= 2):
        return None
    month, day = int(left), int(right)
    if month > 12 or (day <= 12 and puts_day_first(text.tokens.source)):
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Moment(index, stop, "day", month=month, day=day)


def bare_month_and_day(text: TimeText, index: int) -> Moment | None:
    """Read "on 4/22", "on 4-22", "4/22" at a clause's end; not a fraction, score or share."""
    found = month_and_day(text, index)
    if found is None or not _ends_clause(text, found.stop):
        return None
    before = text.words[index - 1] if index else ""
    if before == "on":
        return found
    slashed = text.words[index + 1] == "/"
    if slashed and before in _PAIR_OPENERS:
        return found
    clear = slashed and int(text.words[index]) <= 12 < int(text.words[index + 2])
    return found if clear and before[:1].isalpha() else None


def _ends_clause(text: TimeText, index: int) -> bool:
    return text.closes(index) and text.words[index] not in {"%", "/", "-", "–", "(", "$", "€", ":"}
