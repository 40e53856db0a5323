"""Figures that are no wholes of the list beside them, and lists that are of another figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.sentence import Sentence

UNSUMMED = frozenset({"percent", "time", "percentage_point", "basis_point"})
_SCALED = 1000  # the least magnitude that a list tells once
_APART = 20  # how many times as much as the first a part on its scale may be
_LED = 8  # tokens before a figure that say what it is
_TO_PLACE = 3  # tokens of "in all the"
_DETERMINERS = frozenset({"the", "these", "those", "all", "its", "their"})
_PLACING = frozenset({"in", "across", "from", "of", "at", "over", "for", "with", "on", "within"})


def same_kind(whole: Spot, part: Spot) -> bool:
    """Return whether two figures count or measure alike."""
    one, other = whole.quantity, part.quantity
    if one.unit == other.unit:
        return True
    kinds = {dimension(one.unit), dimension(other.unit)}
    # "140 hectares: 60 of wood, 45 of meadow": a bare part takes the unit of its whole.
    return kinds <= BARE or other.unit is None


def is_of_share(sentence: Sentence, whole: Spot, first: Spot) -> bool:
    """Whether a share between a figure and a list is what the list takes apart: "$5 billion, half
    of it from the Gulf: two billion from Qatar ..."."""
    return any(
        whole.stop <= one.first < first.first
        and (one.mention.unit == "percent" or 0 < one.mention.number < 1)
        for one in sentence.quantities
    )


def may_be_of_other(sentence: Sentence, before: Sequence[Spot], whole: Spot, part: Spot) -> bool:
    """Whether a part that is too large for the figure beside it is of one told before that:
    "23 towns in nine states, 14 of them in the north", "64 million in the four, 38 million of
    them in Poland"."""
    led = sentence.words(whole.first - _TO_PLACE, whole.first)
    while led and led[-1] in _DETERMINERS:
        led.pop()
    placed = led and led[-1] in _PLACING
    return (
        bool(placed)
        and part.quantity.number > whole.quantity.number
        and any(
            same_kind(one, part) and one.quantity.number >= part.quantity.number for one in before
        )
    )


def are_steps(sentence: Sentence, parts: Sequence[Spot]) -> bool:
    """Whether bare figures are steps of a change in per cent, which do not add up: "by 1.9 per
    cent, on the next days by 1.6 and 1.1, and in all by 4.5"."""
    bare = all(part.quantity.unit is None for part in parts)
    return (
        bare
        and sentence.words(parts[0].first - 1, parts[0].first) == ["by"]
        and any(
            one.first < parts[0].first and one.mention.unit in UNSUMMED
            for one in sentence.quantities
        )
    )


def is_added(sentence: Sentence, whole: Spot) -> bool:
    """Whether a figure only tells how many more there are: "40 more than in 2015, of whom"."""
    more = relation_words("parts")["more"]
    return not more.isdisjoint(sentence.words(whole.stop, whole.stop + 1)) or (
        str(whole.quantity.unit or "").split(" ")[0] in more
    )


def is_reached(sentence: Sentence, whole: Spot) -> bool:
    """Whether a figure is where a change led, which may be what is taken apart: "grew by eight to
    126: eleven were delivered and three left"."""
    lead = sentence.words(whole.first - _LED, whole.first)
    return lead[-1:] == ["to"] and "by" in lead


def is_difference(sentence: Sentence, whole: Spot) -> bool:
    """Whether a figure is what lies between two others: "a deficit of $3 billion, with exports
    of $2 billion and imports of $5 billion"."""
    before = sentence.words(whole.first - 8, whole.first)
    stops = [at for at, word in enumerate(before) if word in (",", ";", "and")]
    clause = before[stops[-1] + 1 :] if stops else before
    return not relation_words("parts")["differences"].isdisjoint(clause)


def on_one_scale(parts: Sequence[Spot]) -> list[Spot]:
    """Return the parts with the magnitude that only the first is printed with: "340 billion this
    year, 370 next year and 390 in the last"."""
    words = parts[0].quantity.text.lower().split() if parts else []
    scale_of = next((number_words().magnitudes[one] for one in words if one in _magnitudes()), None)
    if scale_of is None or scale_of < _SCALED:
        return list(parts)
    return [
        parts[0],
        *(
            _scaled(one, scale_of) if _is_small(one, parts[0], scale_of) else one
            for one in parts[1:]
        ),
    ]


def on_scale_of(whole: Spot, parts: Sequence[Spot]) -> list[Spot]:
    """Return bare parts with the magnitude that only their whole is printed with, where all of them
    together are little without it: "1,581 million: 912 for wages and 669 for the rest"."""
    words = whole.quantity.text.lower().split()
    size = next((number_words().magnitudes[one] for one in words if one in _magnitudes()), None)
    bare = all(one.quantity.unit is None and one.quantity.text[-1:].isdecimal() for one in parts)
    summed = sum(one.quantity.number for one in parts)
    if size is None or size < _SCALED or not bare or summed * _APART > whole.quantity.number:
        return list(parts)
    return [_scaled(one, size) for one in parts]


def _magnitudes() -> frozenset[str]:
    return frozenset(number_words().magnitudes)


def _is_small(part: Spot, first: Spot, factor: Decimal) -> bool:
    """Whether a bare part can be told on the scale of the first: not "1.2 million and 500"."""
    quantity = part.quantity
    bare = quantity.unit is None and quantity.text[-1:].isdecimal()
    return bare and quantity.number * factor < _APART * first.quantity.number


def _scaled(part: Spot, factor: Decimal) -> Spot:
    reach = scale(part.interval, factor)
    quantity = replace(part.quantity, number=part.quantity.number * factor, interval=reach)
    return replace(part, quantity=quantity, interval=reach)
