"""Tables: what the header of a row and that of a column say together of each cell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factcheck.extracting.analysis import analyse
from factcheck.factbase.name_table import open_gazetteer, open_names
from factcheck.model.claims import Claim
from factcheck.reading.documents import read_text
from factcheck.resolving.claims import resolve_claims

TODAY = date(2016, 12, 5)


def claims_of(text: str, form: str = "markdown") -> tuple[Claim, ...]:
    document = read_text(text, format=form)
    return resolve_claims(analyse(document, open_gazetteer(), TODAY), TODAY, open_names())


def told(text: str, form: str = "markdown") -> list[str]:
    """Each claim as `quote = measure(subject, year) least value unit`."""
    lines = []
    for claim in claims_of(text, form):
        one = claim.assertion
        quantity = one.value.quantity
        assert quantity is not None
        stated = one.period is not None and one.period.stated
        year = f", {one.period.first.year}" if one.period and stated else ""
        number = format(quantity.number.normalize(), "f")
        lines.append(
            f"{claim.quote} = {one.measure}({one.subject}{year}) {number} {one.value.unit}"
        )
    return lines


BY_COUNTRY = """\
| Country | Population, million | GDP, $ billion | Inflation (%) |
|---|---|---|---|
| Kazakhstan | 17.5 | 184 | 6.6 |
| Uzbekistan (2015) | 31.3 | 86 | – |
"""

BY_YEAR = """\
# Russia in figures

| Indicator | 2014 | 2015 |
|---|---|---|
| GDP, US$ billion | 2,060 | 1,363 |
| Life expectancy (years) | 70.9 | 71.2* |
"""


def test_a_row_names_the_subject_and_a_column_the_measure() -> None:
    assert told(BY_COUNTRY) == [
        "17.5 = population(Kazakhstan) 17500000 person",
        "184 = gdp(Kazakhstan) 184000000000 USD",
        "6.6 = inflation(Kazakhstan) 6.6 percent",
        "31.3 = population(Uzbekistan, 2015) 31300000 person",
        "86 = gdp(Uzbekistan, 2015) 86000000000 USD",
    ]


def test_a_row_names_the_measure_a_column_the_year_and_the_heading_the_subject() -> None:
    assert told(BY_YEAR) == [
        "2,060 = gdp(Russia, 2014) 2060000000000 USD",
        "1,363 = gdp(Russia, 2015) 1363000000000 USD",
        "70.9 = life_expectancy(Russia, 2014) 70.9 year",
        "71.2 = life_expectancy(Russia, 2015) 71.2 year",
    ]


def test_the_printed_precision_of_a_cell_is_kept_in_the_unit_of_its_header() -> None:
    interval = claims_of(BY_COUNTRY)[0].assertion.value.interval
    assert interval is not None
    assert (interval.low, interval.high) == (Decimal("17450000"), Decimal("17550000"))


def test_the_span_of_a_claim_is_its_cell() -> None:
    document = read_text(BY_COUNTRY, format="markdown")
    for claim in claims_of(BY_COUNTRY):
        assert document.quote(claim.span) == claim.quote


def test_an_html_table_is_read_alike() -> None:
    text = (
        "<table><tr><th>Country</th><th>GDP, $ billion</th></tr>"
        "<tr><td>Kazakhstan</td><td>184</td></tr></table>"
    )
    assert told(text, "html") == ["184 = gdp(Kazakhstan) 184000000000 USD"]


def test_a_column_of_ranks_stands_before_the_names() -> None:
    text = "| Rank | Country | Population |\n|---|---|---|\n| 2 | India | 1,311,050,527 |\n"
    assert told(text) == ["1,311,050,527 = population(India) 1311050527 person"]


def test_a_title_gives_the_subject_and_a_caption_the_magnitude() -> None:
    text = (
        "# Chile\n\nPopulation, in millions:\n\n| Year | Population |\n|---|---|\n| 2015 | 17.8 |\n"
    )
    assert told(text) == ["17.8 = population(Chile, 2015) 17800000 person"]


@pytest.mark.parametrize(
    ("header", "row", "value"),
    [
        ("Urban population, million", "Kazakhstan", "9.3"),
        ("Exports to China, $ billion", "Kazakhstan", "5.5"),
        ("GDP of the oil sector, $ billion", "Kazakhstan", "40"),
        ("Population, million", "Rest of Kazakhstan", "3"),
        ("Population, million", "Kazakhstan and Kyrgyzstan", "23"),
        ("Population, million", "Total", "23"),
        ("GDP", "Kazakhstan", "184"),
        ("Population, male, million", "Kazakhstan", "8"),
        ("Population, million", "Kazakhstan", "17.5 in all"),
    ],
)
def test_a_header_that_says_more_is_no_measure_or_subject(
    header: str, row: str, value: str
) -> None:
    text = f"| Name | {header} |\n|---|---|\n| {row} | {value} |\n"
    assert told(text) == []


ACCOUNT = """The table is in $ million.

| | Year ended 31 December 2021 | 2020 |
|---|---|---|
| Sales | 41.2 | 38.1 |
| Cost of sales | (20.1) | (18.9) |
| Number of employees | 312 | 298 |
| Total | 9 | 8 |

In 2021 the Company's cost of sales was $20.1 million.
"""


def test_a_row_of_an_account_is_a_claim_of_each_of_its_years() -> None:
    rows = [
        (
            one.assertion.measure.removeprefix("open:"),
            one.assertion.value.unit,
            one.assertion.value.quantity.number if one.assertion.value.quantity else None,
            one.assertion.period.first.year if one.assertion.period else None,
            "sign" in one.assertion.qualifiers,
        )
        for one in claims_of(ACCOUNT)
    ]
    assert rows == [
        ("sale", "USD", 41_200_000, 2021, False),
        ("sale", "USD", 38_100_000, 2020, False),
        ("sale cost", "USD", -20_100_000, 2021, True),
        ("sale cost", "USD", -18_900_000, 2020, True),
        ("employee", None, 312, 2021, False),
        ("employee", None, 298, 2020, False),
        ("sale cost", "USD", 20_100_000, 2021, False),
    ]


def test_the_numbers_of_cells_are_mentioned_as_the_headings_tell_them() -> None:
    document = read_text(BY_COUNTRY, format="markdown")
    found = analyse(document, open_gazetteer(), TODAY).quantities
    assert [(one.text, one.number, one.unit) for one in found[:3]] == [
        ("17.5", Decimal("17500000"), "person"),
        ("184", Decimal("184000000000"), "USD"),
        ("6.6", Decimal("6.6"), "percent"),
    ]
