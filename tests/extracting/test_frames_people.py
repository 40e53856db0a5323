"""Shares and means of a people that a verb tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]

TOLD = [
    ("In Lesotho 24% of the workforce is without a job.", "unemployment(Lesotho) 24%"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_share_of_a_people_does_is_a_measure(told: Told, text: str, expected: str) -> None:
    assert told(text) == [expected]


OF_SOME = [
    "In Kenya 84% of the people who live in cities use the internet.",
    "In Kenya 84% of the people use the internet on their phones.",
    "In Nigeria 40% of the population live in poverty in the north.",
    "In Kenya 84% of young adults use the internet.",
    "Some 60% of the people of northern Ghana live in towns.",
    "In Lesotho 24% of graduates are out of work.",
    "Women in Mali have 5.8 million children in their care.",
]


@pytest.mark.parametrize("text", OF_SOME)
def test_what_a_part_of_a_people_does_is_none(told: Told, text: str) -> None:
    assert not [one for one in told(text) if not one.startswith("open:")]
