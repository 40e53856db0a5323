"""A change told by its amount and again in per cent, its figure before it: "It was 310 million; it
is to rise by 16 million, or 15%"."""

from __future__ import annotations

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.compared_figures import ENDS, is_plain
from factcheck.extracting.frames.passages import Passage, are_akin, content, relate
from factcheck.extracting.frames.spots import Spot
from factcheck.model.relations import Relation


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
