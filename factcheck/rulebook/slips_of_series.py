"""Slips of copying: the value of another year, or of another country that the text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from factcheck.arithmetic.intervals import exactly, intersects, is_bounded, relative_distance, widen
from factcheck.factbase.facts import Fact
from factcheck.model.claims import Assertion
from factcheck.model.interval import Interval
from factcheck.model.measures import Measure
from factcheck.rulebook.context import Context

_REACH = 12  # years around the stated one
_MOST_COUNTRIES = 20  # of those that a text names
_CLOSE = Decimal("0.01")  # a copied value is that of the source, but for rounding
_FAR = Decimal("0.9"), Decimal("1.1")
_NARROW = Decimal("0.05")  # a wider interval fits some year by chance


def copied_value(
    assertion: Assertion, measure: Measure, stated: Interval, context: Context
) -> str | None:
    """Return what a wrong value was copied from: "it is the value of 2009".

    None where it fits neither another year of the series nor a country that the text names, or
    fits anything because it is told so loosely.
    """
    if not is_bounded(stated) or not stated.low > 0:
        return None
    if stated.high - stated.low > _NARROW * stated.high or measure.static:
        return None
    year = _year(assertion, context.today)
    years = [
        one
        for one in _series(assertion.subject, measure, context)
        if one.last.year != year and abs(one.last.year - year) <= _REACH and _is_it(one, stated)
    ]
    if years:
        nearest = min(years, key=lambda one: (abs(one.last.year - year), one.last.year))
        return f"it is the value of {nearest.last.year}"
    for country in _others(assertion.subject, context):
        if any(
            one.last.year == year and _is_it(one, stated)
            for one in _series(country, measure, context, year)
        ):
            return f"it is the value of {country}"
    return None


def _year(assertion: Assertion, today: date) -> int:
    period = assertion.period
    return period.last.year if period is not None and period.stated else today.year - 1


def _series(
    subject: str, measure: Measure, context: Context, year: int | None = None
) -> Iterable[Fact]:
    """The values of a country, those that touch a year only where one is given."""
    first, last = (None, None) if year is None else (date(year, 1, 1), date(year, 12, 31))
    basis = measure.default_basis or None
    return context.facts.facts(subject, measure.series, first, last, basis)


def _is_it(fact: Fact, stated: Interval) -> bool:
    if not stated.low * _FAR[0] < fact.value < stated.high * _FAR[1]:
        return False  # without reckoning
    value = exactly(fact.value)
    return intersects(widen(value, _CLOSE), stated) and relative_distance(stated, value) <= _CLOSE


def _others(subject: str, context: Context) -> Iterator[str]:
    """The other countries of the text, in the order of their first mention."""
    named = [one for one in context.once(_first_countries) if one != subject]
    yield from named[:_MOST_COUNTRIES]


def _first_countries(context: Context) -> list[str]:
    every = (one.entity for one in context.analysis.entities if one.type == "country")
    return list(dict.fromkeys(one for one in every if one))[: _MOST_COUNTRIES + 1]
