"""PDF pages to chunks: stretches of characters that stand side by side on one line.

PDF knows characters and their places only. Coordinates are points; `x` grows to the right and
`y` upwards as the page is shown, while `box` keeps the page's own user space for the report.
"""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

from factcheck.model.locations import Box
from factcheck.reading.pdf_drawn import Drawn, View, drawn_on

_SIDEWAYS = 0.3  # the slope from which text is no line of the page (a watermark, a spine)
_SAME_LINE = 0.55  # how far a baseline may lie off, in font sizes: notes are raised
_CLOSE = 0.9  # the widest gap inside a chunk, in font sizes
_CLOSE_AFTER_SPACE = 2.5  # and after a space that is drawn: lines are stretched to fill a column
_WALL = 0.2  # the narrowest gap in which the border of a cell may stand, in font sizes
_HYPHEN_AT_END = 0x02  # what pdfium makes of a hyphen that breaks a word
_MOST_UNREADABLE = 0.3


class Glyph(NamedTuple):
    """One character as drawn; `raised` says that it stands higher and smaller than its line."""

    text: str
    left: float
    right: float
    box: Box
    raised: bool = False


class Chunk:
    """Characters side by side on one line; `y` is the baseline, `size` the font's in points."""

    __slots__ = ("bold", "glyphs", "left", "right", "size", "y")

    def __init__(self, y: float, size: float, bold: bool) -> None:
        self.glyphs: list[Glyph] = []
        self.y, self.size, self.bold = y, size, bold
        self.left = self.right = 0.0

    @property
    def text(self) -> str:
        """The characters as text."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def ends_in_space(self) -> bool:
        """Whether its last character is a space that is drawn."""
        last = self.glyphs[-1]
        return last.text == " " and last.right > last.left

    def add(self, glyph: Glyph) -> None:
        """Append a character."""
        if not self.glyphs:
            self.left, self.right = glyph.left, glyph.right
        elif glyph.right > self.right:
            self.right = glyph.right
        self.glyphs.append(glyph)

    def add_space(self) -> None:
        """Append a space that is not drawn."""
        last = self.glyphs[-1]
        if last.text != " ":
            _left, bottom, right, top = last.box
            self.glyphs.append(Glyph(" ", last.right, last.right, (right, bottom, right, top)))

    def join(self, other: Chunk) -> None:
        """Append a chunk that stands to the right on the same line."""
        self.add_space()
        for glyph in other.glyphs:
            self.add(glyph)

    def trim(self) -> Chunk:
        """Drop the spaces around it."""
        while self.glyphs and self.glyphs[-1].text.isspace():
            self.glyphs.pop()
        first = 0
        while first < len(self.glyphs) and self.glyphs[first].text.isspace():
            first += 1
        del self.glyphs[:first]
        if self.glyphs:
            self.left, self.right = self.glyphs[0].left, self.glyphs[-1].right
        if len(self.glyphs) > 2 and self.glyphs[-1].text == "-" and self._is_undrawn_space(-2):
            del self.glyphs[-2]  # lines are stretched before the hyphen that ends them, too
        return self

    def _is_undrawn_space(self, index: int) -> bool:
        glyph = self.glyphs[index]
        return glyph.text == " " and glyph.left == glyph.right


class Page(NamedTuple):
    """What is drawn on a page, as shown: its size, its text, its thin lines.

    `letters` counts characters, `unreadable` those whose font does not tell which letter they are.
    """

    number: int
    width: float
    height: float
    chunks: list[Chunk]
    drawn: Drawn
    letters: int
    unreadable: int

    @property
    def is_unreadable(self) -> bool:
        """Whether its text is drawn with fonts that do not tell their letters."""
        return self.unreadable > _MOST_UNREADABLE * max(self.letters, 1)


class _Look(NamedTuple):
    """How the characters of one text object look."""

    size: float
    bold: bool
    upright: bool
    readable: bool


def read_page(page: Any, number: int) -> Page:
    """Return what is drawn on a page of pypdfium2's."""
    from pypdfium2 import raw  # noqa: PLC0415 - only for PDF files

    view = View(page.get_rotation(), *page.get_mediabox())
    drawn = drawn_on(raw, page, view)
    text_page = page.get_textpage()
    try:
        reader = _Reader(raw, text_page, view, drawn)
        reader.read()
    finally:
        text_page.close()
    width, height = page.get_size()
    return Page(
        number,
        width,
        height,
        [chunk for chunk in reader.chunks if chunk.trim().glyphs],
        drawn,
        reader.letters,
        reader.unreadable,
    )


