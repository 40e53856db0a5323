"""Terms: capitalised names of ideas and programmes ("the New Security Concept")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence


class Term(Struct, frozen=True):
    """A run of two or more capitalised words at tokens [first, stop)."""

    first: int
    stop: int
    text: str


@cache
def _concepts() -> frozenset[str]:
    return frozenset(rules_words("claims/events")["concepts"])


def terms_of(sentence: Sentence) -> list[Term]:
    """Return the terms of a sentence whose last word is a kind of idea ("Concept", "Strategy")."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    terms = []
    for first, stop in capital_runs(sentence):
        if lower[stop - 1] not in _concepts():
            continue
        while first < stop - 2 and text[first].endswith(("'s", "’s")):
            first += 1  # noqa: PLW2901 - "China's New Concept" is told of without its owner
        terms.append(Term(first, stop, sentence.tokens.joined(first, stop - 1)))
    return terms


def capital_runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield runs of two or more capitalised words, with the small words that join them and
    without an article before them, as token ranges."""
    text, lower, free = sentence.tokens.text, sentence.tokens.lower, sentence.first
    for at in sentence.capitals():
        if at < free:
            continue
        free = at
        while free < sentence.stop and (text[free][0].isupper() or _connects(sentence, at, free)):
            free += 1
        first = at + 1 if lower[at] in {"the", "a", "an", "this"} else at
        if free - first >= 2:
            yield first, free


def _connects(sentence: Sentence, first: int, at: int) -> bool:
    """Whether a small word stands inside a name: "Belt and Road", "Organisation of Ports"."""
    return (
        at > first
        and at + 1 < sentence.stop
        and sentence.tokens.lower[at] in {"and", "of", "for"}
        and sentence.tokens.text[at + 1][0].isupper()
    )
