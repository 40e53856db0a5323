"""Running text in pieces of its source: what formats with markup give to the builder."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.document import SegmentKind
from factcheck.reading.building import TextBuilder, is_blank
from factcheck.reading.hyphenation import Hyphenation, LineEnd

_SEAM = 80  # how much of a line its seam is decided by


class Piece(NamedTuple):
    """A range of the source that is text (`text` is None) or stands for `text`.

    `is_break` marks a break between two lines of running text; its text is a space.
    """

    start: int
    end: int
    text: str | None = None
    is_break: bool = False


class PieceWriter:
    """Writes segments made of pieces; words that are broken at a line's end are repaired."""

    def __init__(self, source: str) -> None:
        self.builder = TextBuilder(source)
        self._source = source
        self._hyphenation = Hyphenation(source)

    def write(
        self,
        pieces: list[Piece],
        kind: SegmentKind,
        *,
        level: int = 0,
        row: int = -1,
        column: int = -1,
    ) -> None:
        """Add a segment, without the white space around it; nothing when nothing is left.

        Between two segments the source must hold at least one character that is in neither.
        """
        pieces = self._trimmed(pieces)
        if not pieces:
            return
        builder = self.builder
        if builder.length:
            at = builder.source_end
            builder.put("\n", at, at + 1)
        start = builder.length
        for index, piece in enumerate(pieces):
            if piece.text is not None:
                if not piece.is_break or self._seam(pieces, index) is LineEnd.SPACED:
                    builder.put(piece.text, piece.start, piece.end)
            elif index + 1 < len(pieces) and pieces[index + 1].is_break:
                joined = self._seam(pieces, index + 1) is LineEnd.JOINED
                builder.copy(piece.start, piece.end - joined)
            else:
                builder.copy(piece.start, piece.end)
        builder.segment(kind, start, level=level, row=row, column=column)

    def _seam(self, pieces: list[Piece], index: int) -> LineEnd:
        """Say what becomes of the line break `pieces[index]`, which is neither first nor last."""
        before, after = pieces[index - 1], pieces[index + 1]
        if before.text is not None or after.text is not None:
            return LineEnd.SPACED
        ends = self._source[max(before.start, before.end - _SEAM) : before.end]
        begins = self._source[after.start : min(after.end, after.start + _SEAM)]
        return self._hyphenation.seam(ends, begins)

    def _trimmed(self, pieces: list[Piece]) -> list[Piece]:
        first, last = 0, len(pieces)
        while first < last and is_blank(self._shown(pieces[first])):
            first += 1
        while first < last and is_blank(self._shown(pieces[last - 1])):
            last -= 1
        kept = pieces[first:last]
        if kept and kept[0].text is None:
            shown = self._shown(kept[0])
            kept[0] = kept[0]._replace(start=kept[0].end - len(shown.lstrip()))
        if kept and kept[-1].text is None:
            shown = self._shown(kept[-1])
            kept[-1] = kept[-1]._replace(end=kept[-1].start + len(shown.rstrip()))
        return kept

    def _shown(self, piece: Piece) -> str:
        return self._source[piece.start : piece.end] if piece.text is None else piece.text
