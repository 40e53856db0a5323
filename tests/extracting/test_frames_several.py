"""Several subjects, and a measure that is said once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

PAIRED = [
    (
        "Kenya and Uganda have 52 million and 44 million people.",
        ["population(Kenya) 52 million", "population(Uganda) 44 million"],
    ),
    (
        "The economies of Kenya and Uganda grew by 5.4% and 6.5%.",
        ["gdp_growth(Kenya) 5.4%", "gdp_growth(Uganda) 6.5%"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PAIRED)
def test_as_many_values_as_names_belong_together(
    told: Told, text: str, expected: list[str]
) -> None:
    assert told(text) == expected


def test_values_of_as_many_years_are_not_paired_with_names(told: Told) -> None:
    text = "Inflation in Austria and Denmark was 2% and 3% in 2017 and 2018."
    assert "inflation(Denmark) 3%" not in told(text)


EACH = [
    "Togo and Laos each have 7 million inhabitants.",
    "Togo and Laos have 7 million inhabitants each.",
    "Both Togo and Laos have 7 million inhabitants.",
]


@pytest.mark.parametrize("text", EACH)
def test_each_of_several_has_the_value(told: Told, text: str) -> None:
    assert told(text) == ["population(Togo) 7 million", "population(Laos) 7 million"]


TOGETHER = [
    "Togo and Laos together have 14 million inhabitants.",
    "Togo and Laos have 14 million inhabitants between them.",
    "Togo and Laos have 14 million inhabitants.",
]


@pytest.mark.parametrize("text", TOGETHER)
def test_what_several_have_together_is_none_of_each(told: Told, text: str) -> None:
    assert not [one for one in told(text) if "(Togo)" in one or "(Laos)" in one]


STOOD_FOR = [
    (
        "Inflation was lowest in Malta, at 1%, and highest in Turkey, at 15%.",
        ["inflation(Malta) 1%", "inflation(Turkey) 15%"],
    ),
    (
        "In Panama the economy grew 3% in 2019; in Costa Rica it grew 2.1%.",
        ["gdp_growth(Panama) 3%", "gdp_growth(Costa Rica) 2.1%"],
    ),
    (
        "Public debt was 134% of GDP in Italy, 98% in France and 59% in Germany.",
        [
            "government_debt_share_of_gdp(Italy) 134%",
            "government_debt_share_of_gdp(France) 98%",
            "government_debt_share_of_gdp(Germany) 59%",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STOOD_FOR)
def test_a_word_that_stands_for_a_measure_has_its_values(
    told: Told, text: str, expected: list[str]
) -> None:
    assert told(text) == expected


NOT_STOOD_FOR = [
    ("Chile's inflation was 3% in 2019. In 2018 it was 1% higher.", ["inflation(Chile) 3%"]),
    ("Chile's inflation was 3% in 2019. It exports 80% of its copper.", ["inflation(Chile) 3%"]),
    (
        "Chile's inflation was 3% in 2019. The share of copper fell; it was 40% in 2018.",
        ["inflation(Chile) 3%"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NOT_STOOD_FOR)
def test_a_word_that_stands_for_something_else_has_none(
    told: Told, text: str, expected: list[str]
) -> None:
    assert [one for one in told(text) if not one.startswith("open:")] == expected


def test_each_value_in_a_row_has_its_own_year(claims: Claims) -> None:
    text = "Life expectancy in Niger was 44 years in 1990, 50 in 2000 and 62 in 2018."
    told = [(one.assertion.value.text, one.assertion.period.first.year) for one in claims(text)]
    assert told == [("44 years", 1990), ("50", 2000), ("62", 2018)]


def test_the_time_of_the_last_of_several_places_holds_for_all(claims: Claims) -> None:
    text = "Inflation in Angola was 17%, in Zambia 9% and in Namibia 4% in 2019."
    told = [(one.assertion.subject, one.assertion.period.first.year) for one in claims(text)]
    assert told == [("Angola", 2019), ("Zambia", 2019), ("Namibia", 2019)]


def test_neither_of_two_has_what_is_denied(claims: Claims) -> None:
    found = claims("Neither Malta nor Cyprus has more than 2 million inhabitants.")
    assert {one.assertion.subject for one in found} <= {"", "Cyprus + Malta"}


GOES_ON = [
    (
        "Norway exported 1.5 million barrels of oil a day. Denmark has 5 million.",
        ["oil_exports(Norway) 1.5 million barrels"],
    ),
    (
        "Chile's GDP is $280 billion, Peru 32 million.",
        ["gdp(Chile) $280 billion"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_the_next_clause_or_sentence_goes_on_with_a_measure(
    told: Told, text: str, expected: list[str]
) -> None:
    assert [one for one in told(text) if not one.startswith("open:")] == expected
