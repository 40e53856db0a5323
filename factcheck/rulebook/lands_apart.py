"""How far apart two states lie, and on which side of each other: by their capitals and by the towns
of each that are nearest to the other."""

from __future__ import annotations

from factcheck.factbase.land_facts import Place
from factcheck.rulebook.bearings import geodesic_bearing, geodesic_distance
from factcheck.rulebook.context import Context

_OFF_SIDE = 120.0  # degrees from a side told, from which on no shape of a land explains it
_ROUNDS = 3  # of looking from one land's nearest town for that of the other

_Point = tuple[float, float]


def kilometres_apart(one: str, other: str, context: Context) -> float | None:
    """Return the distance of the two nearest towns of two states that the gazetteer knows, None
    where it knows none."""
    nearest = _nearest_towns(one, other, context)
    return None if nearest is None else geodesic_distance(*nearest[0], *nearest[1])


def lies_off_side(one: str, other: str, side: float, context: Context) -> bool:
    """Whether a state lies on quite another side of `one` than at an angle (0 for north), both by
    the capitals and by the towns nearest to each other."""
    nearest = _nearest_towns(one, other, context)
    begin, end = capital_of(one, context), capital_of(other, context)
    if nearest is None or begin is None or end is None:
        return False
    here = (begin.latitude, begin.longitude)
    ends = ((end.latitude, end.longitude), nearest[1])
    return all(_turn(geodesic_bearing(*here, *point), side) > _OFF_SIDE for point in ends)


def _turn(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def capital_of(country: str, context: Context) -> Place | None:
    """Return where the capital of a state lies, None where nobody knows."""
    capital = context.facts.capital(country, context.today)
    if capital is None:
        return None
    places = context.facts.place(capital.place or capital.name, country)
    return places[0] if places else None


def _nearest_towns(one: str, other: str, context: Context) -> tuple[_Point, _Point] | None:
    start = capital_of(other, context)
    if start is None:
        return None
    there: _Point = (start.latitude, start.longitude)
    here = there
    for _ in range(_ROUNDS):
        for land in (one, other):
            towns = context.facts.places_near(land, *here)
            if not towns:
                return None
            found = min(towns, key=lambda town: geodesic_distance(*here, town[1], town[2]))
            if land == one:
                begin = here = (found[1], found[2])
            else:
                there = here = (found[1], found[2])
    return begin, there
