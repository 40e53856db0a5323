"""Ranks told beside figures: "the largest producer with 5.2 million tonnes, ahead of Arl with 5.1
million"; "a fleet of 58, smaller only than that of Benn, which has 62"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, relate
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.model.relations import Relation

_TO_PHRASE = 10  # tokens from a figure to "ahead of"
_TO_FIGURE = 8  # tokens from "ahead of" to the other figure
_TO_NAME = 3  # tokens from "ahead of" to the name of the other
_BREAKS = frozenset({";", ":", ".", "but", "while", "whereas", "although", "though"})


@cache
def _phrases() -> PhraseTable[str]:
    told = rules_words("claims/leaders")
    return PhraseTable.of(
        (phrase, name) for name in ("above", "led", "below") for phrase in told[name]
    )


def _cues() -> frozenset[str]:
    return relation_words("leaders")["cues"]


@cued_by(_cues)
def leader_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures of which a rank tells which one is larger."""
    here, own = passage.here, passage.own
    if len(own) < 2 or len(passage.spots) > MOST:
        return
    for first, stop, name in here.phrases(_phrases()):
        after = next((spot for spot in own if spot.first >= stop), None)
        before = [spot for spot in own if spot.stop <= first]
        if after is None or not before or not _is_ranked(passage, first, name):
            continue
        one = before[-1]
        if not _is_near(passage, one, after, first, stop) or not _can_be_ranked(one, after):
            continue
        others = [spot for spot in before[:-1] if _can_be_ranked(spot, after)]
        readings = [[("before", after), ("after", spot)] for spot in (one, *reversed(others))]
        direction = "down" if name == "below" else "up"
        relation = relate(
            passage, "change", readings[0], readings[1:], direction=direction, order="told"
        )
        if relation is not None:
            yield relation


def _is_ranked(passage: Passage, first: int, name: str) -> bool:
    """Whether more comes first: no "cheapest", "fastest" or rank by something else."""
    words = relation_words("leaders")
    told = passage.words(passage.here.first, first)
    told = [word for word, after in pairwise([*told, ""]) if (word, after) != ("per", "cent")]
    if not words["least"].isdisjoint(passage.here.vocabulary) or not words["others"].isdisjoint(
        told
    ):
        return False
    if any(told[at] == "by" and told[at + 1] in words["by"] for at in range(len(told) - 1)):
        return False  # "the largest by area"
    return name != "led" or not words["most"].isdisjoint(told)


def _is_near(passage: Passage, one: Spot, after: Spot, first: int, stop: int) -> bool:
    """Whether one figure stands right before the words of rank, and the other beside a name right
    after them, both of one time."""
    here = passage.here
    lead, led = passage.words(one.stop, first), passage.words(stop, after.first)
    if len(lead) > _TO_PHRASE or not 0 < len(led) <= _TO_FIGURE:
        return False
    if not _BREAKS.isdisjoint(lead) or not _BREAKS.isdisjoint(led):
        return False
    if any(time_at(here, at) is not None for at in range(one.stop, after.first)):
        return False
    text = here.tokens.text[stop : min(stop + _TO_NAME, after.first)]
    named = any(word[0].isupper() for word in text) or led[0] in ("that", "the")
    return named and _leads(led)


def _leads(led: Sequence[str]) -> bool:
    """Whether the words before the other figure tell it of the name: "Arl with", "Arl ("."""
    links = relation_words("leaders")["links"]
    while led and led[-1] in ("about", "some", "around", "just", "only", "nearly"):
        led = led[:-1]
    return len(led) > 1 and led[-1] in links


def _can_be_ranked(one: Spot, other: Spot) -> bool:
    words = relation_words("leaders")
    for spot in (one, other):
        quantity = spot.quantity
        if quantity.is_range or quantity.change is not None:
            return False
        if str(quantity.unit or "").rpartition(" ")[2] in words["unranked"]:
            return False
    units = {one.quantity.unit, other.quantity.unit}
    # "12 million, or 19 per cent of all, before the Poles with 8": of two kinds.
    return units not in ({None}, {None, "percent"}) and are_alike(one, other)
