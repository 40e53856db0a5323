"""An average and the figures that it is told to be of."""

from __future__ import annotations

from decimal import Decimal

from factcheck.arithmetic.intervals import (
    divide,
    exactly,
    intersects,
    interval,
    is_exact,
    total,
)
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.related import clash, figure, refuted
from factcheck.rulebook.rule import Outcomes, Rule

_NOTES = {"average": "the average", "part": "one of the figures"}


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every average that its figures cannot have."""
    for relation in context.relations_of("average"):
        yield refuted(relation, lambda one: _judge(rule, one, context))


def _judge(rule: Rule, relation: Relation, context: Context) -> Outcome | None:
    """Whatever their weights, an average lies between the least and the largest figure."""
    parts, average = relation.of("part"), relation.one("average")
    if average is None or len(parts) < 2:
        return None
    reach = interval(
        min(one.interval.low for one in parts), max(one.interval.high for one in parts)
    )
    if relation.traits["exact"] == "yes":
        mean = divide(total(one.interval for one in parts), exactly(len(parts)))
        reach = mean or reach
    if intersects(reach, _rounded(average)):
        return None
    unit = average.quantity.unit or parts[-1].quantity.unit
    summed = sum((one.quantity.number for one in parts), Decimal(0))
    computed = amount(summed / len(parts), unit, 3)
    line = " + ".join(figure(one) for one in parts)
    return clash(
        rule,
        relation,
        average,
        Fit.FAILS,
        context,
        message=rule.message("inconsistent", computed=computed, stated=average.text),
        notes=_NOTES,
        steps=(Step("average", f"({line}) / {len(parts)} = {computed}"),),
    )


def _rounded(average: Operand) -> Interval:
    """What an average in whole numbers stands for: 20,438.3 dead are told as 20,438."""
    whole, exponent = average.interval, average.quantity.number.as_tuple().exponent
    if not is_exact(whole) or not isinstance(exponent, int):
        return whole
    half = Decimal(5).scaleb(min(exponent, 0) - 1)
    return interval(whole.low - half, whole.high + half)
