"""Monthly exchange rates of HM Revenue and Customs, for currencies that the ECB does not quote.

The wheel holds them in a compiled module only, so that is asked in a process of its own.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tempfile
import zipfile
from collections import defaultdict
from decimal import Decimal

from factcheck.config.errors import UserError
from factcheck.factbase.building.packages import Package
from factcheck.factbase.building.tables import Origin, Table

_ASK = """
import sys
sys.path.insert(0, sys.argv[1])
import hmrc_rates
rates, month = hmrc_rates.Rates(), hmrc_rates.YearMonth(2014, 2)
while True:
    try:
        table = rates.monthly(month)
    except hmrc_rates.PeriodNotAvailableError:
        break
    for currency, rate in table:
        print(f"{month.year:04d}-{month.month:02d},{currency.code},{rate.units_per_gbp}")
    month = month.next()
"""
_OTHER_CODES = {"ECS": "USD"}  # the department's code for a country that uses the dollar
_DIGITS = 6


def monthly_rates(package: Package, quoted: frozenset[str]) -> Table:
    """Return the range of each month, in units for one pound; `quoted` currencies are left out."""
    months: dict[str, dict[int, Decimal]] = defaultdict(dict)
    for month, currency, rate in csv.reader(io.StringIO(_printed(package))):
        if currency not in quoted and currency not in _OTHER_CODES:
            months[currency][int(month[:4]) * 12 + int(month[5:]) - 1] = Decimal(rate)
    newest = max(max(rates) for rates in months.values())
    origin = Origin(
        name="hmrc-exchange-rates",
        version=package.version,
        vintage=f"{newest // 12:04d}-{newest % 12 + 1:02d}",
        licence="Open Government Licence v3.0",
        title="HMRC monthly exchange rates",
        publisher="HM Revenue and Customs",
        url="https://www.trade-tariff.service.gov.uk/exchange_rates",
        package=package.label,
        changes="currencies that the European Central Bank quotes are left out. A month's rate is "
        "set late in the month before, so a month is given the range between its own rate and the "
        "next month's, and their mean; rounded to six significant digits",
        credit="Contains public sector information licensed under the Open Government Licence "
        "v3.0.",
    )
    header = ("base", "currency", "statistic", "first_month", "values")
    rows = [line for code in sorted(months) for line in _lines(code, months[code])]
    return Table(origin, "rates", header, list(rows))


def _printed(package: Package) -> str:
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(package.file) as archive:
            archive.extractall(folder)
        command = [sys.executable, "-I", "-c", _ASK, folder]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise UserError(
            f"cannot read {package.label}, which is pinned for Linux on x86-64: "
            f"{done.stderr.strip().splitlines()[-1]}"
        )
    return done.stdout


def _lines(currency: str, rates: dict[int, Decimal]) -> list[list[str]]:
    first, last = min(rates), max(rates)
    start = f"{first // 12:04d}-{first % 12 + 1:02d}"
    ranges: dict[str, list[str]] = {"low": [], "mean": [], "high": []}
    for month in range(first, last + 1):
        ends = [rates[one] for one in (month, month + 1) if one in rates]
        known = month in rates
        ranges["low"].append(_rounded(min(ends)) if known else "")
        ranges["mean"].append(_rounded(sum(ends, Decimal(0)) / len(ends)) if known else "")
        ranges["high"].append(_rounded(max(ends)) if known else "")
    return [["GBP", currency, name, start, *values] for name, values in ranges.items()]


def _rounded(rate: Decimal) -> str:
    return f"{Decimal(f'{rate:.{_DIGITS}g}'):f}"
