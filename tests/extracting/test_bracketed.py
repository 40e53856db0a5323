"""Brackets in a table cell make a number negative."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factcheck.extracting.bracketed import negatives_of_cell
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize


def cell(text: str) -> list[tuple[str, Decimal, str | None]]:
    tokens = tokenize(text)
    found = negatives_of_cell(tokens, find_quantities(tokens))
    assert all(one.low <= one.number <= one.high for one in found)
    return [(one.text, one.number, one.unit) for one in found]


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("(12.5)", "-12.5", None),
        ("( 7 )", "-7", None),
        ("(3.2%)", "-3.2", "percent"),
        ("($41 million)", "-41000000", "USD"),
        ("$(1,250)", "-1250", "USD"),
        ("€ (1,250)", "-1250", "EUR"),
    ],
)
def test_a_negative(text: str, number: str, unit: str | None) -> None:
    assert cell(text) == [(text, Decimal(number), unit)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("12.5", [Decimal("12.5")]),
        ("5 (7)", [5]),
        ("12 (of 40)", [12, 40]),
        ("(5 people)", [5]),
        ("(a)", []),
        ("()", []),
        ("(", []),
        (")", []),
    ],
)
def test_no_negative(text: str, numbers: list[Decimal]) -> None:
    assert [number for _, number, _ in cell(text)] == numbers
