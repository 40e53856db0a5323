"""Shares and changes of prose that a table of the text bears out.

What the sentences nearby seem to say of a share may be of another whole: "18.2 million, or 35
percent of the total" after 20.8 million of something else. Where a table has the part and a whole
that make the share, the sentence is right whatever stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.arithmetic.intervals import divide, exactly, intersects, negate, scale, subtract
from factcheck.extracting.frames.quoted_rows import QuotedTables
from factcheck.extracting.frames.spots import Spot
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation

_HUNDRED = Decimal(100)


def is_borne_out(relation: Relation, quoted: QuotedTables) -> bool:
    """Whether a table has figures that make a share or a change right, with one of the prose."""
    if relation.kind == "fraction":
        part, share = relation.one("part"), relation.one("share")
        return part is not None and share is not None and _is_share(part, share, quoted)
    if relation.kind == "change":
        after, delta = relation.one("after"), relation.one("delta")
        return after is not None and delta is not None and _is_change(after, delta, quoted)
    return False


def _is_share(part: Operand, share: Operand, quoted: QuotedTables) -> bool:
    told = share.interval if share.quantity.unit == "percent" else scale(share.interval, _HUNDRED)
    for cell, column in _cells_of(part, quoted):
        for whole in column:
            quotient = divide(cell, whole)
            if quotient is not None and intersects(scale(quotient, _HUNDRED), told):
                return True
    return False


def _is_change(after: Operand, delta: Operand, quoted: QuotedTables) -> bool:
    """Whether the row of the later figure has an earlier one that makes the change."""
    if delta.quantity.unit != "percent":
        return False
    for table in quoted.tables:
        for row in table.rows:
            values = [_positive(spot) for spot in row.figures.values()]
            if not any(intersects(after.interval, one) for one in values):
                continue
            for before in values:
                if before.low <= 0:
                    continue
                quotient = divide(after.interval, before)
                if quotient is None:
                    continue
                change = scale(subtract(quotient, exactly(1)), _HUNDRED)
                if intersects(change, delta.interval) or intersects(negate(change), delta.interval):
                    return True
    return False


def _cells_of(part: Operand, quoted: QuotedTables) -> Iterator[tuple[Interval, list[Interval]]]:
    """Each cell that a figure is, with the larger cells of its column."""
    for table in quoted.tables:
        for row in table.rows:
            for column, spot in row.figures.items():
                cell = _positive(spot)
                if spot.quantity.unit == "percent" or not intersects(part.interval, cell):
                    continue
                others = (other.figures.get(column) for other in table.rows if other is not row)
                wholes = [_positive(one) for one in others if one is not None]
                yield cell, [one for one in wholes if one.low > cell.high > 0]


def _positive(spot: Spot) -> Interval:
    return negate(spot.interval) if spot.quantity.number < 0 else spot.interval
