"""A figure of prose that is that of a table's row, but for a slip of the keyboard or the unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects, negate, scale
from factcheck.arithmetic.misprints import is_misprint
from factcheck.extracting.frames.quoted_rows import QuotedTables, Row
from factcheck.extracting.frames.spots import Spot
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation

_UNITS = (Decimal("1e3"), Decimal("1e6"), Decimal("1e-3"), Decimal("1e-6"))
_FEWEST = 3  # digits: of fewer, too many figures are one digit away
_PERCENT = "percent"


def figure_relation(
    sentence: Sentence,
    spot: Spot,
    between: Sequence[str],
    rows: Sequence[Row],
    quoted: QuotedTables,
) -> Relation | None:
    """Return a figure with the cells that it may quote, where it is none of the text's figures.

    One that stands in any cell is quoted from there. It must be a cell of its row but for a digit
    or a thousand; what is otherwise off may be of another thing.
    """
    told = spot.operand("told")
    cells = [one for row in rows for one in row.figures.values() if is_alike(spot, one)]
    if not cells or any(_is_same(spot, one) for one in _every(quoted) if is_alike(spot, one)):
        return None
    meant = [one for one in cells if _is_slip(spot, one)]
    if not meant:
        return None
    first = meant[0]
    others = [one for one in cells if one is not first]
    return Relation(
        kind="quoted",
        operands=(told, unsigned(first.operand("cell"))),
        span=spot.span,
        sentence=sentence.span,
        segment=sentence.segment,
        modality=Modality.ASSERTED,
        choices=tuple((told, unsigned(one.operand("cell"))) for one in others),
    )


def unsigned(operand: Operand) -> Operand:
    """Return an operand without the bracket of what accounts take off."""
    quantity = operand.quantity
    if quantity.number >= 0:
        return operand
    quantity = replace(quantity, number=-quantity.number, interval=negate(quantity.interval))
    return replace(operand, quantity=quantity, interval=negate(operand.interval))


def _every(quoted: QuotedTables) -> list[Spot]:
    return [one for table in quoted.tables for row in table.rows for one in row.figures.values()]


def is_alike(spot: Spot, cell: Spot) -> bool:
    """Return whether two figures can be in one unit; a bare cell may be of anything but a share."""
    told, printed = spot.quantity.unit, cell.quantity.unit
    if told == printed:
        return True
    return printed is None and told != _PERCENT


def _is_same(spot: Spot, cell: Spot) -> bool:
    """Whether a figure is that of a cell, in thousands or millions where the cell does not say."""
    value = _positive(cell)
    if intersects(spot.interval, value):
        return True
    if cell.quantity.unit is not None:
        return False
    return any(intersects(spot.interval, scale(value, size)) for size in _UNITS)


def _digits(spot: Spot) -> int:
    return sum(char.isdigit() for char in spot.quantity.text)


def _positive(cell: Spot) -> Interval:
    return negate(cell.interval) if cell.quantity.number < 0 else cell.interval


def _is_slip(spot: Spot, cell: Spot) -> bool:
    """Whether a figure is a cell's with a digit wrong, or with thousand for million."""
    number, meant = spot.quantity.number, abs(cell.quantity.number)
    if not meant or not number:
        return False
    if cell.quantity.unit is not None and cell.quantity.unit != _PERCENT:
        value = _positive(cell)
        if any(intersects(spot.interval, scale(value, size)) for size in _UNITS):
            return True
    if min(map(_digits, (spot, cell))) < _FEWEST:
        return False
    step = spot.interval.high - spot.interval.low
    if not step.is_finite() or step <= 0:
        return is_misprint(number, meant)
    return is_misprint(number / step, (meant / step).quantize(Decimal(1)))
