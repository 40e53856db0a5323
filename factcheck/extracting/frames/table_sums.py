"""Columns of tables with a row that adds them up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from factcheck.arithmetic.intervals import intersects, total
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.frames.table_grid import (
    Cells,
    number_in,
    words_in,
)
from factcheck.extracting.frames.telling import in_cell
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_FEWEST = 2  # rows that a total adds up
# Rows that fall short of their total by more are a choice of them, without a row for the others.
_MISSING = Decimal("1.1")
_REACH = 12  # rows that a row in between may add up
_SHOWN = 2  # columns that show a row to be a total, whatever its name
_FAR = 2  # a "total" that is off by this factor is another thing


def table_sum_relations(
    document: Document, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> Iterator[Relation]:
    """Yield a relation for every column of a table whose last row is named a total."""
    last = max(row for row, _ in cells)
    words = relation_words("table_sums")
    labels = {row: words_in(document, cells, row, 0) for row in range(last + 1)}
    named = _is_total(labels[last]) or _counts_rows(cells, by_segment, last)
    if any(words["inner"] & set(one) for one in labels.values()):
        return
    if any(_is_total(labels[row]) for row in range(1, last)):
        return
    label = document.segments[cells[last, 0]].span
    closed = any(words["others"] & set(one) for one in labels.values())
    columns: list[tuple[int, list[Spot]]] = []
    for column in sorted({column for _, column in cells if column}):
        if words["not_added"] & set(words_in(document, cells, 0, column)):
            continue
        rows = [number_in(cells, by_segment, row, column) for row in range(1, last + 1)]
        spots = [spot for spot in rows if spot is not None and spot.quantity.number >= 0]
        if len(spots) == len(rows) > _FEWEST:
            columns.append((column, spots))
    if any(_has_inner_total([spot.quantity.number for spot in one]) for _, one in columns):
        return
    if not named and not _shows_total([spots for _, spots in columns]):
        return
    for column, spots in columns:
        if spots:
            relation = _relation(spots, by_segment[cells[last, column]][0], label, closed=closed)
            if relation is not None:
                yield relation


def _is_total(label: Sequence[str]) -> bool:
    words = relation_words("table_sums")["totals"]
    return bool(label) and (label[0] in words or " ".join(label) in words)


def _counts_rows(cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], last: int) -> bool:
    """Whether the last row is named by the number of the rows above it: "Four countries"."""
    named = number_in(cells, by_segment, last, 0)
    return named is not None and named.quantity.number == last - 1 >= _FEWEST


def _shows_total(columns: Sequence[Sequence[Spot]]) -> bool:
    """Whether a last row of any name adds up most columns, and two at least, so that it is one."""
    right = sum(
        intersects(total(spot.interval for spot in spots[:-1]), spots[-1].interval)
        for spots in columns
        if len({spot.quantity.number for spot in spots[:-1]}) > 1
    )
    return right >= _SHOWN and right * 3 >= len(columns) * 2


def _has_inner_total(numbers: Sequence[Decimal]) -> bool:
    """Whether a row adds up the two or more right before it, or most right after it, under
    whatever name ("Renewables"): then not every row is a part of the total."""
    if _is_near(sum(numbers[:-1], Decimal(0)), numbers[-1]):
        return False  # every row is needed for the total: a row like others' sum is one by chance
    for at in range(2, len(numbers) - 1):
        summed = Decimal(0)
        for before in range(at - 1, max(-1, at - _REACH), -1):
            summed += numbers[before]
            if at - before >= _FEWEST and _is_near(summed, numbers[at]):
                return True
    for at in range(len(numbers) - 3):
        summed = Decimal(0)
        for after in range(at + 1, min(at + _REACH, len(numbers) - 1)):
            summed += numbers[after]
            if after - at >= _FEWEST and _is_near(summed, numbers[at]):
                return True
    return False


def _is_near(one: Decimal, other: Decimal) -> bool:
    return other > 0 and abs(one - other) * 200 <= other


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
    told = whole.quantity.number
    if told < max(spot.quantity.number for spot in parts) or summed <= 0:
        return None
    if not summed / _FAR < told < summed * _FAR:
        return None
    if not closed and told > summed * _MISSING:
        return None
    if whole.quantity.unit == "percent" and told != 100:
        return None
    operands = [*(spot.operand("part") for spot in parts), whole.operand("whole")]
    return in_cell(cell, "parts", operands, label, **{"closed": "equal", "in": "table"})
