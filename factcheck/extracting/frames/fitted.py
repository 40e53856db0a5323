"""Small equations among the figures of a sentence that hold but for a slip of the pen, in whatever
words: "rooms averaged 640, and 608 were let: 59%"; "on 8,000 crates 12 crowns a crate more come to
69,000 crowns"; "the club gave 41.5 million: 18, 13.5 and 11".

Which figures belong together is told by their units and by where they stand; that they were meant
to make an equation, by the one slip that keeps them from it. What any other figures of the
paragraph make stays undoubted. `mended.py` has the arithmetic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from factcheck.arithmetic.units import dimension
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.explained import as_precise, is_explained
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.mended import Reading, is_slip
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    in_unit_of,
    is_amount,
    relate,
)
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, as_percent, relation_words
from factcheck.model.relations import Relation

_TO_SIZE, _TO_LIST, _TO_ITEM = 9, 8, 9  # tokens from a figure to the next that belongs to it
_TRIO, _MOST_FIGURES = 3, 4
_LEADING = frozenset({",", ":"})
_ARTICLES = frozenset({"a", "an"})
_POINTS = frozenset({"percentage_point", "point"})
_SIZES = _POINTS | {"percent"}


def _words(name: str) -> frozenset[str]:
    return relation_words("fitted")[name]


@cued_by(needs=PAIR)
def fitted_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the equations of a sentence that one slip keeps from being right."""
    if len(passage.spots) > MOST or not _words("apart").isdisjoint(passage.here.vocabulary):
        return
    for reading in _readings(passage):
        if is_slip(reading) and not _is_of_others(passage, reading):
            named, turned = reading.named, reading.turned
            relation = relate(passage, reading.kind, named, turned, **reading.traits)
            if relation is not None:
                yield relation


def _is_of_others(passage: Passage, reading: Reading) -> bool:
    """Whether other figures of the paragraph make a result: any two a share or a change, any some
    an amount."""
    result = reading.result
    others = [one for one in passage.spots if one.span != result.span]
    if reading.equation in ("product", "parts"):
        return is_explained(result, others)
    amounts = [as_precise(one, others) for one in others if is_amount(one)]
    levels = [one for one in others if one.quantity.unit == "percent"]
    alike = levels if reading.equation == "difference" else amounts
    return any(
        one is not other
        and are_alike(one, other)
        and any(way.holds() for way in _ways(one, other, result, reading.equation))
        for one, other in permutations(alike, 2)
    )


def _ways(one: Spot, other: Spot, size: Spot, equation: str) -> Iterator[Reading]:
    if equation == "difference":
        named = [("before", one), ("after", other), ("delta", size)]
        yield Reading("change", named, how=equation)
    else:
        told = as_percent(size)
        yield Reading("change", [("before", one), ("after", other), ("delta", told)])
        yield Reading("fraction", [("part", one), ("whole", other), ("share", told)])


def _readings(passage: Passage) -> Iterator[Reading]:
    for at, spot in enumerate(passage.own):
        unit = spot.quantity.unit
        if at and (unit in _SIZES or (unit is None and spot.quantity.number < 1)):
            yield from _apposed(passage, at)
    yield from _product(passage)
    yield from _list(passage)


# A size told behind two figures


def _apposed(passage: Passage, at: int) -> Iterator[Reading]:
    """The share, or the change, that is told right behind two figures, and of nothing else."""
    size = passage.own[at]
    here = passage.here
    if (
        not at
        or size.quantity.is_range
        or _is_vague(size)
        or not _is_apposed(passage, passage.own[at - 1], size)
    ):
        return
    after = here.words(size.stop, size.stop + 1)
    changed = bool(after) and after[0] in _words("changed")
    changed = changed and here.words(size.stop + 1, size.stop + 2) != ["than"]
    if not (changed or not after or after[0] in _words("ends")):
        return
    pair = _pair(passage, at, levels=size.quantity.unit in _POINTS)
    if pair is None:
        return
    one, other = pair
    if size.quantity.unit in _POINTS:
        named = [("before", one), ("after", other), ("delta", size)]
        yield Reading("change", named, how="difference")
        return
    told = as_percent(size)
    named = [("before", one), ("after", other), ("delta", told)]
    turned = [("before", other), ("after", one), ("delta", told)]
    share = [("part", other), ("whole", one), ("share", told)]
    moved = Reading("change", named, [turned])
    parted = Reading("fraction", share)
    if changed or other.quantity.number >= one.quantity.number:
        yield moved
    elif not moved.holds():
        yield from () if parted.holds() else (parted if is_slip(parted) else moved,)


