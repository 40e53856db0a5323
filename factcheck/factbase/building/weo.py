"""The IMF's World Economic Outlook: the vintages that other packages carry.

The IMF lets statistical data be redistributed where it is named as the source; its reports are
another matter, and nothing is taken from them.
"""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from factcheck.factbase.building.packages import Package, read
from factcheck.factbase.building.tables import Origin, SeriesNote, Table, series_rows

_HEADER = ("series", "entity", "first_year", "values")
_TERMS = "IMF special terms for data: redistribution with the IMF named as the source"
_MILLION, _BILLION = 6, 9

# code -> what it states, and the power of ten that it is given in
_SUBJECTS: dict[str, tuple[SeriesNote, int]] = {
    "NGDPD": (SeriesNote("gdp", "USD", "NGDPD", "current_usd", additive=True), _BILLION),
    "PPPGDP": (SeriesNote("gdp", "USD", "PPPGDP", "ppp", additive=True), _BILLION),
    "NGDPDPC": (SeriesNote("gdp_per_capita", "USD", "NGDPDPC", "current_usd"), 0),
    "PPPPC": (SeriesNote("gdp_per_capita", "USD", "PPPPC", "ppp"), 0),
    "PPPSH": (SeriesNote("gdp_share_of_world", "percent", "PPPSH", "ppp"), 0),
    "NGDP_RPCH": (SeriesNote("gdp_growth", "percent", "NGDP_RPCH"), 0),
    "PCPIPCH": (SeriesNote("inflation", "percent", "PCPIPCH"), 0),
    "PCPIEPCH": (SeriesNote("inflation", "percent", "PCPIEPCH", "end_of_year"), 0),
    "LUR": (SeriesNote("unemployment", "percent", "LUR"), 0),
    "LP": (SeriesNote("population", "person", "LP", additive=True), _MILLION),
    "BCA": (SeriesNote("current_account", "USD", "BCA"), _BILLION),
    "BCA_NGDPD": (SeriesNote("current_account_share_of_gdp", "percent", "BCA_NGDPD"), 0),
    "GGXWDG_NGDP": (SeriesNote("government_debt_share_of_gdp", "percent", "GGXWDG_NGDP"), 0),
    "GGXCNL_NGDP": (SeriesNote("budget_balance_share_of_gdp", "percent", "GGXCNL_NGDP"), 0),
}
# column of the newest vintage -> code
_COLUMNS = {
    "gdp": "NGDPD",
    "gdp_ppp": "PPPGDP",
    "gdppc": "NGDPDPC",
    "gdppc_ppp": "PPPPC",
    "gdp_const_growth": "NGDP_RPCH",
    "population": "LP",
    "current_account": "BCA",
}
_DECIMALS = {"gdppc": 2, "gdppc_ppp": 2, "gdp_const_growth": 3}
_OTHER_CODES = {"UVK": "XKX", "WBG": "PSE"}
_EDITIONS = {
    "2021-04": ("pydeflate 1.1.3", "pydeflate/data/weo2021_1.csv", "latin-1"),
    "2022-04": ("pydeflate 1.1.3", "pydeflate/data/weo2022_1.csv", "utf-16-le"),
    "2022-10": ("pydeflate 1.2.5", "pydeflate/.pydeflate_data/weo2022_2.csv", "latin-1"),
}


def editions(packages: dict[str, Package]) -> list[Table]:
    """Return the editions that came as the IMF's own text files."""
    return [
        _edition(packages[label], member, encoding, vintage)
        for vintage, (label, member, encoding) in _EDITIONS.items()
    ]


def _edition(package: Package, member: str, encoding: str, vintage: str) -> Table:
    text = read(package, member).decode(encoding)
    values: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"):
        code, country = row.get("WEO Subject Code") or "", row.get("ISO") or ""
        if code in _SUBJECTS and country:
            power = _SUBJECTS[code][1]
            country = _OTHER_CODES.get(country, country)
            values[code, country] = dict(_past(row.items(), power, int(vintage[:4])))
    month = {"04": "April", "10": "October"}[vintage[-2:]]
    origin = _origin(vintage, f"{month} {vintage[:4]}", package)
    notes = {code: note for code, (note, _) in _SUBJECTS.items()}
    return Table(origin, "series", _HEADER, series_rows(values), notes)


def _past(
    cells: Iterable[tuple[str | None, str | None]], power: int, edition: int
) -> Iterable[tuple[int, str]]:
    """Yield the years before the edition's own: what comes after is a projection."""
    for column, text in cells:
        if column and column.isdigit() and int(column) < edition and text:
            try:
                value = Decimal(text.strip().replace(",", ""))
            except InvalidOperation:
                continue  # "n/a" and "--"
            yield int(column), f"{value.scaleb(power):f}"


def newest(package: Package) -> Table:
    """Return the newest edition, of which fewer series are had."""
    from pyarrow import parquet  # noqa: PLC0415 - needed by maintainers only

    content = read(package, "atlas_common_data/data/cache/imf_data.parquet")
    values: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for row in parquet.read_table(io.BytesIO(content)).to_pylist():
        for column, code in _COLUMNS.items():
            value = row[column]
            if value is not None and not math.isnan(value):
                text = f"{value:.{_DECIMALS.get(column, 0)}f}"
                country = _OTHER_CODES.get(row["iso3_code"], row["iso3_code"])
                values[code, country][row["year"]] = text
    notes = {code: _SUBJECTS[code][0] for code in _COLUMNS.values()}
    origin = _origin("2026", "as of 2026", package)
    return Table(origin, "series", _HEADER, series_rows(values), notes)


def _origin(vintage: str, edition: str, package: Package) -> Origin:
    return Origin(
        name=f"imf-weo-{vintage}",
        version=package.version,
        vintage=vintage,
        licence=_TERMS,
        title=f"World Economic Outlook Database, {edition}",
        publisher="International Monetary Fund",
        url="https://www.imf.org/en/Publications/WEO",
        package=package.label,
        changes="a selection of series, in units instead of millions and billions; the years from "
        "the edition's own on, which are projections, are left out",
        credit=f"Source: International Monetary Fund, World Economic Outlook Database, {edition}. "
        "The data can be had from the IMF free of charge, and who passes them on names the IMF.",
    )
