"""Queries for the map: places, capitals, borders, currencies."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from factcheck.factbase.land_facts import Border, Capital, Place, Tender, Water
from factcheck.factbase.name_keys import name_key
from factcheck.factbase.reader import Reader, remembered, when

_PLACE = (
    "SELECT DISTINCT entity.id, place.name, place.type, country, latitude, longitude, "
    "population, source, division FROM place JOIN entity ON entity.number = place.entity "
)


class Geography(Reader):
    """Where things are, and what countries have."""

    @remembered
    def place(self, name: str, country: str | None = None) -> tuple[Place, ...]:
        """Return the places that an id or a name can mean, the most populous first."""
        query = _PLACE + "WHERE entity.id = ?"
        rows = self.rows(query, (name,))
        if not rows:
            query = (
                _PLACE + "JOIN name ON name.entity = place.entity "
                "WHERE key = ? ORDER BY population DESC, entity.id"
            )
            rows = self.rows(query, (name_key(name),))
        wanted = None if country is None else self.known_id(country)
        return tuple(
            Place(id, title, kind, land, north, east, people, self.source_of(source), division)
            for id, title, kind, land, north, east, people, source, division in rows
            if country is None or land == wanted
        )

    @remembered
    def places_near(
        self, country: str, latitude: float, longitude: float
    ) -> tuple[tuple[str, float, float], ...]:
        """Return name, latitude and longitude of the places of a country that are nearest to a
        point by degrees, a dozen of them."""
        query = (
            "SELECT place.name, latitude, longitude FROM place "
            "JOIN entity ON entity.number = place.entity WHERE country = ? "
            "ORDER BY abs(latitude - ?) + abs(longitude - ?), entity.id LIMIT 12"
        )
        land = self.known_id(country) or country
        return tuple(self.rows(query, (land, latitude, longitude)))

    @remembered
    def namesakes(self, country: str) -> frozenset[str]:
        """Return the countries with a place that bears the name of another: Georgia, Lebanon."""
        query = (
            "SELECT country FROM entity JOIN place ON place.entity = entity.number "
            "WHERE id > ? AND id < ?"
        )
        name = self.known_id(country) or country
        return frozenset(land for (land,) in self.rows(query, (f"{name} (", f"{name} )")))

    @remembered
    def longer_names(self, name: str, country: str) -> tuple[str, ...]:
        """Return the names of a country's cities that begin with `name` and go on: "Reading East".

        The names lie in the order of their keys, so that this reads a stretch of the index.
        """
        key = name_key(name)
        query = (
            "SELECT DISTINCT name.name FROM name JOIN entity ON entity.number = name.entity "
            "JOIN place ON place.entity = name.entity "
            "WHERE key > ? AND key < ? AND entity.type = 'city' AND country = ? "
            "ORDER BY name.name"
        )
        rows = self.rows(query, (f"{key} ", f"{key}!", self.known_id(country)))
        return tuple(longer for (longer,) in rows if longer.startswith(f"{name} "))

    @remembered
    def capitals(self, country: str, day: date | None = None) -> tuple[Capital, ...]:
        """Return the capitals of a country, of all times or of one day, in order of time."""
        query = (
            "SELECT country, name, place, role, start, until, source, first_day, end_day "
            "FROM capital WHERE country = ? ORDER BY first_day, name"
        )
        return tuple(
            Capital(land, name, place, role, when(start), when(until), self.source_of(source))
            for land, name, place, role, start, until, source, first, end in self.rows(
                query, (self.known_id(country),)
            )
            if day is None or first <= day.toordinal() < end
        )

    def capital(self, country: str, day: date) -> Capital | None:
        """Return the capital on a day; of several that shared the part, the first by name."""
        return next(iter(self.capitals(country, day)), None)

    @remembered
    def borders(self, country: str, day: date | None = None) -> tuple[Border, ...]:
        """Return the land borders of a country, of all times or of one day."""
        query = (
            "SELECT country, neighbour, kilometres, via, disputed, start, until, source, "
            "first_day, end_day FROM border WHERE country = ? ORDER BY neighbour, first_day, via"
        )
        return tuple(
            Border(
                land, neighbour, None if length is None else Decimal(length), via, bool(disputed),
                when(start), when(until), self.source_of(source),
            )
            for land, neighbour, length, via, disputed, start, until, source, first, end
            in self.rows(query, (self.known_id(country),))
            if day is None or first <= day.toordinal() < end
        )  # fmt: skip

    @remembered
    def waters(self) -> tuple[Water, ...]:
        """Return all rivers, seas and lakes with their ends and states."""
        return tuple(
            Water(
                name,
                tuple(json.loads(names)),
                tuple(json.loads(mouths)),
                tuple(json.loads(states)),
                self.source_of(source),
                tuple(json.loads(cities)),
                tuple(json.loads(joins)),
            )
            for name, names, mouths, states, source, cities, joins in self.rows(
                "SELECT name, names, mouths, states, source, cities, joins FROM water "
                "ORDER BY name",
                (),
            )
        )

    @remembered
    def currencies(self, country: str, day: date | None = None) -> tuple[Tender, ...]:
        """Return what was legal tender in a country, at all times or on one day."""
        query = (
            "SELECT country, currency, name, start, until, source, first_day, end_day "
            "FROM tender WHERE country = ? ORDER BY first_day, currency"
        )
        return tuple(
            Tender(land, currency, name, when(start), when(until), self.source_of(source))
            for land, currency, name, start, until, source, first, end in self.rows(
                query, (self.known_id(country),)
            )
            if day is None or first <= day.toordinal() < end
        )

    @remembered
    def currency_names(self) -> tuple[str, ...]:
        """Return what currencies are called, in alphabetical order."""
        rows = self.rows("SELECT DISTINCT name FROM tender WHERE name <> '' ORDER BY name")
        return tuple(row[0] for row in rows)

    def currency(self, country: str, day: date) -> str | None:
        """Return the ISO 4217 code of the newest legal tender on a day."""
        found = self.currencies(country, day)
        return found[-1].currency if found else None
