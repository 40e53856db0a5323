"""Wholes with their parts, percentages of a whole, and differences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.model.findings import Severity
from factcheck.model.report import Report
from factcheck.reading.documents import read_file

Check = Callable[..., Report]

SUM, PART = "sum-of-parts", "part-above-whole"
PERCENT, GAP = "percentages-of-a-whole", "difference"

WRONG = [
    ("The choir has 64 voices: 20 sopranos, 18 altos, 12 tenors and 10 basses.", SUM),
    ("The choir (20 sopranos, 18 altos, 12 tenors and 10 basses, 64 in all) sang.", SUM),
    ("Of the 64 singers, 20 are new, 30 sang before and the other 18 only help.", SUM),
    ("Of its 310 staff, 190 are women and 130 men.", SUM),
    ("The valley has 41,200 people, of whom 17,300 are urban and 20,100 rural.", SUM),
    ("Of 90 councillors, 48 voted in favour, 39 against and 11 abstained.", SUM),
    ("The trip cost €4,150: €1,900 for air, €1,350 for rooms and €600 for meals.", SUM),
    (
        "The trip cost €1,900 for air, €1,350 for rooms and €600 for meals, a total of €4,150.",
        SUM,
    ),
    (
        "Trade reached $20.0 billion, with exports of $12.1 billion and imports of $6.2 billion.",
        SUM,
    ),
    ("The 140 hectares are divided into 60 of wood, 45 of meadow and 55 of marsh.", SUM),
    ("Trade came to $10.6 billion (exports $5.1 billion, imports $6.5 billion).", SUM),
    ("The chamber has 107 seats, of which 98 are filled by lists and 12 by the guilds.", SUM),
    ("Of the 28 clubs 22 own both a pitch and a hall, while the remaining 7 rent.", SUM),
    ("The coast is 2,700 km long, of which 1,800 km are cliffs, 700 km dunes and 450 km mud.", SUM),
    ("They were 48, including 21 officials, 19 traders and 12 reporters.", SUM),
    ("Wind made up 60 percent of sales, water 35 percent and gas 15 percent.", PERCENT),
    ("The valley has 41,200 inhabitants, 20,300 women and 21,900 men.", SUM),
    ("The chain runs 72 shops, 40 in Austria, 22 in Hungary and 25 in Croatia.", SUM),
    ("Of 72 claims, 41 were approved and 46 rejected.", SUM),
    ("Of the 41 states, 26 have signed and 18 have not.", SUM),
    ("It burns 72 tonnes, of which ships use 31 tonnes and the others 55 tonnes.", SUM),
    ("It employs 310 people, of whom 190 work in Graz, 70 in Linz and 85 elsewhere.", SUM),
    ("The dam costs €72 million, of which the province pays €85 million.", PART),
    ("Of its reserves it holds 45% in dollars, 35% in euros and 30% in gold.", PERCENT),
    ("Losses came to $40 million, including $55 million in one bank.", PART),
    ("Some 340 people were hurt, of whom 420 were passers-by.", PART),
    ("Asked again, 45% agreed, 35% did not and the remaining 30% had no view.", PERCENT),
    ("Wind makes 45% of it, water 35% and gas the remaining 10%.", PERCENT),
    ("The runoff ended 54.1% to 47.3%.", PERCENT),
    ("Its readers are 62% women and 48% men.", PERCENT),
    ("Revenue was €31 million and spending €38 million, a deficit of €12 million.", GAP),
    ("Imports of $24.1 billion exceeded exports of $19.2 billion by $7.9 billion.", GAP),
    ("He got 1,420 votes against 1,310 for her, a margin of 210.", GAP),
    ("Support stood at 54% to 41%, a lead of 23 points.", GAP),
]

SILENT = [
    "The choir has 60 voices: 20 sopranos, 18 altos, 12 tenors and 10 basses.",
    "The choir has 64 voices, including 20 sopranos and 18 altos.",
    "Of the 64 singers, 20 are new and 30 sang before.",
    "Of the 64 singers, 40 are from the town and 38 are women.",
    "Of the 64 singers, 20 are new, 30 sang before and the other 14 only help.",
    "Of the 100 pupils, 60 play football, 55 swim and 20 do both.",
    "Of its 310 staff, 190 are women and 120 men.",
    "Of its 310 staff, 150 women and 130 men were trained in 2012.",
    "Of 90 councillors, 48 voted in favour and 39 against.",
    "Of 90 councillors, 48 voted in favour and 39 against; 61 had come to the last session.",
    "The valley has 4,100 children, 2,300 girls and 1,800 boys, and 3,000 dogs.",
    "The chain runs 72 shops, 40 in Austria, 22 in Hungary and 10 in Croatia.",
    "It sold 72 cars, 40 in May and 50 in June.",
    "Of 72 pupils, 41 passed the first test and 46 the second.",
    "Of the 41 states, 26 signed, 24 ratified and 12 have not acted.",
    "The dam costs €72 million, of which the province has paid €25 million and owes €47 million.",
    "Of its reserves it holds 45% in dollars, 35% in euros and 20% in gold.",
    "Some 60% of exports go to Europe, 50% to France and 25% to the rest.",
    "The vote was 48 to 39, with 11 abstentions, in a council of 100.",
    "The trip cost €3,850: €1,900 for flights, €1,350 for rooms and €600 for meals.",
    "The trip cost €4,150, with €1,900 for flights and €1,350 for rooms.",
    "Three boys (12, 14 and 15) and two girls (9 and 11) came.",
    "She won 3 sets: 6-4, 3-6 and 7-5.",
    "They met 5 times: in 2009, 2011 and 2013.",
    "The 140 hectares: 60 km from the sea and 45 km from the border.",
    "Trade reached $18.3 billion, with exports of $12.1 billion and imports of $6.2 billion.",
    "Trade fell by $2 billion, exports reached $12.1 billion and imports $6.2 billion.",
    "Losses came to $40 million, including $25 million in one bank and $15 million in another.",
    "Losses came to $40 million, up from $25 million, including $55 million in claims since 2009.",
    "Losses rose to $40 million in May, of which $15 million in one week.",
    "Trade came to $11.6 billion (exports $5.1 billion, imports $6.5 billion).",
    "The chamber has 107 seats, of which 98 are filled by lists and 52 are held by women.",
    "The chamber has 107 seats, of which 95 are filled by lists and 12 by the guilds.",
    "Of the 28 clubs 22 own both a pitch and a hall, while the remaining 6 rent.",
    "Some 340 people were hurt, including 200 women and 190 foreigners.",
    "They were 48, including 21 officials, 12 traders and 12 reporters.",
    "Wind made up 60 percent of sales, and water was up 35 percent and gas 15 percent.",
    "Wind made up 60 percent of sales, but 35 percent of costs and 15 percent of staff.",
    "Asked again, 45% agreed, 35% did not and the remaining 20% had no view.",
    "A third each agreed, disagreed or had no view: 33%, 33% and the remaining 33%.",
    "Wind makes 45% of it. Water makes 35% and gas the remaining 20%.",
    "Of the women 62% read it, and of the men 48%.",
    "It is read by 62% of women and 48% of men.",
    "Turnout was 54.1% in the first round and 57.3% in the runoff.",
    "The party won 54.1% of the vote, against 47.3% in 2009.",
    "The runoff ended 54.1% to 45.9%.",
    "Taxes of 45%, 35% and 30% apply to the remaining goods.",
    "Revenue was €31 million and spending €38 million, a deficit of €7 million.",
    "Revenue is €31 million and spending €38 million, with a deficit of €12 million planned.",
    "Revenue was €31 million and spending €38 million; a deficit of €12 million is planned.",
    "Revenue was €31.4 million and spending €37.6 million, a gap of about €6 million.",
    "Imports of $24.1 billion exceeded exports of $19.2 billion by $4.9 billion.",
    "Imports of $24.1 billion exceeded exports of $19.2 billion by 26%.",
    "He got 1,420 votes against 1,310 for her, a margin of 4%.",
    "Support stood at 54% to 41%, a lead of 13 points.",
    "Imports of 30 cars, 40 vans and 20 buses left a deficit of $2 million.",
    "Of the 12 apostles of the plan, 4 left, 3 stayed and 2 died.",
    "The house has 8 rooms, with 3 bedrooms and 2 baths.",
    "In all 27 people came: 12 by bus and the rest on foot.",
]  # fmt: skip


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_figures_that_do_not_add_up(check: Check, text: str, rule: str) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {rule}
    [finding] = report.findings
    assert finding.related
    assert finding.derivation[-1].step in ("sum", "difference")


@pytest.mark.parametrize("text", SILENT)
def test_figures_that_add_up_or_need_not(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()


def test_every_part_is_cited(check: Check) -> None:
    text = "The choir has 64 voices: 20 sopranos, 18 altos, 12 tenors and 10 basses."
    [finding] = check(text).findings
    assert [one.quote for one in finding.related] == ["20", "18", "12", "10"]
    assert "60" in finding.message


TABLE = """# Fleet

