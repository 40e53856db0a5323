"""A sum in another currency than the reference's, at the rates of the years that are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from factcheck.arithmetic.intervals import hull, interval, is_bounded, multiply, widen
from factcheck.factbase.base import FactBase
from factcheck.factbase.land_facts import Rate
from factcheck.model.claims import Value
from factcheck.model.interval import Interval

# A text may take any day's rate of the year; the range of its months is not all of it, and a
# yearly mean says nothing of how far the days lay from it.
_MONTHLY_SLACK = Decimal("0.02")
_YEARLY_SLACK = Decimal("0.15")
_CODE_LENGTH = 3


def exchanged(
    value: Value, currency: str, years: Iterable[int], facts: FactBase
) -> tuple[Interval, str] | None:
    """Return a sum in `currency` (ISO 4217) and a line that tells the rates, by years read.

    None where either is no currency, the sum has no upper end, or no rate is known.
    """
    unit = value.unit
    if not (is_currency(unit) and is_currency(currency)) or value.interval is None:
        return None
    if unit is None or not is_bounded(value.interval):
        return None
    rates = [rate for year in sorted(set(years)) if (rate := _rate(unit, currency, year, facts))]
    if not rates:
        return None
    span = hull(_allowing(rate) for rate in rates)
    text = f"one {unit} was {span.low:.4g} to {span.high:.4g} {currency} in the years read"
    return multiply(value.interval, span), text


def is_currency(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == _CODE_LENGTH and unit.isupper()


def _rate(base: str, quote: str, year: int, facts: FactBase) -> Rate | None:
    return facts.exchange_rate(base, quote, date(year, 1, 1), date(year, 12, 31))


def _allowing(rate: Rate) -> Interval:
    """The range of a rate, widened by what its grain leaves open."""
    slack = _MONTHLY_SLACK if rate.grain == "month" else _YEARLY_SLACK
    return widen(interval(rate.low, rate.high), slack)
