"""Dates that no calendar has: 31 June, 29 February 2015."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.calendar import month_length
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import month_name
from factcheck.rulebook.rule import Rule

_JULIAN_UNTIL = 1924  # the last state changed its calendar in 1923; 1900 had a 29 February before

_OF_CALENDARS = frozenset({"calendar", "calendars", "julian", "gregorian"})


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every day that its month does not have."""
    for sentence in context.analysis.sentences:
        for placed in sentence.times:
            found = _impossible(sentence, placed)
            if found is not None:
                yield _outcome(rule, placed.mention, *found)


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


def _outcome(rule: Rule, time: TimeExpression, year: int | None, month: int, day: int) -> Outcome:
    length = month_length(year, month)
    name = month_name(month) + (f" {year}" if year is not None and month == 2 else "")
    return rule.contradicted(
        time.span,
        rule.message("contradicted", stated=time.text, month=name, days=length),
        derivation=(Step("calendar", f"{name} has {length} days, not {day}"),),
    )
