"""Changes told with their figures: what must be doubted, and what is right and must be let be.

Each row is a text and the rule that must speak at warning or above; SILENT rows are true as far
as their own figures go, however they are rounded or put.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

SIZE, DIRECTION = "change-between", "change-direction"
POINTS, YEARLY = "percent-for-points", "compound-growth"

WRONG = [
    ("Ridership rose from 40 million to 60 million, an increase of 25%.", SIZE),
    ("Ridership rose by 25 percent, from 40 million to 60 million.", SIZE),
    ("Ridership rose 25 percent to 60 million from 40 million in 2012.", SIZE),
    ("Ridership reached 60 million, up 25% from 40 million a year earlier.", SIZE),
    ("Ridership was 60 million in 2014, compared with 40 million in 2013, a rise of 25%.", SIZE),
    ("Ridership was 60 million against 40 million the year before (up 25%).", SIZE),
    ("At 60 million, ridership was 25% higher than the 40 million of 2013.", SIZE),
    ("From 40 million in 2013 ridership grew to 60 million in 2014, up by a third.", SIZE),
    ("The premium went up from €310 to €372, an increase of 12%.", SIZE),
    ("The premium was raised by €52, from €310 to €372.", SIZE),
    ("Staff numbers were cut by 300 to 1,450 from 1,850.", SIZE),
    ("Sales tripled from 1.2 million to 4.8 million units.", SIZE),
    ("Sales halved, from 4.8 million to 1.9 million units.", SIZE),
    ("Losses shrank by a third, from 96 to 48 hectares.", SIZE),
    ("Turnout fell by 12 percentage points, from 71% to 64%.", SIZE),
    ("The bank cut its rate by 75 basis points, from 5.25% to 4.75%.", SIZE),
    ("Membership fell 8% to 11,500 from 14,300.", SIZE),
    ("It has grown more than fourfold, from 20 to 65 staff.", SIZE),
    ("Output rose by a fifth to 12.1 million tonnes from 9.0 million tonnes.", SIZE),
    ("Exports fell again, by 14 percent to $6.9 billion, after $9.1 billion in 2014.", SIZE),
    ("Stocks are put at $24 billion, or almost five times the 2005 figure of $2.9 billion.", SIZE),
    (
        "It sold 5.1 million in 2015, 12 percent fewer than in 2014, when it sold 5.4 million.",
        SIZE,
    ),
    ("Tin rose slightly, from $1,760 to $1,710 a tonne.", DIRECTION),
    ("The toll came down from 6.4% to 1.9% of the fare, a fall of 4.5%.", POINTS),
    ("Capacity fell from 310 to 355 megawatts.", DIRECTION),
    ("Attendance increased to 8,200 from 9,700 a year earlier.", DIRECTION),
    ("Enrolment rose from 71% to 64%.", DIRECTION),
    ("The deficit narrowed from 3.1% to 5.2% of the target.", DIRECTION),
    ("The yearly loss widened from $40 million to $31 million.", DIRECTION),
    ("Inflation slowed from 3 to 4%.", DIRECTION),
    ("Orders, at 412, were lower than the 389 booked a year earlier.", DIRECTION),
    ("Orders, at 412, were lower than the 389 booked at its rival's plant.", DIRECTION),
    ("Confidence slipped to 94.1 in August from 91.7 in July.", DIRECTION),
    ("The bad-loan ratio improved, falling from 3.2% to 3.8%.", DIRECTION),
    ("The spread widened to 131 basis points from 148.", DIRECTION),
    ("Inflation eased in May to 3.4%, from 3.1% in April.", DIRECTION),
    ("Price growth accelerated to 2.2% in June from 2.6% in May.", DIRECTION),
    ("The share of bad loans climbed to 2.1% from 2.9%.", DIRECTION),
    ("The bank raised its rate by 25 basis points to 4.00%, from 4.25%.", DIRECTION),
    ("Emissions rose from 200,000 tonnes to 170,000 tonnes.", DIRECTION),
    ("The tax went up by 3%, from 12% to 15%.", POINTS),
    (
        "Freight grew by 2% a year, from 50 million tonnes in 2005 to 90 million tonnes in 2015.",
        YEARLY,
    ),
    ("Freight grew from 50 to 90 million tonnes between 2005 and 2015, or 2% a year.", YEARLY),
    (
        "Freight grew at a compound rate of 2%, from 50 tonnes in 2005 to 90 tonnes in 2015.",
        YEARLY,
    ),
]

SILENT = [
    "The bad-loan ratio improved from 3.8% to 3.2%, and the capital ratio from 12% to 13%.",
    "Orders, at 389, were lower than the 412 booked a year earlier.",
    "Ridership rose from 40 million to 60 million, an increase of 50%.",
    "Ridership rose from 4.1 million to 6.2 million, an increase of 51.4%.",
    "Ridership rose from 40 million to 60 million from 2010 to 2015.",
    "From 2010 to 2015 the fare rose by 20%.",
    "The council grew from 8 to 12 members, and 40% of them are women.",
    "Ridership rose by about a half, from 4.1 million to 6.2 million.",
    "Ridership rose by more than 40%, from 4.1 million to 6.2 million.",
    "Ridership nearly doubled, from 4.1 million to 7.9 million.",
    "Ridership more than doubled, from 4.1 million to 9.9 million.",
    "Fares rose five times, from 20 to 120 roubles.",
    "Fares rose five times, from 20 to 100 roubles.",
    "Fares rose by 3 percentage points, from 12% to 15%.",
    "Fares rose by 25%, from 12% to 15%.",
    "Fares rose 300 basis points to 15% from 12%.",
    "Fares rose by 8% in real terms, from 310 to 372 euros.",
    "Exports grew 8% in volume and from $310 million to $372 million in value.",
    "Output fell 12% in May, having risen from 310 to 372 tonnes in April.",
    "Output rose from 310 tonnes in Spain to 372 tonnes in Italy, while prices fell 12%.",
    "Output rose from 310 to 372 tonnes, up 12% a year.",
    "Output grew 9.5% a year, from 310 tonnes in 2013 to 372 tonnes in 2015.",
    "Output grew 20% over two years, from 310 tonnes in 2013 to 372 tonnes in 2015.",
    "The rupee weakened from 60 to 64 to the dollar.",
    "The rand fell from 12.1 to 14.5 to the dollar.",
    "The rand fell from 12.1 to 14.5 per dollar.",
    "Tin fell slightly, from $1,760 to $1,710 a tonne.",
    "The toll came down from 6.4% to 1.9% of the fare, a fall of 70%.",
    "Output rose by a third to 12.1 million tonnes from 9.0 million tonnes.",
    "Exports fell again, by 24 percent to $6.9 billion, after $9.1 billion in 2014.",
    "Prices rose 5 percent in May, after 3 percent in April.",
    "Stocks are put at $14 billion, or almost five times the 2005 figure of $2.9 billion.",
    "It carried 5.1 million in 2015, 6 percent fewer than in 2014, when it carried 5.4 million.",
    "Spain fell from 9th to 12th place.",
    "The gap to the target narrowed from 5% to 3%.",
    "The cap was eased from 3% to 4%.",
    "The bank eased its cap on such loans from 3% to 4%.",
    "Inflation accelerated its decline, to 2.5% from 3%.",
    "The decline accelerated to 4.2%, from 3.1%.",
    "The contraction slowed from 4% to 3%.",
    "The result fell to a loss of $5 million from a loss of $3 million.",
    "The balance fell to a deficit of 4% of GDP from a surplus of 3%.",
    "The bank narrowed its forecast for growth from 2-4% to 3-4%.",
    "The charity raised $40 million from 52 donors, and $50 million in 2015.",
    "The gap widened from -3% to -5% of GDP.",
    "The temperature fell from 3 degrees to 8 below zero.",
    "Profit rose to $3.5 million ($2.9 million after tax), up 25% from $2.8 million.",
    "Production reached 3.1 million tonnes, 12% more than in 2014.",
    "He rose from deputy to minister in 3 years, aged 40.",
    "Between 12 and 15 people rose to speak, 20% of those present.",
    "The share of renewables grew from 8% to 12% of output, and gas fell to 40%.",
    "Its fleet of 12 ships carried 20% more cargo than the 15 ships of its rival.",
    "Of the 45 members, up from 40, 20% voted.",
    "The price fell to 45 dollars a barrel, compared with 110 dollars in June 2014.",
    "Prices were 4% higher than in May and 12% higher than a year earlier.",
    "Cut from 12 to 10, the team still won by 20 points.",
    "Debt rose from 45% to 60% of GDP, an increase of a third.",
    "The number of pupils fell from 1,200 to 1,100, a drop of 8 percent.",
    "The prison holds 1,200 people, 20% more than its capacity of 1,000.",
    "Wages rose to 1,240 from 1,180 crowns a month, up 5% on the year.",
    "The levy rises from 5% to 10% after 12 months.",
]  # fmt: skip


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_figures_of_a_change_that_cannot_all_hold(check: Check, text: str, rule: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {rule}
    [finding] = [one for one in report.findings if one.rule == rule]
    assert finding.verdict == "inconsistent"
    assert finding.related
    assert len(finding.derivation) >= 3


@pytest.mark.parametrize("text", SILENT)
def test_figures_of_a_change_that_fit(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()


OVER_TWO_SENTENCES = [
    "Coal output was 41.0 million tonnes in 2014. Rain fell. "
    "Coal output reached 45.1 million tonnes in 2015, 20% more than in 2014.",
]

SILENT_OVER_TWO = [
    "The number of riders was 310,000 in 2013. In 2014 the number of riders "
    "rose by 20% to 372,000.",
    "The number of riders was 310,000 in 2012. In 2014 the number of riders "
    "rose by 12% to 372,000.",
    "The number of riders was 310,000 in May 2013. In 2014 the number of riders rose by 12% "
    "to 372,000.",
    "The number of young guests was 310,000 in 2013. In 2014 the number of riders rose by 12% "
    "to 372,000.",
    "Exports were $8.1 billion in 2014. In 2015 imports rose by 50% to $11.2 billion.",
    "Exports were $8.1 billion in 2014. In 2015 exports rose by 12% in volume, to $11.2 billion.",
    "Exports were $8.1 billion in 2014. In 2015 exports rose by 12% to €11.2 billion.",
    "Exports were $8.1 billion, or $7.9 billion, in 2014. In 2015 exports rose by 40% to "
    "$11.2 billion.",
]


@pytest.mark.parametrize("text", OVER_TWO_SENTENCES)
def test_the_earlier_figure_may_stand_in_another_sentence(check: Check, text: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {SIZE}
    [finding] = [one for one in report.findings if one.rule == SIZE]
    # What was inferred is a warning at most, and cites the place that it was inferred from.
    assert finding.severity is Severity.WARNING
    assert min(one.start for one in finding.related) < text.index(".")


@pytest.mark.parametrize("text", SILENT_OVER_TWO)
def test_an_earlier_figure_of_something_else_is_left_aside(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()
