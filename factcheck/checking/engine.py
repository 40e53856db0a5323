"""Runs the rules over a document's claims. A rule that crashes is reported; the others run."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from factcheck.config.errors import UserError
from factcheck.model.findings import Outcome, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.loading import kind_of, parameters
from factcheck.rulebook.rule import Rule

_AGAINST = frozenset({Verdict.CONTRADICTED, Verdict.INCONSISTENT})


class Failure(Struct, frozen=True):
    """A rule that crashed, and how."""

    rule: str
    error: str


def run_rules(rules: Sequence[Rule], context: Context) -> tuple[list[Outcome], list[Failure]]:
    """Return the outcomes of all rules, and the rules that failed."""
    outcomes: list[Outcome] = []
    failures: list[Failure] = []
    for rule in rules:
        try:
            found = kind_of(rule.kind).check(rule, parameters(rule), context)
            outcomes += [one for one in found if one is not None]
        except UserError:
            raise
        except Exception as error:
            failures.append(Failure(rule.id, f"{type(error).__name__}: {error}"))
    return _once_each(outcomes, rules), failures


def _once_each(outcomes: list[Outcome], rules: Sequence[Rule]) -> list[Outcome]:
    """Leave out what a rule says of words on which one that it yields to has spoken."""
    yielding = {rule.id: frozenset(rule.yields_to) for rule in rules if rule.yields_to}
    against = [one for one in outcomes if one.verdict in _AGAINST]
    return [
        one
        for one in outcomes
        if one.rule not in yielding
        or one.verdict not in _AGAINST
        or not any(
            other.rule in yielding[one.rule] and other.span.overlaps(one.span) for other in against
        )
    ]
