"""What is told for one of many things: "500 each", "12 a month", "A ticket costs 12 euros"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.intervals import exactly, interval
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import Passage
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import Quantity, TimeExpression

_A = frozenset({"a", "an", "per"})
_OVER = frozenset({"over", "in", "during", "for"})
_THOSE = frozenset({"its", "the", "those", "these", "all"})
_ROUGHLY = frozenset({"over", "under", "than", "about", "around", "some", "nearly", "almost"})
_LESS, _MORE = Decimal("0.8"), Decimal("1.25")  # of a stretch told as "some four days"
_TO_TOTAL = 5  # tokens from a stretch of time to its total


_ALL = frozenset({"all", "the", "these", "those"})


class Rate(Struct, frozen=True, gc=False):
    """A figure for one of a thing, told up to token `stop`; `pers` are the things it may be,
    and `verb` tells it of one of them only ("a ticket costs 12"). It is `sure` that they make up
    the total where that is told to be paid "in ten instalments of 15"."""

    spot: Spot
    pers: tuple[str, ...]
    stop: int
    verb: str = ""
    each: bool = False
    sure: bool = False


@cache
def _each_cues() -> frozenset[str]:
    words = relation_words("products_apart")
    return words["each"] | words["average"] | instalments() | {"every"}


@cache
def instalments() -> frozenset[str]:
    """Return the words for what a sum is paid in: "in ten instalments of 15"."""
    return frozenset(f"{word}s" for word in relation_words("products_apart")["instalments"])


def rates_of(passage: Passage) -> Iterator[Rate]:
    """Yield the rates of a passage, each with what it may be for one of."""
    said = passage.words(0, passage.here.stop)
    may_be_each = not _each_cues().isdisjoint(said)
    may_be_price = not relation_words("products_apart")["unit_verbs"].isdisjoint(said)
    for spot in passage.spots:
        quantity = spot.quantity
        if quantity.change is not None or quantity.unit in ("percent", "time"):
            continue
        sentence = passage.sentence_of(spot)
        per = (quantity.unit or "").partition(" / ")[2] or quantity.per
        told = per is not None and dimension(per) is not None
        if told and per is not None and "each" not in sentence.words(spot.stop - 2, spot.stop):
            yield Rate(spot, (per,), spot.stop)
        rate = _each(passage, sentence, spot) if may_be_each else None
        if rate is None and per is None:
            rate = _per_counted(passage, sentence, spot)
        if rate is None and may_be_price:
            rate = _unit_price(sentence, spot)
        if rate is not None:
            yield rate


def _each(passage: Passage, sentence: Sentence, spot: Spot) -> Rate | None:
    """The things that a number is for each of: "40 schools ..., 500 each", "each of the 60 towns
    gets 4", "the average farm has 60"."""
    words = relation_words("products_apart")
    after = sentence.words(spot.stop - 2, spot.stop + 1)
    at = next((n for n, word in enumerate(after) if word in words["each"]), None)
    counted = [
        one
        for one in passage.spots
        if one.stop <= spot.first and dimension(one.quantity.unit) in BARE and one.quantity.unit
    ]
    if at is not None:
        counted = [] if _are_others(sentence, spot) else counted
        units = {str(one.quantity.unit) for one in counted} - {spot.quantity.unit}
        stop = max(spot.stop - 1 + at, spot.stop)
        return Rate(spot, tuple(sorted(units)), stop, each=True) if units else None
    for one in counted:
        of_each = passage.words(one.first - 3, one.first) == ["each", "of", "the"]
        if of_each and not any(one.stop <= other.first < spot.first for other in passage.spots):
            return Rate(spot, (str(one.quantity.unit),), spot.stop, each=True)
    if counted and sentence.words(counted[-1].stop, spot.first) == ["of"]:
        noun = str(counted[-1].quantity.unit).rpartition(" ")[2]
        led = sentence.words(counted[-1].first - 1, counted[-1].first)
        if noun in words["instalments"] and led in (["in"], ["into"]):
            unit = str(counted[-1].quantity.unit)
            return Rate(spot, (unit,), spot.stop, each=True, sure=True)
    following = sentence.words(spot.stop, spot.stop + 5)
    if following[:1] == ["for"] and following[1:2] in (["each"], ["every"]) and following[2:]:
        if following[2:4] == ["of", "them"]:
            units = {str(one.quantity.unit) for one in counted} - {spot.quantity.unit}
            return Rate(spot, tuple(sorted(units)), spot.stop + 4, each=True) if units else None
        if following[2:] == ["one", "of", "the"]:
            return _for_each(passage, spot, spot.stop + 5)
        return Rate(spot, (following[2],), spot.stop + 3)
    if following[:3] in (["in", "each", "of"], ["for", "each", "of"], ["on", "each", "of"]):
        return _for_each(passage, spot, spot.stop + 4)
    if "average" in (spot.quantity.hedge or "") and spot.quantity.unit is None:
        own = [one for one in counted if sentence.first <= one.first]
        units = {str(one.quantity.unit) for one in own}
        if len(own) == len(units) == 2:
            return Rate(spot, tuple(sorted(units)), spot.stop)
    lead = sentence.words(spot.first - 4, spot.first)
    if len(lead) == 4 and lead[1] in words["average"] and lead[0] in ("the", "an"):
        return Rate(spot, (lead[2],), spot.stop)
    return None


