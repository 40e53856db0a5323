"""The figures that publishers give out as tables: World Bank, WEO, WPP, and any CSV."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.importing.figures import Advance, Collector
from factcheck.factbase.importing.inputs import csv_rows, delimiter_of
from factcheck.factbase.importing.meanings import UN_WPP, WEO, WORLD_BANK, Meaning
from factcheck.factbase.moments import moment
from factcheck.factbase.pack_rows import SourceRow
from factcheck.factbase.table_packs import FactTable

_MONTHS = "January February March April May June July August September October November December"
_EDITION = re.compile(rf"World Economic Outlook Database, ({_MONTHS.replace(' ', '|')}) (\d{{4}})")
_SCALES = {"": 1, "units": 1, "thousands": 10**3, "millions": 10**6, "billions": 10**9}
_NOT_GIVEN = {"", "n/a", "--", "..", "NA", "N/A", "null"}


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says about a file.

    `vintage` is the EDTF date of the edition, where the file does not tell; measure, unit and
    basis hold for series whose code says nothing here. `columns` maps what a table of the
    user's own holds to its columns; `estimates` takes values that were no facts yet.
    """

    pack: str
    vintage: str = ""
    measure: str = ""
    unit: str = ""
    basis: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    jurisdiction: str = ""
    overrides: bool = False
    estimates: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    today: date = date.max

    @property
    def meaning(self) -> Meaning | None:
        """What the options say that a series measures."""
        if not self.measure:
            return None
        if not self.unit:
            raise UserError("--measure needs --unit, as percent, USD or person")
        return Meaning(self.measure, self.unit, self.basis)


def collector(
    facts: FactBase, path: Path, options: Options, *, vintage: str, publisher: SourceRow,
    licence: str, strict: bool = False,
) -> Collector:  # fmt: skip
    """Return a collector for a source; what the options say of it comes first."""
    source = SourceRow(
        title=options.title or publisher.title,
        publisher=options.publisher or publisher.publisher,
        url=options.url or publisher.url,
        vintage=checked_vintage(options.vintage or vintage),
        licence=options.licence or licence,
    )
    table = FactTable(options.pack, options.licence or licence, options.overrides)
    return Collector(facts, str(path), source, table, strict)


def checked_vintage(text: str) -> str:
    """Return a vintage. Raises UserError for what is no date."""
    try:
        if text:
            moment(text)
    except ValueError as error:
        raise UserError(f"the vintage: {error}") from None
    return text


def world_bank(facts: FactBase, path: Path, options: Options, advance: Advance) -> Collector:
    """Read an indicator as the World Bank's site gives it out: years in columns, four lines first.

    The second line tells the vintage: "Last Updated Date","2026-07-01".
    """
    rows = csv_rows(path, advance, ",")
    header: list[str] = []
    vintage = ""
    for line, row in rows:
        if row and row[0] == "Last Updated Date":
            vintage = _iso(row[1])
        if "Country Code" in row:
            header = row
            break
        if line > 8:
            break
    needed = {"Country Name", "Country Code", "Indicator Code"}
    if not needed <= set(header):
        message = "not a World Bank table: no line with 'Country Code' and 'Indicator Code'"
        raise UserError(message, path=str(path), line=1)
    source = SourceRow(
        title="World Development Indicators",
        publisher="World Bank",
        url="https://data.worldbank.org/",
    )
    found = collector(facts, path, options, vintage=vintage, publisher=source, licence="CC BY 4.0")
    at = {name: header.index(name) for name in needed}
    years = [(index, name) for index, name in enumerate(header) if re.fullmatch(r"\d{4}", name)]
    for line, row in rows:
        if not row:
            continue
        if len(row) != len(header):
            found.break_row(line, f"{len(row)} columns instead of {len(header)}")
            continue
        code = row[at["Indicator Code"]]
        meaning = options.meaning or WORLD_BANK.get(code)
        if meaning is None:
            found.unmeasured[code] += 1
            continue
        subject = (row[at["Country Code"]], row[at["Country Name"]])
        for index, year in years:
            if row[index] not in _NOT_GIVEN:
                found.add(line, code, meaning, subject, year, row[index])
    return _measured(found)


