"""Tables with a column for the change between the two columns before it."""

from __future__ import annotations

import pytest
from factcheck.checking.api import Checker
from factcheck.reading.documents import read_text

HEAD = "| Fruit | 2014 | 2015 | Change |\n|---|---:|---:|---:|\n"


def said(checker: Checker, table: str) -> list[str]:
    report = checker.check(read_text(table + "\n", format="markdown", path="note.md"))
    return [f"{one.rule} {one.quote}" for one in report.findings]


def test_a_row_that_the_figures_exclude_is_found(checker: Checker) -> None:
    table = (
        HEAD + "| Figs | 240 | 300 | +25% |\n| Limes | 80 | 60 | -25% |\n| Kiwis | 50 | 60 | +40% |"
    )
    assert said(checker, table) == ["change-between 40%"]


SILENT = [
    # every row is right
    "| Figs | 240 | 300 | +25% |\n| Limes | 80 | 60 | -25% |\n| Kiwis | 50 | 60 | +20% |",
    # the column tells of something else in all rows
    "| Figs | 240 | 300 | 3% |\n| Limes | 80 | 60 | 7% |\n| Kiwis | 50 | 60 | 9% |",
    # differences, not percentages
    "| Figs | 240 | 300 | 60 |\n| Limes | 80 | 60 | -20 |\n| Kiwis | 50 | 60 | 10 |",
    # too few rows to know what the column tells
    "| Figs | 240 | 300 | +25% |\n| Kiwis | 50 | 60 | +40% |",
]


@pytest.mark.parametrize("rows", SILENT)
def test_rows_that_may_hold_are_left_alone(checker: Checker, rows: str) -> None:
    assert said(checker, HEAD + rows) == []


STEPS = "Year | Geese | Change\n2011 | 412 |\n2012 | 431 | +19\n2013 | 429 | -2\n2014 | 440 | {}\n"


DEBT = (
    "Debt | May | June\nBank | 31.2 | 30.8\nBond | 20.0 | 20.0\n"
    "Cash | 9.7 | 10.4\nNet debt | {} | 40.4\n"
)


@pytest.mark.parametrize(("told", "found"), [("41.5", []), ("45.1", ["sum-of-parts 45.1"])])
def test_rows_that_are_taken_off(checker: Checker, told: str, found: list[str]) -> None:
    report = checker.check(read_text(f"The debts.\n\n{DEBT.format(told)}\nIt rained."))
    assert [f"{one.rule} {one.quote}" for one in report.findings] == found
