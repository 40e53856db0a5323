"""A part, its whole and its share, all told in one text."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, scale
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.beside import figures_beside
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit, fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, computed, figure, refuted
from factcheck.rulebook.rule import Outcomes, Rule

_NOTES = {
    "part": "the part",
    "whole": "the whole",
    "share": "the share",
    "again": "the share, told again",
}


_FAR = 1000  # times as much as a bare number, from which on a part is of no such whole


class Params(KindParams, frozen=True):
    """`strain`: the share of what rounding allows that all figures may use up undoubted."""

    strain: Decimal = Decimal("0.6")


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every share that its part and whole, or its repetition, exclude."""
    for relation in context.relations_of("fraction"):
        judge = _twice if relation.one("again") else _divided
        yield refuted(relation, lambda one: judge(rule, params, one, context))  # noqa: B023


def _quotient(figures: Figures) -> Interval | None:
    found = divide(figures["part"], figures["whole"])
    return None if found is None else scale(found, 100)


_SHARE = Equation("share", "share", "percent", _quotient)
_SAME = Equation("share", "again", "percent", lambda figures: figures["share"])


def _in_percent(share: Operand) -> Operand:
    """A share with its value in per cent: "a third" is 33.3."""
    quantity = share.quantity
    if quantity.unit == "percent":
        return share
    hundred = Decimal(100)
    whole = scale(share.interval, hundred)
    quantity = replace(quantity, number=quantity.number * hundred, unit="percent")
    return replace(share, quantity=quantity, interval=whole)


def _in_whole_money(part: Operand, whole: Operand) -> Operand:
    """Cents of dollars in dollars."""
    if part.quantity.unit != "cent" or whole.quantity.unit in (None, "cent"):
        return part
    quantity = replace(part.quantity, number=part.quantity.number / 100, unit=whole.quantity.unit)
    return replace(part, quantity=quantity, interval=scale(part.interval, Decimal("0.01")))


def _divided(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    part, whole, share = (relation.one(role) for role in ("part", "whole", "share"))
    if part is None or whole is None or share is None:
        return None
    bare = whole.quantity.unit is None and part.quantity.unit is not None
    if bare and part.quantity.number > _FAR * whole.quantity.number:
        return None  # "€735m of the two": no amount, but how many have it
    operands = {"part": _in_whole_money(part, whole), "whole": whole, "share": _in_percent(share)}
    found = fit(_SHARE, operands, params.strain, figures_beside(context, relation))
    if found is Fit.FITS:
        return None
    short, reach = computed(_SHARE, operands)
    step = f"{figure(part)} / {figure(whole)} = {short}" + (f" ({reach})" if reach else "")
    return clash(
        rule,
        relation,
        relation.operands[-1] if relation.operands[-1] is not whole else share,
        found,
        context,
        message=rule.message(
            "inconsistent", part=part.text, whole=whole.text, share=share.text, computed=short
        ),
        notes=_NOTES,
        steps=(Step("division", step),),
    )


def _twice(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    first, again = relation.operands
    operands = {"share": _in_percent(first), "again": _in_percent(again)}
    found = fit(_SAME, operands, params.strain, figures_beside(context, relation))
    if found is not Fit.FAILS:
        return None
    short, _ = computed(_SAME, operands)
    return clash(
        rule,
        relation,
        again,
        found,
        context,
        message=rule.message("twice", first=first.text, again=again.text, computed=short),
        notes=_NOTES,
        steps=(Step("share", f"{first.text} is {short}"),),
    )
