"""Which words of two sentences tell of the same: forms of one word, and other words for it."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.extracting.frames.open_words import open_words
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.nouns import singular

_SHORT = 4  # letters that must be left of a word without its ending
_KEPT = 50_000  # different words whose root is remembered


@lru_cache(maxsize=_KEPT)
def root(word: str) -> str:
    """Return what a lower-case word shares with its other forms and with other words for it."""
    rows = _rows()
    verb = open_words().irregular.get(word, word)
    for form in (word, verb, singular(word)):
        if form in rows:
            return rows[form]
    bare = _without_ending(singular(verb))
    return _rows_by_root().get(bare, bare)


def is_listed(word: str) -> bool:
    """Whether a text may put another word for a lower-case word."""
    return root(word) in _first_words()


@cache
def _rows() -> dict[str, str]:
    return {word: row[0] for row in lexicon("akin_words")["same"] for word in row}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(_rows().values())


@cache
def _rows_by_root() -> dict[str, str]:
    return {_without_ending(word): first for word, first in _rows().items()}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Last letter -> the endings that have it, in their order: a word is tried with few of them."""
    endings: dict[str, tuple[str, ...]] = {}
    for ending in lexicon("akin_words")["endings"]:
        endings[ending[-1]] = (*endings.get(ending[-1], ()), ending)
    return endings


def _without_ending(word: str) -> str:
    for ending in _endings().get(word[-1:], ()):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return _without_ending(word[: -len(ending)])
    return word
