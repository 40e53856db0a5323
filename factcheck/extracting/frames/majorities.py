"""Majorities told of seats: "it won 65 of the 120 seats, a majority of ten".

A majority may be how many more one has than all others, or how many more than half or than the
least that decides: every one of them must be another number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import exactly
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_MAJORITY = frozenset({"majority", "majorities"})
_NEAR = 5  # tokens between a number and the majority that it is short of
_FEWEST = 10  # seats
_HALF = Decimal("0.5")
_TO_HAVING = 6  # tokens before a named majority in which its verb stands
_FEW = 3  # figures of a sentence that tells of one majority


@cued_by(lambda: _MAJORITY)
def majority_relations(passage: Passage) -> Iterator[Relation]:
    """Yield seats held and the seats that make each kind of majority, with the size told of it."""
    words = relation_words("majorities")
    if len(passage.here.quantities) < 2:
        return
    named = _named_majority(passage)
    if named is not None:
        yield named
    if len(passage.spots) > MOST or not words["others"].isdisjoint(passage.here.vocabulary):
        return
    for at in passage.here.places_of(_MAJORITY):
        size = _size_after(passage, at) or _size_before(passage, at)
        if size is None or not words["others"].isdisjoint(passage.words(at - 3, at)):
            continue
        held = _held(passage, size)
        if held is None or _is_least(passage, size):
            continue
        readings = [
            [("first", held[0]), ("second", other), ("difference", size)]
            for other in _compared(*held, missed=_is_missed(passage, size, at))
        ]
        relation = relate(passage, "difference", readings[0], readings[1:])
        if relation is not None:
            yield relation


def _named_majority(passage: Passage) -> Relation | None:
    """ "With 84 of the 120 seats it commands a two-thirds majority": seats that are too few."""
    words, own = relation_words("majorities"), passage.own
    for at in passage.here.places_of(_MAJORITY):
        lead = passage.words(at - 1, at)
        share = next((spot for spot in own if spot.stop == at), None)
        if share is not None and 0 < share.quantity.number < 1 and share.quantity.unit is None:
            needed, start = share.quantity.number, share.first
        elif lead and lead[0] in words["half"]:
            needed, start = _HALF, at - 1
        else:
            continue
        had = passage.words(max(start - _TO_HAVING, passage.here.first), start)
        if had[-1:] not in (["a"], ["the"], ["an"], ["its"]) or had[-2:-1] == []:
            continue
        if had[-2] not in words["having"] or not words["denied"].isdisjoint(had):
            continue
        before = [spot for spot in own if spot.stop <= start and is_amount(spot)]
        if len(before) != 2 or passage.words(before[0].stop, before[1].first)[:1] != ["of"]:
            continue
        held, whole = before
        if not (_is_seats(passage, held) and _is_seats(passage, whole)) or len(own) > _FEW:
            continue
        seats = (needed * whole.quantity.number).to_integral_value(ROUND_CEILING)
        if needed == _HALF:
            seats = (whole.quantity.number / 2).to_integral_value(ROUND_FLOOR) + 1
        if whole.quantity.number < _FEWEST:
            continue
        pair = [
            ("before", _as_told(whole, seats, "the {} seats of such a majority")),
            ("after", held),
        ]
        return relate(passage, "change", pair, direction="up", order="told")
    return None


def _is_least(passage: Passage, size: Spot) -> bool:
    """Whether a majority is the seats that decide, and not how many one has more than others:
    "a coalition of 26 is sure of its majority of 23"."""
    most = max(spot.quantity.number for spot in passage.spots if spot is not size)
    return 2 * size.quantity.number > most


def _size_after(passage: Passage, at: int) -> Spot | None:
    """ "a majority of ten", "a ten-seat majority" """
    for spot in passage.own:
        led = passage.words(at + 1, spot.first)
        if spot.first > at and led == ["of"] and _is_count(spot):
            after = passage.words(spot.stop, spot.stop + 1)
            return None if after[:1] in (["to"], ["votes"], ["%"]) else spot
        if spot.stop <= at and at - spot.stop <= 1 and "-" in passage.words(spot.first, spot.stop):
            return spot
    return None


def _size_before(passage: Passage, at: int) -> Spot | None:
    """ "three short of a majority", "four more than needed for a majority" """
    short = relation_words("majorities")["short"]
    for spot in reversed(passage.own):
        between = passage.words(spot.stop, at)
        near = spot.stop <= at and len(between) <= _NEAR
        if near and _is_count(spot) and not short.isdisjoint(between):
            return spot
    return None


def _is_count(spot: Spot) -> bool:
    quantity = spot.quantity
    noun = str(quantity.unit or "seat").rpartition(" ")[2]
    counted = noun in relation_words("majorities")["seats"]
    return is_amount(spot) and quantity.hedge is None and counted


def _held(passage: Passage, size: Spot) -> tuple[Spot, Spot] | None:
    """The seats that one has and all that there are, where the passage tells of no others."""
    start = passage.before[-1].first if passage.before else passage.here.first
    told = [
        spot
        for spot in passage.spots
        if spot.first >= start and spot is not size and _is_seats(passage, spot)
    ]
    if len(told) != 2:
        return None
    held, whole = sorted(told, key=lambda one: one.quantity.number)
    if whole.first > size.first and not _is_told_as_whole(passage, whole):
        return None  # "six short of a majority, but with its ally it has 344"
    if whole.quantity.number < _FEWEST or held.quantity.number == whole.quantity.number:
        return None
    return held, whole


def _is_told_as_whole(passage: Passage, spot: Spot) -> bool:
    """ "of 120 seats", "in the 120-seat chamber" """
    before = passage.words(spot.first - 2, spot.first)
    return "of" in before or "-" in passage.words(spot.first, spot.stop)


def _is_seats(passage: Passage, spot: Spot) -> bool:
    if not is_amount(spot) or spot.quantity.hedge is not None:
        return False
    seats = relation_words("majorities")["seats"]
    noun = str(spot.quantity.unit or "").rpartition(" ")[2]
    text = passage.here.tokens.lower[spot.first : spot.stop]
    bare = spot.quantity.unit is None and spot.quantity.number >= 1
    return noun in seats or bare or ("-" in text and text[-1] in seats)


def _is_missed(passage: Passage, size: Spot, at: int) -> bool:
    """Whether a number is missing to a majority: "three short of a majority"."""
    return not {"short", "shy"}.isdisjoint(passage.words(size.stop, at))


def _compared(held: Spot, whole: Spot, *, missed: bool) -> Sequence[Spot]:
    """The seats of all others, half of all, and the fewest that decide; where a majority is
    missed, only what is more than the seats held, and the fewest that decide."""
    number = whole.quantity.number
    half = number / 2
    least = half.to_integral_value(ROUND_FLOOR) + 1
    named: tuple[tuple[Decimal, str], ...] = (
        (number - held.quantity.number, "the other {} seats"),
        (least, "the {} seats that decide"),
        (half, "half of the seats, {}"),
    )
    if missed:
        named = (named[1], *(one for one in named[2:] if one[0] > held.quantity.number))
    return [_as_told(whole, size, text) for size, text in named]


def _as_told(whole: Spot, number: Decimal, text: str) -> Spot:
    told = replace(
        whole.quantity, number=number, interval=exactly(number), text=text.format(number)
    )
    return replace(whole, quantity=told, interval=told.interval)
