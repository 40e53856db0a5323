"""Coverage: the numbers and dates of a text that nothing made sense of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from factcheck.extracting.analysis import Analysis
from factcheck.model.claims import Claim
from factcheck.model.mentions import Mention
from factcheck.model.spans import Span


def not_understood(analysis: Analysis, claims: Iterable[Claim]) -> list[Mention]:
    """Return the quantities and times, in order, that no claim holds and no relation reckons with.

    A claim holds what it was made of and what stands inside its quotation.
    """
    operands = {one.quantity.start for each in analysis.relations for one in each.operands}
    used = operands | {mention.start for claim in claims for mention in claim.mentions}
    quoted = _Cover(claim.span for claim in claims)
    every = (*analysis.quantities, *analysis.times)
    missed = (one for one in every if one.start not in used and not quoted.holds(one))
    return sorted(missed, key=lambda one: one.start)


class _Cover:
    """Spans by their beginning, each with the farthest end so far."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        self._ends: list[int] = []
        for span in ordered:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def holds(self, mention: Mention) -> bool:
        at = bisect_right(self._starts, mention.start) - 1
        return at >= 0 and mention.end <= self._ends[at]
