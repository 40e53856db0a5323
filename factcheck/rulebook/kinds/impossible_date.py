"""Dates that no calendar has: 31 June, 29 February 2015, 38 May."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.arithmetic.calendar import month_length
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import month_name
from factcheck.rulebook.rule import Rule

_JULIAN_UNTIL = 1924  # the last state changed its calendar in 1923; 1900 had a 29 February before

_OF_CALENDARS = frozenset({"calendar", "calendars", "julian", "gregorian"})
_LONGEST = 31
_YEAR = 4  # digits
_words = WordLists("claims/impossible_dates")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every day that its month does not have."""
    for sentence in context.analysis.sentences:
        for placed in sentence.times:
            found = _impossible(sentence, placed)
            if found is not None:
                yield _outcome(rule, placed.mention.span, placed.mention.text, *found)
    for sentence in context.sentences_with(_months().keys()):
        yield from _beyond_all(rule, sentence)


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = rules_words("lexicon/times")["months"]
    return months


def _beyond_all(rule: Rule, sentence: Sentence) -> Iterator[Outcome]:
    """Yield the days above 31, which the reader of times takes for no days: "38 May"."""
    tokens = sentence.tokens
    for at in sentence.places_of(_months().keys()):
        if not tokens.text[at][0].isupper():
            continue
        day = at - 1 if _is_beyond(tokens.text[at - 1]) else at + 1
        if not sentence.first <= day < sentence.stop or not _is_beyond(tokens.text[day]):
            continue
        year = _year_behind(sentence, max(at, day))
        fits = _is_dated(sentence, day, at, year) if day < at else year and day + 2 < sentence.stop
        if fits:
            last = max(at, day) if year is None else year
            span = sentence.span_of(min(at, day), last + 1)
            number = int(tokens.text[year]) if year is not None else None
            stated = sentence.quote_of(min(at, day), last + 1)
            yield _outcome(
                rule, span, stated, number, _months()[tokens.lower[at]], int(tokens.text[day])
            )


def _is_beyond(word: str) -> bool:
    return len(word) == 2 and word.isdecimal() and int(word) > _LONGEST


def _year_behind(sentence: Sentence, at: int) -> int | None:
    """The token of the year of a date that ends at a token: "38 May 2019", "May 38, 2019"."""
    text = sentence.tokens.text
    at += 1 + (sentence.words(at + 1, at + 2) == [","] and text[at].isdecimal())
    found = at < sentence.stop and len(text[at]) == _YEAR and text[at].isdecimal()
    return at if found and "1000" < text[at] < "2200" else None


def _is_dated(sentence: Sentence, day: int, month: int, year: int | None) -> bool:
    """Whether a figure is the day of the month behind it: "on 38 May", "from 5 to 38 May"."""
    lower = sentence.tokens.lower
    if year is not None:
        return lower[day - 1] not in {"the", "these", "those", "all"}
    start = day
    if lower[start - 1] in _words("joins") and lower[start - 2].isdecimal():
        start -= 2
    before = lower[start - 1 - (lower[start - 1] == ",")]
    after = sentence.words(month + 1, month + 2)
    return before in _words("leads") and (
        not after or not after[0][0].isalpha() or after[0] in _words("following")
    )


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
