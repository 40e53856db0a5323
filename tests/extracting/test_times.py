"""Which words are times, where they lie on the calendar, and which only look like times.

Each row is one text, written 12 December 2016, with every time that a reader finds in it: its
words, EDTF text, first and last day ("" where it has no place on the calendar).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from factcheck.extracting.times import find_times
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import TimeExpression

WRITTEN = date(2016, 12, 12)

Row = tuple[str, list[tuple[str, str, str, str]]]


def times(text: str, anchor: date | None = WRITTEN) -> list[TimeExpression]:
    return find_times(tokenize(text), anchor)


def shown(mention: TimeExpression) -> tuple[str, str, str, str]:
    first = mention.first.isoformat() if mention.first else ""
    last = mention.last.isoformat() if mention.last else ""
    return mention.text, mention.edtf, first, last


DAYS = [
    "5 December 2016",
    "5th December, 2016",
    "5th of December 2016",
    "December 5, 2016",
    "December 5th, 2016",
    "Dec. 5, 2016",
    "Dec 5 '16",
    "5-Dec-16",
    "2016-12-05",
    "2016/12/05",
    "05.12.2016",
    "December the fifth, 2016",
    "Monday, 5 December 2016",
    "Mon. 5 December 2016",
]


@pytest.mark.parametrize("written", DAYS)
def test_a_day_is_read_in_every_usual_order(written: str) -> None:
    found = times(f"The talks opened on {written} in Astana.")
    assert [shown(mention) for mention in found] == [
        (written, "2016-12-05", "2016-12-05", "2016-12-05")
    ]


PERIODS: list[Row] = [
    ("It was held in March 1997.", [("March 1997", "1997-03", "1997-03-01", "1997-03-31")]),
    ("In Q3 2016 it fell.", [("Q3 2016", "2016-07/2016-09", "2016-07-01", "2016-09-30")]),
    (
        "Growth in the third quarter of 2016 was weak.",
        [("the third quarter of 2016", "2016-07/2016-09", "2016-07-01", "2016-09-30")],
    ),
    ("2H 2015 was better.", [("2H 2015", "2015-07/2015-12", "2015-07-01", "2015-12-31")]),
    (
        "In the first nine months of 2016 imports fell.",
        [("the first nine months of 2016", "2016-01/2016-09", "2016-01-01", "2016-09-30")],
    ),
    (
        "The spring of 2014 was dry.",
        [("The spring of 2014", "2014-21", "2014-03-01", "2014-05-31")],
    ),
    ("In FY2016 revenue rose.", [("FY2016", "2016~", "2016-01-01", "2016-12-31")]),
    ("In 2015/16 revenue rose.", [("2015/16", "2015~/2016~", "2015-01-01", "2016-12-31")]),
    ("Introduced in early 2000s.", [("early 2000s", "2000~/2004~", "2000-01-01", "2004-12-31")]),
    ("By the mid-1990s.", [("the mid-1990s", "1993~/1997~", "1993-01-01", "1997-12-31")]),
    ("In the late 80s.", [("the late 80s", "1985~/1989~", "1985-01-01", "1989-12-31")]),
    ("In the 1990s.", [("the 1990s", "199X", "1990-01-01", "1999-12-31")]),
    (
        "In the nineteen seventies.",
        [("the nineteen seventies", "197X", "1970-01-01", "1979-12-31")],
    ),
    ("In the 19th century.", [("19th century", "18XX", "1800-01-01", "1899-12-31")]),
    ("In the 3rd century B.C. it fell.", [("3rd century B.C.", "-02XX", "", "")]),
    ("Built in 44 BC.", [("44 BC", "-0043", "", "")]),
    ("By the end of 2015.", [("end of 2015", "2015-09~/2015-12~", "2015-09-01", "2015-12-31")]),
    ("Founded around 1648.", [("1648", "1648~", "1648-01-01", "1648-12-31")]),
    ("Easter 2016 was early.", [("Easter 2016", "2016-03-27", "2016-03-27", "2016-03-27")]),
    (
        "The first Friday of July 2016.",
        [("The first Friday of July 2016", "2016-07-01", "2016-07-01", "2016-07-01")],
    ),
]

RANGES: list[Row] = [
    ("The plan for 2013-2017.", [("2013-2017", "2013/2017", "2013-01-01", "2017-12-31")]),
    ("Violence from 1992-98.", [("from 1992-98", "1992/1998", "1992-01-01", "1998-12-31")]),
    (
        "Between 2000 and 2005 it grew.",
        [("Between 2000 and 2005", "2000/2005", "2000-01-01", "2005-12-31")],
    ),
    (
        "Output in January-October 2016.",
        [("January-October 2016", "2016-01/2016-10", "2016-01-01", "2016-10-31")],
    ),
    (
        "The visit of 14 to 16 June 2015.",
        [("14 to 16 June 2015", "2015-06-14/2015-06-16", "2015-06-14", "2015-06-16")],
    ),
    (
        "Held on December 5-7, 2016.",
        [("December 5-7, 2016", "2016-12-05/2016-12-07", "2016-12-05", "2016-12-07")],
    ),
    (
        "From November 2015 to March 2016.",
        [("From November 2015 to March 2016", "2015-11/2016-03", "2015-11-01", "2016-03-31")],
    ),
    (
        "From the mid-1980s through the early 2000s.",
        [("From the mid-1980s through the early 2000s", "1983~/2004~", "1983-01-01", "2004-12-31")],
    ),
    ("Q1-Q3 2016 results.", [("Q1-Q3 2016", "2016-01/2016-09", "2016-01-01", "2016-09-30")]),
    (
        "In November-February 2016.",
        [("November-February 2016", "2015-11/2016-02", "2015-11-01", "2016-02-29")],
    ),
]

RELATIVE: list[Row] = [
    ("Exports fell last year.", [("last year", "2015", "2015-01-01", "2015-12-31")]),
    ("They met yesterday.", [("yesterday", "2016-12-11", "2016-12-11", "2016-12-11")]),
    ("A quake the day before.", [("the day before", "2016-12-11", "2016-12-11", "2016-12-11")]),
    ("They meet next month.", [("next month", "2017-01", "2017-01-01", "2017-01-31")]),
    (
        "Over the past three years.",
        [("the past three years", "2013-12-12~/2016-12-11~", "2013-12-12", "2016-12-11")],
    ),
    ("In October last year.", [("October last year", "2015-10", "2015-10-01", "2015-10-31")]),
    ("Two weeks ago it rose.", [("Two weeks ago", "2016-11-28", "2016-11-28", "2016-11-28")]),
    ("It will end in two weeks.", [("in two weeks", "2016-12-26", "2016-12-26", "2016-12-26")]),
    ("It ended in two weeks.", [("two weeks", "P2W", "", "")]),
    ("To date, 167 projects run.", [("To date", "2016-12-12", "2016-12-12", "2016-12-12")]),
    ("In October exports fell.", [("October", "2016-10", "2016-10-01", "2016-10-31")]),
    ("In March it will open.", [("March", "2016-03", "2016-03-01", "2016-03-31")]),
    ("It will open in March.", [("March", "2017-03", "2017-03-01", "2017-03-31")]),
    (
        "Founded in 2001, it moved three years later.",
        [
            ("2001", "2001", "2001-01-01", "2001-12-31"),
            ("three years later", "2004~", "2004-01-01", "2004-01-01"),
        ],
    ),
    (
        "In January-October 2016 it was less than in the same period last year.",
        [
            ("January-October 2016", "2016-01/2016-10", "2016-01-01", "2016-10-31"),
            ("the same period last year", "2015-01/2015-10", "2015-01-01", "2015-10-31"),
        ],
    ),
    (
        "In 2014 it won; the next year, it lost.",
        [
            ("2014", "2014", "2014-01-01", "2014-12-31"),
            ("next year", "2015", "2015-01-01", "2015-12-31"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*PERIODS, *RANGES, *RELATIVE])
def test_times_lie_on_the_calendar(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [shown(mention) for mention in times(text)] == expected


DURATIONS = [
    ("the first cuts in eight years", "eight years", "P8Y", Decimal(8), "year"),
    ("the two-day drills", "two-day", "P2D", Decimal(2), "day"),
    ("open 30 days a year", "30 days", "P30D", Decimal(30), "day"),
    ("after 3 months", "3 months", "P3M", Decimal(3), "month"),
    ("two and a half hours", "two and a half hours", "PT2.5H", Decimal("2.5"), "hour"),
    ("after a hundred and twenty days", "a hundred and twenty days", "P120D", Decimal(120), "day"),
    ("a thousand years", "a thousand years", "P1000Y", Decimal(1000), "year"),
    ("it took 3 h 20 min", "3 h 20 min", "PT3H20M", Decimal(200), "minute"),
    ("a forty-second delay", "forty-second", "PT40S", Decimal(40), "second"),
    ("one year and six months", "one year and six months", "P1Y6M", Decimal(18), "month"),
    ("within two to three years", "two to three years", "P2Y/P3Y", Decimal(2), "year"),
    ("the 5th anniversary of the bloc", "5th anniversary", "P5Y", Decimal(5), "year"),
    ("its twentieth anniversary", "twentieth anniversary", "P20Y", Decimal(20), "year"),
]


def test_lengths_that_a_comma_parts_are_one_only_where_they_shrink() -> None:
    text = "2 hours, 30 minutes, 3 days and 4 hours"
    assert [one.text for one in times(text)] == ["2 hours, 30 minutes", "3 days and 4 hours"]


@pytest.mark.parametrize(("text", "words", "edtf", "number", "unit"), DURATIONS)
def test_lengths_of_time_have_a_number_and_a_unit(
    text: str, words: str, edtf: str, number: Decimal, unit: str
) -> None:
    (found,) = times(text)
    assert (found.text, found.edtf, found.ordinal, found.unit) == (words, edtf, number, unit)
    assert found.first is None
    assert found.last is None


NO_TIMES = [
    "2015 people died, and a force of 2015 soldiers came.",
    "It costs $2015 or 2015 dollars.",
    "The peak is 1500 metres high.",
    "He may go; they may march on.",
    "The second largest, and the second of three.",
    "The fall in prices will spring back.",
    "Output is 1.2 million barrels a day, twice a week.",
    "UN Resolution 1929, Law No. 2015, page 1984.",
    "A 35-year-old man, aged 60 years, 45 years old.",
    "S-300 missiles, G20, 1/3 of it, 24/7, a 60-40 split.",
    "Since Theresa said so, Sun Microsystems fell.",
    "Three quarters of the population.",
    "Bloody Sunday and the Six-Day War and the Good Friday Agreement.",
    "The 27th floor, the 17th Door, the 34th meeting.",
    "A second conflict, a decades-long conflict.",
    "A hundred people a day, a thousand men.",
    "The forty-second president and his fifty-second trip.",
    "A value between 1.5 and 2.5, or between 1/2 and 3/4.",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_words_that_only_look_like_times(text: str) -> None:
    assert [mention.text for mention in times(text)] == []


YEARS_IN_CONTEXT = [
    ("By 2030 it doubles.", "2030"),
    ("In 2015 people hoped.", "2015"),
    ("The 2016 budget passed.", "2016"),
    ("The budget for 2016 foresees cuts.", "2016"),
    ("The law of 2003 allows it.", "2003"),
    ("The 1713 Treaty held.", "1713"),
    ("The 2014 elections were close.", "2014"),
    ("Exports (2015) fell.", "2015"),
    ("2016", "2016"),
]


@pytest.mark.parametrize(("text", "year"), YEARS_IN_CONTEXT)
def test_four_figures_are_a_year_where_the_context_says_so(text: str, year: str) -> None:
    assert [mention.edtf for mention in times(text)] == [year]


def test_an_ambiguous_date_follows_the_convention_of_its_text() -> None:
    assert times("It opened on 03/04/2016.")[0].edtf == "2016-03-04"
    european = times("From 25/12/2015 on. It opened on 03/04/2016.")
    assert [mention.edtf for mention in european] == ["2015-12-25", "2016-04-03"]


def test_a_day_that_does_not_exist_is_read_but_has_no_place() -> None:
    (found,) = times("It was signed on 30 February 2016.")
    assert shown(found) == ("30 February 2016", "2016-02-30", "", "")


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("at 14:30 on 5 December 2016", "2016-12-05T14:30:00"),
        ("on 5 March 2015, at 7.40 p.m.", "2015-03-05T19:40:00"),
        ("the day before at 7.40 p.m.", "2016-12-11T19:40:00"),
        ("at 18:00 GMT", "T18:00"),
    ],
)
def test_a_time_of_day_takes_the_day_beside_it(text: str, edtf: str) -> None:
    (clock,) = [mention for mention in times(text) if mention.grain == "time_of_day"]
    assert clock.edtf == edtf


def test_without_an_anchor_relative_times_have_no_place() -> None:
    for text in ("last year", "next month", "yesterday", "the past three years", "in May"):
        (found,) = times(text, anchor=None)
        assert found.relative
        assert (found.first, found.last) == (None, None)
    (dated,) = times("on 5 December", anchor=None)
    assert dated.edtf == "XXXX-12-05"


def test_flags_say_what_depends_on_the_document_and_what_is_loose() -> None:
    (decade,) = times("in the early 2000s")
    assert decade.approximate
    assert not decade.relative
    (past,) = times("last year")
    assert past.relative
    assert past.grain == "year"
