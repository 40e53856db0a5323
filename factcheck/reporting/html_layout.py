"""The document as a page shows it: blocks of runs, each run marked or not.

The runs of all blocks, joined, are the source: nothing is lost, added or moved, but for the
carriage returns before newlines. What reading left out (hyphens at line ends, bullets, markup)
is in runs that the page does not show at first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from factcheck.model.findings import Verdict
from factcheck.model.report import SegmentPart

_RANK = (
    Verdict.CONTRADICTED,
    Verdict.INCONSISTENT,
    Verdict.AMBIGUOUS,
    Verdict.SUPPORTED,
    Verdict.UNVERIFIED,
)
# The number or letter of a list item says something; a bullet does not.
_NUMBERING = re.compile(r"(\(?(?:\d{1,3}|[A-Za-z]|[ivxlc]{1,6}|[IVXLC]{1,6})[.)])\s*\Z")


@dataclass(frozen=True, slots=True)
class Marked:
    """A place of the source to mark: `target` is the id of what tells of it, `anchor` its own."""

    start: int
    end: int
    verdict: Verdict
    target: str
    anchor: str
    silent: bool = False


class Run(Struct, frozen=True):
    """A stretch of the source that looks the same throughout.

    `first` holds for the first run of its mark; `worse` is a graver verdict of a longer mark
    around it; `anchors` are the ids of the marks that begin here.
    """

    text: str
    left_out: bool = False
    mark: Marked | None = None
    first: bool = False
    worse: Verdict | None = None
    anchors: tuple[str, ...] = ()


@dataclass(slots=True)
class Block:
    """A heading, paragraph, list item, table cell, caption or footnote with its runs."""

    kind: str
    level: int = 0
    row: int = -1
    numbered: bool = False
    start: int = 0
    runs: list[Run] = field(default_factory=list)

    def text(self) -> str:
        """Return what is shown of the block, on one line."""
        shown = "".join(run.text for run in self.runs if not run.left_out)
        return " ".join(shown.split())


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand together: the items of a list, the rows of a table, or one block."""

    kind: str
    blocks: tuple[Block, ...] = ()
    rows: tuple[tuple[Block, ...], ...] = ()


def lay_out(
    source: str,
    segments: Sequence[SegmentPart],
    left_out: Sequence[tuple[int, int]],
    marks: Sequence[Marked],
) -> list[Group]:
    """Return the document in its layout."""
    return list(_groups(_blocks(source, _in_order(segments, len(source)), left_out, marks)))


def _in_order(segments: Iterable[SegmentPart], length: int) -> list[SegmentPart]:
    """Segments by position, cut so that none overlaps another."""
    ordered: list[SegmentPart] = []
    reached = 0
    for segment in sorted(segments, key=lambda one: one.start):
        start, end = max(segment.start, reached), min(segment.end, length)
        if start < end:
            ordered.append(replace(segment, start=start, end=end))
            reached = end
    return ordered or [SegmentPart(kind="paragraph", start=0, end=length)]


def _blocks(
    source: str,
    segments: Sequence[SegmentPart],
    left_out: Sequence[tuple[int, int]],
    marks: Sequence[Marked],
) -> list[Block]:
    sweep = _Sweep(source, left_out, marks)
    blocks = []
    reached = 0
    for segment in segments:
        block = Block(segment.kind, segment.level, segment.row, start=segment.start)
        _gap(block, _part(source, reached, segment.start))
        block.runs += sweep.runs(segment.start, segment.end)
        reached = segment.end
        blocks.append(block)
    if reached < len(source):
        blocks[-1].runs.append(Run(_part(source, reached, len(source)), left_out=True))
    if waiting := sweep.waiting():
        blocks[-1].runs.append(Run("", anchors=waiting))
    return blocks


def _part(source: str, start: int, end: int) -> str:
    """Part of the source; a line break that is cut in two between CR and LF stays one."""
    text = source[start:end]
    if "\r" not in text:
        return text
    if text.endswith("\r") and source.startswith("\n", end):
        text = text[:-1]
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _gap(block: Block, text: str) -> None:
    """Put what stands before a block into it, hidden but for the numbering of a list item."""
    if not text:
        return
    numbering = _NUMBERING.search(text) if block.kind == "list_item" else None
    if numbering is None:
        block.runs.append(Run(text, left_out=True))
        return
    block.numbered = True
    if numbering.start():
        block.runs.append(Run(text[: numbering.start()], left_out=True))
    block.runs.append(Run(text[numbering.start() :]))


