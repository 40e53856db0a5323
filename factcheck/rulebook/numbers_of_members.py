"""How many members an organisation had at any time, or around the accessions and exits that a
sentence tells of: for counts whose day a text does not give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Membership, Moment
from factcheck.model.claims import Claim
from factcheck.rulebook.context import Context

_DAY = timedelta(days=1)
_FAR = timedelta(days=200)  # around a day of which only the year is known


def numbers_around(claim: Claim, context: Context) -> frozenset[int]:
    """Return how many members there were before and after each accession and exit of the states
    that the claim's sentence names, or only after it where that is told, and how many there are
    now; none where it names none."""
    after = claim.assertion.qualifiers.get("told") == "after"
    organisation = claim.assertion.subject
    span = claim.sentence
    named = {
        one.entity
        for one in context.analysis.entities
        if one.type == "country" and span.start <= one.start < span.end and one.entity
    }
    rows = context.facts.memberships(organisation=organisation)
    dates = {
        one
        for row in rows
        if row.member in named
        for moment in (row.start, row.until)
        if moment is not None
        for one in _around(moment)[after:]
    }
    if not dates:
        return frozenset()
    counts = (
        len(context.facts.members(organisation, day, scope))
        for day in (*dates, context.today)
        for scope in context.facts.scopes(organisation)
    )
    return frozenset(counts)


def numbers_ever(organisation: str, facts: FactBase, *, full: bool = False) -> frozenset[int]:
    """Return every number of members that an organisation, or what it grew out of, ever had; of
    `full` members only, or with others in every way."""
    found: set[int] = set()
    about, seen = facts.organisation(organisation), set[str]()
    while about is not None and about.id not in seen:
        seen.add(about.id)
        rows = facts.memberships(organisation=about.id)
        for scope in facts.scopes(about.id)[: 1 if full else None]:
            found |= _numbers([row for row in rows if row.status in scope])
        about = facts.organisation(about.predecessor) if about.predecessor else None
    return frozenset(found)


def _numbers(rows: Iterable[Membership]) -> set[int]:
    """The numbers of those who belonged after each change; where only the month or year of one is
    known, all numbers that it may have passed."""
    steps = sorted(
        (moment.last, step, moment.first == moment.last)
        for row in rows
        for moment, step in ((row.start, 1), (row.until, -1))
        if moment is not None
    )
    count, last, found = 0, date.min, set[int]()
    for day, step, exact in steps:
        if day != last:
            found.add(count)
        count, last = count + step, day
        if not exact:
            found |= {count - 1, count, count + 1}
    return found | {count}


def _around(moment: Moment) -> tuple[date, date]:
    """A day before and a day after something happened."""
    reach = _DAY if moment.first == moment.last else _FAR
    return moment.first - reach, moment.last + reach
