"""Two statements of a text that cannot both be true: nobody was hurt, and the injured."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Related, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.statements import Entry, Statement, entries, pairs


class Params(KindParams, frozen=True):
    """`words`: the file of rules/claims with what excludes what."""

    words: str = "excluded"


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for the first two statements that each entry finds."""
    for entry in entries(params.words):
        pair = next(pairs(entry, context), None)
        if pair is not None:
            yield _outcome(rule, entry, *sorted(pair, key=lambda told: told.index))


def _outcome(rule: Rule, entry: Entry, first: Statement, second: Statement) -> Outcome:
    return rule.inconsistent(
        second.span,
        rule.message("inconsistent", first=first.quote, second=second.quote, note=entry.note),
        related=(Related(first.span, f"here it says {first.quote!r}"),),
        derivation=(
            Step("first", first.quote),
            Step("second", second.quote),
            Step("excluded", entry.note),
        ),
        confidence=0.7,
    )
