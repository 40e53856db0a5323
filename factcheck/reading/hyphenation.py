"""What a hyphen at the end of a line was: the typesetter's, or the writer's own.

Decided by evidence, the strongest first: how the same document writes the word elsewhere;
digits and capitals; the pairs, prefixes and common halves of `rules/lexicon/hyphenation.yaml`.
Without evidence the halves are joined, since most such hyphens are the typesetter's.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_left
from enum import Enum
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from factcheck.config.compiled import compiled_table
from factcheck.config.locations import rules_directory
from factcheck.config.safe_yaml import read_yaml

HYPHENS = "-\u2010"
_BROKEN = re.compile(r"-[ \t]*+[\n\r\f]\s*+\S++")
_SIGNS = (("\u2010", "-"), *((sign, " ") for sign in "’‘“”–—…«»"))
_SEPARATE = bytes(
    32 if chr(code) in string.punctuation and chr(code) != "-" else code for code in range(256)
)
_SHORTEST_KNOWN = 3
_LONG = 6


class LineEnd(Enum):
    """How a line is sewn to the next one."""

    JOINED = "the hyphen goes, the halves are one word"
    KEPT = "what stands there stays, and nothing comes between"
    SPACED = "what stands there stays, and a space follows"


class Hyphenation:
    """Decides the line-end hyphens of one source; its words are only collected when asked."""

    def __init__(self, source: str) -> None:
        self._source = source

    def seam(self, text: str, following: str) -> LineEnd:
        """Say how a line that ends with `text` goes on with `following`; neither may be empty."""
        last = text[-1]
        if last.isalnum() or not following[0].isalnum() or not text[-2:-1].isalnum():
            return LineEnd.SPACED
        if last == "\xad":
            return LineEnd.JOINED
        if last in HYPHENS:
            return self.decide(text[:-1], following)
        return LineEnd.KEPT if last in "\u2011–—/" else LineEnd.SPACED

    def decide(self, before: str, after: str) -> LineEnd:
        """Say what the hyphen between `before` and `after` was.

        `before` is what stands before the hyphen and `after` what begins the next line: at
        least the characters that touch the hyphen, at most the whole lines.
        """
        first, second = _last_word(before), _first_word(after)
        if not first or not second:
            return LineEnd.KEPT
        if first[-1].isdigit() or second[0].isdigit():
            return LineEnd.KEPT
        low_first, low_second = first.lower(), second.lower()
        if low_first + low_second in self._words:
            return LineEnd.JOINED
        if f"{low_first}-{low_second}" in self._words:
            return LineEnd.KEPT
        if low_first in _lexicon()["within_chains"] and _is_inner(before, first):
            return LineEnd.KEPT
        if low_second in _lexicon()["suspended"] and self._stands_alone(low_first):
            return LineEnd.SPACED
        if first.isupper() and len(first) > 1 and second.islower():
            return LineEnd.KEPT  # an acronym is never the front of a longer word
        if second[0].isupper():
            return self._before_capital(first, second)
        return self._before_small(low_first, low_second, capital=first[0].isupper())

    def _before_capital(self, first: str, second: str) -> LineEnd:
        low_first, low_second = first.lower(), second.lower()
        if first.isupper() and second.isupper() and len(first) + len(second) > 8:
            known = low_first in self._words and low_second in self._words
            return LineEnd.KEPT if known else self._before_small(low_first, low_second)
        camel = not second.isupper() and any(letter.isupper() for letter in second[1:])
        if camel and first[0].isupper() and low_first not in self._words:
            return LineEnd.JOINED  # a name with inner capitals, broken at one of them
        return LineEnd.KEPT

    def _before_small(self, first: str, second: str, *, capital: bool = False) -> LineEnd:
        real = (
            len(first) == 1
            or len(second) == 1
            or self._listed(first, second)
            or self._prefix_of_known_word(first, second)
            or (
                first + second not in _lexicon()["closed"]
                and first not in _lexicon()["never_alone"]
                and self._two_words(first, second, capital=capital)
            )
        )
        return LineEnd.KEPT if real else LineEnd.JOINED

    def _listed(self, first: str, second: str) -> bool:
        lexicon = _lexicon()
        if second in lexicon["keep_pairs"].get(first, ()):
            return True
        if first in lexicon["numerals"] and second in lexicon["after_numerals"]:
            return True
        grown = lexicon["keep_after"].get(first)
        return grown is not None and not second.startswith(tuple(grown))

    def _prefix_of_known_word(self, first: str, second: str) -> bool:
        grown = _lexicon()["keep_before_known_word"].get(first)
        if grown is None or second.startswith(tuple(grown)):
            return False
        known = len(second) >= _LONG and second in self._words
        return known and not self._begins_a_word(first + second[:5])

    def _two_words(self, first: str, second: str, *, capital: bool) -> bool:
        lexicon = _lexicon()
        if first in lexicon["coordinates"] and second in lexicon["coordinates"]:
            return True
        if second in lexicon["after_any_letters"]:
            return len(first) >= _SHORTEST_KNOWN
        superlative = len(first) >= _LONG and first.endswith(tuple(lexicon["first_endings"]))
        known = capital or superlative or self._stands_alone(first)
        if known and second in lexicon["after_any_word"]:
            return True
        long = len(first) >= _LONG and len(second) >= _LONG
        return long and first in self._words and second in self._words

    def _stands_alone(self, word: str) -> bool:
        lexicon = _lexicon()
        return (
            (len(word) >= _SHORTEST_KNOWN and word in self._words)
            or word in lexicon["keep_after"]
            or word in lexicon["keep_pairs"]
            or word in lexicon["first_words"]
            or word in lexicon["numerals"]
        )

    def _begins_a_word(self, stem: str) -> bool:
        at = bisect_left(self._sorted, stem)
        return at < len(self._sorted) and self._sorted[at].startswith(stem)

    @cached_property
    def _words(self) -> frozenset[str]:
        """The words of the document that no line end breaks, and their hyphenated pairs."""
        text = self._source.lower()
        for sign, plain in _SIGNS:
            text = text.replace(sign, plain)
        # Bytes are translated fifty times faster than text.
        content = _without_broken_words(text).encode("utf-8", "replace").translate(_SEPARATE)
        words = set(content.decode("utf-8").split())
        for word in [word for word in words if "-" in word]:
            parts = word.split("-")
            words.update(parts)
            words.update(map("-".join, pairwise(parts)))
        return frozenset(words)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._words)


def _without_broken_words(text: str) -> str:
    kept = []
    start = 0
    for match in _BROKEN.finditer(text):
        piece = text[start : match.start()]
        kept.append(piece[: max(piece.rfind(" "), piece.rfind("\n")) + 1])
        start = match.end()
    kept.append(text[start:])
    return " ".join(kept)


def _last_word(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _is_inner(text: str, last: str) -> bool:
    """Whether `last`, which ends `text`, goes on a chain of hyphens ("surface-to")."""
    return text[-len(last) - 1 : -len(last)] in tuple(HYPHENS)


def _first_word(text: str) -> str:
    end = 0
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[:end]


@cache
def _lexicon() -> dict[str, Any]:
    place = rules_directory() / "lexicon" / "hyphenation.yaml"
    table: dict[str, Any] = compiled_table("hyphenation", [place], lambda: read_yaml(place))
    return {
        key: frozenset(value) if isinstance(value, list) else value for key, value in table.items()
    }
