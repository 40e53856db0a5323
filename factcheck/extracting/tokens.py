"""Tokens: the one pass over the characters that every finder shares.

Finders look words up in tables and walk the neighbouring tokens, so extraction is linear in
the text whatever it holds: no pattern is tried at every position.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

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


_words, _lower = _Words(), _Lower()


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

    def __len__(self) -> int:
        return len(self.text)

    def joined(self, first: int, last: int) -> str:
        """Return the text from token `first` to token `last`, both included."""
        return self.source[self.start[first] : self.end[last]]

    def touches(self, index: int) -> bool:
        """Whether token `index` follows the one before it without a space."""
        return index > 0 and self.start[index] == self.end[index - 1]


def tokenize(source: str, start: int = 0, end: int | None = None) -> Tokens:
    """Cut `source[start:end]` into tokens; offsets stay those of `source`."""
    # Gaps and tokens in turn: with one group, splitting gives both, and no match objects.
    parts = _TOKEN.split(source[start:end])
    offsets = array("I", accumulate(map(len, parts), initial=start))
    if len(_words) > _KEPT:
        _words.clear()
        _lower.clear()
    text = list(map(_words.__getitem__, parts[1::2]))
    lower = list(map(_lower.__getitem__, text))
    return Tokens(
        source=source,
        text=text,
        lower=lower,
        start=offsets[1:-1:2],
        end=offsets[2::2],
        capitals=[at for at, word in enumerate(text) if word[0].isupper()],
        vocabulary=frozenset(lower),
    )
