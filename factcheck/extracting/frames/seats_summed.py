"""Seats that a clause adds up: "40 of the 90 seats ... the eight deputies of the Left, which gives
the coalition 48"; "it won 70 of the 90 seats; the Reds and the Blues took ten each"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_MOST_PARTS = 5
_TO_TOTAL = 4  # tokens from "gives" to the total: "gives the new coalition 48 seats"
_MOST_WORDS = 12  # tokens that name those who hold seats each
_EACH = frozenset({"each", "apiece"})
_OF = (["of", "the"], ["of", "its"], ["of"], ["of", "all"])


def _cues() -> frozenset[str]:
    return relation_words("seats_summed")["giving"] | _EACH


@cued_by(_cues)
def seat_sum_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the seats of a coalition with those of its members, and equal shares of a body."""
    seats = [spot for spot in passage.own if is_amount(spot) and _is_seats(spot)]
    if len(seats) < 3 or len(passage.spots) > MOST:
        return
    for relation in (_of_coalition(passage, seats), _of_each(passage, seats)):
        if relation is not None:
            yield relation


def _is_seats(spot: Spot) -> bool:
    noun = str(spot.quantity.unit or "seat").rpartition(" ")[2]
    plain = spot.quantity.change is None and spot.quantity.per is None
    return plain and noun in relation_words("seats_summed")["seats"] and not spot.quantity.hedge


def _of_coalition(passage: Passage, seats: Sequence[Spot]) -> Relation | None:
    words, total = relation_words("seats_summed"), seats[-1]
    led = passage.words(total.first - _TO_TOTAL, total.first)
    at = next((n for n, word in enumerate(led) if word in words["giving"]), None)
    if at is None or not words["unions"].intersection(led[at + 1 :]):
        return None
    after = passage.words(total.stop, total.stop + 2)
    if not words["wider"].isdisjoint(after):
        return None
    parts = [spot for spot in seats[:-1] if not _is_whole(passage, spot, seats)]
    parts = [spot for spot in parts if not _is_gap(passage, spot)]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return None
    named = [
        [*(("part", spot) for spot in some), ("whole", total)]
        for size in range(len(parts), 1, -1)
        for some in combinations(parts, size)
    ]
    return relate(passage, "parts", named[0], named[1:], closed="equal")


def _is_whole(passage: Passage, spot: Spot, seats: Sequence[Spot]) -> bool:
    """Whether a figure is that of which one before it is a part: "40 of the 90 seats"."""
    at = seats.index(spot)
    return at > 0 and passage.words(seats[at - 1].stop, spot.first) in _OF


def _is_gap(passage: Passage, spot: Spot) -> bool:
    """Whether a figure only tells how many are missing: "two short of a majority"."""
    after = passage.words(spot.stop, spot.stop + 1)
    return not relation_words("seats_summed")["short"].isdisjoint(after)


def _of_each(passage: Passage, seats: Sequence[Spot]) -> Relation | None:
    """ "It won 70 of the 90 seats; the Reds and the Blues took ten each" """
    if len(seats) != 3 or len(passage.own) > len(seats):
        return None
    part, whole, share = seats
    each = passage.words(share.stop, share.stop + 1)
    if not each or each[0] not in _EACH or not _is_whole(passage, whole, seats):
        return None
    holders = _holders(passage, whole.stop, share.first)
    if holders < 2:
        return None
    quantity = replace(
        share.quantity,
        number=share.quantity.number * holders,
        text=f"{holders} times {share.quantity.text}",
    )
    several = replace(share, quantity=quantity, interval=scale(share.interval, holders))
    named = [("part", part), ("whole", whole), ("part", several)]
    return relate(passage, "parts", named, closed="most")


def _holders(passage: Passage, first: int, stop: int) -> int:
    """How many names a clause puts before its verb; 0 where that is not clear."""
    told, text = passage.words(first, stop), passage.here.tokens.text
    marks = [at for at, word in enumerate(told) if word in (";", ",", "while", "and")]
    if not told or not marks or len(told) > _MOST_WORDS + marks[0]:
        return 0
    if told[-1] not in relation_words("parts")["holding"]:
        return 0
    start = marks[0] + 1
    names, named = 0, False
    for at in range(start, len(told) - 1):
        if told[at] in ("and", ","):
            names, named = names + named, False
        elif text[first + at][0].isupper():
            named = True
    return names + named if "and" in told[start:] else 0
