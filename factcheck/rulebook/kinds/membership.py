"""Who belongs to an organisation: lists of members, and accessions with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factcheck.arithmetic.calendar import Days, one_part_off
from factcheck.extracting.frames.memberships import ANY
from factcheck.factbase.facts import Membership, Moment
from factcheck.model.claims import Claim, Period
from factcheck.model.findings import Evidence, Outcome, Severity, Step
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.other_subjects import others_named
from factcheck.rulebook.outsiders import GUESSED, founders, judge_left, judge_outsider
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, period_text
from factcheck.rulebook.rule import Rule

_OUTSIDE = frozenset({"candidate", "observer", "partner", "association"})
_INVITED = "invited"
_LONG_AGO = timedelta(days=3 * 365)
_EURO, _EURO_AREA = "EUR", "Euro area"
_TWICE = 2  # accessions of a state that came back
_CASH = timedelta(days=1200)  # between a currency on paper and its notes and coins


class Params(KindParams, frozen=True):
    """`slack_days`: how far a stated date may lie from the one on record (signing or effect),
    where it is not the same day told with another month or year; `notice_days`: how long after
    its announcement an exit may take effect."""

    slack_days: int = 92
    notice_days: int = 400


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every list of members, accession and exit."""
    for claim in context.claims_of("members"):
        yield _judge_list(rule, claim, context)
    for claim in context.claims_of("member_of"):
        yield _judge_member(rule, params, claim, context)
    for claim in context.claims_of("not_member_of"):
        yield judge_outsider(rule, claim, context)
    for claim in context.claims_of("left_once"):
        yield judge_left(rule, claim, context)
    for claim in context.claims_of("joined", "left"):
        if not claim.assertion.known_subject:
            yield rule.unverified(claim, "which state it is is not known")
            continue
        yield _judge_date(rule, params, claim, context)


def _judge_list(rule: Rule, claim: Claim, context: Context) -> Outcome:
    assertion, facts = claim.assertion, context.facts
    named = set(assertion.value.entities)
    period = assertion.period
    stated = period is not None and period.stated
    days = [period.first, period.last] if period and stated else [context.today]
    organisation = facts.organisation(assertion.subject)
    if organisation is not None and organisation.founded is not None:
        founded = organisation.founded.last
        days = [founded] if assertion.qualifiers.get("founding") == "yes" else [*days, founded]
    for day in days:
        for scope in facts.scopes(assertion.subject):
            if named == set(facts.members(assertion.subject, day, scope)):
                return rule.supported(
                    claim,
                    derivation=(Step("members", f"on {day}: {', '.join(sorted(named))}"),),
                    evidence=_list_evidence(claim, context, day),
                )
    founding = assertion.qualifiers.get("founding") == "yes"
    members = set(facts.members(assertion.subject, days[0]))
    strength = assertion.qualifiers.get("strength")
    everyone = set(facts.members(assertion.subject, days[0], facts.statuses(assertion.subject)))
    if founding:
        everyone |= founders(assertion.subject, facts)
    if members and strength == "partial" and named <= everyone:
        return rule.supported(claim, evidence=_list_evidence(claim, context, days[0]))
    if not members or strength == "loose":
        return rule.unverified(claim, f"the list need not be the members of {assertion.subject}")
    extra = sorted(named - everyone)
    if strength == "partial" and len(extra) * 2 > len(named):
        return rule.unverified(
            claim,
            f"most of the list are no members of {assertion.subject}: it lists something else",
        )
    missing = sorted(members - named) if strength == "strict" else []
    if not extra and not missing:
        return rule.unverified(claim, f"the list names members and others of {assertion.subject}")
    words = {
        "subject": assertion.subject,
        "extra": ", ".join(extra) or "none",
        "missing": ", ".join(missing) or "none",
        "day": day_text(days[0].isoformat()),
    }
    return rule.contradicted(
        claim,
        rule.message("founders" if founding else "list", **words),
        severity=Severity.WARNING,
        derivation=(Step("members", f"on {days[0]}: {', '.join(sorted(members))}"),),
        evidence=_list_evidence(claim, context, days[0]),
        confidence=0.8,
    )


def _list_evidence(claim: Claim, context: Context, day: date) -> tuple[Evidence, ...]:
    rows = context.facts.memberships(organisation=claim.assertion.subject, day=day)
    if not rows:
        return ()
    names = ", ".join(sorted(row.member for row in rows if row.status == rows[0].status))
    return (cite(f"members of {claim.assertion.subject} on {day}", names, rows[0].source),)


