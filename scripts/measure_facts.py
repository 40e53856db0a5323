"""Measure the fact base: opening, point lookups, sums over groups, and the size of it all.

usage: python scripts/measure_facts.py
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from factcheck.factbase import store
from factcheck.factbase.base import open_facts
from factcheck.factbase.stats import stats

OPEN = """
import time
from factcheck.factbase.base import open_facts
start = time.perf_counter()
open_facts()
print(time.perf_counter() - start)
"""


def median(calls: Sequence[Callable[[], object]]) -> float:
    """Return the median time of the calls in microseconds."""
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def main() -> None:
    """Print one line for each measure."""
    facts = open_facts()
    print(f"store on disk            {store.place_of().stat().st_size / 1e6:10.1f} MB")
    counted = stats(facts)
    print(f"shipped                  {counted.bytes_shipped / 1e6:10.1f} MB")
    print(f"rows without a source    {counted.without_source:10d}")
    opening = [
        float(subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True,
                             check=True).stdout)
        for _ in range(5)
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
    groups = [id for id in facts.organisations() if facts.members(id, date(2016, 1, 1))]
    sums = []
    for _ in range(500):
        group, year = pick.choice(groups), pick.randrange(1995, 2024)
        scope = pick.choice(facts.scopes(group))
        sums.append(partial(facts.group_sum, group, "gdp", "current_usd", year, statuses=scope))
    print(f"sum over a group, median {median(sums):10.1f} us ({len(groups)} groups, never cached)")
    print(f"the same again           {median(sums):10.1f} us")


if __name__ == "__main__":
    main()
