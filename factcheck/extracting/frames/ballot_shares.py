"""Shares of one vote told over sentences, down to what was left: "She won 61 per cent of the vote.
Lund came second with 25 per cent. The remaining three shared 14 per cent"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, relate
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.model.relations import Relation

_PLACING = frozenset({"in", "at", "among", "on"})
_RESTS = frozenset({"remaining", "others", "other", "rest"})


@cued_by(lambda: _RESTS)
def ballot_share_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the shares of a vote that can be at most a hundred together."""
    words = relation_words("ballot_shares")
    if not passage.before or len(passage.spots) > MOST:
        return
    own = [spot for spot in passage.own if spot.quantity.unit == "percent"]
    if len(own) != 1:
        return
    lead = passage.words(passage.here.first, own[0].first)
    if _RESTS.isdisjoint(lead) or words["sharing"].isdisjoint(lead):
        return
    parts: list[Spot] = []
    for sentence in (*passage.before, passage.here):
        told = sentence.words(sentence.first, sentence.stop)
        if not words["turnout"].isdisjoint(told):
            continue
        if not words["earlier"].isdisjoint(told) or may_overlap(told):
            return
        if told[0] in _PLACING:
            return  # "In the capital Lund had 56 per cent"
        for spot in passage.spots:
            if sentence.first <= spot.first < sentence.stop and spot.quantity.unit == "percent":
                parts.append(spot)
    told = passage.words(0, passage.here.stop)
    if len(parts) < 2 or words["votes"].isdisjoint(told):
        return
    if any(_is_apart(passage, spot) for spot in parts):
        return
    relation = relate(passage, "percentages", [("part", spot) for spot in parts], closed="most")
    if relation is not None:
        yield relation


def _is_apart(passage: Passage, spot: Spot) -> bool:
    """Whether a percentage is of a change, of a place or of a group of its own."""
    quantity = spot.quantity
    after = passage.words(spot.stop, spot.stop + 1)
    return bool(quantity.change or quantity.per or quantity.is_range) or not relation_words(
        "shares_apart"
    )["narrowing"].isdisjoint(after)
