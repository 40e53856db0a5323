"""All relations of a text, family by family."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.frames.change_told import change_relations
from factcheck.extracting.frames.conversion_told import conversion_relations
from factcheck.extracting.frames.products_told import product_relations
from factcheck.extracting.frames.shares_told import fraction_relations
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_FAMILIES = (change_relations, conversion_relations, fraction_relations, product_relations)


def find_relations(sentences: Sequence[Sentence]) -> tuple[Relation, ...]:
    """Return the relations among the quantities of each sentence, in the order of the text."""
    return tuple(
        relation
        for sentence in sentences
        if sentence.quantities
        for family in _FAMILIES
        for relation in family(sentence)
    )