def _measured(found: Collector) -> Collector:
    if found.unmeasured and not found.table.values and not found.broken:
        codes = ", ".join(sorted(found.unmeasured)[:5])
        raise UserError(
            f"no measure here stands for {codes}; say what it is with --measure and --unit",
            path=found.path,
        )
    return found


def weo(facts: FactBase, path: Path, options: Options, advance: Advance) -> Collector:
    """Read the World Economic Outlook table "by countries" or "by country groups".

    The last lines tell the edition. Values after "Estimates Start After" are left out.
    """
    rows = csv_rows(path, advance, "\t")
    header = next(rows, (1, []))[1]
    at = {name.strip(): index for index, name in enumerate(header)}
    if "WEO Subject Code" not in at:
        message = "not a WEO table: no column 'WEO Subject Code' (it is tab-separated)"
        raise UserError(message, path=str(path), line=1)
    years = [(index, name) for name, index in at.items() if re.fullmatch(r"\d{4}", name)]
    table, edition = [], ""
    for line, row in rows:
        ending = _EDITION.search("\t".join(row))
        if ending:
            month = _MONTHS.split().index(ending[1]) + 1
            edition = f"{ending[2]}-{month:02d}"
        elif any(cell.strip() for cell in row):
            table.append((line, row))
    if not edition and not options.vintage:
        message = "the last line does not name the edition; say it with --vintage, as 2022-10"
        raise UserError(message, path=str(path))
    source = SourceRow(
        title="World Economic Outlook Database",
        publisher="International Monetary Fund",
        url="https://www.imf.org/en/Publications/WEO",
    )
    terms = "terms of the International Monetary Fund"
    found = collector(facts, path, options, vintage=edition, publisher=source, licence=terms)
    for line, row in table:
        _weo_row(found, line, row, at, years, options)
    return _measured(found)


def _weo_row(
    found: Collector, line: int, row: list[str], at: Mapping[str, int],
    years: list[tuple[int, str]], options: Options,
) -> None:  # fmt: skip
    if len(row) < len(at):
        found.break_row(line, f"{len(row)} columns instead of {len(at)}")
        return

    def cell(*names: str) -> str:
        return next((row[at[name]].strip() for name in names if name in at), "")

    code = cell("WEO Subject Code")
    meaning, unit = WEO.get(code, (options.meaning, ""))
    if meaning is None:
        found.unmeasured[code] += 1
        return
    scale = cell("Scale").lower()
    if scale not in _SCALES or unit.lower() not in cell("Units").lower():
        found.break_row(line, f"{code} in {cell('Scale')} {cell('Units')}: {unit} expected")
        return
    last = cell("Estimates Start After")
    subject = (cell("ISO"), cell("Country", "Country Group Name"))
    for index, year in years:
        value = row[index].strip()
        if value in _NOT_GIVEN:
            continue
        # Without that column's year nothing tells that a value is a fact.
        if not options.estimates and not (last.isdigit() and int(year) <= int(last)):
            found.projected += 1
            continue
        found.add(line, code, meaning, subject, year, value, factor=_SCALES[scale])


