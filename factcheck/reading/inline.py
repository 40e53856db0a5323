"""Inline Markdown to running text, every character with its place in the source.

markdown-it-py tells what the inline markup is, but not where. Its tokens come in the order of
the content and each one says how long it was there (`content` or `markup`), so a walk along
both gives the places; only links and images need a note of where they end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.reading.building import INVISIBLE
from factcheck.reading.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_FOOTNOTE_REFERENCE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_MARKUP = re.compile(r"[\\`*_\[<&]")
_HTML_BREAK = re.compile(r"</?(?:br|hr|p|li|td|th|div)\b", re.IGNORECASE)
_END = "factcheck.end"


class Content(Struct, frozen=True):
    """Inline content as the block structure gives it, with the place of each stretch of it.

    Stretch `k` is `lengths[k]` long and begins at `offsets[k]` of `text` and at `places[k]` of
    the source. Lines are parted by a line feed that lies between two stretches.
    """

    text: str
    offsets: list[int]
    places: list[int]
    lengths: list[int]

    @classmethod
    def of_lines(cls, lines: list[tuple[int, str]]) -> Content:
        """Make content of lines, each with its place."""
        offsets = []
        at = 0
        for _, text in lines:
            offsets.append(at)
            at += len(text) + 1
        texts = [text for _, text in lines]
        return cls("\n".join(texts), offsets, [place for place, _ in lines], list(map(len, texts)))

    def place(self, offset: int) -> int:
        """Return the source offset of `offset`; the end of a line is what follows its text."""
        index = bisect_right(self.offsets, offset) - 1
        return self.places[index] + min(offset - self.offsets[index], self.lengths[index])

    def pieces(self, start: int, end: int) -> list[Piece]:
        """Return where `text[start:end]` stands in the source; its line feeds become breaks."""
        found = []
        index = bisect_right(self.offsets, start) - 1
        while index < len(self.offsets) and self.offsets[index] < end:
            offset, place = self.offsets[index], self.places[index]
            stop = offset + self.lengths[index]
            first, last = max(start, offset), min(end, stop)
            if first < last:
                found.append(Piece(first + place - offset, last + place - offset))
            if first <= stop < end and self.text[stop] == "\n":
                at = place + self.lengths[index]
                found.append(Piece(at, at + 1, " ", True))
            index += 1
        return found


@cache
def _parser() -> MarkdownIt:
    """Return the parser of inline content: CommonMark, with the ends of links noted."""
    from markdown_it import MarkdownIt, rules_inline  # noqa: PLC0415 - only for Markdown

    markdown = MarkdownIt("commonmark")
    for name in ("link", "image", "autolink"):
        markdown.inline.ruler.at(name, _noting_end(getattr(rules_inline, name)))
    return markdown


def _noting_end(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:
        done = rule(state, silent)
        if done and not silent:
            state.tokens[-1].meta[_END] = state.pos
        return done

    return noting


def inline_pieces(content: Content, env: MutableMapping[str, Any]) -> list[Piece]:
    """Return the text of inline content without its markup, in the order of the source.

    Where the tokens cannot be laid along the content, all of it is taken as it stands.
    """
    if not _MARKUP.search(content.text):
        return content.pieces(0, len(content.text))
    tokens = _parser().inline.parse(content.text, _parser(), env, [])
    walk = _Walk(content)
    if all(walk.step(token) for token in tokens):
        return walk.pieces
    return content.pieces(0, len(content.text))


class _Walk:
    """Lays tokens along the content from front to back."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.at = 0
        self.autolink = False
        self.pieces: list[Piece] = []

    def step(self, token: Token) -> bool:
        """Take the next token; False when it does not fit."""
        kind = token.type
        if kind == "text":
            return self.autolink or self._text(token.content)
        if kind in ("softbreak", "hardbreak"):
            return self._break()
        if kind == "text_special":
            return self._special(token)
        if kind == "code_inline":
            return self._code(token)
        if kind == "html_inline":
            return self._html(token.content)
        if kind in ("link_close", "image"):
            return self._link_end(token)
        if kind == "link_open":
            self.autolink = token.markup == "autolink"
            self.at += 1  # "[" or "<"
            return True
        return self._skip(token.markup)  # emphasis

    def _take(self, start: int, end: int) -> None:
        self.pieces += self.content.pieces(start, end)

    def _skip(self, text: str) -> bool:
        fits = self.content.text.startswith(text, self.at)
        self.at += len(text)
        return fits

    def _text(self, text: str) -> bool:
        start = self.at
        if not self._skip(text):
            return False
        if "[^" in text:
            for match in _FOOTNOTE_REFERENCE.finditer(self.content.text, start, self.at):
                self._take(start, match.start())
                start = match.end()
        self._take(start, self.at)
        return True

    def _replace(self, start: int, text: str) -> None:
        """Let `text` stand for what lies between `start` and where the walk is."""
        self.pieces.append(Piece(self.content.place(start), self.content.place(self.at), text))

    def _special(self, token: Token) -> bool:
        start = self.at
        if not self._skip(token.markup):
            return False
        if token.info == "escape":
            self._take(self.at - len(token.content), self.at)
        elif token.content not in INVISIBLE:
            self._replace(start, token.content if token.content.strip() else " ")
        return True

    def _html(self, html: str) -> bool:
        start = self.at
        if not self._skip(html):
            return False
        if _HTML_BREAK.match(html):
            self._replace(start, " ")
        return True

    def _code(self, token: Token) -> bool:
        if not self._skip(token.markup):
            return False
        text, length = self.content.text, len(token.content)
        for margin in (0, 1):  # one space on each side does not count
            start = self.at + margin
            inside = text[start : start + length].replace("\n", " ")
            if inside == token.content and text.startswith(token.markup, start + length + margin):
                self._take(start, start + length)
                self.at = start + length + margin + len(token.markup)
                return True
        return False

    def _break(self) -> bool:
        text = self.content.text
        end = text.find("\n", self.at)
        if end < 0 or text[self.at : end].strip(" \\"):
            return False
        self._take(end, end + 1)
        self.at = end + 1
        return True

    def _link_end(self, token: Token) -> bool:
        end = token.meta.get(_END)
        if not isinstance(end, int) or end < self.at:
            return False
        if self.autolink:
            self._take(self.at, end - 1)
            self.autolink = False
        self.at = end
        return True
