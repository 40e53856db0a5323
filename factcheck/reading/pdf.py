"""PDF: the text in reading order, with the box of every character.

Columns are read one after the other; headers, footers and page numbers are set apart as
metadata, footnotes come last, words broken at a line's end are made whole. Pages without text
are an error when all are, and a remark when some are.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from factcheck.config.errors import UserError
from factcheck.model.document import SegmentKind
from factcheck.model.locations import Box, Location
from factcheck.model.spans import Span
from factcheck.reading.blocks import list_marker
from factcheck.reading.building import Parsed
from factcheck.reading.laid_out import as_own_source, needed
from factcheck.reading.pdf_blocks import Block, blocks_of, notes_of
from factcheck.reading.pdf_characters import Glyph, Page, read_page
from factcheck.reading.pdf_edges import body_size, note_mark, set_apart
from factcheck.reading.pdf_regions import lines_of
from factcheck.reading.pieces import Piece, PieceWriter

_MOST_PAGES = 5000
_MOST_LETTERS = 30_000_000
_NO_BOX = -1.0
_PROPERTIES = {"Title": "title", "Subject": "subject", "CreationDate": "file-created"}


def parse_bytes(data: bytes, path: str) -> Parsed:
    """Read a PDF file. Raises UserError for what is none, is locked, damaged or only a picture."""
    pages, metadata = _read(data, path)
    _refuse_pictures(pages, path)
    size = body_size(pages)
    apart = set_apart(pages, size)
    drawn = [page.drawn for page in pages]
    body = [lines_of(rows, lines) for rows, lines in zip(apart.body, drawn, strict=True)]
    notes = [lines_of(rows, lines) for rows, lines in zip(apart.notes, drawn, strict=True)]
    writer = _Writer()
    found = notes_of(notes)
    marks = {note_mark(block.text).strip().rstrip(".)") for block in found}
    for block in [*blocks_of(body, size), *found]:
        writer.add(block, marks)
    for key, texts in (("header", apart.headers), ("footer", apart.footers)):
        if texts:
            metadata[key] = " ".join(dict.fromkeys(texts))[:1000]
    return writer.finish(metadata, _remarks(pages))


def _read(data: bytes, path: str) -> tuple[list[Page], dict[str, str]]:
    def load() -> Any:
        import pypdfium2  # noqa: PLC0415 - only for PDF files

        return pypdfium2

    pdfium = needed(load, "PDF files", path)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UserError("the PDF is locked with a password", path=path) from None
        raise UserError(f"not a PDF file that can be read: damaged ({error})", path=path) from None
    with closing(document):
        count = len(document)
        if count > _MOST_PAGES:
            raise UserError(f"more than {_MOST_PAGES} pages, the most that is read", path=path)
        pages: list[Page] = []
        letters = 0
        for number in range(count):
            try:
                with closing(document[number]) as page:
                    pages.append(read_page(page, number + 1))
            except pdfium.PdfiumError as error:
                raise UserError(f"page {number + 1} is damaged ({error})", path=path) from None
            letters += pages[-1].letters
            if letters > _MOST_LETTERS:
                raise UserError("holds more text than can be read", path=path)
        found = document.get_metadata_dict()
    return pages, {name: found[key] for key, name in _PROPERTIES.items() if found.get(key)}


def _refuse_pictures(pages: Sequence[Page], path: str) -> None:
    if not any(page.letters for page in pages):
        if any(page.drawn.has_pictures for page in pages):
            raise UserError(
                "the PDF holds pictures of pages and no text (a scan?); "
                "run it through text recognition first, for example: ocrmypdf IN OUT",
                path=path,
            )
        raise UserError("the PDF holds no text", path=path)
    if all(page.is_unreadable for page in pages if page.letters):
        raise UserError(
            "the PDF's fonts do not tell which letters they draw; "
            "export it again, or run it through text recognition",
            path=path,
        )


def _remarks(pages: Sequence[Page]) -> tuple[str, ...]:
    """What was not read."""
    empty = [page.number for page in pages if not page.letters and page.drawn.has_pictures]
    unreadable = [page.number for page in pages if page.letters and page.is_unreadable]
    remarks = []
    if empty:
        remarks.append(f"no text, only pictures, on {_listed(empty)}")
    if unreadable:
        remarks.append(f"fonts that do not tell their letters on {_listed(unreadable)}")
    return tuple(remarks)


def _listed(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:10])) + (", ..." if len(numbers) > 10 else "")
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


class _Writer:
    """Puts blocks down as raw text, with a box for every character, and as segments."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._boxes = array("f")
        self._page_starts: list[int] = []
        self._pages: list[int] = []
        self._segments: list[tuple[Block, list[Piece]]] = []

    def add(self, block: Block, marks: set[str]) -> None:
        """Write a block; `marks` are the signs of footnotes, which the text refers to."""
        text = block.first.chunk.text
        skip = 0
        if block.kind is SegmentKind.LIST_ITEM:
            skip = list_marker(text)
        elif block.kind is SegmentKind.FOOTNOTE:
            skip = len(note_mark(text))
        pieces: list[Piece] = []
        for line, page in zip(block.lines, block.pages, strict=True):
            if pieces:
                pieces.append(Piece(self._length - 1, self._length, " ", True))
            self._open_page(page)
            pieces += self._line(line.chunk.glyphs, skip, marks)
            skip = 0
        self._segments.append((block, pieces))

    def finish(self, metadata: dict[str, str], remarks: tuple[str, ...]) -> Parsed:
        """Return what was written."""
        writer = PieceWriter("".join(self._parts))
        for block, pieces in self._segments:
            writer.write(pieces, block.kind, level=block.level, row=block.row, column=block.column)
        return as_own_source(
            writer.builder.build(),
            _BoxMap(self._boxes, self._page_starts, self._pages),
            metadata=metadata,
            remarks=remarks,
        )

    def _open_page(self, page: int) -> None:
        if not self._pages or self._pages[-1] != page:
            self._pages.append(page)
            self._page_starts.append(self._length)

    def _line(self, glyphs: Sequence[Glyph], skip: int, marks: set[str]) -> list[Piece]:
        """Write a line and its break; returns the pieces of it that are text."""
        pieces: list[Piece] = []
        index = 0
        for shown, stretch in _stretches(glyphs, marks):
            start = self._length
            for glyph in stretch:
                self._write(glyph.text, glyph.box)
            hidden = min(max(skip - index, 0), len(stretch))
            index += len(stretch)
            if shown and start + hidden < self._length:
                pieces.append(Piece(start + hidden, self._length))
        self._write("\n", (_NO_BOX,) * 4)
        return pieces

    def _write(self, text: str, box: Box) -> None:
        self._parts.append(text)
        self._length += len(text)
        for _ in text:
            self._boxes.extend(box)


