"""HTML: the main text with its headings, lists, tables and captions.

Scripts, styles, forms, code, navigation and what is hidden are left out, and so are the page
headers and footers that office programs write. When the page marks its main part (`main`, else
`article`), only that is read.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

from factcheck.model.document import SegmentKind
from factcheck.reading.building import INVISIBLE, Parsed
from factcheck.reading.html_tokens import Tag, Text, tokens
from factcheck.reading.pieces import Piece, PieceWriter

_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_SKIPPED_BLOCKS = "aside dialog footer form menu nav pre"
_SKIPPED_INLINE = "audio button canvas datalist math noscript object select svg template video"
_SKIPPED = frozenset(f"{_SKIPPED_BLOCKS} {_SKIPPED_INLINE}".split())
_SKIPPED_ROLES = frozenset(["navigation", "search", "contentinfo", "complementary", "menu"])
_BLOCK_NAMES = (
    "address article blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p section summary table "
    "tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(f"{_BLOCK_NAMES} {_SKIPPED_BLOCKS}".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CHANGE = re.compile(
    r"[ \t\n\r\f]{2,}|[\t\n\r\f]|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?"
)
# How office programs and converters name the elements that hold one note each.
_NOTE_ID = re.compile(r"(?:sdfootnote|sdendnote|ftn|edn|fn|footnote|endnote)[-:_]?\d{1,4}\Z")
_NOTE_SIGN = re.compile(r"\s*[\[(]?(?:\d{1,3}|[ivxlc]{1,5}|[*†‡§]{1,3}|[↩⏎^↑]\ufe0e?)[\])]?\s*\Z")
# Office programs write when the file was made, which says little of the text in it.
_FILE_KEYS = {"created": "file-created", "changed": "file-changed"}
_PAGE_EDGES = frozenset(["header", "footer"])
_LONGEST_ENTITY = 40
_MOST_METADATA = 100
_WIDEST = 1000


def parse(source: str, path: str) -> Parsed:
    """Read HTML; title, meta elements and the first `time` become metadata."""
    found = list(tokens(source))
    starts = {token.name for token in found if isinstance(token, Tag) and not token.closes}
    for only in ("main", "article"):
        if only in starts:
            parsed = _read(source, found, only)
            if parsed.text:
                return parsed
    return _read(source, found, None)


def write_table(source: str, start: int, end: int, writer: PieceWriter) -> None:
    """Write the cells of a table that stands in HTML in a text of another format."""
    found = [
        token._replace(start=token.start + start, end=token.end + start)
        for token in tokens(source[start:end])
    ]
    reader = _Reader(source, None, writer)
    _follow(reader, found)


def _read(source: str, found: list[Tag | Text], only: str | None) -> Parsed:
    reader = _Reader(source, only, PieceWriter(source))
    _follow(reader, found)
    return reader.writer.builder.build(reader.metadata)


def _follow(reader: _Reader, found: list[Tag | Text]) -> None:
    for index, token in enumerate(found):
        if isinstance(token, Text):
            reader.text(token)
        elif token.closes:
            reader.end(token)
        else:
            reader.start(token, found[index + 1] if index + 1 < len(found) else None)
    reader.flush()


class _Reader:
    """Follows the open elements, and writes a segment at each edge of a block."""

    def __init__(self, source: str, only: str | None, writer: PieceWriter) -> None:
        self.source = source
        self.only = only
        self.writer = writer
        self.metadata: dict[str, str] = {}
        self.pieces: list[Piece] = []
        self.open: list[str] = []
        self.counts: Counter[str] = Counter()
        self.skipped_at = 0  # how many elements were open when skipping began, and that one
        self.note_at = 0  # the same for a footnote
        self.cells: list[tuple[int, int, int]] = []  # of each open table: row, column, width

    def start(self, tag: Tag, following: Tag | Text | None) -> None:
        """Take a start tag."""
        self._note(tag)
        name = tag.name
        if name == "br" and self.pieces and self.pieces[-1].is_break:
            self.flush()  # two in a row part paragraphs
        elif name == "br":
            self.pieces.append(Piece(tag.start, tag.end, " ", True))
        if name in _BLOCKS:
            self.flush()
        if name in _VOID:
            return
        self._open(name)
        self._place(tag)
        if not self.skipped_at and (_is_skipped(tag) or self._is_reference(tag, following)):
            self.skipped_at = len(self.open)
        if not self.note_at and _is_note(tag):
            self.flush()
            self.note_at = len(self.open)

    def end(self, tag: Tag) -> None:
        """Take an end tag; it also ends what was left open inside its element."""
        name = tag.name
        if name in _BLOCKS:
            self.flush()
        if not self.counts[name]:
            return
        while True:
            last = self.open.pop()
            self.counts[last] -= 1
            if last == "table" and self.cells:
                self.cells.pop()
            if last == name:
                break
        if len(self.open) < self.skipped_at:
            self.skipped_at = 0
        if len(self.open) < self.note_at:
            self.note_at = 0

    def text(self, text: Text) -> None:
        """Take a stretch of text."""
        if text.raw_of == "title":
            title = unescape(self.source[text.start : text.end])
            self.metadata.setdefault("title", " ".join(title.split()))
        if text.raw_of or self.skipped_at or (self.only and not self.counts[self.only]):
            return
        start = text.start
        for match in _CHANGE.finditer(self.source, text.start, text.end):
            self._copy(start, match.start())
            self._change(match)
            start = match.end()
        self._copy(start, text.end)

    def flush(self) -> None:
        """Write what was collected as one segment."""
        if not self.pieces:
            return
        pieces, self.pieces = self.pieces, []
        counts = self.counts
        heading = next((level for level, name in enumerate(_HEADINGS, 1) if counts[name]), 0)
        if heading:
            self.writer.write(pieces, SegmentKind.HEADING, level=heading)
        elif self.note_at:
            self.writer.write(pieces, SegmentKind.FOOTNOTE)
        elif counts["caption"] or counts["figcaption"]:
            self.writer.write(pieces, SegmentKind.CAPTION)
        elif (counts["td"] or counts["th"]) and self.cells:
            row, column, _ = self.cells[-1]
            self.writer.write(
                pieces, SegmentKind.TABLE_CELL, row=max(row, 0), column=max(column, 0)
            )
        elif counts["li"]:
            level = max(counts["ul"] + counts["ol"], 1)
            self.writer.write(pieces, SegmentKind.LIST_ITEM, level=level)
        else:
            self.writer.write(pieces, SegmentKind.PARAGRAPH)

    def _is_reference(self, tag: Tag, following: Tag | Text | None) -> bool:
        """Whether a sign only points to a note on the same page, or back from it."""
        if tag.name == "sup":
            return (
                isinstance(following, Tag)
                and following.name == "a"
                and following.attributes().get("href", "").startswith("#")
            )
        if tag.name != "a" or "#" not in tag.body:
            return False
        if not tag.attributes().get("href", "").startswith("#"):
            return False
        if isinstance(following, Tag):
            return following.name == "sup"
        return following is not None and bool(
            _NOTE_SIGN.match(
                self.source[following.start : min(following.end, following.start + 20)]
            )
        )

    def _open(self, name: str) -> None:
        self.open.append(name)
        self.counts[name] += 1

    def _place(self, tag: Tag) -> None:
        """Follow the rows and columns of the innermost table."""
        if tag.name == "table":
            self.cells.append((-1, -1, 1))
        elif tag.name == "tr" and self.cells:
            self.cells[-1] = (self.cells[-1][0] + 1, -1, 1)
        elif tag.name in ("td", "th") and self.cells:
            row, column, width = self.cells[-1]
            self.cells[-1] = (row, max(column, -1) + (width if column >= 0 else 1), _width(tag))

    def _note(self, tag: Tag) -> None:
        """Keep what the page says of itself."""
        if tag.name not in ("meta", "time") or len(self.metadata) >= _MOST_METADATA:
            return
        attributes = tag.attributes()
        if tag.name == "time" and "datetime" in attributes:
            self.metadata.setdefault("time", attributes["datetime"])
        key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        if tag.name == "meta" and key and attributes.get("content"):
            key = _FILE_KEYS.get(key.lower(), key.lower())
            self.metadata.setdefault(key, attributes["content"])

    def _copy(self, start: int, end: int) -> None:
        if start < end and self._after_space() and self.source[start] == " ":
            start += 1
        if start < end:
            self.pieces.append(Piece(start, end))

    def _change(self, match: re.Match[str]) -> None:
        shown = match.group()
        if shown[0] != "&":
            if not self._after_space():
                self.pieces.append(Piece(*match.span(), " ", "\n" in shown or "\r" in shown))
            return
        text = unescape(shown) if len(shown) <= _LONGEST_ENTITY else shown
        if text == shown:
            self.pieces.append(Piece(*match.span()))
        elif text not in INVISIBLE:
            self.pieces.append(Piece(*match.span(), text if text.strip() else " "))

    def _after_space(self) -> bool:
        """Whether white space would follow white space, or begin a segment."""
        if not self.pieces:
            return True
        last = self.pieces[-1]
        return (self.source[last.end - 1] if last.text is None else last.text[-1]) == " "


def _is_skipped(tag: Tag) -> bool:
    if tag.name in _SKIPPED:
        return True
    body = tag.body.lower()
    if not ("hidden" in body or "role" in body or "title" in body):
        return False
    attributes = tag.attributes()
    return (
        "hidden" in attributes
        or (tag.name == "div" and attributes.get("title") in _PAGE_EDGES)
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _SKIPPED_ROLES
    )


def _is_note(tag: Tag) -> bool:
    if tag.name not in ("div", "li", "p") or "id" not in tag.body:
        return False
    return _NOTE_ID.match(tag.attributes().get("id", "")) is not None


def _width(tag: Tag) -> int:
    if "colspan" not in tag.body.lower():
        return 1
    value = tag.attributes().get("colspan", "1")
    return (
        min(max(int(value), 1), _WIDEST)
        if value.isascii() and value.isdigit() and len(value) < 5
        else 1
    )
