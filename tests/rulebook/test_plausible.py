"""Values that no subject can have."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

RANGE, DIMENSION = "plausible-range", "dimension"

WRONG = [
    ("Turnout in the plebiscite was 131%.", RANGE),
    ("The jobless rate in the docks was 104%.", RANGE),
    ("The islands account for 140% of the world's population.", RANGE),
    ("The island has a population of €12 million.", DIMENSION),
    ("Unemployment of 12 km was the worst in years.", DIMENSION),
    ("The literacy rate was $80.", DIMENSION),
]

SILENT = [
    "Turnout in the plebiscite was 99.8%.",
    "The jobless rate in the docks rose by 104%.",
    "Inflation in the war years was 5,000%.",
    "The island has a population of 12 million and €12 million in debts.",
    "Unemployment of 12,000 people was the worst in years.",
    "Unemployment, at 12%, cost €3 million.",
    "Exports of 30 million tonnes of coal were a record.",
    "Gas imports of 5 billion cubic metres are planned.",
    "Public debt is 140% of GDP.",
    "The literacy rate was 80%, and each pupil cost $80.",
    "GDP growth of 3% in an area of 40 km² is no boom.",
    "In poverty, 30 km from the town, 400 families live.",
]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_values_that_cannot_be(check: Check, text: str, rule: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {rule}
    assert len(report.findings[0].derivation) == 2


@pytest.mark.parametrize("text", SILENT)
def test_values_that_can_be(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()
