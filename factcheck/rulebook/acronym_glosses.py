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
    return _glosses().cues | {"("}


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
