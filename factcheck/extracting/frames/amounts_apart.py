"""Amounts of change that a clause keeps from their figures: "it shed 340 jobs, its workforce
falling from 2,150 to 1,920"; "it opened at $19 and closed at $20, so that it gained $1"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import CHANGE, PAIR
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    are_alike,
    content,
    is_amount,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_MOST_BETWEEN = 14  # tokens from the amount to the figures
_TO_AMOUNT = 6  # tokens from "so that" to the amount
_MOST_FIGURES = 4


@cued_by(needs=PAIR | CHANGE)
def amount_relations(passage: Passage) -> Iterator[Relation]:
    """Yield amounts of change with the two figures between which they must lie."""
    if len(passage.spots) > MOST:
        return
    own = passage.own
    for size in own:
        if size.quantity.change_form != "by" or not (is_amount(size) or _is_points(size)):
            continue
        pairs = _moved(passage, own, size) or _followed(passage, own, size)
        if pairs:
            readings = [
                [("first", one), ("second", other), ("difference", size)] for one, other in pairs
            ]
            relation = relate(passage, "difference", readings[0], readings[1:])
            if relation is not None:
                yield relation


def _moved(passage: Passage, own: Sequence[Spot], size: Spot) -> list[tuple[Spot, Spot]]:
    """The figures "from 2,150 to 1,920" after an amount, told of what the amount counts."""
    for first, second in pairwise(own):
        if first.first < size.stop or first.first - size.stop > _MOST_BETWEEN:
            continue
        if not _is_led(passage, first, "from") or not _is_led(passage, second, "to"):
            continue
        between = passage.words(size.stop, first.first)
        words = relation_words("amounts_apart")
        moves = first.quantity.change is None and not words["moving"].isdisjoint(between)
        if not (moves or first.quantity.change == size.quantity.change):
            continue
        if not are_alike(first, second):
            continue
        if not words["others"].isdisjoint(between) or _is_narrowed(passage, size, first):
            continue
        if not relation_words("sums")["adding"].isdisjoint(passage.here.vocabulary):
            continue  # "... as it hired 110 in the south"
        noun = passage.words(size.stop - 1, size.stop)
        named = content(between)
        counted = any(are_akin(word, one) for word in noun for one in named)
        counted = counted or (moves and not words["wholes"].isdisjoint(named))
        same = size.quantity.unit == first.quantity.unit is not None and "," not in between
        if (counted and first.quantity.unit in (None, size.quantity.unit)) or same:
            return [(first, second)]
    return []


def _is_narrowed(passage: Passage, size: Spot, first: Spot) -> bool:
    """Whether an amount is told of a part only: "340 jobs in the north"."""
    here = passage.here
    timed = {time.first for time in here.times}
    placed = here.places_of(frozenset({"in", "at", "among"}))
    return any(
        size.stop <= at < first.first and at not in timed and at + 1 not in timed for at in placed
    )


def _is_led(passage: Passage, spot: Spot, word: str) -> bool:
    told = (spot.quantity.change_form, spot.marker, *passage.words(spot.first - 1, spot.first))
    return word in told


def _followed(passage: Passage, own: Sequence[Spot], size: Spot) -> list[tuple[Spot, Spot]]:
    """The figures before "so that it gained $35": each two of them."""
    lead = passage.words(size.first - _TO_AMOUNT, size.first)
    if not relation_words("amounts_apart")["following"].intersection(lead):
        return []
    before = [
        spot
        for spot in own
        if spot.stop <= size.first
        and (spot.quantity.unit == "percent" if _is_points(size) else is_amount(spot))
    ]
    figures = [spot for spot in before if _is_figure(spot, size)]
    if len(figures) != len(before) or not 2 <= len(figures) <= _MOST_FIGURES:
        return []
    last = (figures[-2], figures[-1])
    if _is_points(size) and content(passage.words(last[0].stop, last[1].first)):
        return []  # "inflation is 4 per cent and the rate 7 per cent"
    return [last, *(pair for pair in combinations(figures, 2) if pair != last)]


def _is_figure(spot: Spot, size: Spot) -> bool:
    quantity = spot.quantity
    unit = "percent" if _is_points(size) else size.quantity.unit
    return quantity.change_form != "by" and quantity.unit == unit is not None


def _is_points(size: Spot) -> bool:
    return size.quantity.unit in ("point", "percentage_point")
