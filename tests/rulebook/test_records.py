"""Records told beside the figures of the years, in a list or in a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from factcheck.checking.api import Checker
from factcheck.model.findings import Severity
from factcheck.model.report import Report
from factcheck.reading.documents import read_text

Check = Callable[..., Report]

TABLE = """
| Year | Output, tonnes | Exports, tonnes |
|------|----------------|-----------------|
| 2019 | 412            | 120             |
| 2020 | 455            | 131             |
| 2021 | 380            | 140             |
| 2022 | 431            | 162             |

"""


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


def _below_table(checker: Checker, text: str) -> set[str]:
    document = read_text(TABLE + text + "\n", format="markdown", path="note.md")
    return _spoke(checker.check(document, date(2023, 6, 1)))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The output of 2022 was the largest since 2019.", "record"),
        ("The output of 2021 was the highest in the table.", "record"),
        ("In 2019 exports were the highest of the four years.", "record"),
        ("Output rose in every year from 2019 to 2022.", "change-direction"),
    ],
)
def test_records_that_the_table_belies(checker: Checker, text: str, rule: str) -> None:
    assert _below_table(checker, text) == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "The output of 2022 was the largest since 2020.",
        "The exports of 2022 were the largest since 2019.",
        "The deficit of 2021 was the largest since 2019.",
        "The output of 2022 was the second largest since 2019.",
        "The output of 2020 was the highest on record.",
        "Exports rose in every year from 2019 to 2022.",
        "The rise of output in 2022 was the largest since 2019.",
    ],
)
def test_records_that_hold_or_are_of_something_else(checker: Checker, text: str) -> None:
    assert _below_table(checker, text) == set()


LIST = "Inflation was 6.1% in 2020, 9.4% in 2021, 12.7% in 2022 and 8.2% in 2023. "


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The 2023 figure was the highest in the four years.", True),
        ("The 2022 figure was the lowest in the four years.", True),
        ("The 2022 figure was the highest in the four years.", False),
        ("The 2023 figure was the highest in the south.", False),
        ("The 2023 figure was the lowest since 2020.", False),
    ],
)
def test_records_of_a_list(check: Check, text: str, wrong: bool) -> None:
    assert _spoke(check(LIST + text, "2024-06-01")) == ({"record"} if wrong else set())
