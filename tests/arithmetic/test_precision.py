"""Printed precision is an interval, and each hedge has its meaning."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factcheck.arithmetic.intervals import exactly, interval
from factcheck.arithmetic.precision import (
    HedgeMeaning,
    hedged,
    last_digit_step,
    printed,
    printed_number,
    within_reach,
)
from factcheck.model.interval import INFINITY
from hypothesis import given
from hypothesis import strategies as st

BILLION = Decimal(10**9)
OVER = HedgeMeaning(side="above", reach=Decimal("0.15"))
ABOUT = HedgeMeaning(side="around", down=Decimal("0.1"), up=Decimal("0.1"))
NEARLY = HedgeMeaning(side="around", down=Decimal("0.1"))


@pytest.mark.parametrize(
    ("digits", "magnitude", "low", "high"),
    [
        ("11.1", 1, "11.05", "11.15"),
        ("3", 1, "2.5", "3.5"),
        ("3.0", 1, "2.95", "3.05"),
        ("41.5", 10**9, "41450000000", "41550000000"),
        ("1500000", 1, "1450000", "1550000"),
        ("816000", 1, "815500", "816500"),
        ("408", 1, "407.5", "408.5"),
        ("300", 1, "299.5", "300.5"),
        ("0", 1, "-0.5", "0.5"),
    ],
)
def test_a_printed_number_is_what_rounds_to_it(
    digits: str, magnitude: int, low: str, high: str
) -> None:
    assert printed_number(digits, magnitude) == interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("digits", "magnitude", "expected"),
    [
        ("18", 1, exactly(18)),
        ("60", 1, exactly(60)),
        ("1234", 1, exactly(1234)),
        ("2000", 1, interval(1500, 2500)),
        ("3", 10**9, interval(2_500_000_000, 3_500_000_000)),
    ],
)
def test_counts_are_exact_unless_rounded(digits: str, magnitude: int, expected: object) -> None:
    assert printed_number(digits, magnitude, counted=True) == expected


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_what_prints_alike_lies_in_the_interval(value: Decimal) -> None:
    for places in ("1", "0.1", "0.01"):
        text = format(value.quantize(Decimal(places)), "f")
        assert value in printed(Decimal(text), last_digit_step(text))


def test_over_is_open_above_and_reaches_fifteen_percent() -> None:
    plain = printed_number("3", BILLION)
    bound = hedged(3 * BILLION, plain, OVER)
    assert bound == interval(3 * BILLION, INFINITY, low_closed=False)
    reach = within_reach(3 * BILLION, bound, OVER)
    assert Decimal("3.36e9") in reach
    assert Decimal("6e9") not in reach
    assert 3 * BILLION not in reach


def test_about_is_never_narrower_than_the_printed_precision() -> None:
    assert hedged(Decimal("0.6"), printed_number("0.6"), ABOUT) == interval(
        Decimal("0.54"), Decimal("0.66")
    )
    assert hedged(Decimal(2), printed_number("2"), ABOUT) == interval(
        Decimal("1.5"), Decimal("2.5")
    )


def test_nearly_stays_below_the_number() -> None:
    assert hedged(Decimal(50), printed_number("50"), NEARLY) == interval(45, 50, high_closed=False)


def test_below_and_exact() -> None:
    up_to = HedgeMeaning(side="below", closed=True, reach=Decimal("0.5"))
    bound = hedged(Decimal(700), exactly(700), up_to)
    assert bound == interval(-INFINITY, 700)
    assert within_reach(Decimal(700), bound, up_to) == interval(350, 700)
    exact = HedgeMeaning(side="exact")
    assert hedged(Decimal(7), printed_number("7"), exact) == exactly(7)
    assert within_reach(Decimal(7), exactly(7), exact) == exactly(7)
