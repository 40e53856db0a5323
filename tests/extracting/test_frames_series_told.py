"""Series of a state in words that are no names of them: by one land, one percentage and a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

TOLD = [
    ("Estonian output, the office found, was down by 5% in 2020.", ["gdp_growth(Estonia) 5%"]),
    ("Latvians saw their economy contract by 2.2% in 2020.", ["gdp_growth(Latvia) 2.2%"]),
    ("Consumer prices in Ghana were 12.4% higher at the end of 2017 than a year before.",
     ["inflation(Ghana) 12.4%"]),
    ("Some 9% of Lithuania's workforce had no job in 2015.", ["unemployment(Lithuania) 9%"]),
    ("Out of work in Slovakia in 2014: 13% of the labour force.", ["unemployment(Slovakia) 13%"]),
]  # fmt: skip

OTHERS = [
    "Polish factories raised their output by 5% in 2018.",
    "Oil is Iraq's business, and its output rose by 9% in 2015.",
    "House prices in Latvia rose by 8% in 2017.",
    "Prices of bread in Ghana rose by 12% in 2017.",
    "Swedish output fell by 0.3% in the second quarter of 2016.",
    "Output grew by 3% in Poland and by 2% in Hungary in 2013.",
    "Under-25s in Italy: 40% of those in the labour force are out of work, as the young know.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_series_is_read_from_its_parts(told: Told, text: str, expected: list[str]) -> None:
    assert [one for one in told(text) if one in expected] == expected


@pytest.mark.parametrize("text", OTHERS)
def test_a_part_of_it_or_another_thing_is_no_series(told: Told, text: str) -> None:
    series = ("gdp_growth", "inflation", "unemployment")
    assert [one for one in told(text) if one.startswith(series)] == []
