"""Columns of tables that follow from others, and last rows that add up whatever their name."""

from __future__ import annotations

import pytest
from factcheck.checking.api import Checker
from factcheck.reading.documents import read_text


def said(checker: Checker, table: str) -> list[str]:
    lines = table.strip().splitlines()
    width = lines[0].count("|") - 1
    text = "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n"
    report = checker.check(read_text(text, format="markdown", path="note.md"))
    return [f"{one.rule} {one.quote}" for one in report.findings]


FOUND = [
    # shares of the last row
    ("""
| Buyer | Crates | Share, % |
| Lind | 360 | 45 |
| Marn | 240 | 30 |
| Osk | 120 | 25 |
| Others | 80 | 10 |
| Total | 800 | 100 |""", "share-of-whole 25, sum-of-parts 100"),
    # what one column is of another
    ("""
| Ward | Beds | Taken | Taken, % |
| A | 40 | 30 | 75 |
| B | 25 | 24 | 69 |
| C | 60 | 45 | 75 |
| D | 50 | 41 | 82 |
| All | 175 | 140 | 80 |""", "share-of-whole 69"),
    # price times quantity, in other units
    ("""
| Ore | Kilotonnes | Dollars a tonne | Million dollars |
| Zinc | 40 | 3,100 | 124.0 |
| Lead | 55 | 2,000 | 110.0 |
| Tin | 4 | 25,500 | 120.0 |
| Iron | 900 | 110 | 99.0 |""", "product 120.0"),
    # a quotient, off by a power of ten
    ("""
| Land | People, million | Output, billion | Output per head |
| Alda | 10 | 131 | 13,100 |
| Brens | 21 | 168 | 80,000 |
| Corva | 5 | 95 | 19,000 |
| Delt | 8 | 40 | 5,000 |""", "product 80,000"),
    # columns added up, and one less another
    ("""
| Class | Boys | Girls | Pupils |
| 1 | 12 | 14 | 26 |
| 2 | 15 | 11 | 26 |
| 3 | 13 | 16 | 31 |
| 4 | 10 | 13 | 23 |
| 5 | 17 | 15 | 32 |""", "sum-of-parts 31"),
    ("""
| Year | Births | Deaths | Balance |
| 2011 | 820 | 900 | −80 |
| 2012 | 790 | 960 | −170 |
| 2013 | 805 | 970 | −195 |
| 2014 | 840 | 900 | −60 |""", "difference −195"),
    # the last row adds up, by the number of rows or by other columns
    ("""
| Town | Shops |
| Lind | 120 |
| Marn | 90 |
| Osk | 75 |
| Three towns | 295 |""", "sum-of-parts 295"),
    ("""
| Works | Ovens | Staff | Tonnes |
| Lind | 12 | 310 | 4,100 |
| Marn | 9 | 255 | 3,700 |
| Osk | 7 | 190 | 2,200 |
| Group | 28 | 755 | 10,300 |""", "sum-of-parts 10,300"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "finding"), FOUND)
def test_the_row_that_breaks_the_columns_is_found(
    checker: Checker, table: str, finding: str
) -> None:
    assert ", ".join(said(checker, table)) == finding


SILENT = [
    # figures of the same kind from two sources agree in no row
    """
| Land | People, million | Output, billion | Output per head at parity |
| Alda | 10 | 131 | 15,200 |
| Brens | 21 | 168 | 12,100 |
| Corva | 5 | 95 | 21,000 |
| Delt | 8 | 40 | 9,300 |""",
    # small figures fit by chance
    """
| Team | Won | Drawn | Points |
| Lind | 7 | 2 | 23 |
| Marn | 6 | 2 | 20 |
| Osk | 3 | 3 | 12 |
| Port | 1 | 1 | 1 |""",
    # the last row is an average
    """
| Bank | Assets | Equity | Ratio |
| Alpha | 420 | 29.4 | 7.0 |
| Beta | 310 | 18.6 | 6.0 |
| Gamma | 150 | 12.0 | 8.0 |
| Mean | 293 | 20.0 | 6.8 |""",
    # three of several towns and the whole region
    """
| Town | 1990 | 2000 | 2010 |
| Arn | 310 | 330 | 365 |
| Bel | 208 | 201 | 198 |
| Cor | 97 | 121 | 140 |
| Region | 1,020 | 1,065 | 1,130 |""",
    # rounding
    """
| Part | 2011 | 2012 | 2013 |
| Homes | 2.1 | 1.4 | 0.3 |
| Works | 1.2 | 0.6 | −0.4 |
| Trade | 0.4 | −0.2 | 0.6 |
| Growth | 3.8 | 1.8 | 0.4 |""",
    # half of the whole is no inner total
    """
| Line | 2014 | 2015 |
| Chilled | 340 | 371.0 |
| Frozen | 215 | 222.6 |
| Ambient | 145 | 148.4 |
| Total | 700 | 742.0 |""",
    # a price of the sum is no sum of prices
    """
| Ware | Price | Sold | Taken |
| A | 2.50 | 400 | 1,000 |
| B | 4.00 | 150 | 600 |
| C | 10.00 | 40 | 400 |
| Sum | 3.39 | 590 | 2,000 |""",
]  # fmt: skip


@pytest.mark.parametrize("table", SILENT)
def test_tables_that_hold_are_left_alone(checker: Checker, table: str) -> None:
    assert said(checker, table) == []
