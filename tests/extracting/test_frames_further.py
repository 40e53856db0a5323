"""Values after the first: where a change led, the same told otherwise, bare names of measures."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

LANDED = [
    ("Foreign reserves of Peru fell by $2 billion to $64 billion.", "reserves(Peru) $64 billion"),
    ("FDI in Serbia rose by 6%, to $4.3 billion.",
     "foreign_direct_investment(Serbia) $4.3 billion"),
    ("Mexico cut its key rate by half a point to 5.5%.", "interest_rate(Mexico) 5.5%"),
    ("Peru's GDP grew by 2.2% in 2019 to $230 billion.", "gdp(Peru) $230 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LANDED)
def test_where_a_change_led_is_a_value_of_its_own(told: Told, text: str, expected: str) -> None:
    assert expected in told(text)


def test_the_size_of_a_change_in_points_is_no_level(claims: Claims) -> None:
    (change,) = claims("Turkey raised its policy rate by 6.25 percentage points.")
    assert change.assertion.qualifiers == {"change": "up"}


OTHERWISE = [
    ("Peru's GDP was $231 billion in 2019; that is $7,100 per person.",
     "gdp_per_capita(Peru) $7,100"),
    ("Peru has an area of 1.3 million square kilometres (just over 0.5 million square miles).",
     "area(Peru) 0.5 million square miles"),
    ("Remittances to Haiti were $3 billion, or 38% of GDP.", "remittances(Haiti) 38%"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERWISE)
def test_the_same_can_be_told_otherwise(told: Told, text: str, expected: str) -> None:
    assert expected in told(text)


PER_PERSON = [
    "Portugal has a GDP of $23,000 per inhabitant.",
    "Portugal's GDP amounts to $23,000 per head.",
    "Per head, Portugal's GDP was $23,000.",
    "Output per head in Portugal is $23,000.",
]


@pytest.mark.parametrize("text", PER_PERSON)
def test_a_gdp_per_person_is_no_gdp(told: Told, text: str) -> None:
    assert told(text) == ["gdp_per_capita(Portugal) $23,000"]


BARE = [
    ("Toyota cut production by 500,000 cars.", []),
    ("Norway's shop owners lifted their rate to 5%.", []),
    ("Exports of oil rose to $55.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_a_value_can_tell_what_a_bare_word_means(
    told: Told, text: str, expected: list[str]
) -> None:
    assert [one for one in told(text) if not one.startswith(("open:", "oil_exports"))] == expected


def test_a_forecast_is_told_of_the_measure(claims: Claims) -> None:
    (claim,) = claims("The growth target of Vietnam is 6.5% for 2022.", "2022-01-05")
    assert (claim.assertion.measure, claim.modality.value) == ("gdp_growth", "forecast")
    assert not [
        one for one in claims("The inflation target of Chile is 3%.")
        if one.assertion.measure == "inflation"
    ]  # fmt: skip


def test_a_later_clause_has_the_subject_of_the_first(told: Told) -> None:
    text = "Unemployment in Ghana was 4% in 2019, and GDP growth in 2020 will hardly exceed 1%."
    assert told(text) == ["unemployment(Ghana) 4%", "gdp_growth(Ghana) 1%"]


def test_a_clause_put_in_does_not_hide_the_subject(told: Told) -> None:
    text = "In Iran, where Hassan Rohani has ruled since 2013, unemployment was 12%."
    assert "unemployment(Iran) 12%" in told(text)


def test_a_clause_after_but_goes_on_with_the_subject_of_its_sentence(told: Told) -> None:
    text = (
        "Togo has a GDP of $5 billion. Laos sold more, but relative to a GDP of $19 billion it is "
        "little."
    )
    assert "gdp(Laos) $19 billion" in told(text)
