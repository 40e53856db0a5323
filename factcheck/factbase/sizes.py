"""How long, high, deep and large places are, and what works can carry or make."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Source

SIZES = (
    "length",
    "elevation",
    "height",
    "depth",
    "width",
    "area",
    "power_capacity",
    "gas_capacity",
)
_PREFIX = "place_"  # of their ids in the fact base: the area of a lake is none of a country


class Size(Struct, frozen=True):
    """One size of a place: the least and the greatest value in use."""

    place: str
    type: str
    measure: str
    unit: str
    low: Decimal
    high: Decimal
    source: Source


def sizes_by_name(facts: FactBase) -> dict[str, tuple[Size, ...]]:
    """Return the sizes of all places that have some, by every name of the place."""
    marks = ", ".join("?" * len(SIZES))
    query = (
        "SELECT entity.id, entity.type, measure, unit, value, series.source "  # noqa: S608
        f"FROM series CROSS JOIN fact ON fact.series = series.number AND measure IN ({marks}) "
        "JOIN place ON place.entity = fact.entity JOIN entity ON entity.number = fact.entity "
        "WHERE entity.type <> 'city' ORDER BY entity.id, measure, series.number"
    )
    found: dict[str, dict[str, Size]] = {}
    measures = tuple(_PREFIX + size for size in SIZES)
    for id, type_, measure, unit, text, source in facts.rows(query, measures):
        size = measure.removeprefix(_PREFIX)
        value, known = Decimal(text), found.setdefault(id, {})
        old = known.get(size)
        low, high = (min(old.low, value), max(old.high, value)) if old else (value, value)
        known[size] = Size(id, type_, size, unit, low, high, facts.source_of(source))
    named = {id: tuple(known.values()) for id, known in found.items()}
    return named | {name: named[id] for id, name in facts.names_of(found)}
