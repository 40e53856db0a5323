"""Growth told bare: what grew is an economy where nothing else was spoken of that can grow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

OF_AN_ECONOMY = [
    ("The economy of Senegal expanded 5.3% in 2019.", ["gdp_growth(Senegal) 5.3%"]),
    ("Senegal grew by 5.3% in 2019.", ["gdp_growth(Senegal) 5.3%"]),
    ("Senegal has been growing at 5.3% a year.", ["gdp_growth(Senegal) 5.3%"]),
    ("Growth in Senegal was 5.3% in 2019.", ["gdp_growth(Senegal) 5.3%"]),
    ("Senegal posted growth of 5.3% in 2019.", ["gdp_growth(Senegal) 5.3%"]),
    (
        "The Dutch economy is doing well. It grew by 1.8% in 2019.",
        ["gdp_growth(Netherlands) 1.8%"],
    ),
    (
        "Peru is no large economy. Growth reached 2.2% in 2019.",
        ["gdp_growth(Peru) 2.2%"],
    ),
    (
        "Peru's economy, which had shrunk by 0.4% in 2001, grew by 5.5% in 2002.",
        ["gdp_growth(Peru) 0.4%", "gdp_growth(Peru) 5.5%"],
    ),
    (
        "Chile's exports were $70 billion in 2019 and its imports $69 billion. Growth, at 1.1%, "
        "was weak.",
        ["exports(Chile) $70 billion", "imports(Chile) $69 billion", "gdp_growth(Chile) 1.1%"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), OF_AN_ECONOMY)
def test_an_economy_grows(told: Told, text: str, expected: list[str]) -> None:
    assert told(text) == expected


OF_SOMETHING_ELSE = [
    "Chile's fish farms had a good year. Growth reached 14% in the harvest of 2019.",
    "Tourism in Georgia is booming. Growth was 7% in 2019.",
    "Exports rose to $15 billion in 2018. Growth was 12% in Ghana in that year.",
    "Growth in exports slowed to 2% in 2019.",
    "Credit growth in Indonesia was 6% in 2019.",
    "The market for phones is large. Japan grew by 12% in 2019.",
    "The number of visitors to Spain grew by 1% in 2019.",
    "Uganda grew by 12%.",
]


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE)
def test_the_growth_of_something_else_is_none_of_an_economy(told: Told, text: str) -> None:
    assert not [one for one in told(text) if one.startswith("gdp")]


def test_growth_that_only_the_state_says_to_be_of_its_economy_is_guessed(claims: Claims) -> None:
    (claim,) = claims("Senegal grew by 5.3% in 2019.")
    assert "measure" in claim.inferred
    (claim,) = claims("The Senegalese economy grew by 5.3% in 2019.")
    assert "measure" not in claim.inferred


def test_what_is_only_joined_to_a_shrinking_economy_shrank_too(claims: Claims) -> None:
    text = "Argentina's economy contracted by 2.5% in 2018 and by a further 2.1% in 2019."
    highest = [one.assertion.value.interval.high for one in claims(text)]
    assert len(highest) == 2
    assert all(high < 0 for high in highest)
