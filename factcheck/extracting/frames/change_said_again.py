"""A change told by its amount and again in per cent, its figure before it: "It was 310 million; it
is to rise by 16 million, or 15%"; or with its end: "It was 310. It rose by a tenth, to 341"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.compared_figures import ENDS, is_plain
from factcheck.extracting.frames.passages import (
    Passage,
    are_akin,
    are_alike,
    content,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_NEAR = 50  # of which a part is no change that somebody tells


def said_again(passage: Passage, size: Spot) -> Relation | None:
    """Return the amount of a change, its percentage `size` and what they can be of, if told so."""
    if size.quantity.unit != "percent" or size.quantity.change is not None:
        return None
    own = passage.own
    at = own.index(size)
    if at == 0:
        return None
    amount = own[at - 1]
    between = passage.words(amount.stop, size.first)
    if between not in ([",", "or"], ["("], ["or"]) or amount.quantity.change_form != "by":
        return None
    after = passage.words(size.stop, size.stop + 1)
    if after and after[0] not in ENDS:
        return None
    bases = [
        spot
        for spot in passage.spots
        if spot.first < amount.first
        and is_plain(spot.quantity)
        and spot.quantity.unit == amount.quantity.unit
        and spot.quantity.per == amount.quantity.per
        and spot.quantity.number > amount.quantity.number
    ]
    bases = [spot for spot in bases if _is_same_subject(passage, spot, amount)] and bases
    if not bases:
        return None
    here = [spot for spot in bases if passage.is_here(spot)]
    direction = str(amount.quantity.change)
    if here:
        ways = [(role, spot) for spot in reversed(bases) for role in ("before", "after")]
        named = [[way, ("amount", amount), ("percent", size)] for way in ways]
        return relate(passage, "growth", named[0], named[1:], direction=direction)
    named = [[("part", amount), ("whole", spot), ("share", size)] for spot in reversed(bases)]
    return relate(passage, "fraction", named[0], named[1:])


def _is_same_subject(passage: Passage, base: Spot, amount: Spot) -> bool:
    """Whether the clause of a change takes up that of a figure: by a pronoun or by its noun."""
    start = amount.first
    lower = passage.here.tokens.lower
    while start > passage.here.first and lower[start - 1] not in {",", ";", ":", "("}:
        start -= 1
    clause = passage.words(start, amount.first)
    if {"it", "they", "this", "that"}.intersection(clause[:2]):
        return True
    sentence = passage.sentence_of(base)
    told = content(passage.words(sentence.first, base.first))
    verbs = change_words().verbs
    subjects = [
        clause[at - 1 - (clause[at - 1] == "to")]
        for at, word in enumerate(clause)
        if word in verbs and at > 1
    ]
    return any(are_akin(word, one) for word in subjects for one in told)


def taken_on(
    passage: Passage, figures: Sequence[Spot], led: Spot | None
) -> tuple[Spot, Spot] | None:
    """Return the figure of the sentence before and that to which "it rose by a fifth, to 48"."""
    here = passage.here
    if led is None or len(figures) != 2 or len(passage.own) != 2 or here.times:
        return None
    first = figures[0]
    led_up = passage.words(first.first - 1, first.first)
    if relation_words("changes_apart")["levelling"].isdisjoint(led_up):
        return None  # "it is worth 900 million; it grew", "it made 900 million; it grew"
    alone = passage.before and [one for one in passage.spots if _is_in_last(passage, one)] == [
        first
    ]
    pronoun = here.words(here.first, here.first + 1)
    if not alone or not relation_words("levels")["links"].issuperset(pronoun):
        return None
    if here.words(led.stop, led.stop + 1) not in ([], ["."]) or led.quantity.unit == "percent":
        return None
    near = abs(first.quantity.number - led.quantity.number) * _NEAR < led.quantity.number
    return None if near else (first, led)  # near: the new level, told in the sentence before


def _is_in_last(passage: Passage, spot: Spot) -> bool:
    return passage.before[-1].first <= spot.first < passage.here.first


def told_after(passage: Passage, size: Spot, figures: Sequence[Spot]) -> list[Spot]:
    """Return the figures behind a change of what was told before, which may be against one of them:
    "it went down from 6 to 4.2 billion. It was halved against the plan of 8.4 billion"."""
    if any(passage.is_here(one) for one in figures):
        return []
    after = (one for one in passage.own if one.first >= size.stop and is_plain(one.quantity))
    return [one for one in after if are_alike(one, figures[-1])]
