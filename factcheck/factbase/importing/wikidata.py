"""Results of the Wikidata query service, as JSON or CSV: terms of office, or figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.importing.figures import Advance, Collector
from factcheck.factbase.importing.inputs import csv_rows, whole_text
from factcheck.factbase.importing.meanings import Meaning
from factcheck.factbase.importing.offices import Lines, OfficePack, parsed, source_row
from factcheck.factbase.importing.tables import Options, collector
from factcheck.factbase.pack_rows import SourceRow

# What is meant -> the names that queries usually give to the variable.
_VARIABLES = {
    "person": ("personLabel", "humanLabel", "holderLabel", "person"),
    "office": ("officeLabel", "positionLabel", "office", "position"),
    "place": ("jurisdictionLabel", "countryLabel", "jurisdiction"),
    "from": ("start", "startDate", "startTime", "from"),
    "until": ("end", "endDate", "endTime", "until"),
    "born": ("born", "birth", "birthDate", "dateOfBirth"),
    "subject": ("code", "iso3", "itemLabel", "countryLabel", "subjectLabel", "item"),
    "value": ("value", "population", "gdp", "area"),
    "period": ("year", "date", "pointInTime", "time", "period"),
}
_UNKNOWN = re.compile(r"Q\d+|https?://www\.wikidata\.org/.*|t\d+")
_TIME = re.compile(r"[+]?(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+Z?)?")
_PRECISION = {"9": 4, "10": 7, "11": 10}  # of a time, to the length of its text
Rows = Iterable[tuple[int, Mapping[str, str]]]
_SOURCE = ("Wikidata", "Wikimedia Foundation", "https://www.wikidata.org/", "CC0-1.0")


def wikidata(
    facts: FactBase, path: Path, options: Options, advance: Advance
) -> OfficePack | Collector:
    """Read terms of office (person, office, start, end) or figures (item, value, date).

    Labels are read, not the Q numbers; other names of variables are told with --map. A day that
    is 1 January without a precision beside it counts as its year, as Wikidata fills it up.
    """
    names, rows = _table(path, advance)
    columns = {
        meant: next((name for name in usual if name in names), "")
        for meant, usual in _VARIABLES.items()
    } | dict(options.columns)
    for meant, name in columns.items():
        if name and name not in names:
            raise UserError(f"no variable {name!r} for {meant}", path=str(path), line=1)
    if columns["person"] and columns["office"]:
        return _terms(facts, path, options, columns, rows)
    if columns["subject"] and columns["value"]:
        return _figures(facts, path, options, columns, rows)
    message = (
        "neither terms (personLabel, officeLabel, start, end) nor figures (itemLabel, value, "
        f"date); the variables are {', '.join(names)}; --map person=NAME tells what is what"
    )
    raise UserError(message, path=str(path), line=1)


def _table(path: Path, advance: Advance) -> tuple[list[str], Rows]:
    if path.suffix in (".csv", ".tsv"):
        table = csv_rows(path, advance)
        header = [name.lstrip("?") for name in next(table, (1, []))[1]]
        return header, _csv_rows(path, header, table)
    text = whole_text(path, advance)
    data = parsed(path, text)
    if isinstance(data, list):  # the service's "simple" JSON
        names = list(dict.fromkeys(key for row in data for key in row))
        lines = Lines(text, "bindings")
        lines.places = [text.index("[") + 1]
        return names, [(lines.of(i), _texts(row)) for i, row in enumerate(data)]
    try:
        names = list(data["head"]["vars"])
        bindings: list[dict[str, Any]] = data["results"]["bindings"]
    except (KeyError, TypeError):
        message = "not a query result: it has 'head' and 'results' with 'bindings'"
        raise UserError(message, path=str(path), line=1) from None
    lines = Lines(text, "bindings")
    return names, [(lines.of(i), _texts(row)) for i, row in enumerate(bindings)]


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    values = ((key, cell["value"] if isinstance(cell, dict) else cell) for key, cell in row.items())
    return {key: str(value) for key, value in values if value is not None}


def _csv_rows(path: Path, header: list[str], table: Iterable[tuple[int, list[str]]]) -> Rows:
    for line, row in table:
        if len(row) != len(header):
            message = f"{len(row)} columns instead of {len(header)}"
            raise UserError(message, path=str(path), line=line)
        yield line, dict(zip(header, row, strict=True))


def _terms(
    facts: FactBase, path: Path, options: Options, columns: Mapping[str, str], rows: Rows
) -> OfficePack:
    pack = OfficePack(facts, str(path), options, source_row(options, *_SOURCE))
    for line, row in rows:
        cell = {meant: row.get(name, "") for meant, name in columns.items() if name}
        person, office = cell["person"], cell["office"]
        if _UNKNOWN.fullmatch(person) or _UNKNOWN.fullmatch(office):
            pack.skipped["no label in the language of the query"] += 1
            continue
        try:
            start, end, born = (
                _day(cell.get(name, ""), row.get(f"{columns.get(name)}Precision", ""))
                for name in ("from", "until", "born")
            )
        except ValueError as error:
            pack.break_row(line, str(error))
            continue
        pack.add_term(line, person, office, cell.get("place", ""), "", start, end)
        if born:
            pack.add_person(person, {"born": born})
    return pack


def _figures(
    facts: FactBase, path: Path, options: Options, columns: Mapping[str, str], rows: Rows
) -> Collector:
    meaning = options.meaning
    if meaning is None and columns["value"] == "population":
        meaning = Meaning("population", "person")
    if meaning is None:
        raise UserError("what is the value? Say it with --measure and --unit", path=str(path))
    title, publisher, url, licence = _SOURCE
    found = collector(
        facts,
        path,
        options,
        vintage=options.today.isoformat(),
        publisher=SourceRow(title=title, publisher=publisher, url=url),
        licence=licence,
    )
    for line, row in rows:
        subject = row.get(columns["subject"], "")
        code = subject if re.fullmatch("[A-Z]{3}", subject) else ""
        when = row.get(columns["period"], "")
        try:
            period = _day(when, row.get(f"{columns['period']}Precision", ""))[:4]
        except ValueError as error:
            found.break_row(line, str(error))
            continue
        if not period:
            found.break_row(line, "no date of the value")
            continue
        found.add(line, "", meaning, (code, subject), period, row.get(columns["value"], ""))
    return found


def _day(text: str, precision: str) -> str:
    """Return a time of Wikidata as EDTF text, "" for an unknown one. Raises ValueError."""
    if not text or _UNKNOWN.fullmatch(text):
        return ""
    match = _TIME.fullmatch(text)
    if not match:
        if re.fullmatch(r"\d{4}(-\d{2})?", text):
            return text
        raise ValueError(f"{text!r} is no time")
    year, month, day = match.groups()
    if precision in _PRECISION:
        return f"{year}-{month}-{day}"[: _PRECISION[precision]]
    return year if (month, day) == ("01", "01") else f"{year}-{month}-{day}"
