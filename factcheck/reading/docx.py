"""Word files: paragraphs, lists, tables, footnotes; tracked changes as if accepted.

Comments, deleted and hidden text, and the table of contents are left out. Headers and footers
are no running text: they become metadata, as they may tell the date. A comment that speaks to
factcheck is a directive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model.document import Directive, SegmentKind
from factcheck.model.spans import SourceMap, Span
from factcheck.reading.building import Parsed
from factcheck.reading.directives import directive_of, mentions_factcheck
from factcheck.reading.docx_package import Package, W
from factcheck.reading.docx_paragraphs import Paragraphs
from factcheck.reading.docx_styles import Styles, numbered_level
from factcheck.reading.laid_out import RunMap, as_own_source
from factcheck.reading.pieces import Piece, PieceWriter

if TYPE_CHECKING:
    from factcheck.reading.docx_package import Element

_WRAPPERS = frozenset(
    f"{W}{name}" for name in ["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"]
)
_BREAK_OR_TAB = re.compile(r"[\n\t]+")
_PROPERTIES = {"title": "title", "subject": "subject", "created": "file-created"}


class _Segment:
    """A paragraph to be written: its raw range and what it is."""

    def __init__(
        self, start: int, kind: SegmentKind, level: int = 0, row: int = -1, column: int = -1
    ) -> None:
        self.start = start
        self.end = start
        self.kind, self.level, self.row, self.column = kind, level, row, column


def parse_bytes(data: bytes, path: str) -> Parsed:
    """Read a Word file (.docx). Raises UserError for what is none or is damaged."""
    package = Package(data, path)
    reader = _Reader(package)
    reader.body()
    reader.notes("footnote")
    reader.notes("endnote")
    return reader.finish()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.first("styles"))
        self.paragraphs = Paragraphs(self.styles)
        self.segments: list[_Segment] = []
        self.merging: _Segment | None = None  # a paragraph whose end was deleted

    def body(self) -> None:
        """Read the running text."""
        root = self.package.xml(self.package.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            return
        self.paragraphs.enter("body", body)
        self._blocks(body, SegmentKind.PARAGRAPH)

    def notes(self, kind: str) -> None:
        """Read the notes of a kind, in the order in which the text refers to them."""
        wanted = self.paragraphs.references[kind]
        root = self.package.first(f"{kind}s") if wanted else None
        if root is None:
            return
        by_id = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}{kind}")}
        self.paragraphs.enter(kind, root)
        for name in dict.fromkeys(wanted):
            if name in by_id:
                self._blocks(by_id[name], SegmentKind.FOOTNOTE)

    def finish(self) -> Parsed:
        """Write the segments."""
        raw = self.paragraphs.text()
        writer = PieceWriter(raw)
        for one in self.segments:
            pieces = list(_pieces(raw, one.start, one.end))
            writer.write(pieces, one.kind, level=one.level, row=one.row, column=one.column)
        parsed = writer.builder.build()
        return as_own_source(
            parsed,
            RunMap(self.paragraphs.starts, self.paragraphs.places),
            metadata=self._metadata(),
            directives=self._directives(parsed.source_map),
        )

    def _blocks(self, parent: Element, kind: SegmentKind) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child, kind)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._blocks(child, kind)
        if parent.tag not in _WRAPPERS:
            self._end_merging()

    def _end_merging(self) -> None:
        """Let a last paragraph end although its end was deleted."""
        if self.merging is not None:
            self.merging = None
            self.paragraphs.part_from_next()

    def _paragraph(
        self, paragraph: Element, kind: SegmentKind, row: int = -1, column: int = -1
    ) -> None:
        if self.styles.is_contents(paragraph):
            return
        segment = self.merging or _Segment(self.paragraphs.length, kind)
        self.merging = None
        segment.kind, segment.level = self._kind(paragraph, kind)
        segment.row, segment.column = row, column
        boxes = self.paragraphs.read(paragraph)
        segment.end = self.paragraphs.length
        if segment not in self.segments[-1:]:
            self.segments.append(segment)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None and not boxes:
            self.merging = segment  # its end was deleted: the next paragraph goes on with it
        else:
            self.paragraphs.part_from_next()
        for box in boxes:
            self._blocks(box, SegmentKind.PARAGRAPH)

    def _kind(self, paragraph: Element, kind: SegmentKind) -> tuple[SegmentKind, int]:
        if kind is not SegmentKind.PARAGRAPH:
            return kind, 0
        heading = self.styles.heading_level(paragraph)
        if heading:
            return SegmentKind.HEADING, heading
        if self.styles.is_caption(paragraph):
            return SegmentKind.CAPTION, 0
        level = numbered_level(paragraph, self.styles)
        return (SegmentKind.LIST_ITEM, level) if level else (SegmentKind.PARAGRAPH, 0)

    def _table(self, table: Element) -> None:
        self._end_merging()
        row = -1
        for each in _children(table, "tr"):
            properties = each.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            row += 1
            column = 0
            for cell in _children(each, "tc"):
                self._cell(cell, row, column)
                column += _grid_span(cell)

    def _cell(self, cell: Element, row: int, column: int) -> None:
        for child in cell:
            if child.tag == f"{W}p":
                self._paragraph(child, SegmentKind.TABLE_CELL, row, column)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _WRAPPERS:
                self._cell(child, row, column)
        self._end_merging()

    def _metadata(self) -> dict[str, str]:
        """What the file says of itself: properties, headers, footers."""
        metadata = {}
        names = self.package.related("", "core-properties")
        core = self.package.xml(names[0]) if names else None
        for one in core if core is not None else ():
            key = _PROPERTIES.get(str(one.tag).rsplit("}", 1)[-1])
            if key and one.text:
                metadata[key] = one.text
        for kind in ("header", "footer"):
            texts = []
            for name in self.package.related(self.package.main, kind):
                root = self.package.xml(name)
                if root is not None:
                    texts.append(self.paragraphs.plain(root))
            text = " ".join(dict.fromkeys(filter(None, texts)))
            if text:
                metadata[kind] = text
        return metadata

    def _directives(self, source_map: SourceMap) -> tuple[Directive, ...]:
        comments = self.package.first("comments")
        if comments is None:
            return ()
        found = []
        for comment in comments.iter(f"{W}comment"):
            text = self.paragraphs.plain(comment)
            place = self.paragraphs.commented.get(comment.get(f"{W}id", ""))
            if place is None or not mentions_factcheck(text):
                continue
            start, end = place
            if start == end:  # it stands at a point: its paragraph is meant
                start, end = self._around(start)
            span = Span(source_map.to_normalised(start), source_map.to_normalised(end))
            found.append(directive_of(text, span.start, (span,)))
        return tuple(found)

    def _around(self, at: int) -> tuple[int, int]:
        index = bisect_right(self.segments, at, key=lambda one: one.start) - 1
        if index < 0:
            return at, at
        return self.segments[index].start, self.segments[index].end


def _children(parent: Element, name: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _grid_span(cell: Element) -> int:
    value = cell.find(f"{W}tcPr/{W}gridSpan")
    text = value.get(f"{W}val", "1") if value is not None else "1"
    return min(max(int(text), 1), 1000) if text.isascii() and text.isdigit() else 1


def _pieces(raw: str, start: int, end: int) -> Iterator[Piece]:
    """Cut a paragraph at its line breaks and tabs, which stand for one space."""
    for match in _BREAK_OR_TAB.finditer(raw, start, end):
        if start < match.start():
            yield Piece(start, match.start())
        yield Piece(*match.span(), " ", "\n" in match.group())
        start = match.end()
    if start < end:
        yield Piece(start, end)
