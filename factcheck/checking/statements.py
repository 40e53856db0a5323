"""Statements that a rule reads by itself: a comparison, a coast, a money. They are claims too.

Most rules judge claims that extraction found. Some read what they judge from the words alone;
what they found, good or bad, is counted and shown like every other statement.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.model.claims import TOLD, Assertion, Claim, Modality, Value
from factcheck.model.document import Document
from factcheck.model.findings import Outcome, Verdict
from factcheck.model.spans import Span


def with_statements(
    document: Document, claims: Sequence[Claim], outcomes: Sequence[Outcome]
) -> tuple[tuple[Claim, ...], tuple[Outcome, ...]]:
    """Return the claims with one more for each place that an outcome without a claim judged, in
    the order of the text, and the outcomes with these claims."""
    alone = [one for one in outcomes if not one.claims and one.verdict is not Verdict.UNVERIFIED]
    if not alone:
        return tuple(claims), tuple(outcomes)
    by_span = {claim.span: claim for claim in reversed(claims)}
    starts = [segment.span.start for segment in document.segments]
    added: dict[Span, Claim] = {}
    for one in sorted(alone, key=lambda one: (one.span.start, one.span.end)):
        if one.span not in by_span:
            segment = max(bisect_right(starts, one.span.start) - 1, 0)
            number = len(claims) + len(added) + 1
            by_span[one.span] = added[one.span] = _statement(document, one, f"c{number}", segment)
    told = tuple(
        one
        if one.claims or one.verdict is Verdict.UNVERIFIED
        else replace(one, claims=(by_span[one.span].id,))
        for one in outcomes
    )
    everything = sorted((*claims, *added.values()), key=lambda one: (one.span.start, one.span.end))
    return tuple(everything), told


def _statement(document: Document, outcome: Outcome, id: str, segment: int) -> Claim:
    quote = document.quote(outcome.span)
    said = Assertion(subject="", measure=f"{TOLD}:{outcome.kind}", value=Value(text=quote))
    return Claim(
        id=id,
        span=outcome.span,
        quote=quote,
        modality=Modality.ASSERTED,
        assertions=(said,),
        sentence=outcome.span,
        segment=segment,
    )
