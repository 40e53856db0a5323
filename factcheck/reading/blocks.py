"""Lines of plain text to blocks: which lines belong together, and what each block is.

Everything is decided from a line and the one before it, so the work is linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from factcheck.reading.building import INVISIBLE, is_blank
from factcheck.reading.hyphenation import HYPHENS

_BULLETS = "•◦▪▫‣·●○■□►▶➢➤✓✔\uf0b7\uf0a7"
_MARKER = re.compile(
    rf"(?:[{_BULLETS}]|[-–—*+]|[xo](?=\s+[^\W_a-z])|\d{{1,3}}[.)]|[a-z][.)](?=\s+\S)|"
    r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\))[ \t\xa0]+(?=\S)"
)
_MARKER_BEGINS = frozenset(_BULLETS + "-–—*+(0123456789abcdefghijklmnopqrstuvwxyz")
_LETTER_BULLET = re.compile(r"[xo][ \t]+[^\W_a-z]")
_LABEL = re.compile(r"[A-Z][\w ()/&'’.-]{1,40}: ")
_RULES = frozenset("-–—=_*~•.#+")
_RULE = re.compile(r"[-–—=_*~•.#+ \t]{3,}\Z")
_CLOSERS = "\"'”’»)]"
_SENTENCE_END = ".!?:;…"
_LONGEST_WRAP = 140
_NARROWEST = 30
_LABEL_REACH = 43
_BREAKING_HYPHENS = HYPHENS + "\xad"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = re.compile(rf"(?:[A-Z][a-z]+day,? )?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}),? \d{{4}}")
# A line that ends in one of these is not the end of anything.
_DANGLING_WORDS = (
    "a an the of and or to in on at by for from with without into between among under over "
    "about against during through after before since until that which who whose whom as than "
    "is are was were be been has have had will would its his her their this these those not "
    "nor but both either any every each no such per via"
)
_DANGLING = frozenset(_DANGLING_WORDS.split())


class Run(NamedTuple):
    """Lines that certainly go on from one to the next; often the greater part of a paragraph.

    `raws` are the lines with their breaks, `start` and `end` the source range without the space
    around it, `break_at` where the break after the last line stands (a last line may have none,
    and needs none). `first` and `last` are the texts of the outer lines, without the space
    around them; `width` is the length of the longest line.
    """

    raws: list[str]
    start: int
    end: int
    break_at: int
    indent: int
    first: str
    last: str
    width: int

    @property
    def ends_sentence(self) -> bool:
        """Whether the last line ends as a sentence does."""
        last = self.last[-1]
        if last in _CLOSERS:
            last = self.last.rstrip(_CLOSERS)[-1:]
        return last in _SENTENCE_END

    @property
    def broken_word(self) -> bool:
        """Whether the last line ends in a hyphen that touches a word."""
        text = self.last
        return text[-1] in _BREAKING_HYPHENS and text[-2:-1].isalnum()

    @property
    def dangles(self) -> bool:
        """Whether no reader would stop at the end of the last line."""
        return (
            self.broken_word
            or self.last[-1] == ","
            or self.last.rsplit(None, 1)[-1].lower() in _DANGLING
        )

    @property
    def opens(self) -> bool:
        """Whether the first line may begin a sentence."""
        first = self.first[0]
        return not (first.islower() or first in ",;:.)%")

    @property
    def first_word_length(self) -> int:
        """Length of the first word."""
        return len(self.first.split(None, 1)[0])

    @property
    def shouts(self) -> bool:
        """Whether the line is set in capitals."""
        text = self.first
        return (
            text.isupper()
            and len(self.raws) == 1
            and sum(map(str.isalpha, text)) > 5
            and text[-1] not in ".!;,"
        )


class Block(Struct):
    """Runs that belong together; `marker` is the length of a list item's sign, else 0.

    `width` is the length of its longest line; `shouts` says that it is set in capitals.
    """

    runs: list[Run]
    marker: int
    sign: str
    after_blank: bool
    width: int
    shouts: bool
    before_blank: bool = False

    def add(self, run: Run) -> None:
        """Append a run."""
        self.runs.append(run)
        self.before_blank = False
        self.width = max(self.width, run.width)
        self.shouts = self.shouts and run.shouts

    @property
    def lines(self) -> int:
        """The number of lines."""
        return sum(len(run.raws) for run in self.runs)


class Blocks:
    """Groups the lines of one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.blocks: list[Block] = []
        self._blank = True
        self._group()

    def _group(self) -> None:
        block: Block | None = None
        for run in split_runs(self._source):
            text = run.first
            if not text or (text[0] in _RULES and _RULE.match(text)):
                self._blank = True
                if block:
                    block.before_blank = True
                continue
            marker = self._marker(text, block) if text[0] in _MARKER_BEGINS else 0
            goes_on = block and not marker and not self._is_dateline(run)
            if block and goes_on and self._continues(block, run):
                block.add(run)
            else:
                sign = text[:marker].rstrip()
                block = Block([run], marker, sign, self._blank, run.width, run.shouts)
                self.blocks.append(block)
            self._blank = False
        if block:
            block.before_blank = True

    def _marker(self, text: str, block: Block | None) -> int:
        """Return the length of the sign that makes the line a list item; 0 for none."""
        match = None if text[:2].isalpha() else _MARKER.match(text)
        if match is None:
            return 0
        sign = text[0]
        if sign in _BULLETS:
            return match.end()
        if sign in "xo" and match.group()[1:].isspace():
            return match.end() if sign in self._letter_bullets else 0
        if block is None or (self._blank and not block.runs[-1].dangles):
            return match.end()
        if block.runs[-1].ends_sentence or (block.marker and _same_series(block.sign, sign)):
            return match.end()
        return 0

    @cached_property
    def _letter_bullets(self) -> frozenset[str]:
        """Letters that stand where bullets do, as extraction from PDF leaves them."""
        lines = [line.lstrip() for line in self._source.splitlines()]
        found = Counter(line[0] for line in lines if _LETTER_BULLET.match(line))
        return frozenset(letter for letter, count in found.items() if count > 1)

    def _is_dateline(self, run: Run) -> bool:
        """Whether a line is the day below a title, which a text opens with: "5 January 2022"."""
        title = self.blocks[0].runs if len(self.blocks) == 1 and not self._blank else []
        if len(title) != 1 or len(title[0].raws) != 1 or title[0].dangles:
            return False
        return len(run.raws) == 1 and _DAY.fullmatch(run.first) is not None

    def _continues(self, block: Block, run: Run) -> bool:
        return _over_blank(block, run) if self._blank else _next_line(block, run)


