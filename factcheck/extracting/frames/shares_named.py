"""Percentages listed behind the names of those who share a whole: "the state holds 43 per cent, the
family 35 and the bank 27"; "the three own 88 per cent of it: Arl 41 per cent, Benn 29 and Corf 13".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.enumerated import counts_items, lists_of
from factcheck.extracting.frames.passages import MOST, Passage, relate
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.model.relations import Relation

_FEWEST = 3
_LONGEST_NAME = 6  # tokens from one share to the next behind a colon
_COLON = frozenset({":"})


@cued_by(lambda: relation_words("shares_named")["sharing"])
def named_share_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the shares of those who hold a whole, and of those who hold a part of it together."""
    here, words = passage.here, relation_words("shares_named")
    if len(passage.own) < _FEWEST or len(passage.spots) > MOST:
        return
    if may_overlap([word for word in here.vocabulary if word != "per"]):
        return
    if not words["apart"].isdisjoint(here.vocabulary):
        return
    plain = [one for one in passage.own if one.quantity.noun_end is None]
    plain = [one for one in plain if not counts_items(passage, one)]  # "these four pay 61%"
    for run in lists_of(replace(passage, own=tuple(plain)), percent=True):
        items = [_as_percent(one) for one in run]
        if len(items) < _FEWEST or _are_of_many(passage, items) or not _is_bare(passage, items):
            continue
        if passage.words(items[0].first - 1, items[0].first) == ["("]:
            continue  # "own bicycles (80%), cars (55%)"
        count, joint = _count(passage, items), _joint(passage, items)
        named = [("part", one) for one in items]
        if joint is not None and count:
            relation = relate(passage, "parts", [*named, ("whole", joint)], closed="equal")
        elif count and not words["all"].isdisjoint(here.vocabulary):
            relation = relate(passage, "percentages", named, closed="equal")
        else:
            relation = relate(passage, "percentages", named, closed="most")
        if relation is not None:
            yield relation


def _as_percent(spot: Spot) -> Spot:
    return replace(spot, quantity=replace(spot.quantity, unit="percent"))


def _is_bare(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether a list behind a colon has nothing but names: not "on line A it was 72 per cent"."""
    here = passage.here
    colon = next((at for at in here.places_of(_COLON) if at < items[0].first), -1)
    if colon < 0:
        return True
    ends = [colon + 1, *(one.stop for one in items[:-1])]
    labels = [passage.words(end, one.first) for end, one in zip(ends, items, strict=True)]
    told = relation_words("shares_named")["telling"]
    return all(len(one) <= _LONGEST_NAME and told.isdisjoint(one) for one in labels)


def _are_of_many(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether percentages are of different wholes: "60% of Arl, 30% of Benn"."""
    after = [passage.words(one.stop, one.stop + 1) for one in items]
    others = relation_words("shares_named")["of_another"]
    return sum(bool(one) and one[0] in others for one in after) > 1 or (
        bool(after[-1]) and after[-1][0] in others
    )


def _count(passage: Passage, items: Sequence[Spot]) -> bool:
    """Whether a colon leads from a number of things to just as many shares."""
    told = passage.words(passage.here.first, items[0].first)
    return ":" in told and any(
        one.first < items[0].first and one.quantity.number == len(items)
        for one in passage.own
        if one.quantity.unit != "percent"
    )


def _joint(passage: Passage, items: Sequence[Spot]) -> Spot | None:
    """The percentage that those of a list have together, told before it."""
    before = [
        one for one in passage.own if one.stop <= items[0].first and one.quantity.unit == "percent"
    ]
    plain = len(before) == 1 and before[0].quantity.change is None
    return before[0] if plain and before[0].quantity.hedge is None else None
