"""Factors whose figures stand behind what they change: "it tripled the levy in July, from 5 to 15
per cent"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from factcheck.extracting.frames.change_roles import AFTER, BEFORE, DELTA
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_LONGEST = 10  # tokens of what is changed, and when


@cache
def _factors() -> Mapping[str, float]:
    factors: Mapping[str, float] = lexicon("numbers")["multiplied"]
    return factors


@cued_by(_factors)
def factor_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the factor of a verb with the two figures between which it must lie."""
    spots = spots_of(sentence)
    for factor, before, after in zip(spots, spots[1:], spots[2:], strict=False):
        if not _leads_to(sentence, factor, before, after):
            continue
        modality = modality_of(sentence, factor.first, after.stop)
        if modality in (Modality.NEGATED, Modality.HYPOTHETICAL):
            continue
        yield Relation(
            kind="change",
            operands=(factor.operand(DELTA), before.operand(BEFORE), after.operand(AFTER)),
            span=Span(factor.span.start, after.span.end),
            sentence=sentence.span,
            segment=sentence.segment,
            modality=modality,
        )


def _leads_to(sentence: Sentence, factor: Spot, before: Spot, after: Spot) -> bool:
    """Whether nothing but what is changed stands between a factor and "from 5 to 15"."""
    verb = sentence.words(factor.first, factor.stop)
    if len(verb) != 1 or verb[0] not in _factors() or after.quantity.unit is None:
        return False  # of no unit, 6 and 9 may be hours of the day
    if sentence.words(before.first - 1, before.first) != ["from"]:
        return False
    if sentence.words(before.stop, after.first) != ["to"]:
        return False
    between = sentence.words(factor.stop, before.first - 1)
    if not any(word.isalpha() for word in between) or len(between) > _LONGEST:
        return False  # "sales halved, from 4.8 million to 1.9 million" is read as one chain
    if "," in between[:-1]:
        return False
    return relation_words("factors_told")["breaking"].isdisjoint(between)
