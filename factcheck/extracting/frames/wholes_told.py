"""Wholes told with their parts, read by the parts that all figures of a sentence play: what is
left of a whole, an average, what came in and went out, and so many for each.

No figure of the unit may be left over, and what is said fails only where every choice of wholes
and parts does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.level_stretches import stretch_of
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.passages import Passage, are_akin, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.extracting.frames.wholes_rated import (
    average_of,
    filled,
    is_followed,
    is_led,
    phrases,
    product_of_each,
)
from factcheck.model.relations import Relation

_MOST = 6  # figures of which every choice is tried
_NEAR = 4  # tokens between a noun or a phrase and its figure
_TO_PARTS = 6  # tokens from a whole to "of which"
_SMALL = 20  # up to which a number with a noun of its own only counts owners

Named = list[tuple[str, Spot]]


def _cues() -> frozenset[str]:
    words = relation_words("wholes")
    listed = ("rest", "rest_after", "total_after")
    told = frozenset[str]().union(*(phrases(name).cues for name in listed))
    return told | words["balance"] | words["average"] | words["each"] | words["filled"] - {"the"}


@cued_by(_cues, needs=PAIR)
def whole_relations(passage: Passage) -> Iterator[Relation]:
    """Yield what a sentence tells of a whole and its parts."""
    if not 2 <= len(passage.own) <= _MOST + 1:
        return
    for read in (
        _rest,
        _rest_of_hundred,
        _balance,
        product_of_each,
        average_of,
        filled,
    ):
        yield from read(passage)


def _choices(spots: Sequence[Spot], least: int = 1) -> Iterator[tuple[Spot, ...]]:
    for size in range(len(spots), least - 1, -1):
        yield from combinations(spots, size)


def _rests(passage: Passage) -> Iterator[Spot]:
    """The figures of a sentence that are told as what is left."""
    between = relation_words("wholes")["to_rest"]
    if not any(passage.here.may_have(phrases(one).cues) for one in ("rest", "rest_after")):
        return
    for spot in passage.own:
        quantity = spot.quantity
        if quantity.is_range or quantity.change is not None:
            continue
        if is_led(passage, spot, "rest", between) or is_followed(passage, spot, "rest_after"):
            yield spot


def _rest(passage: Passage) -> Iterator[Relation]:
    """A whole, its parts and what is left of it."""
    if not relation_words("wholes")["adding"].isdisjoint(passage.here.vocabulary):
        return
    for rest in _rests(passage):
        if not is_amount(rest):
            continue
        for before in (passage.own, _with_last(passage)):
            alike = [one for one in before if one is not rest and _is_like(one, rest)]
            if not 2 <= len(alike) <= _MOST:
                continue
            if any(_is_leftover(one, [*alike, rest]) for one in before):
                continue
            wholes = [one for one in alike if _is_whole(passage, one, alike)]
            if len(wholes) != 1 or alike[-1].first > rest.first:
                continue
            yield from _taken_apart(passage, wholes[0], alike, rest)
            break


def _taken_apart(
    passage: Passage, whole: Spot, alike: Sequence[Spot], rest: Spot
) -> Iterator[Relation]:
    parts = [one for one in alike if one is not whole]
    if any(one.quantity.number >= whole.quantity.number for one in parts):
        return
    told = passage.words(min(one.first for one in alike), rest.stop)
    if may_overlap(told) or not relation_words("sums")["others"].isdisjoint(told):
        return
    readings: list[Named] = [
        [("whole", one), *(("part", part) for part in some), ("part", rest)]
        for one in (whole, *parts)
        for some in _choices([each for each in alike if each is not one])
    ]
    relation = relate(passage, "parts", readings[0], readings[1:], closed="equal")
    if relation is not None:
        yield relation


def _with_last(passage: Passage) -> tuple[Spot, ...]:
    if not passage.before:
        return passage.own
    return tuple(one for one in passage.spots if one.first >= passage.before[-1].first)


def _is_like(one: Spot, rest: Spot) -> bool:
    """Whether a figure counts what the rest does, be it told by another noun for them: "1,500
    refugees ... the other 600 men"."""
    if not is_amount(one) or one.quantity.change is not None:
        return False
    if one.quantity.noun_end is not None and one.quantity.number <= _SMALL < rest.quantity.number:
        return False  # "the two towns"
    if are_alike(one, rest):
        return True
    left, right = str(one.quantity.unit), str(rest.quantity.unit)
    counted = one.quantity.noun_end is not None and rest.quantity.noun_end is not None
    large = one.quantity.number > _SMALL
    return counted and (are_akin(left.rpartition(" ")[2], right.rpartition(" ")[2]) or large)


def _is_leftover(one: Spot, alike: Sequence[Spot]) -> bool:
    """Whether a figure plays no part: one that is of another unit, and does not count owners."""
    if any(one is each for each in alike) or one.quantity.noun_end is not None:
        return False
    return not is_amount(one) or one.quantity.number > _SMALL


