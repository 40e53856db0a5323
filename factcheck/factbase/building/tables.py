"""Writing the datasets: the same input gives the same bytes."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.factbase.datasets import INDEX


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a dataset comes from and under what terms; `credit` is a line that these ask for."""

    name: str
    version: str
    vintage: str
    licence: str
    title: str
    publisher: str
    url: str
    package: str
    changes: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class SeriesNote:
    """One series: what it measures. `timeless` values hold for all times (an area)."""

    measure: str
    unit: str
    code: str
    basis: str = ""
    additive: bool = False
    timeless: bool = False


@dataclass(slots=True)
class Table:
    """A dataset before it is written."""

    origin: Origin
    kind: str
    header: Sequence[str]
    rows: list[Sequence[str]]
    series: Mapping[str, SeriesNote] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self.origin.name}-{self.kind}.csv.gz"


@dataclass(frozen=True, slots=True)
class Blob:
    """A file that is no table, made of what several publish."""

    file: str
    content: bytes
    origins: tuple[Origin, ...]


def series_rows(
    values: Mapping[tuple[str, str], Mapping[int, str]],
) -> list[Sequence[str]]:
    """Return one line for each (series, entity): the first year, then the values year by year."""
    rows: list[Sequence[str]] = []
    for (series, entity), years in sorted(values.items()):
        if not years:
            continue
        first, last = min(years), max(years)
        cells = [years.get(year, "") for year in range(first, last + 1)]
        rows.append([series, entity, str(first), *cells])
    return rows


def write_tables(tables: Iterable[Table], directory: Path, blobs: Sequence[Blob] = ()) -> None:
    """Write the tables, their index, the blobs and the attribution file into `directory`."""
    directory.mkdir(parents=True, exist_ok=True)
    for blob in blobs:
        (directory / blob.file).write_bytes(blob.content)
    ordered = sorted(tables, key=lambda table: table.file)
    for table in ordered:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(table.header)
        writer.writerows(table.rows)
        content = gzip.compress(buffer.getvalue().encode(), compresslevel=9, mtime=0)
        (directory / table.file).write_bytes(content)
    index = [_described(table) for table in ordered]
    text = json.dumps(index, indent=1, sort_keys=True, ensure_ascii=False)
    (directory / INDEX).write_text(text + "\n", encoding="utf-8")
    (directory / "ATTRIBUTION.md").write_text(attribution(ordered, blobs), encoding="utf-8")


def _described(table: Table) -> dict[str, Any]:
    origin = table.origin
    described: dict[str, Any] = {
        "name": origin.name,
        "kind": table.kind,
        "file": table.file,
        "version": origin.version,
        "vintage": origin.vintage,
        "licence": origin.licence,
        "title": origin.title,
        "publisher": origin.publisher,
        "url": origin.url,
    }
    if table.series:
        described["series"] = {
            key: {
                "measure": note.measure,
                "basis": note.basis,
                "unit": note.unit,
                "code": note.code,
                "additive": note.additive,
                "timeless": note.timeless,
            }
            for key, note in table.series.items()
        }
    return described


def attribution(tables: Iterable[Table], blobs: Iterable[Blob] = ()) -> str:
    """Return the text of ATTRIBUTION.md: who is owed thanks, under which terms."""
    lines = [
        "# Data that ships with factcheck",
        "",
        "Written by `scripts/build_facts.py`; do not edit. The figures keep the terms of those",
        "who published them.",
        "",
    ]
    origins: dict[str, Origin] = {}
    of_origin: dict[str, list[str]] = {}
    made = [(table.origin, table.file) for table in tables]
    made += [(origin, blob.file) for blob in blobs for origin in blob.origins]
    for origin, file in made:
        origins[origin.name] = origin
        of_origin.setdefault(origin.name, []).append(file)
    for name, origin in sorted(origins.items()):
        files = ", ".join(f"`{file}`" for file in of_origin[name])
        lines += [
            f"## {origin.title}",
            "",
            f"- Publisher: {origin.publisher}, <{origin.url}>",
            f"- Licence: {origin.licence}",
            f"- Vintage: {origin.vintage}, as packed in {origin.package}",
            f"- Files: {files}",
            f"- Changes: {origin.changes}",
            *([f"- {origin.credit}"] if origin.credit else []),
            "",
        ]
    return "\n".join(lines)
