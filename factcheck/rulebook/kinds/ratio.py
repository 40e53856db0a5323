"""Two figures and how many times the one is the other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval, is_exact
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.beside import figures_beside
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit, fit, times_as_much
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, computed, figure, refutations
from factcheck.rulebook.rule import Rule

_LOOSE = Decimal("0.04")  # of a multiple told as "twice"
_NOTES = {"first": "the one figure", "second": "the other figure", "times": "how many times"}


class Params(KindParams, frozen=True):
    """`strain`: the share of what rounding allows that all figures may use up undoubted."""

    strain: Decimal = Decimal("0.6")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every multiple that no two figures told beside it have."""
    relations = context.relations_of("ratio")
    yield from refutations(relations, lambda one: _judge(rule, params, one, context))


def _loosely(times: Operand) -> Operand:
    """A multiple in words that nobody means to the last digit: 1.97 times is "twice"."""
    if not is_exact(times.interval):
        return times
    near = times.quantity.number * _LOOSE
    return replace(times, interval=interval(times.interval.low - near, times.interval.high + near))


def _quotient(figures: Figures) -> Interval | None:
    return times_as_much(figures["second"], figures["first"])


_TIMES = Equation("ratio", "times", "time", _quotient)


def _judge(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    first, second, times = (relation.one(role) for role in ("first", "second", "times"))
    if first is None or second is None or times is None:
        return None
    operands = {"first": first, "second": second, "times": _loosely(times)}
    found = fit(_TIMES, operands, params.strain, figures_beside(context, relation))
    if found is Fit.FITS:
        return None
    short, reach = computed(_TIMES, operands)
    line = f"{figure(first)} / {figure(second)} = {short}"
    return clash(
        rule,
        relation,
        times,
        found,
        context,
        message=rule.message(
            "inconsistent",
            first=first.text,
            second=second.text,
            computed=short,
            stated=times.text,
        ),
        notes=_NOTES,
        steps=(Step("ratio", f"{line} ({reach})" if reach else line),),
    )
