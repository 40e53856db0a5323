"""Figures told to be above or below others: "the lowest bid was 14 million and the highest 19
million", "4,500 came, more than the 4,100 of the season before"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extracting.frames.compared_figures import is_plain
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    relate,
    unhedged,
)
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.model.relations import Relation

_TO_FIGURE = 5  # tokens from "the lowest" to its figure
_APART = 14  # tokens between the two figures
_TO_COMPARED = 7  # tokens from a figure to the one that it is more than
_TO_BRACKET = 9  # tokens from "above" to the bracket of what is below
_SIDES = frozenset({"above", "below"})
_BREAKS = frozenset({";", ":", ".", "but", "while"})


def _cues() -> frozenset[str]:
    words = relation_words("orders")
    return words["low"] | words["up"] | words["down"] | words["beating"]


@cued_by(_cues)
def order_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures of which the second is told to be above or below the first."""
    if len(passage.here.quantities) < 2 or len(passage.spots) > MOST:
        return
    for found in (_extremes(passage), _compared(passage), _against_aim(passage)):
        relation = order_of(passage, *found) if found is not None else None
        if relation is not None:
            yield relation


def order_of(passage: Passage, before: Spot, after: Spot, direction: str) -> Relation | None:
    """Return the relation that a figure is above ("up") or below another one; None where another
    figure of its sentence before may be meant, or all of them together, which are."""
    sign = 1 if direction == "up" else -1
    told = [
        spot.quantity.number
        for spot in passage.own
        if spot.first < after.first and is_plain(spot.quantity) and are_alike(spot, after)
        if spot.span != before.span
    ]
    if any(
        sign * (number - before.quantity.number) > 0
        for number in (*told, sum(told, after.quantity.number))
    ):
        return None
    named = [("before", before), ("after", after)]
    return relate(passage, "change", named, direction=direction, order="told")


