"""A move whose verb tells one direction and whose noun tells the other."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import printed, severity_of
from factcheck.rulebook.rule import Rule

_MOVES = {"up": "rise", "down": "fall"}


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every move that is told both ways."""
    for relation in context.relations_of("move"):
        [move] = relation.operands
        end = relation.span.end
        noun, told = relation.traits["noun"], _MOVES[relation.traits["verb"]]
        yield rule.inconsistent(
            move.span,
            rule.message("inconsistent", figure=move.text, told=told, noun=noun),
            claims=context.claims_on(relation),
            severity=severity_of(rule, relation, Fit.FAILS),
            related=(Related(Span(end - len(noun), end), f"here it is a {noun}"),),
            derivation=(
                Step("stated", printed(move)),
                Step("verb", f"the verb tells a {told}"),
                Step("noun", f"what follows calls it a {noun}"),
            ),
            confidence=0.8,
        )
