"""Weekdays that stand apart from their date, and holidays beside one: "the 14th of May, 2023, is a
Saturday", "from Thursday 9 to Friday 11 March", "Thursday the 31st", "Easter Monday, 11 April"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.calendar import month_length
from factcheck.extracting.holidays import easter_days
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context

_Time = Placed[TimeExpression]
_TO_WEEKDAY = 6  # tokens from a date to the weekday that is told of it


class Told(Struct, frozen=True):
    """A weekday, 0 for Monday, and where it stands, with the date that it is told of."""

    time: TimeExpression
    span: Span
    weekday: int


class Holiday(Struct, frozen=True):
    """A holiday beside a date that is not its own, with its days in that year."""

    name: TimeExpression
    time: TimeExpression
    days: tuple[date, ...]


def weekdays_apart(words: dict[str, list[str]], context: Context) -> Iterator[Told]:
    """Yield weekdays that are told of a date which does not hold them."""
    for sentence in context.analysis.sentences:
        for one, other in pairwise(sentence.times):
            told = _told_of(sentence, one, other, words)
            if told is not None:
                yield told
        for one, other, days in zip(
            sentence.times, sentence.times[1:], sentence.times[2:], strict=False
        ):
            yield from _two_days(sentence, one, other, days, words)
        for placed in sentence.times:
            if placed.mention.grain == "range":
                yield from _ends(placed.mention, words["weekdays"])


def _told_of(
    sentence: Sentence, one: _Time, other: _Time, words: dict[str, list[str]]
) -> Told | None:
    """ "14 May 2023, is a Saturday", "on a Tuesday: 10 September 2001"."""
    between = sentence.words(one.stop, other.first)
    if one.mention.grain == "day" and other.mention.grain == "weekday":
        date_, named = one, other
        joined = between[-1:] == ["a"] and len(between) <= _TO_WEEKDAY
        joined = joined and set(between) <= set(words["to_weekday"]) and len(between) > 1
        beside = one.mention.text.lower() in words["days_beside"]
        if beside and sentence.words(one.first - 1, one.first) == ["ago"]:
            return None  # "fifty years ago today, a Wednesday"
        joined = joined or (beside and between in ([","], ["("]))
    elif one.mention.grain == "weekday" and other.mention.grain == "day":
        date_, named = other, one
        joined = len(between) == 1 and between[0] in words["to_date"]
        joined = joined or (between[1:] == [","] and between[0] in words["parts_of_day"])
    else:
        return None
    after = sentence.tokens.text[other.stop] if other.stop < sentence.stop else "."
    if not joined or after[0].isalnum() or after == "-":
        return None
    name = named.mention.text.lower()
    if name not in words["weekdays"] or any(
        day in date_.mention.text.lower() for day in words["weekdays"]
    ):
        return None
    return Told(date_.mention, named.mention.span, words["weekdays"].index(name))


def _two_days(
    sentence: Sentence, one: _Time, other: _Time, days: _Time, words: dict[str, list[str]]
) -> Iterator[Told]:
    """ "On Tuesday and Wednesday, 17 and 18 November"."""
    time = days.mention
    if time.grain != "range" or time.first is None or time.last is None:
        return
    if (time.last - time.first).days != 1 or sentence.words(one.stop, other.first) != ["and"]:
        return
    if sentence.words(other.stop, days.first) != [","]:
        return
    for named, day in ((one.mention, time.first), (other.mention, time.last)):
        name = named.text.lower().rpartition(" ")[2]
        if named.grain == "weekday" and name in words["weekdays"]:
            of_day = replace(time, first=day, last=day)
            yield Told(of_day, named.span, words["weekdays"].index(name))


def _ends(time: TimeExpression, names: Sequence[str]) -> Iterator[Told]:
    """The weekdays of both ends of a range: "from Thursday 9 to Friday 11 March"."""
    lower = time.text.lower()
    found = sorted((lower.find(name), at) for at, name in enumerate(names) if name in lower)
    if len(found) != 2 or time.first is None or time.last is None:
        return
    figures = [part.strip(" ,")[:1].isdecimal() for part in _after_names(lower, found, names)]
    if not all(figures):
        return
    for (start, weekday), day in zip(found, (time.first, time.last), strict=True):
        span = Span(time.start + start, time.start + start + len(names[weekday]))
        yield Told(replace(time, first=day, last=day), span, weekday)


def _after_names(
    lower: str, found: Sequence[tuple[int, int]], names: Sequence[str]
) -> Iterator[str]:
    for start, weekday in found:
        yield lower[start + len(names[weekday]) :].removeprefix(",").strip().removeprefix("the ")


def days_of_month(number: int, months: Sequence[date]) -> tuple[date, ...]:
    """Return the days of a number in the months that have it, each once."""
    return tuple(
        dict.fromkeys(
            month.replace(day=number)
            for month in months
            if number <= month_length(month.year, month.month)
        )
    )


def holidays_beside(context: Context) -> Iterator[Holiday]:
    """Yield holidays right beside a date, with its year, on which they did not fall."""
    for sentence in context.analysis.sentences:
        for one, other in pairwise(sentence.times):
            if sentence.words(one.stop, other.first) not in ([","], ["("]):
                continue
            for name, time in ((one.mention, other.mention), (other.mention, one.mention)):
                if time.grain != "day" or time.first is None or time.relative:
                    continue
                days = easter_days(name.text, time.first.year)
                if days and time.first not in days:
                    yield Holiday(name, time, days)
