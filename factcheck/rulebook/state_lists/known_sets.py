"""Sets of states that the fact base knows: the members of an organisation at any time, those who
came in one year, its observers, the states of a region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from weakref import WeakKeyDictionary

from msgspec import Struct

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Membership
from factcheck.rulebook.context import Context

_FEWEST, _MOST = 3, 40
_BODIES = 8  # organisations of a text that are held against each other
MEMBERS, COMERS, BOTH, OUTSIDE = "members", "comers", "both", "outside"


class KnownSet(Struct, frozen=True):
    """States that had one `status` in an organisation: all who had it from `first` up to `last`
    ("members"), or those who got it between the two ("comers"); or those of its members who are in
    an `other` one as well ("both"), or are not ("outside")."""

    organisation: str
    status: str
    way: str
    states: frozenset[str]
    first: date
    last: date
    founders: bool = False
    other: str = ""


Sets = Mapping[int, Sequence[KnownSet]]


def sets_with(context: Context, states: Sequence[str], size: int) -> Iterator[KnownSet]:
    """Yield the sets of a size that hold all but one of some states: such a set has the first of
    them or the second."""
    known = _kept.setdefault(context.facts, _Known({}, {}))
    for organisation in sorted({body for one in states[:2] for body in known.of(context, one)}):
        yield from known.sets_of(context, organisation).get(size, ())


class _Known(Struct):
    """What was worked out of a fact base, which never changes while it is open."""

    bodies: dict[str, frozenset[str]]
    sets: dict[str, Sets]

    def of(self, context: Context, state: str) -> frozenset[str]:
        if state not in self.bodies:
            rows = context.facts.memberships(member=state)
            self.bodies[state] = frozenset(row.organisation for row in rows)
        return self.bodies[state]

    def sets_of(self, context: Context, organisation: str) -> Sets:
        if organisation not in self.sets:
            self.sets[organisation] = _sets_of(context.facts, organisation)
        return self.sets[organisation]


_kept: WeakKeyDictionary[FactBase, _Known] = WeakKeyDictionary()


def compound_sets(context: Context, bodies: Sequence[str]) -> Sets:
    """Return who of the members of each of some organisations are in another of them, and who are
    not, on the day of the text."""
    today, facts = context.today, context.facts
    members = {body: frozenset(facts.members(body, today)) for body in bodies[:_BODIES]}
    sets: dict[int, list[KnownSet]] = {}
    for one, own in members.items():
        for other, others in members.items():
            for way, states in ((OUTSIDE, own - others), (BOTH, own & others)):
                fresh = own != states != others and (way == OUTSIDE or one < other)
                if one != other and fresh and _FEWEST < len(states) <= _MOST:
                    known = KnownSet(one, "member", way, states, today, today, other=other)
                    sets.setdefault(len(states), []).append(known)
    return sets


def _sets_of(facts: FactBase, organisation: str) -> Sets:
    by_status: dict[str, list[Membership]] = {}
    for row in facts.memberships(organisation=organisation):
        by_status.setdefault(row.status, []).append(row)
    found: dict[tuple[str, frozenset[str]], KnownSet] = {}
    for status, rows in by_status.items():
        for one in (*_through_time(rows), *_by_year(rows)):
            if _FEWEST <= len(one.states) <= _MOST:
                found.setdefault((status, one.states), one)
    sets: dict[int, list[KnownSet]] = {}
    for one in found.values():
        sets.setdefault(len(one.states), []).append(one)
    return sets


def _through_time(rows: Sequence[Membership]) -> Iterator[KnownSet]:
    """Yield all who had a status at once, for every time between two changes."""
    one = rows[0]
    starts = {row.start.first if row.start else date.min for row in rows}
    ends = {row.until.first for row in rows if row.until}
    changes = sorted(starts | ends)
    for at, day in enumerate(changes):
        last = changes[at + 1] if at + 1 < len(changes) else date.max
        states = frozenset(row.member for row in rows if _holds(row, day))
        yield KnownSet(one.organisation, one.status, MEMBERS, states, day, last, founders=at == 0)


def _holds(row: Membership, day: date) -> bool:
    start = row.start.first if row.start else date.min
    return start <= day and (row.until is None or day < row.until.first)


def _by_year(rows: Sequence[Membership]) -> Iterator[KnownSet]:
    """Yield all who got a status in one year."""
    years: dict[int, set[str]] = {}
    for row in rows:
        if row.start is not None:
            years.setdefault(row.start.first.year, set()).add(row.member)
    one = rows[0]
    for at, year in enumerate(sorted(years)):
        first, last = date(year, 1, 1), date(year, 12, 31)
        states = frozenset(years[year])
        yield KnownSet(one.organisation, one.status, COMERS, states, first, last, founders=at == 0)
