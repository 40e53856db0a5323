"""What a unit is, told as a definition: "a barrel holds 159 litres", "a mile is 1.6 kilometres"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from factcheck.arithmetic.intervals import exactly
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Operand, Relation

_phrases = WordLists("claims/definitions").phrases


@cache
def _units() -> PhraseTable[str]:
    return PhraseTable.of(rules_words("claims/definitions")["units"].items())


@cache
def _several() -> PhraseTable[str]:
    """Units as they stand before ", each being"."""
    irregular: dict[str, str] = rules_words("claims/definitions")["plurals"]
    units = rules_words("claims/definitions")["units"].items()
    return PhraseTable.of((irregular.get(name, f"{name}s"), unit) for name, unit in units)


@cache
def being() -> PhraseTable[bool]:
    """Return what stands between a unit and how much it is."""
    table = rules_words("claims/definitions")
    return PhraseTable.of((phrase, True) for phrase in table["being"])


def is_of_other_units(sentence: Sentence) -> bool:
    """Whether a sentence tells units that are not ours: of another planet or another calendar."""
    return not relation_words("definitions")["foreign"].isdisjoint(sentence.vocabulary)


def goes_on(sentence: Sentence, stop: int) -> bool:
    """Whether what follows an amount makes it another thing: "24 hours of daylight"."""
    after = sentence.words(stop, stop + 1)
    return bool(after) and after[0] in relation_words("definitions")["another"]


def _named_units(sentence: Sentence) -> Iterator[tuple[int, int, int, str]]:
    """The units that a sentence may define: first token, end, where the verb may stand, unit."""
    lower = sentence.tokens.lower
    for at, stop, unit in sentence.phrases(_units()):
        if at > sentence.first and lower[at - 1] in relation_words("definitions")["one"]:
            relative = sentence.words(stop, stop + 2) in ([",", "which"], [",", "that"])
            yield at - 1, stop, stop + 2 * relative, unit
    if "each" in sentence.vocabulary:
        for at, stop, unit in sentence.phrases(_several()):
            counted = any(one.first < at < one.stop for one in sentence.quantities)
            if sentence.words(stop, stop + 2) == [",", "each"] and not counted:
                yield at, stop, stop + 2, unit


@cued_by(lambda: _units().cues | _several().cues)
def definition_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the amounts that a sentence says a unit is."""
    lower = sentence.tokens.lower
    for first, named, stop, unit in _named_units(sentence):
        if "there" in sentence.vocabulary and sentence.words(first - 1, first) in (["in"], ["to"]):
            told = next((one for one in spots_of(sentence) if one.stop == first - 1), None)
            fits = told is not None and _can_be(told, unit) and not goes_on(sentence, named)
            if told is not None and fits and not is_of_other_units(sentence):
                yield from _relations(sentence, first, named, unit, told)
                continue
        of = _phrases("of").longest(lower, stop, sentence.stop) if stop < sentence.stop else None
        verb_at = stop + (of[0] if of is not None else 0)
        verb = being().longest(lower, verb_at, sentence.stop) if verb_at < sentence.stop else None
        if verb is None or is_of_other_units(sentence):
            continue
        after = verb_at + verb[0]
        told = next((spot for spot in spots_of(sentence) if spot.stop > after), None)
        if told is not None and _is_amount(sentence, told, after, unit):
            yield from _relations(sentence, first, named, unit, told)


def _can_be(told: Spot, unit: str) -> bool:
    """Whether an amount can be one of a unit in another unit: "there are 12 inches in a foot"."""
    quantity = told.quantity
    plain = quantity.per is None and quantity.change is None and quantity.unit != unit
    return plain and dimension(quantity.unit) == dimension(unit)


def _is_amount(sentence: Sentence, told: Spot, after: int, unit: str) -> bool:
    quantity = told.quantity
    hedge = quantity.hedge.split() if quantity.hedge else []
    if told.first < after and sentence.words(told.first, after) != hedge[: after - told.first]:
        return False
    if not all(word in hedge for word in sentence.words(after, told.first)):
        return False
    return _can_be(told, unit) and not goes_on(sentence, told.stop)


def _relations(
    sentence: Sentence, first: int, stop: int, unit: str, spot: Spot
) -> Iterator[Relation]:
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
    operands = (Operand("left", one, one.interval, span), spot.operand("right"))
    first, stop = min(first, spot.first), max(stop, spot.stop)
    return told(sentence, "conversion", operands, first, stop, by="units")
