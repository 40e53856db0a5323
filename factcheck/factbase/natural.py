"""Mountains, lakes, deserts and large works, with the lands in which they lie."""

from __future__ import annotations

from msgspec import Struct

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Source

TYPES = ("mountain", "lake", "desert", "dam", "volcano", "power_station")


class Natural(Struct, frozen=True):
    """A place that lies in `lands`, and nowhere else."""

    id: str
    lands: tuple[str, ...]
    source: Source


def natural_places(facts: FactBase) -> dict[str, Natural]:
    """Return the places whose lands are on record, by each of their names."""
    marks = ", ".join("?" * len(TYPES))
    query = (
        "SELECT entity.id, country, source FROM place "  # noqa: S608 - marks only
        "JOIN entity ON entity.number = place.entity "
        f"WHERE place.type <> 'city' AND place.type IN ({marks}) ORDER BY entity.id"
    )
    shores = {water.id: water.states for water in facts.waters()}
    found: dict[str, Natural] = {}
    for id, land, source in facts.rows(query, TYPES):
        lands = shores.get(id) or ((land,) if land else ())
        if lands:
            found[id] = Natural(id, lands, facts.source_of(source))
    return found | {name: found[id] for id, name in facts.names_of(found)}
