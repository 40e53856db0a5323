"""The fact base: everything that can be asked of it, in one object."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.config.fact_sources import FactSource, team_address
from factcheck.factbase import store
from factcheck.factbase.facts import Country, Entity, Name, NameEntry, PackInfo
from factcheck.factbase.geography import Geography
from factcheck.factbase.history import History
from factcheck.factbase.name_keys import name_key
from factcheck.factbase.rates import Rates
from factcheck.factbase.reader import remembered, when

# Which namesake is meant first: what bears the name itself, by type of entity and form of the
# name, before what is only called by it (a government by its capital, a country by its people).
_NATIONS = frozenset({"country", "territory"})
_FORMS = ("name", "official", "acronym", "alias", "spelling", "native", "former")
_TYPES = ("world", "country", "organisation", "territory", "region", "city", "person")


class FactBase(Rates, History, Geography):
    """The store with its queries. All results are frozen; countries go by id or alpha-3 code."""

    def entity(self, id: str) -> Entity | None:
        """Return the entity with an id or an alpha-3 code."""
        found = self.numbered(id)
        if found is None:
            return None
        query = "SELECT id, type, code, country, pack FROM entity WHERE number = ?"
        return Entity(*self.rows(query, (found[0],))[0])

    @remembered
    def country(self, id: str) -> Country | None:
        """Return what is known of a country or territory."""
        query = (
            "SELECT id, code, alpha2, status, official, sovereign, part_of, start, until, "
            "successors, continents, landlocked, highest_peak, independence_from, "
            "independence_from_also FROM country "
            "JOIN entity ON number = country.entity "
            "LEFT JOIN profile ON profile.entity = country.entity WHERE id = ?"
        )
        rows = self.rows(query, (self.known_id(id),))
        if not rows:
            return None
        *about, sovereign, part_of, start, until, successors = rows[0][:10]
        continents, landlocked, peak, before, also = rows[0][10:]
        return Country(
            about[0],
            about[1],
            about[2],
            about[3],
            about[4],
            self.known_id(sovereign) or sovereign,
            self.known_id(part_of) or part_of,
            when(start),
            when(until),
            tuple(self.known_id(code) or code for code in json.loads(successors)),
            tuple(json.loads(continents or "[]")),
            bool(landlocked),
            peak or "",
            before or "",
            tuple(json.loads(also or "[]")),
        )

    @remembered
    def predecessors(self, id: str) -> tuple[str, ...]:
        """Return the ids of the states that a country followed, in alphabetical order."""
        own = self.known_id(id)
        query = (
            "SELECT id, successors FROM entity JOIN country ON entity = number "
            "WHERE successors != '[]' ORDER BY id"
        )
        return tuple(
            former
            for former, successors in self.rows(query)
            if own in map(self.known_id, json.loads(successors))
        )

    @remembered
    def states(self) -> tuple[str, ...]:
        """Return the ids of the member states of the United Nations, in alphabetical order."""
        query = (
            "SELECT id FROM entity JOIN country ON entity = number "
            "WHERE status = 'un_member' ORDER BY id"
        )
        return tuple(row[0] for row in self.rows(query))

    @remembered
    def names(self, entity: str) -> tuple[Name, ...]:
        """Return all the names of an entity."""
        found = self.numbered(entity)
        if found is None:
            return ()
        query = (
            "SELECT name, form, lang, start, until FROM name WHERE entity = ? "
            "GROUP BY name, form, lang, start, until ORDER BY min(rowid)"
        )
        return tuple(
            Name(name, found[1], form, lang, when(start), when(until))
            for name, form, lang, start, until in self.rows(query, (found[0],))
        )

    def names_of(self, entities: Collection[str]) -> list[tuple[str, str]]:
        """Return every name of some entities, with its entity's id: one question for all."""
        query = (
            "SELECT DISTINCT id, name FROM entity JOIN name ON name.entity = number "  # noqa: S608
            f"WHERE id IN ({', '.join('?' * len(entities))}) ORDER BY id, name"
        )
        return [(id, name) for id, name in self.rows(query, tuple(entities))]

    @remembered
    def resolve(self, text: str, types: Collection[str] = ()) -> tuple[NameEntry, ...]:
        """Return what an id, an alpha-3 code or any name can mean, the likeliest first.

        Case, accents and kinds of dash do not matter; each entity is named once.
        """
        query = (
            "SELECT name, id, type, form, weight FROM name JOIN entity ON number = entity "
            "WHERE key = ? ORDER BY name.rowid"
        )
        rows = self.rows(query, (name_key(text),))
        exact = self.entity(text)
        if exact is not None:
            rows.append((text, exact.id, exact.type, "", 0))
        found: dict[str, NameEntry] = {}
        for name, id, kind, form, _ in sorted(rows, key=_likelihood):
            if id not in found and (not types or kind in types):
                found[id] = NameEntry(name, id, kind, canonical(id, kind), form or "name")
        return tuple(found.values())

    def search(self, text: str, limit: int = 20) -> tuple[NameEntry, ...]:
        """Return entities of which a name holds `text`: the whole name first, then its beginning.

        Case, accents and kinds of dash do not matter; each entity is named once.
        """
        key = name_key(text)
        if not key:
            return ()
        query = (
            "SELECT name, id, type, form, weight, key FROM name JOIN entity ON number = entity "
            "WHERE instr(key, ?) > 0 AND type <> 'unknown' ORDER BY name.rowid"
        )
        rows = self.rows(query, (key,))
        rows.sort(key=lambda row: (row[5] != key, not row[5].startswith(key), _likelihood(row[:5])))
        found: dict[str, NameEntry] = {}
        for name, id, kind, form, *_ in rows:
            found.setdefault(id, NameEntry(name, id, kind, canonical(id, kind), form))
        return tuple(found.values())[:limit]

    def name_entries(
        self, *, types: Collection[str] = (), city_population: int = 0
    ) -> Iterator[NameEntry]:
        """Yield the lines of the gazetteer, of some types only where they are given.

        Cities with fewer than `city_population` inhabitants are left out, save capitals.
        """
        query = (
            "SELECT name, id, type, form FROM name JOIN entity ON number = entity "
            "WHERE (type <> 'city' OR weight >= ?) AND type <> 'unknown' "
            "GROUP BY name, id, type, form "
            "ORDER BY name, form = 'former', max(weight) DESC, id, form"
        )
        for name, id, kind, form in self.rows(query, (city_population,)):
            if not types or kind in types:
                yield NameEntry(name, id, kind, canonical(id, kind), form)

    @remembered
    def spelt_names(self, city: int = 3_000_000, town: int = 100_000) -> list[tuple[str, str, str]]:
        """Return (name, id, type) of what a text must spell right: countries, their peoples and
        capitals, regions, organisations, cities with that many inhabitants, and as "town" smaller
        ones. Of cities the name itself is given only, none that another language has for it; of
        countries also a part of the official name ("Great Britain")."""
        query = (
            "SELECT DISTINCT name, id, type, form, "
            "type = 'city' AND weight < ? AND id NOT IN (SELECT place FROM capital) "
            "FROM name JOIN entity ON number = entity "
            "WHERE (type IN ('country', 'territory', 'organisation') "
            "AND form IN ('name', 'official', 'demonym', 'alias', 'former')) "
            "OR (type IN ('organisation', 'region', 'sea') AND form IN ('name', 'alias')) "
            "OR (type = 'city' AND (weight >= ? OR id IN (SELECT place FROM capital))) "
            "ORDER BY name, id"
        )
        rows = self.rows(query, (city, town))
        official = {id: f" {name} " for name, id, _, form, _ in rows if form == "official"}
        return [
            (name, id, "town" if small else kind)
            for name, id, kind, form, small in rows
            if (kind != "city" or name == canonical(id, kind))
            and (form != "alias" or kind not in _NATIONS or f" {name} " in official.get(id, ""))
        ]

    @remembered
    def packs(self) -> tuple[PackInfo, ...]:
        """Return the packs and datasets in the store, a user's own last."""
        query = "SELECT name, version, vintage, licence, facts, path, own FROM pack ORDER BY number"
        infos = [
            PackInfo(name, version, vintage, licence, facts, path, bool(own))
            for name, version, vintage, licence, facts, path, own in self.rows(query)
        ]
        return tuple(sorted(infos, key=lambda info: info.own))


