"""All kinds of fault, which are drawn, and how one is put into a text."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from factcheck.evaluating.faults import lists, names, numbers, relations, times
from factcheck.evaluating.faults.fault import Fault, Material, Planter
from factcheck.model.document import Document

PLANTERS: Mapping[str, Planter] = {
    "scale": numbers.scale,
    "digits": numbers.digits,
    "percent": numbers.percent,
    "unit": numbers.unit,
    "member count": numbers.member_count,
    "part": relations.part,
    "size": relations.size,
    "year": times.year,
    "weekday": times.weekday,
    "name letter": names.name_letter,
    "transliteration": names.transliteration,
    "office": names.office,
    "country": names.country,
    "direction": relations.direction,
    "list item": lists.list_item,
}
"""Kind of fault -> what offers all faults of that kind in a text."""


def draw(material: Material, seed: int, most: int) -> list[Fault]:
    """Return at most `most` faults of each kind, the same ones for the same text and seed."""
    drawn: list[Fault] = []
    for kind, planter in PLANTERS.items():
        random = Random(f"{seed}:{material.document.sha256}:{kind}")  # noqa: S311 - no secret
        offered = list(planter(material, random))
        drawn += random.sample(offered, most) if len(offered) > most else offered
    return drawn


def planted(document: Document, fault: Fault) -> str:
    """Return the source of the document with the fault in it."""
    place = document.source_map.span_to_source(fault.span)
    return document.source[: place.start] + fault.replacement + document.source[place.end :]