def _is_apposed(passage: Passage, last: Spot, size: Spot) -> bool:
    """Whether a mark alone parts a size from the clause of the figure before it."""
    lead = passage.words(last.stop, size.first)
    mark = next((at for at, word in enumerate(lead) if word in _words("marks")), None)
    if mark is None or len(lead) > _TO_SIZE:
        return False
    clause, behind = lead[:mark], lead[mark + 1 :]
    points = size.quantity.unit in _POINTS
    if points and behind[-1:] == ["of"] and not change_words().nouns.keys().isdisjoint(behind[-2:]):
        behind = [word for word in behind[:-2] if word not in _ARTICLES]  # ": a gain of 14 points"
    return _words("behind_marks").issuperset(behind) and _words("parting").isdisjoint(clause)


def _pair(passage: Passage, at: int, *, levels: bool) -> tuple[Spot, Spot] | None:
    """The two figures before a size, where there are no more of their kind in the sentence, or one
    in it and one in the sentence before, and no other size is told of either."""
    other = passage.own[at - 1]
    if not _can_be_with(other, other, levels=levels):
        return None
    first = passage.here.first
    told = [one for one in passage.own[: at - 1] if _can_be_with(one, other, levels=levels)]
    if not told and passage.before and not levels:
        first = passage.before[-1].first
        told = [one for one in passage.spots if first <= one.first < passage.here.first]
        told = [one for one in told if _can_be_with(one, other, levels=levels)]
    if len(told) != 1 or told[0].quantity.number == other.quantity.number:
        return None
    beside = [one for one in passage.spots if first <= one.first < other.first]
    if any(one.quantity.change_form == "by" or _is_size(one) for one in beside if not levels):
        return None
    one = told[0]
    if passage.words(one.first - 1, one.first) == ["("] or "of" in passage.words(
        one.stop, one.stop + 1
    ):
        return None  # "18 of the 60 seats": of votes, maybe
    scaled = other if levels else in_unit_of(other, one)
    return (one, scaled) if are_alike(one, scaled) else None


def _is_vague(size: Spot) -> bool:
    """Whether a size has but one digit, from which many others are one slip away."""
    quantity = size.quantity
    digits = sum(map(str.isdigit, quantity.text))
    return digits == 1 and quantity.unit not in _POINTS


def _is_size(spot: Spot) -> bool:
    return is_share(spot) or not is_amount(spot)


