"""How complete the packs are: the days on which an office of a state has no known holder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Term

HEADS_OF_STATE = frozenset(
    {"president", "monarch", "head_of_state", "supreme_leader", "administrator"}
)
HEADS_OF_GOVERNMENT = frozenset(
    {"prime_minister", "chancellor", "chief_executive", "state_counsellor"}
)
_SLACK = timedelta(days=31)  # an office may stand empty that long without a word


class Hole(Struct, frozen=True, order=True):
    """Days from `first` to before `until` on which nobody is known to have held an office."""

    jurisdiction: str
    office: str
    first: date
    until: date

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.until - self.first).days


class Demand(Struct, frozen=True):
    """That `office`, which goes by any of the `roles`, is known for states `since` a day."""

    office: str
    roles: frozenset[str]
    states: tuple[str, ...]
    since: date


class Coverage(Struct, frozen=True):
    """The days that were asked for and the holes in them."""

    asked: int
    holes: tuple[Hole, ...]

    @property
    def share(self) -> float:
        """The share of the days on which the holder is known."""
        return 1 - sum(hole.days for hole in self.holes) / self.asked if self.asked else 1.0


def demands(facts: FactBase, eurasia: Collection[str]) -> list[Demand]:
    """Return what the packs are to hold: heads since 2000, ministers of Eurasia and the G20.

    `eurasia` are country codes; of these, the G20 and the EU the heads are asked since 1990.
    """
    today = date.today()
    query = (
        "SELECT id FROM entity JOIN country ON country.entity = number "
        "WHERE status = 'un_member' ORDER BY id"
    )
    states = tuple(str(id) for (id,) in facts.rows(query))
    closer = {facts.known_id(code) or code for code in eurasia}
    closer |= set(facts.members("G20", today)) | set(facts.members("European Union", today))
    near = tuple(state for state in states if state in closer)
    far = tuple(state for state in states if state not in closer)
    of_union = set(facts.members("European Union", today)) - set(facts.members("G20", today))
    ministers = tuple(
        state
        for state in near
        if state not in of_union or facts.known_id(state) in {facts.known_id(c) for c in eurasia}
    )
    early, late = date(1990, 1, 1), date(2000, 1, 1)
    return [
        Demand("head of state", HEADS_OF_STATE, near, early),
        Demand("head of state", HEADS_OF_STATE, far, late),
        Demand("head of government", HEADS_OF_GOVERNMENT, near, early),
        Demand("head of government", HEADS_OF_GOVERNMENT, far, late),
        Demand("foreign minister", frozenset({"foreign_minister"}), ministers, late),
        Demand("defence minister", frozenset({"defence_minister"}), ministers, late),
    ]


def coverage(facts: FactBase, demand: Demand, until: date) -> Coverage:
    """Return how far the packs meet a demand up to a day.

    A state counts from its independence. A government that no office of its own heads is headed
    by the head of state.
    """
    terms: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in facts.terms():
        terms[term.jurisdiction, term.role].append(term)
    asked, holes = 0, list[Hole]()
    for state in demand.states:
        since = max(demand.since, _independence(facts, state))
        roles = demand.roles
        if demand.roles == HEADS_OF_GOVERNMENT and not any(
            (state, role) in terms for role in roles
        ):
            roles = HEADS_OF_STATE
        asked += (until - since).days
        held = [term for role in sorted(roles) for term in terms[state, role]]
        holes += _holes(state, demand.office, held, since, until)
    return Coverage(asked, tuple(holes))


def _independence(facts: FactBase, state: str) -> date:
    days = [
        event.when.first
        for event in facts.events(subject=state)
        if event.kind in ("independence", "formation")
    ]
    known = facts.country(state)
    if known and known.start:
        days.append(known.start.first)
    return max((day for day in days if day.year >= 1990), default=date.min)


def _holes(
    state: str, office: str, terms: Iterable[Term], since: date, until: date
) -> Iterator[Hole]:
    spans = sorted(
        (
            term.start.first if term.start else date.min,
            term.until.last if term.until else date.max,
        )
        for term in terms
    )
    at = since
    for start, end in spans:
        if end < at:
            continue
        if start - at > _SLACK:
            yield Hole(state, office, at, min(start, until))
        at = max(at, end)
        if at >= until:
            return
    if at < until:
        yield Hole(state, office, at, until)
