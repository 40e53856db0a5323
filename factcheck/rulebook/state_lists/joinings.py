"""What the fact base knows of a state on a day: that it joined or left, or became independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Moment, Source
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context

JOINED, LEFT, INDEPENDENCE = "joined", "left", "independence"
_PASSING = frozenset({"suspended"})
_LONG = frozenset({"year", "range"})


class Relation(Struct, frozen=True, order=True):
    """What one state after another did: `way` is "joined", "left" or "independence"."""

    way: str
    organisation: str = ""
    status: str = ""


class Deed(Struct, frozen=True):
    """One state's part in a relation, with its time."""

    when: Moment
    source: Source


def deeds_of(context: Context, state: str) -> Mapping[Relation, tuple[Deed, ...]]:
    """Return what a state did, by relation."""
    known = context.once(_book)
    if state not in known.deeds:
        known.deeds[state] = _deeds_of(context.facts, state)
    return known.deeds[state]


def cohort(context: Context, relation: Relation, time: TimeExpression) -> int:
    """Return how many states joined or left an organisation in the year of a time."""
    if relation.way == INDEPENDENCE or time.first is None:
        return 1
    known = context.once(_book)
    if relation not in known.cohorts:
        known.cohorts[relation] = _cohorts(context.facts, relation)
    return known.cohorts[relation][time.first.year]


def done_in(context: Context, state: str, time: TimeExpression) -> frozenset[Relation]:
    """Return what a state may have done in a time; "two years later" is a year."""
    if time.first is None or time.last is None:
        return frozenset()
    first, last = time.first, time.last
    if time.relative and time.grain in _LONG:
        first, last = date(first.year, 1, 1), date(last.year, 12, 31)
    known = context.once(_book)
    if state not in known.years:
        known.years[state] = _by_year(deeds_of(context, state))
    years = known.years[state]
    return frozenset(
        relation
        for year in range(first.year, last.year + 1)
        for relation, when in years.get(year, ())
        if when.first <= last and first <= when.last
    )


Years = Mapping[int, Sequence[tuple[Relation, Moment]]]


class _Book(Struct):
    """What was looked up for one text."""

    deeds: dict[str, Mapping[Relation, tuple[Deed, ...]]]
    years: dict[str, Years]
    cohorts: dict[Relation, Counter[int]]


def _book(_: Context) -> _Book:
    return _Book({}, {}, {})


def _by_year(deeds: Mapping[Relation, tuple[Deed, ...]]) -> Years:
    found: dict[int, list[tuple[Relation, Moment]]] = {}
    for relation, every in deeds.items():
        for deed in every:
            for year in range(deed.when.first.year, deed.when.last.year + 1):
                found.setdefault(year, []).append((relation, deed.when))
    return found


def _cohorts(facts: FactBase, relation: Relation) -> Counter[int]:
    rows = facts.memberships(organisation=relation.organisation)
    times = [
        row.start if relation.way == JOINED else row.until
        for row in rows
        if row.status == relation.status
    ]
    return Counter(when.first.year for when in times if when is not None)


def _deeds_of(facts: FactBase, state: str) -> dict[Relation, tuple[Deed, ...]]:
    found: dict[Relation, tuple[Deed, ...]] = {}
    for row in facts.memberships(member=state):
        for way, when in ((JOINED, row.start), (LEFT, row.until)):
            if when is None or row.status in _PASSING:
                continue
            relation = Relation(way, row.organisation, row.status)
            found[relation] = (*found.get(relation, ()), Deed(when, row.source))
    for event in facts.events(subject=state, kind=INDEPENDENCE):
        relation = Relation(INDEPENDENCE)
        deeds = tuple(Deed(when, event.source) for when in event.dates)
        found[relation] = (*found.get(relation, ()), *deeds)
    return found


def told_deed(relation: Relation, facts: FactBase) -> str:
    """Return in words what a relation is: "joined NATO", "became independent"."""
    if relation.way == INDEPENDENCE:
        return "became independent"
    first = relation.status == next(iter(facts.statuses(relation.organisation)), "")
    as_what = "" if first else f" as {relation.status}"
    return f"{relation.way} {relation.organisation}{as_what}"
