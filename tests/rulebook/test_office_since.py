"""Offices that somebody has held since a time, by the names that texts have for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.model.report import Report

Check = Callable[..., Report]

WRONG = [
    (
        "2023-07-31",
        "Christine Lagarde, President of the European Central Bank since November 2017, spoke.",
    ),
    (
        "2023-07-31",
        "Christine Lagarde has been President of the European Central Bank since November 2017.",
    ),
    ("2023-07-31", "Christine Lagarde, President since November 2017, spoke."),
    ("2023-07-31", "Emmanuel Macron, President of France since May 2014, spoke."),
    ("2023-07-31", "Emmanuel Macron, President since May 2014, spoke."),
    ("2023-07-31", "Jens Stoltenberg, Secretary General of NATO since 2011, spoke."),
    ("2023-07-31", "Jens Stoltenberg, in office since 2011, spoke."),
    ("2023-07-31", "Janet Yellen, Chair of the Federal Reserve since February 2018, spoke."),
    ("2024-12-31", "Kaja Kallas, prime minister of Estonia since July 2024, spoke."),
]
RIGHT = [
    (
        "2023-07-31",
        "Christine Lagarde, President of the European Central Bank since November 2019, spoke.",
    ),
    ("2023-07-31", "Jerome Powell, Chair of the Federal Reserve since February 2018, spoke."),
    (
        "2023-07-31",
        "Jerome Powell, Chair since February 2018, left it open; Janet Yellen, Treasury "
        "Secretary since January 2021, agreed.",
    ),
    (
        "2020-03-31",
        "Angela Merkel, chancellor since 2005, had been chairwoman of her party until 2018.",
    ),
    ("2018-02-20", "Janet Yellen, who had been chair since 2014, handed over to Jerome Powell."),
    (
        "2023-07-31",
        "Andrew Bailey, Governor of the Bank of England since March 2020, wrote a letter.",
    ),
    (
        "2017-07-31",
        "Donald Trump, president since January, met Emmanuel Macron, president since May.",
    ),
    (
        "2025-07-31",
        "Donald Trump has been president since January 2025. Mark Carney, prime minister "
        "of Canada since March 2025, was governor of the Bank of England from 2013 to 2020.",
    ),
    (
        "2023-07-31",
        "Lula da Silva, president since January 2023, governed from 2003 to 2010 as well.",
    ),
    (
        "2016-07-31",
        "Mario Draghi, President of the European Central Bank since November 2011, said so.",
    ),
    ("2012-07-31", "Vladimir Putin, president again since May 2012, spoke."),
    (
        "2023-07-31",
        "Christine Lagarde, who had been chair of a law firm since 1999, became minister in 2005.",
    ),
    ("2024-07-31", "Kaja Kallas, prime minister since 2021, stepped down on 15 July."),
]


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_somebody_who_was_not_in_office_then(check: Check, day: str, text: str) -> None:
    found = [one for one in check(text, day).findings if one.severity.value != "info"]
    assert "office-since" in {one.rule for one in found}


@pytest.mark.parametrize(("day", "text"), RIGHT)
def test_somebody_who_was_in_office_then(check: Check, day: str, text: str) -> None:
    assert [one for one in check(text, day).findings if one.severity.value != "info"] == []
