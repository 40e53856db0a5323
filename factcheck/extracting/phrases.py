"""Phrase tables: many multi-word phrases, looked up at one token in constant time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from factcheck.extracting.tokens import tokenize

T = TypeVar("T")


def phrase_key(phrase: str) -> str:
    """Return the form under which a phrase is looked up: lower-case tokens, one space apart."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # most are, and there are thousands
        return " ".join(phrase.lower().split())
    return " ".join(tokenize(phrase.replace("’", "'")).lower)


class PhraseTable(Generic[T]):
    """Phrases by their first two tokens; the longest phrase that fits wins.

    The plain data (`entries`: phrase key -> payload) can come from a cache as it is.
    """

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._entries = dict(entries)
        # First word -> second word -> the lengths of such phrases, the longest first. Most first
        # words stand alone in a text, and are done with after one look at the second.
        self._further: dict[str, dict[str, list[int]]] = {}
        for key in entries:
            self._index(key)
        self.first_words = frozenset(self._further)
        """The words that a phrase of the table can begin with."""
        self._cues: frozenset[str] | None = None

    @property
    def cues(self) -> frozenset[str]:
        """Words of which every phrase has one: its longest, which is seldom a common word. A text
        with none of them has no phrase of the table."""
        if self._cues is None:
            self._cues = frozenset(max(key.split(" "), key=len) for key in self._entries)
        return self._cues

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> PhraseTable[T]:
        """Build a table from phrases as people write them; the first of two equal ones stays."""
        entries: dict[str, T] = {}
        for phrase, payload in pairs:
            entries.setdefault(phrase_key(phrase), payload)
        return cls(entries)

    def add(self, key: str, payload: T) -> None:
        """Add a phrase by its key, which is not among `first_words` or `cues`, made before."""
        self._entries[key] = payload
        self._index(key)

    def _index(self, key: str) -> None:
        if " " not in key:  # most of them
            self._further.setdefault(key, {})
            return
        words = key.split(" ")
        lengths = self._further.setdefault(words[0], {}).setdefault(words[1], [])
        if len(words) not in lengths:
            lengths.append(len(words))
            lengths.sort(reverse=True)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._further

    def longest(self, words: Sequence[str], at: int, stop: int) -> tuple[int, T] | None:
        """Return (number of tokens, payload) of the longest phrase at token `at`, or None.

        `words` are the lower-case tokens; the phrase ends before token `stop`.
        """
        if not 0 <= at < stop:
            return None  # before or behind what may be looked at, as at the end of a text
        further = self._further.get(words[at])
        if further is None:
            return None
        if further and at + 1 < stop:
            for length in further.get(words[at + 1], ()):
                if at + length <= stop:
                    payload = self._entries.get(" ".join(words[at : at + length]))
                    if payload is not None:
                        return length, payload
        payload = self._entries.get(words[at])
        return None if payload is None else (1, payload)


class FetchedPhrases(PhraseTable[T]):
    """A large phrase table that lies elsewhere: the phrases that begin with a word are fetched
    when it is first asked for, and are kept."""

    def __init__(self, fetch: Callable[[str], Iterable[tuple[str, T]]]) -> None:
        super().__init__({})
        self._fetch = fetch
        self._asked: set[str] = set()

    def __contains__(self, first_word: str) -> bool:
        if first_word not in self._asked:
            self._asked.add(first_word)
            for key, payload in self._fetch(first_word):
                self.add(key, payload)
        return super().__contains__(first_word)

    def longest(self, words: Sequence[str], at: int, stop: int) -> tuple[int, T] | None:
        """Return what the longest phrase at token `at` is, as in any phrase table."""
        return super().longest(words, at, stop) if words[at] in self else None