class _Sweep:
    """Goes through the source once, from left to right, and knows which marks are open."""

    def __init__(
        self, source: str, left_out: Sequence[tuple[int, int]], marks: Sequence[Marked]
    ) -> None:
        self._source = source
        self._marks = sorted(marks, key=lambda one: (one.start, one.end))
        self._left_out = sorted(left_out)
        cuts = {point for one in marks for point in (one.start, one.end)}
        cuts.update(point for pair in left_out for point in pair)
        self._cuts = sorted(cuts)
        self._next_cut = self._next_mark = self._next_left_out = 0
        self._open: list[Marked] = []
        self._anchors: list[str] = []
        self._shown: set[str] = set()

    def runs(self, start: int, end: int) -> Iterator[Run]:
        """Yield the runs of a segment; segments come in order."""
        at = start
        while at < end:
            stop = self._stop(at, end)
            self._enter(at)
            yield from _symbol_at_word(self._run(at, stop))
            at = stop

    def waiting(self) -> tuple[str, ...]:
        """Return the anchors of marks that begin after all segments."""
        self._enter(len(self._source) + 1)
        return self._taken()

    def _stop(self, at: int, end: int) -> int:
        while self._next_cut < len(self._cuts) and self._cuts[self._next_cut] <= at:
            self._next_cut += 1
        if self._next_cut == len(self._cuts):
            return end
        return min(end, self._cuts[self._next_cut])

    def _enter(self, at: int) -> None:
        while self._next_mark < len(self._marks) and self._marks[self._next_mark].start <= at:
            mark = self._marks[self._next_mark]
            self._open.append(mark)
            self._anchors.append(mark.anchor)
            self._next_mark += 1
        self._open = [one for one in self._open if one.end > at]

    def _taken(self) -> tuple[str, ...]:
        taken, self._anchors = tuple(self._anchors), []
        return taken

    def _run(self, start: int, end: int) -> Run:
        text = _part(self._source, start, end)
        if self._is_left_out(start):
            return Run(text, left_out=True)
        if not self._open:
            return Run(text, anchors=self._taken())
        mark = min(self._open, key=lambda one: (one.end - one.start, _RANK.index(one.verdict)))
        worst = min((one.verdict for one in self._open), key=_RANK.index)
        first = mark.anchor not in self._shown
        # A longer mark of the same verdict begins here too: its sign need not follow in mid-phrase.
        self._shown.update(one.anchor for one in self._open if one.verdict is mark.verdict)
        worse = worst if _RANK.index(worst) < _RANK.index(mark.verdict) else None
        return Run(text, mark=mark, first=first, worse=worse, anchors=self._taken())

    def _is_left_out(self, at: int) -> bool:
        ranges = self._left_out
        while self._next_left_out < len(ranges) and ranges[self._next_left_out][1] <= at:
            self._next_left_out += 1
        return self._next_left_out < len(ranges) and ranges[self._next_left_out][0] <= at


def _symbol_at_word(run: Run) -> Iterator[Run]:
    """The run, cut so that the symbol of its mark stands before a word, not before a space."""
    words = run.text.lstrip()
    if not run.first or not words or len(words) == len(run.text):
        yield run
        return
    yield replace(run, text=run.text[: -len(words)], first=False)
    yield replace(run, text=words, anchors=())


def _groups(blocks: Sequence[Block]) -> Iterator[Group]:
    at = 0
    while at < len(blocks):
        kind = blocks[at].kind
        stop = at + 1
        if kind in {"list_item", "table_cell"}:
            while stop < len(blocks) and _belongs(blocks[stop - 1], blocks[stop]):
                stop += 1
        together = tuple(blocks[at:stop])
        if kind == "table_cell":
            yield Group("table", rows=tuple(_rows(together)))
        else:
            yield Group("list" if kind == "list_item" else kind, together)
        at = stop


def _belongs(block: Block, following: Block) -> bool:
    """Whether the following block goes on with the same list or table."""
    if block.kind != following.kind:
        return False
    return block.kind != "table_cell" or following.row >= block.row


def _rows(cells: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    row: list[Block] = []
    for cell in cells:
        if row and cell.row != row[-1].row:
            yield tuple(row)
            row = []
        row.append(cell)
    yield tuple(row)
