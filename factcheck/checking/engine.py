"""Runs the rules over a document's claims. A rule that crashes is reported; the others run."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import accumulate, chain

from msgspec import Struct

from factcheck.config.errors import UserError
from factcheck.model.findings import Outcome, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.loading import kind_of, parameters
from factcheck.rulebook.needs import has_work
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
        # Parameters are checked with the kind that they are for, whatever the text says.
        if not rule.params and not has_work(rule.kind, context):
            continue
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
    yielding = {rule.id: rule.yields_to for rule in rules if rule.yields_to}
    spoken = _spoken(outcomes, frozenset(chain.from_iterable(yielding.values())))
    return [
        one
        for one in outcomes
        if one.verdict not in _AGAINST
        or not any(
            spoken[name].overlap(one.span) for name in yielding.get(one.rule, ()) if name in spoken
        )
    ]


class _Stretches(Struct, frozen=True):
    """Where a rule has spoken: first offsets in order, and how far all up to each reach."""

    starts: list[int]
    reach: list[int]

    def overlap(self, span: Span) -> bool:
        """Whether one of the stretches overlaps a span."""
        before = bisect_left(self.starts, span.end)
        return before > 0 and self.reach[before - 1] > span.start


def _spoken(outcomes: Sequence[Outcome], names: Set[str]) -> dict[str, _Stretches]:
    """The stretches of the text that rules speak against, of those rules that others yield to."""
    spans: dict[str, list[Span]] = {}
    for one in outcomes:
        if one.rule in names and one.verdict in _AGAINST:
            spans.setdefault(one.rule, []).append(one.span)
    ordered = {name: sorted(found, key=lambda span: span.start) for name, found in spans.items()}
    return {
        name: _Stretches(
            [one.start for one in found], list(accumulate((s.end for s in found), max))
        )
        for name, found in ordered.items()
    }
