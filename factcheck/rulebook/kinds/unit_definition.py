"""Units that a text gets wrong: "a fortnight is 15 days", "five nautical kilometres"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.arithmetic.intervals import intersects, interval
from factcheck.extracting.frames.definitions_told import being, goes_on, is_of_other_units
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule

_WORDS = "claims/definitions"
_HEDGES = frozenset({"about", "exactly", "just", "only", "some", "roughly"})


@cache
def _calendar() -> PhraseTable[Mapping[str, list[int]]]:
    return PhraseTable.of(rules_words(_WORDS)["calendar"].items())


@cache
def _none() -> PhraseTable[bool]:
    return PhraseTable.of(
        (f"{word} {unit}", True)
        for words, units in rules_words(_WORDS)["none"]
        for word in words
        for unit in units
    )


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every unit of time that is told, and every unit that nobody has."""
    for sentence in context.sentences_with(_none().first_words):
        for first, stop, _ in sentence.phrases(_none()):
            span = sentence.span_of(first, stop)
            unit = sentence.tokens.source[span.start : span.end]
            yield rule.contradicted(
                span, rule.message("none", unit=unit), severity=Severity.WARNING, confidence=0.9
            )
    for sentence in context.sentences_with(_calendar().cues):
        for first, stop, known in sentence.phrases(_calendar()):
            yield _judge(rule, sentence, first, stop, known)


def _judge(
    rule: Rule, sentence: Sentence, first: int, stop: int, known: Mapping[str, list[int]]
) -> Outcome | None:
    lower = sentence.tokens.lower
    if first == sentence.first or lower[first - 1] not in relation_words("definitions")["one"]:
        return None
    if lower[first - 2] in relation_words("definitions")["bounds"]:
        return None  # "well over a year (400 days)"
    verb = being().longest(lower, stop, sentence.stop) if stop < sentence.stop else None
    if verb is None or is_of_other_units(sentence):
        return None
    time = _amount(sentence, stop + verb[0])
    other = time.mention.unit if time is not None else None
    if time is None or other is None or other not in known or goes_on(sentence, time.stop):
        return None
    read = find_quantities(
        tokenize(sentence.tokens.source, time.mention.start, time.mention.end), ()
    )
    if not read:
        return None
    low, high = known[other]
    span = sentence.span_of(first - 1, time.stop)
    if intersects(read[0].interval, interval(low, high)):
        return rule.supported(span)
    unit = " ".join(lower[first:stop])
    right = f"{low}" if low == high else f"{low} to {high}"
    return rule.contradicted(
        span,
        rule.message("calendar", unit=unit, right=right, other=other, stated=time.mention.text),
        derivation=(Step("calendar", f"the {other}s of a {unit}: {right}"),),
        confidence=0.9,
    )


def _amount(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """The length of time right after a verb."""
    while at < sentence.stop and sentence.tokens.lower[at] in _HEDGES:
        at += 1
    for one in sentence.times:
        if one.first == at and one.mention.grain == "duration" and "," not in one.mention.text:
            return one
    return None
