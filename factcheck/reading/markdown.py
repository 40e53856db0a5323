"""Markdown: CommonMark with tables and footnotes; code and HTML blocks are no prose, but for
tables in HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.model.document import SegmentKind
from factcheck.reading.building import Parsed
from factcheck.reading.front_matter import split_front_matter
from factcheck.reading.inline import Content, inline_pieces
from factcheck.reading.markdown_tables import Line, Table, split_tables
from factcheck.reading.pieces import PieceWriter

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_SPACE = " \t\f\v"
_QUOTE_MARKS = re.compile(r"^([ \t]{0,3})(?:>[ \t]?)+", re.MULTILINE)
_DEEPEST = 40  # levels of lists, two each; what lies deeper is left out
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:[ \t]*")


def parse(source: str, path: str) -> Parsed:
    """Read Markdown: headings, paragraphs, list items, table cells and footnotes.

    Front matter becomes metadata. Linear in the source.
    """
    metadata, begin = split_front_matter(source)
    reader = _Reader(source, begin)
    reader.read()
    return reader.writer.builder.build(metadata)


@cache
def _block_parser() -> MarkdownIt:
    """Return the parser of blocks: CommonMark; inline content is left to `inline_pieces`.

    Block quotes are left out, since the rule for them takes quadratic time on hostile text; for
    reading, a quote is a paragraph like any other.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only for Markdown

    markdown = MarkdownIt("commonmark", {"maxNesting": _DEEPEST})
    markdown.core.ruler.disable("inline")
    markdown.block.ruler.disable("blockquote")
    return markdown


class _Reader:
    def __init__(self, source: str, begin: int) -> None:
        self.source = source
        self.begin = begin
        self.writer = PieceWriter(source)
        self.env: dict[str, Any] = {}
        breaks = [match.span() for match in _LINE_BREAK.finditer(source, begin)]
        self.starts = [begin, *(end for _, end in breaks)]
        self.ends = [*(start for start, _ in breaks), len(source)]

    def read(self) -> None:
        """Walk the blocks and write their text."""
        depth = 0
        heading = 0
        for token in _block_parser().parse(self._unquoted(), self.env):
            if token.type == "list_item_open":
                depth += 1
            elif token.type == "list_item_close":
                depth -= 1
            elif token.type == "heading_open":
                heading = int(token.tag[1:])
            elif token.type == "heading_close":
                heading = 0
            elif token.type == "html_block":
                self._html(token)
            elif token.type == "inline" and heading:
                self._write(self._lines(token), SegmentKind.HEADING, heading)
            elif token.type == "inline":
                self._paragraph(self._lines(token), depth)

    def _html(self, token: Token) -> None:
        """Write the cells of a table in HTML, if it is all of a block."""
        content = token.content.lower()
        if content.lstrip().startswith("<table") and content.rstrip().endswith("</table>"):
            from factcheck.reading.html import write_table  # noqa: PLC0415 - few texts have one

            first, last = token.map or [0, 0]
            write_table(self.source, self.starts[first], self.ends[last - 1], self.writer)

    def _unquoted(self) -> str:
        """Return the text with the same lines, but without the marks of block quotes."""
        text = self.source[self.begin :]
        return _QUOTE_MARKS.sub(r"\1", text) if ">" in text else text

    def _lines(self, token: Token) -> list[Line]:
        """Find each line of the token's content in the source."""
        first, last = token.map or [0, 0]
        found = []
        for line, number in zip(token.content.split("\n"), range(first, last), strict=False):
            start, text = self.starts[number], line.strip(_SPACE)
            if text[:1] == ">":  # a quote within a list
                text = text.lstrip(">" + _SPACE)
            raw = self.source[start : self.ends[number]]
            # Content ends its line, but for the marks that may close a heading.
            at = len(raw.rstrip(_SPACE)) - len(text)
            if at < 0 or not raw.startswith(text, at):
                at = raw.rfind(text)
            found.append((start + at, text) if at >= 0 else (start, raw))
        return found

    def _paragraph(self, lines: list[Line], depth: int) -> None:
        for part in split_tables(lines):
            if isinstance(part, Table):
                for row, cells in enumerate(part.rows):
                    for column, cell in enumerate(cells):
                        pieces = inline_pieces(cell, self.env)
                        self.writer.write(pieces, SegmentKind.TABLE_CELL, row=row, column=column)
                continue
            kind = SegmentKind.LIST_ITEM if depth else SegmentKind.PARAGRAPH
            place, text = part[0]
            footnote = _FOOTNOTE.match(text)
            if footnote:
                kind = SegmentKind.FOOTNOTE
                part = [(place + footnote.end(), text[footnote.end() :]), *part[1:]]  # noqa: PLW2901
            self._write(part, kind, depth)

    def _write(self, lines: list[Line], kind: SegmentKind, level: int) -> None:
        self.writer.write(inline_pieces(Content.of_lines(lines), self.env), kind, level=level)
