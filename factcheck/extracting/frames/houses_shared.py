"""Seats told party by party after the size of their house: "The chamber has 90 seats. The Reds won
40, the Blues 31 and the Greens 24"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_FEWEST = 3  # parties; of two something else may be told
_LONGEST_NAME = 10  # tokens from one party's seats to the next


@cued_by(lambda: relation_words("houses_shared")["winning"])
def house_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the seats of parties that can be no more than their house has."""
    parts = passage.own
    if len(parts) < _FEWEST or not passage.before or len(passage.spots) > MOST:
        return
    if passage.here.times:
        return  # the house may have had another size then
    house = _house(passage)
    if house is None or not _is_won(passage, parts[0]) or _is_of_another(passage):
        return
    if not all(_is_plain(spot, house) for spot in parts):
        return
    if all(_goes_on(passage, one, other) for one, other in pairwise(parts)):
        named = [("whole", house), *(("part", spot) for spot in parts)]
        relation = relate(passage, "parts", named, closed="most")
        if relation is not None:
            yield relation


def _house(passage: Passage) -> Spot | None:
    """The only figure of seats in the sentences before, where nothing is told of them but that the
    house has them."""
    seats = relation_words("majorities")["seats"]
    told = [
        spot
        for spot in passage.spots
        if not passage.is_here(spot)
        and str(spot.quantity.unit or "").rpartition(" ")[2] in seats
        and "more" not in passage.words(spot.first, spot.stop + 1)
    ]
    if len(told) != 1 or told[0].quantity.hedge or told[0].quantity.change is not None:
        return None
    led = passage.words(told[0].first - 1, told[0].first)
    joined = "-" in passage.words(told[0].first, told[0].stop)
    return told[0] if joined or led in (["has"], ["with"], ["had"], ["of"], ["all"]) else None


def _is_of_another(passage: Passage) -> bool:
    """Whether the sentence names a house of its own: "in the lower house the Reds won 40"."""
    houses = relation_words("houses_shared")["houses"]
    return not houses.isdisjoint(passage.here.vocabulary)


def _is_plain(spot: Spot, house: Spot) -> bool:
    quantity = spot.quantity
    fits = quantity.unit in (None, house.quantity.unit)
    return fits and is_amount(spot) and not quantity.hedge and quantity.change is None


def _is_won(passage: Passage, spot: Spot) -> bool:
    """Whether a verb of winning with a name before it leads to the first figure."""
    led = passage.words(spot.first - 1, spot.first)
    name = passage.here.tokens.text[passage.here.first : max(passage.here.first, spot.first - 1)]
    named = any(word[0].isupper() for word in name[1:])
    return bool(led) and led[0] in relation_words("houses_shared")["winning"] and named


def _goes_on(passage: Passage, one: Spot, other: Spot) -> bool:
    """Whether nothing but a comma and another party's name leads from one figure to the next."""
    between = passage.words(one.stop, other.first)
    if not 1 < len(between) <= _LONGEST_NAME or between[0] not in {",", "and", ";"}:
        return False
    if not relation_words("houses_shared")["other"].isdisjoint(between):
        return False
    return any(word[0].isupper() for word in passage.here.tokens.text[one.stop : other.first])
