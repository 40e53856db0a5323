"""What stands around the running text of PDF pages: headers, footers, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from factcheck.reading.pdf_characters import Page
from factcheck.reading.pdf_regions import Row, rows_of

_EDGE = 0.16  # the part of a page's height in which headers and footers stand
_EDGE_ROWS = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page|p\.|seite|página|стр\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/|von|de|из)\s*\d{1,4})?\W{0,3}\Z",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]{1,3}|[a-z](?=[A-Z]))[.)]?\s*")
_SMALL = 0.93  # notes are set smaller than the text


class Pages(NamedTuple):
    """The rows of each page by what they are; edges are texts, in the order of the pages."""

    body: list[list[Row]]
    notes: list[list[Row]]
    headers: list[str]
    footers: list[str]


def body_size(pages: Sequence[Page]) -> float:
    """Return the font size that most characters have, in points."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for chunk in page.chunks:
            sizes[round(chunk.size, 1)] += len(chunk.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def set_apart(pages: Sequence[Page], size: float) -> Pages:
    """Part the rows of pages; `size` is that of the running text."""
    rows = [rows_of(page.chunks) for page in pages]
    repeated = _repeated(pages, rows)
    body, notes = [], []
    headers: list[str] = []
    footers: list[str] = []
    for page, all_rows in zip(pages, rows, strict=True):
        first, last = _extent(page, all_rows, repeated)
        headers += [row.text for row in all_rows[:first]]
        footers += [row.text for row in all_rows[last:]]
        start = _first_note(all_rows[first:last], size) + first
        body.append(all_rows[first:start])
        notes.append(all_rows[start:last])
    return Pages(body, notes, headers, footers)


def note_mark(text: str) -> str:
    """Return the sign with which a footnote begins, with the space after it; empty for none."""
    match = _NOTE_MARK.match(text)
    return match.group() if match else ""


def _extent(page: Page, rows: list[Row], repeated: frozenset[tuple[str, str]]) -> tuple[int, int]:
    """Which rows stand between the page's header and footer."""
    first, last = 0, len(rows)
    while first < min(_EDGE_ROWS, last) and rows[first].y > (1 - _EDGE) * page.height:
        is_number = first == 0 and _PAGE_NUMBER.match(rows[first].text)
        if not is_number and ("top", _shape(rows[first])) not in repeated:
            break
        if _heads_table(rows, first):  # it goes over pages, its head is repeated
            break
        first += 1
    while last > max(len(rows) - _EDGE_ROWS, first) and rows[last - 1].y < _EDGE * page.height:
        is_number = last == len(rows) and _PAGE_NUMBER.match(rows[last - 1].text)
        if not is_number and ("bottom", _shape(rows[last - 1])) not in repeated:
            break
        last -= 1
    return (first, last) if first < last else (0, len(rows))


def _heads_table(rows: list[Row], number: int) -> bool:
    """Whether the row `number` stands over the same columns as the one below it."""
    if number + 1 >= len(rows):
        return False
    above, below = rows[number], rows[number + 1]
    if len(above.chunks) < 2 or len(above.chunks) != len(below.chunks):
        return False
    pairs = zip(above.chunks, below.chunks, strict=True)
    return all(abs(one.left - two.left) < above.size for one, two in pairs)


def _repeated(pages: Sequence[Page], rows: list[list[Row]]) -> frozenset[tuple[str, str]]:
    """The shapes of rows that stand at the same edge of several pages."""
    counts: Counter[tuple[str, str]] = Counter()
    for page, own in zip(pages, rows, strict=True):
        seen = {("top", _shape(row)) for row in own[:_EDGE_ROWS] if _is_high(row, page)}
        seen |= {("bottom", _shape(row)) for row in own[-_EDGE_ROWS:] if _is_low(row, page)}
        counts.update(seen)
    least = max(2, 0.3 * len(pages))  # left and right pages may differ
    return frozenset(shape for shape, count in counts.items() if count >= least)


def _is_high(row: Row, page: Page) -> bool:
    return row.y > (1 - _EDGE) * page.height


def _is_low(row: Row, page: Page) -> bool:
    return row.y < _EDGE * page.height


def _shape(row: Row) -> str:
    return _DIGITS.sub("#", row.text.casefold())


def _first_note(rows: list[Row], size: float) -> int:
    """The first of the small rows at the foot of a page that begins a note."""
    start = len(rows)
    while start > 0 and rows[start - 1].size < _SMALL * size:
        start -= 1
    while start < len(rows) and not note_mark(rows[start].text):
        start += 1
    return start if start > 0 else len(rows)
