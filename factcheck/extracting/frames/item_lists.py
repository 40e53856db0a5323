"""Counts spelled out after a colon: "three aims: housing, transport and schools".

A colon right after what is counted leads to all of it. The items must be short and plain, so
that no comma or "and" inside of one is taken for the joint between two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.plain_lists import counted_list
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity

_COLON = frozenset({":"})
_TO_COLON = 6  # tokens from a counted noun to the colon
_LONGEST = 5  # tokens of an item
_LEAST, _MOST = 2, 20
_ENDS = frozenset({".", ";"})
_A = frozenset({"a", "an"})


@cued_by(lambda: _COLON)
def item_list_frames(sentence: Sentence, frames: list[Frame]) -> Iterator[Frame]:
    """Yield a frame for a count that the items after a colon spell out."""
    if any(one.measure == "list_count" for one in frames):
        return
    places = sentence.places_of(_COLON)
    count = _count(sentence, places[0]) if len(places) == 1 else None
    if count is None:
        return
    items = _items(sentence, places[0] + 1)
    if items:
        yield counted_list(sentence, count, items)


def _count(sentence: Sentence, colon: int) -> Placed[Quantity] | None:
    """The number of things before a colon, where it is the only figure there and of all."""
    before = [one for one in sentence.quantities if one.first < colon]
    if len(before) != 1 or before[0].mention.ordinal:
        return None
    count, words = before[0], relation_words("item_lists")
    quantity = count.mention
    plain = quantity.hedge is None and quantity.change is None and not quantity.is_range
    if not plain or quantity.unit is None or dimension(quantity.unit) not in BARE:
        return None
    whole = quantity.number == quantity.number.to_integral_value()
    if not whole or not _LEAST <= quantity.number <= _MOST:
        return None
    stop = count.stop
    while stop < colon and quantity.noun_end and sentence.tokens.start[stop] < quantity.noun_end:
        stop += 1
    led, between = sentence.words(count.first - 2, count.first), sentence.words(stop, colon)
    if between[1:2] == ["by"] and between[0].endswith(("ed", "en")):
        del between[:2]  # "four metals needed by car makers"
    if len(between) > _TO_COLON or not words["breaking"].isdisjoint(between):
        return None
    noun = quantity.unit.rpartition(" ")[2]
    if "of" in led or not words["some"].isdisjoint(led) or noun in words["measures"]:
        return None
    return count


def _items(sentence: Sentence, first: int) -> list[tuple[int, int]]:
    """The token ranges of the items from a token to the end of the sentence; [] where they are
    not plain enough to be counted."""
    lower, words = sentence.tokens.lower, relation_words("item_lists")
    stop = next((at for at in range(first, sentence.stop) if lower[at] in _ENDS), sentence.stop)
    if stop + 1 < sentence.stop:
        return []  # semicolons part the items, or what comes after them
    if any(first <= one.first < stop for one in sentence.quantities):
        return []
    joints = [at for at in range(first, stop) if lower[at] == ","]
    last = joints[-1] + 1 if joints else first
    ands = [at for at in range(first, stop) if lower[at] == "and"]
    if len(ands) != 1 or ands[0] < last:
        return []  # "research and development, health and schools"
    if lower[last] != "and":
        joints.append(ands[0])
    starts = [first, *(at + 1 + (sentence.words(at + 1, at + 2) == ["and"]) for at in joints)]
    items = list(zip(starts, [*joints, stop], strict=True))
    if any(not 0 < b - a <= _LONGEST for a, b in items):
        return []
    inner = [sentence.words(a, b) for a, b in items]
    if any(not words["inside"].isdisjoint(item) for item in inner):
        return []
    trailing = [not words["trailing"].isdisjoint(item) for item in inner]
    if trailing[-1] and not any(trailing[:-1]):
        return []  # "Arl, Benn and Carn in the press"
    plain = all(sentence.tokens.text[a:b] == sentence.words(a, b) for a, b in items)
    told = [item[0] in words["articles"] for item in inner]
    if len(set(told)) > 1 and not plain:
        return []  # "Arl Steel, a subsidiary of Benn, and Corf"
    if any(
        one and last and not at for one, at, last in zip(told, told[1:], told[2:], strict=False)
    ):
        return []  # "the old mine, rich in copper, and the port"
    if any(one[0] in _A and other[0] not in _A for other, one in pairwise(inner[:-1])):
        return []  # "the mine, a source of copper, and the port"
    return items if len(items) > 1 and _are_of_one_make(sentence, items) else []


def _are_of_one_make(sentence: Sentence, items: list[tuple[int, int]]) -> bool:
    """Whether all items are names or none is: "Anna Lund, mayor, and Bo Berg" are two."""
    text = sentence.tokens.text
    named = sum(text[first][0].isupper() for first, _ in items)
    known = (sentence.entity_at(first) for first, _ in items)
    kinds = {one.mention.type for one in known if one is not None}
    return named in (0, len(items)) and len(kinds) < 2
