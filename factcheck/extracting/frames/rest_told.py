"""What is left of a whole: "12 of the 20 wells are dry. The remaining eight yield little".

Whichever figures before it are taken for the whole and its other parts, they must leave the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.arithmetic.intervals import exactly
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import (
    Passage,
    are_akin,
    are_alike,
    in_unit_of,
    is_amount,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Relation

_MOST = 6  # figures before a rest, of which every choice is tried
_NEAR = 3  # tokens from "the other" to the number
_HUNDRED = frozenset({"hundred"})
_OF_THESE = (["of", "these"], ["of", "those"], ["of", "them"], ["of", "which"], ["of", "whom"])


_phrases = WordLists("claims/sums").phrases


def _cues() -> frozenset[str]:
    words = _phrases("rest_before").first_words | _phrases("left_after").first_words
    return words - {"the"} | {"another", "further"}


@cued_by(_cues)
def rest_relations(passage: Passage) -> Iterator[Relation]:
    """Yield wholes with their parts, the last of which is told as what is left."""
    for rest in passage.own:
        if not is_amount(rest) or not _is_rest(passage, rest):
            continue
        if passage.words(rest.stop, rest.stop + 1) == ["after"]:
            continue  # "leaving 45 after fees of 15"
        before = [
            spot
            for spot in (*_hundreds(passage), *passage.spots)
            if spot.stop <= rest.first and _is_near(passage, spot) and is_amount(spot)
        ]
        before = [_scaled(passage, one, after) for one, after in pairwise([*before, rest])]
        behind = _whole_behind(passage, rest, before)
        if behind is not None:
            yield behind
            continue
        alike = [spot for spot in before if _are_of_one(spot, rest)]
        relation = _relation(passage, alike, rest) if 2 <= len(alike) <= _MOST else None
        if relation is not None:
            yield relation


def _whole_behind(passage: Passage, rest: Spot, before: Sequence[Spot]) -> Relation | None:
    """ "The union took 43 seats, its rival 24, and the remaining 13 of the 80 seats are vacant" """
    whole = next((spot for spot in passage.own if spot.first >= rest.stop), None)
    if whole is None or passage.words(rest.stop, whole.first) not in (["of", "the"], ["of"]):
        return None
    parts = [spot for spot in before if passage.is_here(spot) and are_alike(spot, whole)]
    if len(parts) < 2 or len(parts) > _MOST or not is_amount(whole) or whole.quantity.hedge:
        return None
    named = [
        [*(("part", spot) for spot in some), ("part", rest), ("whole", whole)]
        for some in (tuple(parts), *_choices(parts))
    ]
    return relate(passage, "parts", named[0], named[1:], closed="equal")


def _scaled(passage: Passage, spot: Spot, whole: Spot) -> Spot:
    """A bare part in the scale of the whole behind it: "3.1 of the 4.6 billion"."""
    joined = passage.words(spot.stop, whole.first) in (["of", "the"], ["of"], ["of", "its"])
    return in_unit_of(spot, whole) if joined else spot


def _is_near(passage: Passage, spot: Spot) -> bool:
    """Whether a figure stands in the sentence or in the one before."""
    return not passage.before or spot.first >= passage.before[-1].first


def _is_rest(passage: Passage, spot: Spot) -> bool:
    lower = passage.here.tokens.lower
    start = max(passage.here.first, spot.first - _NEAR)
    for at, stop, _ in _phrases("rest_before").hits(lower, start, spot.first):
        if stop == spot.first and not _is_name(passage, at):
            if "than" in passage.words(at - 2, at):
                return False  # "more than the other four combined"
            led = passage.words(at - 1, spot.first)
            return "the" in led or lower[at] in _leaving() | {"still"}
    if spot.stop >= passage.here.stop:
        return False
    return _phrases("left_after").longest(lower, spot.stop, passage.here.stop) is not None


def _is_name(passage: Passage, at: int) -> bool:
    """Whether a word is a name: "the Left 64" is no rest."""
    return at > passage.here.first and passage.here.tokens.text[at][0].isupper()


def _leaving() -> frozenset[str]:
    return relation_words("sums")["leaving"]


def _are_of_one(spot: Spot, rest: Spot) -> bool:
    """Whether a figure counts the things that are left: the same noun, a like one, or none."""
    if are_alike(spot, rest):
        return True
    one, other = str(spot.quantity.unit), str(rest.quantity.unit)
    return are_akin(one.rpartition(" ")[2], other.rpartition(" ")[2])


def _hundreds(passage: Passage) -> Iterator[Spot]:
    """ "Of every hundred litres, 70 ...": a whole that is no quantity of its own."""
    for sentence in (*passage.before, passage.here):
        for at in sentence.places_of(_HUNDRED):
            if sentence.words(at - 2, at) not in (["of", "every"], ["of", "each"]):
                continue
            span = sentence.span_of(at, at + 1)
            number = Decimal(100)
            quantity = Quantity(
                start=span.start,
                end=span.end,
                text=sentence.tokens.text[at],
                number=number,
                interval=exactly(number),
            )
            yield Spot(at, at + 1, quantity, quantity.interval, span)


def _relation(passage: Passage, before: Sequence[Spot], rest: Spot) -> Relation | None:
    told = _whole(passage, before, rest)
    if told is None or not _is_plain(passage, told, rest):
        return None
    adding = relation_words("sums")["adding"]
    if not adding.isdisjoint(passage.words(before[0].first, rest.first)):
        return None  # "closed 23 of its 311 branches and opened two, which leaves 290"
    if not all(are_alike(one, told) for one in before):
        return None  # "of the four plants one has 800 megawatts, the other two ..."
    readings = [
        [("whole", whole), *(("part", part) for part in parts), ("part", rest)]
        for whole in (told, *(spot for spot in before if spot is not told))
        for parts in _choices([spot for spot in before if spot is not whole])
        if whole.quantity.number > rest.quantity.number
    ]
    usual = [one for one in readings if one[0][1] is told]
    if not usual:
        return None
    first = usual[-1]  # all other figures are parts
    others = [one for one in readings if one is not first]
    return relate(passage, "parts", first, others, closed="equal")


def _choices(spots: Sequence[Spot]) -> Iterator[tuple[Spot, ...]]:
    for size in range(1, len(spots) + 1):
        yield from combinations(spots, size)


def _whole(passage: Passage, before: Sequence[Spot], rest: Spot) -> Spot | None:
    """The figure that the text takes apart: "of the 20", "20 ... 12 of them", "90 ... spent"."""
    words, parts = relation_words("sums"), relation_words("parts")
    for spot in before:
        lead = passage.words(spot.first - 3, spot.first)
        while lead and lead[-1] in words["determiners"]:
            lead.pop()
        if lead[-1:] == ["of"]:
            return spot
    for part in before[1:]:
        of_them = passage.words(part.stop, part.stop + 2)
        if of_them[:1] == ["of"] and of_them[-1] in parts["of_them"]:
            return before[before.index(part) - 1]
    here = passage.here
    if here.words(here.first, here.first + 2) in _OF_THESE and not passage.is_here(before[0]):
        return before[0] if len(before) == 1 or passage.is_here(before[1]) else None
    used = words["using"].intersection(passage.words(before[0].stop, rest.first))
    return before[0] if used and len(before) == 2 else None


def _is_plain(passage: Passage, whole: Spot, rest: Spot) -> bool:
    """Whether no other set of things stands between: "one sank and the other two"."""
    start = max(whole.stop, passage.here.first)
    return relation_words("sums")["others"].isdisjoint(passage.words(start, rest.first))
