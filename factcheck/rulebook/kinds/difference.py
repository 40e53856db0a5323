"""Two figures and the difference that a text tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval, is_exact, subtract
from factcheck.arithmetic.misprints import is_slip
from factcheck.arithmetic.precision import is_whole
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.beside import figures_beside
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit, fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, computed, figure, negative, refutations
from factcheck.rulebook.rule import Rule

_HALF = Decimal("0.5")
_NOTES = {"first": "the one figure", "second": "the other figure", "difference": "the difference"}


class Params(KindParams, frozen=True):
    """`strain`: the share of what rounding allows that all figures may use up undoubted."""

    strain: Decimal = Decimal("0.6")


def _gap(figures: Figures) -> Interval | None:
    return subtract(figures["first"], figures["second"])


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every difference that its two figures do not have."""
    relations = context.relations_of("difference")
    yield from refutations(relations, lambda one: _judge(rule, params, one, context))


def _judge(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    first, second, gap = (relation.one(role) for role in ("first", "second", "difference"))
    if first is None or second is None or gap is None:
        return None
    if _exceeds_both(first, second, gap):
        return None
    unit = first.quantity.unit or second.quantity.unit
    equation = Equation("difference", "difference", _unit_of_gap(unit), _gap)
    operands = {"first": first, "second": second}
    gap = _in_round_numbers(gap, first, second)
    found = [
        fit(
            equation,
            {**operands, "difference": one},
            params.strain,
            figures_beside(context, relation),
        )
        for one in (gap, negative(gap))
    ]
    if Fit.FITS in found:
        return None
    larger = first.quantity.number >= second.quantity.number
    ordered = operands if larger else {"first": second, "second": first}
    short, reach = computed(equation, ordered)
    line = f"{figure(ordered['first'])} - {figure(ordered['second'])} = {short}"
    return clash(
        rule,
        relation,
        gap,
        Fit.STRAINED if Fit.STRAINED in found else Fit.FAILS,
        context,
        message=rule.message(
            "inconsistent", first=first.text, second=second.text, computed=short, stated=gap.text
        ),
        notes=_NOTES,
        steps=(Step("difference", f"{line} ({reach})" if reach else line),),
    )


def _exceeds_both(first: Operand, second: Operand, gap: Operand) -> bool:
    """Whether a difference is more than either figure, and so one of others, where no scale was
    mistaken."""
    larger = max(first.quantity.number, second.quantity.number)
    off = abs(first.quantity.number - second.quantity.number)
    return abs(gap.quantity.number) > larger and not is_slip(gap.quantity.number, off)


def _in_round_numbers(gap: Operand, *figures: Operand) -> Operand:
    """A whole number of what is told in decimals: "2.25 children, one fewer than the 3.31"."""
    told_in_decimals = any(not is_whole(one.quantity.number) for one in figures)
    if not told_in_decimals or not is_whole(gap.quantity.number) or not is_exact(gap.interval):
        return gap
    number = gap.quantity.number
    return replace(gap, interval=interval(number - _HALF, number + _HALF))


def _unit_of_gap(unit: str | None) -> str | None:
    return "percentage_point" if unit == "percent" else unit
