"""Weekdays beside dates with and without a year, and behind them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    ("2022-11-22", "Yesterday, Sunday, the envoy arrived."),
    ("2022-11-22", "Tomorrow, a Friday, the shops are shut."),
    ("2022-11-22", "It closed on Saturday morning, 20 November, two days late."),
    ("2015-01-03", "The union has existed since Tuesday, the first of January."),
    ("1998-11-19", "On Tuesday and Friday, 17 and 18 November, they sat in the capital."),
    ("2024-09-16", "The report was handed over on Tuesday, 9 September."),
    ("2023-07-31", "On Tuesday 26 July the committee raised the range."),
    ("2025-06-05", "He won on Saturday, 1 June with 50.9% of the votes."),
    ("2025-01-14", "The new president takes office on Sunday, 20 January."),
    (
        "2025-06-05",
        "The general declared martial law on 13 December 1981, a Monday; it ended.",
    ),
    ("2025-06-05", "The shop is open on weekdays; on 3 May, a Tuesday, it is closed."),
    ("2019-12-20", "On 12 December (Friday) Britain voted."),
    ("2019-12-20", "They recalled that 20 July 1969 was a Monday."),
    ("2022-03-20", "The fair runs from Thursday 24 to Sunday 28 March."),
    ("2022-03-20", "The second auction, on Friday the 31st, will be smaller."),
    ("2022-03-20", "He was buried on Good Friday, 16 April 2022."),
    ("2022-03-20", "The landing began on a Monday: 6 June 1944."),
    ("2022-03-20", "The day of the vote, 10 April 2022, is a Saturday."),
]
RIGHT = [
    ("2012-11-22", "The fair of my childhood was set for a Monday, the ninth of June."),
    ("2022-11-22", "Fifty years ago today, a Wednesday, the mill burnt down."),
    ("2022-11-22", "Yesterday (Monday) the envoy arrived; tomorrow, a Wednesday, he leaves."),
    ("2022-11-22", "They meet tomorrow, Thursday and Friday. Yesterday, Friday's ruling fell."),
    ("2022-11-22", "They parted on Sunday morning, 20 November, tired."),
    ("2015-01-03", "Our club exists since Thursday, the first of January."),
    ("2015-01-03", "On the first Monday of May and on Friday, the second of two days, we rest."),
    ("1998-11-19", "On Tuesday and Wednesday, 17 and 18 November, they sat in the capital."),
    ("2024-09-16", "The report was handed over on Monday, 9 September."),
    ("2025-06-05", "Events moved fast in 1989. On Thursday, 9 November, the Wall opened."),
    (
        "2025-06-05",
        "Built on Sunday, 13 August 1961, it fell in 1989 on Thursday, 9 November.",
    ),
    (
        "2019-11-09",
        "# The year 1989\n\nEvents moved fast. On Thursday, 9 November, it fell.",
    ),
    (
        "2019-11-09",
        "It fell in 1989.\n\nOn Thursday, 9 November, citizens heard of it.",
    ),
    (
        "2019-12-20",
        "On Friday, 1 February they had met; on Sunday, 29 March clocks go forward.",
    ),
    ("2019-11-09", "They will meet again on Monday, 9 November 2020, and on Tuesday, 10 November."),
    (
        "2019-12-20",
        "On 12 December, a Thursday, they voted; on 9 December, Monday night, it rained.",
    ),
    ("2019-12-20", "The strikes began on 5 December, Friday's marches drew more."),
    ("2019-12-20", "The talks begin on Monday, 6 January."),
    ("2022-03-20", "The fair runs from Thursday 24 to Sunday 27 March."),
    ("2022-03-20", "The second auction, on Thursday the 31st, will be smaller."),
    ("2022-03-20", "Nobody sails on Friday the 13th."),
    (
        "2022-03-20",
        "He was buried on Good Friday, 15 April 2022; in Athens, Good Friday, 22 April 2022.",
    ),
    ("2022-03-20", "The landing began on a Tuesday: 6 June 1944."),
]


def _spoke(report: Report) -> list[str]:
    return [one.rule for one in report.findings if one.severity.value != "info"]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_a_weekday_of_no_year_that_is_meant(check: Check, day: str, text: str) -> None:
    assert _spoke(check(text, day)) == ["weekday"]


@pytest.mark.parametrize(("day", "text"), RIGHT)
def test_a_weekday_of_some_year_that_may_be_meant(check: Check, day: str, text: str) -> None:
    assert _spoke(check(text, day)) == []


def test_without_a_day_of_the_text_a_date_without_a_year_is_of_any(check: Check) -> None:
    assert _spoke(check("They met on Tuesday, 9 September. He was born in 1989.", None)) == []
