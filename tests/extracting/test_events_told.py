"""Events whose subject stands elsewhere: independence, foundings, treaties, capitals, deeds."""

from __future__ import annotations

import pytest
from tests.conftest import Claims

TOLD = [
    ("Togo is small. The country became independent on 27 April 1960.",
     "event_date Togo 27 April 1960"),
    ("Togo is small. It gained its independence from France in 1960.", "event_date Togo 1960"),
    ("In 1960 Togo won its independence.", "event_date Togo 1960"),
    ("Togo has been independent since 1960.", "event_date Togo 1960"),
    ("Togo, independent since April 1960, exports phosphate.", "event_date Togo April 1960"),
    ("Togo's independence came on 27 April 1960.", "event_date Togo 27 April 1960"),
    ("Moldova is poor. The former Soviet republic declared independence on 27 August 1991.",
     "event_date Moldova 27 August 1991"),
    ("Peru has its own day. In Ilham Aliyev's Azerbaijan, the country declared its independence "
     "on that day in 1991.", "event_date Azerbaijan 1991"),
    ("Several states founded OPEC in September 1960.", "founded OPEC September 1960"),
    ("In 1967 five ministers created ASEAN.", "founded ASEAN 1967"),
    ("NATO met in Riga. The alliance, founded in 1949, had changed.", "founded NATO 1949"),
    ("ASEAN met in Hanoi. Founded in 1967, it has grown.", "founded ASEAN 1967"),
    ("The Asian Development Bank lends. The bank was founded in December 1966.",
     "founded Asian Development Bank December 1966"),
    ("The World Trade Organization has rules. It came into being on 1 January 1995.",
     "founded World Trade Organization 1 January 1995"),
    ("The African Union began work in July 2002.", "founded African Union July 2002"),
    ("On 25 March 1957 six states signed the Treaty of Rome.",
     "event_date Treaty of Rome 25 March 1957"),
    ("The Treaty of Lisbon changed much. It entered into force on 1 December 2009.",
     "event_date Treaty of Lisbon 1 December 2009"),
    ("Lima, the capital, lies on the coast.", "capital Peru Lima"),
    ("The capital has been Abuja since 1991.", "capital Nigeria Abuja"),
    ("Abuja has been the capital of Nigeria since 1991.", "capital Nigeria Abuja"),
    ("Crimea was annexed by Russia in March 2014.", "event_date Crimea March 2014"),
    ("Iraq invaded Kuwait in August 1990.", "event_date Kuwait August 1990"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_an_event_has_its_subject(claims: Claims, text: str, expected: str) -> None:
    (one,) = [
        one.assertion
        for one in claims(text)
        if one.assertion.measure in ("event_date", "founded", "capital")
    ]
    assert f"{one.measure} {one.subject} {one.value.text}" == expected


SEVERAL = [
    ("India and Pakistan became independent in August 1947.", ["India", "Pakistan"]),
    ("The Treaty of Lisbon was signed in 2007 and entered into force in 2009.",
     ["Treaty of Lisbon", "Treaty of Lisbon"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subjects"), SEVERAL)
def test_several_events_are_told_at_once(claims: Claims, text: str, subjects: list[str]) -> None:
    found = [one.assertion for one in claims(text) if one.assertion.measure == "event_date"]
    assert [one.subject for one in found] == subjects


NONE = [
    "It was signed in March 2009.",
    "A bank in Zurich failed. The bank was founded in 1862.",
    "NATO created a response force in 2003.",
    "The central bank became independent in May 1997.",
    "Munich, the capital of beer, is rich.",
    "Sydney, the capital, is large.",
    "An independent commission was set up in 1998.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_event_of_anybody_known(claims: Claims, text: str) -> None:
    told = ("event_date", "founded", "capital")
    assert [one.quote for one in claims(text) if one.assertion.measure in told] == []
