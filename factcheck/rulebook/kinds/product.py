"""A total, a number of things and a rate for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, interval, multiply, scale
from factcheck.arithmetic.units import common_factor
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import INFINITY, Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.beside import figures_beside
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit, fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.related import clash, computed, figure, refutations
from factcheck.rulebook.rule import Rule

_ROUND = Decimal("0.05")  # of a price, by which it may have been rounded
_NOTES = {"total": "the total", "number": "how many", "rate": "for each"}


class Params(KindParams, frozen=True):
    """`strain`: the share of what rounding allows that all figures may use up undoubted."""

    strain: Decimal = Decimal("0.7")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every total that is not its number times its rate."""
    relations = context.relations_of("product")
    yield from refutations(relations, lambda one: _judge(rule, params, one, context))


def _judge(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    total, number, rate = (relation.one(role) for role in ("total", "number", "rate"))
    if total is None or number is None or rate is None:
        return None
    operands = {
        "total": _within_twice(total),
        "number": _within_twice(_in_the_rate_s_unit(number, rate)),
        "rate": rate,
    }
    unit = total.quantity.unit
    equation = _EQUATIONS["rate" if _result(relation) == "rate" else "total"]
    if relation.traits.get("priced") == "yes":
        operands["rate"] = _as_price(rate)
    equation = replace(equation, unit=unit if equation.result != "number" else None)
    found = fit(equation, operands, params.strain, figures_beside(context, relation))
    if found is Fit.FITS:
        return None
    short, reach = computed(equation, operands)
    return clash(
        rule,
        relation,
        relation.one(equation.result) or total,
        found,
        context,
        message=rule.message(
            "inconsistent",
            computed=short,
            stated=operands[equation.result].text,
            others=_others(equation.result, operands),
        ),
        notes=_NOTES,
        steps=(Step("product", _line(equation.result, operands, short, reach)),),
    )


def _as_price(rate: Operand) -> Operand:
    """The price of each of a few things, which is round because it was: 20,000 is no 22,500."""
    quantity, reach = rate.quantity, rate.interval
    near = quantity.number * _ROUND
    low, high = max(reach.low, quantity.number - near), min(reach.high, quantity.number + near)
    return replace(rate, interval=interval(low, high))


def _within_twice(operand: Operand) -> Operand:
    """A figure told as "more than" it, which is not twice as large and more."""
    number, reach = operand.quantity.number, operand.interval
    if reach.high != INFINITY or number <= 0 or reach.low == -INFINITY:
        return operand
    return replace(operand, interval=interval(reach.low, 2 * number))


def _result(relation: Relation) -> str:
    """The role that is computed: the one that the text says so of, else the last one told."""
    return relation.traits.get("result") or relation.operands[-1].role


def _times(figures: Figures) -> Interval | None:
    return multiply(figures["number"], figures["rate"])


def _per(figures: Figures) -> Interval | None:
    return divide(figures["total"], figures["number"])


_EQUATIONS = {
    "total": Equation("product", "total", None, _times),
    "rate": Equation("quotient", "rate", None, _per),
}


def _in_the_rate_s_unit(number: Operand, rate: Operand) -> Operand:
    """The number in the unit that the rate is for: acres in hectares for a yield per hectare."""
    unit, per = number.quantity.unit, rate.quantity.per
    if unit is None or per is None or unit == per:
        return number
    factor = common_factor(unit, per)
    if factor is None:
        return number
    quantity = replace(number.quantity, number=number.quantity.number * factor, unit=per)
    return replace(number, quantity=quantity, interval=scale(number.interval, factor))


def _others(result: str, operands: dict[str, Operand]) -> str:
    if result == "rate":
        return f"{operands['total'].text} over {_counted(operands['number'])}"
    return f"{_counted(operands['number'])} at {operands['rate'].text} each"


def _counted(number: Operand) -> str:
    return amount(number.quantity.number, number.quantity.unit, 6)


def _line(result: str, operands: dict[str, Operand], short: str, reach: str) -> str:
    left, sign, right = ("total", "/", "number") if result == "rate" else ("number", "×", "rate")
    text = f"{figure(operands[left])} {sign} {figure(operands[right])} = {short}"
    return f"{text} ({reach})" if reach else text
