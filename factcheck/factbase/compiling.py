"""From packs and datasets to the tables of the store.

Entities are defined first and rows resolved after, so a pack may name what another defines;
rows of a user's own pack take the place of shipped ones that state the same.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.factbase import compiling_data, compiling_places, compiling_traits, schema
from factcheck.factbase import pack_rows as packs
from factcheck.factbase.datasets import Dataset
from factcheck.factbase.name_keys import looks_like_acronym
from factcheck.factbase.packs import read_pack
from factcheck.factbase.registry import Layered, Origin, Registry, as_json, days, fill


class Compiler:
    """Fills an empty database from datasets, shipped packs and a user's own packs."""

    def __init__(self, connection: sqlite3.Connection, registry: Registry | None = None) -> None:
        self.connection = connection
        self.registry = registry or Registry(connection)
        self.sources: dict[tuple[str, str], int] = {}
        self.series: dict[tuple[tuple[str, ...], int], int] = {}
        self.cities: compiling_data.Cities = {}
        self.related: dict[str, list[str]] = {}  # country -> codes of those on the same ground
        self.organisations: Layered[str] = Layered()
        self.memberships: Layered[tuple[str, str]] = Layered()
        self.offices: Layered[str] = Layered()
        self.terms: Layered[tuple[str, str]] = Layered()
        self.persons: Layered[str] = Layered()
        self.holders: dict[str, None] = {}
        self.traits: Layered[tuple[str, str]] = Layered()
        self.events: Layered[str] = Layered()
        self.derived: list[compiling_data.DerivedEvent] = []
        self.capitals: Layered[str] = Layered()
        self.borders: Layered[frozenset[str]] = Layered()
        self.tenders: Layered[str] = Layered()

    def compile(
        self, datasets: Sequence[Dataset], shipped: Sequence[Path], own: Sequence[Path]
    ) -> None:
        """Make the tables, read everything and fill them."""
        self.connection.executescript(schema.TABLES)
        self.registry.define("World", "world", "", code="WLD")
        for name in ("World", "the world"):
            self.registry.name("World", name, "name")
        read = [
            (Origin(pack.pack, path, 0), pack)
            for path in shipped
            for pack in [read_pack(path, strict=False)]
        ]
        read += [read_own(path, priority) for priority, path in enumerate(own, 1)]
        for origin, pack in read:
            self._define_entities(origin, pack)
        self.cities = compiling_data.define_cities(self.registry, datasets)
        for origin, pack in read:
            compiling_places.define_places(self, origin, pack)
        for origin, pack in read:
            compiling_places.define_divisions(self, origin, pack)
        for origin, pack in read:
            compiling_places.name_the_renamed(self, origin, pack)
        for origin, pack in read:
            before = self._rows()
            self._read_rows(origin, pack)
            self._pack(origin, pack, self._rows() - before)
        compiling_data.add_data(self, datasets)
        for origin, pack in read:
            self.add_facts(origin, pack)
        self.registry.write()
        self._write_rows()
        compiling_data.sum_the_world(self.connection)
        self.connection.executescript(schema.INDEXES)

    def overlay(self, own: Sequence[tuple[Origin, packs.Pack]]) -> None:
        """Add packs that hold nothing but facts to a store that has been written."""
        newest = self.connection.execute("SELECT max(number) FROM series").fetchone()[0] or 0
        for origin, pack in own:
            self._pack(origin, pack, 0)
            self.add_facts(origin, pack)
        compiling_data.sum_the_world(self.connection, after=newest)

    def add_facts(self, origin: Origin, pack: packs.Pack) -> None:
        """Add the values of a pack."""
        cited = [(row, self.source(origin, pack, row.source)) for row in pack.facts]
        compiling_data.add_facts(self, origin, cited)

    def _rows(self) -> int:
        """Return how many rows have been read so far."""
        return sum(layer.added for layer in vars(self).values() if isinstance(layer, Layered))

    def _pack(self, origin: Origin, pack: packs.Pack, rows: int) -> None:
        rows += len(pack.countries) + len(pack.places) + len(pack.facts) + len(pack.country_facts)
        rows += len(pack.renamed)
        self.add_pack(
            origin, pack.version, pack.vintage or pack.version.replace(".", "-"), pack.licence, rows
        )

    def add_pack(self, origin: Origin, version: str, vintage: str, licence: str, rows: int) -> None:
        """Note that a pack or dataset is in the store."""
        self.connection.execute(
            "INSERT INTO pack (name, version, vintage, licence, facts, path, own) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (origin.name, version, vintage, licence, rows, origin.path.name, origin.own),
        )

    def source(self, origin: Origin, pack: packs.Pack, key: str | None) -> int:
        """Return the number of a source of a pack; one without a key stands for the pack."""
        number = self.sources.get((origin.name, key or ""))
        if number is None:
            row = pack.sources.get(key or "") or packs.SourceRow(title=origin.name)
            number = self.registry.source(
                origin,
                key or "",
                row.title,
                publisher=row.publisher,
                url=row.url,
                licence=row.licence or pack.licence,
                vintage=row.vintage or pack.vintage,
            )
            self.sources[origin.name, key or ""] = number
        return number

    # Entities and their names

    def _define_entities(self, origin: Origin, pack: packs.Pack) -> None:
        for country in pack.countries:
            self._define_country(origin, country)
        for organisation in pack.organisations:
            self._define_organisation(origin, organisation)
        for region in pack.regions:
            self.registry.define(region.id, "region", origin.name)
            self._names(region.id, region.names, "alias")
            self._names(region.id, region.acronyms, "acronym")
            self._names(region.id, region.demonyms, "demonym")
        for office in pack.offices:
            self.registry.define(office.id, "office", origin.name)
            self._names(office.id, office.titles, "alias")
            for term in office.terms:
                self._define_person(origin, packs.PersonRow(id=term.person))
        for person in pack.persons:
            self._define_person(origin, person)
        for event in pack.events:
            if event.id not in self.registry.numbers:
                self.registry.define(event.id, "event", origin.name)
                self.registry.name(event.id, event.id, "name")
            self._names(event.id, event.names, "alias", title=False)

    def _names(self, id: str, names: Iterable[str], form: str, *, title: bool = True) -> None:
        self.registry.entity_name(id)
        for name in names:
            kind = "acronym" if form == "alias" and looks_like_acronym(name) else form
            self.registry.name(id, name, kind)
            if title and form != "demonym":
                self.registry.title(id, name)

    def former_names(self, id: str, names: Iterable[packs.FormerName], weight: int = 0) -> None:
        """Add the former names of an entity."""
        for former in names:
            self.registry.name(
                id, former.name, "former", start=former.start, until=former.until, weight=weight
            )
            self.registry.title(id, former.name)

    def _define_country(self, origin: Origin, row: packs.CountryRow) -> None:
        kind = "territory" if row.status == "territory" else "country"
        number = self.registry.define(row.id, kind, origin.name, code=row.code)
        self._names(row.id, row.names, "alias")
        self._names(row.id, [row.official] if row.official else [], "official")
        self._names(row.id, row.acronyms, "acronym")
        self._names(row.id, row.demonyms, "demonym")
        self.former_names(row.id, row.former_names)
        others = [*row.successors, row.part_of, row.sovereign]
        self.related[row.id] = [code for code in others if code]
        if row.capital_metonym:
            self.registry.name(row.id, row.capital_metonym, "capital")
        self.connection.execute(
            "INSERT OR REPLACE INTO country VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                row.alpha2,
                row.status,
                row.official or row.id,
                row.sovereign or "",
                row.part_of or "",
                row.start,
                row.until,
                as_json(row.successors),
            ),
        )

    def _define_organisation(self, origin: Origin, row: packs.OrganisationRow) -> None:
        self.registry.define(row.id, row.type, origin.name)
        self._names(row.id, row.names, "alias")
        self._names(row.id, row.acronyms, "acronym")
        self.former_names(row.id, row.former_names)

    def _define_person(self, origin: Origin, row: packs.PersonRow) -> None:
        self.registry.define(row.id, "person", origin.name)
        self.registry.entity_name(row.id)
        for lang, name in row.native.items():
            self.registry.name(row.id, name, "native", lang=lang)
        for name in row.spellings:
            self.registry.name(row.id, name, "spelling")

    # Rows that tie entities to each other

    def _read_rows(self, origin: Origin, pack: packs.Pack) -> None:
        for organisation in pack.organisations:
            self._read_organisation(origin, pack, organisation)
        for region in pack.regions:
            row = packs.OrganisationRow(
                id=region.id,
                statuses=["member", "partly"],
                memberships={
                    status: [packs.MemberRow.model_validate({"who": one}) for one in countries]
                    for status, countries in (("member", region.members), ("partly", region.partly))
                },
                source=region.source,
            )
            self._read_organisation(origin, pack, row)
        for office in pack.offices:
            self._read_office(origin, pack, office)
        for person in pack.persons:
            native, spellings = as_json(list(person.native.items())), as_json(person.spellings)
            number = self.registry.numbers[person.id]
            row_: tuple[object, ...] = (
                number,
                native,
                spellings,
                person.born,
                person.died,
                person.family_first,
            )
            self.persons.add(person.id, origin.priority, row_)
        for event in pack.events:
            self._read_event(origin, pack, event)
        compiling_traits.read_traits(self, origin, pack)
        compiling_places.read_geography(self, origin, pack)
        for facts in pack.country_facts:
            source = self.source(origin, pack, facts.source)
            compiling_data.add_country_facts(self, origin, facts, source)

    def _read_organisation(
        self, origin: Origin, pack: packs.Pack, row: packs.OrganisationRow
    ) -> None:
        source = self.source(origin, pack, row.source)
        statuses = row.statuses or list(row.memberships)
        about: tuple[object, ...] = (
            self.registry.numbers[row.id],
            row.founded,
            row.dissolved,
            row.founded_in,
            row.seat or "",
            as_json(row.seats_also),
            row.predecessor or "",
            as_json(statuses),
            as_json(row.status_words),
            source,
        )
        self.organisations.add(row.id, origin.priority, about)
        groups = [*row.memberships.items(), ("suspended", row.suspended)]
        for status, members in groups:
            for member in members:
                who = self.registry.reference(member.who, origin)
                cited = (
                    source if member.source is None else self.source(origin, pack, member.source)
                )
                tie: tuple[object, ...] = (row.id, who, status, member.start, member.until)
                tie += (*days(member.start, member.until), cited)
                self.memberships.add((row.id, who), origin.priority, tie)

    def _read_office(self, origin: Origin, pack: packs.Pack, row: packs.OfficeRow) -> None:
        # An office without a source of its own is cited as its first term is.
        source = self.source(origin, pack, row.source or next((t.source for t in row.terms), None))
        place = self.registry.reference(row.jurisdiction, origin)
        number = self.registry.numbers[row.id]
        about: tuple[object, ...] = (
            number,
            row.id,
            row.role,
            place,
            as_json(row.titles),
            row.known_until,
            source,
        )
        self.offices.add(row.id, origin.priority, about)
        for term in row.terms:
            cited = source if term.source is None else self.source(origin, pack, term.source)
            tie: tuple[object, ...] = (term.person, row.id, row.role, place, term.start, term.until)
            tie += (*days(term.start, term.until), term.acting, cited)
            self.terms.add((row.id, term.person), origin.priority, tie)
            self.holders.setdefault(term.person, None)

    def _read_event(self, origin: Origin, pack: packs.Pack, row: packs.EventRow) -> None:
        subjects = [self.registry.reference(subject, origin) for subject in row.subject]
        about: tuple[object, ...] = (
            row.id,
            row.kind,
            as_json(row.names),
            as_json(subjects),
            row.date,
            row.place or "",
        )
        about += (row.ordinal, row.series or "", row.online)
        magnitude = None if row.magnitude is None else str(row.magnitude)
        told = as_json([[one.act, one.by, one.of, one.at or ""] for one in row.told])
        about += (as_json(row.also), magnitude, self.source(origin, pack, row.source), told)
        self.events.add(row.id, origin.priority, about)

    def _write_rows(self) -> None:
        fill(self.connection, "organisation", _first(self.organisations))
        fill(self.connection, "membership", self.memberships.all())
        fill(self.connection, "office", _first(self.offices))
        fill(self.connection, "term", self.terms.all())
        for holder in self.holders:  # who has no row of their own is known by name alone
            if holder not in self.persons.rows:
                number = self.registry.numbers[holder]
                self.persons.add(holder, 0, (number, "[]", "[]", None, None, False))
        fill(self.connection, "person", _first(self.persons))
        fill(self.connection, "trait", self.traits.all())
        fill(self.connection, "capital", self.capitals.all())
        fill(self.connection, "border", self.borders.all())
        fill(self.connection, "tender", self.tenders.all())
        compiling_data.write_events(self)


def read_own(path: Path, priority: int) -> tuple[Origin, packs.Pack]:
    """Read a pack of the user's own; one that overrides nothing has the rank of what ships."""
    pack = read_pack(path)
    return Origin(pack.pack, path, priority if pack.overrides else 0, own=True), pack


def _first(layer: Layered[str]) -> Iterable[tuple[object, ...]]:
    """Return one row for each key: the first of those that hold."""
    return [rows[0] for _, rows in layer.rows.values()]
