"""What else is told of members: that a state stays outside, has left, was there at the founding."""

from __future__ import annotations

from datetime import timedelta

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Membership
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Severity
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_FOUNDING = timedelta(days=460)  # until the last of the founders has ratified
GUESSED = frozenset({"today", "latest date in the text"})  # sources of a document's day
_LATELY = timedelta(days=92)
_NEAR = 320  # characters of the sentences before
_LONG = timedelta(days=3 * 365)  # a text of those years may look back to before an accession


def judge_outsider(rule: Rule, claim: Claim, context: Context) -> Outcome:
    """ "Norway, outside the EU": no full member at the stated time, or long since."""
    assertion = claim.assertion
    organisation = assertion.qualifiers["organisation"]
    period = assertion.period
    stated = period is not None and period.stated
    still = assertion.qualifiers.get("tense") == "present" and context.now.source not in GUESSED
    begin = context.today - (_LATELY if still else _LONG)
    if assertion.qualifiers.get("pointed"):  # it is told of the time of the sentences before
        here = context.times_in(claim.sentence.start - _NEAR, claim.sentence.end)
        begin = min((time.first for time in here if time.first is not None), default=begin)
    first, last = (period.first, period.last) if period and stated else (begin, context.today)
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
    if not rows or (told and not stated and not still):
        return rule.unverified(
            claim, f"the fact base does not have {assertion.subject} in {organisation} then"
        )
    return rule.contradicted(
        claim,
        rule.message(
            "inside",
            subject=assertion.subject,
            organisation=organisation,
            known=day_text(rows[0].start.edtf) if rows[0].start else "its beginning",
        ),
        severity=Severity.WARNING,
        evidence=tuple(_evidence(row) for row in rows),
        confidence=0.8,
    )


def judge_left(rule: Rule, claim: Claim, context: Context) -> Outcome:
    """ "Norway left OPEC", without a date: it has been a member, and is none any more."""
    assertion = claim.assertion
    organisation = assertion.qualifiers["organisation"]
    everyone = context.facts.memberships(organisation=organisation)
    rows = [row for row in everyone if row.member == assertion.subject]
    left = [row for row in rows if row.until is not None and row.until.first <= context.today]
    if left:
        return rule.supported(claim, evidence=tuple(_evidence(row) for row in left))
    others = any(row.until is not None and row.status == "member" for row in everyone)
    full = [row for row in rows if row.status == "member" and row.start is not None]
    if not others or (rows and len(full) < len(rows)) or any(row.until for row in rows):
        return rule.unverified(claim, f"the fact base does not say who left {organisation}")
    known = "; ".join(_evidence(row).value for row in full)
    words = {"subject": assertion.subject, "organisation": organisation}
    message = (
        rule.message("stayed", **words, known=f"member {known}")
        if full
        else rule.message("never", **words, count=len(everyone))
    )
    return rule.contradicted(
        claim,
        message,
        severity=Severity.WARNING,
        evidence=tuple(_evidence(row) for row in full or everyone[:1]),
        confidence=0.75,
    )


def founders(organisation: str, facts: FactBase) -> set[str]:
    """Return those who founded an organisation, or what it grew out of, or came soon after."""
    about, found = facts.organisation(organisation), set[str]()
    for body in (organisation, about.predecessor if about is not None else ""):
        rows = facts.memberships(organisation=body) if body else ()
        starts = [row.start for row in rows if row.start is not None]
        began = min((start.last for start in starts), default=None)
        found |= {
            row.member
            for row in rows
            if row.start is None or (began is not None and row.start.first <= began + _FOUNDING)
        }
    return found


def _evidence(row: Membership) -> Evidence:
    since = row.start.edtf if row.start else "?"
    what = f"{row.member}, {row.status} of {row.organisation}"
    return cite(what, f"from {since}", row.source)
