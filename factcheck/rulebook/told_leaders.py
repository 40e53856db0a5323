"""What is told to be led by somebody: "the bank, led by X since 2006"."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(rules_words("claims/terms_of_office")[name])


def is_led_by(sentence: Sentence, at: int) -> bool:
    """Return whether "a state, led by" stands before a name: not a party or a company."""
    if " ".join(sentence.words(at - 2, at)) not in _words("led_by"):
        return False
    end = at - 2 - (sentence.words(at - 3, at - 2) == [","])
    led = sentence.entity_at(end - 1) if end > sentence.first else None
    known = led is not None and led.mention.type in {"country", "organisation"}
    return known or not _words("led").isdisjoint(sentence.words(end - 1, end))
