"""Whether a place of the text is the one on record for something."""

from __future__ import annotations

from factcheck.model.mentions import EntityMention
from factcheck.rulebook.bearings import geodesic_distance
from factcheck.rulebook.context import Context

_NEAR_KM = 60  # a suburb or an airport may stand for the city


def lies_at(known: str, mention: EntityMention, context: Context) -> bool | None:
    """Whether a city or country is where something on record took place, None if unknown.

    `known` is the place's name as a pack gives it ("Antalya, Turkey"); a country holds for a place
    in it.
    """
    names = {part.strip() for part in known.split(",")}
    own = {name.name for name in context.facts.names(mention.entity or "")}
    if names & {*own, mention.canonical, (mention.entity or "").partition(" (")[0]}:
        return True
    there = context.facts.place(known.partition(",")[0])
    if mention.type == "country":
        countries = {place.country for place in there}
        land = context.facts.resolve(known.rpartition(",")[2].strip(), ("country",))
        countries |= {entry.entity for entry in land}
        return mention.entity in countries if countries else None
    here = context.facts.place(mention.entity or mention.text)
    if not here or not there:
        return None
    return any(
        geodesic_distance(one.latitude, one.longitude, other.latitude, other.longitude) < _NEAR_KM
        for one in here[:1]
        for other in there
    )
