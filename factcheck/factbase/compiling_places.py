"""The part of compiling that reads places, capitals, borders, currencies and renamings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.factbase.name_keys import name_key
from factcheck.factbase.pack_rows import Pack
from factcheck.factbase.registry import Origin, as_json, days

if TYPE_CHECKING:
    from factcheck.factbase.compiling import Compiler

CURATED_WEIGHT = 1_000_000_000  # what a pack names is meant, however many a namesake has


def define_places(compiler: Compiler, origin: Origin, pack: Pack) -> None:
    """Define the places of a pack; one in the gazetteer already gets its names."""
    for row in pack.places:
        country = compiler.registry.reference(row.country, origin) if row.country else ""
        name = row.name or row.id.partition(" (")[0]
        number = compiler.registry.define(row.id, row.type, origin.name, country=country)
        compiler.cities.setdefault((country, name_key(name)), row.id)
        weight, source = row.population, compiler.source(origin, pack, row.source)
        compiler.registry.name(row.id, name, "name", weight=weight)
        for other in row.names:
            compiler.registry.name(row.id, other, "alias", weight=weight)
            compiler.cities.setdefault((country, name_key(other)), row.id)
        compiler.former_names(row.id, row.former_names, weight)
        compiler.connection.execute(
            _INTO_PLACE, (number, name, row.type, row.lat, row.lon, row.population, source, "")
        )


def define_divisions(compiler: Compiler, origin: Origin, pack: Pack) -> None:
    """Define the states and provinces of a pack: one that no pack has as a place is put where its
    capital lies, and each gets the gazetteer's code of the division that its capital is in."""
    for row in pack.divisions:
        country = compiler.registry.reference(row.country, origin)
        source = compiler.source(origin, pack, row.source)
        for id, capital in row.capitals.items():
            town = row.towns.get(id, capital)
            codes = [
                _place_of(compiler, _city(compiler, country, (one,))) for one in (town, capital)
            ]
            point = codes[1] or codes[0]
            if id not in compiler.registry.numbers and point is not None:
                number = compiler.registry.define(id, row.type, origin.name, country=country)
                name = id.partition(" (")[0]
                compiler.registry.name(id, name, "name")
                place = (number, name, row.type, *point[:2], 0, source, "")
                compiler.connection.execute(_INTO_PLACE, place)
            if id not in compiler.registry.numbers:
                continue
            if " (" not in id:  # it is no name that a city of the same name is called by
                compiler.registry.name(id, id, "name", weight=CURATED_WEIGHT)
            for name in row.names.get(id, ()):
                compiler.registry.name(id, name, "alias")
            if town and codes[0] is not None:
                compiler.connection.execute(
                    "UPDATE place SET division = ? WHERE entity = ?",
                    (codes[0][2], compiler.registry.numbers[id]),
                )


_INTO_PLACE = "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


def _place_of(compiler: Compiler, city: str) -> tuple[float, float, str] | None:
    """Where a city lies: latitude, longitude and the code of its division."""
    query = "SELECT latitude, longitude, division FROM place WHERE entity = ?"
    number = compiler.registry.numbers.get(city)
    found: tuple[float, float, str] | None = compiler.connection.execute(
        query, (number,)
    ).fetchone()
    return found


def name_the_renamed(compiler: Compiler, origin: Origin, pack: Pack) -> None:
    """Add the names that entities bore at other times."""
    for row in pack.renamed:
        entity = _renamed_entity(compiler, row.entity, origin)
        compiler.registry.name(
            entity,
            row.name,
            "former" if row.until else "alias",
            start=row.start,
            until=row.until,
            weight=CURATED_WEIGHT,
        )


def _city(compiler: Compiler, country: str, names: Sequence[str]) -> str:
    """Return the id of a city of a country, or of a state that followed it or holds it."""
    waiting, seen = [country], set[str]()
    while waiting:
        land = waiting.pop(0)
        for name in names:
            if (land, name_key(name)) in compiler.cities:
                return compiler.cities[land, name_key(name)]
        seen.add(land)
        codes = (compiler.registry.codes.get(code, "") for code in compiler.related.get(land, ()))
        waiting += [id for id in codes if id and id not in seen]
    return ""


def _renamed_entity(compiler: Compiler, text: str, origin: Origin) -> str:
    """Return the id of a renamed entity; a city may be known under another spelling."""
    if text not in compiler.registry.numbers and text.endswith(")"):
        name, _, land = text[:-1].rpartition(" (")
        country = compiler.registry.reference(land, origin)
        id = compiler.cities.get((country, name_key(name)))
        if id is None:
            compiler.registry.define(text, "city", origin.name, country=country)
            compiler.registry.entity_name(text)
        return id or text
    return compiler.registry.reference(text, origin)


def read_geography(compiler: Compiler, origin: Origin, pack: Pack) -> None:
    """Add the capitals, borders, waters and currencies of a pack."""
    for water in pack.waters:
        states = [compiler.registry.reference(text, origin) for text in water.states]
        compiler.connection.execute(
            "INSERT OR REPLACE INTO water VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                water.name,
                as_json([water.name, *water.names]),
                as_json(water.mouths),
                as_json(states),
                compiler.source(origin, pack, water.source),
                as_json(water.cities),
                as_json(water.joins),
            ),
        )
    for capital in pack.capitals:
        country = compiler.registry.reference(capital.country, origin)
        place = _city(compiler, country, (capital.city, *capital.names))
        tie: tuple[object, ...] = (
            country,
            capital.city,
            place,
            capital.role,
            capital.start,
            capital.until,
        )
        tie += (*days(capital.start, capital.until), compiler.source(origin, pack, capital.source))
        compiler.capitals.add(country, origin.priority, tie)
        if place:
            for name in (capital.city, *capital.names):
                compiler.registry.name(place, name, "alias", weight=CURATED_WEIGHT)
    for border in pack.borders:
        a, b = (compiler.registry.reference(text, origin) for text in (border.a, border.b))
        length = None if border.length_km is None else str(border.length_km)
        rest: tuple[object, ...] = (length, border.via, border.disputed, border.start, border.until)
        rest += (*days(border.start, border.until), compiler.source(origin, pack, border.source))
        for country, neighbour in ((a, b), (b, a)):
            key = frozenset((a, b))
            compiler.borders.add(key, origin.priority, (country, neighbour, *rest))
    for tender in pack.currencies:
        country = compiler.registry.reference(tender.country, origin)
        tie = (country, tender.code, tender.name, tender.start, tender.until)
        tie += (*days(tender.start, tender.until), compiler.source(origin, pack, tender.source))
        compiler.tenders.add(country, origin.priority, tie)
