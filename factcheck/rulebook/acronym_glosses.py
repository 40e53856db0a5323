"""Words that say what an acronym stands for: "OPEC, short for the Organization of ..."."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence

_LEAD = 5  # tokens from the acronym to the words that explain it


@cache
def _glosses() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in lexicon("acronyms")["glosses"])


@cache
def _before() -> frozenset[str]:
    return frozenset(lexicon("acronyms")["before_gloss"])


@cache
def gloss_cues() -> frozenset[str]:
    """Return words of which a sentence that spells out an acronym has one."""
    return _glosses().cues | _shorts().cues | {"(", "short"}


@cache
def _shorts() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in lexicon("acronyms")["before_short"])


def named_before(sentence: Sentence, at: int) -> int | None:
    """Return the token after the name whose acronym stands at token `at`: "..., NSFC for short",
    "..., known as the NSFC", "... or NSFC"."""
    lower = sentence.tokens.lower
    begin = at - (lower[at - 1] == "the")
    if lower[begin - 1] == "," and lower[at + 1 : at + 3] == ["for", "short"]:
        return begin - 1
    for first in range(max(sentence.first, begin - _LEAD), begin):
        hit = _shorts().longest(lower, first, begin)
        if hit is not None and first + hit[0] == begin:
            return first - (lower[first - 1] == ",")
    return None


def after_gloss(sentence: Sentence, at: int) -> int | None:
    """Return the token after the words that explain the acronym at token `at`, if such follow."""
    lower, begin = sentence.tokens.lower, at + 1
    while begin < min(at + _LEAD, sentence.stop) and lower[begin] in _before():
        begin += 1
    hit = _glosses().longest(lower, begin, sentence.stop)
    if hit is None:
        return None
    begin += hit[0]
    return begin + (sentence.words(begin, begin + 1) == ["the"])
