"""A length of time beside the dates between which it lies: ages, durations, tenures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

from factcheck.arithmetic.calendar import Days, elapsed, spanned, steps
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Related, Severity, Step, Verdict
from factcheck.model.interval import Interval
from factcheck.rulebook.context import Context
from factcheck.rulebook.printing import days_words
from factcheck.rulebook.rule import Rule

_COUNTING = {"completed": elapsed, "spanned": spanned, "stepped": steps}


class Params(BaseModel):
    """`measure`: the claims that the rule looks at; `counting`: how people count such a length:
    whole units that have passed (ages), both ends included (periods), or calendar units
    (anniversaries); `error_from`: by how many units it must be off to be an error."""

    model_config = ConfigDict(extra="forbid")

    measure: str
    counting: Literal["completed", "spanned", "stepped"] = "spanned"
    error_from: int = 2


@dataclass(frozen=True, slots=True)
class _Dates:
    begin: Days
    end: Days
    guessed: bool


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every length whose two dates the text gives."""
    for claim in context.claims_of(params.measure):
        dates = _dates(claim, context)
        if dates is None:
            reason = "only one of its dates is known"
            yield rule.outcome(Verdict.UNVERIFIED, claim.span, [claim], reason=reason)
        else:
            yield _judge(rule, params, claim, dates)


def _dates(claim: Claim, context: Context) -> _Dates | None:
    """The dates of a claim; the document's day where the text says "has" and gives no end."""
    qualifiers = claim.assertion.qualifiers
    begin, end = days_of(qualifiers.get("begin")), days_of(qualifiers.get("end"))
    if begin is None:
        return None
    if end is None:
        return _Dates(begin, Days(context.today, context.today), context.now.source == "today")
    return _Dates(begin, end, guessed=False)


def days_of(text: str | None) -> Days | None:
    """Return the days of a qualifier "2001-01-01/2001-12-31", None where there is none."""
    if not text:
        return None
    first, _, last = text.partition("/")
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def _judge(rule: Rule, params: Params, claim: Claim, dates: _Dates) -> Outcome:
    value = claim.assertion.value
    stated, unit = value.interval, value.unit or "year"
    if stated is None or dates.end.last < dates.begin.first:
        reason = "the dates do not follow each other"
        return rule.outcome(Verdict.UNVERIFIED, claim.span, [claim], reason=reason)
    least, most = _COUNTING[params.counting](dates.begin, dates.end, unit)
    step = Step(
        "calendar",
        f"from {days_words(dates.begin)} to {days_words(dates.end)}: {count_words(least, most, unit)}",
    )
    off = distance(stated, least, most)
    if off == 0:
        return rule.outcome(Verdict.SUPPORTED, claim.span, [claim], derivation=(step,))
    mild = off < params.error_from or dates.guessed or "end" not in claim.assertion.qualifiers
    return rule.outcome(
        Verdict.INCONSISTENT,
        claim.span,
        [claim],
        severity=Severity.WARNING if mild else rule.severity,
        message=rule.message(
            "inconsistent",
            stated=value.text,
            begin=days_words(dates.begin),
            end=days_words(dates.end),
            right=count_words(least, most, unit),
        ),
        derivation=(step, Step("stated", f"{value.text!r}: off by {off.normalize():f} {unit}s at least")),
        related=tuple(
            Related(one.span, one.text) for one in claim.mentions[1:] if not one.span == claim.span
        ),
        confidence=0.7 if dates.guessed else 0.9,
    )


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
