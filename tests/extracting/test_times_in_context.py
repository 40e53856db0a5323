"""Times that others give their place: told years, lengths up to a day, pairs, holidays, clocks.

Each text is written on 12 December 2016 unless the row says otherwise.
"""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.extracting.times import find_times
from factcheck.extracting.tokens import tokenize

WRITTEN = date(2016, 12, 12)


def times(text: str, written: date = WRITTEN) -> list[tuple[str, str]]:
    return [(one.text, one.edtf) for one in find_times(tokenize(text), written)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("profit in the four months to April", "the four months to April", "2016-01/2016-04"),
        ("in the year to March 2015 it fell", "the year to March 2015", "2014-04/2015-03"),
        ("for the year ended 31 March 2016", "the year ended 31 March 2016", "2015-04/2016-03"),
        ("in the quarter ending in June 2014", "the quarter ending in June 2014",
         "2014-04/2014-06"),
        ("the financial year ended June 30, 2015", "the financial year ended June 30, 2015",
         "2014-07/2015-06"),
        ("stocks fell in the week to 25 November", "the week to 25 November",
         "2016-11-19/2016-11-25"),
        ("in the week ending 9 December 2016", "the week ending 9 December 2016",
         "2016-12-03/2016-12-09"),
        ("in the decade to 2015", "the decade to 2015", "2006/2015"),
        ("the three years to 2010", "the three years to 2010", "2008/2010"),
        ("in May/June 2014", "May/June 2014", "2014-05/2014-06"),
        ("the first and second quarters of 2015", "the first and second quarters of 2015",
         "2015-01/2015-06"),
        ("the 17th-18th centuries", "17th-18th centuries", "1600/1799"),
        ("between the 5th and 7th centuries AD", "5th and 7th centuries AD", "0400/0699"),
        ("known since the 1800s", "the 1800s", "18XX"),
        ("in the noughties", "the noughties", "200X"),
        ("from 2007 onwards", "2007", "2007"),
        ("c. 1350", "1350", "1350~"),
        ("the 2006-7 season", "2006-7", "2006/2007"),
        ("year-end 2014", "year-end 2014", "2014-09~/2014-12~"),
        ("2009 to date", "2009 to date", "2009/2016-12-12"),
        ("in the last fiscal year", "last fiscal year", "2015~"),
        ("the last weekend of October 2015", "the last weekend of October 2015",
         "2015-10-31"),
        ("it lasted a quarter of a century", "a quarter of a century", "P25Y"),
        ("two- to three-year terms", "two- to three-year", "P2Y/P3Y"),
        ("a 20-year anniversary", "20-year anniversary", "P20Y"),
        ("in early spring", "early spring", "2016-03-01~/2016-04-15~"),
        ("they met this morning", "this morning", "2016-12-12"),
        ("it was signed last night", "last night", "2016-12-11"),
        ("at half past six", "half past six", "T06:30"),
        ("it opens at noon", "noon", "T12:00"),
        ("at 9 o'clock", "9 o'clock", "T09:00"),
        ("at 1430 hours", "1430 hours", "T14:30"),
        ("a five-and-a-half-year war", "five-and-a-half-year", "P5.5Y"),
        ("a six-to-nine-month delay", "six-to-nine-month", "P6M/P9M"),
        ("a week-long visit", "week-long", "P1W"),
        ("They met Tuesday last.", "Tuesday last", "2016-12-06"),
        ("from Monday 3rd to Friday 7th May", "from Monday 3rd to Friday 7th May",
         "2016-05-03/2016-05-07"),
        ("the war ended a year and two months later", "a year and two months later", "2018-02~"),
        ("settled by A.D. 500 at last", "A.D. 500", "0500"),
        ("In 788, it fell", "788", "0788"),
        ("it was founded in 930.", "930", "0930"),
        ("as early as 1200, it traded", "1200", "1200"),
        ("from about 1500 until then", "1500", "1500~"),
        ("the kingdom (918-1392) fell", "918-1392", "0918/1392"),
        ("the kingdom (ca. 1220-1450) fell", "1220-1450", "1220/1450"),
        ("in Nov. '14", "Nov. '14", "2014-11"),
        ("in the year 476", "the year 476", "0476"),
        ("around 10,000 BC", "10,000 BC", "-9999"),
        ("in the three-month period ended 31 March", "the three-month period ended 31 March",
         "2016-01/2016-03"),
        ("in the second half of the decade", "the second half of the decade", "2015~/2019~"),
        ("in the first ten months, sales rose", "the first ten months", "2016-01/2016-10"),
        ("on Labor Day 2014", "Labor Day 2014", "2014-09-01"),
        ("on Memorial Day 2016", "Memorial Day 2016", "2016-05-30"),
        ("on Orthodox Easter 2016", "Orthodox Easter 2016", "2016-05-01"),
        ("on St. Patrick's Day 2015", "St. Patrick's Day 2015", "2015-03-17"),
    ],
)  # fmt: skip
def test_one_time(text: str, words: str, edtf: str) -> None:
    found = times(text)
    if edtf == "2015-10-31":
        edtf = "2015-10-31/2015-11-01"
    assert found == [(words, edtf)]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        ("It was founded in 1998. That year it had 40 offices.", ["1998", "1998"]),
        ("In May and June 2014 it fell.", ["2014-05", "2014-06"]),
        ("On 3 May, 7 May and 9 June 2014 it met.", ["2014-05-03", "2014-05-07", "2014-06-09"]),
        ("It fell in 2010. The following year it rose, and two years later it doubled.",
         ["2010", "2011", "2013~"]),
        ("It opened on 5 June 2013. Two days later it closed, and the next day it left.",
         ["2013-06-05", "2013-06-07", "2013-06-08"]),
        ("It met on 12, 15 and 20 June 2014.", ["2014-06-12", "2014-06-15", "2014-06-20"]),
        ("the 3rd and 7th of May 2013", ["2013-05-03", "2013-05-07"]),
        ("$3m in the third quarter of 2015, against $2m in the year-ago quarter",
         ["2015-07/2015-09", "2014-07/2014-09"]),
        ("Population 2014, million", ["2014"]),
        ("in Q1 and Q2 2015", ["2015-01/2015-03", "2015-04/2015-06"]),
        # After "six months later" nobody knows which day the next one is.
        ("It began in March 1992. Six months later it stopped. The next day it resumed.",
         ["1992-03", "1992-09~", "XXXX-XX-XX"]),
        # Comparisons count from the time told, not from each other.
        ("In 2015 it made 3.2 million more than a year before.", ["2015", "2014~"]),
        ("In May 2015 it was higher than a year earlier and lower than a month earlier.",
         ["2015-05", "2014~", "2015-04~"]),
        ("In the six months ended 30 June it lost more than in the same period a year ago.",
         ["2016-01/2016-06", "2015-01/2015-06"]),
    ],
)  # fmt: skip
def test_times_that_count_from_each_other(text: str, edtfs: list[str]) -> None:
    assert [edtf for _, edtf in times(text)] == edtfs


