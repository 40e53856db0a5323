"""The period of a report: what its figures are of where no sentence says when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

Claims = Callable[..., tuple[Any, ...]]

ANNUAL = "Larkhill Paper: Annual report 2021\n\n"
QUARTER = "Bank of Aldery\n\nInterim report, third quarter 2021\n\n"
ROWS = [
    (ANNUAL, "Operating profit was £9 million.", ["2021-01-01/2021-12-31"]),
    (
        ANNUAL,
        "Operating profit rose to £9 million, against £8 million the year before.",
        ["2021-01-01/2021-12-31", "2020-01-01/2020-12-31"],
    ),
    (
        ANNUAL,
        "Operating margin was 9 per cent, compared with 8 per cent in the prior year.",
        ["2021-01-01/2021-12-31", "2020-01-01/2020-12-31"],
    ),
    (ANNUAL, "At year-end the order book stood at £70 million.", ["2021-12-31/2021-12-31"]),
    (ANNUAL, "Order intake last year was £7 million.", ["2020-01-01/2021-12-31"]),
    (ANNUAL, "Order intake in the first quarter was £7 million.", ["2021-01-01/2021-03-31"]),
    (ANNUAL, "Operating profit in 2019 was £9 million.", ["2019-01-01/2019-12-31"]),
    (
        "Annual report for the year ended 30 June 2021\n\n",
        "Operating profit was £9 million, after £8 million a year earlier.",
        ["2020-07-01/2021-06-30", "2019-07-01/2020-06-30"],
    ),
    (
        "Annual report for the fiscal year ended 30 June 2021\n\n",
        "Storage costs in fiscal 2020 were £8 million.",
        ["2019-07-01/2020-06-30"],
    ),
    (
        QUARTER,
        "Net fee income was £9 million, against £8 million in the previous quarter.",
        ["2021-07-01/2021-09-30", "2021-04-01/2021-06-30"],
    ),
    (
        QUARTER,
        "Net fee income was £9 million, against £8 million in the same quarter of last year.",
        ["2021-07-01/2021-09-30", "2020-07-01/2020-09-30"],
    ),
    (
        QUARTER + "January–September 2021\n\n",
        "Net fee income was £27 million.",
        ["2021-01-01/2021-09-30"],
    ),
    (
        "A visit to Larkhill\n\n",
        "In 2015 tin exports were 50 tonnes, against 40 tonnes a year earlier.",
        ["2015-01-01/2015-12-31", "2014-01-01/2014-12-31"],
    ),
]


@pytest.mark.parametrize(("title", "sentence", "periods"), ROWS)
def test_a_figure_is_of_the_period_that_is_reported_on(
    claims: Claims, title: str, sentence: str, periods: list[str]
) -> None:
    found = [one.assertion.period for one in claims(title + sentence, as_of="2022-03-01")]
    assert [f"{one.first}/{one.last}" for one in found] == periods


IN_BRACKETS = (
    "Interim report, first half of 2021\n\n(in € million, prior-year figures in brackets)\n\n"
)


def test_brackets_hold_the_year_before_where_a_text_says_so(claims: Claims) -> None:
    sentence = "Order intake came to 184.0 (171.5)."
    told = claims(IN_BRACKETS + sentence, as_of="2022-03-01")
    assert [str(one.assertion.period.first) for one in told] == ["2021-01-01", "2020-01-01"]
    left = claims("Interim report, first half of 2021\n\n" + sentence, as_of="2022-03-01")
    assert left[1].assertion.qualifiers["compared"] == "brackets"


PARTS = [
    ("Pumps: Order intake of €98m was high.", "Pumps"),
    ("Pumps\n\nThe operating margin was 5%.", "Pumps"),
    ("Tax: The charge of €9m was high.", ""),
    ("Notes\n\nThe operating margin was 5%.", ""),
]


@pytest.mark.parametrize(("part", "subject"), PARTS)
def test_labels_and_headings_may_name_a_part_of_the_house(
    claims: Claims, part: str, subject: str
) -> None:
    told = claims("Orders in Pumps came to €98m.\n\n" + part, as_of="2022-03-01")
    assert told[-1].assertion.subject == subject


def test_such_a_period_is_marked_as_inferred(claims: Claims) -> None:
    told = claims(
        ANNUAL + "Operating profit was £9 million, against £8 million the year before.",
        as_of="2022-03-01",
    )
    assert all("period" in one.inferred for one in told)


UNTOLD = ["Annual report 2023\n\n", "Larkhill in 2021\n\n", "A report. It came out in 2021.\n\n"]


@pytest.mark.parametrize("title", UNTOLD)
def test_no_title_no_period(claims: Claims, title: str) -> None:
    (one,) = claims(title + "Operating profit was £9 million.", as_of="2022-03-01")
    assert one.assertion.period.first == date(2022, 3, 1)
