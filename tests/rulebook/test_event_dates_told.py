"""Events told with their subject elsewhere, against the record."""

from __future__ import annotations

import pytest
from tests.conftest import Check

DAY = "2019-03-01"

TRUE = [
    "The Kyoto Protocol was adopted on 11 December 1997. It came into force on 16 February 2005.",
    "Ireland ratified the Treaty of Lisbon in October 2009.",
    "The United States signed the Kyoto Protocol in November 1998 but never ratified it.",
    "Estonia declared its independence on 24 February 1918 and restored it on 20 August 1991.",
    "The African Union was launched in July 2002, and its commission began work a year later.",
    "The International Criminal Court began work in 2003; its statute had been adopted in 1998.",
    "OPEC has a fund for development. The fund was founded in 1976.",
    "Almaty was the capital of Kazakhstan until 1997, and Astana has been the capital since.",
    "Catalonia declared its independence in October 2017, but Spain took over its government.",
    "Trade with Russia fell in Moldova. In 2014 the country signed an agreement.",
    "Malaysia helped Singapore. The country became independent in August 1965.",
    "France conquered the area. The country achieved independence from France in 1960.",
    "Iraq annexed Kuwait in August 1990 and was driven out in February 1991.",
]

WRONG = [
    ("Togo is small. The country became independent on 27 April 1965.", "27 April 1960"),
    ("India and Pakistan became independent in August 1945.", "August 1947"),
    ("Several states founded OPEC in September 1965.", "14 September 1960"),
    ("The World Trade Organization has rules. It came into being in 1993.", "1 January 1995"),
    ("The Treaty of Lisbon changed much. It entered into force in December 2007.",
     "1 December 2009"),
    ("On 25 March 1951 six states signed the Treaty of Rome.", "25 March 1957"),
    ("Crimea was annexed by Russia in March 2012.", "18 March 2014"),
    ("The African Union began work in 1995.", "26 May 2001"),
]  # fmt: skip


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_stays_silent(check: Check, text: str) -> None:
    assert [one for one in check(text, DAY).findings if one.severity.value != "info"] == []


@pytest.mark.parametrize(("text", "tells"), WRONG)
def test_what_is_wrong_is_found(check: Check, text: str, tells: str) -> None:
    told = [one for one in check(text, DAY).findings if one.rule == "event-date"]
    assert any(tells in one.message for one in told), [one.message for one in told]
