"""Columns of tables with a row that adds them up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.claims import Modality
from factcheck.model.document import Document, SegmentKind
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_FEWEST = 2  # rows that a total adds up
# Rows that fall short of their total by more are a choice of them, without a row for the others.
_MISSING = Decimal("1.1")
_FAR = 2  # a "total" that is off by this factor is another thing

# (row, column) -> the segment of a cell.
_Cells = dict[tuple[int, int], int]


def table_sum_relations(document: Document, sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Yield a relation for every column of numbers whose last row is named a total."""
    if not any(one.kind is SegmentKind.TABLE_CELL for one in document.segments):
        return
    by_segment: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_segment.setdefault(sentence.segment, []).append(sentence)
    for cells in _tables(document):
        yield from _columns(document, cells, by_segment)


def _tables(document: Document) -> Iterator[_Cells]:
    cells: _Cells = {}
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


def _columns(
    document: Document, cells: _Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> Iterator[Relation]:
    last = max(row for row, _ in cells)
    words = relation_words("table_sums")
    labels = {row: _words(document, cells, row, 0) for row in range(last + 1)}
    if not _is_total(labels[last]) or any(words["inner"] & set(one) for one in labels.values()):
        return
    if any(_is_total(labels[row]) for row in range(1, last)):
        return
    label = document.segments[cells[last, 0]].span
    closed = any(words["others"] & set(one) for one in labels.values())
    for column in sorted({column for _, column in cells if column}):
        if words["not_added"] & set(_words(document, cells, 0, column)):
            continue
        rows = [_number(cells, by_segment, row, column) for row in range(1, last + 1)]
        spots = [spot for spot in rows if spot is not None]
        if len(spots) == len(rows) > _FEWEST:
            relation = _relation(spots, by_segment[cells[last, column]][0], label, closed=closed)
            if relation is not None:
                yield relation


def _words(document: Document, cells: _Cells, row: int, column: int) -> list[str]:
    index = cells.get((row, column))
    if index is None:
        return []
    span = document.segments[index].span
    return tokenize(document.text, span.start, span.end).lower


def _is_total(label: Sequence[str]) -> bool:
    words = relation_words("table_sums")["totals"]
    return bool(label) and (label[0] in words or " ".join(label) in words)


def _number(
    cells: _Cells, by_segment: Mapping[int, Sequence[Sentence]], row: int, column: int
) -> Spot | None:
    """The only figure of a cell; None where it has none or several, or tells a change."""
    sentences = by_segment.get(cells.get((row, column), -1), ())
    spots = [spot for sentence in sentences for spot in spots_of(sentence)]
    if len(spots) != 1 or len(sentences) != 1 or sentences[0].times:
        return None
    quantity = spots[0].quantity
    plain = quantity.change is None and not quantity.is_range and quantity.per is None
    return spots[0] if plain and quantity.number >= 0 else None


def _relation(
    spots: Sequence[Spot], cell: Sentence, label: Span, *, closed: bool
) -> Relation | None:
    """The rows with their total; none where the rows may be the largest only.

    The span of the relation is the label of the total's row.
    """
    *parts, whole = spots
    if len({spot.quantity.unit for spot in spots}) > 1:
        return None
    summed = sum(spot.quantity.number for spot in parts)
    total = whole.quantity.number
    if total < max(spot.quantity.number for spot in parts) or summed <= 0:
        return None
    if not summed / _FAR < total < summed * _FAR:
        return None
    if not closed and total > summed * _MISSING:
        return None
    if whole.quantity.unit == "percent" and total != 100:
        return None
    return Relation(
        kind="parts",
        operands=(
            *(spot.operand("part") for spot in parts),
            whole.operand("whole"),
        ),
        span=label,
        sentence=cell.span,
        segment=cell.segment,
        modality=Modality.ASSERTED,
        traits={"closed": "equal", "in": "table"},
    )
