"""How the figures of a relation are tied: loosely where others stand among them.

Readers that go by the parts that figures play take one figure for another now and then. That none
is left aside is what says that they did not.
"""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extracting.frames.change_roles import is_extreme
from factcheck.extracting.frames.passages import Passage
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Relation

_AS_LARGE = 50  # times as large, up to which a figure may be taken for another


def tied_in(passage: Passage, relation: Relation) -> Relation:
    """Return a relation that was read by the parts of its figures, with how these are tied."""
    return replace(relation, loose=_leaves_figures(passage, relation))


def _leaves_figures(passage: Passage, relation: Relation) -> bool:
    """Whether figures stand among those of a relation, from its first sentence on, that it may
    have mistaken them for, and that none of its readings has."""
    sentences = (*passage.before, passage.here)
    first = next((one.first for one in sentences if relation.span.start < one.span.end), 0)
    own = [one.span for reading in relation.readings() for one in reading.operands]
    left = [
        one
        for one in passage.spots
        if one.first >= first and not any(one.quantity.span.overlaps(span) for span in own)
    ]
    return any(
        _may_be_one(one.quantity, relation) and not is_extreme(passage.sentence_of(one), one)
        for one in left
    )


def _may_be_one(other: Quantity, relation: Relation) -> bool:
    """Whether another figure can be taken for one of a relation's: of a unit and a size like it,
    and no number of its parts ("the three of them")."""
    if other.number == len(relation.of("part")):
        return False
    return any(
        (other.unit == one.unit or None in (other.unit, one.unit))
        and (other.number < 1) is (one.number < 1)
        and max(other.number, one.number) <= _AS_LARGE * min(other.number, one.number)
        for one in (operand.quantity for operand in relation.operands)
    )