| Port | Tugs | Growth | Share |
|---|---|---|---|
| Aberg | 12 | 3.0% | 31% |
| Borre | 19 | 4.0% | 49% |
| Cask | 8 | 1.0% | {share} |
| {label} | {total} | 5.0% | 100% |
"""


@pytest.mark.parametrize(
    ("label", "total", "share", "quotes"),
    [
        ("Total", "39", "20%", []),
        ("Total", "41", "20%", ["41"]),
        ("Total fleet", "41", "20%", ["41"]),
        ("Total", "39", "30%", ["100%"]),
        ("Average", "13", "20%", []),
        ("Total", "13", "20%", []),
        ("Total of all years", "412", "20%", []),
        ("Deep", "41", "20%", []),
        ("Total, with small ports", "57", "20%", []),
    ],
)
def test_the_total_row_of_a_table(
    checker: Checker, tmp_path: Path, label: str, total: str, share: str, quotes: list[str]
) -> None:
    path = tmp_path / "fleet.md"
    path.write_text(TABLE.format(label=label, total=total, share=share), encoding="utf-8")
    report = checker.check(read_file(path), date(2016, 12, 5))
    assert [one.quote for one in report.findings if one.rule == SUM] == quotes
    assert _spoke(report) == ({SUM} if quotes else set())
