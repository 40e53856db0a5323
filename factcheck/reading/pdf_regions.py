"""The chunks of a PDF page to lines in reading order: columns one after the other, tables as rows.

A page is read from top to bottom, row by row. Rows whose chunks keep to the same columns make a
region; a row that bridges two columns, or that falls apart where the region did not, begins the
next one. A region of several columns is either running text, read column by column, or a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from factcheck.reading.blocks import list_marker
from factcheck.reading.pdf_characters import Chunk
from factcheck.reading.pdf_drawn import Drawn

_SAME_ROW = 0.5  # how far baselines in one row may lie apart, in font sizes
_GUTTER = 0.7  # the narrowest gap between columns, in font sizes
_STRETCHED = 1.2  # the widest gap between words whose spaces are not drawn
_EQUAL = 0.3  # how far the spaces of a stretched line differ, in font sizes
_MARKER_REACH = 4.0  # how far an item may stand from its sign, in font sizes
_CELL_LETTERS = 18  # a column of running text has longer lines
_TEXT_LETTERS = 25  # lines of running text are at least that long
_DEEPEST = 6

Span = tuple[float, float]
"""From left to right, in points."""


class Row(NamedTuple):
    """Chunks on one line, from left to right."""

    chunks: list[Chunk]

    @property
    def y(self) -> float:
        """The baseline."""
        return self.chunks[0].y

    @property
    def size(self) -> float:
        """The largest font size."""
        return max(chunk.size for chunk in self.chunks)

    @property
    def text(self) -> str:
        """All of it, for comparison."""
        return " ".join(chunk.text for chunk in self.chunks)


class Line(NamedTuple):
    """A printed line with the edges of the column that it stands in, and that column's number.

    A cell of a table has a row and a column, others -1.
    """

    chunk: Chunk
    left: float
    right: float
    column_number: int
    row: int = -1
    column: int = -1


def rows_of(chunks: Sequence[Chunk]) -> list[Row]:
    """Sort chunks into rows, from top to bottom."""
    rows: list[Row] = []
    for chunk in sorted(chunks, key=lambda one: (-one.y, one.left)):
        row = rows[-1] if rows else None
        if row and abs(row.y - chunk.y) < _SAME_ROW * min(row.size, chunk.size):
            row.chunks.append(chunk)
        else:
            rows.append(Row([chunk]))
    for row in rows:
        row.chunks.sort(key=lambda one: one.left)
    return [Row(_with_markers(row.chunks)) for row in rows]


def lines_of(rows: Sequence[Row], drawn: Drawn) -> list[Line]:
    """Return the lines of a page, or of a column, in the order in which they are read."""
    reader = _Reader(drawn)
    reader.read(list(rows), 0)
    return reader.lines


class _Region:
    """Rows that keep to the same columns; `columns` are their edges, sorted."""

    def __init__(self, row: Row, drawn: Drawn) -> None:
        self.rows = [row]
        self._drawn = drawn
        self.columns = self._joined([(one.left, one.right) for one in row.chunks], row)

    def takes(self, row: Row) -> bool:
        """Add a row unless it does not keep to the columns."""
        spans = [(one.left, one.right) for one in row.chunks]
        columns = self._joined([*self.columns, *spans], row)
        homes = [_home(columns, span) for span in spans]
        bridges = len({_home(columns, one) for one in self.columns}) < len(self.columns)
        falls_apart = len(set(homes)) < len(homes)
        alone = len(self.columns) == 1
        if bridges or (falls_apart and alone and not _is_stretched(row, columns[0])):
            return False
        self.rows.append(row)
        self.columns = columns
        return True

    def _joined(self, spans: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
        """Join spans that overlap, or that stand too close together for two columns."""
        joined: list[tuple[float, float]] = []
        for left, right in sorted(spans):
            last = joined[-1][1] if joined else 0.0
            near = bool(joined) and left < last + _GUTTER * row.size
            if near and not (left > last and self._drawn.parts(last, left, row.y)):
                joined[-1] = (joined[-1][0], max(last, right))
            else:
                joined.append((left, right))
        return joined

    @property
    def gutters(self) -> list[Span]:
        """The ranges between its columns."""
        return [(left[1], right[0]) for left, right in pairwise(self.columns)]

    def text_columns(self) -> list[bool]:
        """Say of each column whether it holds running text, by the length of its lines."""
        letters: list[list[int]] = [[] for _ in self.columns]
        for row in self.rows:
            for chunk in row.chunks:
                home = _home(self.columns, (chunk.left, chunk.right))
                letters[home].append(len(chunk.glyphs))
        return [bool(one) and median(one) >= _TEXT_LETTERS for one in letters]

    def give_back(self) -> list[Row]:
        """Take off the last rows that look like the heading of what follows."""
        if len(self.columns) < 2:
            return []
        body = median(row.size for row in self.rows)
        kept = len(self.rows)
        while kept > 1 and len(self.rows[kept - 1].chunks) == 1:
            chunk = self.rows[kept - 1].chunks[0]
            if not (chunk.size > 1.08 * body or chunk.bold):
                break
            kept -= 1
        given = self.rows[kept:]
        if given:
            del self.rows[kept:]
            again = _Region(self.rows[0], self._drawn)
            for row in self.rows[1:]:
                again.takes(row)
            self.columns = again.columns
        return given


def _groups(regions: list[_Region]) -> Iterator[tuple[list[_Region], list[Span]]]:
    """Join regions of running text that have a gutter in common: columns go on through them."""
    group: list[_Region] = []
    gutters: list[Span] = []
    for region in regions:
        own = region.gutters if any(region.text_columns()) else []
        common = _common(gutters, own, region.rows[0].size) if group else []
        if common:
            group.append(region)
            gutters = common
            continue
        if group:
            yield group, gutters
        group, gutters = [region], own
    if group:
        yield group, gutters


def _common(first: list[Span], second: list[Span], size: float) -> list[Span]:
    """What two lists of gutters share, where it is wide enough for one."""
    shared = []
    for left, right in first:
        for other_left, other_right in second:
            start, end = max(left, other_left), min(right, other_right)
            if end - start >= _GUTTER * size:
                shared.append((start, end))
    return shared


class _Reader:
    def __init__(self, drawn: Drawn) -> None:
        self.lines: list[Line] = []
        self._drawn = drawn
        self._column = 0

    def read(self, rows: list[Row], depth: int) -> None:
        """Read rows region by region."""
        regions: list[_Region] = []
        for row in rows:
            if regions and regions[-1].takes(row):
                continue
            given = regions[-1].give_back() if regions else []
            regions.append(_Region(given[0] if given else row, self._drawn))
            for one in [*given[1:], row] if given else []:
                if not regions[-1].takes(one):
                    regions.append(_Region(one, self._drawn))
        for group, gutters in _groups(regions):
            if len(group) == 1:
                self._region(group[0], depth)
            else:
                rows_of_group = [row for region in group for row in region.rows]
                self._strips(rows_of_group, gutters, depth)

    def _region(self, region: _Region, depth: int) -> None:
        parts = region.columns
        if len(parts) == 1 or (len(region.rows) == 1 and not self._ruled(region)):
            self._column += 1
            left = min(one[0] for one in parts)
            right = max(one[1] for one in parts)
            for row in region.rows:
                self.lines.append(Line(_one_chunk(row), left, right, self._column))
        elif self._is_table(region):
            self._table(region)
        else:
            gutters = region.gutters
            texts = region.text_columns()
            if any(texts):  # short columns side by side may be a table beside the text
                gutters = [
                    gutter
                    for gutter, before, after in zip(gutters, texts, texts[1:], strict=False)
                    if before or after
                ]
            self._strips(region.rows, gutters, depth)

    def _strips(self, rows: list[Row], gutters: list[Span], depth: int) -> None:
        """Read what stands between the gutters, one strip after the other."""
        edges = [(left + right) / 2 for left, right in gutters]
        strips: list[list[Row]] = [[] for _ in range(len(edges) + 1)]
        for row in rows:
            own: dict[int, list[Chunk]] = {}
            for chunk in row.chunks:
                middle = (chunk.left + chunk.right) / 2
                own.setdefault(sum(edge < middle for edge in edges), []).append(chunk)
            for number, chunks in own.items():
                strips[number].append(Row(chunks))
        for strip in filter(None, strips):
            if depth < _DEEPEST:
                self.read(strip, depth + 1)
            else:
                self._column += 1
                left = min(row.chunks[0].left for row in strip)
                right = max(row.chunks[-1].right for row in strip)
                self.lines += [Line(_one_chunk(row), left, right, self._column) for row in strip]

    def _ruled(self, region: _Region) -> list[float]:
        """The heights of the horizontal lines that cross the region."""
        left, right = region.columns[0][0], region.columns[-1][1]
        top = region.rows[0].y + 2 * region.rows[0].size
        bottom = region.rows[-1].y - 2 * region.rows[-1].size
        return self._drawn.crossing(left, right, bottom, top)

    def _is_table(self, region: _Region) -> bool:
        heights = self._ruled(region)
        if len(heights) >= 3:
            inside = sum(heights[-1] < row.y < heights[0] for row in region.rows)
            if inside >= 0.8 * len(region.rows):
                return True
        shared = sum(len(row.chunks) > 1 for row in region.rows)
        letters = median(len(one.glyphs) for row in region.rows for one in row.chunks)
        return shared > 1 and shared * 2 >= len(region.rows) and letters < _CELL_LETTERS

    def _table(self, region: _Region) -> None:
        heights = self._ruled(region)
        ruled = len(heights) >= 3
        number = -1
        cells: dict[tuple[int, int], list[Chunk]] = {}
        for row in region.rows:
            homes = [_home(region.columns, (one.left, one.right)) for one in row.chunks]
            if ruled:
                number = sum(height > row.y for height in heights)
            elif 0 in homes or number < 0:  # what stands in the first column begins a row
                number += 1
            for chunk, home in zip(row.chunks, homes, strict=True):
                cells.setdefault((number, home), []).append(chunk)
        numbers = {old: new for new, old in enumerate(sorted({row for row, _ in cells}))}
        for (row_number, column), chunks in sorted(cells.items()):
            self._column += 1
            left, right = region.columns[column]
            for chunk in chunks:
                self.lines.append(
                    Line(chunk, left, right, self._column, numbers[row_number], column)
                )


def _with_markers(chunks: list[Chunk]) -> list[Chunk]:
    """Join the sign of a list item with the item."""
    joined: list[Chunk] = []
    for chunk in chunks:
        last = joined[-1] if joined else None
        if (
            last is not None
            and chunk.left - last.right < _MARKER_REACH * last.size
            and list_marker(f"{last.text.strip()} x")
            and len(last.glyphs) <= 5
        ):
            last.join(chunk)
        else:
            joined.append(chunk)
    return joined


def _is_stretched(row: Row, column: Span) -> bool:
    """Whether a row is one line with wide spaces, and not a row of cells.

    A line that is stretched to fill a column has equal spaces and reaches both edges.
    """
    gaps = [right.left - left.right for left, right in pairwise(row.chunks)]
    drawn = sum(one.right - one.left for one in row.chunks)
    if max(gaps) < _STRETCHED * row.size and drawn > 0.75 * (column[1] - column[0]):
        return True
    equal = max(gaps) - min(gaps) < _EQUAL * row.size
    from_edge = row.chunks[0].left - column[0] < row.size
    to_edge = abs(column[1] - row.chunks[-1].right) < row.size
    return len(gaps) > 1 and equal and from_edge and to_edge


def _home(columns: Sequence[Span], span: Span) -> int:
    """The column that a span stands in, or else the nearest one; columns are sorted."""
    middle = (span[0] + span[1]) / 2
    index = max(bisect_right(columns, (middle, float("inf"))) - 1, 0)
    following = index + 1
    if following < len(columns) and columns[following][0] - middle < middle - columns[index][1]:
        return following
    return index


def _one_chunk(row: Row) -> Chunk:
    first = row.chunks[0]
    for other in row.chunks[1:]:
        first.join(other)
    return first
