"""Figures that belong together though a full stop or a clause stands between them.

Each WRONG row is a text and the rule that must speak; the SILENT rows have the same shapes, and
hold, or their figures are of different things.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

SUM, SHARE = "sum-of-parts", "share-of-whole"

WRONG = [
    ("The east farm keeps 310 goats and the west farm 190. Together they keep 600 goats.", SUM),
    ("The Reds have 14 seats and the Blues 11. The Reds and the Blues together have 28.", SUM),
    ("Spring took 210 ewes and autumn 140, or 450 ewes between them.", SUM),
    ("Gifts of 3 million and loans of 4 million add up to 9 million crowns.", SUM),
    (
        "The first wing cost €12 million, the second €9 million. The total was thus €31 million.",
        SUM,
    ),
    ("With 21 seats for the Reds and 17 for the Blues, the coalition has 48 seats.", SUM),
    ("The guild has 61 workshops. There are 30 in Arl, 22 in Benn and 19 in Corf.", SUM),
    ("The board has 21 seats. The Reds hold 9, the Blues 8 and the Greens 7.", SUM),
    (
        "Aid was $90 million. Of this, $40 million went to Arl, $30 million to Benn and $40 million to Corf.",
        SUM,
    ),
    (
        "Revenue was €70 million. Glass earned €35 million, paper €25 million and tin the remaining €20 million.",
        SUM,
    ),
    (
        "Glass had revenue of $30 million, half of the total. Paper earned $24 million and tin $19 million.",
        SUM,
    ),
    ("In 2014 some 900 trees were felled, 500 in Arl, 300 in Benn and 280 in Corf.", SUM),
    ("Seven of its 15 ferries are old. The remaining nine are new.", SUM),
    ("Of the 26 mayors, 15 came; the other 13 were ill.", SUM),
    ("Of every hundred eggs, 90 are sold and the remaining 20 are eaten at home.", SUM),
    ("It owns 48 inns. It runs 30 of them itself and lets the remaining 28.", SUM),
    ("The grant is €8.2 million; €5.1 million has been spent, which leaves €4.1 million.", SUM),
    ("The kiln made 410 tonnes of tiles. It sold 310 tonnes, or 85% of its output.", SHARE),
    ("Revenue was $200 million. Spain brought in $50 million, a third of the total.", SHARE),
    ("The jury has 20 members. Eight are women, which is 50% of the jury.", SHARE),
    ("Fees brought in 60 million crowns. Half of that, 20 million, came from tolls.", SHARE),
    ("The budget is €50 million. A tenth, or €8 million, is spent on parks.", SHARE),
    ("Wool exports of €12 million made up 40% of total exports of €40 million.", SHARE),
    ("With 33 of the 60 seats, the list commands 65% of the chamber.", SHARE),
    ("Women hold 12 seats in the 48-member assembly, which is 35%.", SHARE),
    ("The mill employs 900 people, 300 of whom (43%) work at night.", SHARE),
    ("Only 40 of the town's 160 wells are in use, a mere 35%.", SHARE),
]

SILENT = [
    "The east farm keeps 310 goats and the west farm 190. Together they keep 500 goats.",
    "The east farm keeps 310 goats and the west farm 190. Together they have 60 fields.",
    "The east farm keeps 310 goats and the west farm 190. Together with the third they keep 900 goats.",
    "The Reds have 14 seats and the Blues 11. The Reds and the Greens together have 21.",
    "Arl was bought for $3 billion and Benn for $2 billion. Together they earned $7 billion.",
    "Three states gave money. Arl gave $2 million and Benn $3 million. Together the three states gave $9 million.",
    "Spain took 140 of the crew, Malta 90 and Italy 70. In total 640 sailors were taken in.",
    "The first wing cost €12 million, the second €9 million. The total was thus €21 million.",
    "The school has 84 pupils. There are 41 in the choir, 38 in the band and 25 in the chess club.",
    "The club has 84 members. It won 41 games at home, 38 away and 15 abroad.",
    "The board has 21 seats. In 2010 the Reds held 9, the Blues 8 and the Greens 7.",
    "The budget is $96 million. Sales tax brings in $60 million, income tax $50 million and fees $5 million.",
    "Five of its 12 ships are old. One sank in 2010 and the other two were sold.",
    "Seven of the 20 wells are dry. The other five villages have no wells.",
    "One school has 30 classes, the other 20.",
    "Of the 26 mayors, 15 came, six sent letters and the other five were ill.",
    "The grant is €8 million; €5 million has been spent and €1 million lost, which leaves €2 million.",
    "The kiln fired 400 tonnes of tiles. It sold 300 tonnes, or 45% of the tiles of the province.",
    "Revenue was $200 million. Spain brought in $50 million, a quarter of the total.",
    "Revenue was $200 million. Spain brought in $50 million, a third of the profit there.",
    "The jury has 20 members. Eight are women, which is 10 percentage points more than in 2010.",
    "They won 12 of the 30 seats with 35% of the vote.",
    "Exports rose by €16 million to €116 million, or 16%.",
    "The region has 800 schools. In 200 of them, half of the pupils come by bus.",
    "Profit was $12 million. It paid out $6 million, or 5% of its value on the exchange.",
]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_figures_of_neighbouring_clauses_that_do_not_fit(
    check: Check, text: str, rule: str
) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {rule}
    [finding] = report.findings
    assert finding.related
    assert finding.derivation


@pytest.mark.parametrize("text", SILENT)
def test_figures_that_fit_or_are_of_different_things(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()
