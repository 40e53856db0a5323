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

# What else agrees says which day is meant: the office, the one before, the month or the year.
NEARLY_RIGHT = [
    ("2018-06-30", "Emmanuel Macron, president since August 2017, wore a tie."),
    ("2018-06-30", "Theresa May, in office since October 2016, danced."),
    ("2024-06-30", "Giorgia Meloni, who succeeded Mario Draghi on 22 July 2022, spoke."),
    ("2024-06-30", "Anthony Albanese, who took over from Scott Morrison in May 2021, spoke."),
    ("2024-06-30", "Giorgia Meloni has governed since March 2022, in succession to Mario Draghi."),
    ("2002-06-30", "George W. Bush was sworn in as president on 20 April 2001."),
    ("2018-06-30", "Helmut Schmidt governed from 16 May 1974 to 1 December 1982."),
    ("2017-12-30", "Moon Jae-in became president of South Korea in October."),
    ("2018-06-30", "Jimmy Carter, president since January 1974, is the subject of the first room."),
]
NEARLY_RIGHT += [
    ("2015-06-30", "Sergio Mattarella took over Italy from Giorgio Napolitano on 3 May."),
    ("2018-06-30", "Mark Carney of Canada has led the Bank of England since July 2015."),
    ("2015-06-30", "First came Gerhard Schröder, then Angela Merkel, who took his place in 2002."),
    ("2010-06-30", "Spain, under José Luis Rodríguez Zapatero, a lawyer, since June 2004, waits."),
    ("2021-06-30", "Joe Biden spoke; he succeeded Donald Trump in April 2021."),
    ("2021-06-30", "Xi Jinping sent Li Keqiang, his premier since October 2013."),
]
RIGHT += [
    ("2018-06-30", "Mark Carney of Canada has led the Bank of England since July 2013."),
    ("2015-06-30", "First came Gerhard Schröder, then Angela Merkel, who took his place in 2005."),
    ("2003-06-30", "Kofi Annan was sworn in on 1 January 2002 for five more years."),
    ("2024-06-30", "Vladimir Putin was sworn in as president on 7 May 2018."),
    ("2024-06-30", "Kassym-Jomart Tokayev, acting since March, was sworn in on 12 June 2019."),
    ("2024-06-30", "The chair since September 2020 is Nana Akufo-Addo of Ghana."),
    (
        "2024-06-30",
        "Boris Johnson, whose rival Jeremy Hunt was minister until July 2019, resigned.",
    ),
    ("2024-06-30", "Theresa May resigned in May 2019 and left Downing Street in July."),
    ("2024-06-30", "Rishi Sunak replaced Liz Truss on 25 October 2022."),
    ("2024-06-30", "Jens Stoltenberg, appointed in March 2014, took office on 1 October 2014."),
    ("2024-06-30", "Paul Kagame, in power since July 1994, was sworn in on 22 April 2000."),
    ("2024-06-30", "Pedro Sánchez, premier since June 2018, took the oath on 17 November 2023."),
]


@pytest.mark.parametrize(("day", "text"), NEARLY_RIGHT)
def test_a_date_beside_the_one_that_all_else_means(check: Check, day: str, text: str) -> None:
    found = [one for one in check(text, day).findings if one.severity.value != "info"]
    assert {"office-since", "told-succession"} & {one.rule for one in found}


@pytest.mark.parametrize(("day", "text"), WRONG)
def test_somebody_who_was_not_in_office_then(check: Check, day: str, text: str) -> None:
    found = [one for one in check(text, day).findings if one.severity.value != "info"]
    assert "office-since" in {one.rule for one in found}


@pytest.mark.parametrize(("day", "text"), RIGHT)
def test_somebody_who_was_in_office_then(check: Check, day: str, text: str) -> None:
    assert [one for one in check(text, day).findings if one.severity.value != "info"] == []
