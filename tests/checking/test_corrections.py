"""The value that the fact base gives, written as the text writes its own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from factcheck import check
from factcheck.model.findings import Repair
from factcheck.rulebook.printing import amount, number_printed
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("In 2015, the GDP of Kazakhstan was $184 million.",
         "In 2015, the GDP of Kazakhstan was $184 billion."),
        ("Chile's GDP was 12 billion dollars in 2014.",
         "Chile's GDP was 259 billion dollars in 2014."),
        ("The population of Peru was 310 million in 2016.",
         "The population of Peru was 30.4 million in 2016."),
        ("Inflation in Germany was 25.2 per cent in 2015.",
         "Inflation in Germany was 0.51 per cent in 2015."),
        ("In 2016 the European Union brings together eighteen states.",
         "In 2016 the European Union brings together 28 states."),
        ("Russia has an area of 17 million square miles.",
         "Russia has an area of 6.6 million square miles."),
    ],
)  # fmt: skip
def test_the_number_is_replaced_and_its_unit_kept(text: str, mended: str) -> None:
    [suggestion] = [one.suggestion for one in check(text, as_of="2016-12-05").findings]
    assert suggestion is not None
    assert suggestion.repair is Repair.VALUE
    assert text[: suggestion.start] + suggestion.replacement + text[suggestion.end :] == mended


@pytest.mark.parametrize(
    "text",
    [
        "The GDP of Kenya was between 1 and 2 billion dollars in 2015.",
        "In 2015, the GDP of Kazakhstan was $410 billion.",  # ambiguous: PPP
    ],
)
def test_a_range_or_another_reading_is_left_to_the_author(text: str) -> None:
    [finding] = check(text, as_of="2016-12-05").findings
    assert finding.suggestion is None


def test_a_misspelt_name_is_a_matter_of_spelling() -> None:
    text = "President of Russia Vladimir Puttin spoke in 2015."
    repairs = [one.suggestion.repair for one in check(text).findings if one.suggestion]
    assert repairs == [Repair.SPELLING]


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=3), st.integers(3, 5))
def test_a_printed_number_can_be_read_again(value: Decimal, digits: int) -> None:
    for unit in ("USD", "percent", None, "kilometer ** 2"):
        printed = amount(value, unit, digits)
        number = number_printed(printed)
        assert number is not None
        assert abs(number - value) <= abs(value) * Decimal(10) ** (1 - digits) + Decimal("0.001")


@pytest.mark.parametrize("text", ["", "about five", "2012-05-15 to 2017-05-14", "Paris", "$"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert number_printed(text) is None
