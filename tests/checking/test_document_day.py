"""The document's day: given, told by the file, told by the text, or today."""

from __future__ import annotations

from factcheck.checking.api import Checker, parse_day
from factcheck.reading.documents import read_text

TOLD = "The council met on 3 May 2014. It had met in 2012 before."


def test_the_day_that_is_given_counts(checker: Checker) -> None:
    document = checker.check(read_text(TOLD), parse_day("2016-12-05")).document
    assert (document.as_of, document.as_of_source) == ("2016-12-05", "option")


def test_else_the_latest_day_that_the_text_tells(checker: Checker) -> None:
    document = checker.check(read_text(TOLD)).document
    assert (document.as_of, document.as_of_source) == ("2014-05-03", "latest date in the text")


def test_a_day_to_come_is_not_the_document_s(checker: Checker) -> None:
    document = checker.check(read_text(TOLD + " In 2190 it will end.")).document
    assert document.as_of == "2014-05-03"


def test_front_matter_comes_before_the_text(checker: Checker) -> None:
    document = checker.check(
        read_text(f"---\ndate: 2015-02-03\n---\n\n{TOLD}", path="a.md")
    ).document
    assert document.as_of == "2015-02-03"


def test_relative_times_are_read_from_the_day(checker: Checker) -> None:
    text = "The council met on 3 May 2014. Last year, the GDP of Ghana was $37 billion."
    claim = checker.check(read_text(text)).claims[0]
    assert claim.assertions[0].period is not None
    assert claim.assertions[0].period.from_ == "2013-01-01"


def test_a_day_below_a_title_dates_the_text_though_both_are_one_paragraph(checker: Checker) -> None:
    title = "Infrastructure note: the ring line of Arl and its sister town\nVelmora, 18 March 2019"
    document = checker.check(read_text(f"{title}\n\nThe line will be complete in 2025.")).document
    assert (document.as_of, document.as_of_source) == ("2019-03-18", "dateline")


def test_a_short_sentence_with_a_day_and_more_behind_it_dates_nothing(checker: Checker) -> None:
    text = "The first of the two lines of Arl was opened on 18 March 2011 by the mayor himself."
    document = checker.check(read_text(f"{text}\n\nThe second followed on 3 May 2014.")).document
    assert document.as_of == "2014-05-03"


def test_a_day_on_a_line_of_its_own_dates_the_text_that_goes_on_below_it(checker: Checker) -> None:
    body = (
        "Arl: a new line and an old quarrel about what it is to cost in the end\nIt opens in May."
    )
    for head in ("12 January 2014\n", "Velmora, 12 January 2014\n", "A note\n\n12 January 2014\n"):
        document = checker.check(read_text(head + body + " It was begun on 3 May 2015.")).document
        assert (document.as_of, document.as_of_source) == ("2014-01-12", "dateline")


def test_a_day_that_fills_a_line_of_a_narrow_column_dates_nothing(checker: Checker) -> None:
    text = (
        "The council of the ring line, which met on\n12 January 2014\nin the town hall of Velmora,"
    )
    document = checker.check(read_text(f"{text} was told on 3 May 2015 to wait.")).document
    assert document.as_of == "2015-05-03"


def test_a_story_that_opens_with_its_place_and_day_is_of_that_day(checker: Checker) -> None:
    for mark in ("—", "– ", "(Velmora Wire) —"):
        text = f"VELMORA, 12 January 2014 {mark} The ring line, begun on 3 May 2015 by plan, waits."
        document = checker.check(read_text(text)).document
        assert (document.as_of, document.as_of_source) == ("2014-01-12", "dateline")
