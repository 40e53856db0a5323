"""Moves that a noun calls again: "prices rose by 1.4% in May, the first decline in two years"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.changes import change_words
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_at
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_TO_COMMA = 6  # tokens from the figure to the comma before the noun
_TO_NOUN = 4  # tokens from the article to the noun


@cache
def _nouns() -> dict[str, str]:
    left_out = relation_words("moves")["valued"]
    return {word: side for word, side in change_words().nouns.items() if word not in left_out}


@cued_by(lambda: relation_words("moves")["ranks"])
def move_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield moves whose verb and whose noun tell opposite directions."""
    for spot in spots_of(sentence):
        quantity = spot.quantity
        if quantity.change is None or quantity.change_form == "from" or quantity.number <= 0:
            continue
        noun = _noun_after(sentence, spot)
        if noun is None or _nouns()[sentence.tokens.lower[noun]] == quantity.change:
            continue
        modality = modality_of(sentence, spot.first, noun + 1)
        if modality in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        yield Relation(
            kind="move",
            operands=(spot.operand("move"),),
            span=Span(spot.span.start, sentence.tokens.end[noun]),
            sentence=sentence.span,
            segment=sentence.segment,
            modality=modality,
            traits={"verb": quantity.change, "noun": sentence.tokens.lower[noun]},
        )


def _noun_after(sentence: Sentence, spot: Spot) -> int | None:
    """The token of "decline" in ", the first decline in two years"."""
    words, lower = relation_words("moves"), sentence.tokens.lower
    at = spot.stop
    while at < sentence.stop and lower[at] != ",":
        if at - spot.stop >= _TO_COMMA:
            return None
        if lower[at] not in words["bridge"] and time_at(sentence, at) is None:
            return None
        at += 1
    if sentence.words(at + 1, at + 2) not in (["the"], ["its"], ["their"], ["a"]):
        return None
    ranked = False
    for noun in range(at + 2, min(at + 2 + _TO_NOUN, sentence.stop)):
        if lower[noun] in _nouns() and ranked:
            return noun if _ends(sentence, noun + 1) else None
        ranked = ranked or lower[noun] in words["ranks"]
        if lower[noun] not in words["ranks"] | words["between"]:
            return None
    return None


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether nothing after the noun says that something else moved: no "decline in wages"."""
    words, after = relation_words("moves"), sentence.words(at, at + 2)
    if not after or not after[0][0].isalnum() or after[0] in words["after"]:
        return True
    if after[0] not in ("in", "for") or len(after) == 1:
        return False
    timed = time_at(sentence, at + 1) is not None
    counted = any(one.first <= at + 1 < one.stop for one in sentence.quantities)
    return timed or counted or after[1] in words["spans"]
