"""Sums told by loose words: "Arl took 3.6 million, Benn 1.1 and Corf 0.7: 6.4 million in these
three towns".

Loose words alone would take any figure for a sum. One that comes near the sum of the list before it
is meant as that sum, and a figure that is not comes near it by chance only seldom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from msgspec.structs import replace

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.enumerated import counts_items, lists_of
from factcheck.extracting.frames.marks import TWO_ENDS
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, relate
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_LOW, _HIGH = Decimal("0.8"), Decimal("1.25")  # of the sum, within which a figure comes near it
_TO_SUM = 10  # tokens from the list to the sum
_AFTER = 6  # tokens after the sum in which it is told of what
_MOST_PARTS = 7


def _cues() -> frozenset[str]:
    words = relation_words("near_sums")
    return words["summing"] | words["demonstratives"] | words["unions"]


@cued_by(_cues, needs=TWO_ENDS)
def near_sum_relations(passage: Passage) -> Iterator[Relation]:
    """Yield lists with the figure behind them that is meant as their sum."""
    if len(passage.own) < 3 or len(passage.spots) > MOST:
        return
    plain = tuple(one for one in passage.own if not counts_items(passage, one))
    shorter = replace(passage, own=plain)
    for percent in (False, True):
        for items in lists_of(shorter, percent=percent):
            relation = _relation(shorter, items)
            if relation is not None:
                yield relation


def _relation(passage: Passage, run: Sequence[Spot]) -> Relation | None:
    unit = next((one.quantity.unit for one in run if one.quantity.unit is not None), None)
    items = [replace(one, quantity=replace(one.quantity, unit=unit)) for one in run]
    total = next((one for one in passage.own if one.first >= run[-1].stop), None)
    if total is None and len(items) > 2:
        *items, total = items
    if total is None or total.quantity.hedge is not None or total.quantity.change is not None:
        return None
    if not are_alike(total, items[-1]) or not _is_near(items, total):
        return None
    if unit == "percent" and passage.words(total.stop, total.stop + 1) == ["of"]:
        return None  # "won 85% of the votes" and so holds more of the seats
    if not _is_told(passage, items, total):
        return None
    every = [one for one in passage.spots if one.first < total.first and are_alike(one, items[0])]
    every = every[-_MOST_PARTS:]
    choices = [
        [*(("part", one) for one in some), ("whole", total)]
        for size in range(2, len(every) + 1)
        for some in combinations(every, size)
    ]
    named = [*(("part", one) for one in items), ("whole", total)]
    return relate(passage, "parts", named, choices, closed="equal")


def _is_near(items: Sequence[Spot], total: Spot) -> bool:
    summed = sum((one.quantity.number for one in items), Decimal(0))
    largest = max(one.quantity.number for one in items)
    number = total.quantity.number
    return largest < number and _LOW * summed <= number <= _HIGH * summed


def _is_told(passage: Passage, items: Sequence[Spot], total: Spot) -> bool:
    """Whether loose words make a figure a sum of as many as were listed, at no other time."""
    words, here = relation_words("near_sums"), passage.here
    numbers = rules_words("claims/sums")["numbers"]
    before = here.words(items[-1].stop, total.first)
    after = here.words(total.stop, total.stop + _AFTER)
    cut = next((at for at, word in enumerate(after) if word in (",", ";", ".")), len(after))
    told = [*before, *after[:cut]]
    if not words["unions"].isdisjoint(here.words(items[0].first - _TO_SUM, items[0].first)):
        told.append("together")  # "the coalition of the PDV (71 seats), ..."
    if len(before) > _TO_SUM or not words["apart"].isdisjoint(told):
        return False
    places = range(items[-1].stop, total.stop + cut)
    if any(time_at(here, at) is not None for at in places):
        return False
    counted = any(
        one in words["demonstratives"] and numbers.get(other) == len(items)
        for one, other in pairwise(told)
    )
    return counted or not words["summing"].isdisjoint(told)
