"""World Bank series: the WDI tables that other packages carry, of several vintages."""

from __future__ import annotations

import csv
import io
import math
from collections import defaultdict
from collections.abc import Iterable

from factcheck.factbase.building.packages import Package, read
from factcheck.factbase.building.tables import Origin, SeriesNote, Table, series_rows

_HEADER = ("series", "entity", "first_year", "values")
_TERMS = "CC BY 4.0"
_URL = "https://datatopics.worldbank.org/world-development-indicators/"

# column of the table -> what it states
_COLUMNS = {
    "gdp": SeriesNote("gdp", "USD", "NY.GDP.MKTP.CD", "current_usd", additive=True),
    "gdp_const": SeriesNote("gdp", "USD", "NY.GDP.MKTP.KD", "constant_usd", additive=True),
    "gdp_ppp": SeriesNote("gdp", "USD", "NY.GDP.MKTP.PP.CD", "ppp", additive=True),
    "gdp_ppp_const": SeriesNote("gdp", "USD", "NY.GDP.MKTP.PP.KD", "constant_ppp", additive=True),
    "gdppc": SeriesNote("gdp_per_capita", "USD", "NY.GDP.PCAP.CD", "current_usd"),
    "gdppc_const": SeriesNote("gdp_per_capita", "USD", "NY.GDP.PCAP.KD", "constant_usd"),
    "gdppc_ppp": SeriesNote("gdp_per_capita", "USD", "NY.GDP.PCAP.PP.CD", "ppp"),
    "gdppc_ppp_const": SeriesNote("gdp_per_capita", "USD", "NY.GDP.PCAP.PP.KD", "constant_ppp"),
    "current_account": SeriesNote("current_account", "USD", "BN.CAB.XOKA.CD"),
    "exports_goods_bop": SeriesNote("exports", "USD", "BX.GSR.MRCH.CD", "goods", additive=True),
    "imports_goods_bop": SeriesNote("imports", "USD", "BM.GSR.MRCH.CD", "goods", additive=True),
    "population": SeriesNote("population", "person", "SP.POP.TOTL", additive=True),
}
# series -> (what it states, the column whose yearly change it is)
_CHANGES = {
    "gdp_growth": (SeriesNote("gdp_growth", "percent", "NY.GDP.MKTP.KD (change)"), "gdp_const"),
    "population_growth": (
        SeriesNote("population_growth", "percent", "SP.POP.TOTL (change)"),
        "population",
    ),
}
Values = dict[tuple[str, str], dict[int, str]]


def development_indicators(package: Package) -> Table:
    """Return the indicators of the newest vintage."""
    from pyarrow import parquet  # noqa: PLC0415 - needed by maintainers only

    content = read(package, "atlas_common_data/data/cache/wdi_data.parquet")
    rows = parquet.read_table(io.BytesIO(content)).to_pylist()
    values: Values = defaultdict(dict)
    raw: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for row in rows:
        for column, note in _COLUMNS.items():
            value = row[column]
            if value is None or math.isnan(value):
                continue
            raw[column, row["iso3_code"]][row["year"]] = value
            decimals = 2 if note.measure == "gdp_per_capita" else 0
            values[column, row["iso3_code"]][row["year"]] = f"{value:.{decimals}f}"
    for series, (_, column) in _CHANGES.items():
        for (name, entity), years in list(raw.items()):
            if name == column:
                values[series, entity] = yearly_change(years)
    origin = Origin(
        name="world-bank-wdi",
        version=package.version,
        vintage="2026",
        licence=_TERMS,
        title="World Development Indicators",
        publisher="World Bank",
        url=_URL,
        package=package.label,
        changes="a selection of series; totals rounded to units, per capita values to cents; "
        "growth computed from the constant-price and population series",
    )
    notes = _COLUMNS | {series: note for series, (note, _) in _CHANGES.items()}
    return Table(origin, "series", _HEADER, series_rows(values), notes)


def population_to_2022(package: Package) -> Table:
    """Return the population series of the vintage that ends with 2022."""
    text = read(package, "great_tables/data/01-countrypops.csv").decode()
    values: Values = defaultdict(dict)
    for row in csv.DictReader(io.StringIO(text)):
        if row["population"] not in ("", "NA"):
            values["population", row["country_code_3"]][int(row["year"])] = row["population"]
    origin = Origin(
        name="world-bank-population-2023",
        version=package.version,
        vintage="2023",
        licence=_TERMS,
        title="World Development Indicators, population to 2022",
        publisher="World Bank",
        url=_URL,
        package=package.label,
        changes="none but the layout",
    )
    note = {"population": _COLUMNS["population"]}
    return Table(origin, "series", _HEADER, series_rows(values), note)


def prices_of_2022(package: Package, names: Package) -> Table:
    """Return inflation and exchange rates of October 2022; `names` is the great-tables package,
    whose table pairs the World Bank's names of countries with their codes.
    """
    codes = {
        row["country_name"]: row["country_code_3"]
        for row in csv.DictReader(
            io.StringIO(read(names, "great_tables/data/01-countrypops.csv").decode())
        )
    }
    values: Values = defaultdict(dict)
    prices = _feather(package, "FP.CPI.TOTL")
    for entity, years in _by_code(prices, codes):
        values["inflation", entity] = yearly_change(years)
    rates = _feather(package, "PA.NUS.FCRF")
    for entity, years in _by_code(rates, codes):
        values["exchange_rate", entity] = {
            year: f"{value:.6g}" if value < 1 else f"{value:.4f}" for year, value in years.items()
        }
    origin = Origin(
        name="world-bank-prices-2022",
        version=package.version,
        vintage="2022-10-28",
        licence=_TERMS,
        title="World Development Indicators, consumer prices and official exchange rates",
        publisher="World Bank",
        url=_URL,
        package=package.label,
        changes="inflation computed from the consumer price index; rates rounded",
    )
    notes = {
        "inflation": SeriesNote("inflation", "percent", "FP.CPI.TOTL (change)"),
        "exchange_rate": SeriesNote("exchange_rate", "local currency / USD", "PA.NUS.FCRF"),
    }
    return Table(origin, "series", _HEADER, series_rows(values), notes)


def _feather(package: Package, series: str) -> dict[str, dict[int, float]]:
    from pyarrow import feather  # noqa: PLC0415

    content = read(package, f"pydeflate/.pydeflate_data/{series}_1950_2025.feather")
    countries: dict[str, dict[int, float]] = defaultdict(dict)
    for row in feather.read_table(io.BytesIO(content)).to_pylist():
        value = row[series]
        if value is not None and not math.isnan(value):
            countries[row["country"]][int(row["year"])] = value
    return countries


def _by_code(
    countries: dict[str, dict[int, float]], codes: dict[str, str]
) -> Iterable[tuple[str, dict[int, float]]]:
    for name, years in sorted(countries.items()):
        if name in codes:
            yield codes[name], years


def yearly_change(years: dict[int, float]) -> dict[int, str]:
    """Return the change from the year before in percent, with two decimals."""
    return {
        year: f"{(value / years[year - 1] - 1) * 100:.2f}"
        for year, value in years.items()
        if years.get(year - 1)
    }
