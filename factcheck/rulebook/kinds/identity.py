"""Measures of one subject that an equation ties together: GDP, people, GDP per person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import (
    add,
    divide,
    intersects,
    multiply,
    negate,
    scale,
    subtract,
)
from factcheck.arithmetic.units import common_factor
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.measures import measures
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context, is_checkable
from factcheck.rulebook.equations import Equation, Figures, Fit, fit
from factcheck.rulebook.kinds.reference import stated_in
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import period_text
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.related import clash, computed, figure
from factcheck.rulebook.rule import Rule

_SIGNS = {"quotient": "/", "sum": "+", "difference": "-", "product": "×"}
_ROLES = ("result", "left", "right")

# Whose, when, and by which basis; a segment stands for a subject that is not named.
_Key = tuple[str, str, str]


class Params(KindParams, frozen=True):
    """`result` is `left` / `right` (or their sum, difference or product) times `scale`.

    Each is a list of measure ids, the usual one first. `strain` is the share of what rounding
    allows that all figures may use up undoubted; `slack` by how much sources and days apart may
    make them differ, as a share of the result.
    """

    operation: Literal["quotient", "sum", "difference", "product"] = "quotient"
    result: tuple[str, ...] = ("gdp_per_capita",)
    left: tuple[str, ...] = ("gdp",)
    right: tuple[str, ...] = ("population",)
    scale: Decimal = Decimal(1)
    strain: Decimal = Decimal("0.7")
    slack: Decimal = Decimal("0.03")


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every result that is not what its two measures make."""
    by_role = {role: _by_key(context, getattr(params, role)) for role in _ROLES}
    for key, results in by_role["result"].items():
        for result in _distinct(results):
            left = _nearest(by_role["left"], key, result)
            right = _nearest(by_role["right"], key, result)
            if left is not None and right is not None:
                yield from _judge(rule, params, (result, left, right), context)


def _by_key(context: Context, names: Sequence[str]) -> dict[_Key, list[Claim]]:
    found: dict[_Key, list[Claim]] = {}
    for claim in context.claims:
        assertion = claim.assertion
        if assertion.measure not in names or not is_checkable(claim):
            continue
        if assertion.value.quantity is None or assertion.value.interval is None:
            continue
        if {"share_of", "change", "partner", "status"} & set(assertion.qualifiers):
            continue
        found.setdefault(_key(claim), []).append(claim)
    return found


def _key(claim: Claim) -> _Key:
    assertion, period = claim.assertion, claim.assertion.period
    whose = assertion.subject or f"segment {claim.segment}"
    when = period_text(period) if period is not None and period.stated else ""
    narrowed = ", ".join(value for _, value in sorted(assertion.qualifiers.items()))
    return whose, when, narrowed


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    return list({claim.assertion.value.interval: claim for claim in reversed(claims)}.values())


def _nearest(found: dict[_Key, list[Claim]], key: _Key, to: Claim) -> Claim | None:
    """The claim of the same subject and time that stands nearest; one without a time will do."""
    whose, when, narrowed = key
    near = [*found.get(key, ()), *(found.get((whose, "", narrowed), ()) if when else ())]
    return min(near, key=lambda one: abs(one.span.start - to.span.start), default=None)


def _judge(
    rule: Rule, params: Params, claims: tuple[Claim, Claim, Claim], context: Context
) -> Iterator[Outcome]:
    operands = _operands(params, claims)
    if operands is None:
        return
    equation = _equation(params, operands["result"].quantity.unit)
    found = fit(equation, operands, params.strain)
    if found is Fit.FITS or _is_slight(params, equation, operands):
        return
    if any(_is_refuted(claim, context) for claim in claims):
        return  # the fact base tells which one is wrong, and another rule says so
    short, reach = computed(equation, operands)
    result, left, right = (operands[role] for role in _ROLES)
    relation = _relation(claims, operands)
    names = [_title(claim) for claim in claims]
    line = f"{figure(left)} {_SIGNS[params.operation]} {figure(right)} = {short}"
    yield clash(
        rule,
        relation,
        result,
        found,
        context,
        message=rule.message(
            "inconsistent",
            left=f"{names[1]} of {left.text}",
            right=f"{names[2]} of {right.text}",
            result=names[0],
            computed=short,
            stated=result.text,
        ),
        notes={"left": f"the {names[1]}", "right": f"the {names[2]}"},
        steps=(Step(params.operation, line + (f" ({reach})" if reach else "")),),
    )


