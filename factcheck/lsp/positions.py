"""Offsets of a report to positions of an editor, and back.

An editor counts lines from 0 and columns in units that it names: UTF-16 code units unless it says
otherwise. A report counts code points from the start of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types

# As the protocol has it; a form feed or a line separator ends no line.
_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Positions:
    """Both ways for one text; O(log lines) and the length of one line per question."""

    __slots__ = ("_encoding", "_starts", "source")

    def __init__(self, source: str, encoding: types.PositionEncodingKind | str = "utf-16") -> None:
        self.source = source
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(source))]
        plain = source.isascii() or encoding == types.PositionEncodingKind.Utf32
        self._encoding = "" if plain else str(getattr(encoding, "value", encoding))

    def position(self, offset: int) -> types.Position:
        """Return the position of the code point at `offset`."""
        offset = max(0, min(offset, len(self.source)))
        line = bisect_right(self._starts, offset) - 1
        return types.Position(line, self._units(self.source[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range of the code points from `start` up to `end`."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one past a line's end is that end."""
        if position.line >= len(self._starts):
            return len(self.source)
        start = self._starts[position.line]
        line = _LINE_BREAK.split(self.source[start : self._line_end(position.line)])[0]
        if not self._encoding:
            return start + min(position.character, len(line))
        units = 0
        for number, char in enumerate(line):
            if units >= position.character:
                return start + number
            units += self._units(char)
        return start + len(line)

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of `offset` begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _line_end(self, line: int) -> int:
        following = line + 1
        return self._starts[following] if following < len(self._starts) else len(self.source)

    def _units(self, text: str) -> int:
        if not self._encoding:
            return len(text)
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
