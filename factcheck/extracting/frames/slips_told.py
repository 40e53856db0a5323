"""Results that two swapped digits keep from being right: "it made 842 tonnes; big farms supplied
716 of them and small ones the remaining 162".

Many words say that a figure follows from others, but not from which. Where no choice of the figures
around makes it in any way, and the likeliest ones do once two neighbouring digits change places, in
it or in one of them, that is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from msgspec import Struct

from factcheck.arithmetic.misprints import are_swapped
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PERCENT
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    content,
    is_amount,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_FEWEST, _MOST_PARTS = 2, 6
_MOST_TRIED, _MOST_SUMMED = 8, 4  # figures of which every choice of so many is tried
_BRACKET = 6  # tokens of "(first half of 2022:"
_OPENING, _NOUN = 4, 4  # tokens that open a sentence; letters of a noun
_PLACES = 4  # places after the point with which is reckoned
_PERCENT = "percent"
_POINTS = frozenset({"percentage_point", "point"})


class _Figure(Struct, frozen=True, gc=False):
    """A figure as a whole number of its last places."""

    spot: Spot
    size: int


class _Reading(Struct, frozen=True, gc=False):
    """The kind of a relation, its operands, and what is to be made of which figure."""

    kind: str
    named: list[tuple[str, _Figure]]
    made: int


@cued_by(lambda: relation_words("slips")["cues"], or_marks=PERCENT)
def slip_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the relations of results that are right but for two swapped digits."""
    if not _FEWEST < len(passage.spots) <= MOST:
        return
    if not relation_words("slips")["apart"].isdisjoint(passage.here.vocabulary):
        return
    figures = [_Figure(one, _size(one)) for one in passage.spots if _is_plain(one)]
    for result in figures:
        if not passage.is_here(result.spot):
            continue
        for reading in _readings(passage, figures, result):
            if _is_slip(reading, result) and not _is_told(figures, reading, result):
                if not _fits(figures, result.spot) and _is_tied(passage, reading, result.spot):
                    named = [(role, one.spot) for role, one in reading.named]
                    traits = {"slip": "swap", "closed": "equal"}
                    relation = relate(passage, reading.kind, named, (), **traits)
                    yield from () if relation is None else (relation,)
                break


