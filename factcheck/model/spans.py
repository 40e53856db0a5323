"""Positions: spans of the normalised text, and the map from there back to the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in the normalised text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each code point of the normalised text stood in the decoded source.

    The text is a run of pieces copied from the source. Piece `k` begins at `normalised[k]` in
    the text and at `source[k]` in the source; what lies between two pieces in the source was
    dropped (a hyphen at a line's end, a bullet), and a piece that `inserted[k]` says true of
    stands for the source range up to the next piece (a line break that became a space).
    """

    normalised: tuple[int, ...]
    source: tuple[int, ...]

    def to_source(self, offset: int) -> int:
        """Return the source offset of the code point at `offset` of the normalised text."""
        piece = bisect_right(self.normalised, offset) - 1
        return self.source[piece] + offset - self.normalised[piece]

    def span_to_source(self, span: Span) -> Span:
        """Return the source range that holds exactly the code points of `span`."""
        if span.end <= span.start:
            at = self.to_source(span.start)
            return Span(at, at)
        return Span(self.to_source(span.start), self.to_source(span.end - 1) + 1)
