"""Multiples told of two figures: "36 million people, three times as many as Arl, which has 12"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.frames.compared_figures import ENDS, compared_with, is_plain
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.explained import as_precise
from factcheck.extracting.frames.marks import FRACTION
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    is_amount,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Relation

_MOST_FIGURES = 5
_ORDER = 100  # times a figure, from which another one told apart is of something else
_TO_MULTIPLE = 10  # tokens from a figure to the multiple that is told of it
_OTHERS = frozenset(
    {"where", "had", "whose", "while", "whereas"}
)  # after these other figures are told of
_HALF, _SLACK = Decimal("0.5"), Decimal("0.05")
_CUES = frozenset({"times", "twice", "half", "as", "quarter", "third", "thrice", "double"})


@cued_by(lambda: _CUES, or_marks=FRACTION)
def times_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of figures with the multiple or fraction that the one is of the other."""
    if len(passage.spots) > MOST:
        return
    for multiple in (*passage.own, *_halves(passage)):
        stop = _stop(passage, multiple)
        relation = _relation(passage, multiple, stop) if stop else None
        if relation is not None:
            yield relation


def _halves(passage: Passage) -> Iterator[Spot]:
    """ "half as many", "half the price": halves that are no quantity of their own."""
    here, words = passage.here, relation_words("compared")
    known = {spot.first for spot in passage.own}
    for at in here.places_of({"half"}):
        after = here.words(at + 1, at + 3)
        told = after[:1] == ["as"] or (after[:1] == ["the"] and after[-1] in words["nouns"])
        if at in known or not told or here.words(at - 2, at) == ["and", "a"]:
            continue
        span = here.span_of(at, at + 1)
        reach = interval(_HALF - _SLACK, _HALF + _SLACK)
        quantity = Quantity(
            start=span.start, end=span.end, text="half", number=_HALF, interval=reach
        )
        yield Spot(at, at + 1, quantity, reach, span)


def _stop(passage: Passage, multiple: Spot) -> int:
    """The token after "three times as many" or "a quarter of the price"; 0 for another figure."""
    quantity, words = multiple.quantity, relation_words("compared")
    fraction = quantity.unit is None and 0 < quantity.number < 1
    if not fraction and (quantity.unit != "time" or quantity.change is not None):
        return 0
    after = passage.words(multiple.stop, multiple.stop + 4)
    if multiple.marker:
        return 0  # "10% less than twice the 30 of 2014"
    if after[:1] == ["the"] and any(spot.first == multiple.stop + 1 for spot in passage.own):
        return multiple.stop  # "three times the 300 of autumn"
    if after[:1] == ["as"] and after[1:2] and after[1] in words["as"]:
        stop = multiple.stop + 2
        noun = passage.words(stop, stop + 2)
        # "three times as many people as Arl"
        return stop + (noun[1:] == ["as"] and noun[0] not in ENDS)
    if after[:1] == ["of"] and fraction:
        after = after[1:]
        if after[1:2] and after[1] in relation_words("shares_apart")["wholes"]:
            return 0  # "half of the total" is a share of what all have
    elif fraction and multiple.quantity.text != "half":
        return 0
    skipped = multiple.stop + (passage.words(multiple.stop, multiple.stop + 1) == ["of"])
    if after[:2] == ["what"]:
        return skipped + 1
    if after[:2] == ["that", "of"]:
        return skipped  # "twice that of rail ($30)"
    then = after[:1] == ["the"] and bool(words["then"].intersection(after[1:2]))
    after = [after[0], *after[2:]] if then else after
    if after[:1] == ["the"] and after[1:2] and after[1] in words["nouns"]:
        return skipped + 2 + then
    return 0


def _relation(passage: Passage, multiple: Spot, stop: int) -> Relation | None:
    figures = _figures(passage, multiple)
    if not figures:
        return None
    compared = compared_with(passage, stop, figures[-1], hedged=True)
    if compared is None:
        return None
    if compared.base is not None:
        percent = compared.base.quantity.unit == "percent"
        figures = [spot for spot in figures if (spot.quantity.unit == "percent") == percent]
        own = [spot for spot in figures if passage.is_here(spot)] or figures[-1:]
        pairs = [(spot, compared.base) for spot in reversed(own)]
    elif _is_elliptical(passage, figures, multiple) and not _is_of_whole(passage, multiple, stop):
        pairs = [(figures[-1], figures[-2])]
    else:
        return None
    if not pairs:
        return None  # "26% of 90 million, twice the 13% of 2012"
    every = [*figures, *(one for _, one in pairs[:1] if one not in figures)]
    pairs += [pair for pair in permutations(every, 2) if pair not in pairs]
    kind = "fraction" if multiple.quantity.number < 1 else "ratio"
    names = ("part", "whole", "share") if kind == "fraction" else ("first", "second", "times")
    exact = [tuple(as_precise(one, pair) for one in pair) for pair in pairs]
    readings = [list(zip(names, (*pair, multiple), strict=True)) for pair in exact]
    return relate(passage, kind, readings[0], readings[1:])


def _is_of_whole(passage: Passage, multiple: Spot, stop: int) -> bool:
    """Whether a fraction is of a whole and compares nothing: "a quarter of the population"."""
    noun = passage.words(stop - 1, stop)
    compared = relation_words("compared")["counted"]
    return multiple.quantity.number < 1 and (
        passage.words(multiple.stop, multiple.stop + 1) == ["of"] and compared.isdisjoint(noun)
    )


def _is_elliptical(passage: Passage, figures: Sequence[Spot], multiple: Spot) -> bool:
    """Whether the two figures right before a multiple are compared: "300, a doctor 900, three
    times as much"."""
    if len(figures) < 2 or not passage.is_here(figures[-1]):
        return False
    if not _OTHERS.isdisjoint(passage.words(figures[-1].stop, multiple.first)):
        return False  # "five to Chad and four to Mali, where it had been twice as much"
    return multiple.first - figures[-1].stop <= _TO_MULTIPLE


def _figures(passage: Passage, multiple: Spot) -> list[Spot]:
    start = passage.before[-1].first if passage.before else passage.here.first
    found = [
        spot
        for spot in passage.spots
        if start <= spot.first < multiple.first
        and is_plain(spot.quantity)
        and is_amount(spot)
        and spot.quantity.number > 1
    ]
    if not found:
        return []
    kind = next((spot for spot in reversed(found) if spot.quantity.unit is not None), found[-1])
    alike = [spot for spot in found if are_alike(spot, kind)]
    return [spot for spot in alike if _is_of_its_order(passage, spot, alike[-1])][-_MOST_FIGURES:]


def _is_of_its_order(passage: Passage, spot: Spot, last: Spot) -> bool:
    """Whether a figure of another sentence is of the order of the last one, and so comparable:
    what is "twice as many" as 9 million was told of no 640."""
    one, other = sorted((spot.quantity.number, last.quantity.number))
    here = passage.sentence_of(spot) is passage.sentence_of(last)
    return here or other <= one * _ORDER
