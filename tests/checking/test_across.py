"""Texts of one run compared with each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.checking.across import compare_texts
from factcheck.checking.api import Checker
from factcheck.model.findings import Severity
from factcheck.model.report import Report
from factcheck.reading.documents import read_text
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


RELEASE = "# Lindqvist Paper: preliminary results 2023\n\n"
REPORT = "# Lindqvist Paper: Annual Report 2023\n\n"
OTHER = "# Oslund Timber: Annual Report 2023\n\n"


def _compared(checker: Checker, one: str, two: str) -> list[str]:
    reports = [checker.check(read_text(text, format="markdown")) for text in (one, two)]
    return [message for report in compare_texts(reports) for message in _told(report)]


def test_texts_on_one_company_that_no_pack_knows_are_compared(checker: Checker) -> None:
    release = RELEASE + "Operating profit was €46 million and net profit €31 million."
    [one, two] = _compared(checker, release, REPORT + "Net profit in 2023 was €37 million.")
    assert one.startswith("The net profit of Lindqvist Paper is €31 million here, and €37 million")
    assert two.startswith("The net profit of Lindqvist Paper is €37 million here")


OF_OTHER_THINGS = [
    REPORT + "Net profit was €31 million in 2023, after €28 million in 2022.",
    REPORT + "Adjusted net profit was €34 million, and gross profit €35 million.",
    REPORT + "The budget had foreseen a net profit of €34 million.",
    REPORT + "In the first half net profit was €28 million.",
    REPORT + "Net profit in 2022 was €28 million.",
    REPORT + "In the packaging segment net profit was €28 million.",
    REPORT + "Net profit of €34 million is expected for 2024.",
    OTHER + "Net profit was €34 million in 2023. Lindqvist Paper is a customer.",
]


@pytest.mark.parametrize("report", OF_OTHER_THINGS)
def test_figures_of_other_things_times_and_companies_are_let_be(
    checker: Checker, report: str
) -> None:
    assert _compared(checker, RELEASE + "Net profit was €31 million in 2023.", report) == []
