"""A change whose two figures are told in different money."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import figure
from factcheck.rulebook.rule import Rule


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every change from one currency to another."""
    for relation in context.relations_of("mixed_currency"):
        before, after = relation.operands
        yield rule.inconsistent(
            after.span,
            rule.message("mixed", before=before.text, after=after.text),
            claims=context.claims_on(relation),
            related=(Related(before.span, "the other figure of the change"),),
            derivation=tuple(
                Step("stated", f"{one.text!r} is {figure(one)}") for one in relation.operands
            ),
            confidence=0.8,
        )
