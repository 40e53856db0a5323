"""Phrase tables: many multi-word phrases, looked up at one token in constant time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from factcheck.extracting.tokens import lower_words

T = TypeVar("T")

_SPACES = str.maketrans("", "", " \n")


def phrase_key(phrase: str) -> str:
    """Return the form under which a phrase is looked up: lower-case tokens, one space apart."""
    if phrase.isascii():  # most are, and of letters, and there are thousands
        if phrase.isalpha():
            return phrase.lower()
        if phrase.replace(" ", "").isalpha():
            return " ".join(phrase.lower().split())
    return " ".join(lower_words(phrase))


def _keys(phrases: Sequence[str]) -> list[str]:
    """The keys of phrases: those of most tables are of plain letters, and are made all at once."""
    text = "\n".join(phrases).lower()
    odd = "  " in text or " \n" in text or "\n " in text or text[:1] == " " or text[-1:] == " "
    keys = text.split("\n")
    if odd or not text.isascii() or len(keys) != len(phrases):
        return list(map(phrase_key, phrases))
    if not text.translate(_SPACES).isalpha():
        keys = [
            key if key.isalpha() or key.replace(" ", "").isalpha() else phrase_key(key)
            for key in keys
        ]
    return keys


class PhraseTable(Generic[T]):
    """Phrases by their first two tokens; the longest phrase that fits wins.

    The plain data (`entries`: phrase key -> payload) can come from a cache as it is. A text asks
    most tables for their cues alone, so that the rest is made when it is needed.
    """

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._entries = dict(entries)

    @cached_property
    def _further(self) -> dict[str, dict[str, list[int]]]:
        """First word -> second word -> the lengths of such phrases, the longest first. Most first
        words stand alone in a text, and are done with after one look at the second."""
        further: dict[str, dict[str, list[int]]] = {}
        for key in self._entries:
            if " " in key:
                _index(further, key)
            elif key not in further:  # most of them
                further[key] = {}
        return further

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase of the table can begin with."""
        return frozenset(self._further)

    @cached_property
    def cues(self) -> frozenset[str]:
        """Words of which every phrase has one: its longest, which is seldom a common word. A text
        with none of them has no phrase of the table."""
        return frozenset(
            [max(key.split(" "), key=len) if " " in key else key for key in self._entries]
        )

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> PhraseTable[T]:
        """Build a table from phrases as people write them; the first of two equal ones stays."""
        given = list(pairs)
        keys = _keys([phrase for phrase, _ in given])
        entries = dict(zip(keys, [payload for _, payload in given], strict=True))
        if len(entries) < len(keys):
            entries = {}
            for key, (_, payload) in zip(keys, given, strict=True):
                entries.setdefault(key, payload)
        return cls(entries)

    def add(self, key: str, payload: T) -> None:
        """Add a phrase by its key, which is not among `first_words` or `cues`, made before."""
        _index(self._further, key)
        self._entries[key] = payload

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, first_word: str) -> bool:
        return first_word in self._further

    def phrases(self) -> Iterator[str]:
        """Yield every phrase, in the form under which it is looked up."""
        return iter(self._entries)

    def longest(self, words: Sequence[str], at: int, stop: int) -> tuple[int, T] | None:
        """Return (number of tokens, payload) of the longest phrase at token `at`, or None.

        `words` are the lower-case tokens; the phrase ends before token `stop`.
        """
        if not 0 <= at < stop:
            return None  # before or behind what may be looked at, as at the end of a text
        first = words[at]
        known, entries = self._further, self._entries
        if first not in known:
            return None
        further = known[first]
        if further and at + 1 < stop and words[at + 1] in further:
            for length in further[words[at + 1]]:
                if at + length <= stop:
                    key = " ".join(words[at : at + length])
                    if key in entries and entries[key] is not None:
                        return length, entries[key]
        # Most of thousands of look-ups end here: no function is called but this one.
        if first not in entries or entries[first] is None:
            return None
        return 1, entries[first]

    def hits(self, words: Sequence[str], first: int, stop: int) -> Iterator[tuple[int, int, T]]:
        """Yield (first, stop, payload) of the longest phrase at each token of [first, stop) that
        ends before `stop`."""
        further = self._further  # a look at the first word is all that most tokens cost
        for at in range(first, stop):
            if words[at] in further:
                hit = self.longest(words, at, stop)
                if hit is not None:
                    yield at, at + hit[0], hit[1]


def _index(further: dict[str, dict[str, list[int]]], key: str) -> None:
    # Thousands at every start: what stands there is looked at without a call.
    if " " not in key:
        if key not in further:
            further[key] = {}
        return
    words = key.split(" ")
    if words[0] not in further:
        further[words[0]] = {}
    seconds, length = further[words[0]], len(words)
    if words[1] not in seconds:
        seconds[words[1]] = [length]
    elif length not in seconds[words[1]]:
        seconds[words[1]].append(length)
        seconds[words[1]].sort(reverse=True)


class FetchedPhrases(PhraseTable[T]):
    """A large phrase table that lies elsewhere: the phrases that begin with a word are fetched
    when it is first asked for, and are kept."""

    def __init__(self, fetch: Callable[[str], Iterable[tuple[str, T]]]) -> None:
        super().__init__({})
        self._fetch = fetch
        self._asked: set[str] = set()

    def __contains__(self, first_word: str) -> bool:
        if first_word not in self._asked:
            self._ask(first_word)
        return first_word in self._further

    def longest(self, words: Sequence[str], at: int, stop: int) -> tuple[int, T] | None:
        """Return what the longest phrase at token `at` is, as in any phrase table."""
        if words[at] not in self._asked:
            self._ask(words[at])
        return super().longest(words, at, stop)

    def _ask(self, first_word: str) -> None:
        self._asked.add(first_word)
        for key, payload in self._fetch(first_word):
            self.add(key, payload)
