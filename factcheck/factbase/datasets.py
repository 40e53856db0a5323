"""Datasets: compact tables of statistics and places that `factcheck facts build` writes.

`data/datasets.json` describes them; each table is a CSV compressed with gzip. A table of
series has one line for each entity and series: series id, entity code, first year, and then
the values of that year and the years after it, empty where there is none.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from factcheck.config.errors import UserError

INDEX = "datasets.json"


class Series(Struct, frozen=True):
    """What one series states; additive ones sum over countries, timeless ones hold always."""

    id: str
    measure: str
    basis: str
    unit: str
    code: str
    additive: bool
    timeless: bool


class Dataset(Struct, frozen=True):
    """One table with its origin. `kind` is series, cities, borders, capitals ..."""

    name: str
    kind: str
    file: Path
    version: str
    vintage: str
    licence: str
    title: str
    publisher: str
    url: str
    series: dict[str, Series]

    def rows(self) -> Iterator[list[str]]:
        """Yield the lines of the table as lists of text, without the header."""
        try:
            text = gzip.decompress(self.file.read_bytes()).decode()
        except (OSError, EOFError, UnicodeDecodeError) as error:
            raise UserError(f"cannot read the dataset: {error}", path=str(self.file)) from error
        lines = csv.reader(io.StringIO(text))
        next(lines, None)
        yield from lines

    def values(self) -> Iterator[tuple[Series, str, int, str]]:
        """Yield (series, entity code, year, value) of a table of series."""
        for series, entity, first, *values in self.rows():
            start, about = int(first), self.series[series]
            for offset, value in enumerate(values):
                if value:
                    yield about, entity, start + offset, value


def read_datasets(directory: Path) -> list[Dataset]:
    """Return the datasets described in a data directory, none where it has no index."""
    index = directory / INDEX
    if not index.exists():
        return []
    try:
        described: list[dict[str, Any]] = json.loads(index.read_bytes())
    except (OSError, ValueError) as error:
        raise UserError(f"cannot read the index of datasets: {error}", path=str(index)) from error
    return [
        Dataset(
            name=row["name"],
            kind=row["kind"],
            file=directory / row["file"],
            version=row["version"],
            vintage=row["vintage"],
            licence=row["licence"],
            title=row["title"],
            publisher=row["publisher"],
            url=row["url"],
            series={key: Series(id=key, **one) for key, one in row.get("series", {}).items()},
        )
        for row in described
    ]
