"""What the fact base knows of lands: places, waters, capitals, borders, and their money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from factcheck.factbase.facts import Moment, Source


class Place(Struct, frozen=True):
    """A place on the map. `latitude` and `longitude` are degrees, north and east positive;
    `division` is the gazetteer's code of the state or province that it lies in, or is."""

    id: str
    name: str
    type: str
    country: str
    latitude: float
    longitude: float
    population: int
    source: Source
    division: str = ""


class Water(Struct, frozen=True):
    """A river, sea or lake: `mouths` are the waters that a river ends in, () of any other;
    `states` those that have a shore on it, `cities` some on a river, and `joins` the waters that a
    strait or canal may be said to join."""

    id: str
    names: tuple[str, ...]
    mouths: tuple[str, ...]
    states: tuple[str, ...]
    source: Source
    cities: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()


class Capital(Struct, frozen=True):
    """`name` was the capital of `country` from `start` up to `until`.

    `place` is the city's id, "" where it is not in the gazetteer. `role` tells capitals apart
    that a country has at the same time ("legislative"); "" where there is one.
    """

    country: str
    name: str
    place: str
    role: str
    start: Moment | None
    until: Moment | None
    source: Source


class Border(Struct, frozen=True):
    """A land border; `kilometres` is its length where sources agree on one.

    `via` names the part of a state that makes it, `disputed` says that states do not agree
    on who the neighbour is.
    """

    country: str
    neighbour: str
    kilometres: Decimal | None
    via: str
    disputed: bool
    start: Moment | None
    until: Moment | None
    source: Source


class Tender(Struct, frozen=True):
    """`currency` (ISO 4217) was legal tender in `country` from `start` up to `until`.

    `name` is what it is called there, "" where the source does not say.
    """

    country: str
    currency: str
    name: str
    start: Moment | None
    until: Moment | None
    source: Source


class Rate(Struct, frozen=True):
    """What one unit of `base` cost in `quote` over a period: the range and the mean.

    `grain` is "month" where daily rates are known for each month; where only the mean of a year
    is, it is "year" and `low` and `high` are that mean. `sources` are two for a cross rate.
    """

    base: str
    quote: str
    first: date
    last: date
    low: Decimal
    mean: Decimal
    high: Decimal
    grain: str
    sources: tuple[Source, ...]
