"""Everything that is known of one subject, as plain data for printing and for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.factbase.base import FactBase, canonical
from factcheck.factbase.facts import (
    Entity,
    Event,
    Fact,
    GroupSum,
    Membership,
    Moment,
    Source,
    Term,
    WorldTotal,
)

SCHEMA = "factcheck-facts/1"
# What can be asked of a subject besides its measures and the roles of its offices.
ASPECTS = (
    "names",
    "members",
    "memberships",
    "terms",
    "events",
    "capitals",
    "borders",
    "currencies",
    "place",
)
_LONG_AGO = date(1, 1, 1)
Described = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a subject.

    `wanted` is a measure, an aspect or the role of an office, "" for everything. Figures are
    given for `period`, all of them without one; `today` is the day that other things hold on
    where no period is given. `as_known` leaves out vintages that were published later.
    """

    wanted: str = ""
    period: Moment | None = None
    as_known: date | None = None
    today: date = date.max

    @property
    def day(self) -> date:
        """The day on which members are counted."""
        return self.period.last if self.period else self.today

    def asks(self, aspect: str) -> bool:
        """Whether an aspect belongs into the answer."""
        return self.wanted in ("", aspect)

    def covers(self, start: Moment | None, until: Moment | None) -> bool:
        """Whether what lasted from `start` to `until` touches the period."""
        if self.period is None:
            return True
        begins = start.first if start else _LONG_AGO
        return begins <= self.period.last and (until is None or until.last >= self.period.first)


def can_be_asked(facts: FactBase, id: str) -> tuple[str, ...]:
    """Return the measures, aspects and roles that a question about a subject may name."""
    own = [measure for measure, _, _ in facts.measures(id)]
    if facts.statuses(id) or id == "World":
        own += [row[0] for row in facts.rows("SELECT DISTINCT measure FROM series")]
    roles = [office.role for office in facts.offices(jurisdiction=id)]
    return tuple(dict.fromkeys([*sorted(set(own)), *ASPECTS, *sorted(set(roles))]))


def describe(facts: FactBase, id: str, question: Question) -> Described:
    """Return what is known of the subject with an id; sections without a row are left out."""
    entity = facts.entity(id)
    if entity is None:
        raise KeyError(id)
    answer: Described = {
        "schema": SCHEMA,
        "subject": _subject(entity),
        "asked": {
            "what": question.wanted or None,
            "period": _edtf(question.period),
            "as_known": question.as_known.isoformat() if question.as_known else None,
        },
    }
    sections = {
        "about": _about(facts, entity) if not question.wanted else {},
        "names": _names(facts, id) if question.asks("names") else [],
        "values": _values(facts, id, question),
        "totals": _totals(facts, id, question),
        "sums": _sums(facts, id, question),
        "members": _members(facts, id, question) if question.asks("members") else [],
        "memberships": _memberships(facts, id, question),
        "terms": _terms(facts, entity, question),
        "events": _events(facts, id, question) if question.asks("events") else [],
        **_geography(facts, id, question),
    }
    return answer | {name: rows for name, rows in sections.items() if rows}


def _subject(entity: Entity) -> Described:
    name = canonical(entity.id, entity.type)
    about = {"id": entity.id, "name": name, "type": entity.type, "code": entity.code}
    return {key: value for key, value in about.items() if value}


def _about(facts: FactBase, entity: Entity) -> Described:
    about: Described = {}
    if country := facts.country(entity.id):
        about = {
            "status": country.status,
            "official name": country.official,
            "continents": list(country.continents),
            "sovereign": country.sovereign,
            "part of": country.part_of,
            "began": _edtf(country.start),
            "ended": _edtf(country.until),
            "successors": list(country.successors),
            "independence from": country.independence_from,
            "highest peak": country.highest_peak,
        }
    elif group := facts.organisation(entity.id):
        about = {
            "founded": _edtf(group.founded),
            "founded in": group.founded_in,
            "dissolved": _edtf(group.dissolved),
            "seat": group.seat,
            "predecessor": group.predecessor,
            "source": source_data(group.source),
        }
    elif entity.type == "person" and (person := facts.person(entity.id)):
        about = {
            "born": _edtf(person.born),
            "died": _edtf(person.died),
            "native": dict(person.native),
            "spellings": list(person.spellings),
        }
    elif entity.type == "event":
        for event in facts.events(name=entity.id):
            if event.id == entity.id:
                about = _event(event)
    return {key: value for key, value in about.items() if value}


