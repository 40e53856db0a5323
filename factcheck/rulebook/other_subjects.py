"""What else a word that points back may mean: the other names that stand before it."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.model.claims import Claim
from factcheck.rulebook.context import Context

_BEFORE = 1200  # characters of text before a statement in which its subject can be named
_MOST = 12  # names, the nearest first


def others_named(claim: Claim, context: Context, kind: str) -> list[str]:
    """Return the ids of the other states or organisations (`kind`) that the text names shortly
    before a statement whose subject a word points back to; none where the sentence names it."""
    if "subject" not in claim.inferred and "topic" not in claim.inferred:
        return []
    entities = context.analysis.entities
    stop = bisect_left(entities, claim.span.end, key=lambda one: one.start)
    found: dict[str, None] = {}
    for one in reversed(entities[:stop]):
        if one.start < claim.span.start - _BEFORE or len(found) >= _MOST:
            break
        if one.type == kind and one.entity and one.entity != claim.assertion.subject:
            found[one.entity] = None
    return list(found)
