"""Tables in Markdown: rows of cells, each with its place.

markdown-it-py has a rule for tables, but it does not keep the place of a cell, and it fills up
short rows, so that a small hostile file can grow beyond bounds. A table is a paragraph with a
delimiter row, which is easily told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.reading.inline import Content

_DELIMITER_ROW = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?\Z")
_CELL = re.compile(r"(?:[^|\\]++|\\.|\\)*+", re.DOTALL)
_SPACE = " \t\f\v"

Line = tuple[int, str]
"""Where a line of content begins in the source, and its text."""


class Table(NamedTuple):
    """The rows of a table, the head first; a cell is inline content."""

    rows: list[list[Content]]


def split_tables(lines: list[Line]) -> Iterator[list[Line] | Table]:
    """Part the lines of a paragraph into running lines and a table."""
    for number in range(1, len(lines)):
        text = lines[number][1]
        if text[:1] not in ("|", "-", ":") or "|" not in text or not _DELIMITER_ROW.match(text):
            continue
        head = _cells(lines[number - 1])
        if "|" in lines[number - 1][1] and len(head) == len(_cells(lines[number])):
            if number > 1:
                yield lines[: number - 1]
            yield Table([head, *map(_cells, lines[number + 1 :])])
            return
    yield lines


def _cells(line: Line) -> list[Content]:
    place, text = line
    cells = []
    at = int(text.startswith("|"))
    while at < len(text):
        match = _CELL.match(text, at)
        end = match.end() if match else len(text)
        cell = text[at:end]
        start = place + at + len(cell) - len(cell.lstrip(_SPACE))
        cells.append(_content(start, cell.strip(_SPACE)))
        at = end + 1
    return cells


def _content(place: int, text: str) -> Content:
    """Make content of a cell; a pipe that a backslash protects is just a pipe."""
    stretches = []
    start = 0
    while (at := text.find("\\|", start)) >= 0:
        stretches.append((start, at))
        start = at + 1
    stretches.append((start, len(text)))
    offsets, length = [], 0
    for first, last in stretches:
        offsets.append(length)
        length += last - first
    return Content(
        "".join(text[first:last] for first, last in stretches),
        offsets,
        [place + first for first, _ in stretches],
        [last - first for first, last in stretches],
    )
