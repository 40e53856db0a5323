"""Queries for people and events: offices, terms, persons, what happened."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec.json import Decoder

from factcheck.factbase.facts import Event, Moment, Office, Person, Telling, Term, Told, Trait
from factcheck.factbase.moments import moment
from factcheck.factbase.name_keys import name_key
from factcheck.factbase.reader import Reader, remembered, when

_WORDS = Decoder(tuple[str, ...])
_TELLINGS = Decoder(tuple[tuple[str, tuple[str, ...], tuple[str, ...], str], ...])


class History(Reader):
    """Who was what when, and what happened."""

    def offices(
        self, *, jurisdiction: str | None = None, role: str | None = None
    ) -> tuple[Office, ...]:
        """Return the offices of a country or organisation, or of a role."""
        where, values = self._where(jurisdiction=jurisdiction, role=role)
        query = (
            "SELECT id, role, jurisdiction, titles, known_until, source FROM office "  # noqa: S608
            f"WHERE {where} ORDER BY id"
        )
        return tuple(
            Office(id, kind, place, tuple(json.loads(titles)), when(known), self.source_of(source))
            for id, kind, place, titles, known, source in self.rows(query, values)
        )

    @remembered
    def terms(
        self,
        *,
        person: str | None = None,
        office: str | None = None,
        role: str | None = None,
        jurisdiction: str | None = None,
        day: date | None = None,
    ) -> tuple[Term, ...]:
        """Return the terms that fit, in order of time.

        On the day of a handover both the one who left and the one who came held the office.
        """
        where, values = self._where(
            person=person, office=office, role=role, jurisdiction=jurisdiction
        )
        if day is not None:
            where += " AND first_day <= ? AND ? <= end_day"
            values += [day.toordinal(), day.toordinal()]
        # The columns of `office` have other names here, so that the conditions fit `term`.
        query = (
            "SELECT person, office, role, jurisdiction, start, until, acting, known, source "  # noqa: S608
            "FROM term LEFT JOIN (SELECT id AS title, known_until AS known FROM office) AS titled "
            f"ON title = office WHERE {where} ORDER BY first_day, end_day, office, person"
        )
        return tuple(
            Term(
                who, title, kind, place, when(start), when(until), bool(acting), when(known),
                self.source_of(source),
            )
            for who, title, kind, place, start, until, acting, known, source in self.rows(
                query, values
            )
        )  # fmt: skip

    @remembered
    def persons(
        self, *, jurisdiction: str | None = None, role: str | None = None
    ) -> tuple[str, ...]:
        """Return the ids of those who held an office, in alphabetical order."""
        where, values = self._where(jurisdiction=jurisdiction, role=role)
        query = f"SELECT DISTINCT person FROM term WHERE {where} ORDER BY person"  # noqa: S608
        return tuple(row[0] for row in self.rows(query, values))

    @remembered
    def person(self, id: str) -> Person | None:
        """Return what is known of a person, None where nothing but a term is."""
        query = (
            "SELECT id, native, spellings, born, died, family_first FROM person "
            "JOIN entity ON number = entity WHERE id = ?"
        )
        for id_, native, spellings, born, died, first in self.rows(query, (id,)):
            pairs = tuple((lang, name) for lang, name in json.loads(native))
            return Person(
                id_, pairs, tuple(json.loads(spellings)), when(born), when(died), bool(first)
            )
        return None

    @remembered
    def traits(self, subject: str, trait: str) -> tuple[Trait, ...]:
        """Return what never changes of a person or organisation: all values of a trait."""
        query = "SELECT value, source FROM trait WHERE subject = ? AND trait = ?"
        return tuple(
            Trait(subject, trait, value, self.source_of(source))
            for value, source in self.rows(query, (subject, trait))
        )

    @remembered
    def with_trait(self, trait: str) -> tuple[tuple[str, str], ...]:
        """Return (subject, value) of all that have a trait, in alphabetical order."""
        query = "SELECT subject, value FROM trait WHERE trait = ? ORDER BY subject, value"
        return tuple((subject, value) for subject, value in self.rows(query, (trait,)))

    @remembered
    def died(self, person: str) -> Moment | None:
        """Return when somebody died, None for the living and those of whom nobody knows."""
        known = self.person(person)
        if known is not None and known.died is not None:
            return known.died
        return next((when(one.value) for one in self.traits(person, "died")), None)

    @remembered
    def events(
        self, *, subject: str | None = None, kind: str | None = None, name: str | None = None
    ) -> tuple[Event, ...]:
        """Return the events that fit, in order of time. `name` is an id or any of the names."""
        conditions, values = ["TRUE"], list[object]()
        if subject is not None:
            conditions.append("number IN (SELECT event FROM event_subject WHERE subject = ?)")
            values.append(self.known_id(subject))
        if kind is not None:
            conditions.append("kind = ?")
            values.append(kind)
        if name is not None:
            conditions.append(
                "(id = ? OR id IN (SELECT entity.id FROM name "
                "JOIN entity ON entity.number = name.entity "
                "WHERE key = ? AND entity.type = 'event'))"
            )
            values += [name, name_key(name)]
        query = (
            "SELECT id, kind, names, subjects, date, place, ordinal, series, online, also, "  # noqa: S608
            f"magnitude, told, source FROM event WHERE {' AND '.join(conditions)} ORDER BY date, id"
        )
        return tuple(_event(self, row) for row in self.rows(query, values))

    @remembered
    def series_events(self) -> tuple[Event, ...]:
        """Return the events that have a number in a series, in order of time."""
        query = (
            "SELECT id, kind, names, subjects, date, place, ordinal, series, online, also, "
            "magnitude, told, source FROM event WHERE ordinal IS NOT NULL ORDER BY date, id"
        )
        return tuple(_event(self, row) for row in self.rows(query))

    @remembered
    def event(self, id: str) -> Event | None:
        """Return the event of this id."""
        query = (
            "SELECT id, kind, names, subjects, date, place, ordinal, series, online, also, "
            "magnitude, told, source FROM event WHERE id = ?"
        )
        rows = self.rows(query, (id,))
        return _event(self, rows[0]) if rows else None

    def told(self, lasting: Collection[str]) -> Iterator[Told]:
        """Yield how clauses tell the events of the store: as their rows say, independence by the
        states' names, and those of the kinds in `lasting` by their beginning and end."""
        query = (
            "SELECT id, kind, names, date, told, subjects FROM event WHERE told != '[]' "
            "OR date LIKE '%/%' OR kind IN ('independence', 'coup') ORDER BY date, id"
        )
        before = self._independent_from()
        for id, kind, names, day, told, subjects in self.rows(query):
            if told != "[]":
                for act, by, of, at in json.loads(told):
                    yield Told(id, act, tuple(by), tuple(of), at)
            if kind == "independence":
                for code, former in (before[one] for one in json.loads(subjects) if one in before):
                    yield Told(id, "be_free", (), (code,))
                    if former:
                        yield Told(id, "secede", (code,), (former,))
            elif kind == "coup":
                for code in (before[one][0] for one in json.loads(subjects) if one in before):
                    yield Told(id, "coup", (), (code,))
            if kind in lasting and "/" in day:
                of = tuple(one for one in (id, *json.loads(names)) if not one[0].isdigit())
                for act in ("begin", "end", "last"):
                    yield Told(id, act, (), of, act)

    def _independent_from(self) -> dict[str, tuple[str, str]]:
        query = (
            "SELECT id, code, independence_from FROM entity JOIN profile ON profile.entity = number"
        )
        return {id: (code, former) for id, code, former in self.rows(query)}

    def country_names(self) -> dict[str, list[tuple[str, str]]]:
        """Return the English names of the countries with their forms, by code and by id."""
        query = (
            "SELECT entity.id, code, name, form FROM name JOIN entity ON name.entity = number "
            "WHERE entity.type = 'country' AND lang IN ('', 'en') ORDER BY name.rowid"
        )
        found: dict[str, list[tuple[str, str]]] = {}
        for id, code, name, form in self.rows(query):
            names = found.setdefault(id, found.setdefault(code, []))
            names.append((name, form))
        return found

    # The conditions of a query are made here and above; values always go apart from them.

    def _where(self, **wanted: str | None) -> tuple[str, list[object]]:
        conditions, values = ["TRUE"], list[object]()
        for column, value in wanted.items():
            if value is not None:
                conditions.append(f"{column} = ?")
                values.append(self.known_id(value) if column == "jurisdiction" else value)
        return " AND ".join(conditions), values


def _event(reader: Reader, row: tuple[Any, ...]) -> Event:
    """Return the event of a row; many questions have the same events for an answer."""
    key = ("event", row[0])
    known: Event | None = reader.memory.get(key)
    if known is None:
        known = _made_event(reader, row)
        reader.remember(key, known)
    return known


def _made_event(reader: Reader, row: tuple[Any, ...]) -> Event:
    id, kind, names, subjects, day, place, ordinal, series, online, also, *rest = row
    magnitude, told, source = rest
    return Event(
        id=id,
        kind=kind,
        names=_WORDS.decode(names),
        subjects=_WORDS.decode(subjects),
        when=moment(day),
        place=place,
        ordinal=ordinal,
        series=series,
        online=bool(online),
        source=reader.source_of(source),
        also=tuple(moment(other) for other in _WORDS.decode(also)),
        magnitude=None if magnitude is None else Decimal(magnitude),
        told=tuple(Telling(*one) for one in _TELLINGS.decode(told)),
    )
