"""The text under construction, with the way back to its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate

from msgspec import Struct, field

from factcheck.model.document import Directive, Segment, SegmentKind
from factcheck.model.locations import Locator
from factcheck.model.spans import SourceMap, Span

# What a text file may hold that a reader does not see, and letters that were set as one.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_CHANGED = re.compile(f"[{INVISIBLE}\ufb00-\ufb06]")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing of a text."""
    return all(character.isspace() or character in INVISIBLE for character in text)


class Parsed(Struct, frozen=True):
    """What a format makes of a source: normalised text, segments, source map, metadata.

    A format without lines gives a locator, and a source map of the text to itself.
    """

    text: str
    segments: tuple[Segment, ...]
    source_map: SourceMap
    metadata: Mapping[str, str] = field(default_factory=dict)
    locator: Locator | None = None
    directives: tuple[Directive, ...] = ()
    remarks: tuple[str, ...] = ()


class TextBuilder:
    """Collects the normalised text piece by piece, in the order of the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.length = 0
        self.segments: list[Segment] = []
        self._parts: list[str] = []
        self._normalised: list[int] = []
        self._source: list[int] = []
        self._source_end: list[int] = []
        self._copied_to = -1  # where the last piece ends in the source, if it is a copy
        self._plain = _CHANGED.search(source) is None

    @property
    def source_end(self) -> int:
        """Where in the source the last piece ends."""
        return self._source_end[-1] if self._source_end else 0

    def copy(self, start: int, end: int, then: str = "") -> None:
        """Take `source[start:end]` over, without invisible characters, ligatures spelled out.

        `then` is one character that takes the place of the source's next one, or nothing.
        """
        if self._plain:
            if start < end or then:
                self._add(self.source[start:end] + then, start, end + len(then))
            return
        for match in _CHANGED.finditer(self.source, start, end):
            if match.start() > start:
                self._add(self.source[start : match.start()], start, match.start())
            letters = _LIGATURES.get(match.group())
            if letters:
                self.put(letters, match.start(), match.end())
            start = match.end()
        if start < end:
            self._add(self.source[start:end], start, end)
        if then:
            self._add(then, end, end + 1)

    def copy_lines(self, raws: list[str], start: int, end: int) -> None:
        """Take over `source[start:end]`, with one space for what ends each of its lines.

        `raws` are its lines with the breaks that end them; the last one may reach beyond `end`.
        """
        texts = [raw.rstrip() for raw in raws[:-1]]
        lengths = [len(text) + 1 for text in texts]
        starts = list(accumulate(map(len, raws[:-1]), initial=start))
        if not self._plain:
            for text, at in zip(texts, starts, strict=False):
                self.copy(at, at + len(text), then=" ")
            self.copy(starts[-1], end)
            return
        texts.append(self.source[starts[-1] : end])
        text = " ".join(texts)
        if len(text) == end - start:  # nothing but breaks between the lines
            self._add(text, start, end)
            return
        self._parts.append(text)
        self._normalised += accumulate(lengths, initial=self.length)
        self._source += starts
        self._source_end += map(int.__add__, starts, lengths)
        self._source_end.append(end)
        self._copied_to = end
        self.length += len(text)

    def put(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for `source[start:end]`; neither may be empty."""
        if len(text) == 1 and end - start == 1:
            self._add(text, start, end)
            return
        self._parts.append(text)
        self._open_piece(start, end)
        self._copied_to = -1
        self.length += len(text)

    def segment(
        self, kind: SegmentKind, start: int, *, level: int = 0, row: int = -1, column: int = -1
    ) -> None:
        """Record what was added since the text was `start` long; nothing when that is blank."""
        if start < self.length:
            span = Span(start, self.length)
            self.segments.append(Segment(kind, span, level, row, column))

    def build(self, metadata: Mapping[str, str] | None = None) -> Parsed:
        """Return the finished text."""
        source_map = SourceMap(
            tuple(self._normalised), tuple(self._source), tuple(self._source_end), self.length
        )
        return Parsed("".join(self._parts), tuple(self.segments), source_map, metadata or {})

    def _add(self, text: str, start: int, end: int) -> None:
        """Add text that maps code point by code point."""
        self._parts.append(text)
        if start == self._copied_to:
            self._source_end[-1] = end
        else:
            self._open_piece(start, end)
        self._copied_to = end
        self.length += len(text)

    def _open_piece(self, start: int, end: int) -> None:
        self._normalised.append(self.length)
        self._source.append(start)
        self._source_end.append(end)
