"""Everything that is known of one subject, as plain data for printing and for JSON."""

from __future__ import annotations

from datetime import date

from factcheck.factbase.base import FactBase, canonical
from factcheck.factbase.describing_figures import sums_of, totals_of, values_of
from factcheck.factbase.facts import Entity, Event, Membership, Term
from factcheck.factbase.questions import Described, Question, edtf, source_data, without_empty

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
            "period": edtf(question.period),
            "as_known": question.as_known.isoformat() if question.as_known else None,
        },
    }
    sections = {
        "about": _about(facts, entity) if not question.wanted else {},
        "names": _names(facts, id) if question.asks("names") else [],
        "values": values_of(facts, id, question),
        "totals": totals_of(facts, id, question),
        "sums": sums_of(facts, id, question),
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
            "began": edtf(country.start),
            "ended": edtf(country.until),
            "successors": list(country.successors),
            "independence from": country.independence_from,
            "highest peak": country.highest_peak,
        }
    elif group := facts.organisation(entity.id):
        about = {
            "founded": edtf(group.founded),
            "founded in": group.founded_in,
            "dissolved": edtf(group.dissolved),
            "seat": group.seat,
            "predecessor": group.predecessor,
            "source": source_data(group.source),
        }
    elif entity.type == "person" and (person := facts.person(entity.id)):
        about = {
            "born": edtf(person.born),
            "died": edtf(facts.died(person.id)),
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
        without_empty(
            name=name.name,
            form=name.form,
            lang=name.lang,
            start=edtf(name.start),
            until=edtf(name.until),
        )
        for name in facts.names(id)
    ]


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
    return without_empty(
        organisation=tie.organisation,
        member=tie.member,
        status=tie.status,
        start=edtf(tie.start),
        until=edtf(tie.until),
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
        without_empty(
            office=term.office,
            role=term.role,
            jurisdiction=term.jurisdiction,
            person=term.person,
            start=edtf(term.start),
            until=edtf(term.until),
            acting=term.acting,
            known_until=edtf(term.known_until) if term.until is None else None,
            source=source_data(term.source),
        )
        for term in terms
        if question.covers(term.start, term.until)
    ]


def _events(facts: FactBase, id: str, question: Question) -> list[Described]:
    found = facts.events(subject=id)
    return [_event(event) for event in found if question.covers(event.when, event.when)]


def _event(event: Event) -> Described:
    return without_empty(
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
            without_empty(
                name=one.name,
                role=one.role,
                start=edtf(one.start),
                until=edtf(one.until),
                source=source_data(one.source),
            )
            for one in facts.capitals(id)
            if question.asks("capitals") and question.covers(one.start, one.until)
        ],
        "borders": [
            without_empty(
                neighbour=one.neighbour,
                kilometres=f"{one.kilometres:f}" if one.kilometres is not None else None,
                via=one.via,
                disputed=one.disputed,
                start=edtf(one.start),
                until=edtf(one.until),
                source=source_data(one.source),
            )
            for one in facts.borders(id)
            if question.asks("borders") and question.covers(one.start, one.until)
        ],
        "currencies": [
            without_empty(
                currency=one.currency,
                name=one.name,
                start=edtf(one.start),
                until=edtf(one.until),
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
