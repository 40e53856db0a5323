"""Citing a row of the fact base as evidence."""

from __future__ import annotations

from factcheck.factbase.facts import Source
from factcheck.model.findings import Evidence


def cite(fact: str, value: str, source: Source | None, vintage: str | None = None) -> Evidence:
    """Return evidence with its source, and the name of the pack where it is a user's own.

    The vintage is the source's unless the row has one of its own.
    """
    if source is None:
        return Evidence(fact, value, "")
    return Evidence(
        fact=fact,
        value=value,
        source=source.title,
        url=source.url,
        vintage=source.vintage if vintage is None else vintage,
        own_pack=source.pack if source.priority else "",
    )