def _over_blank(block: Block, run: Run) -> bool:
    """Whether a sentence goes on after blank lines (a page break, mostly)."""
    last = block.runs[-1]
    if last.broken_word:
        return True
    if block.shouts or last.ends_sentence:
        return False
    full = 0.6 * min(max(block.width, run.width, _NARROWEST), _LONGEST_WRAP)
    is_full = len(last.last) + run.first_word_length >= full
    if last.dangles:  # but "Where we live in" may be a heading
        return is_full or run.first[0].islower()
    return run.first[0].islower() and is_full


def _next_line(block: Block, run: Run) -> bool:
    """Whether a line without a blank before it goes on with the block."""
    last = block.runs[-1]
    if run.first[0].islower() or last.broken_word:
        return True
    if run.opens and (block.shouts or run.shouts):
        return block.shouts == run.shouts or not (block.shouts or last.ends_sentence)
    if len(last.last) > _LONGEST_WRAP or len(run.first) > _LONGEST_WRAP:
        return last.dangles
    if ":" in run.first[:_LABEL_REACH] and _LABEL.match(run.first) and _LABEL.match(last.last):
        return False
    if not last.ends_sentence:
        return True
    if run.indent >= last.indent + 2 and not block.marker:
        return False
    width = max(block.width, len(run.first))
    return len(last.last) + 1 + run.first_word_length > 0.75 * width


def list_marker(text: str) -> int:
    """Return the length of the sign that begins a list item, with the space after it; 0 for none.

    Letters that stand for bullets are none: only a whole text shows that they do.
    """
    match = _MARKER.match(text) if text[:1] in _MARKER_BEGINS else None
    return match.end() if match and not _LETTER_BULLET.match(text) else 0


def split_runs(source: str) -> Iterator[Run]:
    """Cut a source at its line breaks and form feeds, but not where a line certainly goes on.

    Blank lines come as runs with an empty text.
    """
    raws: list[str] = []
    first = last = ""
    offset = start = 0
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text and text[0] in INVISIBLE and is_blank(text):
            text = ""
        if (
            last
            and raw[:2].isalpha()
            and ((raw[0].islower() and last[-1].isalnum()) or _goes_on(last, text))
        ):
            raws.append(raw)
        else:
            if raws:
                yield _run(raws, start, first, last)
            raws = [raw]
            first = text
            start = offset
        last = text
        offset += len(raw)
    if raws:
        yield _run(raws, start, first, last)


def _goes_on(last: str, text: str) -> bool:
    """Whether `text`, which begins with two letters, certainly goes on with the line `last`.

    Says yes only where `_next_line` would, and no where a seam needs a closer look.
    """
    end = last[-1]
    if text[0].islower():
        return end.isalnum() or end in ",.;:)”’%"
    return (
        (end.islower() or end == ",")
        and len(last) <= _LONGEST_WRAP
        and len(text) <= _LONGEST_WRAP
        and ":" not in text[:_LABEL_REACH]
        and not text.isupper()
        and not last.isupper()
    )


def _run(raws: list[str], offset: int, first: str, last: str) -> Run:
    front, back = raws[0], raws[-1]
    length = len(front) if len(raws) == 1 else sum(map(len, raws))
    indent = front.index(first[0]) if first else 0
    trailing = len(back) - len(back.rstrip()) if first else length
    break_at = offset + length - (2 if back.endswith("\r\n") else 1)
    width = len(first) if len(raws) == 1 else max(map(len, raws))
    return Run(
        raws, offset + indent, offset + length - trailing, break_at, indent, first, last, width
    )


def _same_series(sign: str, begins: str) -> bool:
    """Whether two list signs belong to one list ("1." and "2.", "-" and "-")."""
    return sign[0] == begins or (sign[0].isalnum() and begins.isalnum())
