"""Plain text, also as extraction from PDF leaves it: hard-wrapped, hyphenated, with odd bullets."""

from __future__ import annotations

import re

from factcheck.model.document import SegmentKind
from factcheck.reading.blocks import Block, Blocks, Run
from factcheck.reading.building import Parsed, TextBuilder
from factcheck.reading.directives import without_directives
from factcheck.reading.hyphenation import Hyphenation, LineEnd
from factcheck.reading.text_tables import TextTable, find_tables, without_tables

_LONGEST_HEADING = 100
_MOST_HEADING_LINES = 3
_MOST_HEADING_WORDS = 14
_MOST_PLAIN_HEADING_WORDS = 6
_SHORT_WORD = 4
# The row under the head of a table as Markdown has it: a text with one is read as such.
_TABLE = re.compile(
    r"^[ \t]*+\|[^\n]*+\n[ \t]*+\|(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)++[ \t]*+$", re.MULTILINE
)


def has_table(source: str) -> bool:
    """Whether a plain text has a table as Markdown writes it, and so is read as Markdown."""
    return _TABLE.search(source) is not None


def parse(source: str, path: str) -> Parsed:
    """Read plain text: headings, paragraphs and list items; linear in the source."""
    if has_table(source):
        from factcheck.reading import markdown  # noqa: PLC0415 - few plain texts have tables

        return markdown.parse(source, path)
    source = without_directives(source)
    tables = find_tables(source)
    blocks = Blocks(without_tables(source, tables) if tables else source).blocks
    if any(one.runs[0].start < t.start < one.runs[-1].end for one in blocks for t in tables):
        tables, blocks = [], Blocks(source).blocks  # a sentence that goes on behind a table
    builder = TextBuilder(source)
    hyphenation = Hyphenation(source)
    depth = _Depth()
    previous: Block | None = None
    waiting = tables[::-1]
    for index, block in enumerate(blocks):
        while waiting and waiting[-1].start < block.runs[0].start:
            _write_table(builder, waiting.pop(), previous)
            previous = None
        if previous is not None:
            at = previous.runs[-1].break_at
            builder.put("\n", at, at + 1)
        elif builder.length:
            builder.put("\n", builder.source_end, builder.source_end + 1)
        start = builder.length
        write_block(builder, block, hyphenation)
        if block.marker:
            builder.segment(SegmentKind.LIST_ITEM, start, level=depth.of(block.runs[0].indent))
        else:
            depth.close()
            following = blocks[index + 1] if index + 1 < len(blocks) else None
            if is_heading(block, following):
                builder.segment(SegmentKind.HEADING, start, level=1)
            else:
                builder.segment(SegmentKind.PARAGRAPH, start)
        previous = block
    for table in waiting[::-1]:
        _write_table(builder, table, previous)
        previous = None
    return builder.build()


def _write_table(builder: TextBuilder, table: TextTable, previous: Block | None) -> None:
    """Add the cells of a table, a line each, behind the block or the table before it."""
    at = previous.runs[-1].break_at if previous is not None else builder.source_end
    for row, cells in enumerate(table.rows):
        for column, (first, stop) in enumerate(cells):
            if first == stop:
                continue
            if builder.length:
                builder.put("\n", at, at + 1)
            start = builder.length
            builder.copy(first, stop)
            builder.segment(SegmentKind.TABLE_CELL, start, row=row, column=column)
            at = stop


def write_block(builder: TextBuilder, block: Block, hyphenation: Hyphenation) -> None:
    """Add a block as one running text, without its list sign."""
    skip = block.marker
    last = len(block.runs) - 1
    for index, run in enumerate(block.runs):
        if index == last:
            _write_run(builder, run, skip, run.end)
            return
        seam = hyphenation.seam(run.last, block.runs[index + 1].first)
        if seam is LineEnd.SPACED:
            # The white space that ends the line, be it a space or the break itself, is the seam.
            _write_run(builder, run, skip, run.end, then=" ")
        else:
            _write_run(builder, run, skip, run.end - (seam is LineEnd.JOINED))
        skip = 0


def _write_run(builder: TextBuilder, run: Run, skip: int, end: int, then: str = "") -> None:
    start = run.start + skip
    if len(run.raws) == 1:
        builder.copy(start, end, then)
        return
    builder.copy_lines([run.raws[0][run.indent + skip :], *run.raws[1:]], start, end)
    if then:
        builder.copy(end, end, then)


def is_heading(block: Block, following: Block | None) -> bool:
    """Whether a block stands over what follows rather than being a statement itself."""
    if following is None or block.lines > _MOST_HEADING_LINES:
        return False
    text = " ".join(raw.strip() for run in block.runs for raw in run.raws)
    if block.shouts:
        return len(text) <= 2 * _LONGEST_HEADING
    if not (block.after_blank and block.before_blank) or len(text) > _LONGEST_HEADING:
        return False
    words = text.split()
    if not any(map(str.isalpha, text)):
        return False
    if not block.runs[0].opens or text[-1] in ".!;," or len(words) > _MOST_HEADING_WORDS:
        return False
    long_words = [word for word in words if len(word) >= _SHORT_WORD]
    titled = sum(not word[0].islower() for word in long_words)
    if long_words and titled >= 0.8 * len(long_words):
        return True
    return block.lines == 1 and len(words) <= _MOST_PLAIN_HEADING_WORDS


class _Depth:
    """Depth of list items by their indent."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def of(self, indent: int) -> int:
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if not self._indents or indent > self._indents[-1] + 1:
            self._indents.append(indent)
        return len(self._indents)

    def close(self) -> None:
        self._indents.clear()
