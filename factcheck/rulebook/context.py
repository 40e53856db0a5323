"""What a rule sees: the document's claims, the fact base and the document's day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from factcheck.extracting.analysis import Analysis
from factcheck.factbase.base import FactBase
from factcheck.factbase.name_table import NameTable
from factcheck.model.claims import Claim, Modality
from factcheck.model.document import Document, DocumentDate
from factcheck.model.relations import Relation

# Statements that a text does not stand behind as being so now are not held against facts.
_NOT_CHECKED = frozenset({Modality.FORECAST, Modality.HYPOTHETICAL, Modality.NEGATED})


class Context(Struct, frozen=True):
    """One document under check."""

    document: Document
    analysis: Analysis
    claims: tuple[Claim, ...]
    facts: FactBase
    names: NameTable
    now: DocumentDate

    @property
    def today(self) -> date:
        """The day that "now" means in the document."""
        return self.now.day

    def claims_of(self, *measures: str) -> Iterator[Claim]:
        """Yield the claims whose measure is one of these and that can be held against facts."""
        for claim in self.claims:
            if claim.assertion.measure in measures and is_checkable(claim):
                yield claim

    def relations_of(self, kind: str) -> Iterator[Relation]:
        """Yield the relations among quantities of the text that are of a kind."""
        return (one for one in self.analysis.relations if one.kind == kind)

    def claims_on(self, relation: Relation) -> tuple[Claim, ...]:
        """Return the claims that state one of a relation's quantities."""
        starts = {one.quantity.start for one in relation.operands}
        return tuple(
            claim
            for claim in self.claims
            if any(mention.start in starts for mention in claim.mentions)
        )


def is_checkable(claim: Claim) -> bool:
    """Whether the text says that the claim is so, rather than that it may be or is not."""
    return claim.modality not in _NOT_CHECKED
