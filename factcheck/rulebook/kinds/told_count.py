"""A thing has so many of a kind in one place of a text, and another number in the next."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.sets_taken_up import misfitting_sets
from factcheck.rulebook.told_counts import Count, counts_of, misfits
from factcheck.rulebook.told_room import crowds


class Params(KindParams, frozen=True):
    """This kind has no parameters: its words are in `rules/claims/counts_of_things.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the first two counts of each noun that exclude each other."""
    for told in counts_of(context).values():
        pair = next(misfits(told), None)
        if pair is not None:
            yield _outcome(rule, *pair)
    for one, other in misfitting_sets(context):
        yield _outcome(rule, one, other)
    crowd = next(crowds(context), None)
    if crowd is not None:
        yield _outcome(rule, *crowd)


def _outcome(rule: Rule, total: Count, other: Count) -> Outcome:
    first, second = sorted((total, other), key=lambda one: one.index)
    return rule.outcome(
        Verdict.INCONSISTENT,
        second.sentence.span_of(second.first, second.stop),
        message=rule.message("inconsistent", first=first.quote, second=second.quote),
        related=(
            Related(first.sentence.span_of(first.first, first.stop), f"here it is {first.quote!r}"),
        ),
        derivation=(
            Step("total", f"{total.quote!r}: {total.low}"),
            Step(other.kind, f"{other.quote!r}: {other.low}"),
        ),
        confidence=0.6,
    )
