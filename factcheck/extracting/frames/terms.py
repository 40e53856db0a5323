"""Terms: capitalised names of ideas and programmes ("the New Security Concept")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Term:
    """A run of two or more capitalised words at tokens [first, stop)."""

    first: int
    stop: int
    text: str


@cache
def _concepts() -> frozenset[str]:
    return frozenset(rules_words("claims/events")["concepts"])


def terms_of(sentence: Sentence) -> list[Term]:
    """Return the terms of a sentence whose last word is a kind of idea ("Concept", "Strategy")."""
    terms, at = [], sentence.first
    text, lower = sentence.tokens.text, sentence.tokens.lower
    while at < sentence.stop:
        stop = at
        while stop < sentence.stop and (text[stop][0].isupper() or _connects(sentence, at, stop)):
            stop += 1
        if stop - at >= 2:
            first = at + 1 if lower[at] in {"the", "a", "an", "this"} else at
            if stop - first >= 2 and lower[stop - 1] in _concepts():
                while first < stop - 2 and text[first].endswith(("'s", "’s")):
                    first += 1
                terms.append(Term(first, stop, sentence.tokens.joined(first, stop - 1)))
        at = max(stop, at + 1)
    return terms


def _connects(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a small word stands inside a name: "Belt and Road", "Organisation of Ports"."""
    return (
        at > first
        and at + 1 < sentence.stop
        and sentence.tokens.lower[at] in {"and", "of", "for"}
        and sentence.tokens.text[at + 1][0].isupper()
    )
