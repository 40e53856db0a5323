"""Prose beside the tables that it is told from."""

from __future__ import annotations

import pytest
from factcheck.checking.api import Checker
from factcheck.model.findings import Severity
from factcheck.reading.documents import read_text

TABLE = """## Sales by division

| £ million | 2023 | 2022 |
|---|---|---|
| Paints | 412.6 | 388.5 |
| Varnishes | 206.3 | 211.0 |
| Adhesives | 68.8 | 55.4 |
| Total sales | 687.7 | 654.9 |

"""


def said(checker: Checker, text: str) -> list[str]:
    report = checker.check(read_text(text + "\n", format="markdown", path="note.md"))
    loud = (Severity.WARNING, Severity.ERROR)
    return [f"{one.rule} {one.quote}" for one in report.findings if one.severity in loud]


WRONG = [
    ("Sales of paints came to £421.6 million.", "figure-against-table £421.6 million"),
    ("Paints reached £412.6 billion in 2023.", "figure-against-table £412.6 billion"),
    ("Adhesives, mostly sold to boatyards, rose to £88.8 million.", None),
    ("Sales of paints rose by 2.6 percent.", "change-between 2.6 percent"),
    ("Paints sales increased by £14.1 million.", "change-between £14.1 million"),
    ("Varnishes, a shrinking line, fell by 5.2 percent to £206.3 million.", None),
    ("Paints accounted for 66 percent of the total.", "share-of-whole 66 percent"),
    ("Adhesives were stable, and now make up 15 percent of total sales.", None),
]


@pytest.mark.parametrize(("sentence", "finding"), WRONG)
def test_a_figure_that_the_table_excludes_is_found(
    checker: Checker, sentence: str, finding: str | None
) -> None:
    found = said(checker, TABLE + sentence)
    assert found == [finding] if finding else len(found) == 1


TRUE = [
    "Sales of paints came to £412.6 million, 6.2 percent more than in 2022.",
    "Paints, the largest division, grew by £24.1 million and made up 60 percent of the total.",
    "In the third quarter sales of paints came to £142.6 million.",
    "Paints exports rose by 9.1 percent, and their margin was 12.4 percent.",
    "Organic sales of paints rose by 4.4 percent.",
    "Paints sold to shipyards fell by 3.3 percent to £42.6 million.",
    "Total sales rose by 5.0 percent; in Europe they fell by 1.2 percent.",
    "The market for varnishes shrank by 6 percent, and its volume by 8 percent.",
    "For 2024 we expect sales of adhesives to reach £86.8 million, or 12 percent of the total.",
    "Adhesives cost £13.4 more per tonne than in 2022, and varnishes £2.8 more.",
    "Prices of paints rose by 3.9 percent, those of varnishes by 1.5 percent.",
    "Varnishes lost 2.2 percent, and adhesives gained 24.2 percent.",
    "Spending on paints research came to £14.2 million, that on adhesives to £6.8 million.",
]


@pytest.mark.parametrize("sentence", TRUE)
def test_prose_of_other_things_is_left_alone(checker: Checker, sentence: str) -> None:
    assert said(checker, TABLE + sentence) == []


ROWS = """| $ million | 2023 | 2022 | 2021 |
|---|---|---|---|
| Revenue | 1,240 | 1,100 | 1,015 |
| Cost of sales | (744) | (671) | (624) |
| Gross profit | {gross} | 429 | 391 |
| Overheads | (186) | (187) | (170) |
| Operating profit | {operating} | 242 | 221 |
"""


def test_a_row_that_others_make_is_found_wrong(checker: Checker) -> None:
    assert said(checker, ROWS.format(gross="469", operating="310")) == ["sum-of-parts 469"]
    assert said(checker, ROWS.format(gross="496", operating="301")) == ["sum-of-parts 301"]


def test_rows_that_add_up_and_rows_that_need_not_are_left_alone(checker: Checker) -> None:
    assert said(checker, ROWS.format(gross="496", operating="310")) == []
    assert said(checker, ROWS.format(gross="496", operating="311")) == []  # rounding
    other = (
        "| Country | Coal | Gas | Wind |\n|---|---|---|---|\n| Aland | 310 | 25 | 62 |\n"
        "| Borland | 120 | 75 | 40 |\n| Cedria | 430 | 110 | 101 |\n| Dovia | 95 | 88 | 12 |\n"
    )
    assert said(checker, other) == []


def test_a_table_in_html_is_read_in_markdown(checker: Checker) -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{figure}</td></tr>\n"
        for name, figure in (("Oak", "412"), ("Beech", "388"), ("Total", "880"))
    )
    text = f"# Timber\n\n<table>\n<tr><th>Wood</th><th>Tonnes 2023</th></tr>\n{rows}</table>\n"
    assert said(checker, text) == ["sum-of-parts 880"]


