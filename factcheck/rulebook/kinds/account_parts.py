"""What all parts of a house have of an account against what the house has of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck.arithmetic.intervals import add, intersects
from factcheck.model.findings import Outcome, Step
from factcheck.model.relations import Operand
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Fit
from factcheck.rulebook.ledger.books import (
    accounts_of,
    called,
    distinct,
    is_one_slip,
    operand_of,
    relation_among,
    step_of,
)
from factcheck.rulebook.ledger.entries import Entry
from factcheck.rulebook.ledger.parts import Parts, parts_told
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.related import clash
from factcheck.rulebook.rule import Rule


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/ledger.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every sentence of all parts that make none of the wholes told."""
    summed = {
        one.quantity.start
        for relation in context.relations_of("parts")
        for one in relation.operands
    }
    for parts in parts_told(context):
        if summed.issuperset(one.quantity.start for one in parts.spots):
            continue
        wholes = [
            one
            for key, entries in context.once(accounts_of).items()
            if (key.account, key.period) == (parts.account.id, parts.period)
            and not key.narrowed | key.scope
            for one in distinct(entries)
            if not one.loose and not one.unsure and one.sentence.span != parts.sentence.span
        ]
        made = reduce(add, (one.interval for one in parts.spots))
        if any(intersects(made, one.spot.interval) for one in wholes):
            continue
        whole = next((one for one in wholes if _is_slip(parts, one)), None)
        if whole is not None:
            yield _outcome(rule, parts, whole, context)


def _is_slip(parts: Parts, whole: Entry) -> bool:
    """Whether one wrong digit would explain that parts do not make a whole."""
    if whole.unit and any(one.quantity.unit != whole.unit for one in parts.spots):
        return False
    stated = whole.spot.quantity.number
    off = sum((one.quantity.number for one in parts.spots), Decimal(0)) - stated
    figures = [one.quantity.number for one in parts.spots]
    return is_one_slip(stated, stated + off) or any(
        is_one_slip(one, one - off) for one in figures if one > off
    )


def _outcome(rule: Rule, parts: Parts, whole: Entry, context: Context) -> Outcome:
    operands = [Operand("part", one.quantity, one.interval, one.span) for one in parts.spots]
    total = sum((one.quantity.number for one in parts.spots), Decimal(0))
    short = amount(total, whole.spot.quantity.unit, 6)
    told = " + ".join(one.text for one in operands)
    return clash(
        rule,
        relation_among("account_parts", [*operands, operand_of(whole, "whole")], whole.sentence),
        operands[0],
        Fit.FAILS,
        context,
        message=rule.message(
            "inconsistent", measure=called(whole), computed=short, stated=whole.spot.quantity.text
        ),
        notes={"part": "a part", "whole": "the whole"},
        steps=(
            step_of(whole),
            Step("sum", f"{told} = {short}"),
            Step("slip", "one wrong digit, or two that changed places, would explain it"),
        ),
    )
