"""How a sentence stands behind a statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.extracting.frames.clauses import governs
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import Tokens
from factcheck.model.claims import Modality

_OPENING, _CLOSING = frozenset("“«"), frozenset("”»")
_QUOTES = _OPENING | {'"'}
# A negation or a forecast reaches this many tokens forward; attribution reaches the sentence.
_REACH = 12
_TO_FAR = 3  # tokens of "has not been far"
_NOT_TIMES = (["not", "until"], ["not", "since"])


@cache
def _phrases() -> PhraseTable[str]:
    table = lexicon("modality")
    order = ("negated", "hypothetical", "forecast", "attributed")
    return PhraseTable.of((phrase, name) for name in order for phrase in table[name])


def modality_of(sentence: Sentence, first: int, stop: int) -> Modality:
    """Return the modality of a statement whose words are tokens [first, stop)."""
    found = {
        kind
        for at, kind in _signs(sentence)
        if kind == "attributed" or (at < stop and _reaches(sentence, at, first, kind))
    }
    for name in ("negated", "hypothetical", "forecast"):
        if name in found:
            return Modality(name)
    if _inside_quotes(sentence, first):
        return Modality.QUOTED
    return Modality.ATTRIBUTED if "attributed" in found else Modality.ASSERTED


def _signs(sentence: Sentence) -> tuple[tuple[int, str], ...]:
    """The words that say how a sentence stands behind what it states, by token."""
    global _latest  # noqa: PLW0603 - one tuple, so that threads see all of its parts or none
    tokens, first, signs = _latest  # every statement of a sentence asks for the same ones
    if tokens is not sentence.tokens or first != sentence.first:
        table, lower, text = _phrases(), sentence.tokens.lower, sentence.tokens.text
        places = sentence.places_of(table.first_words) if sentence.may_have(table.cues) else ()
        signs = tuple(
            (at, hit[1])
            for at in places
            if (hit := table.longest(lower, at, sentence.stop)) is not None
            # "it was not until 2005 that oil flowed", "not since the war of 1967" say that it did
            if text[at] != "May"
            and lower[at : at + 2] not in _NOT_TIMES
            and not _is_near(lower[max(at - _TO_FAR, 0) : at + _TO_FAR])
        )
        _latest = (sentence.tokens, sentence.first, signs)
    return signs


_latest: tuple[Tokens | None, int, tuple[tuple[int, str], ...]] = (None, 0, ())


def _reaches(sentence: Sentence, at: int, first: int, kind: str) -> bool:
    """Whether a word at token `at` governs a statement that begins at `first`.

    No word reaches out of its clause, but for a condition, and a negation not past a comma.
    """
    if first - at > _REACH:
        return False
    between = sentence.tokens.text[at:first]
    if ";" in between or (kind == "negated" and not {",", ":"}.isdisjoint(between)):
        return False
    return first < at or governs(sentence, at, first)


def _is_near(words: Sequence[str]) -> bool:
    """Whether "it has not been far from 5%" is told, which denies nothing."""
    return "far" in words and "not" in words[: words.index("far")]


def _inside_quotes(sentence: Sentence, at: int) -> bool:
    if not sentence.may_have(_QUOTES):
        return False
    before = sentence.tokens.text[sentence.first : at]
    opened = sum(1 for word in before if word in _OPENING)
    closed = sum(1 for word in before if word in _CLOSING)
    return opened > closed or before.count('"') % 2 == 1
