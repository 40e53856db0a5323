"""What a text says in passing of one name, in two places, and not alike."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.in_passing import Passing, misfits
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/in_passing.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the first two words of each trait of a name that exclude each other."""
    for one, other in misfits(context):
        yield _outcome(rule, one, other)


def _outcome(rule: Rule, one: Passing, other: Passing) -> Outcome:
    return rule.outcome(
        Verdict.INCONSISTENT,
        other.span,
        message=rule.message("inconsistent", first=one.quote, second=other.quote),
        related=(Related(one.span, f"here it is {one.quote!r}"),),
        derivation=(
            Step(one.trait, f"{one.quote!r}: {one.value}"),
            Step(other.trait, f"{other.quote!r}: {other.value}"),
        ),
        confidence=0.7,
    )
