"""Texts of one run compared with each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.checking.across import compare_texts
from factcheck.model.findings import Severity
from factcheck.model.report import Report
from hypothesis import given
from hypothesis import strategies as st

Check = Callable[..., Report]

DAY = "2016-12-05"
ALONE = "In 2015 unemployment in Spain was 22.1%."

DIFFERENT = [
    "In 2015 unemployment in Spain was 25.3%.",
    "Elections came. Unemployment in Spain stood at 29% in 2015.",
]
COMPATIBLE = [
    "In 2015 unemployment in Spain was about 22%.",
    "In 2015 unemployment in Spain was over 20%.",
    "In 2014 unemployment in Spain was 24.4%.",
    "In 2015 unemployment in Italy was 11.9%.",
    "In 2015 unemployment in Spain rose by 25.3%.",
    "In 2015 unemployment in Spain could have been 25.3%.",
    "Spain voted. In 2015 it had an unemployment rate of 25.3%.",
]


def _told(report: Report) -> list[str]:
    return [one.message for one in report.findings if one.elsewhere]


@pytest.mark.parametrize("other", DIFFERENT)
def test_each_text_cites_the_place_of_the_other(check: Check, other: str) -> None:
    one, two = compare_texts([check(ALONE, DAY), check(other, DAY)])
    [here] = [finding for finding in one.findings if finding.elsewhere]
    [there] = [finding for finding in two.findings if finding.elsewhere]
    assert [place.quote for place in here.elsewhere] == [there.quote]
    assert [place.quote for place in there.elsewhere] == [here.quote]
    assert other[there.start : there.end] == there.quote
    assert here.elsewhere[0].start == there.start


@pytest.mark.parametrize("other", COMPATIBLE)
def test_statements_that_can_both_hold_are_let_be(check: Check, other: str) -> None:
    for report in compare_texts([check(ALONE, DAY), check(other, DAY)]):
        assert _told(report) == []


def test_a_statement_that_the_fact_base_supports_is_only_told_of(check: Check) -> None:
    reports = compare_texts([check(ALONE, DAY), check(DIFFERENT[0], DAY)])
    severities = [one.severity for each in reports for one in each.findings if one.elsewhere]
    assert severities == [Severity.INFO, Severity.WARNING]


def test_the_counts_of_the_summary_follow(check: Check) -> None:
    before = check(DIFFERENT[0], DAY)
    after = compare_texts([check(ALONE, DAY), before])[1]
    assert after.summary.findings.warning == before.summary.findings.warning + 1


def test_one_text_alone_is_left_as_it_is(check: Check) -> None:
    report = check(ALONE, DAY)
    assert compare_texts([report]) == [report]
    assert compare_texts([report, report])[0] == report


@given(st.permutations([ALONE, *DIFFERENT, COMPATIBLE[2]]))
def test_the_order_of_the_texts_changes_no_finding(check: Check, texts: list[str]) -> None:
    found = {
        text: len(_told(report))
        for text, report in zip(texts, compare_texts([check(t, DAY) for t in texts]), strict=True)
    }
    assert found == {ALONE: 1, DIFFERENT[0]: 1, DIFFERENT[1]: 1, COMPATIBLE[2]: 0}
