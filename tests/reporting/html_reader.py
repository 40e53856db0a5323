"""Reads a page as strictly as no browser does: every tag closed, every attribute kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "input", "br", "hr", "img", "link"}


@dataclass(slots=True)
class Element:
    """An element with its attributes, and its children: elements and text."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """Return the text of the element and all below it."""
        return "".join(one if isinstance(one, str) else one.text() for one in self.children)

    def all(self, tag: str = "", name: str = "") -> list[Element]:
        """Return the elements below with that tag and that class, in order."""
        found = []
        for one in self.children:
            if isinstance(one, Element):
                if tag in {"", one.tag} and (not name or name in one.classes):
                    found.append(one)
                found += one.all(tag, name)
        return found

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> closes <{self._open[-1].tag}>"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def finished(self) -> Element:
        assert self._open == [self.root], "an element is not closed"
        return self.root


def read_page(page: str) -> Element:
    """Return the page's root. Fails where tags are not nested as they should be."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.finished()
