"""By how much one beat another, with what both had, in any order: "she won by six points, with
50.8 per cent against 46.9"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import THREE
from factcheck.extracting.frames.passages import Passage, in_unit_of, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_FIGURES = 3
_ALL, _OTHERS = 100, 3  # percent of those who voted, and of those who voted for nobody named
_POINTS = frozenset({"percentage_point", "point"})


@cued_by(lambda: relation_words("margins_told")["winning"], needs=THREE)
def margin_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the margin of a contest with the figures of its two sides; no figure is left over."""
    own = passage.own
    if len(own) != _FIGURES or passage.here.vocabulary & relation_words("margins_told")["apart"]:
        return
    margins = [one for one in own if _is_margin(passage, one)]
    if len(margins) != 1 or margins[0] is own[1]:
        return  # "51.2 per cent, six points more than the 46"
    margin = margins[0]
    first, second = (one for one in own if one is not margin)
    second = in_unit_of(second, first)
    if not (_are_sides(passage, first, second) and _are_of_kind(passage, margin, first, second)):
        return
    named = [("first", first), ("second", second), ("difference", margin)]
    relation = relate(passage, "difference", named)
    if relation is not None:
        yield relation


def _is_margin(passage: Passage, spot: Spot) -> bool:
    """Whether a figure is told as a margin: in points, or "by 40 votes", "by a majority of 40
    votes"."""
    quantity = spot.quantity
    if quantity.is_range or quantity.per is not None or quantity.number <= 0:
        return False
    words = relation_words("margins_told")
    before = passage.words(spot.first - 2, spot.first)
    led = before[-1:] == ["by"] or (before[-1:] == ["of"] and before[0] in words["margins"])
    counted = is_amount(spot) and _noun(spot) in words["units"]
    return quantity.unit in _POINTS or (counted and led)


def _noun(spot: Spot) -> str:
    return str(spot.quantity.unit or "").rpartition(" ")[2]


def _are_of_kind(passage: Passage, margin: Spot, first: Spot, second: Spot) -> bool:
    """Whether figures are of what a margin is of: percentages of votes and no points of a match, or
    the same votes."""
    if margin.quantity.unit in _POINTS:
        both = first.quantity.number + second.quantity.number
        voted = margin.quantity.unit != "point" or _ALL - _OTHERS <= both <= _ALL
        told = not relation_words("margins_told")["voting"].isdisjoint(passage.here.vocabulary)
        return first.quantity.unit == second.quantity.unit == "percent" and (voted or told)
    units = {one.quantity.unit for one in (first, second)}
    return units <= {None, margin.quantity.unit} and is_amount(first) and is_amount(second)


def _are_sides(passage: Passage, first: Spot, second: Spot) -> bool:
    """Whether two figures are set against each other, of one ballot and at one time."""
    words = relation_words("margins_told")
    if any(one.quantity.hedge or one.quantity.is_range for one in (first, second)):
        return False
    if any(one.first > first.first for one in passage.here.times):
        return False  # "against 48.8 in 2019"
    told = passage.words(first.stop, second.first)
    text = passage.here.tokens.text[first.stop : second.first]
    named = [
        word
        for word, printed in zip(told, text, strict=True)
        if word not in words["sides"] | words["between"] and not printed[0].isupper()
    ]
    ends = passage.words(second.stop, second.stop + 1)
    if ends and ends[0].isalpha() and ends[0] not in words["ends"]:
        return False  # "44 per cent against 41 in the country"
    return not words["sides"].isdisjoint(told) and not any(one.isalpha() for one in named)
