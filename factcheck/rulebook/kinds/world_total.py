"""More than all the world has or makes: "40 billion tonnes of wheat", "a 1,900-km bridge"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.intervals import interval, scale
from factcheck.arithmetic.units import common_factor
from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Outcomes, Rule

_WORDS = "claims/world_totals"
_ANY = "*"
_AFTER, _BEFORE = 6, 7  # tokens from a figure to the word of what it is of
_OF = 3  # tokens of "of Russian natural gas"
_ENDS = frozenset({"for", "in", "from", "to", "by", "with", "and", ",", "."})
_NOT_SAID = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL})


class _Most(Struct, frozen=True):
    """What there is of a thing at the most; `kind` is flows, stocks or works."""

    kind: str
    names: PhraseTable[bool] | None
    unit: str
    most: Decimal


@cache
def _known() -> tuple[_Most, ...]:
    table = rules_words(_WORDS)
    return tuple(
        _Most(
            kind,
            None if words == [_ANY] else PhraseTable.of((word, True) for word in words),
            unit,
            Decimal(str(most)),
        )
        for kind in ("flows", "stocks", "works")
        for words, unit, most in table[kind]
    )


@cache
def _of_unit(unit: str) -> tuple[tuple[_Most, Decimal], ...]:
    """What can be told in a unit, each with the factor to its own."""
    found = []
    for one in _known():
        factor = common_factor(unit, one.unit)
        if factor is not None:
            found.append((one, factor))
    return tuple(found)


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every figure that is more than all there is."""
    sentences = context.analysis.sentences
    starts = [one.tokens.start[one.first] for one in sentences]
    cumulated = frozenset(rules_words(_WORDS)["cumulated"])
    for quantity in context.analysis.quantities:
        unit = (quantity.unit or "").removesuffix(" / year")
        beyond = [
            (one, factor)
            for one, factor in (_of_unit(unit) if unit else ())
            if quantity.interval.low * factor > one.most
        ]
        if not beyond or quantity.change is not None or quantity.per not in (None, "each"):
            continue
        sentence = sentences[bisect_right(starts, quantity.start) - 1]
        if not cumulated.isdisjoint(sentence.vocabulary):
            continue
        yield _judge(rule, sentence, quantity, beyond, context)


def _judge(
    rule: Rule,
    sentence: Sentence,
    quantity: Quantity,
    beyond: Sequence[tuple[_Most, Decimal]],
    context: Context,
) -> Outcome | None:
    placed = next((one for one in sentence.quantities if one.mention is quantity), None)
    if placed is None or modality_of(sentence, placed.first, placed.stop) in _NOT_SAID:
        return None
    told = next((one for one in beyond if _is_of(sentence, placed, one[0])), None)
    if told is None:
        return None
    most, factor = told
    claims = context.claims_at({quantity.start})
    stated = span_of(scale(quantity.interval, factor), most.unit)
    bound = span_of(interval(Decimal(0), most.most), most.unit)
    return rule.contradicted(
        sentence.span_with(placed, placed.first, placed.stop),
        rule.message(most.kind, stated=quantity.text, most=bound),
        claims=claims,
        derivation=(
            Step("stated", f"{quantity.text!r} is {stated}"),
            Step("most", f"all there is, with room: {bound}"),
        ),
        confidence=0.85,
    )


def _is_of(sentence: Sentence, placed: Placed[Quantity], most: _Most) -> bool:
    """Whether the word of a thing stands by its figure: in "of wheat" right after it, else before
    it, where a flow needs a word or a rate that makes it one."""
    if most.names is None:
        return True
    flows = frozenset(rules_words(_WORDS)["flowing"])
    is_rate = (placed.mention.unit or "").endswith("/ year")
    if most.kind == "flows" and not is_rate and flows.isdisjoint(sentence.vocabulary):
        return False
    for at in _places(sentence, placed, most.kind):
        if most.names.longest(sentence.tokens.lower, at, sentence.stop) is not None:
            return most.kind != "works" or _is_of_work(sentence, placed, at)
    return False


def _places(sentence: Sentence, placed: Placed[Quantity], kind: str) -> Sequence[int]:
    lower, stop = sentence.tokens.lower, placed.stop
    before = range(max(placed.first - _BEFORE, sentence.first), placed.first)
    if kind == "works":
        return (*range(stop, min(stop + _AFTER, sentence.stop)), *before)
    if stop >= sentence.stop or lower[stop] != "of":
        return before
    after = range(stop + 1, min(stop + 1 + _OF, sentence.stop))
    return range(stop + 1, next((at for at in after if lower[at] in _ENDS), after.stop))


def _is_of_work(sentence: Sentence, placed: Placed[Quantity], at: int) -> bool:
    """Whether nothing but words of size stands between a work and its figure: "a 1,900-km bridge",
    not "the bridge, 1,900 km from the coast"."""
    table = rules_words(_WORDS)
    first = hedged_first(sentence, placed)
    between = (
        sentence.words(at + 1, first) if at < placed.first else sentence.words(placed.stop, at)
    )
    after = sentence.words(placed.stop, placed.stop + 1)
    if after == ["by"]:
        return False  # "8,300 miles by the canal": how long the way is
    return set(between) <= set(table["to_work"]) and not set(after) & set(table["away"])
