"""A stated count against the list that spells it out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.model.findings import Outcome, Severity, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every count with its list."""
    for claim in context.claims_of("list_count"):
        value = claim.assertion.value
        if value.interval is None:
            continue
        names = value.entities
        step = Step("count", f"{len(names)} named: {', '.join(names)}")
        if Decimal(len(names)) in value.interval:
            yield rule.supported(claim, derivation=(step,))
            continue
        yield rule.inconsistent(
            claim,
            rule.message(
                "inconsistent", stated=value.text, count=len(names), names=", ".join(names)
            ),
            severity=None if len(claim.mentions) > 1 else Severity.WARNING,
            derivation=(step,),
        )
