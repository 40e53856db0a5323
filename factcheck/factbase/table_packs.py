"""Tables of facts: packs of a user's own with many values, as `facts import` writes them.

A table is a UTF-8 CSV file. Comment lines at its head hold, as JSON, what the values have in
common: the pack, its sources, and its series. Then follow one line per value: series, subject,
period (EDTF) and value, sorted, so that two versions can be compared line by line.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.config.errors import UserError
from factcheck.factbase.moments import moment
from factcheck.factbase.pack_rows import FactRow, Pack, SourceRow, Text

_TITLE = "# A table of facts of factcheck; `factcheck facts import` writes it."
_COLUMNS = ["series", "subject", "period", "value"]
Key = tuple[str, str, str]


class SeriesRow(BaseModel):
    """What the values of a series have in common; additive ones sum over countries."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    source: Text
    measure: Text
    basis: str = ""
    unit: Text
    code: str = ""
    vintage: str = ""
    additive: bool = False


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    pack: Text
    version: str = "1"
    licence: str = ""
    overrides: bool = False
    sources: dict[str, SourceRow]
    series: dict[str, SeriesRow]


class FactTable(Struct):
    """A table in memory: `values` maps (series, subject, period) to the value as text."""

    pack: str
    licence: str = ""
    overrides: bool = False
    sources: dict[str, SourceRow] = field(default_factory=dict)
    series: dict[str, SeriesRow] = field(default_factory=dict)
    values: dict[Key, str] = field(default_factory=dict)

    def text(self) -> str:
        """Return the content of the file."""
        head = {
            "pack": self.pack,
            "licence": self.licence,
            "overrides": self.overrides,
            "sources": {
                key: row.model_dump(exclude_defaults=True)
                for key, row in sorted(self.sources.items())
            },
            "series": {
                key: row.model_dump(exclude_defaults=True)
                for key, row in sorted(self.series.items())
            },
        }
        lines = json.dumps(head, indent=1, ensure_ascii=False).splitlines()
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([*key, value] for key, value in sorted(self.values.items()))
        return "\n".join([_TITLE, *(f"# {line}" for line in lines), buffer.getvalue()])


def read_fact_table(path: Path) -> FactTable:
    """Read a table. Raises UserError with file and line for one that cannot be used."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot read the table: {error.strerror}", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise UserError("the table is not UTF-8 text", path=str(path)) from error
    head, count = _head(text, path)
    table = FactTable(head.pack, head.licence, head.overrides, dict(head.sources))
    table.series = dict(head.series)
    for name, series in head.series.items():
        if series.source not in head.sources:
            message = f"series {name!r}: source {series.source!r} is not in the table of sources"
            raise UserError(message, path=str(path))
    for line, row in _rows(text, count, path):
        key, value = _checked(row, table, path, line)
        if key in table.values:
            raise UserError(f"{', '.join(key)} stands here twice", path=str(path), line=line)
        table.values[key] = value
    return table


def read_table_pack(path: Path) -> Pack:
    """Read a table as a pack. Raises UserError with file and line."""
    table = read_fact_table(path)
    facts = []
    for (name, subject, period), value in table.values.items():
        series = table.series[name]
        # The rows are checked already; validating each again would cost as much as reading.
        row = FactRow.model_construct(
            source=series.source,
            subject=subject,
            measure=series.measure,
            basis=series.basis,
            unit=series.unit,
            period=period,
            value=Decimal(value),
            vintage=series.vintage,
            series=series.code,
            additive=series.additive,
        )
        facts.append(row)
    return Pack.model_construct(
        pack=table.pack,
        version="1",
        licence=table.licence,
        overrides=table.overrides,
        sources=table.sources,
        facts=facts,
    )


def _head(text: str, path: Path) -> tuple[_Head, int]:
    """Return the head of a table and the number of its lines."""
    count = 0
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        count += 1
    about = "\n".join(line[1:] for line in text.splitlines()[1:count])
    try:
        data: Any = json.loads(about)
        return _Head.model_validate(data), count
    except ValueError as error:
        if isinstance(error, ValidationError):
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise UserError(f"the head: {place}: {first['msg']}", path=str(path)) from None
        message = (
            "not a table of facts: its head is no JSON; `factcheck facts import csv` makes one"
        )
        raise UserError(message, path=str(path), line=1) from None


def _rows(text: str, count: int, path: Path) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines()[count:])
    if next(reader, None) != _COLUMNS:
        raise UserError(f"the columns are {', '.join(_COLUMNS)}", path=str(path), line=count + 1)
    try:
        for row in reader:
            yield count + reader.line_num, row
    except csv.Error as error:
        line = count + reader.line_num
        raise UserError(f"not CSV: {error}", path=str(path), line=line) from error


def _checked(row: list[str], table: FactTable, path: Path, line: int) -> tuple[Key, str]:
    try:
        series, subject, period, value = row
        if series not in table.series:
            raise ValueError(f"series {series!r} is not in the head")
        moment(period)
        Decimal(value)
    except InvalidOperation:
        raise UserError(f"{row[3]!r} is no number", path=str(path), line=line) from None
    except ValueError as error:
        message = str(error) if len(row) == len(_COLUMNS) else f"{len(row)} columns instead of 4"
        raise UserError(message, path=str(path), line=line) from None
    return (series, subject, period), value
