"""Mentions and claims at the offsets of the text as it was given, for the Python interface.

Extraction works on the normalised text (line breaks joined, hyphenation repaired); `text` and
`quote` stay as they are there.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from factcheck.model.claims import Claim
from factcheck.model.mentions import Mention, OfficeMention, Quantity
from factcheck.model.spans import SourceMap, Span

M = TypeVar("M", bound=Mention)


def mention_in_source(mention: M, source: SourceMap) -> M:
    """Return a mention with its offsets in the source."""
    span = source.span_to_source(mention.span)
    if isinstance(mention, Quantity):
        noun, hedge = mention.noun_end, mention.hedge_start
        return replace(
            mention,
            start=span.start,
            end=span.end,
            noun_end=None if noun is None else _end(noun, source),
            hedge_start=None if hedge is None else source.to_source(hedge),
        )
    if isinstance(mention, OfficeMention):
        person = source.span_to_source(mention.person_span)
        return replace(mention, start=span.start, end=span.end, person_span=person)
    return replace(mention, start=span.start, end=span.end)


def claim_in_source(claim: Claim, source: SourceMap) -> Claim:
    """Return a claim with its offsets, and those of its mentions, in the source."""
    return replace(
        claim,
        span=source.span_to_source(claim.span),
        sentence=source.span_to_source(claim.sentence),
        mentions=tuple(mention_in_source(one, source) for one in claim.mentions),
    )


def _end(offset: int, source: SourceMap) -> int:
    """Return the source's offset after the code point before `offset`."""
    return source.span_to_source(Span(offset - 1, offset)).end
