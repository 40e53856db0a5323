"""The day that a file says it is of."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.reading import read_bytes, read_text
from factcheck.reading.metadata import date_of, date_of_file, read_date
from tests.reading.word_files import p, word_file


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("weekly-bulletin-2016-12", date(2016, 12, 31)),
        ("brief_2016-02", date(2016, 2, 29)),
        ("brief-2016-12-05-v2", date(2016, 12, 5)),
        ("brief20161205", date(2016, 12, 5)),
        ("brief-12-2016", date(2016, 12, 31)),
        ("brief-dec-2016", date(2016, 12, 31)),
        ("2016-W49", date(2016, 12, 11)),
        ("2016-12-05T10:00:00+03:00", date(2016, 12, 5)),
        ("D:20161205101112+03'00'", date(2016, 12, 5)),
        ("5 December 2016", date(2016, 12, 5)),
        ("Dec. 5th, 2016", date(2016, 12, 5)),
        ("05.12.2016", date(2016, 12, 5)),
        ("from 2016-11-01 to 2016-12-05", date(2016, 11, 1)),
    ],
)
def test_a_date_is_read_as_printed_and_a_month_is_its_last_day(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text", ["report", "report-2016", "mayor-2016", "2016-13-45", "plan-2013-2017", "42", "v1.2.3"]
)
def test_what_names_no_day_gives_none(text: str) -> None:
    assert read_date(text) is None


def test_metadata_goes_before_the_name_of_the_file() -> None:
    text = "---\ndate: 2016-12-05\nas_of: 2016-11-30\n---\nShips left."
    document = read_text(text, path="note-2015-01.md", format="markdown")
    assert date_of(document) == (date(2016, 11, 30), "metadata: as_of")


def test_a_date_that_does_not_exist_is_passed_over() -> None:
    document = read_text("---\ndate: soon\n---\nIn.", path="in/note-2015-01.md", format="markdown")
    assert date_of(document) == (date(2015, 1, 31), "file name")
    assert date_of(read_text("Ships left.")) is None


def test_when_the_file_was_made_is_only_asked_last() -> None:
    page = '<meta name="created" content="2020-05-01"><p>x</p>'
    made = read_text(page, path="note.html", format="html")
    assert date_of(made) is None
    assert date_of_file(made) == (date(2020, 5, 1), "metadata: file-created")


def test_a_header_of_the_pages_tells_the_day_and_a_footer_does_not() -> None:
    made = word_file(p("x"), header=p("Weekly, 8 May 2016"), footer=p("printed 9 June 2020"))
    assert date_of(read_bytes(made, "a.docx")) == (date(2016, 5, 8), "metadata: header")
    assert date_of(read_bytes(word_file(p("x"), footer=p("printed 9 June 2020")), "a.docx")) is None
