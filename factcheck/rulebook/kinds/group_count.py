"""How many members an organisation has, by status and date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects, interval
from factcheck.factbase.base import FactBase
from factcheck.model.claims import Assertion, Claim
from factcheck.model.findings import Evidence, Outcome, Severity, Step, Verdict
from factcheck.rulebook.candidates import Candidate, closest, reading_line, scope_words
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.numbers_of_members import numbers_around, numbers_ever
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, span_of
from factcheck.rulebook.rule import Rule

_LAG = timedelta(days=31)  # a text may not yet know what happened in its last month
_TOLD = 3  # numbers of one time that are told one by one
_RATIFYING = timedelta(days=365)


class Params(KindParams, frozen=True):
    """`all_kinds`: words of a sentence that say that not only full members are counted."""

    all_kinds: tuple[str, ...] = ()


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every stated number of members."""
    for claim in context.claims_of("member_count"):
        assertion = claim.assertion
        if assertion.subject_type != "organisation" or assertion.value.interval is None:
            continue
        if "told" in assertion.qualifiers:
            yield _judge_undated(rule, claim, context)
            continue
        yield _judge(rule, params, claim, assertion, context)


def _judge_undated(rule: Rule, claim: Claim, context: Context) -> Outcome:
    """A number of some time that the text does not give: it must be one that there was around the
    accessions and exits of the sentence, or at any time."""
    assertion = claim.assertion
    stated, organisation = assertion.value.interval, assertion.subject
    ever = numbers_ever(organisation, context.facts)
    around = numbers_around(claim, context)
    fits = stated is None or any(intersects(stated, interval(one, one)) for one in around or ever)
    if fits or not ever or assertion.qualifiers.get("status", "member") != "member":
        return rule.unverified(claim, "the text does not say when it had so many")
    numbers = ", ".join(str(one) for one in sorted(around))
    least, most = min(ever), max(ever)
    message = rule.message(
        "around" if around else "never",
        stated=claim.quote,
        subject=organisation,
        numbers=numbers,
        least=str(least),
        most=str(most),
    )
    rows = context.facts.memberships(organisation=organisation)
    known = numbers or f"from {least} to {most}"
    return rule.contradicted(
        claim,
        message,
        severity=Severity.WARNING,
        derivation=(Step("members", f"numbers of members on record: {known}"),),
        evidence=(cite(f"numbers of members of {organisation}", known, rows[0].source),),
        confidence=0.75,
    )


def _judge(
    rule: Rule, params: Params, claim: Claim, assertion: Assertion, context: Context
) -> Outcome:
    stated = assertion.value.interval
    told = frozenset(context.document.quote(claim.sentence).lower().replace(",", " ").split())
    since = "since" in told
    candidates = list(_candidates(assertion, context.facts, context.today, since=since))
    if not candidates or stated is None:
        return rule.unverified(claim, f"the fact base has no members of {assertion.subject}")
    near = closest(candidates, stated)
    day = _counted_on(assertion, context.today, since=since)
    agreeing = [one for one in candidates if intersects(stated, one.interval)]
    words = {
        "stated": claim.quote,
        "subject": assertion.subject,
        "closest": _printed(near),
        "readings": "; ".join(_printed(one) for one in candidates if one.note != "history"),
        "scope": agreeing[0].scope if agreeing else "",
        "day": day_text(day.isoformat()),
    }
    if any(one.default for one in agreeing) or (agreeing and told.intersection(params.all_kinds)):
        verdict, message = Verdict.SUPPORTED, ""
    elif agreeing:
        verdict, message = Verdict.AMBIGUOUS, rule.message("ambiguous", **words)
    elif _is_of_another(claim, context, since=since):
        return rule.unverified(claim, "another organisation of the text has so many members")
    else:
        verdict, message = Verdict.CONTRADICTED, rule.message("contradicted", **words)
    severity = rule.severity if verdict is Verdict.CONTRADICTED else Severity.WARNING
    if claim.inferred & {"subject", "topic"}:
        severity = Severity.INFO if "topic" in claim.inferred else Severity.WARNING
    return rule.outcome(
        verdict,
        claim.span,
        [claim],
        severity=severity,
        message=message,
        readings=tuple(one.reading(stated) for one in candidates),
        derivation=tuple(Step("reading", reading_line(one)) for one in candidates),
        evidence=(_evidence(context, assertion.subject, (agreeing or [near])[0].scope, day),),
        confidence=0.7 if claim.inferred & {"subject", "topic"} else 0.95,
    )


