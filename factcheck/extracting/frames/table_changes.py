"""Columns of tables that tell by how much the two columns before them differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

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

_FEWEST = 2  # rows that must bear out how the columns are read
_MOST_WRONG = Decimal("0.4")  # share of the rows that may then be wrong
# How far a row may be off and still bear it out: points of a percentage, or share of a change.
_SLACK = Decimal("1.0")
_CLOSE = Decimal("0.06")


class _Row(Struct, frozen=True):
    """One row: the earlier figure, the later one, and by how much they are told to differ.

    `segment` is that of the cell that tells it.
    """

    before: Spot
    after: Spot
    told: Spot
    segment: int

    def holds(self) -> bool:
        """Whether the figures as printed are about right."""
        return self._miss() <= _SLACK

    def fits(self) -> bool:
        """Whether they are right as far as percentages are printed to a tenth."""
        return self._miss() <= _CLOSE

    def _miss(self) -> Decimal:
        before, after = self.before.quantity.number, self.after.quantity.number
        told = abs(self.told.quantity.number)
        if self.told.quantity.unit != "percent":
            return abs(abs(after - before) - told)
        return abs(abs(after / before - 1) * 100 - told) if before > 0 else _SLACK + 1


def table_change_relations(
    document: Document, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> Iterator[Relation]:
    """Yield a relation for every row of a table with a column for the change.

    What the column tells of is known from the rows themselves: most of them must be right.
    """
    headings = relation_words("table_changes")["headings"]
    last = max(row for row, _ in cells)
    width = max(column for _, column in cells)
    for column in range(2, width + 1):
        if headings.isdisjoint(words_in(document, cells, 0, column)):
            continue
        rows = _rows(cells, by_segment, column, last) if column > 2 else []
        turned = [_turned(row) for row in rows]
        # "2015 | 2014 | change": the way round that bears out more of the rows
        if sum(row.fits() for row in turned) > sum(row.fits() for row in rows):
            rows = turned
        if _are_borne_out(rows):
            yield from (_relation(row, by_segment) for row in rows)


def _rows(
    cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], column: int, last: int
) -> list[_Row]:
    """The rows whose three cells each hold one figure, the first two in one unit."""
    found = []
    for row in range(1, last + 1):
        before, after, told = (
            number_in(cells, by_segment, row, at) for at in (column - 2, column - 1, column)
        )
        if before is None or after is None or told is None:
            continue
        same = before.quantity.unit == after.quantity.unit != "percent"
        if same and told.quantity.unit in ("percent", before.quantity.unit):
            found.append(_Row(before, after, told, cells[row, column]))
    return found


def _turned(row: _Row) -> _Row:
    return _Row(row.after, row.before, row.told, row.segment)


def _are_borne_out(rows: Sequence[_Row]) -> bool:
    held = sum(row.holds() for row in rows)
    return held >= _FEWEST and len(rows) - held <= _MOST_WRONG * len(rows)


def _relation(row: _Row, by_segment: Mapping[int, Sequence[Sentence]]) -> Relation:
    spots = ((row.before, "before"), (row.after, "after"), (row.told, "delta"))
    operands = [spot.operand(role) for spot, role in spots]
    return in_cell(by_segment[row.segment][0], "change", operands, None, **{"in": "table"})
