"""The cells of the tables of a document, and the figures that stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import exactly
from factcheck.arithmetic.precision import last_digit_step, printed
from factcheck.extracting.frames.cue_labels import words_of
from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.document import Document, SegmentKind
from factcheck.model.interval import Interval

_ABOVE = frozenset({SegmentKind.HEADING, SegmentKind.CAPTION, SegmentKind.PARAGRAPH})
_MONEY = frozenset({"$", "€", "£", "¥", "m", "k", "000", "'000"})


class Cells(dict[tuple[int, int], int]):
    """(row, column) -> the segment of a cell, for the cells of one table.

    `rounded` says that its figures are rounded to the last digit that is printed, as those in
    millions are; others count things exactly.
    """

    def __init__(self) -> None:
        self.rounded = False
        self.steps: dict[int, Decimal] = {}
        self.numbers: dict[tuple[int, int], Spot | None] = {}


def sentences_by_segment(sentences: Sequence[Sentence]) -> dict[int, list[Sentence]]:
    """Return segment -> its sentences."""
    by_segment: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_segment.setdefault(sentence.segment, []).append(sentence)
    return by_segment


def has_tables(document: Document) -> bool:
    """Whether a document has any table."""
    return any(one.kind is SegmentKind.TABLE_CELL for one in document.segments)


def tables_of(document: Document) -> Iterator[Cells]:
    """Yield the tables of a document in order; rows begin anew where a table does."""
    cells = Cells()
    last = -1
    for index, segment in enumerate(document.segments):
        if segment.kind is not SegmentKind.TABLE_CELL or segment.row < last:
            if cells:
                yield _with_precision(document, cells)
            cells, last = Cells(), -1
        if segment.kind is SegmentKind.TABLE_CELL:
            cells[segment.row, segment.column] = index
            last = segment.row
    if cells:
        yield _with_precision(document, cells)


def _with_precision(document: Document, cells: Cells) -> Cells:
    """The cells with what their headers and the line above them say of how they are printed."""
    top = min(cells.values())
    above = top - 1 if top and document.segments[top - 1].kind in _ABOVE else top
    heads = [index for (row, column), index in cells.items() if row == 0 or column == 0]
    scaling = words_of("magnitudes") | _MONEY
    for index in (above, *heads):
        span = document.segments[index].span
        if not scaling.isdisjoint(tokenize(document.text, span.start, span.end).lower):
            cells.rounded = True
    return cells


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
    # Several families ask for the same cells.
    if (row, column) not in cells.numbers:
        cells.numbers[row, column] = _number_in(cells, by_segment, row, column)
    return cells.numbers[row, column]


def _number_in(
    cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], row: int, column: int
) -> Spot | None:
    spot = _spot_in(cells, by_segment, row, column)
    if spot is None:
        return None
    step = _step_of(cells, by_segment, column)
    if step == 0 or spot.quantity.hedge is not None or _step(spot) < step:
        return spot
    whole = _as_printed(spot.quantity.number, step, rounded=cells.rounded)
    return replace(spot, interval=whole, quantity=replace(spot.quantity, interval=whole))


def _as_printed(number: Decimal, step: Decimal, *, rounded: bool) -> Interval:
    """A figure in a column that is printed to a step: "1,240" beside "372" is no round number."""
    return printed(number, step) if rounded or step != 1 else exactly(number)


def _step_of(cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], column: int) -> Decimal:
    """What the last digit of the figures of a column is worth, 0 where they are in words."""
    if column not in cells.steps:
        rows = sorted(row for row, at in cells if at == column and row)
        spots = (_spot_in(cells, by_segment, row, column) for row in rows)
        steps = [_step(spot) for spot in spots if spot is not None]
        least = min(steps, default=Decimal(0))
        # Accounts are printed to one digit; of other figures some may be rounded for themselves.
        alike = cells.rounded or 2 * steps.count(least) >= len(steps)
        cells.steps[column] = least if alike else Decimal(0)
    return cells.steps[column]


def _step(spot: Spot) -> Decimal:
    """What the last digit of a printed figure is worth; 0 for one in words or with a magnitude."""
    digits = "".join(char for char in spot.quantity.text if char.isdigit() or char == ".")
    try:
        if abs(spot.quantity.number) != Decimal(digits):
            return Decimal(0)
    except ArithmeticError:
        return Decimal(0)
    return last_digit_step(digits)


def _spot_in(
    cells: Cells, by_segment: Mapping[int, Sequence[Sentence]], row: int, column: int
) -> Spot | None:
    """The only figure of a cell; None where it has none or several, or tells a change."""
    sentences = by_segment.get(cells.get((row, column), -1), ())
    spots = [spot for sentence in sentences for spot in spots_of(sentence)]
    if len(spots) != 1 or len(sentences) != 1 or sentences[0].times:
        return None
    quantity = spots[0].quantity
    plain = quantity.change is None and not quantity.is_range and quantity.per is None
    return spots[0] if plain else None
