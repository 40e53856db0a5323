"""Patterns over the words of a sentence, written as data: what a statement may look like.

A pattern is a row of elements with a space between them:

| element | fits |
|---|---|
| `word`, `a|b` | one of these tokens, in lower case |
| `{class}` | a word or phrase of a class |
| `~3` | up to three words, and no punctuation |
| `<n:noun>` | what the reader of that name finds, kept under `n` |
| `^`, `$` | the beginning and the end of the sentence |

A `?` behind an element makes it optional. Every element is bounded, so that matching is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from msgspec import Struct

from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import Quantity, TimeExpression


class Bound(Struct, frozen=True):
    """What a reader found at tokens [first, stop): a key to compare it by, and its mention."""

    first: int
    stop: int
    key: str
    mention: Quantity | TimeExpression | None = None


class Match(Struct, frozen=True):
    """A pattern at tokens [first, stop), with what its readers found."""

    first: int
    stop: int
    bound: Mapping[str, Bound]


Reader: TypeAlias = Callable[[Sentence, int], Iterable[Bound]]
Classes: TypeAlias = Mapping[str, Sequence[str]]

_Phrases: TypeAlias = dict[str, list[tuple[str, ...]]]

_CAPTURE = re.compile(r"<(\w+):(\w+)>\Z")
_MOST = 6  # ways to read one pattern from one token
_BREAKS = frozenset({",", ".", ";", ":", "(", ")", "!", "?", "–", "—", '"', "“", "”"})
_ENDS = frozenset({".", ";", "!", "?", ":"})
# Words that too many sentences have for a pattern to be looked for at them.
_COMMON = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "he",
        "she",
        "his",
        "her",
        "they",
        "their",
        "who",
        "which",
        "that",
        "this",
        "not",
        ",",
        ".",
        ";",
        "one",
        "two",
        "also",
        "still",
        "now",
    ]
)


class _Element(Struct, frozen=True):
    kind: str
    optional: bool
    phrases: _Phrases
    reach: int = 0
    name: str = ""
    reader: str = ""


class Pattern:
    """One pattern, compiled.

    `cues` are words of which a sentence that it fits has one; there are none where it consists of
    readers and of common words.
    """

    def __init__(self, text: str, classes: Classes) -> None:
        """Raises KeyError for a class that is not there."""
        self.text = text
        self._elements = [_element(part, classes) for part in text.split()]
        self.cues = _cues(self._elements)

    def matches(self, sentence: Sentence, readers: Mapping[str, Reader]) -> Iterator[Match]:
        """Yield where the pattern fits, once for all that its readers find."""
        for at in self._starts(sentence):
            told: set[tuple[int, ...]] = set()
            for stop, bound in islice(self._fit(sentence, readers, 0, at, {}), _MOST):
                places = tuple(place for one in bound.values() for place in (one.first, one.stop))
                if stop > at and places not in told:
                    told.add(places)
                    yield Match(at, stop, bound)

    def _starts(self, sentence: Sentence) -> Iterable[int]:
        head = self._elements[0]
        if head.kind == "^":
            return (sentence.first,)
        if head.kind == "words" and not head.optional:
            return sentence.places_of(head.phrases.keys())
        return range(sentence.first, sentence.stop)

    def _fit(
        self,
        sentence: Sentence,
        readers: Mapping[str, Reader],
        index: int,
        at: int,
        bound: dict[str, Bound],
    ) -> Iterator[tuple[int, dict[str, Bound]]]:
        if index == len(self._elements):
            yield at, bound
            return
        element = self._elements[index]
        for stop, found in _steps(element, sentence, readers, at):
            now = bound if found is None else {**bound, element.name: found}
            yield from self._fit(sentence, readers, index + 1, stop, now)
        if element.optional:
            yield from self._fit(sentence, readers, index + 1, at, bound)


def _steps(
    element: _Element, sentence: Sentence, readers: Mapping[str, Reader], at: int
) -> Iterator[tuple[int, Bound | None]]:
    """Yield where an element that begins at a token may end."""
    if element.kind == "capture":
        if at < sentence.stop:
            yield from ((found.stop, found) for found in readers[element.reader](sentence, at))
        return
    yield from ((stop, None) for stop in _ends(element, sentence, at))


def _ends(element: _Element, sentence: Sentence, at: int) -> Iterator[int]:
    """Yield where words, a gap or an edge of the sentence end."""
    lower = sentence.tokens.lower
    if element.kind == "^":
        if at == sentence.first:
            yield at
    elif element.kind == "$":
        if at >= sentence.stop or lower[at] in _ENDS:
            yield at
    elif element.kind == "gap":
        for stop in range(at, min(at + element.reach, sentence.stop - 1) + 1):
            yield stop
            if lower[stop] in _BREAKS:
                return
    elif at < sentence.stop:
        for phrase in element.phrases.get(lower[at], ()):
            stop = at + len(phrase)
            if stop <= sentence.stop and tuple(lower[at:stop]) == phrase:
                yield stop


def _element(part: str, classes: Classes) -> _Element:
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    if part in ("^", "$"):
        return _Element(part, optional, {})
    if part[0] == "~" and part[1:].isdigit():
        return _Element("gap", optional, {}, reach=int(part[1:]))
    capture = _CAPTURE.match(part)
    if capture is not None:
        return _Element("capture", optional, {}, name=capture[1], reader=capture[2])
    words = classes[part[1:-1]] if part[0] == "{" else part.split("|")
    phrases: _Phrases = {}
    for phrase in sorted({tuple(word.split()) for word in words}, key=len, reverse=True):
        phrases.setdefault(phrase[0], []).append(phrase)
    return _Element("words", optional, phrases)


def _cues(elements: Sequence[_Element]) -> frozenset[str]:
    """The words of the first element that a sentence must have one of, and that are not common."""
    for element in elements:
        if element.kind != "words" or element.optional:
            continue
        phrases = [phrase for row in element.phrases.values() for phrase in row]
        longest = frozenset(max(phrase, key=len) for phrase in phrases)
        if longest.isdisjoint(_COMMON):
            return longest
    return frozenset()
