"""The document as read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from factcheck.model.locations import Locator
from factcheck.model.spans import SourceMap, Span


class SegmentKind(StrEnum):
    """What a stretch of the text is in the layout of its source."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


class Segment(Struct, frozen=True, gc=False):
    """One heading, paragraph, list item, table cell, caption or footnote.

    `level` is the depth of a heading or a list item (1 is outermost); `row` and `column` are
    zero-based for table cells and -1 elsewhere.
    """

    kind: SegmentKind
    span: Span
    level: int = 0
    row: int = -1
    column: int = -1


class Directive(Struct, frozen=True):
    """A word to factcheck about a document: do not report these rules here.

    `covers` are the ranges of the normalised text that it is about, None for the whole document.
    `start` is where it stands, an offset in the source; one in a file beside the text has that
    `file` and `line` instead. `problem` says why it cannot be obeyed; empty for a good one.
    """

    rules: tuple[str, ...]
    reason: str
    covers: tuple[Span, ...] | None
    start: int = 0
    until: date | None = None
    problem: str = ""
    file: str = ""
    line: int = 0


class Document(Struct, frozen=True):
    """A text that can be checked: normalised text, its segments, and the way back to the source.

    `source` is the decoded file, unchanged (for Word and PDF: the normalised text again);
    `metadata` holds what the file says of itself (front matter, document properties), keys in
    lower case. `locator` tells paragraphs and pages where lines would tell nothing. `remarks`
    are what a reader should know of the reading, as a page without text.
    """

    text: str
    segments: tuple[Segment, ...]
    source_map: SourceMap
    source: str
    path: str
    sha256: str
    encoding: str = "utf-8"
    metadata: Mapping[str, str] = field(default_factory=dict)
    locator: Locator | None = None
    directives: tuple[Directive, ...] = ()
    remarks: tuple[str, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the normalised text of `span`."""
        return self.text[span.start : span.end]


class DocumentDate(Struct, frozen=True):
    """The day that "now" means in a document, and how it became known."""

    day: date
    source: str
