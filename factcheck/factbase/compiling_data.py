"""The part of compiling that reads datasets: cities, series, world sums, derived events."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.factbase.datasets import Dataset
from factcheck.factbase.moments import moment
from factcheck.factbase.name_keys import name_key
from factcheck.factbase.pack_rows import CountryFactsRow, FactRow
from factcheck.factbase.registry import Origin, Registry, as_json, days, fill

if TYPE_CHECKING:
    from factcheck.factbase.compiling import Compiler

Cities = dict[tuple[str, str], str]


def origin_of(dataset: Dataset) -> Origin:
    """Return a dataset as the origin of rows; it has the priority of what ships."""
    return Origin(dataset.name, dataset.file, 0)


def define_cities(registry: Registry, datasets: Iterable[Dataset]) -> Cities:
    """Define the cities of the gazetteer and return (country, name key) -> id.

    The most populous of two namesakes in a country has the plain id, "Osh (Kyrgyzstan)".
    """
    cities: Cities = {}
    for dataset in datasets:
        if dataset.kind != "cities":
            continue
        source = _source(registry, dataset)
        places = []
        for code, name, latitude, longitude, population, division, others in dataset.rows():
            country = registry.codes.get(code)
            if country is None:
                continue
            id = f"{name} ({country})"
            if id in registry.numbers:
                id = f"{name} ({country}, {division or latitude})"
            if id in registry.numbers:
                id = f"{name} ({country}, {division} {latitude} {longitude})"
            number = registry.define(id, "city", dataset.name, country=country)
            weight = int(population)
            registry.name(id, name, "name", weight=weight)
            cities.setdefault((country, name_key(name)), id)
            for spelling in _of_saints(name):
                registry.name(id, spelling, "name", weight=weight)
                cities.setdefault((country, name_key(spelling)), id)
            for other in others.split("|") if others else ():
                registry.name(id, other, "alias", weight=weight)
                cities.setdefault((country, name_key(other)), id)
            point = (float(latitude), float(longitude))
            places.append((number, name, "city", *point, weight, source, division))
        fill(registry.connection, "place", places)
    return cities


def _of_saints(name: str) -> list[str]:
    """The other ways to print a name that begins with "Saint"."""
    for before in ("Saint ", "St. ", "St "):
        if name.startswith(before):
            rest = name.removeprefix(before)
            return [one + rest for one in ("Saint ", "St. ", "St ") if one != before]
    return []


def _source(registry: Registry, dataset: Dataset) -> int:
    return registry.source(
        origin_of(dataset),
        dataset.name,
        dataset.title,
        publisher=dataset.publisher,
        url=dataset.url,
        licence=dataset.licence,
        vintage=dataset.vintage,
    )


def add_data(compiler: Compiler, datasets: Sequence[Dataset]) -> None:
    """Add the series, and what datasets say where no curated pack says it."""
    curated_tenders = set(compiler.tenders.rows)
    for dataset in datasets:
        origin = origin_of(dataset)
        rows = 0
        if dataset.kind == "series":
            rows = _add_series(compiler, dataset)
        elif dataset.kind == "rates":
            rows = _add_rates(compiler.registry, dataset)
        elif dataset.kind == "tenders":
            source = _source(compiler.registry, dataset)
            for code, currency in dataset.rows():
                country = compiler.registry.codes.get(code)
                if country is not None and country not in curated_tenders:
                    tie = (country, currency, "", None, None, *days(None, None), source)
                    compiler.tenders.add(country, 0, tie)
                    rows += 1
        elif dataset.kind == "independence":
            source = _source(compiler.registry, dataset)
            for code, day in dataset.rows():
                country = compiler.registry.codes.get(code)
                if country is not None:
                    event = DerivedEvent(dataset.kind, country, day, source, fallback=True)
                    compiler.derived.append(event)
                    rows += 1
        elif dataset.kind == "cities":
            rows = sum(1 for _ in dataset.rows())
        compiler.add_pack(origin, dataset.version, dataset.vintage, dataset.licence, rows)


def _list(text: str) -> list[str]:
    import json  # noqa: PLC0415

    values: list[str] = json.loads(text)
    return values


def _add_series(compiler: Compiler, dataset: Dataset) -> int:
    registry = compiler.registry
    source = _source(registry, dataset)
    numbers = {
        series.id: _series(
            registry.connection,
            (series.measure, series.basis, series.unit, series.code, dataset.vintage),
            source,
            additive=series.additive,
            timeless=series.timeless,
        )
        for series in dataset.series.values()
    }
    spans: dict[int, tuple[int, int]] = {}
    entities: dict[str, int] = {}
    always = (date.min.toordinal(), date.max.toordinal())
    facts = []
    for series, code, year, value in dataset.values():
        if code not in registry.codes:
            continue  # an uninhabited island, or a group that the publisher sums up
        if code not in entities:
            entities[code] = registry.numbers[registry.codes[code]]
        if year not in spans:
            spans[year] = (date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        span = always if series.timeless else spans[year]
        facts.append((numbers[series.id], entities[code], *span, value))
    fill(registry.connection, "fact", facts)
    return len(facts)


def _add_rates(registry: Registry, dataset: Dataset) -> int:
    source = _source(registry, dataset)
    months: dict[tuple[str, str, int], dict[str, str]] = defaultdict(dict)
    for base, currency, statistic, first, *values in dataset.rows():
        start = int(first[:4]) * 12 + int(first[5:]) - 1
        for month, value in enumerate(values, start):
            if value:
                months[base, currency, month][statistic] = value
    rows = [(*key, rate["low"], rate["mean"], rate["high"], source) for key, rate in months.items()]
    fill(registry.connection, "rate", rows)
    return len(rows)


def _series(
    connection: sqlite3.Connection,
    about: tuple[str, ...],
    source: int,
    *,
    additive: bool = False,
    timeless: bool = False,
) -> int:
    vintage = about[-1]
    known = moment(vintage).first.toordinal() if vintage else 0
    cursor = connection.execute(
        "INSERT INTO series (measure, basis, unit, code, vintage, vintage_day, additive, "
        "timeless, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*about, known, additive, timeless, source),
    )
    return int(cursor.lastrowid or 0)


def add_facts(compiler: Compiler, origin: Origin, rows: Iterable[tuple[FactRow, int]]) -> None:
    """Add the values of a pack; `rows` pairs each with the number of its source.

    What they take the place of stays in the store, for a day on which they were not known yet.
    """
    registry, facts = compiler.registry, []
    for row, source in rows:
        about = (row.measure, row.basis, row.unit, row.series, row.vintage)
        series = _series_once(compiler, about, source, additive=row.additive)
        subject = registry.numbers[registry.reference(row.subject, origin)]
        period = moment(row.period)
        span = (period.first.toordinal(), period.last.toordinal())
        facts.append((series, subject, *span, f"{row.value:f}"))
    compiler.connection.executemany("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?, ?)", facts)


def add_country_facts(
    compiler: Compiler, origin: Origin, row: CountryFactsRow, source: int
) -> None:
    """Add the area, coast, highest peak, independence and continents of a country."""
    registry = compiler.registry
    country = registry.reference(row.country, origin)
    values = {
        ("area", "kilometer ** 2"): [row.area_km2, *row.area_also_km2],
        ("coastline", "kilometer"): [row.coastline_km],
        ("highest_peak", "meter"): [row.highest_peak_m, *row.highest_peak_also_m],
    }
    always = (date.min.toordinal(), date.max.toordinal())
    for (measure, unit), numbers in values.items():
        for index, value in enumerate(numbers):
            if value is not None:
                about = (measure, "", unit, f"{measure} {index + 1}" if index else measure, "")
                series = _series_once(compiler, about, source, timeless=True)
                fact = (series, registry.numbers[country], *always, f"{value:f}")
                registry.connection.execute("INSERT OR REPLACE INTO fact VALUES (?,?,?,?,?)", fact)
    for kind, days_ in (
        ("independence", [row.independence, *row.independence_also]),
        ("formation", row.formed),
    ):
        for day in days_:
            if day:
                compiler.derived.append(DerivedEvent(kind, country, day, source))
    registry.connection.execute(
        "INSERT OR REPLACE INTO profile VALUES (?, ?, ?, ?, ?, ?)",
        (
            registry.numbers[country],
            as_json(row.continents),
            row.landlocked,
            row.highest_peak,
            row.independence_from,
            as_json(row.independence_from_also),
        ),
    )


def _series_once(
    compiler: Compiler,
    about: tuple[str, ...],
    source: int,
    *,
    additive: bool = False,
    timeless: bool = False,
) -> int:
    """Return the series of a source with these properties, made where it is new."""
    key = (about, source)
    if key not in compiler.series:
        compiler.series[key] = _series(
            compiler.connection, about, source, additive=additive, timeless=timeless
        )
    return compiler.series[key]


def sum_the_world(connection: sqlite3.Connection, after: int = 0) -> None:
    """Sum every additive series that has no world row of its own over its economies.

    Only series that were added `after` the one with that number are looked at.
    """
    totals: dict[tuple[int, int], list[Decimal]] = defaultdict(list)
    published = {
        series
        for (series,) in connection.execute(
            "SELECT DISTINCT series FROM fact JOIN entity ON number = entity WHERE id = 'World'"
        )
    }
    query = (
        "SELECT series, first_day, last_day, value FROM fact JOIN series ON number = series "
        "WHERE additive AND number > ? ORDER BY series"
    )
    for series, first, last, value in connection.execute(query, (after,)):
        if series in published:
            continue
        year = _whole_year(first, last)
        if year is not None:
            totals[series, year].append(Decimal(value))
    rows = [(*key, f"{sum(values):f}", len(values)) for key, values in sorted(totals.items())]
    fill(connection, "world", rows)


@lru_cache(maxsize=1024)  # hundreds of thousands of figures are of the same few years
def _whole_year(first: int, last: int) -> int | None:
    """Return the year of which these ordinals are the first day and the last, if they are."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    if (start.month, start.day, end.month, end.day, start.year) == (1, 1, 12, 31, end.year):
        return start.year
    return None


