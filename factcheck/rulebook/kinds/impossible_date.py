"""Dates that no calendar has: 31 June, 29 February 2015, 64 May."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.arithmetic.calendar import month_length
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import month_name
from factcheck.rulebook.rule import Rule

_JULIAN_UNTIL = 1924  # the last state changed its calendar in 1923; 1900 had a 29 February before

_BEYOND = range(32, 100)  # days that no month has
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_OF_CALENDARS = frozenset({"calendar", "calendars", "julian", "gregorian"})


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every day that its month does not have."""
    for sentence in context.analysis.sentences:
        for placed in sentence.times:
            found = _impossible(sentence, placed)
            if found is not None:
                yield _outcome(rule, placed.mention.span, placed.mention.text, *found)
        yield from _beyond(rule, sentence)


def _impossible(
    sentence: Sentence, placed: Placed[TimeExpression]
) -> tuple[int | None, int, int] | None:
    """Return year (None where none is printed), month and day of a date that cannot be."""
    time = placed.mention
    parts = time.edtf.split("-")
    if time.grain != "day" or time.first is not None or len(parts) != 3:
        return None
    if not (parts[1].isdigit() and parts[2].isdigit()):
        return None
    year = int(parts[0]) if parts[0].isdigit() else None
    month, day = int(parts[1]), int(parts[2])
    if not 1 <= month <= 12 or day <= month_length(year, month):
        return None
    if year is not None and year < _JULIAN_UNTIL and (month, day) == (2, 29):
        return None
    if not _OF_CALENDARS.isdisjoint(sentence.vocabulary):
        return None  # Sweden once had a 30 February
    return None if year is None and _counts(sentence, placed) else (year, month, day)


def _counts(sentence: Sentence, placed: Placed[TimeExpression]) -> bool:
    """Whether the figure after a month counts what follows: "In June 31 people came"."""
    last = sentence.tokens.text[placed.stop - 1]
    following = placed.stop
    return (
        last.isdigit()
        and following < sentence.stop
        and (
            sentence.tokens.text[following][0].isalpha()
            or sentence.tokens.text[following] in {"%", "-", "$"}
        )
    )


def _beyond(rule: Rule, sentence: Sentence) -> Iterator[Outcome]:
    """Yield an outcome for every day that no month has: "on 64 June", "Friday, 91 May", "35 March
    2019". It was read as a number, so that words must make it a day."""
    for placed in sentence.quantities:
        number = placed.mention.number
        if number not in _BEYOND or placed.mention.unit is not None or placed.mention.ordinal:
            continue
        month = _months().get("".join(sentence.words(placed.stop, placed.stop + 1)))
        if month is not None and _is_day(sentence, placed):
            place = placed.first, placed.stop + 1
            stated = sentence.span_of(*place), sentence.quote_of(*place)
            yield _outcome(rule, *stated, None, month, int(number))


def _is_day(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether a date's words lead to a number before a month and nothing that it counts follows:
    not "on 64 May Day parades"."""
    text, lower, month = sentence.tokens.text, sentence.tokens.lower, placed.stop
    if not (text[placed.first].isdigit() and placed.stop - placed.first == 1):
        return False
    if not text[month][0].isupper():
        return False
    after = lower[month + 1] if month + 1 < sentence.stop else "."
    if _YEAR.fullmatch(after):
        return True
    led = sentence.words(placed.first - 2, placed.first)
    named = {*led[-1:], *(led[:1] if led[-1:] == [","] else ())}
    if named.isdisjoint(_words("days_after")) and named.isdisjoint(lexicon("times")["weekdays"]):
        return False
    return not after[0].isalnum() or after in _words("behind_days")


@cache
def _months() -> dict[str, int]:
    """Months by their full names."""
    return {month_name(at).lower(): at for at in range(1, 13)}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon("times")[name])


def _outcome(
    rule: Rule, span: Span, stated: str, year: int | None, month: int, day: int
) -> Outcome:
    length = month_length(year, month)
    name = month_name(month) + (f" {year}" if year is not None and month == 2 else "")
    return rule.contradicted(
        span,
        rule.message("contradicted", stated=stated, month=name, days=length),
        derivation=(Step("calendar", f"{name} has {length} days, not {day}"),),
    )
