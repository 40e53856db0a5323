"""What the fact base holds, in numbers."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from factcheck.config.locations import data_directory, packs_directory
from factcheck.factbase.base import FactBase

# table -> what its rows are called
_KINDS = {
    "fact": "values",
    "membership": "memberships",
    "term": "terms of office",
    "office": "offices",
    "event": "events",
    "place": "places with coordinates",
    "name": "names",
    "capital": "capitals",
    "border": "borders",
    "water": "waters and their shores",
    "trait": "nationals, deaths, languages, treaties and traits of states",
    "tender": "currencies by country",
}


class Stats(Struct, frozen=True):
    """Counts: rows by kind, entities by type, values and subjects by measure, sources.

    `without_source` is the number of rows whose source is the pack as a whole; `bytes_shipped`
    the size of the packs and datasets as they lie on the disk, uncompressed YAML included.
    """

    rows: dict[str, int]
    entities: dict[str, int]
    measures: dict[str, tuple[int, int]]
    sources: int
    without_source: int
    bytes_shipped: int


def stats(facts: FactBase) -> Stats:
    """Count what an open fact base holds."""
    rows = {
        kind: int(facts.rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608
        for table, kind in _KINDS.items()
    }
    entities = facts.rows("SELECT type, count(*) FROM entity GROUP BY type ORDER BY 2 DESC, 1")
    measures = facts.rows(
        "SELECT measure, count(*), count(DISTINCT entity) FROM fact "
        "JOIN series ON series.number = series GROUP BY measure ORDER BY 1"
    )
    sourced = [table for table in _KINDS if table not in ("fact", "name")]
    unsourced = sum(
        int(
            facts.rows(
                f"SELECT count(*) FROM {table} JOIN source "  # noqa: S608
                "ON source.number = source WHERE key = ''"
            )[0][0]
        )
        for table in [*sourced, "series"]
    )
    return Stats(
        rows=rows,
        entities={kind: int(count) for kind, count in entities},
        measures={name: (int(values), int(subjects)) for name, values, subjects in measures},
        sources=int(facts.rows("SELECT count(*) FROM source")[0][0]),
        without_source=unsourced,
        bytes_shipped=_size(data_directory()) + _size(packs_directory()),
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*") if path.is_file())
