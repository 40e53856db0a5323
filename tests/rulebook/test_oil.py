"""Oil told in tonnes, held against figures in barrels a day and in barrels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    ("2015-06-01", "In 2014 Kazakhstan produced 18 million tonnes of oil."),
    ("2015-06-01", "In 2014 Kazakhstan's oil production was 810 million tonnes."),
    ("2015-12-01", "Venezuela's oil reserves are some 300 billion tonnes."),
]
LET_BE = [
    ("2015-06-01", "In 2014 Kazakhstan produced 81 million tonnes of oil."),
    (
        "2015-06-01",
        "In the first quarter of 2014 Kazakhstan's oil production was 20 million tonnes.",
    ),
    ("2015-12-01", "Venezuela's oil reserves are some 300 billion barrels."),
    ("2015-12-01", "Saudi Arabia's oil reserves are 36 billion tonnes."),
    ("2015-06-01", "Russia produced 527 million tonnes of oil in 2014."),
    ("2015-06-01", "Norway's oil production was 1.6 million barrels a day in 2014."),
    ("2015-06-01", "Kazakhstan plans to produce 104 million tonnes of oil in 2020."),
]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_tonnes_that_no_kind_of_oil_makes_are_found(check: Check, day: str, text: str) -> None:
    assert "value-against-reference" in {one.rule for one in check(text, day).findings}


@pytest.mark.parametrize(("day", "text"), LET_BE)
def test_tonnes_of_some_kind_of_oil_are_let_be(check: Check, day: str, text: str) -> None:
    assert [one.message for one in check(text, day).findings] == []
