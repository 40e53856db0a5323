"""Verbs in place of a measure's noun: what a state pumps, sells, spends, receives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

DONE = [
    ("Iraq pumps 4.6 million barrels a day.", "oil_production(Iraq) 4.6 million barrels a day"),
    ("Iraq has been producing 4 million barrels of crude per day.",
     "oil_production(Iraq) 4 million barrels"),
    ("Norway produced 120 billion cubic metres of gas in 2018.",
     "gas_production(Norway) 120 billion cubic metres"),
    ("Iraq, which exports 3.5 million barrels of crude a day, agreed.",
     "oil_exports(Iraq) 3.5 million barrels"),
    ("Ireland exported $165 billion worth of goods in 2018.", "exports(Ireland) $165 billion"),
    ("Ireland sold goods worth $165 billion abroad.", "exports(Ireland) $165 billion"),
    ("Morocco bought goods for $45 billion from abroad.", "imports(Morocco) $45 billion"),
    ("Kenya earned $6.1 billion from exports in 2018.", "exports(Kenya) $6.1 billion"),
    ("Oman spends 8% of its GDP on defence.", "military_expenditure_share_of_gdp(Oman) 8%"),
    ("Oman spent $6.7 billion on its armed forces.", "military_expenditure(Oman) $6.7 billion"),
    ("Cuba devotes 11% of GDP to health care.", "health_expenditure_share_of_gdp(Cuba) 11%"),
    ("Venezuela sits on 303 billion barrels of oil.",
     "oil_reserves(Venezuela) 303 billion barrels"),
    ("Italy burned 72 billion cubic metres of natural gas.",
     "gas_consumption(Italy) 72 billion cubic metres"),
    ("Peru has a GDP of $230 billion and emitted 57 million tonnes of CO2.",
     "co2_emissions(Peru) 57 million tonnes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DONE)
def test_a_verb_tells_which_measure_its_object_states(told: Told, text: str, expected: str) -> None:
    assert expected in told(text)


OF_A_PART_OR_NOT_SO = [
    "Iraq hopes to pump 6 million barrels a day.",
    "Iraq could pump 6 million barrels a day.",
    "Two fields in Iraq pump 1 million barrels a day.",
    "Iraq's largest field produced 1.4 million barrels a day.",
    "Rosneft produces 4.7 million barrels a day.",
    "Norway produced 20 billion cubic metres of gas from two new fields.",
    "Norway produced 3 million tonnes of coal for its power stations.",
    "Ireland sold 20 aircraft worth $3 billion.",
    "Oman spends 8% of its budget on defence.",
    "Oman spends 8% of its GDP on schools.",
    "Poland has 3 million barrels of oil a day to refine.",
]


@pytest.mark.parametrize("text", OF_A_PART_OR_NOT_SO)
def test_a_part_or_a_wish_states_no_measure(told: Told, text: str) -> None:
    assert not [one for one in told(text) if not one.startswith("open:")]


def test_the_other_party_is_told_apart(claims: Claims) -> None:
    (claim,) = claims("Brazil sold 15 million barrels of crude to China in May.")
    assert claim.assertion.qualifiers == {"partner": "China"}


def test_what_is_earlier_has_its_own_year(claims: Claims) -> None:
    text = "Mexico produced 1.8 million barrels a day in 2018, down from 3.4 million in 2004."
    told = [(one.assertion.measure, one.assertion.period.first.year) for one in claims(text)]
    assert told == [("oil_production", 2018), ("oil_production", 2004)]
