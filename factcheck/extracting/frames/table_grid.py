"""The cells of the tables of a document, and the figures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.document import Document, SegmentKind

# (row, column) -> the segment of a cell.
Cells = dict[tuple[int, int], int]


def sentences_by_segment(sentences: Sequence[Sentence]) -> dict[int, list[Sentence]]:
    """Return segment -> its sentences."""
    by_segment: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_segment.setdefault(sentence.segment, []).append(sentence)
    return by_segment


def tables_of(document: Document) -> Iterator[Cells]:
    """Yield the tables of a document in order; rows begin anew where a table does."""
    cells: Cells = {}
    last = -1
    for index, segment in enumerate(document.segments):
        if segment.kind is not SegmentKind.TABLE_CELL or segment.row < last:
            if cells:
                yield cells
            cells, last = {}, -1
        if segment.kind is SegmentKind.TABLE_CELL:
            cells[segment.row, segment.column] = index
            last = segment.row
    if cells:
        yield cells


def words_in(document: Document, cells: Cells, row: int, column: int) -> list[str]:
    """Return the lower-case words of a cell; none where there is no such cell."""
    index = cells.get((row, column))
    if index is None:
        return []
    span = document.segments[index].span
    return tokenize(document.text, span.start, span.end).lower


def number_in(
    cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], row: int, column: int
) -> Spot | None:
    """Return the only figure of a cell; None where it has none or several, or tells a change."""
    sentences = by_segment.get(cells.get((row, column), -1), ())
    spots = [spot for sentence in sentences for spot in spots_of(sentence)]
    if len(spots) != 1 or len(sentences) != 1 or sentences[0].times:
        return None
    quantity = spots[0].quantity
    plain = quantity.change is None and not quantity.is_range and quantity.per is None
    return spots[0] if plain else None
