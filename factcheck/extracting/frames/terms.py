"""Terms: capitalised names of ideas and programmes ("the New Security Concept")."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists

_ARTICLES = frozenset({"the", "a", "an", "this"})
_JOINTS = frozenset({"and", "of", "for"})  # stand inside names: "Belt and Road"
_words = WordLists("claims/events").words


class Term(Struct, frozen=True):
    """A run of two or more capitalised words at tokens [first, stop)."""

    first: int
    stop: int
    text: str


def terms_of(sentence: Sentence) -> list[Term]:
    """Return the terms of a sentence whose last word is a kind of idea ("Concept", "Strategy")."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    terms = []
    for first, stop in capital_runs(sentence):
        if lower[stop - 1] not in _words("concepts"):
            continue
        while first < stop - 2 and text[first].endswith(("'s", "’s")):
            first += 1  # noqa: PLW2901 - "China's New Concept" is told of without its owner
        terms.append(Term(first, stop, sentence.tokens.joined(first, stop - 1)))
    return terms


def capital_runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield runs of two or more capitalised words, with the small words that join them and
    without an article before them, as token ranges."""
    capitals = sentence.capitals()
    if len(capitals) < 2:
        return
    lower, first, last = sentence.tokens.lower, capitals[0], capitals[0]
    for at in (*capitals[1:], sentence.stop + 1):
        gap = at - last
        if gap == 1 or (gap == 2 and at < sentence.stop and lower[last + 1] in _JOINTS):
            last = at
            continue
        begin = first + 1 if lower[first] in _ARTICLES else first
        if last > begin:
            yield begin, last + 1
        first = last = at