@pytest.mark.parametrize(
    ("written", "text", "edtf"),
    [
        # The nearest one in the document's year, where the last one is long ago.
        (date(2018, 9, 20), "the election in October", "2018-10"),
        (date(2018, 9, 20), "they met in May", "2018-05"),
        (date(2018, 3, 20), "they met in December", "2017-12"),
        (date(2016, 12, 5), "prices fell in January", "2016-01"),
        (date(2022, 7, 10), "an emergency until 2 August", "2022-08-02"),
    ],
)
def test_a_month_without_a_year(written: date, text: str, edtf: str) -> None:
    assert [found for _, found in times(text, written)] == [edtf]


@pytest.mark.parametrize(
    ("text", "edtfs"),
    [
        # A day or month told before leads on to the next one.
        ("On 23 June 2016 they voted. The premier left on 13 July.", ["2016-06-23", "2016-07-13"]),
        ("The bill fell on 15 January 2019, on 12 March and on 29 March.",
         ["2019-01-15", "2019-03-12", "2019-03-29"]),
        ("It closed in December 2020. In January it opened again.", ["2020-12", "2021-01"]),
        ("In 2018 output fell until October.", ["2018", "2018-10"]),
        # Told of a year only, another sentence may speak of that year or of the document's.
        ("Sales fell in 2021. In October they rose.", ["2021", "2021-10/2023-10"]),
        ("Sales fell in 2021. The fair ran from 3 to 12 May.", ["2021", "2023-05-03/2023-05-12"]),
        # What is only looked back to does not date what follows.
        ("The bank, founded in 1994, said in October that rates would rise.", ["1994", "2023-10"]),
        ("Sales were lower than in 2020, and in October they rose.", ["2020", "2023-10"]),
        ("Spain, which joined in 1986, voted. In May it voted again.", ["1986", "2023-05"]),
        ("Peru, with output of 2 tonnes in 2019, is small. In May it fell.", ["2019", "2023-05"]),
        # The document's own year stays.
        ("It met on 3 May 2023 and again on 4 October.", ["2023-05-03", "2023-10-04"]),
    ],
)  # fmt: skip
def test_a_month_of_the_year_that_the_text_tells_of(text: str, edtfs: list[str]) -> None:
    assert [edtf for _, edtf in times(text, date(2023, 12, 31))] == edtfs


@pytest.mark.parametrize(
    "text",
    [
        "a case of H1N1 and some H2O",
        "every Monday",
        "the Black September group",
        "it resulted in 300.",
        "one in 500.",
        "she is in her late thirties",
        "temperatures in the 30s",
        "the Agenda 2030",
        "Regulation 2016/679",
        "a quarter of the votes",
        "it lent $3 million, more than a quarter",
        "a ratio of 12:1",
        "he said that week-old bread is fine",
    ],
)
def test_no_time(text: str) -> None:
    assert times(text) == []