def _judge_member(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    """ "X, a member of Y": at the stated time, else at the document's day."""
    assertion = claim.assertion
    organisation, status = assertion.qualifiers["organisation"], assertion.qualifiers["status"]
    everyone = context.facts.memberships(organisation=organisation)
    loose = status == ANY  # "A is in ORG" need not be of its members in the strict sense
    if not everyone or not (loose or status in {row.status for row in everyone}):
        return rule.unverified(claim, f"the fact base has no {status}s of {organisation}")
    rows = [row for row in everyone if row.member == assertion.subject]
    period = assertion.period
    stated = period is not None and period.stated
    first, last = (period.first, period.last) if period and stated else (context.today,) * 2
    holds = [
        row
        for row in rows
        if _counts(row, status)
        and (row.start is None or row.start.first <= last)
        and (row.until is None or row.until.last >= first)
    ]
    if holds:
        evidence = tuple(_date_evidence(row) for row in holds)
        return rule.supported(claim, evidence=evidence)
    earlier = any(
        _counts(row, status)
        and (row.start is None or row.start.first <= context.today)
        and row.status != _INVITED  # an invitation that has lapsed made it none
        for row in rows
    )
    if earlier and not stated and not _told_as_present(claim, rows, context):
        return rule.unverified(claim, "it was one at another time, and the text may look back")
    if loose and _is_inside_otherwise(assertion.subject, organisation, context):
        return rule.unverified(
            claim, f"the fact base does not say how {assertion.subject} stands to {organisation}"
        )
    return _not_member(rule, claim, "member" if loose else status, rows)


def _not_member(rule: Rule, claim: Claim, status: str, rows: Sequence[Membership]) -> Outcome:
    return rule.contradicted(
        claim,
        rule.message(
            "not_member",
            subject=claim.assertion.subject,
            status=status,
            organisation=claim.assertion.qualifiers["organisation"],
            known="; ".join(f"{row.status} {_since(row)}" for row in rows) or "nothing",
        ),
        severity=Severity.WARNING,
        evidence=tuple(_date_evidence(row) for row in rows),
        confidence=0.8,
    )


def _counts(row: Membership, status: str) -> bool:
    """Whether a state of record has the status told; in one way or another, if it is none that
    stays outside."""
    return row.status not in _OUTSIDE if status == ANY else row.status == status


def _told_as_present(claim: Claim, rows: Sequence[Membership], context: Context) -> bool:
    """Whether a text of a known day tells as present what had ended long before it, and names no
    time of the past beside it."""
    known = context.now.source not in GUESSED
    past = any(
        time.first is not None and time.first < context.today - _LONG_AGO
        for time in context.times_in(claim.sentence.start, claim.sentence.end)
    )
    ended = all(
        row.until is not None and row.until.last < context.today - _LONG_AGO for row in rows
    )
    return claim.assertion.qualifiers.get("tense") == "present" and known and ended and not past


def _is_inside_otherwise(state: str, organisation: str, context: Context) -> bool:
    """Whether a state can be in an organisation without belonging to it: as a part of a member, or
    as one that uses the currency of its area."""
    country = context.facts.country(state)
    if country is None or country.status != "un_member":
        return True
    money = context.facts.currency(state, context.today) if organisation == _EURO_AREA else None
    return money == _EURO


def _since(row: Membership) -> str:
    since = day_text(row.start.edtf) if row.start else "?"
    return f"from {since}" + (f" to {day_text(row.until.edtf)}" if row.until else "")


def _judge_date(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    assertion = claim.assertion
    organisation = assertion.qualifiers["organisation"]
    rows = context.facts.memberships(organisation=organisation, member=assertion.subject)
    if all(row.status == "candidate" for row in rows):
        rows = ()  # who only asked to come in
    stated = assertion.value.period
    moments = [
        moment
        for row in rows
        if row.status not in {"suspended", "candidate"}
        and assertion.qualifiers.get("status", row.status) == row.status
        and (moment := row.start if assertion.measure == "joined" else row.until) is not None
    ]
    everyone = context.facts.memberships(organisation=organisation)
    money = assertion.qualifiers.get("currency") == "yes"
    if money and (not rows or _before_cash(stated, moments)):
        return rule.unverified(
            claim, "a currency can be used without, or its coins come later than, being a member"
        )
    if assertion.qualifiers.get("again") and len(moments) < _TWICE:
        return rule.unverified(
            claim, f"the fact base knows of no return of {assertion.subject} to {organisation}"
        )
    about = context.facts.organisation(organisation)
    ended = about.dissolved if about is not None else None
    if ended is not None and stated is not None and stated.first > ended.first:
        return rule.unverified(
            claim, f"{organisation} had ended by then, and its successor may be meant"
        )
    noun, elided = assertion.qualifiers.get("noun"), assertion.qualifiers.get("elided")
    told = everyone if assertion.measure == "joined" else _everyone_ever(claim, everyone, context)
    state = context.facts.country(assertion.subject or "")
    lasts = state is not None and state.status == "un_member"
    if not rows and "subject" in claim.inferred and (elided or not lasts):
        return rule.unverified(
            claim, "another state, or something else that it joined, may be meant"
        )
    if not rows and told and stated is not None and not noun:
        return rule.contradicted(
            claim,
            rule.message(
                "never", subject=assertion.subject, organisation=organisation, count=len(everyone)
            ),
            severity=Severity.WARNING,
            evidence=(_date_evidence(everyone[0]),),
            confidence=0.8,
        )
    wrong = _stays_outside(rule, claim, rows) or _never_left(rule, claim, rows, everyone)
    if not moments and stated is not None and wrong is not None:
        return wrong
    if not moments or stated is None:
        return rule.unverified(
            claim, f"the fact base has no such date for {assertion.subject} in {organisation}"
        )
    distance = min(
        max((moment.first - stated.last).days, (stated.first - moment.last).days, 0)
        for moment in moments
    )
    evidence = tuple(_date_evidence(row) for row in rows)
    if distance == 0:
        return rule.supported(claim, evidence=evidence)
    days = Days(stated.first, stated.last)
    another = _told_of_another(claim, organisation, days, context)
    if another:
        return rule.unverified(claim, another)
    misprint = any(one_part_off(days, Days(one.first, one.last)) for one in moments)
    announced = assertion.measure == "left" and any(
        0 <= (moment.first - stated.last).days <= params.notice_days for moment in moments
    )
    if (distance <= params.slack_days or announced) and not misprint:
        return rule.unverified(
            claim,
            evidence=evidence,
            reason="the date on record is near, but another one (signing, effect) may be meant",
        )
    return rule.contradicted(
        claim,
        rule.message(
            "date",
            subject=assertion.subject,
            organisation=organisation,
            verb=assertion.measure,
            stated=period_text(stated),
            known=_known_days(rows, assertion.measure) or day_text(moments[0].edtf),
        ),
        evidence=evidence,
    )


def _told_of_another(claim: Claim, organisation: str, days: Days, context: Context) -> str:
    """Why a date may be of another state, or of another organisation; "" where it is not."""
    for other in others_named(claim, context, "country"):
        known = context.facts.memberships(organisation=organisation, member=other)
        joined = claim.assertion.measure == "joined"
        ends = (row.start if joined else row.until for row in known)
        if any(one and one.first <= days.last and days.first <= one.last for one in ends):
            return f"it may be told of {other}, whose date on record it is"
    if "subject" in claim.inferred and _joined_then(claim.assertion.subject or "", days, context):
        return "another organisation that it joined then may be meant"
    return ""


def _joined_then(state: str, days: Days, context: Context) -> bool:
    """Whether a state came to any organisation at a time."""
    return any(
        row.start is not None and row.start.first <= days.last and days.first <= row.start.last
        for row in context.facts.memberships(member=state)
    )


def _everyone_ever(
    claim: Claim, everyone: Sequence[Membership], context: Context
) -> Sequence[Membership]:
    """All rows, if those who left are on record as well and the state is no part of a member."""
    whole = claim.assertion.qualifiers["organisation"]
    left = any(row.until is not None for row in everyone)
    inside = _is_inside_otherwise(claim.assertion.subject, whole, context)
    return everyone if left and not inside else ()


def _stays_outside(rule: Rule, claim: Claim, rows: Sequence[Membership]) -> Outcome | None:
    """ "A member since 2004" of one that has only ever been an observer."""
    assertion = claim.assertion
    told = assertion.measure == "joined" and assertion.qualifiers.get("status") == "member"
    if not told or not rows or any(row.status not in _OUTSIDE for row in rows):
        return None
    return _not_member(rule, claim, "member", rows)


def _never_left(
    rule: Rule, claim: Claim, rows: Sequence[Membership], everyone: Sequence[Membership]
) -> Outcome | None:
    """ "Left in 2019" of one that has stayed, where the fact base knows of others that left."""
    assertion, stated = claim.assertion, claim.assertion.value.period
    full = [row for row in rows if row.status == "member"]
    kept = [row for row in everyone if row.until is not None and row.status == "member"]
    if assertion.measure != "left" or not full or not kept or stated is None:
        return None
    if any(row.until is not None or row.start is None for row in rows):
        return None
    return rule.contradicted(
        claim,
        rule.message(
            "stayed",
            subject=assertion.subject,
            organisation=assertion.qualifiers["organisation"],
            known="; ".join(f"{row.status} {_since(row)}" for row in full),
        ),
        severity=Severity.WARNING,
        evidence=tuple(_date_evidence(row) for row in full),
        confidence=0.75,
    )


def _before_cash(stated: Period | None, moments: Sequence[Moment]) -> bool:
    """Whether a currency that a state had on paper is told to have come within some years."""
    return stated is not None and any(
        timedelta(0) < stated.first - moment.last <= _CASH for moment in moments
    )


def _known_days(rows: Sequence[Membership], measure: str) -> str:
    """The days on which one became, or ceased to be, a full member: "1 May 2004"."""
    ends = (
        row.start if measure == "joined" else row.until for row in rows if row.status == "member"
    )
    return " or ".join(day_text(one) for one in sorted({end.edtf for end in ends if end}))


def _date_evidence(row: Membership) -> Evidence:
    until = f" until {row.until.edtf}" if row.until else ""
    since = row.start.edtf if row.start else "?"
    what = f"{row.member}, {row.status} of {row.organisation}"
    return cite(what, f"from {since}{until}", row.source)