class _Reader:
    """Walks the characters of a page in the order in which they are drawn."""

    def __init__(self, raw: Any, text_page: Any, view: View, drawn: Drawn) -> None:
        self._drawn = drawn
        self._raw, self._page, self._view = raw, text_page.raw, view
        self.chunks: list[Chunk] = []
        self.letters = self.unreadable = 0
        self._looks: dict[int | None, _Look] = {}
        self._box = raw.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def read(self) -> None:
        """Collect the chunks."""
        raw, page, box, origin = self._raw, self._page, self._box, (self._x, self._y)
        unicode, is_generated = raw.FPDFText_GetUnicode, raw.FPDFText_IsGenerated
        loose_box, char_origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
        spaced = False
        pending = 0  # the first half of a character beyond the basic plane
        look, baseline = None, 0.0
        for index in range(raw.FPDFText_CountChars(page)):
            code = unicode(page, index)
            if code <= 0x20 and is_generated(page, index) == 1:
                spaced, look = True, None
                continue
            text = chr(code) if 0x20 < code < 0x7F else _character(pending, code)
            pending = code
            if not text:
                continue
            char_origin(page, index, *origin)
            y = self._y.value
            # A text object is a word or more; raised signs are objects of their own.
            if look is None or text == " " or y != baseline:
                look, baseline = self._look(index), y
            if look.upright:
                self.letters += 1
                self.unreadable += not look.readable
                loose_box(page, index, box)
                self._place(text, look, spaced)
            spaced = False
            if text == " ":
                look = None

    def _place(self, text: str, look: _Look, spaced: bool) -> None:
        """Put a character into the last chunk, or into a new one."""
        box = (self._box.left, self._box.bottom, self._box.right, self._box.top)
        left, y = self._view.point(self._x.value, self._y.value)
        right = box[2]
        if self._view.turned:
            corners = (self._view.point(box[0], box[1]), self._view.point(box[2], box[3]))
            right = max(corners[0][0], corners[1][0])
        else:
            right -= self._view.left
        right = max(right, left)
        chunk = self.chunks[-1] if self.chunks else None
        if chunk is not None:
            size, other = look.size, chunk.size
            reach = size if size > other else other
            gap = left - chunk.right
            close = _CLOSE_AFTER_SPACE if chunk.ends_in_space else _CLOSE
            if abs(y - chunk.y) < _SAME_LINE * reach and -0.4 * reach < gap < close * reach:
                small = size < 0.8 * other
                walled = gap > _WALL * reach and self._drawn.parts(chunk.right, left, y)
                if not walled and (small or size * 0.8 <= other):
                    raised = small and y > chunk.y + 0.1 * other
                    if spaced and gap > 0 and not (small and y > chunk.y):
                        chunk.add_space()
                    chunk.add(Glyph(text, left, right, box, raised))
                    return
        if text == " ":
            return
        chunk = Chunk(y, look.size, look.bold)
        chunk.add(Glyph(text, left, right, box))
        self.chunks.append(chunk)

    def _look(self, index: int) -> _Look:
        """How a character looks; asked once for each text object."""
        pointer = self._raw.FPDFText_GetTextObject(self._page, index)
        name = ctypes.cast(pointer, ctypes.c_void_p).value
        look = self._looks.get(name)
        if look is None:
            look = self._looks[name] = self._ask(index)
        return look

    def _ask(self, index: int) -> _Look:
        raw = self._raw
        matrix = raw.FS_MATRIX()
        scale, direction = 1.0, (1.0, 0.0)
        if raw.FPDFText_GetMatrix(self._page, index, matrix):
            scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
            direction = self._view.direction(matrix.a, matrix.b)
        upright = direction[0] > 0 and abs(direction[1]) < _SIDEWAYS * direction[0]
        return _Look(
            size=max(raw.FPDFText_GetFontSize(self._page, index) * scale, 1.0),
            bold=self._is_bold(index),
            upright=upright,
            readable=raw.FPDFText_HasUnicodeMapError(self._page, index) != 1,
        )

    def _is_bold(self, index: int) -> bool:
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        self._raw.FPDFText_GetFontInfo(self._page, index, name, 128, flags)
        shown = name.value.decode("latin-1").lower()
        heavy = any(word in shown for word in ("bold", "black", "heavy"))
        return heavy or self._raw.FPDFText_GetFontWeight(self._page, index) >= 600


def _character(before: int, code: int) -> str:
    """The character of a code unit, `before` being the one before it; empty for none to show."""
    if code == _HYPHEN_AT_END:
        return "-"
    if 0xDC00 <= code < 0xE000:
        pair = chr(before) + chr(code)
        return pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")[-1:]
    if 0xD800 <= code < 0xDC00 or code in (0xFFFE, 0xFFFF) or code > 0x10FFFF:
        return ""
    text = chr(code)
    if text.isspace():
        return " " if text != "\xa0" else text
    return text if code >= 0x20 and not 0x7F <= code < 0xA0 else ""
