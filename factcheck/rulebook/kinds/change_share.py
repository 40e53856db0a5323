"""A change told by its amount, its percentage and one of its ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.arithmetic.intervals import add, divide, scale, subtract
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.beside import figures_beside
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit, fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, computed, figure, refutations
from factcheck.rulebook.rule import Rule

_NOTES = {
    "before": "the earlier figure",
    "after": "the later figure",
    "amount": "by how much",
    "percent": "by how much in per cent",
}


class Params(KindParams, frozen=True):
    """`strain`: the share of what rounding allows that all figures may use up undoubted."""

    strain: Decimal = Decimal("0.6")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every change whose percentage is not its amount's."""
    relations = context.relations_of("growth")
    yield from refutations(relations, lambda one: _judge(rule, params, one, context))


def _judge(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    operands = {one.role: one for one in relation.operands}
    equation = _equation(relation)
    found = fit(equation, operands, params.strain, figures_beside(context, relation))
    if found is Fit.FITS:
        return None
    short, reach = computed(equation, operands)
    line = f"{_base_line(relation, operands)} = {short}" + (f" ({reach})" if reach else "")
    return clash(
        rule,
        relation,
        operands["percent"],
        found,
        context,
        message=rule.message(
            "inconsistent",
            amount=operands["amount"].text,
            end=(operands.get("before") or operands["after"]).text,
            way="from" if "before" in operands else "to",
            computed=short,
            stated=operands["percent"].text,
        ),
        notes=_NOTES,
        steps=(Step("change", line),),
    )


def _equation(relation: Relation) -> Equation:
    """The change in per cent of the earlier figure, which the later one and the amount give."""
    if relation.one("before") is not None:
        return Equation("change in per cent", "percent", "percent", _of_before)
    up = relation.traits["direction"] == "up"
    return Equation("change in per cent", "percent", "percent", _after_rise if up else _after_fall)


def _of_before(figures: Figures) -> Interval | None:
    return _share(figures["amount"], figures["before"])


def _after_rise(figures: Figures) -> Interval | None:
    return _share(figures["amount"], subtract(figures["after"], figures["amount"]))


def _after_fall(figures: Figures) -> Interval | None:
    return _share(figures["amount"], add(figures["after"], figures["amount"]))


def _share(amount: Interval, base: Interval) -> Interval | None:
    found = divide(amount, base) if base.low > 0 else None
    return None if found is None else scale(found, 100)


def _base_line(relation: Relation, operands: dict[str, Operand]) -> str:
    amount = figure(operands["amount"])
    if "before" in operands:
        return f"{amount} / {figure(operands['before'])}"
    sign = "-" if relation.traits["direction"] == "up" else "+"
    return f"{amount} / ({figure(operands['after'])} {sign} {amount})"