def _extremes(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """The lowest and the highest of one list."""
    lows = [spot for spot in passage.own if _is_extreme(passage, spot, "low")]
    highs = [spot for spot in passage.own if _is_extreme(passage, spot, "high")]
    if len(lows) != 1 or len(highs) != 1 or not _can_be_ordered(lows[0], highs[0]):
        return None
    first, second = sorted((lows[0], highs[0]), key=lambda spot: spot.first)
    between = passage.words(first.stop, second.first)
    joined = not {"and", ",", "to"}.isdisjoint(between)
    if len(between) > _APART or not _BREAKS.isdisjoint(between) or not joined:
        return None
    if {"for", "by"} & set(between):
        return None  # of other things
    return lows[0], highs[0], "up"


def _is_extreme(passage: Passage, spot: Spot, name: str) -> bool:
    words, at = relation_words("orders"), spot.first
    lower = passage.here.tokens.lower
    for _ in range(_TO_FIGURE):
        at -= 1
        if at < passage.here.first:
            return False
        if lower[at] in words[name]:
            return lower[at + 1 : at + 3] != ["of", "the"]  # "the largest of the four"
        if lower[at] not in words["bridge"]:
            return False
    return False


def _can_be_ordered(one: Spot, other: Spot) -> bool:
    quantities = (one.quantity, other.quantity)
    if any(each.is_range or each.hedge is not None for each in quantities):
        return False
    if any(each.change and each.change_form != "to" for each in quantities):
        return False
    return are_alike(one, other) and one.quantity.unit not in ("time", "percentage_point")


def _compared(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """ "3,500 came, more than the 4,100 of the season before" """
    own = passage.own
    for at in range(1, len(own)):
        if (found := _bracketed(passage, own[at - 1], own[at])) is not None:
            return found
        hedge = (own[at].quantity.hedge or "").split()
        side = _side(hedge)
        if not side:
            continue
        after, base = own[at - 1], unhedged(own[at])
        lead = passage.words(after.stop, own[at].first)
        whole = passage.words(own[at].first, base.stop)
        if not lead or len(lead) > _TO_COMPARED or "the" not in whole:
            continue
        verb = lead[-1] in {"was", "were", "is", "are"}
        if not (verb or lead[-1] == ",") or not _BREAKS.isdisjoint(lead):
            continue
        if not _is_of_a_time(passage, base) or not _can_be_ordered(after, base):
            continue
        return base, after, side
    return None


def _bracketed(passage: Passage, after: Spot, base: Spot) -> tuple[Spot, Spot, str] | None:
    """ "12.1% in May, well above that of the south (40.2%)" """
    lead = passage.words(after.stop, base.first)
    closed = passage.words(base.stop, base.stop + 1)
    if lead[-1:] != ["("] or closed[:1] not in ([")"], [","]) or "(" in lead[:-1]:
        return None
    words = relation_words("orders")
    sides = [at for at, word in enumerate(lead) if word in words["up"] | words["down"]]
    if len(sides) != 1 or not _BREAKS.isdisjoint(lead) or not _can_be_ordered(after, base):
        return None
    at = sides[0]
    than = lead[at] in _SIDES or lead[at + 1 : at + 2] == ["than"]
    than = than and lead[at + 1 : at + 2] != ["all"]
    if not than or len(lead) - at > _TO_BRACKET or "," in lead[at:] or "by" in lead:
        return None
    return base, after, "up" if lead[at] in words["up"] else "down"


def _against_aim(passage: Passage) -> tuple[Spot, Spot, str] | None:
    """ "Growth of 3% was above the forecast of 2%", "inflation was 2%, below the 4% target" """
    words = relation_words("orders")
    for after, told in pairwise(passage.own):
        base = unhedged(told)
        lead = passage.words(after.stop, base.stop)
        at = _after_link(passage, after.stop, lead)
        side = _side(lead[at : at + 2][: 2 if "than" in lead[at : at + 2] else 1])
        side = side or ("up" if lead[at : at + 1] and lead[at] in words["beating"] else "")
        near = {*lead[at + 1 :], *passage.words(base.stop, base.stop + 2)}
        if not side or words["aims"].isdisjoint(near) or not _BREAKS.isdisjoint(lead):
            continue
        grown = after.quantity.change == "up" and after.quantity.unit == "percent"
        plain = replace(after, quantity=replace(after.quantity, change=None)) if grown else after
        if len(lead) <= _APART and _can_be_ordered(plain, base):
            return base, plain, side
    return None


def _after_link(passage: Passage, first: int, lead: Sequence[str]) -> int:
    """The place of the first word behind a figure that says more than when it was."""
    held = relation_words("orders")["held"]
    for at, word in enumerate(lead):
        if word not in held and time_at(passage.here, first + at) is None:
            return at
    return len(lead)


def _side(hedge: Sequence[str]) -> str:
    """The side that a hedge tells: "more than", "well below"."""
    words = relation_words("orders")
    told = hedge[-2:-1] if hedge[-1:] == ["than"] else hedge[-1:]  # "slightly less than"
    if told and told[0] in words["up"] and (hedge[-1] == "than" or told[0] in _SIDES):
        return "up"
    down = told and told[0] in words["down"] and (hedge[-1] == "than" or told[0] in _SIDES)
    return "down" if down else ""


def _is_of_a_time(passage: Passage, base: Spot) -> bool:
    """Whether a figure is told to be of another time: "of 2014", "of the previous season"."""
    tail = passage.words(base.stop, base.stop + 5)
    if tail[:1] and tail[0].endswith("ed"):
        tail = tail[1:]  # "the 389 booked a year earlier"
    if tail[:1] not in (["of"], ["in"], ["a"]):
        return False
    near = any(time_at(passage.here, base.stop + at) is not None for at in range(min(4, len(tail))))
    return near or not {"previous", "last", "before", "earlier", "preceding"}.isdisjoint(tail)
