"""Reckoning on a calendar: a stated length against the dates between which it lies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.calendar import Days, elapsed, spanned, steps
from factcheck.extracting.frames.reckoned import is_day
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Evidence, Outcome, Related, Severity, Step, Verdict
from factcheck.model.interval import Interval
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.printing import days_words
from factcheck.rulebook.rule import Rule

Counting = Literal["completed", "spanned", "stepped", "either"]
_NOT_TOLD = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL})
_DATED = frozenset({"day", "month", "year", "quarter", "season", "half"})


class Known(Struct, frozen=True):
    """A date that was not in the claim itself: where it stands or what fact it is."""

    days: Days
    related: Related | None = None
    evidence: Evidence | None = None


def allowed(counting: Counting, begin: Days, end: Days, unit: str) -> tuple[int, int]:
    """Return the least and the most units that people may count from one date to another.

    `completed`: units that have passed, as for ages; `spanned`: both ends may count; `stepped`:
    by the calendar, as for anniversaries; `either`: passed, the last day with them, or by the
    calendar.
    """
    if counting == "completed":
        return elapsed(begin, end, unit)
    if counting == "spanned":
        return spanned(begin, end, unit)
    if counting == "stepped":
        return steps(begin, end, unit)
    passed, stepped = elapsed(begin, _with_last_day(end), unit), steps(begin, end, unit)
    return min(passed[0], stepped[0]), max(passed[1], stepped[1])


def _with_last_day(end: Days) -> Days:
    """A period's end once its last day is over: a term from 1 January to 31 December is a year."""
    return Days(end.first, end.last + timedelta(days=1)) if end.last < date.max else end


def told_claims(context: Context, measure: str) -> Iterator[Claim]:
    """Yield the claims of a measure that the text states, plans included: arithmetic on a
    calendar holds for them as well."""
    for claim in context.every_claim_of(measure):
        if claim.modality not in _NOT_TOLD:
            yield claim


def fits(claim: Claim, counting: Counting, begin: Days, end: Days) -> bool:
    """Whether the length that a claim states can lie between two dates."""
    value = claim.assertion.value
    if value.interval is None:
        return True
    return distance(value.interval, *allowed(counting, begin, end, value.unit or "year")) == 0


def judge(
    rule: Rule,
    claim: Claim,
    counting: Counting,
    begin: Days,
    end: Days,
    *,
    error_from: int = 2,
    sure: bool = True,
    known: Sequence[Known] = (),
) -> Outcome:
    """Return what a claim's length is against its dates.

    It is an error where it is off by `error_from` units and `sure` holds: all of it is told in
    so many words. `known` are dates that stand elsewhere or that the fact base gave.
    """
    value = claim.assertion.value
    stated, unit = value.interval, value.unit or "year"
    if stated is None or end.last < begin.first:
        return rule.unverified(claim, "the dates do not follow each other")
    least, most = allowed(counting, begin, end, unit)
    right = count_words(least, most, unit)
    evidence = tuple(one.evidence for one in known if one.evidence is not None)
    step = Step("calendar", f"from {days_words(begin)} to {days_words(end)}: {right}")
    if counting == "spanned" and stated.high - stated.low == 1:
        stated = replace(stated, low_closed=False)  # "nearly four years" are no three
    off = distance(stated, least, most)
    if off == 0:
        return rule.supported(claim, derivation=(step,), evidence=evidence)
    return rule.outcome(
        Verdict.CONTRADICTED if evidence else Verdict.INCONSISTENT,
        claim.span,
        [claim],
        severity=rule.severity if sure and off >= error_from else Severity.WARNING,
        message=rule.message(
            "inconsistent",
            stated=value.text,
            begin=days_words(begin),
            end=days_words(end),
            right=right,
            person=claim.assertion.qualifiers.get("person", ""),
        ),
        derivation=(step, Step("stated", f"{value.text!r} is off by {_plain(off)} or more")),
        related=(
            *dict.fromkeys(Related(one.span, one.text) for one in claim.mentions[1:]),
            *(one.related for one in known if one.related is not None),
        ),
        evidence=evidence,
        confidence=0.9 if sure else 0.7,
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def distance(stated: Interval, least: int, most: int) -> Decimal:
    """Return by how much a stated length misses what the dates allow; 0 where they meet."""
    if stated.low > most or (stated.low == most and not stated.low_closed):
        return max(stated.low - most, Decimal(1))
    if stated.high < least or (stated.high == least and not stated.high_closed):
        return max(least - stated.high, Decimal(1))
    return Decimal(0)


def count_words(least: int, most: int, unit: str) -> str:
    """Return "9 to 11 days", "1 year"."""
    number = str(least) if least == most else f"{least} to {most}"
    return f"{number} {unit}" + ("" if least == most == 1 else "s")


def days_of(text: str | None) -> Days | None:
    """Return the days of a qualifier "2001-01-01/2001-12-31", None where there is none."""
    if not text:
        return None
    first, _, last = text.partition("/")
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def today_of(context: Context) -> Days:
    """Return the document's day as a period."""
    return Days(context.today, context.today)


def dates_told(context: Context, segment: int, before: int) -> Iterator[TimeExpression]:
    """Yield the dates that a segment itself gives before a position, the nearest first."""
    span, times = context.document.segments[segment].span, context.analysis.times
    for at in range(bisect_left(times, before, key=_start_of) - 1, -1, -1):
        time = times[at]
        if time.start < span.start:
            return
        if time.end > before or time.first is None or not is_told(time):
            continue
        if time.grain in _DATED or (time.grain == "range" and time.ordinal is None):
            yield time


def is_told(time: TimeExpression) -> bool:
    """Whether a time is printed as a date: "in 2009", "on 3 May", and not "last year"."""
    return not time.relative or is_day(time)


def days_from(time: TimeExpression) -> Days:
    """Return the days of a placed time."""
    assert time.first is not None  # noqa: S101 - callers take placed times only
    return Days(time.first, time.last or time.first)


def passage(context: Context, claim: Claim, back: int, on: int = 0) -> list[Sentence]:
    """Return the sentences of a claim's segment from `back` before its own to `on` after it,
    without its own, the nearest first."""
    sentences = context.analysis.sentences
    at = _place(claim, context)
    if at is None:
        return []
    near = [*sentences[max(0, at - back) : at][::-1], *sentences[at + 1 : at + 1 + on]]
    return [one for one in near if one.segment == claim.segment]


def own_sentence(context: Context, claim: Claim) -> Sentence | None:
    """Return the sentence of a claim."""
    at = _place(claim, context)
    return context.analysis.sentences[at] if at is not None else None


def _place(claim: Claim, context: Context) -> int | None:
    """The index of a claim's sentence; sentences stand in the order of the text."""
    sentences = context.analysis.sentences
    at = bisect_left(sentences, claim.sentence.start, key=lambda one: one.span.start)
    found = at < len(sentences) and sentences[at].span == claim.sentence
    return at if found else None


def _start_of(time: TimeExpression) -> int:
    return time.start


def here(span: Span, note: str) -> Related:
    """Return a place of the text that belongs to a finding."""
    return Related(span, note)
