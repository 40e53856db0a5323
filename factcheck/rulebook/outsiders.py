"""What else is told of members: that a state stays outside."""

from __future__ import annotations

from datetime import timedelta

from factcheck.factbase.facts import Membership
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Severity
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_LONG = timedelta(days=3 * 365)  # a text of those years may look back to before an accession


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
        return rule.unverified(claim, reason)
    return rule.contradicted(
        claim,
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


def _evidence(row: Membership) -> Evidence:
    since = row.start.edtf if row.start else "?"
    what = f"{row.member}, {row.status} of {row.organisation}"
    return cite(what, f"from {since}", row.source)
