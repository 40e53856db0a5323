"""What else is told of members: that a state stays outside, and which member it was."""

from __future__ import annotations

from datetime import timedelta

from factcheck.factbase.facts import Membership
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Severity, Step, Verdict
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_LONG = timedelta(days=3 * 365)  # a text of those years may look back to before an accession
_EVE = timedelta(days=1)


def judge_outsider(rule: Rule, claim: Claim, context: Context) -> Outcome:
    """ "Norway, outside the EU": no full member at the stated time, or long since."""
    assertion = claim.assertion
    organisation = assertion.qualifiers["organisation"]
    period = assertion.period
    stated = period is not None and period.stated
    first, last = (
        (period.first, period.last) if period and stated else (context.today - _LONG, context.today)
    )
    rows = [
        row
        for row in context.facts.memberships(organisation=organisation, member=assertion.subject)
        if row.status == "member"
        and (row.start is None or row.start.last < first)
        and (row.until is None or row.until.first > last)
    ]
    told = [
        time
        for time in context.times_in(claim.sentence.start, claim.sentence.end)
        if time.first is not None and time.first < first
    ]
    if not rows or (told and not stated):
        reason = f"the fact base does not have {assertion.subject} in {organisation} then"
        return rule.outcome(Verdict.UNVERIFIED, claim.span, [claim], reason=reason)
    return rule.outcome(
        Verdict.CONTRADICTED,
        claim.span,
        [claim],
        severity=Severity.WARNING,
        message=rule.message(
            "inside",
            subject=assertion.subject,
            organisation=organisation,
            known=day_text(rows[0].start.edtf) if rows[0].start else "its beginning",
        ),
        evidence=tuple(_evidence(row) for row in rows),
        confidence=0.8,
    )


def judge_nth(rule: Rule, claim: Claim, context: Context) -> Outcome:
    """ "Finland became the 31st member of NATO": by those who belonged on its first day, or by
    all that ever had."""
    assertion, facts = claim.assertion, context.facts
    organisation = assertion.qualifiers["organisation"]
    everyone = [
        row
        for row in facts.memberships(organisation=organisation)
        if row.status == "member" and row.start is not None
    ]
    mine = [row for row in everyone if row.member == assertion.subject]
    quantity = assertion.value.quantity
    if not mine or quantity is None or any(row.start and not row.start.exact for row in mine):
        reason = f"the fact base has no day for {assertion.subject} in {organisation}"
        return rule.outcome(Verdict.UNVERIFIED, claim.span, [claim], reason=reason)
    nth, known, steps = int(quantity.number), set[int](), list[Step]()
    for row in mine:
        day = row.start.first if row.start else context.today
        before = len(facts.members(organisation, day - _EVE))
        after = len(facts.members(organisation, day))
        ever = {one.member for one in everyone if one.start and one.start.first < day}
        ever_after = {one.member for one in everyone if one.start and one.start.first <= day}
        known |= {*range(before + 1, after + 1), *range(len(ever) + 1, len(ever_after) + 1)}
        steps.append(Step("members", f"{before} before {day_text(day.isoformat())}, {after} then"))
    if nth in known or not known:
        return rule.outcome(Verdict.SUPPORTED, claim.span, [claim], evidence=(_evidence(mine[0]),))
    return rule.outcome(
        Verdict.CONTRADICTED,
        claim.span,
        [claim],
        severity=Severity.WARNING,
        message=rule.message(
            "nth",
            subject=assertion.subject,
            organisation=organisation,
            stated=quantity.text,
            before=steps[0].text,
        ),
        derivation=tuple(steps),
        evidence=tuple(_evidence(row) for row in mine),
        confidence=0.8,
    )


def _evidence(row: Membership) -> Evidence:
    since = row.start.edtf if row.start else "?"
    what = f"{row.member}, {row.status} of {row.organisation}"
    return cite(what, f"from {since}", row.source)
