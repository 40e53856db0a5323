"""A last figure that is told as the whole of all before it, with a slip in it: "the three yards
made 48, 37 and 22 million; group output was 117 million"; "May 6.2, June 7.1, so 13.8 in all".

Loose words alone would take any figure for a sum. One that has two of their sum's digits swapped,
or follows from them and is off by little, is meant as that sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from factcheck.arithmetic.misprints import is_misprint
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_MOST = 7
_OFF = Decimal("0.05")  # of the sum, by which a slip is off
_TO_LIST = 8  # tokens before a list that count its figures
_SO = 3  # tokens from the clause of a sum to "so"


def _cues() -> frozenset[str]:
    words = relation_words("sums_closed")
    return words["wholes"] | words["so"]


@cued_by(_cues)
def closed_sum_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the sum that closes a sentence, with the figures of it or of the one before."""
    if passage.own and 3 <= len(passage.spots) <= MOST:
        relation = _closed(passage)
        if relation is not None:
            yield relation


def _closed(passage: Passage) -> Relation | None:
    *own, total = passage.own
    last = passage.before[-1].first if passage.before else passage.here.first
    items = own or [one for one in passage.spots if last <= one.first < total.first]
    items = [one for one in items if not _counts_items(one, len(items) - 1)]
    if not 2 <= len(items) <= _MOST or not all(_is_plain(one, total) for one in (*items, total)):
        return None
    if max(one.quantity.number for one in items) >= total.quantity.number:
        return None
    words, here = relation_words("sums_closed"), passage.here
    told = here.words(max(items[-1].stop, here.first), total.first)
    beside = {*told, *here.words(total.stop, total.stop + _SO)}
    if not words["apart"].isdisjoint(beside):
        return None
    follows = bool(own) and not words["so"].isdisjoint(told[:_SO]) and _is_all(passage, items)
    numbers, led = rules_words("claims/sums")["numbers"], _led(passage, items[0])
    counted = any(numbers.get(one) == len(items) for one in led)
    named = not words["wholes"].isdisjoint(told)
    if not (follows or named) or not _is_meant(items, total, loose=follows or counted):
        return None
    every = [one for one in passage.spots if one.first < total.first and _is_plain(one, total)]
    choices = [
        _roles(some, total)
        for size in range(2, len(every[-_MOST:]) + 1)
        for some in combinations(every[-_MOST:], size)
    ]
    return relate(passage, "parts", _roles(items, total), choices, closed="equal")


def _is_all(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether nothing else is told before a sum, and nothing of the list was taken off."""
    taken = relation_words("accounts")["taken"].isdisjoint(passage.here.vocabulary)
    return taken and items[-1] is passage.spots[-2] and len(items) >= len(passage.spots) - 2


def _counts_items(spot: Spot, many: int) -> bool:
    """Whether a number says how many were listed: "the three yards"."""
    return spot.quantity.noun_end is not None and spot.quantity.number == many


def _is_plain(spot: Spot, total: Spot) -> bool:
    quantity = spot.quantity
    told = quantity.change is None and quantity.hedge is None and quantity.per is None
    return told and is_amount(spot) and are_alike(spot, total)


def _led(passage: Passage, first: Spot) -> list[str]:
    return passage.words(first.first - _TO_LIST, first.first)


def _roles(items: Sequence[Spot], total: Spot) -> list[tuple[str, Spot]]:
    return [*(("part", one) for one in items), ("whole", total)]


def _is_meant(items: Sequence[Spot], total: Spot, *, loose: bool) -> bool:
    """Whether a figure is a sum with two digits swapped, with one wrong, or off by little."""
    summed = sum((one.quantity.number for one in items), Decimal(0))
    number = total.quantity.number
    if not is_misprint(number, summed):
        return loose and abs(number - summed) <= _OFF * summed
    return loose or sorted(str(summed.normalize())) == sorted(str(number.normalize()))
