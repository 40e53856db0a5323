"""Surpluses and deficits beside what came in and what went out: "it sold goods worth 45 billion and
bought goods worth 43 billion, a deficit of 2 billion" has them the wrong way round."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_LABEL = 8  # tokens before a figure in which it is told whether it came in or went out
_TO_NOUN = 7  # tokens from the second figure to "a deficit"
_ARTICLES = frozenset({"a", "an", "its", "their", "this"})


@cued_by(lambda: relation_words("balances")["surplus"] | relation_words("balances")["deficit"])
def balance_relations(passage: Passage) -> Iterator[Relation]:
    """Yield what came in and what went out, of which a surplus or a deficit tells the order."""
    words, here = relation_words("balances"), passage.here
    for at in here.places_of(words["surplus"] | words["deficit"]):
        told = [one for one in passage.own if one.stop <= at]
        if len(told) != 2 or not words["apart"].isdisjoint(here.vocabulary):
            continue
        first, second = told
        if not _are_of_one(first, second) or not _follows(passage, second, at):
            continue
        sides = [_side(passage, one, floor) for one, floor in ((first, 0), (second, first.stop))]
        if sorted(sides) != ["income", "outgo"]:
            continue
        income, outgo = (first, second) if sides[0] == "income" else (second, first)
        side = "up" if here.tokens.lower[at] in words["surplus"] else "down"
        named = [("after", income), ("before", outgo)]
        relation = relate(passage, "change", named, direction=side, balance="told")
        if relation is not None:
            yield relation


def _are_of_one(first: Spot, second: Spot) -> bool:
    plain = all(
        is_amount(one) and one.quantity.change_form != "by" and one.quantity.hedge is None
        for one in (first, second)
    )
    return plain and are_alike(first, second)


def _follows(passage: Passage, second: Spot, at: int) -> bool:
    """Whether the noun of a balance closes the clause of the two figures: ", a deficit", "leaving
    a small surplus"; and nobody else's."""
    words = relation_words("balances")
    between = passage.words(second.stop, at)
    if not between or len(between) > _TO_NOUN or not words["links"].intersection(between):
        return False
    start = next(n for n, word in enumerate(between) if word in words["links"])
    if {"for", "with"}.intersection(passage.words(at + 1, at + _TO_NOUN)):
        return False  # "a deficit of 2 billion for the other side"
    return (
        not _ARTICLES.isdisjoint(between)
        and words["between"].issuperset(between[start:])
        and words["breaks"].isdisjoint(between[:start])
    )


def _side(passage: Passage, spot: Spot, floor: int) -> str:
    """Whether the words before a figure tell that it came in or went out; "" where both or none."""
    words = relation_words("balances")
    led = passage.words(max(floor, passage.here.first, spot.first - _LABEL), spot.first)
    sides = [name for name in ("income", "outgo") for word in led if word in words[name]]
    return sides[-1] if sides and len(set(sides)) == 1 else ""