def _is_of_another(claim: Claim, context: Context, *, since: bool) -> bool:
    """Whether a number whose subject only a word points to is that of another organisation of the
    text: "It has 164 members" behind two of them."""
    stated = claim.assertion.value.interval
    if stated is None or not claim.inferred & {"subject", "topic"}:
        return False
    named = {one.entity for one in context.analysis.entities if one.type == "organisation"}
    others = (
        replace(claim.assertion, subject=one)
        for one in named
        if one is not None and one != claim.assertion.subject
    )
    return any(
        one.default and intersects(stated, one.interval)
        for other in others
        for one in _candidates(other, context.facts, context.today, since=since)
    )


def _printed(candidate: Candidate) -> str:
    """Return "28 members", "1 member", "6 members and 4 observers" as the message has it."""
    number, scope = span_of(candidate.interval, None), candidate.scope
    return f"{number} {scope.removesuffix('s') if number == '1' else scope}"


def _candidates(
    assertion: Assertion, facts: FactBase, today: date, *, since: bool
) -> Iterator[Candidate]:
    """The number of members by scope: at the stated time, `since` it, else at the document's day.

    The number a month before is a reading too, as texts lag behind accessions.
    """
    period = assertion.period
    day = _counted_on(assertion, today, since=since)
    first = period.first if period and period.stated else today - _LAG
    organisation = facts.organisation(assertion.subject)
    before = facts.organisation(organisation.predecessor) if organisation else None
    if assertion.qualifiers.get("founding") and organisation and organisation.founded:
        # Those who signed are founders as well, whenever they ratified: "51 original members".
        first = organisation.founded.last
        day = min(first + _RATIFYING, today)
        if before is not None and before.founded is not None:  # "the EU's six founding states"
            yield from _candidates_of(facts, before.id, "member", (before.founded.last,))
    wanted = assertion.qualifiers.get("status")
    yield from _candidates_of(facts, assertion.subject, wanted, (first, day))


def _candidates_of(
    facts: FactBase, organisation: str, wanted: str | None, days: tuple[date, ...]
) -> Iterator[Candidate]:
    for scope, default in _scopes(facts, organisation, wanted):
        for least, most in _numbers(facts, organisation, scope, days):
            yield Candidate(
                scope=scope_words(scope),
                basis="",
                year=days[-1].year,
                interval=interval(least, most),
                unit="",
                default=default,
                sources=(),
            )


def _numbers(
    facts: FactBase, organisation: str, scope: tuple[str, ...], days: tuple[date, ...]
) -> list[tuple[int, int]]:
    """How many there were from the first to the last of some days: each number that there was, or
    all between the least and the most where the day of an accession or exit is not known."""
    moments = [
        moment
        for row in facts.memberships(organisation=organisation)
        for moment in (row.start, row.until)
        if moment is not None and moment.last >= days[0] and moment.first <= days[-1]
    ]
    exact = all(one.first == one.last for one in moments)
    between = [one.first for one in moments if days[0] <= one.first <= days[-1]]
    counts = {len(facts.members(organisation, one, scope)) for one in {*days, *between}} - {0}
    if not counts:
        return []
    exact = exact and len(counts) <= _TOLD
    return [(one, one) for one in sorted(counts)] if exact else [(min(counts), max(counts))]


def _counted_on(assertion: Assertion, today: date, *, since: bool) -> date:
    """The last day of the stated time; the document's day where none is, or after "since"."""
    period = assertion.period
    return min(period.last, today) if period and period.stated and not since else today


def _scopes(
    facts: FactBase, organisation: str, wanted: str | None
) -> Iterator[tuple[tuple[str, ...], bool]]:
    statuses = facts.statuses(organisation)
    if wanted not in (None, "member", *statuses):
        return  # nobody of this kind is on record
    if wanted in statuses and wanted != "member":
        yield (wanted,), True
    if wanted == "member" and "member" in statuses:
        yield ("member",), True
        return
    if statuses and "member" not in statuses:
        yield tuple(statuses), True  # all of them are members, of one kind or another
    for index, scope in enumerate(facts.scopes(organisation)):
        yield scope, index == 0 and wanted in (None, "member")


def _evidence(context: Context, organisation: str, scope: str, day: date) -> Evidence:
    rows = context.facts.memberships(organisation=organisation, day=day)
    named = scope.replace(" and ", ", ").split(", ")
    counted = [row for row in rows if scope_words((row.status,)) in named]
    names = ", ".join(row.member for row in counted)
    return cite(
        f"{scope} of {organisation} on {day.isoformat()}: {names}",
        str(len(counted)),
        counted[0].source if counted else None,
    )