def _stretches(glyphs: Sequence[Glyph], marks: set[str]) -> list[tuple[bool, list[Glyph]]]:
    """Part a line at raised signs that refer to a note, which are no text."""
    parts: list[tuple[bool, list[Glyph]]] = []
    at = 0
    while at < len(glyphs):
        end = at
        while end < len(glyphs) and glyphs[end].raised == glyphs[at].raised:
            end += 1
        stretch = list(glyphs[at:end])
        text = "".join(glyph.text for glyph in stretch).strip()
        parts.append((not (stretch[0].raised and text in marks), stretch))
        at = end
    return parts


class _BoxMap:
    """Where the characters of a raw text stand: page, and a box each."""

    def __init__(self, boxes: array[float], page_starts: list[int], pages: list[int]) -> None:
        self._boxes, self._page_starts, self._pages = boxes, page_starts, pages

    def locate(self, span: Span) -> Location:
        """Return the page of a raw span's beginning, and its boxes there, one a line."""
        index = max(bisect_right(self._page_starts, span.start) - 1, 0)
        starts = self._page_starts
        stop = starts[index + 1] if index + 1 < len(starts) else span.end
        lines: list[list[Box]] = [[]]
        for at in range(span.start, min(span.end, stop)):
            left, bottom, right, top = self._boxes[4 * at : 4 * at + 4]
            if (left, bottom, right, top) == (_NO_BOX,) * 4:
                lines.append([])
            else:
                lines[-1].append((left, bottom, right, top))
        return Location(
            page=self._pages[index], boxes=tuple(_around(boxes) for boxes in lines if boxes)
        )


def _around(boxes: Sequence[Box]) -> Box:
    sides = zip(*boxes, strict=True)
    left, bottom, right, top = sides
    return (
        round(min(left), 2),
        round(min(bottom), 2),
        round(max(right), 2),
        round(max(top), 2),
    )
