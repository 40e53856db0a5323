"""Rows of tables that follow from rows above them: a gross profit, a subtotal, a balance.

No word says which rows a row is made of: the columns do. Where an equation of rows holds in one
column at least and fails in one alone, that column is told, if the row is named like a result or
the figure is one slip away from what the others make.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import intersects, negate, total
from factcheck.arithmetic.misprints import is_misprint
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.frames.table_grid import Cells, number_in, words_in
from factcheck.extracting.frames.telling import in_cell
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document
from factcheck.model.interval import Interval
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_MOST_ROWS, _MOST_COLUMNS = 40, 12
_REACH = 12  # rows that one row may add up
_MOST_TAKEN = 3  # rows at the end of a run that are taken off, as cash is from debts
_OFF = Decimal("0.25")  # by which share a result may be off and still be meant for one
_TELLING = 10  # a figure of fewer is what others make by chance

_Row = dict[int, Spot]  # column -> its figure


class Equation(Struct, frozen=True):
    """A row that others make: `result` is the sum of some rows, less the sum of others.

    Bracketed figures are taken off, as they are printed.
    """

    result: int
    added: tuple[int, ...]
    taken: tuple[int, ...] = ()


def table_row_relations(
    document: Document, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> Iterator[Relation]:
    """Yield a relation for each column in which a row is not what the other columns show it to be
    made of."""
    rows = _rows(document, cells, by_segment)
    if len(rows) < 3:
        return
    results: list[int] = []
    for at in sorted(rows):
        named = _is_result(words_in(document, cells, at, 0))
        found = _best(rows, results, at, named=named)
        if found is None:
            continue
        equation, wrong = found
        results.append(equation.result)
        if wrong is not None:
            cell = by_segment[cells[equation.result, wrong]][0]
            label = document.segments[cells[equation.result, 0]].span
            yield _relation(rows, equation, wrong, cell, label)


def _rows(
    document: Document, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> dict[int, _Row]:
    """The rows of amounts, in the columns that add up."""
    last, width = max(row for row, _ in cells), max(column for _, column in cells)
    if last > _MOST_ROWS or not 2 <= width <= _MOST_COLUMNS:
        return {}
    words = relation_words("table_sums")
    columns = [
        column
        for column in range(1, width + 1)
        if words["not_added"].isdisjoint(words_in(document, cells, 0, column))
    ]
    rows: dict[int, _Row] = {}
    for row in range(1, last + 1):
        if (row, 0) not in cells:
            continue
        found = ((at, number_in(cells, by_segment, row, at)) for at in columns)
        spots = {at: spot for at, spot in found if spot is not None}
        if len(spots) > 1 and not any(_is_rate(spot) for spot in spots.values()):
            rows[row] = spots
    return rows


def _is_rate(spot: Spot) -> bool:
    return spot.quantity.unit == "percent"


def _is_result(label: Sequence[str]) -> bool:
    words = relation_words("table_rows")
    return not words["results"].isdisjoint(label) and words["no_results"].isdisjoint(label)


def _best(
    rows: Mapping[int, _Row], results: Sequence[int], at: int, *, named: bool
) -> tuple[Equation, int | None] | None:
    """The equation that explains a row in most columns, and the one in which it fails."""
    right: list[tuple[int, int, Equation, int | None]] = []
    for order, equation in enumerate(_equations(rows, results, at)):
        found = _held(rows, equation, named=named)
        if found is not None:
            held, wrong = found
            right.append((-held, order, equation, wrong))
    if not right:
        return None
    _, _, equation, wrong = min(right, key=lambda one: one[:2])
    return equation, wrong


def _equations(rows: Mapping[int, _Row], results: Sequence[int], at: int) -> Iterator[Equation]:
    """What a row may be made of: all rows since the last result, with that result, all rows that
    are no results, the first less the others, all less the last of them, or two results."""
    above = [row for row in sorted(rows) if row < at][-_REACH:]
    for first in range(len(above) - 2, -1, -1):
        run = tuple(above[first:])
        yield Equation(at, run)
        yield Equation(at, run[:1], run[1:])
        for last in range(1, min(_MOST_TAKEN, len(run) - 2) + 1):
            yield Equation(at, run[:-last], run[-last:])
    plain = tuple(row for row in above if row not in results)
    if len(plain) > 1 and list(plain) != above[-len(plain) :]:
        yield Equation(at, plain)
    near = [row for row in above if row in results or row == above[-1]]
    for left in near:
        for right in near:
            if left < right and (left, right) != tuple(above[-2:]):
                yield Equation(at, (left, right))
                yield Equation(at, (left,), (right,))


def _held(
    rows: Mapping[int, _Row], equation: Equation, *, named: bool
) -> tuple[int, int | None] | None:
    """In how many columns an equation holds, and the one in which it fails; None where it holds
    in none, or fails in several."""
    every = (equation.result, *equation.added, *equation.taken)
    columns = [column for column in rows[equation.result] if all(column in rows[r] for r in every)]
    wrong: list[int] = []
    for column in columns:
        if not _fits(rows, equation, column):
            wrong.append(column)
            if len(wrong) > 1:
                return None
    right = [column for column in columns if column not in wrong]
    telling = [column for column in right if _tells(rows, equation, column)]
    if not telling:
        return None
    if not wrong:
        return len(right), None
    return (len(right), wrong[0]) if _is_slip(rows, equation, wrong[0], named=named) else None


def _made(rows: Mapping[int, _Row], equation: Equation, column: int) -> Interval:
    added = (rows[row][column].interval for row in equation.added)
    return total([*added, *(negate(rows[row][column].interval) for row in equation.taken)])


def _fits(rows: Mapping[int, _Row], equation: Equation, column: int) -> bool:
    """Whether the rows make the result; a loss may be told without its sign."""
    made, result = _made(rows, equation, column), rows[equation.result][column].interval
    return intersects(made, result) or (not equation.taken and intersects(negate(made), result))


def _tells(rows: Mapping[int, _Row], equation: Equation, column: int) -> bool:
    """Whether the figures of a column are large enough not to fit by chance."""
    every = (equation.result, *equation.added, *equation.taken)
    numbers = [abs(rows[row][column].quantity.number) for row in every]
    steps = rows[equation.result][column].interval
    digits = abs(rows[equation.result][column].quantity.number) / max(
        steps.high - steps.low, Decimal("0.1")
    )
    return min(numbers) > 0 and digits >= _TELLING


def _is_slip(rows: Mapping[int, _Row], equation: Equation, column: int, *, named: bool) -> bool:
    """Whether a result that its parts do not make was meant for one."""
    added = (rows[row][column].quantity.number for row in equation.added)
    taken = (rows[row][column].quantity.number for row in equation.taken)
    result = rows[equation.result][column].quantity.number
    implied = sum(added, Decimal(0)) - sum(taken, Decimal(0))
    if is_misprint(result, implied):
        return True
    return named and abs(result - implied) <= _OFF * max(abs(result), abs(implied))


def _relation(
    rows: Mapping[int, _Row], equation: Equation, column: int, cell: Sentence, label: Span
) -> Relation:
    parts = (rows[row][column].operand("part") for row in equation.added)
    less = (rows[row][column].operand("less") for row in equation.taken)
    whole = rows[equation.result][column].operand("whole")
    traits = {"closed": "equal", "in": "table"}
    return in_cell(cell, "parts", (*parts, *less, whole), label, **traits)