class DerivedEvent(Struct, frozen=True):
    """An event that a row states of its subject beside other things: its founding, say.

    A `fallback` counts only where nothing else tells of such an event of the subject.
    """

    kind: str
    subject: str
    day: str
    source: int
    place: str = ""
    fallback: bool = False


def write_events(compiler: Compiler) -> None:
    """Write the events of the packs, and the derived ones that no pack tells of itself."""
    events = compiler.events
    for id, (_, rows) in compiler.organisations.rows.items():
        _, day, _, place, *_, source = rows[0]
        if day:
            compiler.derived.append(DerivedEvent("founding", id, day, source, place))
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for _, rows in events.rows.values():
        for subject in _list(rows[0][3]):
            told[rows[0][1], subject].add(rows[0][4])
    for event in compiler.derived:
        days_told = told[event.kind, event.subject]
        if event.day in days_told or (event.fallback and days_told):
            continue
        days_told.add(event.day)
        id = f"{event.kind.capitalize()} of {event.subject}"
        if id in events.rows:
            id = f"{id} ({event.day})"
        about = (as_json([]), as_json([event.subject]), event.day, event.place)
        events.add(id, 0, (id, event.kind, *about, None, "", False, "[]", None, event.source, "[]"))
    for number, (_, (_, rows)) in enumerate(sorted(events.rows.items()), 1):
        marks = ", ".join("?" * (len(rows[0]) + 1))
        query = f"INSERT INTO event VALUES ({marks})"  # noqa: S608
        compiler.connection.execute(query, (number, *rows[0]))
        subjects = [(subject, number) for subject in _list(rows[0][3])]
        fill(compiler.connection, "event_subject", subjects)
