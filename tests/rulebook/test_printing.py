"""Numbers and periods as messages print them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factcheck.model.claims import Period
from factcheck.model.interval import INFINITY, Interval
from factcheck.rulebook.printing import amount, period_text, span_of
from hypothesis import given
from hypothesis import strategies as st

AMOUNTS = [
    ("13200000000000", "USD", "$13.2 trillion"),
    ("184000000000", "USD", "$184 billion"),
    ("-5000000", "USD", "-$5 million"),
    ("17500000", "person", "17.5 million"),
    ("1640", None, "1,640"),
    ("11.1", "percent", "11.1%"),
    ("0", "percent", "0%"),
    ("0.05", "percent", "0.05%"),
    ("83", "year", "83 year"),
    ("42", "vessel", "42 vessels"),
    ("1", "vessel", "1 vessel"),
    ("28", "member state", "28 member states"),
    ("11", "ferry", "11 ferries"),
    ("320", "woman", "320 women"),
]


@pytest.mark.parametrize(("value", "unit", "text"), AMOUNTS)
def test_an_amount_is_printed_as_in_prose(value: str, unit: str | None, text: str) -> None:
    assert amount(Decimal(value), unit) == text


ENDS = [
    (Interval(Decimal(28), Decimal(28)), None, "28"),
    (Interval(Decimal(1000), Decimal(2000)), None, "1,000 to 2,000"),
    (Interval(Decimal(45), INFINITY, False, False), "percent", "over 45%"),
    (Interval(-INFINITY, Decimal(5), False, False), "percent", "under 5%"),
]


@pytest.mark.parametrize(("interval", "unit", "text"), ENDS)
def test_an_interval_is_printed_by_its_ends(
    interval: Interval, unit: str | None, text: str
) -> None:
    assert span_of(interval, unit) == text


PERIODS = [
    (date(2015, 1, 1), date(2015, 12, 31), "2015"),
    (date(2013, 1, 1), date(2015, 12, 31), "2013-2015"),
    (date(1997, 3, 1), date(1997, 3, 31), "March 1997"),
    (date(2001, 6, 15), date(2001, 6, 15), "15 June 2001"),
    (date(2016, 1, 1), date(2016, 10, 31), "1 January 2016 to 31 October 2016"),
]


@pytest.mark.parametrize(("first", "last", "text"), PERIODS)
def test_a_period_is_printed_as_short_as_it_can_be(first: date, last: date, text: str) -> None:
    assert period_text(Period(first, last)) == text


@given(st.decimals(-(10**15), 10**15, places=2))
def test_no_number_is_printed_with_an_exponent_or_far_from_its_value(value: Decimal) -> None:
    text = amount(value, None, 4)
    assert "E" not in text
    scales = {"million": 10**6, "billion": 10**9, "trillion": 10**12}
    number, _, scale = text.partition(" ")
    printed = Decimal(number.replace(",", "")) * scales.get(scale, 1)
    assert abs(printed - value) <= max(abs(value) * Decimal("0.001"), Decimal("0.006"))


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("foot ** 2", "500 square feet"),
        ("meter ** 2", "500 m²"),
        ("terawatt_hour", "500 TWh"),
        ("acre_foot", "500 acre-feet"),
        ("troy_ounce", "500 troy ounce"),
    ],
)
def test_units_are_printed_without_the_signs_of_formulas(unit: str, printed: str) -> None:
    assert amount(Decimal(500), unit) == printed
