"""Parts with wholes and shares, totals with numbers and rates."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

SHARE, PRODUCT = "share-of-whole", "product"

WRONG = [
    ("Of the 60 vans, 18 failed the test (25%).", SHARE),
    ("The 14 lathes at $650,000 each cost $12.3 million.", PRODUCT),
    ("18 of the 60 delegates came, a turnout of 40%.", SHARE),
    ("Last week 18 of the 60 vans failed the test, a share of 20%.", SHARE),
    ("Some 4,800 pupils leave school every year, that is 40 a month.", PRODUCT),
    ("Some 480 boats leave the yard each year (400 a month).", PRODUCT),
    ("Of the vans tested, 18 of the 60 (25%) failed.", SHARE),
    ("18 of the 60 vans, or 25 percent, failed the test.", SHARE),
    ("Some 18 out of 60 vans, or 25 percent, failed the test.", SHARE),
    ("25% of the 60 vans, or 18, failed the test.", SHARE),
    ("Two thirds of the 90 clerks (75 in all) kept their posts.", SHARE),
    ("Half of the €3.2 million fund, or €1.2 million, is spent.", SHARE),
    ("Three fifths of the clerks, or 75%, kept their posts.", SHARE),
    ("Nine in ten trains (80%) were late.", SHARE),
    ("Three quarters (57%) of the trains were late.", SHARE),
    ("A total of 2.1 million pupils, or 34% of the 8.4 million, go by bus.", SHARE),
    ("In 2012 3.9 million people were poor, 12% of a population of 18.3 million.", SHARE),
    ("Rents take 45% (€400 of the €1,200) of their pay.", SHARE),
    ("He sold 340 paintings at €1,500 each, earning €410,000.", PRODUCT),
    (
        "The yield was 2.4 tonnes per hectare: 12.1 million tonnes from 4.0 million hectares.",
        PRODUCT,
    ),
    ("The 25 wards have 18 beds each, 520 in all.", PRODUCT),
    ("The depot moved 96,200 parcels in 26 days, an average of 4,700 a day.", PRODUCT),
    ("At $480 a tonne, 2,250 tonnes are worth $1.35 million.", PRODUCT),
    (
        "The district has 84,000 people on 1,210 sq km, or 96 per sq km.",
        PRODUCT,
    ),
    ("With 4.1 million people and $900 per head, spending is $5.2 billion.", ""),
]

SILENT = [
    "18 of the 60 vans (30%) failed the test.",
    "18 of the 60 delegates came, a turnout of 30%.",
    "18 of the 60 delegates backed him, a turnout of 80%.",
    "18 of the 60 vans failed the test, a rise of 20%.",
    "18 of the 60 vans failed the test, and 12 came late, a share of 20%.",
    "Some 4,800 pupils leave school every year, that is 400 a month.",
    "Some 4,800 pupils leave school every year, and 40 a month leave the town.",
    "Some 4,800 pupils leave school every year, of whom 40 a month leave the town.",
    "The yard builds 40 boats a month, or 480 a year.",
    "The yard builds about two boats a day, or 500 a year.",
    "The yard builds 40 boats a month, up from 48 a year.",
    "A yearly ticket costs €40 a month, or €400 a year.",
    "Three fifths of the clerks, or 60%, kept their posts.",
    "Of the 60 vans, 18 failed the test (30%).",
    "Of the 60 vans, 18 failed the test and 12 were scrapped (20%).",
    "19 of the 60 vans (32%) failed the test.",
    "Nearly a third of the 60 vans (18) failed the test.",
    "30% of the 60 vans, or 18, failed the test; 25% of the vans were new.",
    "18 of the 60 vans failed the test, 25% more than in May.",
    "18 of the 60 vans (up 25%) failed the test.",
    "18 of the 60 vans failed; 25% of the lorries did.",
    "The party took 18 of the 60 seats with 25% of the vote.",
    "The party took 18 of the 60 seats (25% of the vote).",
    "In the vote the party took 18 of the 60 seats (25%).",
    "Half of the €3.2 million fund, and €1.2 million in loans, is spent.",
    "Half of the €3.2 million fund (€1.2 million in 2012) is spent.",
    "Two thirds of the 90 clerks (all 45 men among them) kept their posts.",
    "Nine in ten trains (88%) were late.",
    "One in three trains (33%) were late.",
    "Three of the five (aged 12, 14 and 15) were found.",
    "In 2012 3.9 million people were poor, 21% of a population of 18.3 million.",
    "2.1 million pupils, or 25% of the 8.4 million, go by bus.",
    "About 2 million pupils, or 24% of the 8.4 million, go by bus.",
    "20% of the 30% who answered, or 6%, were men.",
    "He sold 340 paintings at €1,500 each, earning €510,000.",
    "He sold 340 paintings at about €1,500 each, earning €500,000.",
    "He sold 340 paintings at €1,500 each and spent €410,000.",
    "The yield was 3 tonnes per hectare: 12.1 million tonnes from 4.0 million hectares.",
    "The 25 wards have 18 beds each; 520 patients are waiting.",
    "The depot moved 96,200 parcels in 26 days, an average of 3,700 a day.",
    "The depot moved 96,200 parcels in 26 days, and 4,700 a day at its peak.",
    "At $480 a tonne, 2,250 tonnes are worth $1.08 million.",
    "The district has 84,000 people on 1,210 sq km, 240 per sq km in its towns.",
    "It pays $5 a day for 30 days, after a deposit of $400.",
    "Each of the 25 wards has 18 beds, and 520 beds are in clinics.",
    "The 30 teams play 38 games each, 570 in all.",
    "It used 12 litres per 100 kilometres over 500 kilometres.",
]  # fmt: skip


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_figures_that_cannot_all_hold(check: Check, text: str, rule: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == ({rule} if rule else set())
    for finding in report.findings:
        assert finding.related
        assert any(step.step in ("division", "product", "share") for step in finding.derivation)


@pytest.mark.parametrize("text", SILENT)
def test_figures_that_fit_or_are_of_different_things(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()
