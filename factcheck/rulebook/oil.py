"""Oil told in tonnes, held against figures in barrels."""

from __future__ import annotations

from decimal import Decimal

from factcheck.arithmetic.intervals import interval, is_bounded, multiply, scale
from factcheck.model.claims import Assertion
from factcheck.model.interval import Interval
from factcheck.model.measures import Measure

_DAYS = Decimal("365.25")
_WHOLE_YEAR = 360  # days, from the first to the last


def in_barrels(assertion: Assertion, measure: Measure, unit: str) -> tuple[Interval, str] | None:
    """Return tonnes of a measure in barrels, or in barrels a day, and a line that tells how.

    How many barrels a tonne makes depends on the oil: a range. Tonnes without a rate are those of
    the year that the text tells of. None for other units, and where the sum has no upper end.
    """
    value, span = assertion.value, measure.barrels_per_tonne
    if span is None or value.interval is None or not is_bounded(value.interval):
        return None
    days = _days(value.unit, unit, assertion)
    if days is None:
        return None
    text = f"a tonne of oil is {span[0]} to {span[1]} barrels"
    return scale(multiply(value.interval, interval(*span)), 1 / days), text


def _days(told: str | None, unit: str, assertion: Assertion) -> Decimal | None:
    """By how many days a sum must be divided for its rate; None where the units do not fit."""
    if unit == "barrel":
        return Decimal(1) if told == "metric_ton" else None
    if unit != "barrel / day":
        return None
    if told == "metric_ton / day":
        return Decimal(1)
    period = assertion.period
    of_a_year = (
        period is None or not period.stated or (period.last - period.first).days >= _WHOLE_YEAR
    )
    return _DAYS if told in ("metric_ton", "metric_ton / year") and of_a_year else None
