"""The fault: one small change that makes a true statement untrue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from factcheck.model.claims import Claim
from factcheck.model.document import Document
from factcheck.model.findings import Outcome, Verdict
from factcheck.model.relations import Relation
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context

_DECIDED = frozenset({Verdict.SUPPORTED, Verdict.AMBIGUOUS})
_DOUBTED = frozenset({Verdict.CONTRADICTED, Verdict.INCONSISTENT})


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to the normalised text: `span` is replaced by `replacement`.

    `sentence` is the sentence that becomes untrue: a finding that touches it has caught the fault.
    """

    kind: str
    span: Span
    replacement: str
    sentence: Span

    @property
    def growth(self) -> int:
        """By how many code points the text becomes longer."""
        return len(self.replacement) - len(self.span)


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim that the fact base or the rest of the text bears out, and the kind of check."""

    kind: str
    claim: Claim
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Material:
    """A text believed true, what was understood of it, and which of that could be decided.

    `relations` are those of several figures that no check doubts.
    """

    document: Document
    context: Context
    decided: tuple[Decided, ...]
    relations: tuple[Relation, ...]

    @classmethod
    def of(cls, context: Context, outcomes: list[Outcome]) -> Material:
        """Gather the claims that some outcome supports, in the order of the text."""
        by_id = {claim.id: claim for claim in context.claims}
        decided = [
            Decided(outcome.kind, by_id[name], outcome)
            for outcome in outcomes
            if outcome.verdict in _DECIDED
            for name in outcome.claims
        ]
        decided.sort(key=lambda one: (one.claim.span.start, one.claim.span.end, one.kind))
        doubted = [one.span for one in outcomes if one.verdict in _DOUBTED]
        relations = tuple(
            one
            for one in context.analysis.relations
            if not any(one.span.overlaps(span) for span in doubted)
        )
        return cls(context.document, context, tuple(decided), relations)

    def of_kind(self, *kinds: str) -> Iterator[Decided]:
        """Yield what checks of these kinds have decided."""
        return (one for one in self.decided if one.kind in kinds)

    def relations_of(self, *kinds: str) -> Iterator[Relation]:
        """Yield the relations of these kinds."""
        return (one for one in self.relations if one.kind in kinds)

    def text(self, span: Span) -> str:
        """Return what stands at a place."""
        return self.document.quote(span)


# A planter offers every fault of its kind that it can make; which are tried is drawn by lot.
Planter = Callable[[Material, Random], Iterator[Fault]]