DENSE = [
    (
        "| £m | FY24 | FY23 |\n"
        "|---|---|---|\n"
        "| Operating profit | 81.0 | 68.0 |\n"
        "| Finance costs | (9.0) | (8.0) |\n"
        "| Profit before tax | 72.0 | 60.0 |\n"
        "\n"
        "Operating profit of £81.0m was 19.1% ahead. Profit before tax in the second half"
        " was £50.0m, against £22.0m in the first. Finance costs of £2.4m were "
        "capitalised. Operating profit per store was £0.46m. We expect operating profit "
        "of £86.0m to £88.0m in FY25. Underlying operating profit was £83.5m. Operating "
        "profit before depreciation was £141.0m."
    ),
    (
        "| Thousand tonnes | 2022 | 2023 |\n"
        "|---|---|---|\n"
        "| Wheat | 7,150 | 6,300 |\n"
        "| Barley | 2,600 | 2,400 |\n"
        "| Total | 9,750 | 8,700 |\n"
        "\n"
        "The wheat harvest fell to 6.3 million tonnes. Wheat exports came to 3,150 "
        "thousand tonnes, and those of barley to 1.2 million tonnes. Wheat took up 54 "
        "percent of the area. Barley for beer accounted for 610 thousand tonnes. In the "
        "north wheat yielded 2,300 thousand tonnes. Some 6,000 farms grow wheat. Wheat "
        "stocks were 710 thousand tonnes in June. Feed wheat made up 40 percent of the "
        "total wheat harvest. Barley brought in 4.2 billion dinars."
    ),
    (
        "| € million | 2023 | 2022 |\n"
        "|---|---|---|\n"
        "| Retail banking | 396 | 318 |\n"
        "| Corporate banking | 252 | 222 |\n"
        "| Group | 648 | 540 |\n"
        "\n"
        "Income in retail banking was €962 million and costs €566 million. Retail banking"
        " had 2.4 million customers. Corporate banking lent €3.9 billion to exporters, "
        "and its loan book grew by 4 percent to €25.2 billion. Retail banking deposits "
        "rose by 6 percent. Retail banking cut costs by 3 percent. In retail banking, "
        "costs fell by 3 percent to €369 million."
    ),
    (
        "| Department ($ thousands) | FY 2024 | FY 2025 |\n"
        "|---|---|---|\n"
        "| Police | 108,000 | 112,320 |\n"
        "| Fire | 64,000 | 67,200 |\n"
        "| Libraries | 22,000 | 22,600 |\n"
        "| Total | 194,000 | 202,120 |\n"
        "\n"
        "Police overtime rose by 8 percent to $7.6 million. The police department "
        "receives $112.3 million, 4.0 percent more than this year. Libraries lent 1.2 "
        "million books, 2 percent fewer than last year. Fire protection costs residents "
        "$61 a month. Police pensions cost $12.2 million. Libraries take 11 percent of "
        "the total. The fire department answered 22,600 calls, 3 percent more. A grant "
        "gives police $1.2 million. Police and fire grow by 4.3 percent together. "
        "Libraries received $2.6 million in gifts. Fire insurance premiums fell by 5 "
        "percent."
    ),
    (
        "| Percent | 2023 | 2024 | 2025 |\n"
        "|---|---|---|---|\n"
        "| GDP growth | 1.2 | 2.1 | 2.8 |\n"
        "| Inflation | 7.6 | 4.3 | 3.1 |\n"
        "| Unemployment | 6.4 | 6.1 | 5.8 |\n"
        "\n"
        "GDP growth of 2.1 percent is expected for 2024. Inflation was 3.4 percent in "
        "October and will average 4.3 percent this year. Inflation fell by half a "
        "percentage point in a month. Unemployment stood at 6.2 percent in the third "
        "quarter. In the euro area inflation was 2.0 percent. Food inflation slowed to "
        "2.6 percent. Inflation expectations fell by 0.2 percentage points to 3.3 "
        "percent. The bank's inflation target is 3.0 percent."
    ),
    (
        "| Tonnes | 2023 | 2024 |\n"
        "|---|---|---|\n"
        "| Zinc | 4,120 | 4,306 |\n"
        "| Lead | 2,250 | 2,190 |\n"
        "\n"
        "Zinc traded at $2,480 a tonne, 4 percent lower than in 2023. Lead fell by 3 "
        "percent to $2,090 a tonne. Zinc output was 4,306 tonnes. Zinc inventories "
        "dropped by 12 percent to 436 tonnes. Lead output fell by 60 tonnes to 2,190 "
        "tonnes. Zinc recovered in the second half. Zinc ore grades fell by 0.4 points. "
        "The mine shipped zinc worth $10.7 million. Zinc reserves rose by 9 percent."
    ),
]


@pytest.mark.parametrize("text", DENSE)
def test_dense_prose_beside_a_table_raises_no_alarm(checker: Checker, text: str) -> None:
    assert said(checker, text) == []


WHOLE_IN_TABLE = """| Asset | Value (billion francs) | Share (%) |
|---|---|---|
| Bonds | 20.8 | 40 |
| Equities | 18.2 | 35 |
| Real estate | 13.0 | 25 |
| Total | 52.0 | 100 |

"""


def test_a_share_of_a_whole_in_the_table_is_of_no_figure_nearby(checker: Checker) -> None:
    bonds = "Bonds remain the largest class with 20.8 billion francs. "
    right = "Equities are worth 18.2 billion francs, or 35 percent of the total."
    assert said(checker, WHOLE_IN_TABLE + bonds + right) == []