def _names(facts: FactBase, id: str) -> list[Described]:
    return [
        _without_empty(
            name=name.name,
            form=name.form,
            lang=name.lang,
            start=_edtf(name.start),
            until=_edtf(name.until),
        )
        for name in facts.names(id)
    ]


# Figures


def _values(facts: FactBase, id: str, question: Question) -> list[Described]:
    known = facts.measures(id)
    measures = dict.fromkeys(measure for measure, _, _ in known)
    if question.wanted:
        measures = {name: None for name in measures if name == question.wanted}
    days = (question.period.first, question.period.last) if question.period else (None, None)
    found: list[Fact] = []
    for measure in measures:
        values = facts.facts(id, measure, *days, as_known=question.as_known)
        found += values if question.wanted else _newest(values)
    if question.wanted:
        found.sort(key=lambda fact: (fact.basis, fact.first, fact.last))
    return [value_data(fact) for fact in found]


def _newest(values: Iterable[Fact]) -> list[Fact]:
    """Return for each basis the last value of the source that comes first."""
    newest: dict[str, Fact] = {}
    for fact in values:
        held = newest.get(fact.basis)
        if held is None or (fact.source == held.source and fact.first > held.first):
            newest[fact.basis] = fact
    return [newest[basis] for basis in sorted(newest)]


def value_data(fact: Fact) -> Described:
    """Return a value with its source as plain data."""
    return {
        "measure": fact.measure,
        "basis": fact.basis,
        "unit": fact.unit,
        "period": "always" if fact.first == date.min else fact.period,
        "value": f"{fact.value:f}",
        "vintage": fact.vintage,
        "series": fact.series,
        "source": source_data(fact.source),
    }


