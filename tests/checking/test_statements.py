"""What a rule reads by itself is counted among the statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

DAY = "2014-06-01"


@pytest.mark.parametrize(
    ("text", "measure", "verdict"),
    [
        ("Brazil has a larger area than Peru.", "told:country_comparison", "supported"),
        ("Peru has a larger area than Brazil.", "told:country_comparison", "contradicted"),
        ("The Norwegian krone rose; the Polish krone fell.", "told:currency_of", "contradicted"),
    ],
)
def test_it_is_a_statement_with_a_verdict(
    check: Check, text: str, measure: str, verdict: str
) -> None:
    report = check(text, DAY)
    [claim] = [one for one in report.claims if one.assertions[0].measure == measure]
    assert (claim.verdict.value, claim.quote in text) == (verdict, True)
    assert report.summary.claims == len(report.claims)
    assert all(claim.id in one.claims for one in report.findings)


def test_statements_stand_in_the_order_of_the_text(check: Check) -> None:
    text = "Peru has a larger area than Brazil. Spain had a population of 46 million in 2013."
    report = check(text, DAY)
    assert [one.start for one in report.claims] == sorted(one.start for one in report.claims)
    assert len({one.id for one in report.claims}) == len(report.claims) == 2
