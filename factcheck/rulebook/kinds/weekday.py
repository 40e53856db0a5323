"""A weekday beside a date that fell on another day of the week."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from factcheck.arithmetic.calendar import month_length
from factcheck.extracting.frames.clauses import tense_at
from factcheck.extracting.lexicon import rules_words
from factcheck.model.document import SegmentKind
from factcheck.model.findings import Outcome, Step, Suggestion
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.told_weekdays import Holiday, days_of_month, holidays_beside, weekdays_apart

_OLDEST = 1900
_BACK = 2000  # characters before a paragraph in which the last year is looked for
_MOST_HEADINGS = 20  # times of headings that a date is held against
_POINTING = ("following ", "next ", "same ", "previous ", "last ", "this ")
_NTH_OF_MONTH = re.compile(r"(\w+day),? the (\d{1,2})(?:st|nd|rd|th)")
_IN_WORDS = re.compile(r"\w+day,? the [a-z-]+ of [A-Z]")  # "Thursday, the first of January"
_IDIOM = "friday the 13th"
_LOOK = 24  # characters behind a date in which its weekday stands: ", which was a Wednesday"


class Params(KindParams, frozen=True):
    """`words`: the rules file with the names of the weekdays, Monday first, and what leads to one
    behind a date; `near`: days from the document's within which a date without a year may lie in
    another year; `unsure`: where the document's day may come from without being its own."""

    words: str = "claims/weekdays"
    near: int = 216
    unsure: tuple[str, ...] = ("today", "latest date in the text")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every date with a weekday that it had in none of the years meant."""
    words, seen = rules_words(params.words), set[Span]()
    for time in context.analysis.times:
        if time.grain != "day" or time.first is None or time.first != time.last:
            continue
        printed = _weekday(time, words, context)
        if printed is None:
            continue
        if _IN_WORDS.match(time.text) and _is_some(time, context):
            continue
        if not _has_day(time):
            yield from _of_some_month(rule, params, time, words["weekdays"], context)
            continue
        span, number = printed
        seen.add(span)
        days = _days(time, params, context)
        if days and all(number != day.weekday() for day in days):
            yield _outcome(rule, time, span, words["weekdays"], days)
    for told in weekdays_apart(words, context):
        days = _days(told.time, params, context)
        if days and told.span not in seen and all(told.weekday != day.weekday() for day in days):
            yield _outcome(rule, told.time, told.span, words["weekdays"], days)
    for beside in holidays_beside(context):
        yield _of_holiday(rule, beside)


def _weekday(
    time: TimeExpression, words: dict[str, list[str]], context: Context
) -> tuple[Span, int] | None:
    """Return where a weekday stands in a date or right behind it, and which it is."""
    lower = time.text.lower()
    behind = context.document.text[time.end : time.end + _LOOK].lower()
    lead = next((one for one in words["leads"] if behind.startswith(one)), None)
    before = context.document.text[max(0, time.start - _LOOK) : time.start]
    before = before.lower() if before.endswith("day, ") else ""
    for number, name in enumerate(words["weekdays"]):
        at = lower.find(name)
        if at >= 0:
            return Span(time.start + at, time.start + at + len(name)), number
        if before and _stands_before(name, before):
            return Span(time.start - len(name) - 2, time.start - 2), number
        if lead is not None and behind.startswith(name, len(lead)):
            start, stop = time.end + len(lead), time.end + len(lead) + len(name)
            ends = context.document.text[stop : stop + 2]
            return (Span(start, stop), number) if _is_closed(ends) else None
    return None


def _stands_before(name: str, before: str) -> bool:
    """Whether a weekday that is a time of its own leads to a date: "the following Tuesday, 8
    March"; without such a word both are one time already."""
    return before.endswith(tuple(f"{word}{name}, " for word in _POINTING))


def _is_closed(ends: str) -> bool:
    """Whether a weekday ends its part of the sentence: no "3 May, a Monday night"."""
    return not ends[:1].isalnum() and not ends[1:].isalnum()


def _is_some(time: TimeExpression, context: Context) -> bool:
    """Whether a date is that of a story: "a Friday, the ninth of May"."""
    return context.document.text[max(0, time.start - 2) : time.start].lower() == "a "


def _has_day(time: TimeExpression) -> bool:
    """Whether a day and a month are printed: no "Friday the 13th", no "Friday last week"."""
    printed = [word for word in re.split(r"[\s,()]+", time.text) if word[:1].isalnum()]
    named = [word for word in printed if word[:1].isupper()]
    return _has_number(time) and any(not word.lower().endswith("day") for word in named)


def _has_number(time: TimeExpression) -> bool:
    """Whether the number of a day is printed, in figures or in words: not in "the next day"."""
    words = re.split(r"[\s,()]+", time.text)
    return any(word[:1].isdecimal() for word in words) or _IN_WORDS.match(time.text) is not None


def _days(time: TimeExpression, params: Params, context: Context) -> Sequence[date]:
    """The days that a date can be: one where its year is printed, else that in the document's year,
    the nearest to its day, and those in the years that the passage tells."""
    if time.first is None:
        return []
    if not time.relative:
        told = str(time.first.year) in time.text and time.first.year >= _OLDEST
        return [time.first] if told else []
    if context.now.source in params.unsure:
        return []
    if _names_year(time) or not _has_number(time):
        return [time.first]  # "yesterday", "the next day": reckoned from a day that is told
    if _is_of_old(time, context):
        return []
    near = [_in_year(time.first, context.today.year + step) for step in (0, -1, 1)]
    reach = timedelta(days=params.near)
    near.sort(key=lambda day: abs(day - context.today))
    meant = [day for day in near if abs(day - context.today) <= reach]
    meant += [day for day in near if day.year == context.today.year]
    if _is_past(time, context):
        meant = [day for day in meant if day <= context.today] or meant
    meant += [_in_year(time.first, year) for year in sorted(set(_years_told(time, context)))]
    return list(dict.fromkeys(meant))


