"""Figures of the parts of one year: "40 in the first half and 50 in the second; 90 in the year".

Each figure has the stretch of the year that stands right beside it. Where stretches make up
another one that has a figure as well, the figures must add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from msgspec import Struct

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_NEAR = 5  # tokens between a figure and its stretch
_FEWEST = 3
_QUARTERS = 4
_ORDINALS = {"second": 2, "third": 3, "fourth": 4}
_BREAKS = frozenset({",", ";", ":", "(", ")", "and", "but", "while"})


class _Stretch(Struct, frozen=True):
    """A stretch of a year at the tokens [first, stop): the quarters that it has."""

    first: int
    stop: int
    quarters: frozenset[int]


@cache
def _stretches() -> PhraseTable[frozenset[int]]:
    table = rules_words("claims/year_parts")["stretches"]
    return PhraseTable.of(
        (led + phrase, frozenset(one["quarters"]))
        for one in table
        for phrase in one["named"]
        for led in ("", "the ")
    )


@cued_by(lambda: relation_words("year_parts")["cues"])
def year_part_relations(passage: Passage) -> Iterator[Relation]:
    """Yield figures of a stretch of a year with those of the stretches that it is made up of."""
    if not _FEWEST <= len(passage.spots) <= MOST:
        return
    sentences = (*passage.before[-1:], passage.here)
    words = relation_words("year_parts")
    told = {word for one in sentences for word in one.vocabulary}
    if words["flows"].isdisjoint(told) or not (words["levels"] | words["others"]).isdisjoint(told):
        return
    years = {one.mention.edtf for s in sentences for one in s.times if one.mention.grain == "year"}
    if len(years) > 1:
        return
    placed = [found for one in sentences for found in _placed(passage, one)]
    units = {spot.quantity.unit for spot, _ in placed} - {None}
    every = [stretch for _, stretch in placed]
    if len(units) > 1 or len(set(every)) != len(every):
        return
    for whole, quarters in placed:
        parts = [one for one in placed if one[1] < quarters]
        for size in range(2, len(parts) + 1):
            for some in combinations(parts, size):
                if sum(len(one[1]) for one in some) != len(quarters):
                    continue
                if frozenset[int]().union(*(one[1] for one in some)) != quarters:
                    continue
                named = [*(("part", spot) for spot, _ in some), ("whole", whole)]
                relation = relate(passage, "parts", named, closed="equal")
                if relation is not None:
                    yield relation
                    return


def _placed(passage: Passage, sentence: Sentence) -> list[tuple[Spot, frozenset[int]]]:
    """The figures of a sentence, each with the stretch of the year that it is told of."""
    found: list[tuple[Spot, frozenset[int]]] = []
    stretches = list(_named(sentence))
    spots = [
        spot
        for spot in passage.spots
        if sentence.first <= spot.first < sentence.stop
        and is_amount(spot)
        and spot.quantity.change is None
        and spot.quantity.per is None
    ]
    for at, stretch in enumerate(stretches):
        near = _figure_of(sentence, spots, stretch, stretches[at - 1 : at])
        if near is not None and all(near is not one for one, _ in found):
            found.append((near, stretch.quarters))
    return found


def _named(sentence: Sentence) -> Iterator[_Stretch]:
    """The stretches that a sentence names; "the second" is of the kind of the one before."""
    last: _Stretch | None = None
    for first, stop, told in sentence.phrases(_stretches()):
        quarters = told
        if not told:  # "the second"
            if last is None or len(last.quarters) not in (1, 2):
                continue
            size = len(last.quarters)
            number = _ORDINALS[sentence.tokens.lower[stop - 1]]
            if number * size > _QUARTERS:
                continue
            quarters = frozenset(range((number - 1) * size + 1, number * size + 1))
        last = _Stretch(first, stop, quarters)
        yield last


def _figure_of(
    sentence: Sentence, spots: Sequence[Spot], stretch: _Stretch, before: Sequence[_Stretch]
) -> Spot | None:
    """The figure right before a stretch, else the one in the clause after it."""
    floor = before[0].stop if before else sentence.first
    left = [spot for spot in spots if floor <= spot.first and spot.stop <= stretch.first]
    if left:
        between = sentence.words(left[-1].stop, stretch.first)
        if len(between) <= _NEAR and _BREAKS.isdisjoint(between):
            return left[-1]
    right = next((spot for spot in spots if spot.first >= stretch.stop), None)
    if right is None:
        return None
    between = sentence.words(stretch.stop, right.first)
    inner = between[1:] if between[:1] == [","] else between
    return right if len(between) <= 2 * _NEAR and _BREAKS.isdisjoint(inner) else None
