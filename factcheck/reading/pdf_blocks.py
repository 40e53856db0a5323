"""Printed lines to blocks: headings, paragraphs, list items, cells, captions, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from factcheck.model.document import SegmentKind
from factcheck.reading.blocks import list_marker
from factcheck.reading.pdf_characters import Chunk
from factcheck.reading.pdf_edges import note_mark
from factcheck.reading.pdf_regions import Line

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
_CAPTION = re.compile(r"(?:Figure|Fig\.|Table|Chart|Map|Box|Graph)\s+[\dIVX]{1,4}\b[.:]?", re.I)
_LARGER = 1.12  # from which font size, in those of the text, a line is a heading
_OTHER_SIZE = 0.12
_LOOSE = 1.35  # from which line distance, in the usual ones, a paragraph begins
_WIDEST_PITCH = 1.3  # where all lines of a size may be paragraphs of their own
_INDENT = 0.8
_MOST_BOLD_LINES, _MOST_HEADING_LINES = 2, 4
_LONGEST_HEADING = 160


class Block:
    """Lines that make one segment."""

    def __init__(self, line: Line, page: int) -> None:
        self.lines = [line]
        self.pages = [page]
        self.kind = SegmentKind.PARAGRAPH
        self.level = 0
        self.row = self.column = -1

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """The font size of most of its lines."""
        return median(line.chunk.size for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.chunk.bold for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(line.chunk.text for line in self.lines)

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.last.chunk.text))

    def add(self, line: Line, page: int) -> None:
        """Append a line."""
        self.lines.append(line)
        self.pages.append(page)


def blocks_of(pages: Sequence[Sequence[Line]], body: float) -> list[Block]:
    """Return the blocks of the running text; `body` is its font size."""
    pitch = _pitches(pages)
    blocks: list[Block] = []
    for page, lines in enumerate(pages, 1):
        for line in lines:
            if blocks and _goes_on(blocks[-1], line, page, pitch):
                blocks[-1].add(line, page)
            else:
                blocks.append(Block(line, page))
    _name(blocks, body)
    return _sewn(blocks)


def notes_of(pages: Sequence[Sequence[Line]]) -> list[Block]:
    """Return the footnotes: each begins with its sign."""
    blocks: list[Block] = []
    for page, lines in enumerate(pages, 1):
        for line in lines:
            if blocks and not note_mark(line.chunk.text):
                blocks[-1].add(line, page)
            else:
                blocks.append(Block(line, page))
                blocks[-1].kind = SegmentKind.FOOTNOTE
    return blocks


def _pitches(pages: Sequence[Sequence[Line]]) -> dict[float, float]:
    """The usual distance of lines by font size, in points."""
    found: dict[float, Counter[float]] = {}
    for lines in pages:
        for above, below in pairwise(lines):
            size = round(above.chunk.size, 0)
            distance = above.chunk.y - below.chunk.y
            if (
                above.column_number == below.column_number
                and size == round(below.chunk.size, 0)
                and 0 < distance < 3 * size
            ):
                found.setdefault(size, Counter())[round(distance, 1)] += 1
    return {size: _pitch(counts, size) for size, counts in found.items()}


def _pitch(counts: Counter[float], size: float) -> float:
    """The distance of lines within a paragraph: the smallest one that is not rare.

    Short paragraphs, as headings are, may stand apart more often than they have two lines: then
    only what could be a distance of lines counts.
    """
    least = max(2, 0.08 * counts.total())
    common = [distance for distance, count in counts.items() if count >= least]
    return min(min(common, default=_WIDEST_PITCH * size), _WIDEST_PITCH * size)


def _goes_on(block: Block, line: Line, page: int, pitch: dict[float, float]) -> bool:
    """Whether a line goes on with the block that ends right before it."""
    last = block.last
    if (line.row, line.column) != (last.row, last.column):
        return False
    if page != block.pages[-1] or line.column_number != last.column_number:
        return False
    size = last.chunk.size
    if abs(line.chunk.size - size) > _OTHER_SIZE * size or line.chunk.bold != last.chunk.bold:
        return False
    if line.row >= 0:
        return True
    distance = last.chunk.y - line.chunk.y
    if distance > _LOOSE * pitch.get(round(size, 0), 1.2 * size) or distance < 0:
        return False
    if list_marker(line.chunk.text) and (block.ends_sentence or list_marker(block.text)):
        return False
    return not _begins_paragraph(block, line)


def _begins_paragraph(block: Block, line: Line) -> bool:
    """Whether the edges of lines show that a paragraph ends and another begins."""
    last, size = block.last, block.last.chunk.size
    starts_low = line.chunk.text[:1].islower()
    indented = line.chunk.left - min(last.chunk.left, line.left + size) > _INDENT * size
    if indented and block.ends_sentence and len(block.lines) > 1:
        return True
    word = line.chunk.text.split(" ", 1)[0]
    needed = line.chunk.left + _width(line.chunk, len(word)) - line.chunk.left + 0.5 * size
    room = last.right - last.chunk.right
    if block.ends_sentence:
        return room > needed
    return room > needed + 4 * size and not starts_low


def _width(chunk: Chunk, count: int) -> float:
    """The width of the first characters of a chunk."""
    glyphs = chunk.glyphs[:count]
    return glyphs[-1].right - glyphs[0].left if glyphs else 0.0


def _name(blocks: list[Block], body: float) -> None:
    """Say of each block what it is."""
    indents: list[float] = []
    for block in blocks:
        if block.first.row >= 0:
            block.kind = SegmentKind.TABLE_CELL
            block.row, block.column = block.first.row, block.first.column
        elif _is_heading(block, body):
            block.kind = SegmentKind.HEADING
        elif list_marker(block.text):
            block.kind = SegmentKind.LIST_ITEM
            block.level = _depth(indents, _indent(block.first), block.size)
            continue
        elif _CAPTION.match(block.text) and len(block.lines) <= 3:
            block.kind = SegmentKind.CAPTION
        indents.clear()
    sizes = sorted(
        {round(one.size) for one in blocks if one.kind is SegmentKind.HEADING}, reverse=True
    )
    for block in blocks:
        if block.kind is SegmentKind.HEADING:
            block.level = min(sizes.index(round(block.size)) + 1, 6)


def _is_heading(block: Block, body: float) -> bool:
    text = block.text
    if not any(map(str.isalpha, text)) or len(text) > _LONGEST_HEADING:
        return False
    if block.size > _LARGER * body:
        return len(block.lines) <= _MOST_HEADING_LINES
    if text[-1] in ".,;" or len(block.lines) > _MOST_BOLD_LINES or block.size < 0.9 * body:
        return False
    return block.bold or (text.isupper() and sum(map(str.isalpha, text)) > 5)


def _indent(line: Line) -> float:
    return line.chunk.left - line.left


def _depth(indents: list[float], left: float, size: float) -> int:
    while indents and left < indents[-1] - 0.5 * size:
        indents.pop()
    if not indents or left > indents[-1] + 0.5 * size:
        indents.append(left)
    return len(indents)


def _sewn(blocks: list[Block]) -> list[Block]:
    """Join what a column or a page has parted."""
    sewn: list[Block] = []
    for block in blocks:
        if sewn and _parted(sewn[-1], block):
            for line, page in zip(block.lines, block.pages, strict=True):
                sewn[-1].add(line, page)
        else:
            sewn.append(block)
    return sewn


def _parted(before: Block, after: Block) -> bool:
    if before.kind not in (SegmentKind.PARAGRAPH, SegmentKind.LIST_ITEM):
        return False
    if after.kind is not SegmentKind.PARAGRAPH:
        return False
    last = before.last
    if before.ends_sentence:  # only the indent can tell that an item goes on
        indent = _indent(last)
        is_item = before.kind is SegmentKind.LIST_ITEM and len(before.lines) > 1
        if not is_item or indent < _INDENT * before.size:
            return False
        if abs(_indent(after.first) - indent) > 0.3 * before.size:
            return False
    if last.column_number == after.first.column_number and before.pages[-1] == after.pages[0]:
        return False
    if abs(before.size - after.size) > _OTHER_SIZE * before.size:
        return False
    text = last.chunk.text
    full = last.chunk.right > last.right - 4 * before.size
    return after.text[:1].islower() or full or text[-1:] in ("-", ",")