def source_data(source: Source) -> Described:
    """Return a source as plain data; `own` marks what takes the place of what ships."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "licence": source.licence,
        "pack": source.pack,
        "own": bool(source.priority),
    }


def _bases(facts: FactBase, measure: str) -> list[str]:
    return sorted({series.basis for series in facts.series_of(measure)})


def _years(facts: FactBase, question: Question) -> Sequence[int]:
    if question.period:
        return range(question.period.first.year, question.period.last.year + 1)
    # Without a period the last year that most countries have a value for.
    query = (
        "SELECT first_day FROM fact JOIN series ON number = series WHERE measure = ? "
        "GROUP BY first_day ORDER BY count(DISTINCT entity) > 100 DESC, first_day DESC LIMIT 1"
    )
    rows = facts.rows(query, (question.wanted,))
    return [date.fromordinal(rows[0][0]).year] if rows else []


def _totals(facts: FactBase, id: str, question: Question) -> list[Described]:
    if id != "World" or not question.wanted:
        return []
    return [
        _total(total)
        for year in _years(facts, question)
        for basis in _bases(facts, question.wanted)
        for total in facts.world_total(question.wanted, basis, year, as_known=question.as_known)
        if not total.published  # a published row is among the values
    ]


def _total(total: WorldTotal) -> Described:
    return {
        "measure": total.measure,
        "basis": total.basis,
        "unit": total.unit,
        "year": total.year,
        "total": f"{total.total:f}",
        "economies": total.economies,
        "vintage": total.vintage,
        "source": source_data(total.source),
    }


def _sums(facts: FactBase, id: str, question: Question) -> list[Described]:
    scopes = facts.scopes(id)
    if not scopes or not question.wanted:
        return []
    found = []
    for year in _years(facts, question):
        day = min(date(max(year, 1), 12, 31), question.day) if question.period else None
        for basis in _bases(facts, question.wanted):
            for scope in scopes:
                sums = facts.group_sum(
                    id,
                    question.wanted,
                    basis,
                    year,
                    statuses=scope,
                    day=day,
                    as_known=question.as_known,
                )
                found += [_sum(one, scope) for one in sums]
    return found


def _sum(one: GroupSum, scope: Sequence[str]) -> Described:
    return {
        "measure": one.measure,
        "basis": one.basis,
        "unit": one.unit,
        "year": one.year,
        "scope": list(scope),
        "total": f"{one.total:f}",
        "members": len(one.members),
        "missing": list(one.missing),
        "own_values": [part.entity for part in one.parts if part.source.priority],
        "vintage": one.vintage,
        "source": source_data(one.source),
    }


# Ties


def _members(facts: FactBase, id: str, question: Question) -> list[Described]:
    ties = facts.memberships(organisation=id)
    if question.period is None and not question.wanted:
        ties = tuple(tie for tie in ties if _holds(tie, question.day))
    order = (*facts.statuses(id), "suspended")
    rows = [tie for tie in ties if question.covers(tie.start, tie.until)]
    rows.sort(key=lambda tie: order.index(tie.status) if tie.status in order else len(order))
    return [_membership(tie) for tie in rows]


def _holds(tie: Membership, day: date) -> bool:
    begun = tie.start is None or tie.start.first <= day
    return begun and (tie.until is None or day < tie.until.last)


def _memberships(facts: FactBase, id: str, question: Question) -> list[Described]:
    if not question.asks("memberships"):
        return []
    ties = facts.memberships(member=id)
    return [_membership(tie) for tie in ties if question.covers(tie.start, tie.until)]


def _membership(tie: Membership) -> Described:
    return _without_empty(
        organisation=tie.organisation,
        member=tie.member,
        status=tie.status,
        start=_edtf(tie.start),
        until=_edtf(tie.until),
        source=source_data(tie.source),
    )


def _terms(facts: FactBase, entity: Entity, question: Question) -> list[Described]:
    terms: tuple[Term, ...]
    if entity.type == "person":
        terms = facts.terms(person=entity.id)
    elif entity.type == "office":
        terms = facts.terms(office=entity.id)
    else:
        terms = facts.terms(jurisdiction=entity.id)
        if question.asks("terms") and question.period is None:
            terms = tuple(term for term in terms if term.until is None)
    if not question.asks("terms"):
        terms = tuple(term for term in terms if term.role == question.wanted)
    return [
        _without_empty(
            office=term.office,
            role=term.role,
            jurisdiction=term.jurisdiction,
            person=term.person,
            start=_edtf(term.start),
            until=_edtf(term.until),
            acting=term.acting,
            known_until=_edtf(term.known_until) if term.until is None else None,
            source=source_data(term.source),
        )
        for term in terms
        if question.covers(term.start, term.until)
    ]


def _events(facts: FactBase, id: str, question: Question) -> list[Described]:
    found = facts.events(subject=id)
    return [_event(event) for event in found if question.covers(event.when, event.when)]


def _event(event: Event) -> Described:
    return _without_empty(
        id=event.id,
        kind=event.kind,
        date=event.when.edtf,
        also=[moment.edtf for moment in event.also],
        place=event.place,
        subjects=list(event.subjects),
        source=source_data(event.source),
    )


def _geography(facts: FactBase, id: str, question: Question) -> Described:
    return {
        "capitals": [
            _without_empty(
                name=one.name,
                role=one.role,
                start=_edtf(one.start),
                until=_edtf(one.until),
                source=source_data(one.source),
            )
            for one in facts.capitals(id)
            if question.asks("capitals") and question.covers(one.start, one.until)
        ],
        "borders": [
            _without_empty(
                neighbour=one.neighbour,
                kilometres=f"{one.kilometres:f}" if one.kilometres is not None else None,
                via=one.via,
                disputed=one.disputed,
                start=_edtf(one.start),
                until=_edtf(one.until),
                source=source_data(one.source),
            )
            for one in facts.borders(id)
            if question.asks("borders") and question.covers(one.start, one.until)
        ],
        "currencies": [
            _without_empty(
                currency=one.currency,
                name=one.name,
                start=_edtf(one.start),
                until=_edtf(one.until),
                source=source_data(one.source),
            )
            for one in facts.currencies(id)
            if question.asks("currencies") and question.covers(one.start, one.until)
        ],
        "place": [
            {
                "name": one.name,
                "type": one.type,
                "country": one.country,
                "latitude": one.latitude,
                "longitude": one.longitude,
                "population": one.population,
                "source": source_data(one.source),
            }
            for one in facts.place(id)
            if question.asks("place") and one.id == id
        ],
    }


def _edtf(moment: Moment | None) -> str | None:
    return moment.edtf if moment else None


def _without_empty(**values: Any) -> Described:
    return {
        {"start": "from"}.get(key, key): value
        for key, value in values.items()
        if value not in (None, "", [], False)
    }
