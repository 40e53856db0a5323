"""What one currency cost in another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factcheck.factbase.base import FactBase

JANUARY = (date(2016, 1, 5), date(2016, 1, 20))


def test_a_month_has_a_range_and_a_mean(facts: FactBase) -> None:
    rate = facts.exchange_rate("EUR", "USD", *JANUARY)
    assert rate is not None
    assert (rate.low, rate.mean, rate.high) == (Decimal("1.0"), Decimal("1.1"), Decimal("1.2"))
    assert (rate.grain, rate.first, rate.last) == ("month", date(2016, 1, 1), date(2016, 1, 31))
    assert [source.pack for source in rate.sources] == ["central-bank"]


def test_several_months_have_the_range_of_all_and_the_mean_of_their_means(facts: FactBase) -> None:
    rate = facts.exchange_rate("EUR", "USD", date(2016, 1, 1), date(2016, 2, 29))
    assert rate is not None
    assert (rate.low, rate.mean, rate.high) == (Decimal("1.0"), Decimal("1.15"), Decimal("1.3"))


def test_the_other_way_round_the_range_turns_over(facts: FactBase) -> None:
    rate = facts.exchange_rate("USD", "EUR", *JANUARY)
    assert rate is not None
    assert (rate.low, rate.high) == (1 / Decimal("1.2"), 1 / Decimal("1.0"))
    assert rate.low < rate.mean < rate.high


def test_a_cross_rate_leaves_the_range_open_that_its_legs_do(facts: FactBase) -> None:
    rate = facts.exchange_rate("GBP", "USD", *JANUARY)
    assert rate is not None
    assert rate.low == Decimal("1.0") / Decimal("0.9")
    assert rate.high == Decimal("1.2") / Decimal("0.7")


def test_where_no_month_is_known_the_mean_of_the_year_is_taken(facts: FactBase) -> None:
    rate = facts.exchange_rate("USD", "AAK", date(2009, 5, 1), date(2009, 5, 31))
    assert rate is not None
    assert (rate.low, rate.mean, rate.high, rate.grain) == (*[Decimal(4)] * 3, "year")
    assert rate.sources[0].pack == "bank-new"


@pytest.mark.parametrize(
    ("base", "quote", "year"), [("EUR", "GBP", 2017), ("USD", "AAK", 1980), ("XXX", "USD", 2016)]
)
def test_what_is_not_known_has_no_rate(facts: FactBase, base: str, quote: str, year: int) -> None:
    assert facts.exchange_rate(base, quote, date(year, 1, 1), date(year, 1, 31)) is None