def _is_past(time: TimeExpression, context: Context) -> bool:
    """Whether the clause of a date tells what had been: "had given notice on Tuesday, 3 March"."""
    sentences = context.analysis.sentences
    at = bisect_right(sentences, time.start, key=lambda one: one.span.start) - 1
    placed = next((one for one in sentences[at].times if one.mention.start == time.start), None)
    if placed is None or not _planning().isdisjoint(sentences[at].vocabulary):
        return False
    leads = sentences[at].words(placed.first - 1, placed.first) in (["on"], ["of"])
    return leads and tense_at(sentences[at], placed.first) == "past"


@cache
def _planning() -> frozenset[str]:
    return frozenset(rules_words("claims/weekdays")["planning"])


def _years_told(time: TimeExpression, context: Context) -> Iterator[int]:
    """The years that a date without one may lie in: the first and the last that its paragraph has
    told before it, those of its own sentence, and those of the headings above."""
    segments, sentences = context.document.segments, context.analysis.sentences
    own = segments[bisect_right(segments, time.start, key=lambda one: one.span.start) - 1].span
    here = sentences[bisect_right(sentences, time.start, key=lambda one: one.span.start) - 1].span
    told = [one for one in context.times_in(own.start, own.end) if _has_year(one)]
    before = [one for one in told if one.start < time.start]
    if not before:
        before = [one for one in context.times_in(own.start - _BACK, own.start) if _has_year(one)]
        before = before[-1:]
    meant = [
        *before[:1],
        *before[-1:],
        *(one for one in told if here.start <= one.start < here.end),
    ]
    meant += [one for one in context.once(_times_of_headings) if one.start < time.start]
    for one in meant:
        yield from (day.year for day in (one.first, one.last) if day is not None)


def _is_of_old(time: TimeExpression, context: Context) -> bool:
    """Whether the nearest year told before a date is one of an old calendar: "on Saturday, 13
    September 1788, ... and on Monday, September 15"."""
    before = [
        one
        for one in context.times_in(max(0, time.start - _BACK), time.start)
        if one.first is not None and not one.relative and one.grain in ("day", "month", "year")
    ]
    nearest = before[-1].first if before else None
    return nearest is not None and nearest.year < _OLDEST


def _times_of_headings(context: Context) -> list[TimeExpression]:
    """The times with a year in the headings of a text."""
    return [
        time
        for segment in context.document.segments
        if segment.kind is SegmentKind.HEADING
        for time in context.times_in(segment.span.start, segment.span.end)
        if _has_year(time)
    ][:_MOST_HEADINGS]


def _has_year(time: TimeExpression) -> bool:
    told = not time.relative or _names_year(time)
    return told and time.first is not None and time.first.year >= _OLDEST


def _names_year(time: TimeExpression) -> bool:
    """Whether a year is told by its distance from the text's: "11 April last year"."""
    return time.relative and time.grain in ("day", "month", "year") and "year" in time.text.lower()


def _in_year(day: date, year: int) -> date:
    """A day in another year; 29 February becomes the 28th."""
    return day.replace(year=year, day=min(day.day, month_length(year, day.month)))


def _of_some_month(
    rule: Rule, params: Params, time: TimeExpression, names: list[str], context: Context
) -> Iterator[Outcome]:
    """ "Thursday the 31st": of the month of the text, of those beside it, or of one told before."""
    number = _NTH_OF_MONTH.fullmatch(time.text.lower())
    if (
        number is None
        or number[0] == _IDIOM
        or number[1] not in names
        or context.now.source in params.unsure
    ):
        return
    weekday = names.index(number[1])
    told = [one.first for one in context.times_in(max(0, time.start - _BACK), time.start)]
    step = timedelta(days=31)
    around = [context.today, context.today - step, context.today + step]
    days = days_of_month(int(number[2]), [*around, *(day for day in told if day is not None)])
    if days and all(weekday != day.weekday() for day in days):
        span = Span(time.start, time.start + len(names[weekday]))
        yield _outcome(rule, time, span, names, days)


def _of_holiday(rule: Rule, beside: Holiday) -> Outcome:
    span = Span(min(beside.name.start, beside.time.start), max(beside.name.end, beside.time.end))
    known = " or ".join(day_text(day.isoformat()) for day in beside.days[:1])
    return rule.contradicted(
        span,
        rule.message("holiday", holiday=beside.name.text, stated=beside.time.text, day=known),
        derivation=tuple(
            Step("calendar", f"{church} Easter puts it on {day_text(day.isoformat())}")
            for church, day in zip(("western", "eastern"), beside.days, strict=False)
        ),
    )


def _outcome(
    rule: Rule, time: TimeExpression, span: Span, names: list[str], days: Sequence[date]
) -> Outcome:
    day = days[0]
    right = names[day.weekday()].capitalize()
    one = len(days) == 1
    return rule.contradicted(
        time.span,
        rule.message("contradicted", stated=time.text, day=day_text(day.isoformat()), right=right),
        derivation=tuple(
            Step(
                "calendar",
                f"{day_text(each.isoformat())} was a {names[each.weekday()].capitalize()}",
            )
            for each in days
        ),
        suggestion=Suggestion(span, right) if one else None,
    )
