"""Queries for exchange rates: months from daily rates, and yearly means where there is no more."""

from __future__ import annotations

import calendar
from datetime import date
from decimal import Decimal

from msgspec import Struct

from factcheck.factbase.facts import Source
from factcheck.factbase.figures import Figures
from factcheck.factbase.land_facts import Rate
from factcheck.factbase.reader import remembered

# The currencies that monthly rates are given for one unit of: what is not quoted against the
# first is crossed with it by way of the second.
_PIVOT, _SECOND = "EUR", "GBP"


class _Leg(Struct, frozen=True):
    """Units of a currency for one unit of another."""

    low: Decimal
    mean: Decimal
    high: Decimal
    source: Source | None


class Rates(Figures):
    """What currencies cost."""

    @remembered
    def exchange_rate(self, base: str, quote: str, first: date, last: date) -> Rate | None:
        """Return what one unit of `base` cost in `quote` (ISO 4217) from `first` to `last`.

        The months of the period are taken as a whole. A rate between two currencies that are
        both quoted against a third is the cross rate, with the range that its legs leave open.
        Where the months are not known it is that of the year of `first`; None where neither is.
        """
        return self._by_months(base, quote, first, last) or self._by_year(base, quote, first.year)

    def _by_months(self, base: str, quote: str, first: date, last: date) -> Rate | None:
        begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
        left, right = self._leg(base, begin, end), self._leg(quote, begin, end)
        if left is None or right is None:
            return None
        last_day = calendar.monthrange(last.year, last.month)[1]
        return Rate(
            base,
            quote,
            first.replace(day=1),
            last.replace(day=last_day),
            right.low / left.high,
            right.mean / left.mean,
            right.high / left.low,
            "month",
            tuple(dict.fromkeys(leg.source for leg in (left, right) if leg.source)),
        )

    def _leg(self, currency: str, begin: int, end: int) -> _Leg | None:
        """Return units for one unit of the pivot, straight or by way of the second one."""
        straight = self._quoted(currency, _PIVOT, begin, end)
        if straight is not None:
            return straight
        over = self._quoted(currency, _SECOND, begin, end)
        way = self._quoted(_SECOND, _PIVOT, begin, end)
        if over is None or way is None:
            return None
        return _Leg(over.low * way.low, over.mean * way.mean, over.high * way.high, over.source)

    def _quoted(self, currency: str, base: str, begin: int, end: int) -> _Leg | None:
        one = Decimal(1)
        if currency == base:
            return _Leg(one, one, one, None)
        query = (
            "SELECT low, mean, high, source FROM rate "
            "WHERE currency = ? AND base = ? AND month BETWEEN ? AND ?"
        )
        rows = self.rows(query, (currency, base, begin, end))
        if len(rows) != end - begin + 1:
            return None
        means = [Decimal(row[1]) for row in rows]
        return _Leg(
            min(Decimal(row[0]) for row in rows),
            sum(means, Decimal(0)) / len(means),
            max(Decimal(row[2]) for row in rows),
            self.source_of(rows[0][3]),
        )

    def _by_year(self, base: str, quote: str, year: int) -> Rate | None:
        left, right = self._per_dollar(base, year), self._per_dollar(quote, year)
        if left is None or right is None:
            return None
        mean = right[0] / left[0]
        sources = tuple(dict.fromkeys(source for _, source in (left, right) if source))
        span = (date(year, 1, 1), date(year, 12, 31))
        return Rate(base, quote, *span, mean, mean, mean, "year", sources)

    def _per_dollar(self, currency: str, year: int) -> tuple[Decimal, Source | None] | None:
        """Return units for one US dollar: the yearly mean of a country that used the currency."""
        if currency == "USD":
            return Decimal(1), None
        first, last = date(year, 1, 1), date(year, 12, 31)
        months = self._by_months("USD", currency, first, last)
        if months:
            return months.mean, months.sources[0]
        query = (
            "SELECT country FROM tender WHERE currency = ? AND first_day <= ? AND end_day > ? "
            "ORDER BY country"
        )
        span = (currency, first.toordinal(), last.toordinal())
        for (country,) in self.rows(query, span):
            for fact in self.facts(country, "exchange_rate", first, last):
                if fact.value:
                    return fact.value, fact.source
        return None
