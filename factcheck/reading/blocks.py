"""Lines of plain text to blocks: which lines belong together, and what each block is.

Everything is decided from a line and the one before it, so the work is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from factcheck.reading.hyphenation import HYPHENS

_BULLETS = "•◦▪▫‣·●○■□►▶➢➤✓✔\uf0b7\uf0a7"
_MARKER = re.compile(
    rf"(?:[{_BULLETS}]|[-–—*+]|[xo](?=\s+[^\W_a-z])|\d{{1,3}}[.)]|[a-z][.)](?=\s+\S)|"
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\))[ \t\xa0]+(?=\S)"
)
_MARKER_BEGINS = frozenset(_BULLETS + "-–—*+(0123456789abcdefghijklmnopqrstuvwxyz")
_LETTER_BULLET = re.compile(r"^[ \t]*([xo])[ \t]+[^\W_a-z]", re.MULTILINE)
_LABEL = re.compile(r"[A-Z][\w ()/&'’.-]{1,40}: ")
_RULE = re.compile(r"[-–—=_*~•.#+ \t]{3,}\Z")
_CLOSERS = "\"'”’»)]"
_SENTENCE_END = ".!?:;…"
_LONGEST_WRAP = 140
# A line that ends in one of these is not the end of anything.
_DANGLING = frozenset(
    "a an the of and or to in on at by for from with without into between among under over about "
    "against during through after before since until that which who whose whom as than is are was "
    "were be been has have had will would its his her their this these those not nor but both "
    "either any every each no such per via".split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the space around it: its place in the source and what it looks like.

    `break_at` is where its line break stands; a last line may have none, and needs none.
    """

    start: int
    end: int
    break_at: int
    indent: int
    text: str

    @property
    def ends_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        last = self.text[-1]
        if last in _CLOSERS:
            last = self.text.rstrip(_CLOSERS)[-1:]
        return last in _SENTENCE_END

    @property
    def broken_word(self) -> bool:
        """Whether the line ends in a hyphen that touches a word."""
        text = self.text
        return len(text) > 1 and text[-1] in HYPHENS + "\xad" and text[-2].isalnum()

    @property
    def dangles(self) -> bool:
        """Whether no reader would stop at the end of this line."""
        return (
            self.broken_word
            or self.text[-1] == ","
            or self.text.rsplit(None, 1)[-1].lower() in _DANGLING
        )

    @property
    def opens(self) -> bool:
        """Whether the line may begin a sentence."""
        first = self.text[0]
        return not (first.islower() or first in ",;:.)%")

    @property
    def first_word_length(self) -> int:
        """Length of the first word."""
        return len(self.text.split(None, 1)[0])

    @property
    def shouts(self) -> bool:
        """Whether the line is set in capitals."""
        text = self.text
        return text.isupper() and sum(map(str.isalpha, text)) > 5 and text[-1] not in ".!;,"


@dataclass(slots=True)
class Block:
    """Lines that belong together; `marker` is the length of a list item's sign, else 0."""

    lines: list[Line]
    marker: int = 0
    sign: str = ""
    after_blank: bool = True
    before_blank: bool = False
    width: int = 0


class Blocks:
    """Groups the lines of one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.blocks: list[Block] = []
        self._blank = True
        self._group()

    def _group(self) -> None:
        blocks = self.blocks
        for line in split_lines(self._source):
            if not line.text or (line.text[0] in "-–—=_*~•.#+" and _RULE.match(line.text)):
                self._blank = True
                if blocks:
                    blocks[-1].before_blank = True
                continue
            block = blocks[-1] if blocks else None
            marker = self._marker(line, block)
            if block and not marker and self._continues(block, line):
                block.lines.append(line)
                block.before_blank = False
                block.width = max(block.width, len(line.text))
            else:
                sign = line.text[:marker].rstrip()
                blocks.append(Block([line], marker, sign, self._blank, False, len(line.text)))
            self._blank = False
        if blocks:
            blocks[-1].before_blank = True

    def _marker(self, line: Line, block: Block | None) -> int:
        """Return the length of the sign that makes the line a list item; 0 for none."""
        text = line.text
        if text[0] not in _MARKER_BEGINS:
            return 0
        match = _MARKER.match(text)
        if match is None:
            return 0
        sign = text[0]
        if sign in _BULLETS:
            return match.end()
        if sign in "xo" and match.group()[1:].isspace():
            return match.end() if sign in self._letter_bullets else 0
        at_start = block is None or (self._blank and not block.lines[-1].dangles)
        if at_start or block is None or block.lines[-1].ends_sentence:
            return match.end()
        return match.end() if block.marker and _same_series(block.sign, sign) else 0

    @cached_property
    def _letter_bullets(self) -> frozenset[str]:
        """Letters that stand where bullets do, as extraction from PDF leaves them."""
        found = Counter(match.group(1) for match in _LETTER_BULLET.finditer(self._source))
        return frozenset(letter for letter, count in found.items() if count > 1)

    def _continues(self, block: Block, line: Line) -> bool:
        return self._over_blank(block, line) if self._blank else self._next_line(block, line)

    def _over_blank(self, block: Block, line: Line) -> bool:
        """Whether a sentence goes on after blank lines (a page break, mostly)."""
        last = block.lines[-1]
        if last.broken_word:
            return True
        if last.ends_sentence or last.shouts:
            return False
        if last.dangles:
            return True
        full = 0.6 * min(max(block.width, len(line.text)), _LONGEST_WRAP)
        return line.text[0].islower() and len(last.text) + line.first_word_length >= full

    @staticmethod
    def _next_line(block: Block, line: Line) -> bool:
        """Whether a line without a blank before it goes on with the block."""
        last = block.lines[-1]
        if last.broken_word:
            return True
        if last.shouts != line.shouts and line.opens:
            return not (last.shouts and all(each.shouts for each in block.lines)) and not (
                line.shouts and last.ends_sentence
            )
        if not line.opens:
            return True
        if len(last.text) > _LONGEST_WRAP or len(line.text) > _LONGEST_WRAP:
            return last.dangles
        if ":" in line.text[:43] and _LABEL.match(line.text) and _LABEL.match(last.text):
            return False
        if not last.ends_sentence:
            return True
        if line.indent >= last.indent + 2 and not block.marker:
            return False
        width = max(block.width, len(line.text))
        return len(last.text) + 1 + line.first_word_length > 0.75 * width


def split_lines(source: str) -> list[Line]:
    """Cut a source at its line breaks and form feeds."""
    lines = []
    offset = 0
    for raw in source.splitlines(keepends=True):
        text = raw.strip(" \t\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029\xa0\ufeff\u200b")
        after = offset + len(raw)
        if text:
            indent = raw.index(text[0])
            start = offset + indent
            end = start + len(text)
            break_at = after - (2 if raw.endswith("\r\n") else 1)
            lines.append(Line(start, end, break_at, indent, text))
        else:
            lines.append(Line(offset, offset, offset, 0, ""))
        offset = after
    return lines


def _same_series(sign: str, begins: str) -> bool:
    """Whether two list signs belong to one list ("1." and "2.", "-" and "-")."""
    return sign[0] == begins or (sign[0].isalnum() and begins.isalnum())
