"""A report's figures against each other: the same one twice, ratios, changes between two levels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from factcheck.model.findings import Severity
from factcheck.model.report import Report

ROWS = yaml.safe_load(Path(__file__).with_name("reports_against_themselves.yaml").read_text())
Check = Callable[[str, str], Report]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize("text", ROWS["wrong"])
def test_what_the_rest_of_a_report_does_not_bear_out_is_told(check: Check, text: str) -> None:
    assert _spoke(check(text, "2024-03-15"))


@pytest.mark.parametrize("text", ROWS["in_order"])
def test_figures_of_another_kind_owner_or_time_are_no_conflict(check: Check, text: str) -> None:
    assert _spoke(check(text, "2024-03-15")) == set()


def test_a_finding_says_why_two_figures_are_one(check: Check) -> None:
    text = "Annual report 2023\n\nTurnover was EUR 40 million.\n\nNet sales were EUR 49 million."
    [finding] = check(text, "2024-03-15").findings
    same = [step.text for step in finding.derivation if step.step == "same"]
    assert same[0] == "both are of the revenue, called “net sales” and “turnover”"
    assert same[1:] == ["both are the house's own", "both are of 2023", "nothing narrows either"]
