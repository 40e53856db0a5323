"""Columns of tables that follow from others: a share of a total, a product, a quotient, a sum.

No heading says so: the rows do. Where an equation holds in nearly all rows, the row in which it
does not is told; the figures of one table can be in different units, so that a product may be off
by a power of ten in all rows alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from math import log10

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import (
    divide,
    intersects,
    is_bounded,
    multiply,
    scale,
    subtract,
    total,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.frames.table_grid import Cells, number_in, words_in
from factcheck.extracting.frames.telling import in_cell
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation

_WIDEST, _LONGEST = 10, 60  # columns and rows of a table that is looked through
_FEWEST = 3  # rows that must bear out an equation
_WRONG_IN = 4  # one row in so many may then be wrong
_TELLING = Decimal("0.1")  # widest result that bears anything out, as a share of itself
_RIGHT = Decimal("0.01")
_OFF = Decimal("0.03")  # by which share of itself a wrong figure must be off at least
_MOST_ZEROS = 12

Column = dict[int, Spot]  # row -> its figure


class _Row(Struct, frozen=True):
    """One row of an equation: the operands as told, what the others make of the result."""

    row: int
    operands: tuple[tuple[str, Spot], ...]
    result: Spot
    implied: Interval
    printed: Decimal

    def holds(self) -> bool:
        return intersects(self.implied, self.result.interval)

    def tells(self) -> bool:
        """Whether the result is so narrow that it hardly fits by chance, or right as printed."""
        low, high = self.implied.low, self.implied.high
        if not is_bounded(self.implied):
            return False
        return high - low <= _TELLING * max(abs(low), abs(high)) or self._miss() <= _RIGHT

    def is_far_off(self) -> bool:
        return self._miss() > _OFF

    def _miss(self) -> Decimal:
        """By which share of itself the result is off, as the figures are printed."""
        stated = self.result.quantity.number
        larger = max(abs(stated), abs(self.printed))
        return abs(self.printed - stated) / larger if larger else Decimal(0)


class _Reading(Struct, frozen=True):
    """How columns hang together: the kind of the relation, and its rows."""

    kind: str
    columns: frozenset[int]
    rows: tuple[_Row, ...]

    def ends_with_result(self) -> bool:
        """Whether what is reckoned stands last, as it mostly does."""
        return all(
            spot.span.start <= row.result.span.start
            for row in self.rows[:1]
            for _, spot in row.operands
        )

    def held(self) -> int:
        return sum(row.holds() and row.tells() for row in self.rows)


def table_column_relations(
    document: Document, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> Iterator[Relation]:
    """Yield a relation for every row of columns that nearly all rows show to hang together."""
    last = max(row for row, _ in cells)
    width = max(column for _, column in cells)
    if not _FEWEST < last + 1 <= _LONGEST or not 2 <= width < _WIDEST:
        return
    columns: dict[int, Column] = {}
    for column in range(1, width + 1):
        found = (number_in(cells, by_segment, row, column) for row in range(1, last + 1))
        spots = {row: one for row, one in enumerate(found, start=1) if one is not None}
        if len(spots) >= _FEWEST:
            columns[column] = spots
    totals = relation_words("table_sums")["totals"]
    is_total = bool(totals.intersection(words_in(document, cells, last, 0)[:1]))
    changing = relation_words("table_changes")["headings"] - {"%"}
    told = {
        column
        for column in columns
        if not changing.isdisjoint(words_in(document, cells, 0, column))
    }
    taken: set[frozenset[int]] = set()
    readings = _readings(columns, told, last, is_total=is_total)
    for reading in sorted(readings, key=lambda one: (-one.held(), not one.ends_with_result())):
        if _is_borne_out(reading) and reading.columns not in taken:
            taken.add(reading.columns)
            yield from _relations(reading, cells, by_segment)


def _is_borne_out(reading: _Reading) -> bool:
    wrong = sum(not row.holds() for row in reading.rows)
    different = {row.result.quantity.number for row in reading.rows if row.holds() and row.tells()}
    return (
        reading.held() >= _FEWEST
        and wrong <= max(1, len(reading.rows) // _WRONG_IN)
        and len(different) >= _FEWEST
    )


def _readings(
    columns: Mapping[int, Column], told: set[int], last: int, *, is_total: bool
) -> Iterator[_Reading]:
    inner = {at: {r: s for r, s in one.items() if r < last} for at, one in columns.items()}
    for at in columns:
        if at in told:
            continue
        yield from _sums(columns, at)
        if at - 1 in columns and at - 2 in columns:
            yield _difference(columns, at)
        for other in columns:
            if other != at:
                yield from _shares(columns, other, at, last, is_total=is_total)
                yield from _parts_of_whole(columns, at, other)
    for three in combinations([at for at in columns if at not in told], 3):
        for product in three:
            one, other = (at for at in three if at != product)
            yield from _products(inner if is_total else columns, product, one, other)


def _sums(columns: Mapping[int, Column], at: int) -> Iterator[_Reading]:
    """The columns right before or after one, if it may add them up."""
    for step in (-1, 1):
        run: list[int] = []
        column = at + step
        while column in columns:
            run.append(column)
            column += step
            if len(run) < 2:
                continue
            rows = []
            for row, result in columns[at].items():
                spots = [columns[one][row] for one in run if row in columns[one]]
                if len(spots) == len(run) and _are_alike([*spots, result]):
                    operands = (*(("part", spot) for spot in spots), ("whole", result))
                    implied = total(spot.interval for spot in spots)
                    summed = sum((spot.quantity.number for spot in spots), Decimal(0))
                    rows.append(_Row(row, operands, result, implied, summed))
            yield _Reading("parts", frozenset((at, *run)), tuple(rows))


def _difference(columns: Mapping[int, Column], at: int) -> _Reading:
    """ "Births | Deaths | Balance"."""
    rows = []
    for row, result in columns[at].items():
        first, second = columns[at - 2].get(row), columns[at - 1].get(row)
        if first is None or second is None or not _are_alike([first, second, result]):
            continue
        operands = (("first", first), ("second", second), ("difference", result))
        implied = subtract(first.interval, second.interval)
        gap = first.quantity.number - second.quantity.number
        rows.append(_Row(row, operands, result, implied, gap))
    return _Reading("difference", frozenset((at, at - 1, at - 2)), tuple(rows))


def _shares(
    columns: Mapping[int, Column], of: int, at: int, last: int, *, is_total: bool
) -> Iterator[_Reading]:
    """ "Bags | Share, %": what a row is of the figure in the last row."""
    whole, hundred = columns[of].get(last), columns[at].get(last)
    if whole is None or whole.quantity.number <= 0:
        return
    if not (hundred.quantity.number == 100 if hundred is not None else is_total):
        return
    rows: list[_Row] = []
    for row, share in columns[at].items():
        part = columns[of].get(row)
        if row != last and part is not None and _are_alike([part, whole]):
            rows.extend(_share_row(row, part, whole, share))
    yield _Reading("fraction", frozenset((of, at)), tuple(rows))


def _parts_of_whole(columns: Mapping[int, Column], at: int, of: int) -> Iterator[_Reading]:
    """ "Population | of which urban | %": what one column is of another, in the column after."""
    shares = max(at, of) + 1
    if shares not in columns or abs(at - of) != 1:
        return
    rows: list[_Row] = []
    for row, share in columns[shares].items():
        part, whole = columns[at].get(row), columns[of].get(row)
        if part is not None and whole is not None and _are_alike([part, whole]):
            rows.extend(_share_row(row, part, whole, share))
    yield _Reading("fraction", frozenset((at, of, shares)), tuple(rows))


def _share_row(row: int, part: Spot, whole: Spot, share: Spot) -> Iterator[_Row]:
    quotient = divide(part.interval, whole.interval)
    if quotient is None or part.quantity.unit == "percent" or not whole.quantity.number:
        return
    printed = replace(share, quantity=replace(share.quantity, unit="percent"))
    operands = (("part", part), ("whole", whole), ("share", printed))
    shown = 100 * part.quantity.number / whole.quantity.number
    yield _Row(row, operands, share, scale(quotient, 100), shown)


def _products(columns: Mapping[int, Column], at: int, one: int, other: int) -> Iterator[_Reading]:
    """ "Tonnes | Price | Value", whatever their units: a power of ten may lie between them."""
    rows = [row for row in columns[at] if row in columns[one] and row in columns[other]]
    zeros = [_zeros(columns[at][row], columns[one][row], columns[other][row]) for row in rows]
    known = [n for n in zeros if n is not None]
    if len(known) < _FEWEST:
        return
    most = max(sorted(set(known)), key=known.count)
    if abs(most) > _MOST_ZEROS:
        return
    made = []
    for row in rows:
        result, number, rate = columns[at][row], columns[one][row], columns[other][row]
        if at > other:  # what stands last is what is reckoned, in its own unit
            rate = _scaled(rate, Decimal(10) ** most)
        else:
            result = _scaled(result, Decimal(10) ** -most)
        operands = (("total", result), ("number", number), ("rate", rate))
        implied = multiply(number.interval, rate.interval)
        shown = number.quantity.number * rate.quantity.number
        made.append(_Row(row, operands, result, implied, shown))
    yield _Reading("product", frozenset((at, one, other)), tuple(made))


def _scaled(spot: Spot, factor: Decimal) -> Spot:
    quantity = replace(spot.quantity, number=spot.quantity.number * factor)
    return replace(spot, quantity=quantity, interval=scale(spot.interval, factor))


def _zeros(result: Spot, one: Spot, other: Spot) -> int | None:
    """By which power of ten a product is off, None where it is not one."""
    product = one.quantity.number * other.quantity.number
    stated = result.quantity.number
    if product <= 0 or stated <= 0:
        return None
    power = log10(float(stated / product))
    nearest = round(power)
    return nearest if abs(power - nearest) < 0.02 else None


def _are_alike(spots: Sequence[Spot]) -> bool:
    return len({spot.quantity.unit for spot in spots}) == 1


def _relations(
    reading: _Reading, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> Iterator[Relation]:
    for row in reading.rows:
        if row.holds() or row.is_far_off():
            operands = tuple(_in_order(row))
            cell = by_segment[cells[row.row, max(reading.columns)]][0]
            traits = {"columns": "yes"} | ({"closed": "equal"} if reading.kind == "parts" else {})
            yield in_cell(cell, reading.kind, operands, None, **traits)


def _in_order(row: _Row) -> list[Operand]:
    operands = [spot.operand(role) for role, spot in row.operands]
    return sorted(operands, key=lambda one: one.span.start)
