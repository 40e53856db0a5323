"""A rate of a month or a quarter is not held to the year's, unless it is absurd."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.measures import measures
from factcheck.model.claims import Period
from factcheck.rulebook.readings import partial_year

APRIL = Period(date(2015, 4, 1), date(2015, 4, 30))
YEAR = Period(date(2015, 1, 1), date(2015, 12, 31))
KNOWN = interval(Decimal(40), Decimal(50))


def test_a_months_rate_can_lie_far_from_the_years() -> None:
    widened = partial_year(KNOWN, measures()["inflation"], APRIL)
    assert widened.low <= 0
    assert Decimal(70) < widened.high < Decimal(500)


def test_a_years_rate_and_an_unstated_period_keep_the_interval() -> None:
    assert partial_year(KNOWN, measures()["inflation"], YEAR) == KNOWN
    assert partial_year(KNOWN, measures()["inflation"], None) == KNOWN


def test_money_of_a_part_of_the_year_is_at_most_that_of_the_year() -> None:
    part = partial_year(KNOWN, measures()["exports"], APRIL)
    assert part.high == KNOWN.high


def test_money_of_a_month_is_not_a_thousand_times_less_than_a_twelfth() -> None:
    part = partial_year(KNOWN, measures()["exports"], APRIL)
    assert Decimal("0.004") < part.low < Decimal(1)


def test_what_does_not_flow_is_the_same_in_every_month() -> None:
    assert partial_year(KNOWN, measures()["population"], APRIL) == KNOWN
