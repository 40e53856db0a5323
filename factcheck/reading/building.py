"""The text under construction, with the way back to its source."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from factcheck.model.document import Segment, SegmentKind
from factcheck.model.spans import SourceMap, Span

# What a text file may hold that a reader does not see, and letters that were set as one.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]|[\ufb00-\ufb06]")
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format makes of a source: normalised text, segments, source map, metadata."""

    text: str
    segments: tuple[Segment, ...]
    source_map: SourceMap
    metadata: Mapping[str, str] = field(default_factory=dict)


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
        self._plain = _INVISIBLE.search(source) is None

    def copy(self, start: int, end: int) -> None:
        """Take `source[start:end]` over, without invisible characters, ligatures spelled out."""
        if start >= end:
            return
        if self._plain:
            self._add(self.source[start:end], start, end)
            return
        for match in _INVISIBLE.finditer(self.source, start, end):
            if match.start() > start:
                self._add(self.source[start : match.start()], start, match.start())
            letters = _LIGATURES.get(match.group())
            if letters:
                self.put(letters, match.start(), match.end())
            start = match.end()
        if start < end:
            self._add(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for `source[start:end]`; neither may be empty."""
        if len(text) == 1 and end - start == 1:
            self._add(text, start, end)
            return
        self._parts.append(text)
        self._open_piece(start, end)
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
        if self._source_end and self._source_end[-1] == start and self._last_is_copy():
            self._source_end[-1] = end
        else:
            self._open_piece(start, end)
        self.length += len(text)

    def _last_is_copy(self) -> bool:
        return self.length - self._normalised[-1] == self._source_end[-1] - self._source[-1]

    def _open_piece(self, start: int, end: int) -> None:
        self._normalised.append(self.length)
        self._source.append(start)
        self._source_end.append(end)
