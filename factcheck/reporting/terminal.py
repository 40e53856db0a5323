"""How text stands on a terminal: its columns, cut or wrapped to a width, and styles."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import TextIO

_ELLIPSIS = "…"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream of the process goes to a terminal; None is one that the shell closed."""
    return stream is not None and stream.isatty()


def columns(text: str) -> int:
    """Return the number of columns that text takes: 2 for wide characters, 0 for combining."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, text))


@lru_cache(maxsize=4096)
def _columns_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def styled(text: str, style: str, *, colour: bool) -> str:
    """Return text in an ANSI style, as "1;31", where colour is wanted."""
    return f"\x1b[{style}m{text}\x1b[0m" if colour and style else text


def cut(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """Return the part of a line around [start, end) that fits into `room` columns.

    The new start and end come with it. What was cut off is shown by an ellipsis.
    """
    start, end = min(start, len(line)), min(end, len(line))
    if columns(line) <= room:
        return line, start, end
    left = 0
    if columns(line[:end]) > room - 1:
        # A third of the room before what is meant, and the rest for it and what follows.
        left = start
        while left > 0 and columns(line[left - 1 : start]) <= room // 3:
            left -= 1
    lead = _ELLIPSIS if left else ""
    right, used = left, columns(lead)
    while right < len(line) and used + columns(line[right]) <= room - 1:
        used += columns(line[right])
        right += 1
    tail = _ELLIPSIS if right < len(line) else ""
    shift = len(lead) - left
    shown = f"{lead}{line[left:right]}{tail}"
    return shown, start + shift, min(end + shift, len(shown))


def wrapped(text: str, lead: str, width: int | None) -> Iterator[str]:
    """Yield the lines of text behind `lead`, wrapped at words; all in one without a width."""
    if width is None or columns(lead) + columns(text) <= width:
        yield f"{lead}{text}"
        return
    line, indent = lead, " " * len(lead)
    empty = True
    for word in text.split():
        if not empty and columns(line) + 1 + columns(word) > width:
            yield line
            line, empty = indent, True
        line = f"{line}{'' if empty else ' '}{word}"
        empty = False
    yield line