def canonical(id: str, kind: str) -> str:
    """Return the name to print for an id: without what tells namesakes apart."""
    return id if kind in ("event", "office") else id.partition(" (")[0]


def _likelihood(row: tuple[Any, ...]) -> tuple[bool, int, int, int, str]:
    _, id, kind, form, weight = row
    by_form = _FORMS.index(form) if form in _FORMS else (-1 if not form else len(_FORMS))
    by_type = _TYPES.index(kind) if kind in _TYPES else len(_TYPES)
    return (form in ("capital", "demonym"), by_type, by_form, -weight, id)


def is_kept(extra_packs: Sequence[FactSource] = ()) -> bool:
    """Whether the store of these packs is in the cache, or lies on a server."""
    if team_address(extra_packs):
        return True
    try:
        return store.place_of([Path(path) for path in extra_packs]).exists()
    except OSError:  # a cache that may not be looked at
        return False


def open_facts(extra_packs: Sequence[FactSource] = (), *, known_on: date | None = None) -> FactBase:
    """Open the fact base with what ships and a user's own packs, the last of which wins.

    `known_on` leaves out all figures in vintages that were not published by that day.
    The address of a team store (postgresql://...) is opened in place of what ships, and alone.
    Raises UserError, with file and line, for a pack that cannot be used.
    """
    address = team_address(extra_packs)
    if address:
        from factcheck.factbase.team.reading import open_team_facts  # noqa: PLC0415 - an extra

        return open_team_facts(address, known_on=known_on)
    own = tuple(Path(path) for path in extra_packs)

    def open_again() -> sqlite3.Connection:
        store.discard(own)
        return store.open_store(own)

    return FactBase(store.open_store(own), open_again, known_on=known_on)
