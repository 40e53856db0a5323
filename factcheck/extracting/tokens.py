"""Tokens: the one pass over the characters that every finder shares.

Finders look words up in tables and walk the neighbouring tokens, so extraction is linear in
the text whatever it holds: no pattern is tried at every position.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, compress
from sys import maxsize
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import force_setattr

# Digits with inner separators; words with inner apostrophes; anything else stands alone.
# A hyphen is a token of its own: "mid-1990s", "3-kilometre" and "thirty-two" are three.
# Words of plain letters have a branch of their own, which is the fastest of the ways to say it.
_TOKEN = re.compile(
    r"([A-Za-z]++(?![^\W\d_]|['’])|[^\W\d_]++(?:['’][^\W\d_]++)*+|\d++(?:[.,]\d++)*+|\S)"
)
_KEPT = 200_000  # different words; a text with more makes the tables anew


class _Words(dict[str, str]):
    """One string for all places of a word: a long text is held once, and its words are hashed
    once, by whichever table is asked first."""

    def __missing__(self, word: str) -> str:
        self[word] = word
        return word


class _Lower(dict[str, str]):
    """Words in the form that they are looked up by."""

    def __missing__(self, word: str) -> str:
        lower = self[word] = word.lower().replace("’", "'")
        return lower


class _Capitals(dict[str, bool]):
    """Whether words begin with a capital letter."""

    def __missing__(self, word: str) -> bool:
        capital = self[word] = word[0].isupper()
        return capital


_words, _lower, _capitals = _Words(), _Lower(), _Capitals()


class Kind:
    """A kind of words that a finder begins at: digits and number words, months, offices ...

    There are at most eight. The kinds of a word are bits of one byte, worked out once per word,
    so the tokens of a segment are told apart in one pass that all finders share: it gives a text
    of bytes, in which a compiled pattern finds the tokens of one kind.
    """

    _words: ClassVar[list[Callable[[], Iterable[str]]]] = []
    _figures: ClassVar[int] = 0  # the kinds that are of figures too
    _by_word: ClassVar[dict[str, int]] = {}

    def __init__(self, words: Callable[[], Iterable[str]], *, figures: bool = False) -> None:
        """`words` returns the lower-case words of this kind, and is called once, at the first
        text; with `figures` whatever begins with a digit is of it too."""
        bit = 1 << len(self._words)
        self._words.append(words)
        if figures:
            Kind._figures |= bit
        self._by_word.clear()
        _kinds.clear()
        with_bit = bytes(kinds for kinds in range(256) if kinds & bit)
        self._pattern = re.compile(b"[" + re.escape(with_bit) + b"]")

    @classmethod
    def bits(cls, word: str) -> int:
        """Return the kinds of a lower-case word."""
        if not cls._by_word:
            Kind._by_word = cls._looked_up()
        bits = cls._by_word.get(word, 0)
        return bits | cls._figures if "0" <= word[0] <= "9" else bits

    @classmethod
    def _looked_up(cls) -> dict[str, int]:
        kinds: dict[str, int] = {}
        for at, words in enumerate(cls._words):
            for word in words():
                kinds[word] = kinds.get(word, 0) | 1 << at
        return kinds

    def stands_in(self, tokens: Tokens) -> bool:
        """Whether a token is of this kind."""
        return self._pattern.search(tokens.kinds) is not None

    def places(self, tokens: Tokens, first: int = 0, stop: int = maxsize) -> list[int]:
        """Return the tokens of this kind in [first, stop), in order."""
        return [found.start() for found in self._pattern.finditer(tokens.kinds, first, stop)]


def within(places: Sequence[int], first: int, stop: int) -> Sequence[int]:
    """Return those of some tokens, which are in order, that lie in [first, stop)."""
    if not places:
        return places
    return places[bisect_left(places, first) : bisect_left(places, stop)]


class _Kinds(dict[str, int]):
    """The kinds of lower-case words."""

    def __missing__(self, word: str) -> int:
        if len(self) > _KEPT:
            self.clear()
        bits = self[word] = Kind.bits(word)
        return bits


_kinds = _Kinds()


class Tokens(Struct, frozen=True):
    """The tokens of one segment, as parallel lists; offsets are into the normalised text.

    `lower` is what words are looked up by: in lower case, with straight apostrophes.
    `capitals` are the indices of the tokens that begin with a capital letter; `vocabulary` holds
    every different word of `lower`, so that a finder sees at once whether it has anything to do.
    """

    source: str
    text: list[str]
    lower: list[str]
    start: Sequence[int]
    end: Sequence[int]
    capitals: list[int]
    vocabulary: frozenset[str]
    _kinds: bytes = b""

    @property
    def kinds(self) -> bytes:
        """The kinds of each token, a byte for each (see `Kind`); made when first asked for."""
        if not self._kinds:
            force_setattr(self, "_kinds", bytes(map(_kinds.__getitem__, self.lower)))
        return self._kinds

    def __len__(self) -> int:
        return len(self.text)

    def joined(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.source[self.start[first] : self.end[last]]

    def touches(self, index: int) -> bool:
        """Whether token `index` follows the one before it without a space."""
        return index > 0 and self.start[index] == self.end[index - 1]


def lower_words(text: str) -> list[str]:
    """Return the tokens of a phrase in the form that they are looked up by, and nothing else of
    them."""
    return list(map(_lower.__getitem__, _TOKEN.findall(text)))


def tokenize(source: str, start: int = 0, end: int | None = None) -> Tokens:
    """Cut `source[start:end]` into tokens; offsets stay those of `source`."""
    # Gaps and tokens in turn: with one group, splitting gives both, and no match objects.
    parts = _TOKEN.split(source[start:end])
    offsets = array("I", accumulate(map(len, parts), initial=start))
    if len(_words) > _KEPT:
        _words.clear()
        _lower.clear()
        _capitals.clear()
    text = list(map(_words.__getitem__, parts[1::2]))
    lower = list(map(_lower.__getitem__, text))
    return Tokens(
        source=source,
        text=text,
        lower=lower,
        start=offsets[1:-1:2],
        end=offsets[2::2],
        capitals=list(compress(range(len(text)), map(_capitals.__getitem__, text))),
        vocabulary=frozenset(lower),
    )
