"""Marks ranges of Word paragraphs for comments, cutting runs where a range begins or ends."""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from lxml import etree

    Element = etree._Element

# Children of a run that count as one character, as the reader counts them.
_SIGNS = ("tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym")
_PROPERTIES = ("pPr", "sdtPr", "rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

End = tuple[int, int | None]
"""A run of the paragraph, from 1, and a number of code points into it; None for its end."""


class Range(Struct, frozen=True):
    """A range of a paragraph and the number of its comment; an end of None is the paragraph's."""

    comment: int
    paragraph: Element
    start: End | None
    end: End | None


def marked(namespace: str, ranges: Sequence[Range]) -> None:
    """Put the marks of all ranges into their paragraphs."""
    by_paragraph: dict[Element, list[Range]] = defaultdict(list)
    for one in ranges:
        by_paragraph[one.paragraph].append(one)
    for paragraph, some in by_paragraph.items():
        runs = Runs(namespace, paragraph)
        runs.cut(end for one in some for end in (one.start, one.end) if end is not None)
        for one in some:
            runs.mark(one)


class Runs:
    """The runs of a paragraph, and the pieces that they were cut into."""

    def __init__(self, namespace: str, paragraph: Element) -> None:
        self._w = f"{{{namespace}}}"
        self._paragraph = paragraph
        self._pieces: list[list[tuple[int, Element]]] = [
            [(0, run)] for run in self._runs_of(paragraph)
        ]

    def cut(self, ends: Iterable[End]) -> None:
        """Cut the runs at every end that lies within one."""
        by_run: dict[int, set[int]] = defaultdict(set)
        for run, offset in ends:
            if offset:
                by_run[run].add(offset)
        for run, offsets in by_run.items():
            if 1 <= run <= len(self._pieces):
                self._pieces[run - 1] = self._cut(self._pieces[run - 1][0][1], sorted(offsets))

    def mark(self, one: Range) -> None:
        """Put the marks of a range around its pieces, and the reference to the comment."""
        first = self._piece(one.start, at_start=True)
        last = self._piece(one.end, at_start=False)
        begin = self._made("commentRangeStart", one.comment)
        end = self._made("commentRangeEnd", one.comment)
        reference = self._paragraph.makeelement(f"{self._w}r", {})
        reference.append(self._made("commentReference", one.comment))
        if first is None or last is None:
            for part in (begin, end, reference):
                self._paragraph.append(part)
            return
        first.addprevious(begin)
        last.addnext(reference)
        last.addnext(end)

    def _piece(self, end: End | None, *, at_start: bool) -> Element | None:
        """The piece that begins, or ends, at an end of a range."""
        if not self._pieces:
            return None
        if end is None or not 1 <= end[0] <= len(self._pieces):
            return self._pieces[0][0][1] if at_start else self._pieces[-1][-1][1]
        pieces = self._pieces[end[0] - 1]
        if end[1] is None:
            return pieces[-1][1]
        fitting = [
            piece
            for start, piece in pieces
            if (start <= end[1] if at_start else start < max(end[1], 1))
        ]
        return fitting[-1]

    def _made(self, name: str, number: int) -> Element:
        attributes = {f"{self._w}id": str(number)}
        return self._paragraph.makeelement(f"{self._w}{name}", attributes)

    def _runs_of(self, parent: Element) -> Iterator[Element]:
        """The paragraph's own runs in the order of the file, not those of boxes in it."""
        for child in parent:
            if child.tag == f"{self._w}r":
                yield child
            elif child.tag not in {f"{self._w}{name}" for name in (*_PROPERTIES, "p")}:
                yield from self._runs_of(child)

    def _cut(self, run: Element, offsets: Sequence[int]) -> list[tuple[int, Element]]:
        pieces = [(0, run)]
        for offset in offsets:
            start, last = pieces[-1]
            rest = self._rest(last, offset - start)
            if rest is not None:
                last.addnext(rest)
                pieces.append((offset, rest))
        return pieces

    def _rest(self, run: Element, offset: int) -> Element | None:
        """Move what stands after `offset` into a new run of the same looks."""
        rest = run.makeelement(run.tag, {})
        for name, value in run.attrib.items():
            rest.set(name, value)
        looks = run.find(f"{self._w}rPr")
        at = 0
        moving = False
        for child in list(run):
            if child is looks:
                rest.append(copy.deepcopy(looks))
                continue
            length = self._length(child)
            if not moving and at + length > offset:
                moving = True
                if at < offset:  # only a text is longer than one character
                    tail = copy.deepcopy(child)
                    text = child.text or ""
                    child.text, tail.text = text[: offset - at], text[offset - at :]
                    for one in (child, tail):
                        one.set(_SPACE, "preserve")
                    rest.append(tail)
                    at += length
                    continue
            at += length
            if moving:
                rest.append(child)
        return rest if moving else None

    def _length(self, child: Element) -> int:
        if child.tag == f"{self._w}t":
            return len(child.text or "")
        return int(child.tag in {f"{self._w}{name}" for name in _SIGNS})
