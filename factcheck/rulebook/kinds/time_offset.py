"""A date told twice, by itself and by its distance from another: "two years later, in 2009"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from factcheck.arithmetic.calendar import Days, month_length
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import days_words
from factcheck.rulebook.reckoning import (
    Known,
    dates_told,
    days_from,
    days_of,
    fits,
    here,
    judge,
    passage,
    today_of,
    told_claims,
)
from factcheck.rulebook.rule import Rule

_TOLD = 2  # words of the shortest "it fell and"
_GUESSED = frozenset({"today", "latest date in the text"})


class Params(KindParams, frozen=True):
    """`dates`: how many dates before it an offset may count from."""

    dates: int = 4
    error_from: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every date that is told by its distance as well."""
    for claim in told_claims(context, "offset"):
        begin = days_of(claim.assertion.qualifiers.get("begin"))
        end = days_of(claim.assertion.qualifiers.get("end"))
        if claim.assertion.qualifiers.get("way") == "now":
            yield from _to_today(rule, params, claim, context)
        elif begin is not None and end is not None and end.last < begin.first:
            yield _turned(rule, claim, begin, end)
        elif begin is not None and end is not None:
            yield judge(rule, claim, "either", begin, end, error_from=params.error_from)
        else:
            yield _from_text(rule, params, claim, begin, end, context)


def _to_today(rule: Rule, params: Params, claim: Claim, context: Context) -> Iterator[Outcome]:
    """ "Founded in 1996; today, 27 years later": from a date before it to the document's day."""
    end = today_of(context)
    bases = [one for one in _before(claim, params, context) if days_from(one).last < end.first]
    if not bases or context.now.source in _GUESSED:
        return
    fitting = (one for one in bases if fits(claim, "either", days_from(one), end))
    base = next(fitting, bases[0])
    known = Known(days_from(base), here(base.span, f"counted from {base.text!r}"))
    yield judge(rule, claim, "either", days_from(base), end, sure=False, known=[known])


def _turned(rule: Rule, claim: Claim, begin: Days, end: Days) -> Outcome:
    """ "in March, three months after the election in May": the dates lie the other way round."""
    return rule.inconsistent(
        claim,
        rule.message(
            "turned",
            stated=claim.assertion.value.text,
            begin=days_words(begin),
            end=days_words(end),
        ),
        derivation=(Step("order", f"{days_words(end)} lies before {days_words(begin)}"),),
        related=tuple(Related(one.span, one.text) for one in claim.mentions[1:]),
        confidence=0.85,
    )


def _from_text(
    rule: Rule, params: Params, claim: Claim, begin: Days | None, end: Days | None, context: Context
) -> Outcome:
    """The other date is one told just before; only where none of them fits something is wrong."""
    bases = [
        one
        for one in _before(claim, params, context)
        if one.start != claim.mentions[1].start and not _is_ahead(claim, one, context)
    ]
    if not any(claim.sentence.start <= one.start for one in bases) and _goes_on(claim, context):
        return rule.unverified(claim, "the date that it counts from is not told")
    told = claim.mentions[1]
    yearless = isinstance(told, TimeExpression) and told.relative
    pairs = []
    for one in bases:
        origin = days_from(one)
        if not yearless:  # the year is printed: "on 6 December ... 25 years earlier, in 1999"
            pairs.append((origin, end, one) if end is not None else (begin, origin, one))
        if not yearless and not one.relative:
            continue
        if end is not None:
            pairs.append((origin, _after(end, origin), one))
        elif begin is not None:
            pairs.append((_before_day(begin, origin), origin, one))
    ordered = [
        (first, last, one)
        for first, last, one in pairs
        if first is not None and last is not None and first.first <= last.last
    ]
    if not ordered or ordered[0][2] is not bases[0]:
        return rule.unverified(claim, "the date that it counts from is not clear")
    fitting = next((pair for pair in ordered if fits(claim, "either", pair[0], pair[1])), None)
    first, last, base = fitting or ordered[0]
    known = Known(days_from(base), here(base.span, f"counted from {base.text!r}"))
    return judge(
        rule, claim, "either", first, last, error_from=params.error_from, sure=False, known=[known]
    )


def _goes_on(claim: Claim, context: Context) -> bool:
    """Whether "and" ties an offset to something that its sentence tells without a date: "Before
    that came Arl and, three days earlier, Benn"."""
    before = context.document.text[claim.sentence.start : claim.mentions[0].start]
    words = before.lower().replace(",", " ").split()
    return len(words) > _TOLD and words[-1] == "and"


def _is_ahead(claim: Claim, base: TimeExpression, context: Context) -> bool:
    """Whether a date is still to come while the claim's own is past: a text that tells of last
    week does not count from what will begin next year."""
    told = claim.mentions[1]
    past = isinstance(told, TimeExpression) and told.last is not None and told.last <= context.today
    return past and base.first is not None and base.first > context.today


def _after(days: Days, base: Days) -> Days:
    """A day without a year, in the first year that puts it after another."""
    moved = _in_year(days, base.first.year)
    return moved if moved.last >= base.first else _in_year(days, base.first.year + 1)


def _before_day(days: Days, base: Days) -> Days:
    """A day without a year, in the last year that puts it before another."""
    moved = _in_year(days, base.last.year)
    return moved if moved.first <= base.last else _in_year(days, base.last.year - 1)


def _in_year(days: Days, year: int) -> Days:
    shift = year - days.first.year
    return Days(*(_moved(day, day.year + shift) for day in days))


def _moved(day: date, year: int) -> date:
    """A day in another year; 29 February becomes the 28th."""
    last = month_length(year, day.month)
    return day.replace(year=year, day=min(day.day, last))


def _before(claim: Claim, params: Params, context: Context) -> list[TimeExpression]:
    """The dates before a claim, of its own sentence and the one before it that has any."""
    told = list(islice(dates_told(context, claim.segment, claim.mentions[0].start), params.dates))
    near = [claim.sentence, *(one.span for one in passage(context, claim, 2))]
    return [one for one in told if any(span.start <= one.start < span.end for span in near)]
