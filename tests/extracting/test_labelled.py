"""Entries of a list as sentences about what the heading names."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.checking.api import Checker
from factcheck.extracting.labelled import with_labels
from factcheck.extracting.mentions import find_mentions
from factcheck.reading.documents import read_text

READ = [
    ("# Chad\n\n- Capital: Moundou", "Chad's capital is Moundou"),
    ("# Chad\n\n- **Capital city**: Moundou", "Chad's capital is Moundou"),
    ("# Chad\n\nIndependence: 1970", "Chad has been independent since 1970"),
    ("# Chad in figures\n\n- Prime minister: Ann Berg", "Chad's prime minister is Ann Berg"),
    ("# Chad\n\n- Borders Ghana", "Chad Borders Ghana"),
    ("# OPEC\n\n- Founded: 9 May 1961", "OPEC was founded on 9 May 1961"),
    ("# OPEC\n\n- Founded in 1961", "OPEC was Founded in 1961"),
    ("# OPEC\n\n- 14 members", "OPEC has 14 members"),
    ("# OPEC\n\n- Members: 14", "OPEC's membership is 14"),
    ("# OPEC\n\n## Basic facts\n\n- Seat: Graz", "OPEC is based in Graz"),
]
LEFT = [
    "- Capital: Moundou",
    "# Chad and Mali\n\n- Capital: Moundou",
    "# Chad's north\n\n- Capital: Moundou",
    "# Chad\n\n## Kanem province\n\n- Capital: Mao",
    "# Chad\n\n- Weather: fine",
    "# Chad\n\n- Founded in 1961, OPEC has a seat.",
    "# Chad\n\n- The delegates left.",
]


def _read(checker: Checker, text: str) -> list[str]:
    document = read_text(text)
    plain = find_mentions(document, checker.gazetteer, date(2019, 10, 14)).sentences
    read = with_labels(document, plain, checker.gazetteer)
    return [
        " ".join(new.tokens.text[new.first : new.stop])
        for old, new in zip(plain, read, strict=True)
        if new is not old
    ]


@pytest.mark.parametrize(("text", "told"), READ)
def test_an_entry_is_read_as_a_sentence(checker: Checker, text: str, told: str) -> None:
    assert _read(checker, text) == [told]


@pytest.mark.parametrize("text", LEFT)
def test_an_entry_that_may_be_of_something_else_is_left(checker: Checker, text: str) -> None:
    assert _read(checker, text) == []


def test_what_an_entry_tells_is_held_against_the_record(checker: Checker) -> None:
    text = "# Estonia\n\n- Capital: Tartu\n- Currency: kroon\n- EU member since: 2007\n"
    rules = {one.rule for one in checker.check(read_text(text), date(2019, 10, 14)).findings}
    assert {"geography", "currency", "membership"} <= rules
