"""Lines of a source as the report counts them: from 1, columns in code points."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class LineStarts:
    """Finds lines and columns of offsets; built once per source."""

    __slots__ = ("_source", "_starts")

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(source))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of line `number` without its line break; empty past the last line."""
        if not 1 <= number <= len(self._starts):
            return ""
        following = self._starts[number] if number < len(self._starts) else len(self._source)
        return self._source[self._starts[number - 1] : following].rstrip("\r\n")
