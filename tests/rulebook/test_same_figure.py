"""Figures that a text names itself and gives twice, differently."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

BETWEEN = "Staff were hired. The board met in Lyon. Prices went their own way for a while."

CONFLICTS = [
    ("The payout ratio is 35 percent.", "The payout ratio is 50 percent."),
    ("The dividend payout ratio stands at 35%.", "The payout ratio of the dividend is 53%."),
    ("In 2014 the occupancy rate was 81%.", "The occupancy rate was 88% in 2014."),
    ("The storage capacity is 3.1 million tonnes.", "Its storage capacity is 1.3 million tonnes."),
    ("The loan book is €4.1 billion.", "The loan book amounts to €14 billion."),
    ("The vacancy rate is 4 percent, as it was in 2013.", "The vacancy rate is 6 percent."),
    (
        "The solvency ratio is 180 percent.",
        "The solvency ratio of 210 percent is to be kept for many years.",
    ),
    (
        "On 30 June 2016 the company had 640 employees in nine towns.",
        "On 30 June 2016 the company had 460 employees.",
    ),
    ("The firm has 38 branches.", "We have 83 branches, and customers like them."),
]

APART = [
    ("The payout ratio is 35 percent.", "The payout ratio is 35%."),
    ("The payout ratio is 35 percent.", "A payout ratio of 50 percent is to be reached."),
    ("The vacancy rate is 4 percent, as in 2013.", "The vacancy rate was 6 percent in 2013."),
    (
        "On 30 June 2016 the company had 640 employees.",
        "On 30 June 2016 the company had 46 employees in research.",
    ),
    (
        "On 30 June 2016 the company had 640 employees.",
        "On 30 June 2016 the company had 46 employees who work from home.",
    ),
    (
        "On 30 June 2016 the company had 640 employees.",
        "On 30 June 2015 the company had 610 employees.",
    ),
    (
        "At the end of 2015 the company had 640 employees.",
        "At the end of 2015 the subsidiary had 46 employees.",
    ),
    ("The firm has 38 branches.", "The firm has 8 branches in Spain."),
    ("The firm has 38 branches.", "The firm had 30 branches."),
    ("The payout ratio is 35 percent.", "The payout ratio is about a third."),
    ("The payout ratio is 35 percent.", "The target payout ratio is 50 percent."),
    ("The payout ratio is 35 percent.", "The payout ratio was 50 percent in 2009."),
    ("The payout ratio is 35 percent.", "In the past the payout ratio was 50 percent."),
    ("The payout ratio is 35 percent.", "The payout ratio rose to 50 percent."),
    ("The payout ratio is 35 percent.", "The payout ratio will be 50 percent."),
    ("The payout ratio is 35 percent.", "If sales grow the payout ratio is 50 percent."),
    ("The payout ratio is 35 percent.", "The maximum payout ratio is 50 percent."),
    ("The payout ratio is 35 percent.", "The insurance segment's payout ratio is 50 percent."),
    ("The payout ratio is 35 percent.", "The payout ratio of preferred shares is 50 percent."),
    ("The payout ratio is 35 percent.", "Before 2010 the payout ratio is 50 percent."),
    ("In Spain the occupancy rate is 81%.", "In Italy the occupancy rate is 88%."),
    ("In 2014 the occupancy rate was 81%.", "The occupancy rate was 88% in 2013."),
    ("In 2014 the occupancy rate was 81%.", "The occupancy rate was 88% in May 2014."),
    (
        "In 2014 the occupancy rate was 81%.",
        "Excluding islands the occupancy rate was 88% in 2014.",
    ),
    ("Basic earnings per share are €1.20.", "Diluted earnings per share are €1.12."),
    ("The gross interest margin is 4.4%.", "The net interest margin is 3.1%."),
    ("The loan book is €4.1 billion.", "The loan book is $4.6 billion."),
    ("The loan book is €4.1 billion.", "The retail loan book is €1.4 billion."),
    ("The price is €12.", "The price is €15."),
    ("The number of guests was 120.", "The number of guests was 140."),
    (
        "The storage capacity is over 3 million tonnes.",
        "The storage capacity is 3.4 million tonnes.",
    ),
]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("first", "second"), CONFLICTS)
def test_one_figure_with_two_values(check: Check, first: str, second: str) -> None:
    report = check(f"{first} {BETWEEN}\n\n{BETWEEN} {second}", "2016-12-05")
    assert _spoke(report) == {"same-figure"}
    [finding] = report.findings
    assert [one.line for one in (finding, *finding.related)] == [3, 1]
    assert len([step for step in finding.derivation if step.step == "same"]) == 4


@pytest.mark.parametrize(("first", "second"), APART)
def test_figures_that_may_be_of_different_things(check: Check, first: str, second: str) -> None:
    report = check(f"{first} {BETWEEN}\n\n{BETWEEN} {second}", "2016-12-05")
    assert _spoke(report) == set()


def test_the_message_says_what_was_counted(check: Check) -> None:
    text = f"The firm has 38 branches. {BETWEEN}\n\nThe firm has 83 branches."
    report = check(text, "2016-12-05")
    assert "gives the number of branches twice" in report.findings[0].message


@pytest.mark.parametrize("title", ["Annual report 2015", "# Results of the year 2015"])
def test_the_year_of_the_title_is_that_of_figures_in_the_past(check: Check, title: str) -> None:
    first, last = "The payout ratio was 35 percent.", "The payout ratio was 50 percent, as hoped."
    text = f"{title}\n\n{first}\n\n{BETWEEN}\n\n{last}"
    assert _spoke(check(text, "2016-12-05")) == {"same-figure"}


@pytest.mark.parametrize(
    "last",
    [
        "In 2014 sales were poor. The payout ratio was 50 percent.",
        "The target payout ratio was 50 percent.",
        "The payout ratio was 50 percent in 2014.",
        "The payout ratio had been 50 percent before.",
        "The payout ratio was 50 percent in the first half.",
        "In Spain the payout ratio was 50 percent.",
        "The payout ratio of preferred shares was 50 percent.",
        "The payout ratio was about a third.",
    ],
)
def test_the_year_of_the_title_is_not_that_of_every_figure(check: Check, last: str) -> None:
    text = f"Annual report 2015\n\nThe payout ratio was 35 percent.\n\n{BETWEEN}\n\n{last}"
    assert _spoke(check(text, "2016-12-05")) == set()
