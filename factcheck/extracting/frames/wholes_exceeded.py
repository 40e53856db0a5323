"""Wholes whose parts cannot be theirs: more members than a house has, and an aside that tells when
each of so many things came to be, of other numbers of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.passages import Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.model.relations import Relation

_TO_WHOLE = 4  # tokens of "of the house's"
_TO_NAME = 3  # tokens from a figure to whose it is
_OWN = frozenset({"'", "’", "'s", "’s"})
_MOST = 8
_FEWEST = 2  # parts


def _cues() -> frozenset[str]:
    words = relation_words("wholes_exceeded")
    return words["having"] | words["coming"]


@cued_by(_cues, needs=PAIR)
def exceeded_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the parts of a whole that the figures around it tell."""
    if not _FEWEST < len(passage.own) <= _MOST:
        return
    for read in (_house, _aside):
        relation = read(passage)
        if relation is not None:
            yield relation


def _house(passage: Passage) -> Relation | None:
    """ "It has 17 of the 30 members, as against eleven of the Liberals and five Greens" """
    own, words = passage.own, relation_words("wholes_exceeded")
    first, whole, others = own[0], own[1], own[2:]
    of_all = passage.words(first.stop, whole.first)
    noun = str(whole.quantity.unit or "").rpartition(" ")[2]
    if of_all[:1] != ["of"] or len(of_all) > _TO_WHOLE or first.quantity.unit is not None:
        return None
    if noun not in relation_words("enumerated")["seats"] or words["having"].isdisjoint(
        passage.words(first.first - 1, first.first)
    ):
        return None
    if words["apart"] & passage.here.vocabulary or not all(map(_is_count, own)):
        return None
    if any(one.first > first.first for one in passage.here.times):
        return None
    if not all(_is_of_name(passage, whole, one) for one in others):
        return None
    named = [("whole", whole), *(("part", one) for one in (first, *others))]
    return relate(passage, "parts", named, closed="most")


def _is_count(spot: Spot) -> bool:
    quantity = spot.quantity
    plain = quantity.change is None and quantity.hedge is None and not quantity.is_range
    return plain and is_amount(spot) and quantity.number == quantity.number.to_integral_value()


def _is_of_name(passage: Passage, whole: Spot, spot: Spot) -> bool:
    """Whether a figure is of those of a name, "eleven of the Liberals", "five Greens", "the Blues
    eleven"."""
    text, lower = passage.here.tokens.text, passage.here.tokens.lower
    noun = spot.quantity.noun_end is not None
    at = spot.first + 1 if noun else spot.stop
    after = lower[at : at + _TO_NAME]
    if not noun and after[:1] in (["of"], ["for"], ["from"]):
        at += 1 + (after[1:2] == ["the"])
    if text[at : at + 1] and text[at][0].isupper():
        return True
    before = [one for one in text[max(whole.stop, spot.first - 2) : spot.first] if one not in _OWN]
    return not noun and bool(before) and before[-1][0].isupper()


def _aside(passage: Passage) -> Relation | None:
    """ "Each of the seven works - three date from 2014, and three were added in May - ..." """
    words, here = relation_words("wholes_exceeded"), passage.here
    for whole, part in zip(passage.own, passage.own[1:], strict=False):
        mark = here.words(whole.stop, part.first)
        if whole.quantity.noun_end is None or len(mark) != 1 or mark[0] not in words["opening"]:
            continue
        closes = [at for at in here.places_of(words["closing"]) if at > part.first]
        stop = closes[0] if closes else here.stop
        parts = [one for one in passage.own if part.first <= one.first < stop]
        told = here.words(part.first, stop)
        if len(parts) < _FEWEST or may_overlap(told) or words["several"] & set(told):
            continue
        if all(map(_is_count, (whole, *parts))) and _are_dated(passage, parts, stop):
            named = [("whole", whole), *(("part", one) for one in parts)]
            return relate(passage, "parts", named, closed="equal")
    return None


def _are_dated(passage: Passage, parts: Sequence[Spot], stop: int) -> bool:
    """Whether each part has a time of its own at which it came to be."""
    coming = relation_words("wholes_exceeded")["coming"]
    ends = [*(one.first for one in parts[1:]), stop]
    for one, end in zip(parts, ends, strict=True):
        times = sum(one.stop <= time.first < end for time in passage.here.times)
        told = passage.words(one.stop, end)
        elided = one is not parts[0] and relation_words("wholes_exceeded")["elided"].issuperset(
            told[:1]
        )
        if one.quantity.unit is not None or times != 1:
            return False
        if coming.isdisjoint(told) and not elided:
            return False
    return True
