"""Likely slips: what is proposed for a value that no reading of the fact base agrees with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

SLIPS = [
    ("In 2015, the GDP of Kazakhstan was $184 million.", "a thousand times too small"),
    ("In 2015, the GDP of Kazakhstan was $18.4 billion.", "ten times too small"),
    ("The population of Germany is 28 million.", "the digits 2 and 8 are swapped"),
    ("In 2013 the GDP of Kazakhstan was $115 billion.", "it is the value of 2009"),
    (
        "Uzbekistan is next to it. In 2015, the GDP of Kazakhstan was $86.2 billion.",
        "it is the value of Uzbekistan",
    ),
    ("Japan covers an area of 146,000 square kilometres.", "the figure is in square miles"),
    ("Unemployment in Spain was 2.21% in 2015.", "the decimal point is a place too far left"),
]

NO_SLIP = [
    "The population of Germany is 37 million.",
    "In 2015, the GDP of Kazakhstan was over $700 billion.",
    "In 2015, the GDP of Kazakhstan was about $87 billion.",
]


@pytest.mark.parametrize(("text", "words"), SLIPS)
def test_a_slip_is_told_that_explains_the_value(check: Check, text: str, words: str) -> None:
    [finding] = [one for one in check(text).findings if one.rule == "value-against-reference"]
    assert f"Likely slip: {words}" in finding.message or words in finding.message
    assert [step for step in finding.derivation if step.step == "slip"]


@pytest.mark.parametrize("text", NO_SLIP)
def test_no_slip_is_told_that_explains_nothing(check: Check, text: str) -> None:
    [finding] = [one for one in check(text).findings if one.rule == "value-against-reference"]
    assert "slip" not in finding.message
