"""Lines and columns of a source, as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Position(Struct, frozen=True, gc=False):
    """A place in a source: line and column, both counted from 1, columns in code points."""

    line: int
    column: int


class Lines:
    """Finds the line and column of an offset; built once per source, O(log lines) per question."""

    __slots__ = ("_length", "_starts")

    def __init__(self, source: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(source))]
        self._length = len(source)

    def __len__(self) -> int:
        """Return the number of lines; a source that ends in a line break has an empty last one."""
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Return the place of the code point at `offset` (0 up to the source's length)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place; places outside the source go to its nearest end."""
        if line < 1:
            return 0
        if line > len(self._starts):
            return self._length
        last = self._starts[line] - 1 if line < len(self._starts) else self._length
        return min(self._starts[line - 1] + max(column, 1) - 1, last)

    def start_of_line(self, line: int) -> int:
        """Return the offset at which line `line` (from 1) begins."""
        return self._starts[line - 1]
