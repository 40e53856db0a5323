"""Runs of Word paragraphs to raw text, each stretch with the run that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.reading.docx_package import W
from factcheck.reading.docx_styles import Styles
from factcheck.reading.laid_out import RunPlace

if TYPE_CHECKING:
    from factcheck.reading.docx_package import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _R = f"{W}p", f"{W}r"
_DELETED = frozenset([f"{W}del", f"{W}moveFrom"])
# One code point each, so that an offset into the run stays what Word would count.
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}
_PAGE_FIELDS = frozenset(["PAGE", "NUMPAGES", "SECTIONPAGES"])


class Paragraphs:
    """Collects the raw text of paragraphs, one line each."""

    def __init__(self, styles: Styles) -> None:
        self.length = 0
        self.starts: list[int] = []
        self.places: list[RunPlace] = []
        self.references: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.commented: dict[str, tuple[int, int]] = {}
        self._styles = styles
        self._parts: list[str] = []
        self._part = ""
        self._numbers: dict[Element, int] = {}
        self._paragraph = self._run = 0
        self._boxes: list[Element] = []
        self._fields: list[str] = []  # of the open fields: what has been read of their codes

    def enter(self, part: str, root: Element) -> None:
        """Count the paragraphs of a part, which come next."""
        self._part = part
        self._numbers = {one: number for number, one in enumerate(root.iter(_P), 1)}

    def text(self) -> str:
        """Return the raw text."""
        return "".join(self._parts)

    def read(self, paragraph: Element) -> list[Element]:
        """Add a paragraph; returns the text boxes that are anchored in it."""
        self._paragraph = self._numbers.get(paragraph, 0)
        self._run = 0
        self._boxes, self._fields = [], []
        self._inline(paragraph)
        return self._boxes

    def part_from_next(self) -> None:
        """End the paragraph, so that the next one begins on a line of its own."""
        self._parts.append("\n")
        self.length += 1

    def plain(self, root: Element) -> str:
        """Return the text of a header or a comment, its page numbers left out."""
        aside = Paragraphs(self._styles)
        aside.enter("", root)
        for paragraph in root.iter(_P):
            aside.read(paragraph)
            aside.part_from_next()
        return " ".join(aside.text().split())

    def _inline(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run += 1
                self._read_run(child)
            elif tag in _DELETED:
                self._run += _count_runs(child)
            elif tag == f"{W}commentRangeStart":
                name = child.get(f"{W}id", "")
                self.commented.setdefault(name, (self.length, self.length))
            elif tag == f"{W}commentRangeEnd":
                self._end_comment(child.get(f"{W}id", ""))
            elif tag == f"{W}fldSimple" and _is_page_field(child.get(f"{W}instr", "")):
                self._run += _count_runs(child)
            elif tag not in (f"{W}pPr", f"{W}sdtPr"):
                self._inline(child)

    def _end_comment(self, name: str) -> None:
        if name in self.commented:
            self.commented[name] = (self.commented[name][0], self.length)

    def _read_run(self, run: Element) -> None:
        hidden = self._styles.is_hidden(run)
        parts: list[str] = []
        for child in _visible(run):
            tag = child.tag
            if tag == f"{W}t":
                parts.append(child.text or "")
            elif tag in _SIGNS:
                parts.append(_SIGNS[tag])
            elif tag == f"{W}sym":
                parts.append(_symbol(child.get(f"{W}char", "")))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                if not hidden:
                    kind = tag.removeprefix(W).removesuffix("Reference")
                    self.references[kind].append(child.get(f"{W}id", ""))
            elif tag == f"{W}commentReference":
                place = (self.length, self.length)
                self.commented.setdefault(child.get(f"{W}id", ""), place)
            elif tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields:
                self._fields[-1] += child.text or ""
            elif tag == f"{W}txbxContent":
                self._boxes.append(child)
        if not hidden and not any(map(_is_page_field, self._fields)):
            self._add("".join(parts))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _add(self, text: str) -> None:
        if not text:
            return
        self.starts.append(self.length)
        self.places.append(RunPlace(self._part, self._paragraph, self._run, 0))
        self._parts.append(text)
        self.length += len(text)


def _visible(run: Element) -> Iterator[Element]:
    """The contents of a run: of alternatives the first, of drawings and pictures the boxes."""
    for child in run:
        if child.tag == f"{_MC}AlternateContent":
            chosen = child.find(f"{_MC}Choice")
            yield from _text_boxes(chosen if chosen is not None else child)
        elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            yield from _text_boxes(child)
        else:
            yield child


def _text_boxes(parent: Element) -> Iterator[Element]:
    """The outermost text boxes; those within are found when the box is read."""
    for child in parent:
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from _text_boxes(child)


def _count_runs(parent: Element) -> int:
    """How many runs of the paragraph itself lie in an element of it."""
    count = 0
    for child in parent:
        if child.tag == _R:
            count += 1
        elif child.tag != _P:
            count += _count_runs(child)
    return count


def _is_page_field(code: str) -> bool:
    words = code.split(None, 1)
    return bool(words) and words[0].upper() in _PAGE_FIELDS


def _symbol(code: str) -> str:
    """The character of a symbol font; fonts put theirs into an area of private use."""
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
    return sign if sign.isprintable() or "\ue000" <= sign <= "\uf8ff" else "\ufffd"