def _is_plain(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.hedge is None and not quantity.is_range and quantity.number > 0


def _size(spot: Spot) -> int:
    return int(spot.quantity.number.scaleb(_PLACES))


def _readings(passage: Passage, figures: Sequence[_Figure], result: _Figure) -> Iterator[_Reading]:
    """What a result is likely made of: the two figures nearest, all before it that are listed, what
    the others leave of the first, or a list behind it."""
    levels = result.spot.quantity.unit in _POINTS
    alike = [
        one
        for one in figures
        if one is not result
        and (one.spot.quantity.unit == _PERCENT if levels else are_alike(one.spot, result.spot))
        and not _is_aside(passage, one.spot)
    ]
    before = [one for one in alike if one.spot.first < result.spot.first]
    here = [one for one in alike if passage.is_here(one.spot)]
    pair = here if len(here) == _FEWEST else before[-_FEWEST:]
    if len(pair) == _FEWEST:
        named = [*zip(("first", "second"), pair, strict=True), ("difference", result)]
        yield _Reading("difference", named, abs(pair[0].size - pair[1].size))
    if result.spot.quantity.unit == _PERCENT:
        yield from _percentages(passage, figures, result)
    elif not levels:
        for first in range(max(0, len(before) - _MOST_PARTS), len(before) - 1):
            yield _parts(before[first:], result)
        for at, whole in enumerate(before):
            parts = before[at + 1 :]
            if 1 <= len(parts) < _MOST_PARTS and all(one.size < whole.size for one in parts):
                yield _parts([*parts, result], whole)
        behind = alike[len(before) :]
        if _FEWEST <= len(behind) <= _MOST_PARTS:
            yield _parts(behind, result)


def _is_aside(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is by how much something changed, or one of another time that is compared:
    "(2022: 64.0)", "below the 64.0 of 2022"."""
    if not {"by", "from"}.isdisjoint((spot.quantity.change_form, spot.marker)):
        return True
    lead = passage.words(spot.first - _BRACKET, spot.first)
    return "(" in lead and ")" not in lead


def _parts(parts: Sequence[_Figure], whole: _Figure) -> _Reading:
    named = [*(("part", one) for one in parts), ("whole", whole)]
    return _Reading("parts", named, sum(one.size for one in parts))


def _percentages(
    passage: Passage, figures: Sequence[_Figure], result: _Figure
) -> Iterator[_Reading]:
    """The share, and the change, that the two amounts nearest to a percentage make."""
    amounts = [one for one in figures if is_amount(one.spot)]
    amounts = [one for one in amounts if one.spot.quantity.change_form != "by"]
    here = [one for one in amounts if passage.is_here(one.spot) and one.spot.quantity.per is None]
    if len(here) != _FEWEST:
        here = [one for one in amounts if one.spot.first < result.spot.first][-_FEWEST:]
    if len(here) < _FEWEST or not are_alike(here[0].spot, here[1].spot):
        return
    small, large = sorted(here, key=lambda one: one.size)
    share = [("part", small), ("whole", large), ("share", result)]
    yield _Reading("fraction", share, _percent(small.size, large.size, result))
    if _is_of_something(passage, result.spot):
        return
    for before, after in (here, here[::-1]):
        change = [("before", before), ("after", after), ("delta", result)]
        gap = abs(after.size - before.size)
        yield _Reading("change", change, _percent(gap, before.size, result))


def _is_of_something(passage: Passage, percentage: Spot) -> bool:
    """Whether a percentage is a share, and no change: "30 per cent of capacity", "27 (30%)"."""
    beside = passage.words(percentage.first - 1, percentage.first)
    return beside == ["("] or passage.words(percentage.stop, percentage.stop + 1) == ["of"]


def _percent(one: int, other: int, result: _Figure) -> int:
    """What share one is of the other, as exact as a percentage is printed."""
    exponent = result.spot.quantity.number.as_tuple().exponent
    step = 10 ** (_PLACES + min(0, exponent if isinstance(exponent, int) else 0))
    return round(one * 100 * 10**_PLACES / (other * step)) * step if other else 0


def _is_slip(reading: _Reading, result: _Figure) -> bool:
    """Whether two swapped digits, of the result or of a part, are all that is off."""
    if reading.kind != "parts":
        return are_swapped(result.size, reading.made)
    whole = reading.named[-1][1]
    gap = whole.size - reading.made
    if gap % 9 or not gap:
        return False
    parts = [one for role, one in reading.named if role == "part"]
    return are_swapped(whole.size, reading.made) or any(
        are_swapped(one.size, one.size + gap) for one in parts
    )


def _is_told(figures: Sequence[_Figure], reading: _Reading, result: _Figure) -> bool:
    """Whether the same is told again, or what the figures make is, so that the result is of
    others."""
    unit = result.spot.quantity.unit
    told = [one for one in figures if one is not result and one.spot.quantity.unit == unit]
    return any(one.size in (reading.made, result.size) for one in told)


def _is_tied(passage: Passage, reading: _Reading, result: Spot) -> bool:
    """Whether a result and what it is made of are told of one thing: in one sentence, in one that
    says that it follows, or with the same words."""
    here, words = passage.here, relation_words("slips")
    far = [one.spot for _, one in reading.named if not passage.is_here(one.spot)]
    earlier = [one for one in passage.before if any(one.first <= at.first < one.stop for at in far)]
    opening = here.words(here.first, here.first + _OPENING)
    following = words["following"] | words["parted" if reading.kind == "difference" else "joined"]
    if not earlier or not words["taking_up"].isdisjoint(opening):
        return True
    if not following.isdisjoint(here.vocabulary):
        return True
    own = [word for word in content(here.words(here.first, here.stop)) if len(word) >= _NOUN]
    return all(
        any(word.removesuffix("s") == other.removesuffix("s") for word in own for other in told)
        for one in earlier
        for told in [content(one.words(one.first, one.stop))]
    )


def _fits(figures: Sequence[_Figure], result: Spot) -> bool:
    """Whether any figures around make a result by any of these ways."""
    levels = result.quantity.unit in _POINTS
    alike = [
        one.spot
        for one in figures
        if one.spot is not result
        and (one.spot.quantity.unit == _PERCENT if levels else are_alike(one.spot, result))
    ]
    nearest = sorted(alike, key=lambda one: abs(one.first - result.first))[:_MOST_TRIED]
    low, high = result.interval.low, result.interval.high
    for size in range(_FEWEST, _MOST_SUMMED + 1):
        for chosen in combinations(nearest, size):
            for signs in product((1, -1), repeat=size - 1):
                made = _reach(chosen, (1, *signs))
                if (made[0] <= high and low <= made[1]) or (-made[1] <= high and low <= -made[0]):
                    return True
    if result.quantity.unit != _PERCENT:
        return False
    amounts = [one.spot for one in figures if is_amount(one.spot)]
    return any(
        low <= abs(one.quantity.number / other.quantity.number - base) * 100 <= high
        for one, other in product(amounts, amounts)
        if one is not other and are_alike(one, other)
        for base in (0, 1)
    )


def _reach(chosen: Sequence[Spot], signs: Sequence[int]) -> tuple[Decimal, Decimal]:
    ends = [
        (one.interval.low, one.interval.high)
        if sign > 0
        else (-one.interval.high, -one.interval.low)
        for one, sign in zip(chosen, signs, strict=True)
    ]
    return sum((a for a, _ in ends), Decimal(0)), sum((b for _, b in ends), Decimal(0))
