"""Counts by status with the number of all: "It has eight members. There are four observers and six
partners. In all, eighteen states take part"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_FEWEST = 3  # statuses of a set
_OPENINGS = (["in", "all", ","], ["in", "total", ","], ["altogether", ","], ["all", "told", ","])


@cued_by(lambda: ("all", "total", "altogether"))
def status_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the number of all with that of each status told before it."""
    here, own = passage.here, passage.own
    opening = here.words(here.first, here.first + 3)
    if len(own) != 1 or not passage.before or len(passage.spots) > MOST:
        return
    if opening not in _OPENINGS and opening[:2] not in _OPENINGS:
        return
    total = own[0]
    if not is_amount(total) or total.quantity.noun_end is None or total.quantity.hedge:
        return
    for names in rules_words("claims/parts")["complements"]:
        if len(names) < _FEWEST:
            continue
        parts = [spot for spot in passage.spots if spot is not total and _is_of(spot, names)]
        told = {_noun(spot) for spot in parts}
        if len(parts) == len(told) == len(names) and all(is_amount(spot) for spot in parts):
            named = [*(("part", spot) for spot in parts), ("whole", total)]
            relation = relate(passage, "parts", named, closed="equal")
            if relation is not None:
                yield relation
                return


def _noun(spot: Spot) -> str:
    return str(spot.quantity.unit or "").rpartition(" ")[2] + "s"


def _is_of(spot: Spot, names: list[str]) -> bool:
    return spot.quantity.unit is not None and _noun(spot) in names
