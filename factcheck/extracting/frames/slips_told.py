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

from factcheck.arithmetic.misprints import is_swap, last_place
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_FEWEST, _MOST_PARTS = 2, 6
_MOST_TRIED, _MOST_SUMMED = 8, 4  # figures of which every choice of so many is tried
_BRACKET = 6  # tokens of "(first half of 2022:"
_PERCENT = "percent"
_POINTS = frozenset({"percentage_point", "point"})
_HUNDRED = Decimal(100)

Named = list[tuple[str, Spot]]
_Reading = tuple[str, Named, Decimal]  # the kind of a relation, its operands, what they make


@cued_by(lambda: relation_words("slips")["cues"])
def slip_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the relations of results that are right but for two swapped digits."""
    if not _FEWEST < len(passage.spots) <= MOST:
        return
    if not relation_words("slips")["apart"].isdisjoint(passage.here.vocabulary):
        return
    for result in passage.own:
        if not _is_plain(result):
            continue
        found = [one for one in _readings(passage, result) if _is_slip(result, one)]
        if found and not _fits(passage, result):
            kind, named, _ = found[0]
            traits = {"slip": "swap", "closed": "equal"}
            relation = relate(passage, kind, named, (), **traits)
            if relation is not None:
                yield relation


def _is_plain(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.hedge is None and not quantity.is_range and quantity.number > 0


def _alike(passage: Passage, result: Spot) -> list[Spot]:
    """The other figures that a result can be made of by adding and taking off."""
    levels = result.quantity.unit in _POINTS
    return [
        one
        for one in passage.spots
        if one is not result
        and _is_plain(one)
        and (one.quantity.unit == _PERCENT if levels else are_alike(one, result))
    ]


def _readings(passage: Passage, result: Spot) -> Iterator[_Reading]:
    """What a result is likely made of: the two figures nearest, all before it that are listed, what
    the others leave of the first, or a list behind it."""
    alike = [one for one in _alike(passage, result) if not _is_aside(passage, one)]
    before = [one for one in alike if one.first < result.first]
    behind = [one for one in alike if one.first > result.first]
    here = [one for one in alike if passage.is_here(one)]
    pair = here if len(here) == _FEWEST else before[-_FEWEST:]
    if len(pair) == _FEWEST:
        named = [*zip(("first", "second"), pair, strict=True), ("difference", result)]
        yield "difference", named, abs(_number(pair[0]) - _number(pair[1]))
    if result.quantity.unit == _PERCENT:
        yield from _percentages(passage, result)
        return
    if result.quantity.unit in _POINTS:
        return
    for parts in {len(one): one for one in (before[-n:] for n in range(2, 7))}.values():
        if len(parts) >= _FEWEST:
            yield _parts(parts, result, sum(map(_number, parts)))
    for at, whole in enumerate(before):
        parts = before[at + 1 :]
        if 1 <= len(parts) < _MOST_PARTS and all(_number(one) < _number(whole) for one in parts):
            yield _parts([*parts, result], whole, _number(whole) - sum(map(_number, parts)))
    if _FEWEST <= len(behind) <= _MOST_PARTS:
        yield _parts(behind, result, sum(map(_number, behind)))


def _is_aside(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is by how much something changed, or one of another time that is compared:
    "(2022: 64.0)", "below the 64.0 of 2022"."""
    if "by" in (spot.quantity.change_form, spot.marker) or "from" in (
        spot.quantity.change_form,
        spot.marker,
    ):
        return True
    lead = passage.words(spot.first - _BRACKET, spot.first)
    return "(" in lead and ")" not in lead


def _parts(parts: Sequence[Spot], whole: Spot, made: Decimal | int) -> _Reading:
    return "parts", [*(("part", one) for one in parts), ("whole", whole)], Decimal(made)


def _percentages(passage: Passage, result: Spot) -> Iterator[_Reading]:
    """The share, and the change, that the two amounts nearest to a percentage make."""
    amounts = [one for one in passage.spots if is_amount(one) and one.quantity.change_form != "by"]
    here = [one for one in amounts if passage.is_here(one) and one.quantity.per is None]
    pair = here if len(here) == _FEWEST else [one for one in amounts if one.first < result.first]
    if len(pair) < _FEWEST or not are_alike(*pair[-_FEWEST:]):
        return
    one, other = pair[-_FEWEST:]
    small, large = sorted((one, other), key=_number)
    share = [("part", small), ("whole", large), ("share", result)]
    yield "fraction", share, _number(small) / _number(large) * _HUNDRED
    for before, after in ((one, other), (other, one)):
        change = [("before", before), ("after", after), ("delta", result)]
        made = abs(_number(after) - _number(before)) / _number(before) * _HUNDRED
        yield "change", change, made


def _number(spot: Spot) -> Decimal:
    return abs(spot.quantity.number)


def _is_slip(result: Spot, reading: _Reading) -> bool:
    """Whether two swapped digits, of the result or of one of its operands, are all that is off."""
    kind, named, made = reading
    step = last_place(_number(result))
    rounded = (made / step).to_integral_value() * step
    if is_swap(_number(result), rounded if step < 1 else made):
        return True
    if kind != "parts":
        return False
    total = sum(_number(one) for role, one in named if role == "part")
    whole = next(one for role, one in named if role == "whole")
    gap = _number(whole) - total
    return any(is_swap(_number(one), _number(one) + gap) for role, one in named if role == "part")


def _fits(passage: Passage, result: Spot) -> bool:
    """Whether any figures around make a result by any of these ways, or tell it again."""
    alike = _alike(passage, result)
    if any(one.quantity.number == result.quantity.number for one in alike):
        return True
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
    amounts = [one for one in passage.spots if is_amount(one) and _number(one)]
    step = last_place(_number(result))
    return any(
        abs(abs(_number(one) / _number(other) - base) * _HUNDRED - _number(result)) <= step
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
