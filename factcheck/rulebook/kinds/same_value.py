"""One subject, measure and period with two values in one text."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.arithmetic.intervals import intersects, interval, widen
from factcheck.extracting.measures import measures
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Related, Severity, Step, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, period_text, span_of
from factcheck.rulebook.rule import Rule

_Key = tuple[str, str, str, tuple[tuple[str, str], ...]]


_MOST_DISTINCT = 50  # different values of one thing that are still compared with each other


class Params(KindParams, frozen=True):
    """`dates`: measures whose value is a date, which an event has only one of."""

    dates: tuple[str, ...] = ("founded",)


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield one outcome per pair of statements that exclude each other."""
    groups: dict[_Key, list[Claim]] = {}
    for claim in context.claims_of(*measures(), *params.dates):
        key = _key(claim)
        if key is not None:
            groups.setdefault(key, []).append(claim)
    for claims in groups.values():
        yield from _conflicts(rule, claims)


def _conflicts(rule: Rule, claims: list[Claim]) -> Iterator[Outcome]:
    """Compare each value with the different ones before it; equal ones need no comparison."""
    distinct: dict[object, Claim] = {}
    for claim in claims:
        value = claim.assertion.value
        key = (value.interval, value.unit, value.period and (value.period.first, value.period.last))
        if key in distinct:
            continue
        other = next((one for one in distinct.values() if _excluded(one, claim)), None)
        if other is not None:
            yield _outcome(rule, other, claim)
        if len(distinct) < _MOST_DISTINCT:
            distinct[key] = claim


def _key(claim: Claim) -> _Key | None:
    """What two statements must share to be of the same thing; None where that is not sure."""
    assertion = claim.assertion
    if "change" in assertion.qualifiers:
        return None
    if not assertion.known_subject or "topic" in claim.inferred:
        return _key_by_words(claim)
    if assertion.value.interval is None:
        period = "" if assertion.value.period is not None else None
    else:
        period = period_text(assertion.period) if assertion.period is not None else ""
    if period is None:
        return None
    qualifiers = dict(assertion.qualifiers)
    if assertion.value.quantity is not None and assertion.value.quantity.per:
        qualifiers["per"] = assertion.value.quantity.per
    return (assertion.subject, assertion.measure, period, tuple(sorted(qualifiers.items())))


def _key_by_words(claim: Claim) -> _Key | None:
    """Without a subject the same words must say what is meant: "turnout in the first round"."""
    words = " ".join(claim.quote.lower().partition(",")[0].split())
    narrowed = " in the " in words or " of the " in words
    named = claim.assertion.subject and "topic" not in claim.inferred
    if named or claim.assertion.value.interval is None or not narrowed:
        return None
    if any(char.isdigit() for char in words):
        return None
    return (words, claim.assertion.measure, "", ())


def _excluded(one: Claim, other: Claim) -> bool:
    a, b = one.assertion.value, other.assertion.value
    if a.interval is not None and b.interval is not None:
        inferred = one.inferred | other.inferred
        by_words = "topic" in inferred or not one.assertion.known_subject
        undated = not by_words and "period" in inferred
        if a.unit != b.unit or undated:
            return False
        return not intersects(a.interval, b.interval)
    if a.period is not None and b.period is not None:
        return a.period.last < b.period.first or b.period.last < a.period.first
    return False


def _outcome(rule: Rule, one: Claim, other: Claim) -> Outcome:
    assertion = one.assertion
    steps = tuple(Step("value", f"{claim.quote!r}: {_value(claim)}") for claim in (one, other))
    measure = measures().get(assertion.measure)
    return rule.outcome(
        Verdict.INCONSISTENT,
        other.span,
        [one, other],
        severity=_severity(rule, one, other),
        message=rule.message(
            "inconsistent",
            subject=assertion.subject or "one thing",
            measure=measure.title if measure else f"{assertion.measure} date",
            first=_value(one),
            second=_value(other),
            period=f" for {period_text(assertion.period)}" if assertion.value.interval else "",
        ),
        related=(Related(one.span, f"here it is {_value(one)}"),),
        derivation=steps,
        confidence=0.8,
    )


def _severity(rule: Rule, one: Claim, other: Claim) -> Severity:
    """An error needs explicit statements that differ by more than sources and vintages do."""
    measure = measures().get(one.assertion.measure)
    a, b = one.assertion.value.interval, other.assertion.value.interval
    if measure is not None and a is not None and b is not None:
        # Revisions are smaller than what readings against the fact base must allow for.
        slack = measure.absolute_tolerance / 10
        relative = measure.tolerance / 3 if not measure.absolute_tolerance else Decimal(0)
        reach = widen(interval(a.low - slack, a.high + slack), relative)
        if intersects(reach, b):
            return Severity.INFO
    doubtful = (
        one.inferred or other.inferred or Modality.ATTRIBUTED in (one.modality, other.modality)
    )
    return Severity.WARNING if doubtful else rule.severity


def _value(claim: Claim) -> str:
    value = claim.assertion.value
    if value.quantity is not None and value.interval is not None:
        if value.interval.low == value.interval.high:
            return amount(value.quantity.number, value.unit)
        return f"{value.text} ({span_of(value.interval, value.unit)})"
    return period_text(value.period) or value.text
