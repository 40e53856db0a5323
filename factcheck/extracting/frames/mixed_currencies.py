"""Changes told in two currencies: "fell from $283 billion to ¥336 billion"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.arithmetic.units import dimension
from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_MOST_WORDS = 5  # between the two amounts


@cued_by(lambda: {"from"}, needs=PAIR)
def mixed_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the two amounts of one change that are told in different money."""
    words = relation_words("mixed_currencies")
    if not words["exchanging"].isdisjoint(sentence.vocabulary):
        return
    spots = spots_of(sentence)
    for left, right in pairwise(spots):
        if _are_of_two(left, right) and _is_one_change(sentence, left, right):
            operands = (left.operand("before"), right.operand("after"))
            yield from told(sentence, "mixed_currency", operands, left.first, right.stop)


def _are_of_two(left: Spot, right: Spot) -> bool:
    one, other = left.quantity.unit, right.quantity.unit
    return one != other and dimension(one) == dimension(other) == "money"


def _is_one_change(sentence: Sentence, left: Spot, right: Spot) -> bool:
    """Whether the text tells that the one amount became the other."""
    between = sentence.words(left.stop, right.first)
    if not relation_words("mixed_currencies")["between"].issuperset(between):
        return False
    if len(between) > _MOST_WORDS:
        return False
    forms = (left.quantity.change_form, right.quantity.change_form)
    if between[-1:] == ["to"] and (forms == ("from", "to") or left.marker == "from"):
        return left.quantity.change is not None
    changes = change_words()
    led = between[-2:]
    return (
        len(led) == 2 and led[1] == "from" and (led[0] in {"up", "down"} or led[0] in changes.verbs)
    )
