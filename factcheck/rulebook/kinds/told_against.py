"""One thing told in two places in ways that exclude each other: approved, and turned down."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.told_acts import Telling, opposed, spots_of


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/opposed.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the first two tellings of each axis that exclude each other."""
    for spots in spots_of(context).values():
        axis = spots[0][2].axis
        pair = next(opposed(context, axis, spots), None)
        if pair is not None:
            yield _outcome(rule, axis.note, *pair)


def _outcome(rule: Rule, note: str, first: Telling, second: Telling) -> Outcome:
    return rule.outcome(
        Verdict.INCONSISTENT,
        second.span,
        message=rule.message("inconsistent", first=first.quote, second=second.quote, note=note),
        related=(Related(first.span, f"here it says {first.quote!r}"),),
        derivation=(
            Step("first", first.quote),
            Step("second", second.quote),
            Step("excluded", note),
        ),
        confidence=0.7,
    )
