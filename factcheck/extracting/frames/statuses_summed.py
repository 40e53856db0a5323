"""Counts by status with the number of all: "It has eight members. There are four observers and six
partners. In all, eighteen states take part"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_FEWEST = 3  # statuses of a set
_NEAR = 5  # sentences before, in which the count of a further status may stand
_OPENINGS = (["in", "all", ","], ["in", "total", ","], ["altogether", ","], ["all", "told", ","])


@cued_by(lambda: ("all", "total", "altogether"))
def status_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the number of all with that of each status told before it."""
    here, own = passage.here, passage.own
    opening = here.words(here.first, here.first + 3)
    if not own or len(passage.spots) > MOST:
        return
    if opening not in _OPENINGS and opening[:2] not in _OPENINGS:
        return
    total = own[0]
    noun = str(total.quantity.unit or "").rpartition(" ")[2]
    if not is_amount(total) or noun not in relation_words("parts")["status_wholes"]:
        return
    if total.quantity.hedge or total.first - here.first > len(_OPENINGS[0]) + 1:
        return
    for names in rules_words("claims/parts")["complements"]:
        if len(names) < _FEWEST:
            continue
        readings = [
            [*(("part", spot) for spot in parts), ("whole", total)]
            for parts in _every(passage, total, names)
        ]
        if not readings:
            continue
        relation = relate(passage, "parts", readings[0], readings[1:], closed="equal")
        if relation is not None:
            yield relation
            return


def _every(passage: Passage, total: Spot, names: list[str]) -> list[list[Spot]]:
    """The counts of each status, and the last count of the one that only the paragraph before
    tells."""
    parts = [spot for spot in passage.spots if spot is not total and _is_of(spot, names)]
    told = {_noun(spot) for spot in parts}
    if len(parts) != len(told) or not all(is_amount(spot) for spot in parts):
        return []
    missing = set(names) - told
    if not missing:
        return [parts]
    if len(missing) > 1 or len(parts) < _FEWEST - 1:
        return []
    near = passage.every[max(0, passage.at - _NEAR) : passage.at]
    earlier = [
        spot
        for sentence, spot in passage.told_earlier()
        if sentence in near and is_amount(spot) and _is_of(spot, [*missing])
    ]
    return [[spot, *parts] for spot in earlier[-1:]]


def _noun(spot: Spot) -> str:
    return str(spot.quantity.unit or "").rpartition(" ")[2] + "s"


def _is_of(spot: Spot, names: list[str]) -> bool:
    return spot.quantity.unit is not None and _noun(spot) in names
