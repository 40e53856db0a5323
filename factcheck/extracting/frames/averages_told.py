"""Averages of figures that a text lists: "40 in 2021, 50 in 2022 and 60 in 2023, on average 50"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, relate, unhedged
from factcheck.extracting.frames.spots import Spot, relation_words, time_at, time_beside
from factcheck.model.relations import Relation

_TO_FIGURE = 7  # tokens from "average" to its figure
_AFTER = 3  # tokens after an average that say what it is of
_BETWEEN = 8  # tokens from one figure of the list to the next
_SCALED = 1000  # from which a figure in words has a scale
_FEWEST = 2
_APART = frozenset({".", ";", ":", "(", ")"})


@cued_by(lambda: relation_words("averages")["cues"])
def average_relations(passage: Passage) -> Iterator[Relation]:
    """Yield averages with the list of figures right before them."""
    if len(passage.spots) > MOST:
        return
    words = relation_words("averages")
    for average in passage.own:
        if not _is_average(passage, average):
            continue
        before = [spot for spot in passage.spots if spot.stop <= average.first]
        listed = _listed(passage, before, average)
        if len(listed) < _FEWEST:
            continue
        told = passage.words(listed[-1].stop, average.stop + _AFTER)
        if not words["others"].isdisjoint(told):
            continue
        exact = "yes" if _are_equal_shares(passage, listed, average) else "no"
        named = [*(("part", spot) for spot in listed), ("average", unhedged(average))]
        relation = relate(passage, "average", named, exact=exact)
        if relation is not None:
            yield relation


def _is_average(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is told as the average of figures before it."""
    words = relation_words("averages")
    if spot.quantity.is_range or spot.quantity.change is not None:
        return False
    if not words["cues"].isdisjoint((spot.quantity.hedge or "").split()):
        lead = passage.words(spot.first - 1, spot.first)
    else:
        near = passage.words(spot.first - _TO_FIGURE, spot.first)
        at = next((n for n, word in enumerate(reversed(near)) if word in words["cues"]), None)
        if at is None or not words["links"].issuperset(near[len(near) - at :]):
            return False
        lead = near[: len(near) - at - 1]
    lead = [word for word in lead if word not in words["articles"]]
    return lead[-1:] in ([","], ["or"], ["of"], [";"], [":"], ["makes"], ["gives"], ["giving"]) or (
        not lead
    )


def _listed(passage: Passage, before: Sequence[Spot], average: Spot) -> list[Spot]:
    """The list that ends right before an average, all of one kind, each with its scale."""
    if not before:
        return []
    last = before[-1]
    if not are_alike(last, average) and not _is_of_unit(last, average):
        return []
    listed = [last]
    for left, right in pairwise(reversed(before)):
        between = passage.words(right.stop, left.first)
        if len(between) > _BETWEEN or not _APART.isdisjoint(between):
            break
        if not ({",", "and"} & set(between)) or not _is_alike(right, last):
            break
        listed.insert(0, scaled(right, last))
    joined = passage.words(listed[-2].stop, last.first) if len(listed) > 1 else []
    return listed if "and" in joined else []


def _is_of_unit(spot: Spot, average: Spot) -> bool:
    one, other = spot.quantity, average.quantity
    return one.unit == other.unit or None in (one.unit, other.unit)


def _is_alike(spot: Spot, last: Spot) -> bool:
    quantity = spot.quantity
    if quantity.is_range or quantity.change is not None or quantity.per != last.quantity.per:
        return False
    return quantity.unit == last.quantity.unit or None in (quantity.unit, last.quantity.unit)


def scaled(spot: Spot, last: Spot) -> Spot:
    """Return a bare figure in the scale of the last one: the 4.1 of "4.1, 3.6 and 2.2 million"."""
    for word, size in (("million", 10**6), ("billion", 10**9), ("trillion", 10**12)):
        bare = spot.quantity.unit is None and spot.quantity.number < _SCALED
        if bare and word in last.quantity.text.lower():
            quantity = replace(
                spot.quantity,
                number=spot.quantity.number * size,
                interval=scale(spot.interval, size),
            )
            return replace(spot, quantity=quantity, interval=quantity.interval)
    return spot


def _are_equal_shares(passage: Passage, listed: Sequence[Spot], average: Spot) -> bool:
    """Whether each figure is of one stretch of time or thing, and the average for each of them.

    An average of rates, prices or shares may be weighted.
    """
    if average.quantity.unit in ("percent", "time") or listed[0].quantity.per is not None:
        return False
    if average.quantity.per is None:
        return False
    sentence = passage.sentence_of(listed[-1])
    ends = [*(spot.first for spot in listed[1:]), listed[-1].stop + _BETWEEN]
    return all(
        time_beside(sentence, spot, end) is not None or time_at(sentence, spot.stop) is not None
        for spot, end in zip(listed, ends, strict=True)
    )
