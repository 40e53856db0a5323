"""Values that no subject can have: of the wrong dimension, or out of all bounds."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from msgspec import field

from factcheck.arithmetic.intervals import intersects, interval
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.measures import measures
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.interval import Interval
from factcheck.model.measures import Measure
from factcheck.model.relations import Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.kinds.reference import stated_in
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, span_of
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.rule import Rule

_SHARE = interval(Decimal(0), Decimal(100))


class Params(KindParams, frozen=True):
    """`looks_at`: values beyond what any subject has had, or in a unit that cannot state them.
    `most`: by unit, more than all the world has of what is told in it, whatever the measure."""

    most: dict[str, float] = field(default_factory=dict)
    looks_at: Literal["range", "dimension"] = "range"


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every value that cannot be one of its measure."""
    if params.looks_at == "dimension":
        for relation in context.relations_of("misfit"):
            yield _misfit(rule, relation, context)
        return
    for claim in context.claims_of(*measures()):
        outcome = _beyond(rule, claim)
        if outcome is not None and not _has_reference(claim, context):
            yield outcome
    yield from _beyond_the_world(rule, params, context)


def _beyond_the_world(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Figures of a unit of which the whole world has less: "1.2 billion barrels a day"."""
    for quantity in context.analysis.quantities:
        if quantity.unit not in params.most:
            continue
        most = Decimal(str(params.most[quantity.unit]))
        claims = context.claims_at({quantity.start})
        judged = any(
            one.assertion.measure in measures() and _has_reference(one, context) for one in claims
        )
        if quantity.interval.low <= most or judged:
            continue
        bound = amount(most, quantity.unit)
        yield rule.contradicted(
            quantity.span,
            rule.message("most", stated=quantity.text, most=bound),
            claims=claims,
            severity=Severity.WARNING,
            derivation=(
                Step("stated", f"{quantity.text!r} is {span_of(quantity.interval, quantity.unit)}"),
                Step("bounds", f"the whole world has at most {bound}"),
            ),
            confidence=0.8,
        )


def _has_reference(claim: Claim, context: Context) -> bool:
    """Whether the fact base knows the value itself, against which another rule holds it."""
    assertion = claim.assertion
    if not assertion.known_subject or "share_of" in assertion.qualifiers:
        return False
    measure = measures()[assertion.measure]
    return bool(candidates_for(assertion, measure, context.facts, context.today))


def _beyond(rule: Rule, claim: Claim) -> Outcome | None:
    assertion = claim.assertion
    measure = measures()[assertion.measure]
    is_share = "share_of" in assertion.qualifiers
    if "change" in assertion.qualifiers or assertion.value.interval is None:
        return None
    bounds = _SHARE if is_share else _bounds(measure)
    unit = "percent" if is_share else measure.unit
    stated = stated_in(assertion, unit or "")
    if bounds is None or stated is None or intersects(stated, bounds):
        return None
    high = stated.low > bounds.high
    never = f"above {amount(bounds.high, unit)}" if high else f"below {amount(bounds.low, unit)}"
    title = f"share of {measure.title}" if is_share else measure.title
    return rule.contradicted(
        claim,
        rule.message(
            "range",
            stated=assertion.value.text,
            measure=title,
            never=never,
        ),
        derivation=(
            Step("stated", f"{assertion.value.text!r} is {span_of(stated, unit)}"),
            Step("bounds", f"no {title} is {never}"),
        ),
        confidence=0.95,
    )


def _bounds(measure: Measure) -> Interval | None:
    return interval(*measure.plausible) if measure.plausible else None


def _misfit(rule: Rule, relation: Relation, context: Context) -> Outcome:
    value = relation.operands[0]
    measure = measures()[relation.traits["measure"]]
    quoted = relation.modality.value == "quoted"
    return rule.contradicted(
        relation.span,
        rule.message(
            "dimension",
            stated=value.text,
            measure=measure.title,
            given=_words(dimension_of(value.quantity)),
            wanted=_words(measure.dimension),
        ),
        claims=context.claims_on(relation),
        severity=Severity.WARNING if quoted else rule.severity,
        derivation=(
            Step("stated", f"{value.text!r} is {_words(dimension_of(value.quantity))}"),
            Step("measure", f"{measure.title} is told in {_words(measure.dimension)}"),
        ),
        confidence=0.9,
    )


_WORDS = {
    "money": "money",
    "people": "people",
    "percent": "per cent",
    "years": "years",
    "number": "a plain number",
}


def _words(dimension: str) -> str:
    return _WORDS.get(dimension, f"a {dimension}")
