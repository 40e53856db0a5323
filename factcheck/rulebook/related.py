"""Outcomes about figures of one relation that cannot all hold, the same for every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from factcheck.arithmetic.intervals import exactly, is_exact, negate
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Related, Severity, Step
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Fit
from factcheck.rulebook.printing import amount, span_of
from factcheck.rulebook.rule import Rule


def printed(operand: Operand) -> str:
    """Return the line of a derivation that says what a printed figure leaves possible."""
    return f"{operand.text!r} is {span_of(operand.interval, operand.quantity.unit)}"


def figure(operand: Operand) -> str:
    """Return an operand's number as a calculation shows it."""
    return amount(operand.quantity.number, operand.quantity.unit, 6)


def negative(operand: Operand) -> Operand:
    """Return an operand with the other sign: what is taken off."""
    quantity = replace(operand.quantity, number=-operand.quantity.number)
    return replace(operand, quantity=quantity, interval=negate(operand.interval))


def computed(equation: Equation, operands: Mapping[str, Operand]) -> tuple[str, str]:
    """Return what the other figures give as printed, and within what rounding allows."""
    as_printed = equation.implied(
        {role: exactly(one.quantity.number) for role, one in operands.items()}
    )
    whole = equation.implied({role: one.interval for role, one in operands.items()})
    if as_printed is None or whole is None:
        return equation.name, ""
    short = amount(as_printed.low, equation.unit, 3)
    reach = "" if is_exact(whole) else f"within rounding {span_of(whole, equation.unit)}"
    return short, reach


def severity_of(rule: Rule, relation: Relation, fit: Fit) -> Severity:
    """Return the rule's severity, lowered for what is strained, quoted or inferred."""
    doubtful = (
        fit is not Fit.FAILS
        or relation.modality is Modality.QUOTED
        or any(one.inferred for one in relation.operands)
    )
    return Severity.WARNING if doubtful and rule.severity is Severity.ERROR else rule.severity


def refuted(relation: Relation, judge: Callable[[Relation], Outcome | None]) -> Outcome | None:
    """Return the outcome of `judge` on a relation's first reading, None where any reading fits.

    Where the words leave several figures to choose from, the derivation says that none fits. Of
    figures that are tied loosely the first reading must be wrong by what may be a slip.
    """
    outcomes = []
    for reading in relation.readings():
        outcome = judge(replace(reading, loose=False) if reading.loose else reading)
        if outcome is None:
            return None
        outcomes.append(outcome)
    first, others = (judge(relation) if relation.loose else outcomes[0]), len(outcomes) - 1
    if first is None or not others:
        return first
    tried = Step("choice", f"no other choice of the figures nearby fits either ({others} tried)")
    return replace(first, derivation=(*first.derivation, tried))


def refutations(
    relations: Iterable[Relation], judge: Callable[[Relation], Outcome | None]
) -> Iterator[Outcome]:
    """Yield the outcomes of the relations of which no reading fits."""
    for relation in relations:
        outcome = refuted(relation, judge)
        if outcome is not None:
            yield outcome


def clash(
    rule: Rule,
    relation: Relation,
    primary: Operand,
    fit: Fit,
    context: Context,
    *,
    message: str,
    notes: Mapping[str, str],
    steps: Sequence[Step],
) -> Outcome:
    """Return the outcome that cites every operand; `notes` say what each role is.

    A `strained` message of the rule is added where only rounding saves the figures.
    """
    if fit is Fit.STRAINED and rule.messages.get("strained"):
        message += " " + rule.message("strained")
    others = [one for one in relation.operands if one.span != primary.span]
    related = [Related(one.span, notes.get(one.role, one.role)) for one in others]
    if relation.traits.get("in") == "table":
        related.append(Related(relation.span, "the row of the total"))
    return rule.inconsistent(
        primary.span,
        message,
        claims=context.claims_on(relation),
        severity=severity_of(rule, relation, fit),
        related=tuple(related),
        derivation=(*(Step("stated", printed(one)) for one in relation.operands), *steps),
        confidence=0.9 if fit is Fit.FAILS else 0.6,
    )
