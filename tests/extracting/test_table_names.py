"""Tables of names and dates: what a cell states of the state or organisation of its row."""

from __future__ import annotations

import pytest
from factcheck.checking.api import Checker, parse_day
from factcheck.model.report import Report
from factcheck.reading.documents import read_text
from tests.conftest import AS_OF


def checked(checker: Checker, text: str) -> Report:
    return checker.check(read_text(text, format="markdown"), parse_day(AS_OF))


def told(report: Report) -> list[str]:
    """Each claim as `measure(subject) value verdict`."""
    return [
        f"{one.measure}({one.subject}) {one.value.text} {claim.verdict.value}"
        for claim in report.claims
        for one in claim.assertions
    ]


TABLES = [
    ("| Country | Capital | Independence |\n|---|---|---|\n| Estonia | Tallinn | 1918 |\n"
     "| Togo | Lomé | 27 April 1960 |",
     ["capital(Estonia) Tallinn supported", "event_date(Estonia) 1918 supported",
      "capital(Togo) Lomé supported", "event_date(Togo) 27 April 1960 supported"]),
    ("| State | President | Prime minister |\n|---|---|---|\n"
     "| France | François Hollande | Manuel Valls |",
     ["office_holder(France) François Hollande supported",
      "office_holder(France) Manuel Valls supported"]),
    ("| State | Joined NATO | Joined the EU |\n|---|---|---|\n| Hungary | 1999 | 2004 |",
     ["joined(Hungary) 1999 supported", "joined(Hungary) 2004 supported"]),
    ("| Body | Founded | Members |\n|---|---|---|\n| ASEAN | 1967 | 10 |",
     ["founded(ASEAN) 1967 supported", "member_count(ASEAN) 10 supported"]),
    ("| | Hungary | Slovakia |\n|---|---|---|\n| Capital | Budapest | Bratislava |",
     ["capital(Hungary) Budapest supported", "capital(Slovakia) Bratislava supported"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_cells_state_what_their_headers_say(
    checker: Checker, text: str, expected: list[str]
) -> None:
    assert told(checked(checker, text)) == expected


def test_wrong_cells_are_found(checker: Checker) -> None:
    text = (
        "| Country | Capital | President | Joined NATO |\n|---|---|---|---|\n"
        "| Turkey | Istanbul | Abdullah Gül | 1949 |\n"
        "| Poland | Warsaw | Andrzej Duda | 1999 |\n"
    )
    found = [one for one in checked(checker, text).findings if one.severity.value != "info"]
    assert [(one.quote, one.rule) for one in found] == [
        ("Istanbul", "geography"),
        ("Abdullah Gül", "office-holder"),
        ("1949", "membership"),
    ]


OTHERS = [
    "| Company | Founded | Members |\n|---|---|---|\n| Nordhaven | 1967 | 10 |",
    "| Country | Former president |\n|---|---|\n| France | Jacques Chirac |",
    "| Country | Founded |\n|---|---|\n| France | 843 |",
    "| Country | Largest city |\n|---|---|\n| Turkey | Istanbul |",
    "| Country | Joined |\n|---|---|\n| Hungary | 1989 |",
    "| Country | Capital, $ million |\n|---|---|\n| Turkey | 300 |",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_headers_say_nothing_of_them(checker: Checker, text: str) -> None:
    known = ("capital", "office_holder", "joined", "founded", "member_count")
    told = [one.measure for claim in checked(checker, text).claims for one in claim.assertions]
    assert not set(known) & set(told)
