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


class Reader(Struct, frozen=True):
    """What reads a capture. `places` are the only tokens where it can find something; None where
    they are too many for a pattern to be looked for at them. `begins` are those then, more of them
    rather than fewer; None where it must be asked at each."""

    read: Callable[[Sentence, int], Iterable[Bound]]
    places: Callable[[Sentence], Iterable[int]] | None = None
    begins: Callable[[Sentence], Iterable[int]] | None = None


Classes: TypeAlias = Mapping[str, Sequence[str]]

_Phrases: TypeAlias = dict[str, list[tuple[str, ...]]]

_CAPTURE = re.compile(r"<(\w+):(\w+)>\Z")
_LONGEST = 9  # tokens of what a reader finds
_MOST = 6  # ways to read one pattern from one token
_BREAKS = frozenset({",", ".", ";", ":", "(", ")", "!", "?", "–", "—", '"', "“", "”"})
_ENDS = frozenset({".", ";", "!", "?", ":"})
_UNFOUND = 3  # the rank of what no pattern can be looked for by
# Words that too many sentences have for a pattern to be looked for at them.
_COMMON = frozenset(
    (
        *("a", "an", "the", "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or"),
        *("as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "he"),
        *("she", "his", "her", "they", "their", "who", "which", "that", "this", "not", "also"),
        *("still", "now", ",", ".", ";", "-"),
    )
)


class _Element(Struct, frozen=True):
    """An element; `rarest` are the rarest word of each of its phrases, `longest` is how many tokens
    it may take. A pattern is looked for by its element of the lowest `rank`."""

    kind: str
    optional: bool
    phrases: _Phrases
    rarest: frozenset[str] = frozenset()
    rank: int = _UNFOUND
    longest: int = 0
    name: str = ""
    reader: Reader | None = None


class Grammar:
    """What the patterns of a file are made of: classes of words, and readers by their names.

    Patterns repeat their elements, so that each is read once.
    """

    def __init__(self, classes: Classes, readers: Mapping[str, Reader]) -> None:
        self._classes = classes
        self._readers = readers
        self._elements: dict[str, _Element] = {}

    def pattern(self, text: str) -> Pattern:
        """Return a pattern, compiled; raises KeyError for a class or a reader that is not there."""
        return Pattern(text, [self._element(part) for part in text.split()])

    def _element(self, part: str) -> _Element:
        known = self._elements.get(part)
        if known is None:
            known = self._elements[part] = _element(part, self._classes, self._readers)
        return known


class Pattern:
    """One pattern, compiled by a `Grammar`.

    `cues` are words of which a sentence that it fits has one; there are none where it consists of
    readers only. `readers` are its readers by the names of what they find.
    """

    def __init__(self, text: str, elements: Sequence[_Element]) -> None:
        self.text = text
        self._elements = elements
        self.cues, self._anchor = _anchored(elements)
        self.readers = {one.name: one.reader for one in elements if one.reader is not None}
        self._reach = sum([one.longest for one in elements[: self._anchor]])

    def matches(self, sentence: Sentence) -> Iterator[Match]:
        """Yield where the pattern fits, once for all that its readers find."""
        for at in self._starts(sentence):
            told: set[tuple[int, ...]] = set()
            for stop, bound in islice(self._fit(sentence, 0, at, {}), _MOST):
                places = tuple(place for one in bound.values() for place in (one.first, one.stop))
                if stop > at and places not in told:
                    told.add(places)
                    yield Match(at, stop, bound)

    def _starts(self, sentence: Sentence) -> Iterable[int]:
        """The tokens where the pattern may begin: before the places of its rarest element."""
        head, anchor = self._elements[0], self._elements[self._anchor]
        places = _places(anchor, sentence)
        if head.kind == "^":
            return (sentence.first,) if places else ()
        if not self._anchor:
            return places
        if head.kind == "words" and not head.optional and len(head.phrases) > 1:
            heads = sentence.places_of(head.phrases.keys())
            return [at for at in heads if any(0 < to - at <= self._reach for to in places)]
        near = {at for to in places for at in range(to - self._reach, to + 1)}
        if near and head.reader is not None and head.reader.begins and not head.optional:
            near.intersection_update(head.reader.begins(sentence))
        return sorted(at for at in near if at >= sentence.first)

    def _fit(
        self, sentence: Sentence, index: int, at: int, bound: dict[str, Bound]
    ) -> Iterator[tuple[int, dict[str, Bound]]]:
        if index == len(self._elements):
            yield at, bound
            return
        element = self._elements[index]
        if element.reader is None:
            for stop in _ends(element, sentence, at):
                yield from self._fit(sentence, index + 1, stop, bound)
        elif at < sentence.stop:
            for found in element.reader.read(sentence, at):
                now = {**bound, element.name: found}
                yield from self._fit(sentence, index + 1, found.stop, now)
        if element.optional:
            yield from self._fit(sentence, index + 1, at, bound)


def _places(element: _Element, sentence: Sentence) -> Sequence[int]:
    """The tokens where an element may begin."""
    if element.kind == "words":
        return sentence.places_of(element.phrases.keys())
    if element.reader is not None and element.reader.places is not None:
        return [at for at in element.reader.places(sentence) if at < sentence.stop]
    return range(sentence.first, sentence.stop)


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
        for stop in range(at, min(at + element.longest, sentence.stop - 1) + 1):
            yield stop
            if lower[stop] in _BREAKS:
                return
    elif at < sentence.stop:
        for phrase in element.phrases.get(lower[at], ()):
            stop = at + len(phrase)
            if stop <= sentence.stop and tuple(lower[at:stop]) == phrase:
                yield stop


def _element(part: str, classes: Classes, readers: Mapping[str, Reader]) -> _Element:
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    if part in ("^", "$"):
        return _Element(part, optional, {})
    if part[0] == "~" and part[1:].isdigit():
        return _Element("gap", optional, {}, longest=int(part[1:]))
    capture = _CAPTURE.match(part)
    if capture is not None:
        reader = readers[capture[2]]
        rank = _UNFOUND if optional or reader.places is None else 1
        return _Element(
            "capture", optional, {}, rank=rank, longest=_LONGEST, name=capture[1], reader=reader
        )
    words = classes[part[1:-1]] if part[0] == "{" else part.split("|")
    phrases: _Phrases = {}
    for phrase in sorted({tuple(word.split()) for word in words}, key=len, reverse=True):
        phrases.setdefault(phrase[0], []).append(phrase)
    every = [phrase for row in phrases.values() for phrase in row]
    rarest = frozenset([max(one, key=_rareness) for one in every])
    rank = _UNFOUND if optional else 0 if rarest.isdisjoint(_COMMON) else 2
    return _Element("words", optional, phrases, rarest, rank, max(map(len, every), default=0))


def _anchored(elements: Sequence[_Element]) -> tuple[frozenset[str], int]:
    """The cues of a pattern, and the element at whose places it is looked for: the first one
    whose words are no common ones, else one that a mention is read by, else any with words."""
    ranked = sorted([(one.rank, at) for at, one in enumerate(elements) if one.rank < _UNFOUND])
    if not ranked:
        return frozenset(), 0
    told = (elements[at].rarest for _, at in ranked)
    return next(filter(None, told), frozenset()), ranked[0][1]


def _rareness(word: str) -> tuple[bool, int]:
    return word not in _COMMON, len(word)
