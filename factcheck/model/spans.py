"""Positions: spans of the normalised text, and the map from there back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct


class Span(Struct, frozen=True, order=True, gc=False):
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


class SourceMap(Struct, frozen=True):
    """Where each code point of the normalised text stood in the decoded source.

    The text is a run of pieces, in the order of the source. Piece `k` begins at `normalised[k]`
    in the text and stands for `source[k]` up to `source_end[k]` in the source. Where both
    lengths are equal the piece maps code point by code point (a copy, or a line break that
    became a space); otherwise all of it stands for all of the source range ("&amp;" that became
    "&", one ligature that became two letters). What lies between two pieces in the source was
    dropped (a hyphen at a line's end, a bullet, markup).
    """

    normalised: tuple[int, ...]
    source: tuple[int, ...]
    source_end: tuple[int, ...]
    length: int

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a text that is its own source."""
        return cls((0,), (0,), (length,), length)

    def to_source(self, offset: int) -> int:
        """Return where the code point at `offset` of the text begins in the source.

        The offset after the last code point gives the end of the last piece.
        """
        if offset >= self.length:
            return self.source_end[-1]
        piece = bisect_right(self.normalised, offset) - 1
        if self._is_copy(piece):
            return self.source[piece] + offset - self.normalised[piece]
        return self.source[piece]

    def span_to_source(self, span: Span) -> Span:
        """Return the source range that holds exactly the code points of `span`."""
        start = self.to_source(span.start)
        if span.end <= span.start:
            return Span(start, start)
        last = span.end - 1
        piece = bisect_right(self.normalised, last) - 1
        if self._is_copy(piece):
            return Span(start, self.source[piece] + last - self.normalised[piece] + 1)
        return Span(start, self.source_end[piece])

    def to_normalised(self, offset: int) -> int:
        """Return the offset in the text of the source's code point at `offset`.

        For a code point that was dropped this is where the text goes on after it.
        """
        piece = bisect_right(self.source, offset) - 1
        if piece < 0:
            return 0
        if offset >= self.source_end[piece]:
            return self._piece_end(piece)
        if self._is_copy(piece):
            return self.normalised[piece] + offset - self.source[piece]
        return self.normalised[piece]

    def left_out(self) -> tuple[tuple[int, int], ...]:
        """Return the ranges of the source, in order, that lie between pieces."""
        between = zip(self.source_end, self.source[1:], strict=False)
        return tuple((start, end) for start, end in between if start < end)

    def breaks_within(self, span: Span) -> bool:
        """Whether something of the source was dropped or replaced inside `span`."""
        first = bisect_right(self.normalised, span.start) - 1
        return bisect_left(self.normalised, span.end) - 1 > first or not self._is_copy(first)

    def _piece_end(self, piece: int) -> int:
        following = piece + 1
        return self.normalised[following] if following < len(self.normalised) else self.length

    def _is_copy(self, piece: int) -> bool:
        taken = self.source_end[piece] - self.source[piece]
        return self._piece_end(piece) - self.normalised[piece] == taken
