"""Ratios that a noun names: "1.32 million of 2.4 million voters cast a ballot, a turnout of 55%".

Each noun has words for the figure that it is a share of, and for the part: the figures are those
nearest to such words, and there is one of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_TO_RATIO = 6  # tokens from the noun to its figure
_NEAR = 7  # tokens between a figure and the word that says what it is
_CLOSES = frozenset({",", ";", ".", ")", "and", "but", "–", "—"})


@cache
def _rows() -> Mapping[str, Mapping[str, frozenset[str]]]:
    rows: list[dict[str, Any]] = rules_words("claims/named_ratios")["ratios"]
    return {
        name: {key: frozenset(row[key]) for key in ("part", "whole", "others")}
        for row in rows
        for name in row["named"]
    }


@cued_by(_rows)
def ratio_relations(passage: Passage) -> Iterator[Relation]:
    """Yield ratios with the part and the whole that they are of."""
    if len(passage.spots) > MOST:
        return
    if not any(one.mention.unit == "percent" for one in passage.here.quantities):
        return
    for at in passage.here.places_of(frozenset(_rows())):
        row = _rows()[passage.here.tokens.lower[at]]
        share = _share(passage, at)
        if share is None or not row["others"].isdisjoint(passage.words(at - 3, share.stop + 3)):
            continue
        figures = _figures(passage)
        wholes = [spot for spot in figures if _is_called(passage, spot, row["whole"], row["part"])]
        parts = [
            spot
            for spot in figures
            if spot not in wholes
            and (
                _is_called(passage, spot, row["part"], row["whole"])
                or (wholes and _is_of(passage, spot, wholes[0]))
            )
        ]
        if len(parts) != 1 or len(wholes) != 1 or not are_alike(parts[0], wholes[0]):
            continue
        named = [("part", parts[0]), ("whole", wholes[0]), ("share", share)]
        others = [
            [("part", one), ("whole", other), ("share", share)]
            for one in figures
            for other in figures
            if one.quantity.number < other.quantity.number and are_alike(one, other)
        ]
        relation = relate(passage, "fraction", named, others)
        if relation is not None:
            yield relation


def _share(passage: Passage, at: int) -> Spot | None:
    """The percentage that a noun leads to: "a turnout of 55%", "turnout was 48.3%"."""
    spot = next((one for one in passage.own if one.first > at), None)
    if spot is None or spot.quantity.unit != "percent" or spot.quantity.change is not None:
        return None
    between = passage.words(at + 1, spot.first)
    after = passage.words(spot.stop, spot.stop + 1)
    if after and after[0] not in _CLOSES:
        return None  # "turnout was 61% in the towns"
    links = {
        "of",
        "was",
        "is",
        "at",
        "to",
        "came",
        "stood",
        "reached",
        "a",
        "thus",
        "therefore",
        "=",
    }
    return spot if len(between) <= _TO_RATIO and links.issuperset(between) and between else None


def _figures(passage: Passage) -> Sequence[Spot]:
    start = passage.before[-1].first if passage.before else passage.here.first
    return [
        spot
        for spot in passage.spots
        if spot.first >= start
        and is_amount(spot)
        and spot.quantity.change is None
        and spot.quantity.per is None
    ]


def _is_of(passage: Passage, part: Spot, whole: Spot) -> bool:
    """ "742,000 of the 1.18 million voters" """
    return passage.words(part.stop, whole.first) in (["of"], ["of", "the"], ["of", "its"])


def _is_called(passage: Passage, spot: Spot, names: frozenset[str], others: frozenset[str]) -> bool:
    """Whether a word of `names` says what a figure is, and none of `others` is nearer."""
    ours, theirs = _distance(passage, spot, names), _distance(passage, spot, others)
    return ours < theirs and ours <= _NEAR


def _distance(passage: Passage, spot: Spot, names: frozenset[str]) -> int:
    """How many tokens stand between a figure and the nearest of some words in its clause."""
    lower, sentence = passage.here.tokens.lower, passage.sentence_of(spot)
    best = _NEAR + 1
    for step, at in enumerate(range(spot.first, min(sentence.stop, spot.stop + _NEAR))):
        if at >= spot.stop and (lower[at] in {",", ";"} or lower[at][0].isdigit()):
            break
        if lower[at] in names:
            best = min(best, step - (spot.stop - spot.first) + 1)
            break
    for step, at in enumerate(range(spot.first - 1, max(sentence.first, spot.first - _NEAR), -1)):
        if lower[at] in {",", ";"} or lower[at][0].isdigit():
            break
        if lower[at] in names:
            best = min(best, step)
            break
    return best