def _per_counted(passage: Passage, sentence: Sentence, spot: Spot) -> Rate | None:
    """ "2 million tonnes in 580,000 missions, which is 3.4 tonnes a mission": for one of what was
    counted before."""
    after = sentence.words(spot.stop, spot.stop + 2)
    if len(after) < 2 or after[0] not in _A or not after[1].isalpha():
        return None
    counted = any(
        one.stop <= spot.first and str(one.quantity.unit or "").rpartition(" ")[2] == after[1]
        for one in passage.spots
    )
    return Rate(spot, (after[1],), spot.stop + 2) if counted else None


def _are_others(sentence: Sentence, spot: Spot) -> bool:
    """Whether a sentence says by a bare number who gets so much each: "All six pay 27,000 each"."""
    return any(
        one.mention.unit is None
        and one.mention.number > 1
        and sentence.first < one.first < spot.first
        and sentence.tokens.lower[one.first - 1] in _ALL
        for one in sentence.quantities
    )


def _for_each(passage: Passage, spot: Spot, at: int) -> Rate | None:
    """A rate for each of the things that are counted at token `at`: "27 in each of its 2 pipes"."""
    counted = next((one for one in passage.spots if one.first == at), None)
    if counted is None or counted.quantity.unit is None:
        return None
    return Rate(spot, (counted.quantity.unit,), counted.stop, each=True)


def _unit_price(sentence: Sentence, spot: Spot) -> Rate | None:
    """ "A ticket costs 12 euros", "a hectare yields 4 tonnes" """
    words = relation_words("products_apart")
    lead = sentence.words(spot.first - 3, spot.first)
    fits = len(lead) == 3 and lead[0] in words["ones"] and lead[2] in words["unit_verbs"]
    return Rate(spot, (lead[1],), spot.stop, lead[2]) if fits else None


def stretches(passage: Passage, rate: Rate) -> Iterator[Spot]:
    """Yield the stretches of time that a rate is for: "over five years ..., 300 a year"."""
    for sentence in (passage.here, *passage.before[-1:]):
        for time in sentence.times:
            per = rate.pers[0]
            if _is_stretch(time, per) and not _is_distance(sentence, time):
                mention = time.mention
                number = Decimal(mention.ordinal or 0)
                loose = interval(number * _LESS, number * _MORE)
                quantity = Quantity(
                    start=mention.start,
                    end=mention.end,
                    text=mention.text,
                    number=number,
                    interval=loose if _is_loose(sentence, time) else exactly(number),
                    unit=f"{per}s",
                )
                yield Spot(time.first, time.stop, quantity, quantity.interval, mention.span)


def _is_stretch(time: Placed[TimeExpression], per: str) -> bool:
    mention = time.mention
    return mention.grain == "duration" and mention.unit == per and (mention.ordinal or 0) > 1


def _is_loose(sentence: Sentence, time: Placed[TimeExpression]) -> bool:
    """Whether a stretch is told roughly: "a little over four days"."""
    before = sentence.words(time.first - 1, time.first)
    return time.mention.approximate or not _ROUGHLY.isdisjoint(before)


def _is_distance(sentence: Sentence, time: Placed[TimeExpression]) -> bool:
    """Whether a stretch only says how long before or after: "ten years before they stood at 8"."""
    after = sentence.tokens.lower[time.stop : time.stop + 1]
    return not relation_words("products_apart")["distance"].isdisjoint(after)


def is_over_stretch(passage: Passage, number: Spot, total: Spot) -> bool:
    """Whether a total is told for a stretch of time right before it: "over its 12 days it lost 36
    million"."""
    lead = passage.words(number.first - 2, number.first)
    between = passage.words(number.stop, total.first)
    told = len(lead) == 2 and lead[0] in _OVER and lead[1] in _THOSE
    return told and len(between) <= _TO_TOTAL and {",", ";", "and"}.isdisjoint(between[1:])


def is_yearly(spot: Spot) -> bool:
    """Return whether a total is told for a stretch: "150,000 cars a year, 50 per worker"."""
    return spot.quantity.per in relation_words("rates")["stretches"]


def is_sum_of_money(rate: Spot, total: Spot) -> bool:
    """Return whether a rate leaves out the currency of its total: "90 million dollars, or 30
    million a year"."""
    scaled = "illion" in rate.quantity.text and total.quantity.unit is not None
    return scaled and dimension(total.quantity.unit) == "money"
