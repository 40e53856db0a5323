"""Slips of the keyboard: one wrong digit, or two neighbours that changed places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factcheck.arithmetic.misprints import is_misprint, is_slip, is_swap


@pytest.mark.parametrize(
    ("one", "other", "swapped"),
    [
        ("318", "381", True),
        ("31.8", "38.1", True),
        ("812000", "821000", True),
        ("318", "813", False),  # no neighbours
        ("318", "319", False),
        ("45", "54", False),  # two digits say too little
        ("318", "3.81", False),
    ],
)
def test_two_neighbours_that_changed_places(one: str, other: str, swapped: bool) -> None:
    assert is_swap(Decimal(one), Decimal(other)) is swapped


def test_a_misprint_is_one_wrong_digit_or_a_swap() -> None:
    assert is_misprint(Decimal(318), Decimal(378))
    assert is_misprint(Decimal(318), Decimal(381))
    assert not is_misprint(Decimal(318), Decimal(402))


@pytest.mark.parametrize(
    ("printed", "meant", "slipped"),
    [
        ("49000", "4925", True),  # its magnitude
        ("1.2", "1200000", True),
        ("18840", "18480", True),  # two digits
        ("39.4", "49.4", True),  # one digit
        ("-39.4", "49.4", True),  # a fall
        ("85", "58", True),
        ("12.8", "14.6", False),  # reckoned from something else
        ("50", "45", False),
        ("0", "45", False),
    ],
)
def test_a_slip_keeps_the_digits_or_all_but_one(printed: str, meant: str, slipped: bool) -> None:
    assert is_slip(Decimal(printed), Decimal(meant)) is slipped
