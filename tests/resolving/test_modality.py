"""Modality: whether a text says that something is so, was said, will be, may be, or is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., tuple[Any, ...]]
ROWS = [
    ("Inflation in Peru was 3% in 2015.", "asserted"),
    ("According to the bank, inflation in Peru was 3% in 2015.", "attributed"),
    ("Inflation in Peru was 3% in 2015, the bank said.", "attributed"),
    ("The bank reported that inflation in Peru was 3% in 2015.", "attributed"),
    ("He said: “Inflation in Peru was 3% in 2015.”", "quoted"),
    ('"Inflation in Peru was 3% in 2015," he said.', "quoted"),
    ("Inflation in Peru will be 3% in 2017.", "forecast"),
    ("Inflation in Peru is expected to reach 3% in 2017.", "forecast"),
    ("Inflation in Peru was not 3% in 2015.", "negated"),
    ("Inflation in Peru never reached 3%.", "negated"),
    ("The bank denied that inflation in Peru was 3% in 2015.", "negated"),
    ("If inflation in Peru were 3%, wages could rise.", "hypothetical"),
    ("Inflation in Peru could reach 3%.", "hypothetical"),
    ("He does not like it. Inflation in Peru was 3% in 2015.", "asserted"),
    ("“No,” he said. Inflation in Peru was 3% in 2015.", "asserted"),
]


GAP = pytest.mark.xfail(strict=True, reason="known gap: make it a plain row when it is read so")
NOT_ASSERTED = [
    "The bank expects inflation in Peru to reach 3% in 2017.",
    "The bank forecasts inflation of 3% for Peru in 2017.",
    pytest.param("It is unlikely that inflation in Peru was 3% in 2015.", marks=GAP),
]


@pytest.mark.parametrize("text", NOT_ASSERTED)
def test_an_expectation_is_never_asserted(claims: Claims, text: str) -> None:
    assert "asserted" not in {one.modality.value for one in claims(text)}


@pytest.mark.parametrize(("text", "modality"), ROWS)
def test_a_claim_has_the_modality_of_its_words(claims: Claims, text: str, modality: str) -> None:
    found = [one for one in claims(text) if one.assertion.measure == "inflation"]
    assert [one.modality.value for one in found] == [modality]


FIRM = ["asserted", "attributed", "quoted"]


@pytest.mark.parametrize(("text", "modality"), ROWS)
def test_only_what_the_text_says_is_so_is_checked(
    check: Callable[..., Any], text: str, modality: str
) -> None:
    report = check(text.replace("3%", "300%"))
    checked = [one for one in report.claims if one.verdict.value != "unverified"]
    assert bool(checked) == (modality in FIRM)
    assert bool(report.findings) == (modality in FIRM)
