"""Measures of one subject that an equation ties together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    (
        "The canton has 312,000 inhabitants and an area of 1,720 km². "
        "Its population density is 118 people per square kilometre.",
        "population-density",
    ),
    (
        "In 2013 exports reached $8.4 billion and imports $11.9 billion. "
        "The trade deficit was $5.3 billion in 2013.",
        "trade-balance",
    ),
    (
        "Exports were $8.4 billion in 2013. Imports were $11.9 billion in 2013. "
        "In 2013 trade turnover was $23.0 billion.",
        "trade-turnover",
    ),
]

SILENT = [
    "The canton has 312,000 inhabitants and an area of 1,720 km². "
    "Its population density is 181 people per square kilometre.",
    "The canton has 312,000 inhabitants and an area of 664 square miles. "
    "Its population density is 181 people per square kilometre.",
    "In 2013 exports reached $8.4 billion and imports $11.9 billion. "
    "The trade deficit was $3.5 billion in 2013.",
    "In 2013 exports reached $8.4 billion and imports $11.9 billion. "
    "The trade deficit was $5.3 billion in 2012.",
    "In 2013 exports reached $8.4 billion and imports $11.9 billion. "
    "The trade deficit with Norway was $5.3 billion in 2013.",
    "In 2013 exports rose by $8.4 billion and imports by $11.9 billion. "
    "The trade deficit was $5.3 billion in 2013.",
    "Exports were $8.4 billion in 2013. Imports were €11.9 billion in 2013. "
    "In 2013 trade turnover was $23.0 billion.",
    "In 2013 exports reached about $8 billion and imports $11.9 billion. "
    "The trade deficit was $3.5 billion in 2013.",
]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_measures_that_cannot_all_hold(check: Check, text: str, rule: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {rule}
    [finding] = report.findings
    assert len(finding.related) == 2
    assert len(finding.claims) == 3


@pytest.mark.parametrize("text", SILENT)
def test_measures_that_fit_or_are_of_different_things(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()


def test_where_the_fact_base_tells_which_is_wrong_it_is_told_once(check: Check) -> None:
    text = (
        "In 2015 the GDP of Kazakhstan was $184 billion, its population 17.5 million "
        "and its GDP per capita $14,500."
    )
    assert _spoke(check(text, "2016-12-05")) == {"value-against-reference"}
