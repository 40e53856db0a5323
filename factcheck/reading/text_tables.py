"""Tables in plain text: lines of as many cells each, with bars, tabs or wide spaces between them.

    Item         2022    2023
    Bread       312.4   331.8

Prose has such lines too, where it was set in columns: a table has figures in most of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_BETWEEN = (re.compile(r"[ \t]*\|[ \t]*"), re.compile(r"[ \t]*\t[ \t]*"), re.compile(r"[ \t]{2,}"))
_FEWEST = (2, 2, 3)  # cells of a row, by what stands between them
_MAY_HAVE = re.compile(r"[^\s|][ \t]*\||\S\t|\S {2,}\S")
_MARKS = ("|", "\t", "  ")  # of which a text with a table has one
_FIGURE = re.compile(r"[(+\-−–]?\s?[A-Z]{0,3}[$€£¥]?\s?[+\-−–]?\d[\d.,\s]*\s?[%\w]{0,4}\)?%?")
_NONE = frozenset({"", "-", "–", "—", "n/a", "n.a.", "..", "..."})
_RULE = re.compile(r"[\s|+=_\-–—]*\Z")
_ROWS = 3
_FIGURES = 0.6  # share of the cells beside the labels
_LONGEST = 400  # characters of a line

Cell = tuple[int, int]


class TextTable(NamedTuple):
    """The source range of a table, and the source ranges of its cells row by row."""

    start: int
    end: int
    rows: Sequence[Sequence[Cell]]


def find_tables(source: str) -> list[TextTable]:
    """Return the tables of a plain text in order; linear in the source."""
    if not any(mark in source for mark in _MARKS) or _MAY_HAVE.search(source) is None:
        return []
    found: list[TextTable] = []
    lines: list[tuple[int, str]] = []
    for start, line in _lines(source):
        if _MAY_HAVE.search(line) and len(line) <= _LONGEST:
            lines.append((start, line))
        elif not (lines and line.strip() and _RULE.match(line)):
            found += _table(lines)
            lines = []
    return [*found, *_table(lines)]


def without_tables(source: str, tables: Sequence[TextTable]) -> str:
    """Return a text with blanks where its tables stand, as long as it was."""
    parts, at = [], 0
    for table in tables:
        parts.append(source[at : table.start])
        parts += [char if char == "\n" else " " for char in source[table.start : table.end]]
        at = table.end
    return "".join([*parts, source[at:]])


def _lines(source: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in source.split("\n"):
        yield at, line
        at += len(line) + 1


def _table(lines: Sequence[tuple[int, str]]) -> list[TextTable]:
    """The table that some lines are, if they are one."""
    if len(lines) < _ROWS:
        return []
    for between, fewest in zip(_BETWEEN, _FEWEST, strict=True):
        rows = [_cells(start, line, between) for start, line in lines]
        if len(rows[0]) + 1 == len(rows[1]):  # a head that says nothing over the labels
            rows[0].insert(0, (lines[0][0], lines[0][0]))
        if len({len(row) for row in rows}) != 1 or len(rows[0]) < fewest:
            continue
        texts = [
            [line[first - start : stop - start] for first, stop in row]
            for row, (start, line) in zip(rows, lines, strict=True)
        ]
        headed = all(any(map(str.isalpha, cell)) for cell in texts[0])
        if _has_figures(texts[1:], headed=headed):
            return [TextTable(lines[0][0], lines[-1][0] + len(lines[-1][1]), rows)]
    return []


def _cells(start: int, line: str, between: re.Pattern[str]) -> list[Cell]:
    """The cells of a line; bars at its ends are no cells of their own."""
    text = line.strip(" \r")
    first = start + line.find(text)
    if text.startswith("|"):
        text, first = text[1:].removesuffix("|"), first + 1
    marks = [one.span() for one in between.finditer(text)]
    ends = [(0, 0), *marks, (len(text), len(text))]
    cells = [(first + left, first + right) for (_, left), (right, _) in pairwise(ends)]
    return [_trimmed(line, start, one) for one in cells]


def _trimmed(line: str, start: int, cell: Cell) -> Cell:
    first, stop = cell
    text = line[first - start : stop - start]
    return first + len(text) - len(text.lstrip()), stop - len(text) + len(text.rstrip())


def _has_figures(rows: Sequence[Sequence[str]], *, headed: bool) -> bool:
    """Whether most cells beside the labels of rows are figures, and the labels are not; under a
    head they may be years."""
    cells = [cell for row in rows for cell in row[1:] if cell not in _NONE]
    figures = sum(_FIGURE.fullmatch(cell) is not None for cell in cells)
    labels = sum(any(map(str.isalpha, row[0])) for row in rows)
    return bool(cells) and figures >= _FIGURES * len(cells) and (headed or 2 * labels > len(rows))
