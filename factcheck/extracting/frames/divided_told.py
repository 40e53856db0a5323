"""Wholes that a sentence divides into so many groups: "the league has 40 members ... It is divided
into three groups: the north with 12 members, the south with 18 and the west with ten"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.enumerated import lists_of
from factcheck.extracting.frames.passages import MOST, Passage, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_FEWEST = 3
_TO_COLON = 3  # tokens from "five regions" to the colon


@cued_by(lambda: relation_words("enumerated")["dividing"])
def divided_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the groups that a colon leads to with the whole that was told before them."""
    if len(passage.own) <= _FEWEST or len(passage.spots) > MOST or not _divides(passage):
        return
    for items in lists_of(passage):
        if len(items) < _FEWEST or not _are_all(passage, items):
            continue
        wholes = [one for one in passage.spots if _is_whole(one, items)]
        if items[0].quantity.unit is None:
            wholes = [one for one in passage.own[:1] if _has_noun(one, items)]
        if wholes:
            named = [
                [("whole", whole), *(("part", one) for one in items)] for whole in reversed(wholes)
            ]
            relation = relate(passage, "parts", named[0], named[1:], closed="equal")
            if relation is not None:
                yield relation


def _divides(passage: Passage) -> bool:
    words = passage.here.vocabulary
    return ":" in words and not words & relation_words("enumerated")["others"]


def _are_all(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether the list has as many groups as the words before its colon say."""
    here = passage.here
    counts = [one for one in passage.own if one.quantity.number == len(items)]
    for count in counts:
        tail = here.words(count.stop, count.stop + _TO_COLON)
        if ":" in tail and count.stop <= items[0].first:
            return items[-1].stop + _TO_COLON >= here.stop or not _goes_on(passage, items[-1])
    return False


def _goes_on(passage: Passage, last: Spot) -> bool:
    """Whether a further group follows whose number nothing has read."""
    return "," in passage.words(last.stop, passage.here.stop)


def _has_noun(spot: Spot, items: Sequence[Spot]) -> bool:
    """Whether the first figure of the sentence counts what bare numbers take apart: "the 24 ships
    lie in three ports: ten in the north ..."."""
    quantity = spot.quantity
    fits = spot not in items and quantity.noun_end is not None and quantity.hedge is None
    return fits and quantity.number > max(one.quantity.number for one in items)


def _is_whole(spot: Spot, items: Sequence[Spot]) -> bool:
    """Whether a figure counts what the groups have: members, states."""
    quantity, words = spot.quantity, relation_words("enumerated")
    if spot in items or quantity.hedge is not None or quantity.change is not None:
        return False
    noun, other = (str(one.quantity.unit or "").rpartition(" ")[2] for one in (spot, items[0]))
    alike = noun == other or {noun, other} <= words["memberships"]
    return alike and quantity.number > max(one.quantity.number for one in items)
