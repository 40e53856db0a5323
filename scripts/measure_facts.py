"""Measure the fact base: what it holds, how far it agrees with published lists, how fast it is.

usage: python scripts/measure_facts.py

The lists are read where they stand beside the checkout (`../shared/reference`); without them the
agreement is left out. Times are medians of process time where one process can take them.
"""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from factcheck.evaluating.fact_coverage import coverage, demands
from factcheck.factbase import store
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.stats import stats

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT.parent / "shared" / "reference"
EURASIA = "RUS BLR UKR MDA ARM AZE GEO KAZ KGZ TJK TKM UZB EST LVA LTU MNG CHN TUR IRN AFG PAK IND"
OPEN = """
import time
from factcheck.factbase.base import open_facts
start = time.process_time()
open_facts()
print(time.process_time() - start)
"""


def median(calls: Sequence[Callable[[], object]]) -> float:
    """Return the median time of the calls in microseconds."""
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def contents(facts: FactBase) -> None:
    """Print what the base holds and how large it is."""
    counted = stats(facts)
    for title, table in (("rows", counted.rows), ("entities", counted.entities)):
        print(f"{title}: {', '.join(f'{count:,} {kind}' for kind, count in table.items())}")
    print(f"measures: {len(counted.measures)}")
    for measure, (values, subjects) in counted.measures.items():
        print(f"  {measure:40} {values:8,} values of {subjects:4} subjects")
    print(f"sources                  {counted.sources:10d}")
    print(f"rows without a source    {counted.without_source:10d}")
    print(f"store on disk            {store.place_of().stat().st_size / 1e6:10.1f} MB")
    print(f"data and packs, unpacked {counted.bytes_shipped / 1e6:10.1f} MB")
    whole, part = in_the_wheel()
    print(f"the same in the wheel    {part / 1e6:10.1f} MB of {whole / 1e6:.1f} MB")


def in_the_wheel() -> tuple[int, int]:
    """Return the bytes of the wheel, and those of the fact base in it, compressed."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder]
        subprocess.run([*command, str(ROOT)], check=True, capture_output=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            kept = [
                info.compress_size
                for info in archive.infolist()
                if info.filename.startswith(
                    ("factcheck/factbase/data/", "factcheck/factbase/packs/")
                )
            ]
        return wheel.stat().st_size, sum(kept)


def completeness(facts: FactBase) -> None:
    """Print the share of days on which heads and ministers are known."""
    for demand in demands(facts, EURASIA.split()):
        covered = coverage(facts, demand, date(2025, 6, 1))
        print(
            f"{demand.office:20} since {demand.since.year}: {len(demand.states):3} states, "
            f"{covered.share:.2%} of the days, {len(covered.holes)} holes (with their reasons)"
        )


def agreement(facts: FactBase, file: str, measure: str, basis: str) -> None:
    """Print how many values of a published table some vintage here is close to."""
    path = REFERENCE / file
    if not path.is_file():
        print(f"{file} is not here")
        return
    gaps = sorted(_gaps(facts, path, measure, basis), reverse=True)
    shares = [
        f"{sum(gap[0] <= limit / 100 for gap in gaps) / len(gaps):.2%} within {limit}%"
        for limit in (1, 5, 10)
    ]
    print(f"{measure}: {len(gaps)} values in common, {', '.join(shares)}")
    for gap, name, year, theirs, ours, vintage in gaps[:20]:
        print(f"  {gap:9.1%} {name} {year}: {theirs:.4g} there, {ours:.4g} here ({vintage})")


def _gaps(
    facts: FactBase, path: Path, measure: str, basis: str
) -> Iterator[tuple[float, str, int, float, float, str]]:
    with path.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            year, value = int(row["Year"]), Decimal(row["Value"])
            span = (date(year, 1, 1), date(year, 12, 31))
            found = facts.facts(row["Country Code"], measure, *span, basis)
            if found:
                near = min(found, key=lambda fact: abs(fact.value / value - 1))
                gap = float(abs(near.value / value - 1))
                name = row["Country Name"]
                yield gap, name, year, float(value), float(near.value), near.source.key


def leaders() -> None:
    """Print the share of the leaders' terms that are found within 31 days, and the others."""
    test = "tests/factbase/test_office_packs.py::test_the_published_list_of_leaders_agrees"
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-s",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        test,
    ]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    print("\n".join(line for line in done.stdout.splitlines() if "passed" not in line))


def speed(facts: FactBase) -> None:
    """Print medians of opening, look-ups and sums."""
    opening = [
        float(subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True,
                             check=True).stdout)
        for _ in range(9)
    ]  # fmt: skip
    print(f"opening, new process     {statistics.median(opening) * 1e3:10.2f} ms")
    pick = random.Random(0)  # noqa: S311 - a fixed choice of questions
    codes = [code for (code,) in facts.rows("SELECT code FROM entity WHERE code <> ''")]
    spans = [(date(year, 1, 1), date(year, 12, 31)) for year in range(1990, 2024)]
    points = [(pick.choice(codes), *pick.choice(spans)) for _ in range(2000)]
    lookups = [
        partial(facts.facts, code, "gdp", first, last, "current_usd")
        for code, first, last in points
    ]
    print(f"point lookup, median     {median(lookups):10.1f} us")
    print(f"the same, remembered     {median(lookups):10.1f} us")
    groups = [id for id in facts.organisations() if facts.members(id, date(2016, 1, 1))]
    sums = []
    for _ in range(500):
        group, year = pick.choice(groups), pick.randrange(1995, 2024)
        scope = pick.choice(facts.scopes(group))
        sums.append(partial(facts.group_sum, group, "gdp", "current_usd", year, statuses=scope))
    print(f"sum over a group, median {median(sums):10.1f} us ({len(groups)} groups)")
    print(f"the same, remembered     {median(sums):10.1f} us")


def main() -> None:
    """Print all the figures."""
    with open_facts() as facts:
        contents(facts)
        completeness(facts)
        agreement(facts, "gdp-current-usd.csv", "gdp", "current_usd")
        agreement(facts, "population.csv", "population", "")
        leaders()
    with open_facts() as facts:
        speed(facts)


if __name__ == "__main__":
    main()
