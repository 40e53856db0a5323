"""Phrase tables: many multi-word phrases, looked up at one token in constant time."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping, Sequence
from typing import Generic, TypeVar

from factcheck.extracting.tokens import tokenize

T = TypeVar("T")


def phrase_key(phrase: str) -> str:
    """Return the form under which a phrase is looked up: lower-case tokens, one space apart."""
    return " ".join(tokenize(phrase.replace("’", "'")).lower)


class PhraseTable(Generic[T]):
    """Phrases by their first token; the longest phrase that fits wins.

    The plain data (`entries`: phrase key -> payload) can come from a cache as it is.
    """

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._entries = entries
        lengths: dict[str, set[int]] = {}
        for key in entries:
            words = key.split(" ")
            lengths.setdefault(words[0], set()).add(len(words))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> PhraseTable[T]:
        """Build a table from phrases as people write them; the first of two equal ones stays."""
        entries: dict[str, T] = {}
        for phrase, payload in pairs:
            entries.setdefault(phrase_key(phrase), payload)
        return cls(entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._lengths

    @property
    def first_words(self) -> KeysView[str]:
        """The words that a phrase of the table can begin with."""
        return self._lengths.keys()

    def longest(self, words: Sequence[str], at: int, stop: int) -> tuple[int, T] | None:
        """Return (number of tokens, payload) of the longest phrase at token `at`, or None.

        `words` are the lower-case tokens; the phrase ends before token `stop`.
        """
        lengths = self._lengths.get(words[at])
        if lengths is None:
            return None
        for length in lengths:
            if at + length > stop:
                continue
            payload = self._entries.get(" ".join(words[at : at + length]))
            if payload is not None:
                return length, payload
        return None
