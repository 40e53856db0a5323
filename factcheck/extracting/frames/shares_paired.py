"""Amounts told each with its share of one whole, of which one does not fit what the others make:
"maize made up 51%, or 16.8 million tonnes, wheat 72%, or 8.9 million".

The whole need not be told: the amounts that agree on it, or one of them where the two are in the
wrong order, say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, intersects, scale
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PERCENT, THREE
from factcheck.extracting.frames.mended import Reading, is_slip
from factcheck.extracting.frames.parts_apart import whole_of
from factcheck.extracting.frames.passages import Passage, are_alike, in_unit_of, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.interval import Interval
from factcheck.model.relations import Relation

_ENCLOSED = (["("], [",", "or"], ["or"], [",", "that", "is", ","])
_FEWEST = 2


class _Pair(Struct, frozen=True):
    """An amount with its share, and the whole that they make."""

    amount: Spot
    share: Spot
    whole: Interval


@cued_by(needs=THREE | PERCENT)
def paired_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the amount of a sentence of which the share is not what the others' shares make it."""
    pairs = _pairs(passage)
    if len(pairs) < _FEWEST:
        return
    whole = _told_whole(passage, pairs)
    odd = _odd(pairs, whole)
    if odd is None:
        return
    sure = whole is not None or len(pairs) > _FEWEST
    if whole is None:
        fitting = next(one for one in pairs if one is not odd)
        whole = replace(whole_of(fitting.amount, fitting.share), first=fitting.amount.first)
    named = [("part", odd.amount), ("whole", whole), ("share", odd.share)]
    reading = Reading("fraction", named)
    if is_slip(reading, swapped=not sure):
        relation = relate(passage, reading.kind, named)
        if relation is not None:
            yield relation


def _pairs(passage: Passage) -> list[_Pair]:
    """The amounts right beside a share in brackets, or behind "or"; all of one kind."""
    found: list[_Pair] = []
    for one, other in pairwise(passage.own):
        if passage.words(one.stop, other.first) not in _ENCLOSED:
            continue
        amount, share = (one, other) if is_amount(one) else (other, one)
        plain = is_amount(amount) and amount.quantity.per is None and not _is_size(amount)
        behind = passage.words(other.stop, other.stop + 2)
        if not relation_words("fitted")["comparing"].isdisjoint(behind):
            return []  # "1.7 million, or 2 per cent, above", "(2 per cent of the trade)"
        if share.quantity.unit != "percent" or _is_size(share) or not plain:
            continue
        if found:
            amount = in_unit_of(amount, found[0].amount)
            if not are_alike(amount, found[0].amount):
                return []
        whole = divide(scale(amount.interval, 100), share.interval)
        if whole is not None:
            found.append(_Pair(amount, share, whole))
    return found


def _is_size(spot: Spot) -> bool:
    """Whether a figure is by how much something changed."""
    quantity = spot.quantity
    return quantity.change is not None or quantity.is_range or quantity.number <= 0


def _told_whole(passage: Passage, pairs: Sequence[_Pair]) -> Spot | None:
    """The whole that a paragraph tells and that all pairs but one make."""
    paired = [one.amount.span for one in pairs]
    for spot in passage.spots:
        if spot.first >= pairs[0].amount.first or spot.span in paired or not is_amount(spot):
            continue
        fitting = sum(intersects(one.whole, spot.interval) for one in pairs)
        if fitting == len(pairs) - 1 and are_alike(spot, pairs[0].amount):
            return spot
    return None


def _odd(pairs: Sequence[_Pair], whole: Spot | None) -> _Pair | None:
    """The one pair that does not make the whole of all others; of two, the second where the larger
    amount is the smaller share."""
    if whole is not None:
        return next(one for one in pairs if not intersects(one.whole, whole.interval))
    if len(pairs) == _FEWEST:
        one, other = pairs
        more = one.amount.quantity.number > other.amount.quantity.number
        return other if more is (one.share.quantity.number < other.share.quantity.number) else None
    for odd in pairs:
        others = [one for one in pairs if one is not odd]
        agree = all(intersects(one.whole, two.whole) for one, two in pairwise(others))
        if agree and not any(intersects(odd.whole, one.whole) for one in others):
            return odd
    return None
