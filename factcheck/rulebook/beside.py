"""The figures around those that a relation ties: they may explain what it does not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Relation
from factcheck.rulebook.context import Context

_BEFORE, _AFTER = 2, 1  # sentences of its paragraph around the last one of a relation


def figures_beside(context: Context, relation: Relation) -> tuple[Quantity, ...] | None:
    """Return the figures around those of a relation; None where its words tie its own."""
    return figures_around(context, relation) if relation.loose else None


def figures_around(context: Context, relation: Relation) -> tuple[Quantity, ...]:
    """Return the figures of a relation's sentences and those around them, in order."""
    return tuple(one.mention for each in _around(context, relation) for one in each.quantities)


def words_of(context: Context, relation: Relation) -> frozenset[str]:
    """Return the words of the sentence in which a relation is told last, in lower case."""
    return _around(context, relation, after=0)[-1].vocabulary


def _around(context: Context, relation: Relation, after: int = _AFTER) -> Sequence[Sentence]:
    starts, sentences = context.once(_starts), context.analysis.sentences
    last = bisect_right(starts, relation.sentence.start) - 1
    first = min(bisect_right(starts, relation.span.start) - 1, last - _BEFORE)
    near = sentences[max(0, first) : last + after + 1]
    return [one for one in near if one.segment == relation.segment]


def _starts(context: Context) -> list[int]:
    return [one.tokens.start[one.first] for one in context.analysis.sentences]
