"""What the styles of a Word file make of a paragraph: heading, caption, list item, contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.reading.docx_package import W

if TYPE_CHECKING:
    from factcheck.reading.docx_package import Element

_HEADING = re.compile(r"heading (\d)\Z")
_CAPTIONS = frozenset(["caption", "illustration", "table", "figure", "drawing"])
_CONTENTS = re.compile(r"(?:toc|contents|table of figures|index)(?: heading| \d)?\Z")
_LEVELS = re.compile(r"[0-8]\Z")
_DEEPEST = 20


class _Style(Struct, frozen=True):
    name: str
    based_on: str
    outline: str
    numbered: bool
    hidden: bool


class Styles:
    """The styles by their ids; `root` is the styles part, None where the file has none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        for one in root.iter(f"{W}style") if root is not None else ():
            self._styles[one.get(f"{W}styleId", "")] = _Style(
                name=_value(one, "name").lower(),
                based_on=_value(one, "basedOn"),
                outline=_value(one, f"pPr/{W}outlineLvl"),
                numbered=one.find(f"{W}pPr/{W}numPr") is not None,
                hidden=is_on(one.find(f"{W}rPr/{W}vanish")),
            )

    def heading_level(self, paragraph: Element) -> int:
        """Return the depth of a heading from 1; 0 for what is none."""
        direct = _value(paragraph, f"pPr/{W}outlineLvl")
        if direct:
            return int(direct) + 1 if _LEVELS.match(direct) else 0
        for style in self._chain(paragraph):
            match = _HEADING.match(style.name)
            if match:
                return max(int(match.group(1)), 1)
            if style.name in ("title", "subtitle"):
                return 1
            if style.outline:
                return int(style.outline) + 1 if _LEVELS.match(style.outline) else 0
        return 0

    def is_caption(self, paragraph: Element) -> bool:
        """Whether a paragraph stands under a picture or over a table."""
        return any(style.name in _CAPTIONS for style in self._chain(paragraph))

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.match(style.name) for style in self._chain(paragraph))

    def is_numbered(self, paragraph: Element) -> bool:
        """Whether its style makes a paragraph a list item."""
        return any(style.numbered for style in self._chain(paragraph))

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is set in hidden text."""
        direct = run.find(f"{W}rPr/{W}vanish")
        if direct is not None:
            return is_on(direct)
        style = self._styles.get(_value(run, f"rPr/{W}rStyle"))
        return style is not None and style.hidden

    def _chain(self, paragraph: Element) -> list[_Style]:
        """The paragraph's style and those that it is based on."""
        name = _value(paragraph, f"pPr/{W}pStyle")
        chain: list[_Style] = []
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = self._styles[name].based_on
        return chain


def numbered_level(paragraph: Element, styles: Styles) -> int:
    """Return the depth of a list item from 1; 0 for what is none."""
    properties = paragraph.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return 1 if styles.is_numbered(paragraph) else 0
    if _value(properties, "numId") == "0":
        return 0
    level = _value(properties, "ilvl")
    return int(level) + 1 if _LEVELS.match(level) else 1


def is_on(element: Element | None) -> bool:
    """Whether a property that can be on or off is on."""
    return element is not None and element.get(f"{W}val", "true") not in ("0", "false", "off")


def _value(parent: Element, path: str) -> str:
    found = parent.find(f"{W}{path}")
    return found.get(f"{W}val", "") if found is not None else ""
