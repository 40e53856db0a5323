"""Wholes that go to different takers, or come from different countries, and no part to two of
them: "of the 84 prisoners 37 were Danes and 41 Swedes"; "it brings 14 million tonnes; nine million
go to Spain and five million to Italy"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.enumerated import lists_of
from factcheck.extracting.frames.marks import TWO_ENDS
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_THEM = frozenset({"them", "whom", "which", "these"})
_TO_LAND = 6  # tokens from a part to the country that it is of
_TO_TAKER = 4  # tokens from a part to "to"
_TO_LIST = 14  # tokens from a whole to its list, with a clause about it


def _cues() -> frozenset[str]:
    words = relation_words("shared_out")
    return words["going"] | words["being"] | {"from"}


@cued_by(_cues, needs=TWO_ENDS)
def shared_out_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the parts of a whole that can be no more than it, by where they go or come from."""
    if len(passage.own) < 2 or len(passage.spots) > MOST:
        return
    for run in lists_of(passage):
        whole, items = _whole(passage, run), run
        if whole is None and len(run) > 2:
            whole, items = _whole(passage, run[1:]), run[1:]
        if whole is None or any(one.quantity.noun_end is not None for one in items[1:]):
            continue
        if any(one(passage, items) for one in (_are_of_lands, _are_taken, _are_from)):
            named = [("whole", whole), *(("part", one) for one in items)]
            relation = relate(passage, "parts", named, closed="most")
            if relation is not None:
                yield relation


def _whole(passage: Passage, items: Sequence[Spot]) -> Spot | None:
    """The figure right before a list: "of the 84 who came, 37 ...", "14 tonnes a year; nine" """
    before = [one for one in passage.spots if one.stop <= items[0].first]
    if not before or not are_alike_but_rate(before[-1], items[0]):
        return None
    whole = before[-1]
    if whole.quantity.change_form == "by" or whole.quantity.hedge is not None:
        return None
    led = passage.words(whole.stop, items[0].first)
    if len(led) > _TO_LIST:
        return None
    opens = passage.words(whole.first - 2, whole.first)
    of_all = "of" in opens and led[-1:] in ([","], [])
    apart = led[-1:] in ([";"], ["."], [":"]) and ";" not in led[:-1]
    of_them = passage.words(items[0].stop, items[0].stop + 2)
    of_all = of_all or (of_them[:1] == ["of"] and of_them[-1] in _THEM and led[-1:] == [","])
    larger = all(one.quantity.number < whole.quantity.number for one in items)
    return whole if (of_all or apart) and larger else None


def are_alike_but_rate(one: Spot, other: Spot) -> bool:
    """Whether two figures are of one kind, though only the first may be told per year."""
    return are_alike(one, other) or (
        other.quantity.unit is None and other.quantity.number >= 1 and one.quantity.unit is not None
    )


def _are_of_lands(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether each part is told of another country, by a verb of what can be of one only."""
    words, here = relation_words("shared_out"), passage.here
    lands = []
    ends = [*(one.first for one in items[1:]), items[-1].stop + _TO_LAND]
    for one, end in zip(items, ends, strict=True):
        found = [
            placed
            for placed in here.entities
            if one.stop <= placed.first < min(end, one.stop + _TO_LAND)
            and placed.mention.type == "country"
        ]
        if len(found) != 1:
            return False
        told = here.words(one.stop, found[0].first)
        if not words["being"].issuperset(told):
            return False
        lands.append(found[0].mention.entity)
    told = here.words(items[0].stop, items[1].first)
    return len(set(lands)) == len(lands) and not words["being"].isdisjoint(told)


def _are_from(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether each part is told to come from somewhere else: "41 of them from Europe and 30 from
    Asia"."""
    origins = []
    for one in items:
        after = passage.words(one.stop, one.stop + _TO_TAKER)
        at = 2 * (after[:1] == ["of"] and after[1:2] != [] and after[1] in _THEM)
        name = passage.here.tokens.text[one.stop + at + 1 : one.stop + at + 2]
        if after[at : at + 1] != ["from"] or not name or not name[0][0].isupper():
            return False  # "41 of them from trade unions and 38 from Asia"
        origins.append(name)
    return len(items) > 1 and len({*map(tuple, origins)}) == len(origins)


def _are_taken(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether a verb of going leads each part to a taker of its own: "nine go to Spain and five to
    Italy"."""
    words = relation_words("shared_out")
    told = passage.words(items[0].stop, items[0].stop + _TO_TAKER)
    verb = next((word for word in told if word in words["going"]), "")
    links = words["to"].intersection(told)
    if not verb or not links or len(items) < 2:
        return False
    if not words["aside"].isdisjoint(passage.words(items[0].first, items[-1].first)):
        return False
    takers = []
    for one in items:
        after = passage.words(one.stop, one.stop + _TO_TAKER)
        at = next((n for n, word in enumerate(after) if word in links), -1)
        if at < 0 or (one is not items[0] and at > 0):
            return False
        takers.append(" ".join(passage.words(one.stop + at + 1, one.stop + at + 3)))
    return all(one != other for one, other in pairwise(takers))