def _is_whole(passage: Passage, spot: Spot, alike: Sequence[Spot]) -> bool:
    """Whether words take a figure apart: "of the 40", "the 40-million scheme", "40, of which"."""
    words = relation_words("wholes")
    lead = passage.words(spot.first - 4, spot.first)
    led = [word for word in lead if not word.endswith("'s")]
    while led and led[-1] in words["articles"]:
        led.pop()
    if led[-1:] == ["of"]:
        return True
    after = passage.words(spot.stop, spot.stop + 1)
    named = spot.quantity.noun_end is None and bool(after) and after[0] not in words["no_noun"]
    if named and lead[-1:] and lead[-1] in words["articles"] and after[0].isalpha():
        return True
    if is_followed(passage, spot, "whole_after"):
        return True
    following = next((one for one in alike if one.first > spot.first), None)
    lower, stop = passage.here.tokens.lower, passage.here.stop
    if following is None:
        return False
    reach = range(spot.stop, min(following.stop + 1, stop))
    near = [at for at in reach if at < spot.stop + _TO_PARTS or at >= following.first - _NEAR]
    return any(phrases("apart").longest(lower, at, stop) is not None for at in near)


def _rest_of_hundred(passage: Passage) -> Iterator[Relation]:
    """Percentages of which the last is told as what the others leave of a hundred."""
    if not relation_words("wholes")["adding"].isdisjoint(passage.here.vocabulary):
        return
    shares = [one for one in passage.own if one.quantity.unit == "percent"]
    if len(shares) < 2 or any(one.quantity.per or one.quantity.change for one in shares):
        return
    if any(_is_leftover(one, shares) for one in passage.own):
        return
    for rest in _rests(passage):
        if rest.quantity.unit != "percent" or rest is not shares[-1] or len(shares) < 3:
            continue
        others = shares[:-1]
        readings: list[Named] = [
            [*(("part", one) for one in some), ("part", rest)] for some in _choices(others)
        ]
        readings += [
            [("whole", whole), *(("part", one) for one in some), ("part", rest)]
            for whole in others
            for some in _choices([one for one in others if one is not whole])
        ]
        relation = relate(passage, "percentages", readings[0], readings[1:], closed="equal")
        if relation is not None:
            yield relation


def _balance(passage: Passage) -> Iterator[Relation]:
    """What came in, what went out, and the surplus or deficit of the two, in any order."""
    words, sides = relation_words("wholes"), relation_words("balances")
    own = passage.own
    if len(own) != 3 or not all(is_amount(one) and are_alike(one, own[0]) for one in own):
        return
    apart = (sides["apart"] | sides["breaks"]) - {"from", "year"}
    levels = relation_words("levels")
    apart |= levels["apart"] | levels["intended"]
    times = passage.here.times
    if not apart.isdisjoint(passage.here.vocabulary) or len(times) > 1:
        return
    known = sides["income"] | sides["outgo"]
    if any(
        known.isdisjoint(passage.words(at + 1, at + 2))
        for at in passage.here.places_of(frozenset({"from"}))
    ):
        return  # "imports from China", and not "earned 18 billion from exports"
    told = [(at, one) for at in passage.here.places_of(words["balance"]) for one in own]
    near = [
        (at, one)
        for at, one in told
        if 0 <= one.first - at - 1 <= _NEAR and not any(at < each.first < one.first for each in own)
    ]
    if len(near) != 1 or len(passage.here.places_of(words["balance"])) != 1:
        return
    at, balance = near[0]
    both = [one for one in own if one is not balance]
    after = passage.words(balance.stop, balance.stop + _NEAR)
    marks = passage.words(own[0].first, own[-1].first)
    if {"for", "with", "after", "before"}.intersection(after) or ";" in marks:
        return
    kinds = [_side(passage, one) for one in both]
    if sorted(kinds) != ["income", "outgo"]:
        return
    income, outgo = both if kinds[0] == "income" else both[::-1]
    named = [("first", income), ("second", outgo), ("difference", balance)]
    found = [relate(passage, "difference", named)]
    noun = passage.here.tokens.lower[at]
    if noun in words["surplus"] | words["deficit"]:
        side = "up" if noun in words["surplus"] else "down"
        ends = [("after", income), ("before", outgo)]
        found.append(relate(passage, "change", ends, direction=side, balance=noun))
    yield from (one for one in found if one is not None)


def _side(passage: Passage, spot: Spot) -> str:
    """Whether the words of a figure tell that it came in or went out; "" where both or none."""
    sides = relation_words("balances")
    told = stretch_of(passage, spot, passage.own).words
    if any(word == "of" and told[at + 1 :] for at, word in enumerate(told)):
        return ""  # "exports of cars"
    found = {name for name in ("income", "outgo") if not sides[name].isdisjoint(told)}
    return found.pop() if len(found) == 1 else ""