def _title(claim: Claim) -> str:
    name = claim.assertion.measure
    measure = measures().get(name)
    return measure.title if measure else name.removeprefix("open:")


def _operands(params: Params, claims: tuple[Claim, Claim, Claim]) -> dict[str, Operand] | None:
    """The three figures in units that fit each other; None where they have none."""
    operands = {role: _operand(role, claim) for role, claim in zip(_ROLES, claims, strict=True)}
    units = {role: one.quantity.unit for role, one in operands.items()}
    if params.operation == "quotient" and params.scale == 1:
        per = operands["result"].quantity.per
        if units["result"] != units["left"]:
            return None
        if per is not None and per not in ("capita", "head", "person") and units["right"]:
            right = _converted(operands["right"], per)
            return None if right is None else {**operands, "right": right}
        return operands
    tied = {units["left"], units["right"]} | (
        set() if params.operation in ("quotient", "product") else {units["result"]}
    )
    return operands if len(tied) == 1 else None


def _operand(role: str, claim: Claim) -> Operand:
    value = claim.assertion.value
    assert value.quantity is not None  # noqa: S101 - _by_key takes no other
    assert value.interval is not None  # noqa: S101
    people = dimension_of(value.quantity) == "people"
    quantity = replace(value.quantity, unit="person" if people else value.unit)
    inferred = bool({"topic", "subject"} & claim.inferred)
    return Operand(role, quantity, value.interval, value.quantity.span, inferred=inferred)


def _converted(operand: Operand, unit: str) -> Operand | None:
    factor = common_factor(str(operand.quantity.unit), unit)
    if factor is None:
        return None
    quantity = replace(operand.quantity, number=operand.quantity.number * factor, unit=unit)
    return replace(operand, quantity=quantity, interval=scale(operand.interval, factor))


def _equation(params: Params, unit: str | None) -> Equation:
    def implied(figures: Figures) -> Interval | None:
        left, right = figures["left"], figures["right"]
        if params.operation == "quotient":
            found = divide(left, right)
        elif params.operation == "product":
            found = multiply(left, right)
        else:
            found = add(left, right) if params.operation == "sum" else subtract(left, right)
        return None if found is None else scale(found, params.scale)

    return Equation(params.operation, "result", unit, implied)


def _is_slight(params: Params, equation: Equation, operands: dict[str, Operand]) -> bool:
    """Whether the result is off by no more than days and sources differ; a deficit may be told
    without its sign."""
    found = equation.implied({role: one.interval for role, one in operands.items()})
    if found is None:
        return True
    stated = operands["result"].interval
    slack = params.slack * max(abs(found.low), abs(found.high)) if found.high.is_finite() else 0
    wide = Interval(found.low - slack, found.high + slack) if found.low.is_finite() else found
    signs = (stated, negate(stated)) if params.operation == "difference" else (stated,)
    return (
        any(intersects(wide, one) for one in signs)
        and fit(equation, operands, params.strain) is not Fit.STRAINED
    )


def _is_refuted(claim: Claim, context: Context) -> bool:
    """Whether the fact base knows the value and no reading of it agrees."""
    assertion = claim.assertion
    measure = measures().get(assertion.measure)
    if measure is None or not assertion.known_subject:
        return False
    candidates = candidates_for(assertion, measure, context.facts, context.today)
    stated = stated_in(assertion, candidates[0].unit) if candidates else None
    return stated is not None and not any(intersects(stated, one.interval) for one in candidates)


def _relation(claims: tuple[Claim, ...], operands: dict[str, Operand]) -> Relation:
    every = sorted(operands.values(), key=lambda one: one.span.start)
    modalities = {claim.modality for claim in claims}
    return Relation(
        kind="identity",
        operands=tuple(every),
        span=Span(every[0].span.start, every[-1].span.end),
        sentence=claims[0].sentence,
        segment=claims[0].segment,
        modality=Modality.QUOTED if Modality.QUOTED in modalities else Modality.ASSERTED,
    )
