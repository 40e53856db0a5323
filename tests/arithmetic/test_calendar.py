"""Counting on a calendar: what lies between two days, however exactly they are known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from factcheck.arithmetic.calendar import Days, completed, elapsed, month_length, spanned, steps
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(date(1000, 1, 1), date(2900, 12, 31))
UNITS = st.sampled_from(["day", "week", "month", "quarter", "year", "decade"])


def year(number: int) -> Days:
    return Days(date(number, 1, 1), date(number, 12, 31))


@pytest.mark.parametrize(
    ("start", "end", "unit", "count"),
    [
        ("1950-05-04", "2016-05-03", "year", 65),
        ("1950-05-04", "2016-05-04", "year", 66),
        ("2016-01-31", "2016-02-29", "month", 1),
        ("2016-01-31", "2016-02-28", "month", 0),
        ("2016-02-29", "2017-02-28", "year", 1),
        ("2015-02-12", "2015-02-15", "day", 3),
        ("2015-02-01", "2015-02-15", "week", 2),
        ("2015-02-15", "2015-02-12", "day", -3),
    ],
)
def test_units_are_complete_on_the_same_day(start: str, end: str, unit: str, count: int) -> None:
    assert completed(date.fromisoformat(start), date.fromisoformat(end), unit) == count


def test_a_year_of_birth_leaves_two_ages_open() -> None:
    assert elapsed(year(1950), year(2010), "year") == (59, 60)


def test_calendar_steps_do_not_care_for_days() -> None:
    assert steps(year(2001), year(2006), "year") == (5, 5)
    march, february = (
        Days(date(2005, 3, 1), date(2005, 3, 31)),
        Days(date(2008, 2, 1), date(2008, 2, 29)),
    )
    assert steps(march, february, "year") == (3, 3)
    assert elapsed(march, february, "year") == (2, 2)


def test_people_count_a_period_with_and_without_its_last_part() -> None:
    assert spanned(year(2011), year(2016), "year") == (4, 6)
    first, last = date(2016, 5, 3), date(2016, 5, 12)
    assert spanned(Days(first, first), Days(last, last), "day") == (9, 10)


def test_months_have_their_lengths() -> None:
    assert [month_length(2015, month) for month in (2, 4, 12)] == [28, 30, 31]
    assert month_length(2016, 2) == month_length(None, 2) == 29


@given(DAYS, DAYS, UNITS)
def test_completed_units_turn_their_sign_with_the_order(one: date, other: date, unit: str) -> None:
    assert completed(one, other, unit) == -completed(other, one, unit)


@given(DAYS, st.integers(0, 400), DAYS, st.integers(0, 400), UNITS)
def test_whatever_days_are_meant_lies_within_what_can_have_passed(
    one: date, more: int, other: date, further: int, unit: str
) -> None:
    start, end = Days(one, one + timedelta(more)), Days(other, other + timedelta(further))
    least, most = elapsed(start, end, unit)
    if start.last <= end.first:
        for begin in (start.first, one + timedelta(more // 2), start.last):
            for stop in (end.first, other + timedelta(further // 2), end.last):
                assert least <= completed(begin, stop, unit) <= most
        low, high = spanned(start, end, unit)
        assert low <= least <= most <= high
        # Whoever counts both ends counts one more; of weeks only the most of one is one more.
        assert most < high or unit in {"week", "fortnight"}