def un_wpp(facts: FactBase, path: Path, options: Options, advance: Advance) -> Collector:
    """Read a table of the World Population Prospects, one line per location and year.

    The name of the file tells the edition; from that year on the values are projections.
    """
    rows = csv_rows(path, advance, ",")
    header = next(rows, (1, []))[1]
    at = {name: index for index, name in enumerate(header)}
    columns = [name for name in UN_WPP if name in at]
    code = next((name for name in ("ISO3_code", "ISO3", "ISO3 Alpha-code") if name in at), "")
    if not columns or not {"Location", "Time"} <= set(at) or not code:
        message = "not a WPP table: it has columns ISO3_code, Location, Time and PopTotal"
        raise UserError(message, path=str(path), line=1)
    edition = re.search(r"WPP_?(\d{4})", path.name)
    vintage = options.vintage or (edition[1] if edition else "")
    if not vintage:
        message = "the name does not tell the edition; say it with --vintage, as 2024"
        raise UserError(message, path=str(path))
    source = SourceRow(
        title="World Population Prospects",
        publisher="United Nations, Population Division",
        url="https://population.un.org/wpp/",
    )
    found = collector(
        facts, path, options, vintage=vintage, publisher=source, licence="CC BY 3.0 IGO"
    )
    edition_year = moment(checked_vintage(vintage)).first.year
    for line, row in rows:
        if len(row) != len(header):
            found.break_row(line, f"{len(row)} columns instead of {len(header)}")
            continue
        year = row[at["Time"]]
        variant = row[at["Variant"]] if "Variant" in at else "Medium"
        projected = year.isdigit() and int(year) >= edition_year
        if variant not in ("Medium", "Estimates", "") or (projected and not options.estimates):
            found.projected += 1
            continue
        for name in columns:
            meaning, factor = UN_WPP[name]
            value = row[at[name]]
            if value not in _NOT_GIVEN:
                subject = (row[at[code]], row[at["Location"]])
                found.add(line, name, meaning, subject, year, value, factor=factor)
    return found


_FIELDS = ("subject", "period", "value", "measure", "basis", "unit", "series")


def mapped_csv(facts: FactBase, path: Path, options: Options, advance: Advance) -> Collector:
    """Read any table with one value per line; `options.columns` names its columns."""
    rows = csv_rows(path, advance)
    header = [name.strip() for name in next(rows, (1, []))[1]]
    columns = {name: name for name in _FIELDS if name in header} | dict(options.columns)
    _check_columns(columns, header, options, path)
    at = {name: header.index(column) for name, column in columns.items()}
    # Where semicolons part the columns, a comma may stand for the decimal point.
    continental = delimiter_of(path) == ";"
    source = SourceRow(title=options.title or path.stem, publisher=options.publisher)
    found = collector(facts, path, options, vintage="", publisher=source, licence="", strict=True)
    for line, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            found.break_row(line, f"{len(row)} columns instead of {len(header)}")
            continue
        cells = {name: row[index].strip() for name, index in at.items()}
        meaning = Meaning(
            cells.get("measure") or options.measure,
            cells.get("unit") or options.unit,
            cells.get("basis") or options.basis,
        )
        if not meaning.measure or not meaning.unit:
            found.break_row(line, "no measure or no unit")
        elif continental and "," in cells["value"]:
            found.break_row(line, f"{cells['value']!r}: write the number with a point")
        elif cells["value"] not in _NOT_GIVEN:
            subject = ("", cells["subject"])
            code = cells.get("series", "")
            found.add(line, code, meaning, subject, cells["period"], cells["value"])
    return found


def _check_columns(
    columns: Mapping[str, str], header: list[str], options: Options, path: Path
) -> None:
    for name, column in columns.items():
        if name not in _FIELDS:
            raise UserError(f"--map {name}=...: what can be mapped is {', '.join(_FIELDS)}")
        if column not in header:
            message = f"no column {column!r}; the columns are {', '.join(header)}"
            raise UserError(message, path=str(path), line=1)
    for name in ("subject", "period", "value"):
        if name not in columns:
            message = f"which column is the {name}? Say it with --map {name}=COLUMN"
            raise UserError(f"{message}; the columns are {', '.join(header)}", path=str(path))
    for name, given in (("measure", options.measure), ("unit", options.unit)):
        if name not in columns and not given:
            raise UserError(f"no {name}: say --{name}, or --map {name}=COLUMN", path=str(path))


def _iso(text: str) -> str:
    """Return a date as ISO text; some editions write 7/1/2026."""
    american = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text.strip())
    if american:
        return f"{american[3]}-{int(american[1]):02d}-{int(american[2]):02d}"
    return text.strip()
