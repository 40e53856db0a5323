"""How long the border of two countries is said to be: "a border of 2,670 km with Iran"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.arithmetic.intervals import hull, intersects, interval, scale, widen
from factcheck.arithmetic.units import conversion_factor, dimension
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.land_facts import Border
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import EntityMention, Quantity
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Outcomes, Rule

_WORDS = "border_lengths"
_KM = "kilometer"
_SAID = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.QUOTED})
_BEFORE, _AFTER = 6, 14  # tokens between a border and its length, which stands before or after it
_SHORTEST = Decimal(10)  # km: shorter borders are told in all ways


class Params(KindParams, frozen=True):
    """`tolerance`: by which share sources differ over a border."""

    tolerance: Decimal = Decimal("0.15")


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every length of a border between two countries that is on record."""
    words = relation_words(_WORDS)
    for sentence in context.sentences_with(words["borders"]):
        if not words["partial"].isdisjoint(sentence.vocabulary):
            continue
        lengths = [one for one in sentence.quantities if _is_length(one.mention)]
        pair = _pair(sentence)
        if len(lengths) != 1 or pair is None:
            continue
        places = sentence.places_of(words["borders"])
        tied = any(_is_of_border(sentence, at, lengths[0]) for at in places)
        if len(places) == 1 and tied:
            yield _judge(rule, params, sentence, pair, lengths[0], context)


def _is_length(quantity: Quantity) -> bool:
    if quantity.change is not None or quantity.per is not None or quantity.is_range:
        return False
    return dimension(quantity.unit) == "length"


def _pair(sentence: Sentence) -> tuple[EntityMention, EntityMention] | None:
    """The only two countries of a sentence, one of which is tied to the border by a word."""
    named: dict[str, Placed[EntityMention]] = {}
    for one in sentence.entities:
        if one.mention.type != "country" or one.mention.form == "capital":
            continue
        named.setdefault(one.mention.entity or "", one)
    if len(named) != 2 or "" in named:
        return None
    first, second = named.values()
    before = sentence.words(second.first - 2, second.first)
    if relation_words(_WORDS)["tying"].isdisjoint(before):
        return None
    return first.mention, second.mention


def _is_of_border(sentence: Sentence, at: int, length: Placed[Quantity]) -> bool:
    """Whether nothing but words of borders and the names of the two stand between."""
    words = relation_words(_WORDS)
    if length.stop <= at:
        between = sentence.words(length.stop, at)
        return len(between) <= _BEFORE and words["before"].issuperset(between)
    if length.first - at > _AFTER:
        return False
    if sentence.words(length.stop, length.stop + 1) == ["of"]:
        return False
    return all(
        sentence.tokens.lower[one] in words["after"] or sentence.entity_at(one) is not None
        for one in range(at + 1, length.first)
    )


def _judge(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    pair: tuple[EntityMention, EntityMention],
    length: Placed[Quantity],
    context: Context,
) -> Outcome | None:
    if modality_of(sentence, length.first, length.stop) not in _SAID:
        return None
    one, other = (mention.entity or "" for mention in pair)
    found = _borders(context, one, other)
    known = _known(found)
    if known is None:
        return None
    quantity = length.mention
    factor = conversion_factor(quantity.unit or "", _KM)
    stated = scale(quantity.interval, factor)
    span = sentence.span_with(length, length.first, length.stop)
    claims = context.claims_at({quantity.start})
    evidence = (cite(f"border of {one} and {other}", span_of(known, _KM), found[0].source),)
    if intersects(stated, widen(known, params.tolerance)):
        return rule.supported(span, claims=claims, evidence=evidence)
    message = rule.message(
        "length", first=one, second=other, known=span_of(known, _KM), stated=quantity.text
    )
    if quantity.unit != _KM and intersects(quantity.interval, widen(known, params.tolerance)):
        message += f" Likely slip: kilometres are called {quantity.unit_text or 'miles'}."
    return rule.contradicted(
        span,
        message,
        claims=claims,
        derivation=(Step("stated", f"{quantity.text!r} is {span_of(stated, _KM)}"),),
        evidence=evidence,
        confidence=0.85,
    )


def _borders(context: Context, one: str, other: str) -> Sequence[Border]:
    known = context.facts.known_id(other)
    return [
        border
        for border in context.facts.borders(one)
        if context.facts.known_id(border.neighbour) == known and border.until is None
    ]


def _known(borders: Sequence[Border]) -> Interval | None:
    """The lengths that may be meant: of each part of a border (a territory may have one of its
    own), or of all; None where one is not on record."""
    lengths = [one.kilometres for one in borders if one.kilometres is not None]
    if any(one.disputed for one in borders) or len(lengths) < len(borders):
        return None
    if not lengths or min(lengths) < _SHORTEST:
        return None
    total = sum(lengths, Decimal(0))
    return hull([interval(one, one) for one in (*lengths, total)])
