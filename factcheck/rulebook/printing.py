"""Numbers and periods as messages print them."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model.claims import Period
from factcheck.model.interval import Interval

_SCALES = (
    (Decimal("1e12"), "trillion"),
    (Decimal("1e9"), "billion"),
    (Decimal("1e6"), "million"),
)


def amount(value: Decimal, unit: str | None, digits: int = 3) -> str:
    """Return a value as prose prints it: "$13.2 trillion", "11.1%", "1,640"."""
    if not value.is_finite():
        return "any"
    if unit == "percent":
        return f"{_short(value, digits)}%"
    number = _scaled(value, digits)
    if unit == "USD":
        return f"-${number[1:]}" if number.startswith("-") else f"${number}"
    if unit in (None, "person"):
        return number
    return f"{number} {unit}"


def span_of(interval: Interval, unit: str | None) -> str:
    """Return an interval as prose prints it: "$12.8-13.4 trillion" as two amounts."""
    low, high = amount(interval.low, unit, 4), amount(interval.high, unit, 4)
    if low == high:
        return low
    if not interval.high.is_finite():
        return f"over {low}"
    if not interval.low.is_finite():
        return f"under {high}"
    return f"{low} to {high}"


def _scaled(value: Decimal, digits: int) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_short(value / scale, digits)} {name}"
    return _short(value, digits)


def _short(value: Decimal, digits: int) -> str:
    """`digits` significant digits, no exponent, thousands separated."""
    if value == 0:
        return "0"
    places = max(0, digits - 1 - value.adjusted())
    text = f"{value:,.{min(places, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def period_text(period: Period | None) -> str:
    """Return a period as prose prints it: "2015", "March 1997", "2001-06-15"."""
    if period is None:
        return ""
    first, last = period.first, period.last
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.strftime("%B %Y")
    return f"{first.isoformat()} to {last.isoformat()}"
