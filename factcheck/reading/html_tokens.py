"""HTML to tags and stretches of text, each with its place; linear in the source.

The parsers at hand (lxml, selectolax) build a tree without the offsets of its text, and every
character must keep its place here. What is read is the text only, for which the rules of
tokenizing are few; what browsers do at the end of an unclosed tag or comment is done here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

# Elements whose content holds no markup.
RAW_TEXT = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed"])
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<body>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?")


class Tag(NamedTuple):
    """A start or end tag; `body` is what follows the name."""

    start: int
    end: int
    name: str
    closes: bool
    body: str

    def attributes(self) -> dict[str, str]:
        """Return the attributes, names in lower case, values without entities."""
        return {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(self.body)
        }


class Text(NamedTuple):
    """A stretch of text; `raw_of` names the element when its content holds no markup."""

    start: int
    end: int
    raw_of: str = ""


def tokens(source: str) -> Iterator[Tag | Text]:
    """Cut a source into tags and text; comments and declarations are left out."""
    at = start = 0
    while (at := source.find("<", at)) >= 0:
        following = source[at + 1 : at + 2]
        if not (following.isascii() and following.isalpha()) and following not in ("/", "!", "?"):
            at += 1  # a sign of its own, or the last character
            continue
        if start < at:
            yield Text(start, at)
        tag = _TAG.match(source, at) if following not in ("!", "?") else None
        if tag is None:
            at = start = _after_unnamed(source, at)
            continue
        name, closes = tag["name"].lower(), bool(tag["end"])
        yield Tag(at, tag.end(), name, closes, tag["body"])
        at = start = tag.end()
        if name in RAW_TEXT and not closes:
            close = _closing(name).search(source, at)
            at = start = close.start() if close else len(source)
            if tag.end() < start:
                yield Text(tag.end(), start, name)
    if start < len(source):
        yield Text(start, len(source))


def _after_unnamed(source: str, at: int) -> int:
    """Return where a comment, declaration or broken tag ends; unclosed, it takes all the rest."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 2)
        return end + 3 if end >= 0 else len(source)
    end = source.find(">", at)
    return end + 1 if end >= 0 else len(source)


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
