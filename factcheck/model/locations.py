"""Where a span stands in a document that has pages or paragraphs rather than lines."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from factcheck.model.spans import Span

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points, from the lower left corner of the page."""


class Location(Struct, frozen=True):
    """A place in a laid-out document; all numbers count from 1, offsets from 0.

    In Word, `paragraph` counts the paragraphs of its part and `run` the runs of its paragraph in
    the order of the file, deleted ones too; `offset` counts code points into the run. In PDF,
    `boxes` are one rectangle a line on `page`.
    """

    part: str = ""
    paragraph: int | None = None
    run: int | None = None
    offset: int | None = None
    end_paragraph: int | None = None
    end_run: int | None = None
    end_offset: int | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()


class Locator(Protocol):
    """Tells where spans of a document's text stand."""

    def locate(self, span: Span) -> Location:
        """Return the place of a span, which is not empty."""
