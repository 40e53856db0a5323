"""What a unit is, told as a definition: "a barrel holds 159 litres", "a mile is 1.6 kilometres"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.arithmetic.intervals import exactly
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span


@cache
def _units() -> PhraseTable[str]:
    return PhraseTable.of(rules_words("claims/definitions")["units"].items())


@cache
def being() -> PhraseTable[bool]:
    """Return what stands between a unit and how much it is."""
    table = rules_words("claims/definitions")
    return PhraseTable.of((phrase, True) for phrase in table["being"])


@cache
def _of() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in rules_words("claims/definitions")["of"])


def is_of_other_units(sentence: Sentence) -> bool:
    """Whether a sentence tells units that are not ours: of another planet or another calendar."""
    return not relation_words("definitions")["foreign"].isdisjoint(sentence.vocabulary)


def goes_on(sentence: Sentence, stop: int) -> bool:
    """Whether what follows an amount makes it another thing: "24 hours of daylight"."""
    after = sentence.words(stop, stop + 1)
    return bool(after) and after[0] in relation_words("definitions")["another"]


@cued_by(lambda: _units().cues)
def definition_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the amounts that a sentence says a unit is."""
    lower = sentence.tokens.lower
    for at, stop, unit in sentence.phrases(_units()):
        if at == sentence.first or lower[at - 1] not in relation_words("definitions")["one"]:
            continue
        of = _of().longest(lower, stop, sentence.stop) if stop < sentence.stop else None
        verb_at = stop + (of[0] if of is not None else 0)
        verb = being().longest(lower, verb_at, sentence.stop) if verb_at < sentence.stop else None
        if verb is None or is_of_other_units(sentence):
            continue
        after = verb_at + verb[0]
        told = next((spot for spot in spots_of(sentence) if spot.stop > after), None)
        if told is not None and _is_amount(sentence, told, after, unit):
            yield _relation(sentence, at - 1, stop, unit, told)


def _is_amount(sentence: Sentence, told: Spot, after: int, unit: str) -> bool:
    quantity = told.quantity
    hedge = quantity.hedge.split() if quantity.hedge else []
    if told.first < after and sentence.words(told.first, after) != hedge[: after - told.first]:
        return False
    if not all(word in hedge for word in sentence.words(after, told.first)):
        return False
    if quantity.per is not None or quantity.change is not None or quantity.unit == unit:
        return False
    return dimension(quantity.unit) == dimension(unit) and not goes_on(sentence, told.stop)


def _relation(sentence: Sentence, first: int, stop: int, unit: str, told: Spot) -> Relation:
    span = sentence.span_of(first, stop)
    text = sentence.tokens.source[span.start : span.end]
    one = Quantity(
        start=span.start,
        end=span.end,
        text=text,
        number=Decimal(1),
        interval=exactly(Decimal(1)),
        unit=unit,
    )
    return Relation(
        kind="conversion",
        operands=(Operand("left", one, one.interval, span), told.operand("right")),
        span=Span(span.start, told.span.end),
        sentence=sentence.span,
        segment=sentence.segment,
        modality=modality_of(sentence, first, told.stop),
        traits={"by": "units"},
    )
