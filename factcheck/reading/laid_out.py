"""Documents that are no text files: their text is put down raw, then read like one.

A reader writes what it finds into a raw text, one line a paragraph or a printed line, and keeps
where each stretch of it stood. The segments are made from the raw text with the same means as
those of text files; spans lead back through both maps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from factcheck.config.errors import UserError
from factcheck.model.document import Directive
from factcheck.model.locations import Location, Locator
from factcheck.model.spans import SourceMap, Span
from factcheck.reading.building import Parsed

if TYPE_CHECKING:
    from types import ModuleType

EXTRA = "factcheck-lint[documents]"


class Through(Struct, frozen=True):
    """Locates spans of the normalised text by way of the raw one."""

    source_map: SourceMap
    raw: Locator

    def locate(self, span: Span) -> Location:
        """Return the place of a span, which is not empty."""
        return self.raw.locate(self.source_map.span_to_source(span))


def as_own_source(
    parsed: Parsed,
    raw: Locator,
    *,
    metadata: Mapping[str, str],
    directives: tuple[Directive, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Parsed:
    """Return what was read with its own text as the source, places told by `raw`."""
    return Parsed(
        text=parsed.text,
        segments=parsed.segments,
        source_map=SourceMap.identity(len(parsed.text)),
        metadata=metadata,
        locator=Through(parsed.source_map, raw),
        directives=directives,
        remarks=remarks,
    )


class RunPlace(Struct, frozen=True):
    """A stretch of raw text that comes from one run; `offset` is where in the run it begins."""

    part: str
    paragraph: int
    run: int
    offset: int


class RunMap:
    """Where the stretches of a raw text stood in a Word document."""

    def __init__(self, starts: list[int], places: list[RunPlace]) -> None:
        self._starts = starts
        self._places = places

    def locate(self, span: Span) -> Location:
        """Return the paragraphs and runs of the first and the last code point of a raw span."""
        first, last = self._at(span.start), self._at(span.end - 1)
        return Location(
            part=first[0].part,
            paragraph=first[0].paragraph,
            run=first[0].run,
            offset=first[1],
            end_paragraph=last[0].paragraph,
            end_run=last[0].run,
            end_offset=last[1] + 1,
        )

    def _at(self, offset: int) -> tuple[RunPlace, int]:
        index = max(bisect_right(self._starts, offset) - 1, 0)
        place = self._places[index]
        return place, place.offset + offset - self._starts[index]


def needed(load: Callable[[], ModuleType], kind: str, path: str) -> Any:
    """Return a library that reads a kind of document; UserError says what to install."""
    try:
        return load()
    except ImportError as error:
        name = error.name or "a library"
        raise UserError(
            f"reading {kind} needs {name}; install it with: pip install '{EXTRA}'", path=path
        ) from None
