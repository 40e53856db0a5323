"""Figures told in the scale of another one: "the deficit was 4.2 billion, down from 6.3"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from msgspec.structs import replace

from factcheck.arithmetic.intervals import is_bounded, scale
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize
from factcheck.model.relations import Operand, Relation

_ALIKE = frozenset({"change", "difference", "ratio"})  # figures that are of one order
_TAKEN_APART = frozenset({"fraction", "parts"})  # a part may be far smaller than its whole
_ROLES = frozenset({"before", "after", "delta", "first", "second", "difference", "part", "whole"})
_FIGURE = re.compile(r"\d[\d.,]*")
_BARE = 1000  # below which a figure may be told in thousands, millions or more
_SCALED = 10_000


def in_one_scale(relation: Relation) -> Relation:
    """Return a relation whose bare figures have the scale of the one that is told with it; where a
    part may be that small, the scaled figures are another choice."""
    if relation.kind not in _ALIKE and relation.kind not in _TAKEN_APART:
        return relation
    operands = _scaled(relation.operands)
    if relation.kind in _TAKEN_APART:
        more = () if operands is relation.operands else (operands,)
        return replace(relation, choices=(*relation.choices, *more)) if more else relation
    choices = tuple(_scaled(one) for one in relation.choices)
    return replace(relation, operands=operands, choices=choices)


def _scaled(operands: tuple[Operand, ...]) -> tuple[Operand, ...]:
    bare = [one for one in operands if one.role in _ROLES and _is_bare(one)]
    factor = _factor(operands) if bare else None
    if factor is None:
        return operands
    times, unit = factor
    return tuple(
        _times(one, times, unit) if one in bare and one.quantity.unit in (None, unit) else one
        for one in operands
    )


def _is_bare(operand: Operand) -> bool:
    """Whether a figure is printed in digits, without a scale."""
    quantity = operand.quantity
    if not 0 < quantity.number < _BARE or quantity.ordinal or quantity.noun_end is not None:
        return False
    if not is_bounded(operand.interval):
        return False  # "people over 65"
    printed = _FIGURE.search(quantity.text)
    try:
        return printed is not None and Decimal(printed[0].rstrip(".,")) == quantity.number
    except InvalidOperation:
        return False


def _factor(operands: Sequence[Operand]) -> tuple[Decimal, str | None] | None:
    """The scale and unit of the figure that has one: a billion dollars for "$3.6 billion"."""
    for one in operands:
        quantity = one.quantity
        if one.role not in _ROLES or quantity.number < _SCALED:
            continue
        printed = quantity.text.removeprefix(quantity.hedge or "")
        read = find_quantities(tokenize(_FIGURE.sub("1", printed, count=1)))
        if len(read) == 1 and read[0].number >= _BARE:
            return read[0].number, quantity.unit
    return None


def _times(operand: Operand, factor: Decimal, unit: str | None) -> Operand:
    quantity, reach = operand.quantity, scale(operand.interval, factor)
    scaled = replace(quantity, number=quantity.number * factor, interval=reach, unit=unit)
    return replace(operand, quantity=scaled, interval=reach)
