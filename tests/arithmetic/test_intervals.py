"""Interval arithmetic: every value that the operands can give is in the result."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from factcheck.arithmetic import intervals as iv
from factcheck.model.interval import INFINITY, Interval
from hypothesis import assume, given
from hypothesis import strategies as st

numbers = st.decimals(
    min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=4
)


@st.composite
def interval_and_point(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval (ends open, closed or infinite) with a value that lies in it."""
    low, point, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    low_closed = low == point or draw(st.booleans())
    high_closed = high == point or draw(st.booleans())
    if draw(st.booleans()) and draw(st.booleans()):
        low = -INFINITY
    if draw(st.booleans()) and draw(st.booleans()):
        high = INFINITY
    return iv.interval(low, high, low_closed=low_closed, high_closed=high_closed), point


@given(interval_and_point(), interval_and_point())
def test_sums_differences_and_products_hold_those_of_every_pair(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    (left, x), (right, y) = a, b
    assert x + y in iv.add(left, right)
    assert x - y in iv.subtract(left, right)
    with localcontext(prec=60):  # exact, as the ends of the product are
        product = x * y
    assert product in iv.multiply(left, right)
    assert -x in iv.negate(left)


@given(interval_and_point(), interval_and_point())
def test_a_quotient_holds_that_of_every_pair(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    (left, x), (right, y) = a, b
    assume(y != 0)
    quotient = iv.divide(left, right)
    assert quotient is not None
    exact = Fraction(x) / Fraction(y)
    if quotient.low.is_finite():
        low = Fraction(quotient.low)
        assert low < exact or (low == exact and quotient.low_closed)
    if quotient.high.is_finite():
        high = Fraction(quotient.high)
        assert exact < high or (high == exact and quotient.high_closed)


@given(interval_and_point(), interval_and_point())
def test_intersection_and_hull_agree_with_membership(
    a: tuple[Interval, Decimal], b: tuple[Interval, Decimal]
) -> None:
    (left, x), (right, y) = a, b
    both = iv.intersection(left, right)
    assert (both is not None) == iv.intersects(left, right) == iv.intersects(right, left)
    for point in (x, y):
        assert (both is not None and point in both) == (point in left and point in right)
        assert point in iv.hull([left, right])
    assert (iv.gap(left, right) == 0) or both is None


@given(interval_and_point(), st.decimals(min_value=0, max_value=2, places=3))
def test_widening_keeps_every_value(a: tuple[Interval, Decimal], share: Decimal) -> None:
    left, x = a
    wide = iv.widen(left, share)
    assert x in wide
    assert iv.is_bounded(wide) == iv.is_bounded(left)


def test_open_ends_that_touch_do_not_meet() -> None:
    below, above = iv.interval(1, 2, high_closed=False), iv.interval(2, 3)
    assert not iv.intersects(below, above)
    assert iv.intersects(iv.interval(1, 2), above)
    assert iv.gap(below, above) == 0


def test_a_divisor_that_reaches_zero_gives_an_infinite_end() -> None:
    quotient = iv.divide(iv.interval(1, 2), iv.interval(0, 4))
    assert quotient == Interval(Decimal("0.25"), INFINITY, True, False)


def test_a_divisor_around_zero_gives_everything_and_zero_itself_nothing() -> None:
    assert iv.divide(iv.exactly(1), iv.interval(-1, 1)) == iv.EVERYTHING
    assert iv.divide(iv.exactly(1), iv.exactly(0)) is None
    assert iv.divide(iv.exactly(0), iv.interval(-1, 1)) == iv.exactly(0)


def test_zero_times_an_unbounded_value_is_zero() -> None:
    assert iv.multiply(iv.exactly(0), iv.EVERYTHING) == iv.exactly(0)
    assert iv.multiply(iv.interval(0, 1), iv.interval(2, INFINITY)) == Interval(
        Decimal(0), INFINITY, True, False
    )


def test_relative_distance_is_a_share_of_the_nearer_end() -> None:
    assert iv.relative_distance(iv.exactly(110), iv.interval(90, 100)) == Decimal("0.1")
    assert iv.relative_distance(iv.exactly(81), iv.interval(90, 100)) == Decimal("0.1")
    assert iv.relative_distance(iv.exactly(95), iv.interval(90, 100)) == 0
    assert iv.relative_distance(iv.exactly(1), iv.exactly(0)) == INFINITY


def test_ratio_compares_middles() -> None:
    assert iv.ratio(iv.interval(30, 50), iv.interval(3, 5)) == 10
    assert iv.ratio(iv.exactly(1), iv.exactly(0)) is None


def test_the_share_of_a_whole_gives_the_whole() -> None:
    part = iv.interval(Decimal("41.45"), Decimal("41.55"))
    share = iv.scale(iv.interval(Decimal("11.05"), Decimal("11.15")), Decimal("0.01"))
    whole = iv.divide(part, share)
    assert whole is not None
    assert Decimal(374) in whole
    assert whole.low > 371
    assert whole.high < 377


def test_totals_of_parts() -> None:
    assert iv.total([iv.exactly(1), iv.interval(2, 3)]) == iv.interval(3, 4)
    assert iv.total([]) == iv.exactly(0)
    assert iv.is_exact(iv.total([]))


@pytest.mark.parametrize("value", [Decimal("NaN"), INFINITY, -INFINITY])
def test_only_finite_numbers_are_exact(value: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        iv.exactly(value)


def test_the_hull_of_nothing_and_a_negative_tolerance_are_refused() -> None:
    with pytest.raises(ValueError, match="hull"):
        iv.hull([])
    with pytest.raises(ValueError, match="tolerance"):
        iv.widen(iv.exactly(1), Decimal(-1))
