"""What a whole text is about, where its title or most of what it names says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.model.document import Document, SegmentKind
from factcheck.model.mentions import EntityMention

_TYPES = frozenset({"country", "organisation"})
_FEWEST = 4  # mentions of what a text is about that no title names
_TITLES = 3  # segments at the top that can be titles


def text_topic(document: Document, entities: Sequence[EntityMention]) -> EntityMention | None:
    """Return the country or organisation that a text is about; None where several may be.

    The one that the title names, if nothing is named more often; else the one that is named as
    often as all others of its type together.
    """
    named = [one for one in entities if one.entity is not None and one.type in _TYPES]
    if not named:
        return None
    counts = Counter((one.type, one.entity) for one in named)
    title = _only(one for one in named if one.end <= _end_of_titles(document))
    if title is not None:
        most = max(count for (kind, _), count in counts.items() if kind == title.type)
        if counts[title.type, title.entity] == most:
            return title
    (kind, entity), count = max(counts.items(), key=lambda one: one[1])
    others = sum(one for (other, _), one in counts.items() if other == kind) - count
    if count < _FEWEST or count < others:
        return None
    return next(one for one in named if (one.type, one.entity) == (kind, entity))


def _only(named: Iterable[EntityMention]) -> EntityMention | None:
    """The one country among some names, else the one name; None where there are several."""
    every = {one.entity: one for one in named}
    countries = [one for one in every.values() if one.type == "country"]
    found = countries or list(every.values())
    return found[0] if len(found) == 1 else None


def _end_of_titles(document: Document) -> int:
    """Where the headings at the top of a text end."""
    ends = [
        segment.span.end
        for segment in document.segments[:_TITLES]
        if segment.kind is SegmentKind.HEADING
    ]
    return max(ends, default=-1)