def _is_level(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.change_form != "by" and not quantity.is_range and quantity.number > 0


def _can_be_with(one: Spot, other: Spot, *, levels: bool) -> bool:
    """Whether a figure is of the kind of another."""
    if levels:
        return one.quantity.unit == "percent" and _is_level(one)
    printed = any(map(str.isdigit, one.quantity.text))
    return is_amount(one) and are_alike(one, other) and _is_level(one) and printed


# A number of things, what each has, and all of it


def _product(passage: Passage) -> Iterator[Reading]:
    """The number, the rate and the total that the units of a sentence leave."""
    near = passage.before[-1].first if passage.before else passage.here.first
    rates = [one for one in passage.spots if one.first >= near and _per(one)]
    if not rates:
        return
    own = [one for one in passage.own if is_amount(one)]
    here = [one for one in rates if passage.is_here(one)]
    alone = bool(here) and len(passage.own) == len(own) == _TRIO
    rates = here or rates
    if len(rates) != 1 or rates[0].quantity.is_range or len(own) > _MOST_FIGURES:
        return
    rate, others = rates[0], [one for one in own if one is not rates[0]]
    per, unit = _per(rate), rate.quantity.unit
    unit = str(unit).partition(" / ")[0] if unit else None
    totals = [one for one in others if one.quantity.unit == unit and unit is not None]
    numbers = [one for one in others if _noun(one) == per]
    if not numbers and alone:
        numbers = [one for one in others if one.quantity.unit is None]
    if len(totals) != 1 or len(numbers) != 1 or totals[0] is numbers[0]:
        return
    number, total = numbers[0], totals[0]
    if any(one.quantity.per is not None for one in (number, total)):
        return
    if min(number.quantity.number, rate.quantity.number) <= 1:
        return
    yield Reading("product", [("rate", rate), ("number", number), ("total", total)])


def _per(spot: Spot) -> str:
    """What a rate is for, if it is no time."""
    quantity = spot.quantity
    if quantity.per is None and (quantity.unit is None or "/" not in quantity.unit):
        return ""
    per = quantity.per or str(quantity.unit).partition(" / ")[2]
    return "" if not per or dimension(per) == "time" else str(per)


def _noun(spot: Spot) -> str:
    return str(spot.quantity.unit or "").rpartition(" ")[2]


# A whole and the list of its parts


def _list(passage: Passage) -> Iterator[Reading]:
    """A whole that a colon, or one preposition behind each part, takes apart into a list."""
    own = passage.own if len(passage.own) >= _TRIO else ()
    lower = passage.here.tokens.lower
    for at, whole in enumerate(own[:-2]):
        if lower[own[at + 1].first - 1] not in _LEADING:
            continue
        items = _items(passage, own[at + 1 :], whole)
        if len(items) < 2 or not _is_taken_apart(passage, whole, items):
            continue
        parts = [in_unit_of(one, whole) for one in items]
        if all(0 < one.quantity.number < whole.quantity.number for one in parts):
            named = [("whole", whole), *(("part", one) for one in parts)]
            yield Reading("parts", named, traits={"closed": "equal"})


def _items(passage: Passage, spots: Sequence[Spot], whole: Spot) -> list[Spot]:
    """The figures that commas and "and" tell one behind the other."""
    items: list[Spot] = []
    for one in spots:
        if items:
            between = passage.words(items[-1].stop, one.first)
            if len(between) > _TO_ITEM or _words("joints").isdisjoint(between):
                break
            if not _words("parting").isdisjoint({*between} - _words("joints")):
                break
        plain = one.quantity.hedge is None and _is_level(one) and is_amount(one)
        if not plain or not are_alike(one, whole):
            break
        items.append(one)
    return items


def _is_taken_apart(passage: Passage, whole: Spot, items: Sequence[Spot]) -> bool:
    """Whether a list is all of a whole by how it stands behind it."""
    lead = passage.words(whole.stop, items[0].first)
    number, here = whole.quantity, passage.here
    counts = number.number == len(items)  # "three: 40, 30 and 25"
    if counts or number.hedge is not None or number.change_form == "by" or len(lead) > _TO_LIST:
        return False
    if "and" not in here.words(items[-2].stop, items[-1].first) or not _ends(passage, items[-1]):
        return False
    if not _words("partly").isdisjoint(here.words(whole.first - 2, items[0].first)):
        return False
    bare = all(one.quantity.noun_end is None for one in items)
    if lead[-1:] == [":"]:
        return bare
    links = {*(tuple(here.words(one.stop, one.stop + 1)) for one in items)}
    linked = len(links) == 1 and _words("links").issuperset(*links)
    apart = lead[-1:] == [","] and number.noun_end is not None and number.per is None
    return bare and linked and apart and _words("links").isdisjoint(lead)


def _ends(passage: Passage, last: Spot) -> bool:
    """Whether the sentence ends with a list, or a mark does."""
    tail = passage.here.words(last.stop, passage.here.stop)
    return _words("joints").isdisjoint(tail[:-1])
