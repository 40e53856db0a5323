"""Multiples of a named figure: "net debt of $900 million is three times EBITDA of $300 million"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_MOST_WORDS = 5  # between a multiple and the figures on either side
_UNALIKE = frozenset({None, "percent", "time", "percentage_point"})


@cued_by(lambda: {"times", "twice", "thrice"})
def multiple_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield figures with the multiple that one is of the other."""
    spots = spots_of(sentence)
    for at, (multiple, right) in enumerate(pairwise(spots)):
        if multiple.quantity.unit != "time" or multiple.quantity.change is not None or not at:
            continue
        left = spots[at - 1]
        if not _are_alike(left, right):
            continue
        roles = _roles(sentence, left, multiple, right)
        if roles:
            named = zip(roles, (left, multiple, right), strict=True)
            operands = [spot.operand(role) for role, spot in named]
            yield from told(sentence, "ratio", operands, left.first, right.stop)


def _are_alike(left: Spot, right: Spot) -> bool:
    one, other = left.quantity, right.quantity
    if one.unit != other.unit or one.unit in _UNALIKE or one.is_range or other.is_range:
        return False
    return one.per is None or one.per == other.per


def _roles(sentence: Sentence, left: Spot, multiple: Spot, right: Spot) -> tuple[str, ...]:
    """Which figure is so many times the other; nothing where other words stand between them."""
    words = relation_words("multiples")
    before = sentence.words(left.stop, multiple.first)
    after = sentence.words(multiple.stop, right.first)
    if len(before) > _MOST_WORDS or not after or len(after) > _MOST_WORDS:
        return ()
    if after[0] == "by" and before[-1:] == ["covered"] and words["links"].issuperset(before[:-1]):
        return ("second", "times", "first") if after[-1] == "of" else ()
    told = after[-1] == "of" and all(word[0].isalpha() for word in after)
    if not told or not words["comparing"].isdisjoint(after):
        return ()
    linked = bool(before) and words["links"].issuperset(before)
    return ("first", "times", "second") if linked else ()
