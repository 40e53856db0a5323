"""Dated events: foundings, treaties, summits, independence, accessions, anniversaries, stages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

GAP = pytest.mark.xfail(strict=True, reason="known gap: make it a plain row when it is read")

SCO = "Shanghai Cooperation Organisation"

FOUNDINGS = [
    ("ASEAN was founded in 1967 in Bangkok.", "founded(ASEAN) 1967"),
    ("ASEAN was established on 8 August 1967.", "founded(ASEAN) 8 August 1967"),
    ("Founded in 1960, OPEC met in Vienna.", "founded(OPEC) 1960"),
    ("Established in 2001, the SCO met in Tashkent.", f"founded({SCO}) 2001"),
    ("NATO, founded in 1949, met in Warsaw.", "founded(NATO) 1949"),
    ("After the creation of NATO in 1949, Greece joined.", "founded(NATO) 1949"),
]


@pytest.mark.parametrize(("text", "expected"), FOUNDINGS)
def test_a_founding_has_an_organisation_and_a_date(told: Told, text: str, expected: str) -> None:
    assert expected in told(text)


NO_FOUNDINGS = [
    "The NATO school was founded in 1953.",
    "The NATO-Russia Council was established in 2002.",
    "NATO's school was founded in 1953.",
    "The SCO Business Council was established in 2006.",
    "A member of the SCO, the firm was founded in 1990.",
    "The company was founded in 1990.",
    "NATO was founded long ago.",
]


@pytest.mark.parametrize("text", NO_FOUNDINGS)
def test_what_belongs_to_an_organisation_is_not_the_organisation(told: Told, text: str) -> None:
    assert [one for one in told(text) if one.startswith("founded(")] == []


EVENTS = [
    ("The SCO Charter was signed in June 2002.", f"Charter of the {SCO}", "named", "June 2002"),
    ("The Charter of the SCO, signed in June 2002, says so.", SCO, "treaty", "June 2002"),
    ("The SCO summit was held in Tashkent in June 2016.", SCO, "summit", "June 2016"),
    ("Ukraine declared independence in 1991.", "Ukraine", "independence", "1991"),
    ("Kenya gained independence from the United Kingdom in 1963.", "Kenya", "independence", "1963"),
]


@pytest.mark.parametrize(("text", "subject", "event", "date"), EVENTS)
def test_an_event_has_a_subject_a_kind_and_a_date(
    claims: Claims, text: str, subject: str, event: str, date: str
) -> None:
    (claim,) = [one for one in claims(text) if one.assertion.measure == "event_date"]
    one = claim.assertion
    assert (one.subject, one.qualifiers["event"], one.value.text) == (subject, event, date)


ACCESSIONS = [
    ("Estonia joined the European Union in 2004.", "joined", "Estonia", "European Union"),
    ("Poland became a member of NATO in 1999.", "joined", "Poland", "NATO"),
    ("Russia acceded to the WTO in 2012.", "joined", "Russia", "World Trade Organization"),
    ("Qatar withdrew from OPEC in 2019.", "left", "Qatar", "OPEC"),
    ("Spain, a NATO member since 1982, agreed.", "joined", "Spain", "NATO"),
    ("Spain became a NATO member in 1982.", "joined", "Spain", "NATO"),
]


@pytest.mark.parametrize(("text", "measure", "who", "organisation"), ACCESSIONS)
def test_an_accession_or_exit_names_both_sides(
    claims: Claims, text: str, measure: str, who: str, organisation: str
) -> None:
    (claim,) = [one for one in claims(text) if one.assertion.measure in ("joined", "left")]
    one = claim.assertion
    assert (one.measure, one.subject, one.qualifiers["organisation"]) == (
        measure,
        who,
        organisation,
    )


MEMBERS = [
    ("Chile, an OECD member, agreed.", "Chile", "OECD"),
    ("Laos, an ASEAN member state, agreed.", "Laos", "ASEAN"),
    ("EU member Hungary agreed.", "Hungary", "European Union"),
    ("As an EU member, Hungary agreed.", "Hungary", "European Union"),
    ("Hungary is an EU member.", "Hungary", "European Union"),
    ("Laos, a founding member of ASEAN, agreed.", "Laos", "ASEAN"),
]


@pytest.mark.parametrize(("text", "who", "organisation"), MEMBERS)
def test_a_member_of_an_organisation(
    claims: Claims, text: str, who: str, organisation: str
) -> None:
    (claim,) = [one for one in claims(text) if one.assertion.measure == "member_of"]
    one = claim.assertion
    assert (one.subject, one.qualifiers["status"]) == (who, "member")
    assert organisation in (one.qualifiers["organisation"], one.value.text)


NO_MEMBERS = [
    "Serbia, an EU member candidate, agreed.",
    "Serbia, an aspiring EU member, agreed.",
    "Future EU member Serbia agreed.",
    "Non-EU member Norway agreed.",
    "Norway is not an EU member.",
    "Norway, an EU member in all but name, agreed.",
    "No EU member, Norway said, agreed.",
    "Neither an EU member nor a NATO member, Switzerland agreed.",
]


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_no_member_of_an_organisation(claims: Claims, text: str) -> None:
    assert [one for one in claims(text) if one.assertion.measure in ("member_of", "joined")] == []


NO_ACCESSIONS = [
    "Poland joined the NATO Response Force in 2004.",
    "Poland joined the talks in 1999.",
    "Poland wants to join NATO.",
]


@pytest.mark.parametrize("text", NO_ACCESSIONS)
def test_no_accession(claims: Claims, text: str) -> None:
    assert [one for one in claims(text) if one.assertion.measure in ("joined", "left")] == []


ANNIVERSARIES = [
    ("The 15th anniversary of the SCO was celebrated in 2016.", SCO, "15"),
    ("In 2016 the SCO celebrated its 15th anniversary.", SCO, "15"),
    ("NATO's 60th anniversary was marked in 2009.", "NATO", "60"),
]


@pytest.mark.parametrize(("text", "subject", "nth"), ANNIVERSARIES)
def test_an_anniversary_has_a_number_and_a_year(
    claims: Claims, text: str, subject: str, nth: str
) -> None:
    (claim,) = [one for one in claims(text) if one.assertion.measure == "anniversary"]
    assert (claim.assertion.subject, claim.assertion.qualifiers["nth"]) == (subject, nth)


OTHER_ANNIVERSARIES = [
    "The European Union celebrated the 60th anniversary of the Treaty of Rome in 2017.",
    "The 15th anniversary of the SCO Charter fell in 2017.",
    "NATO marked the 10th anniversary of the accession of Poland in 2009.",
    "Russia marked the 70th anniversary of the end of the war in 2015.",
    "China and Kazakhstan marked the 20th anniversary of diplomatic relations in 2012.",
]


@pytest.mark.parametrize("text", OTHER_ANNIVERSARIES)
def test_an_anniversary_of_something_else(claims: Claims, text: str) -> None:
    assert [
        one.quote
        for one in claims(text)
        if one.assertion.measure == "anniversary" and one.assertion.known_subject
    ] == []


STAGES = [
    ("The Open Ports Concept was proposed in March 1997.", "stage:proposed(Open Ports Concept)"),
    ("Delegates adopted the Open Ports Concept in May 1999.", "stage:adopted(Open Ports Concept)"),
    ("Introduced in 2004, the Open Ports Strategy failed.", "stage:proposed(Open Ports Strategy)"),
]


@pytest.mark.parametrize(("text", "expected"), STAGES)
def test_a_stage_of_a_named_idea_has_a_date(told: Told, text: str, expected: str) -> None:
    assert any(one.startswith(expected) for one in told(text))


def test_one_verb_in_the_plural_dates_all_the_ideas_before_it(told: Told) -> None:
    found = told("The Open Ports Concept and the Free Trade Vision were introduced in 2003.")
    assert sorted(found) == [
        "stage:proposed(Free Trade Vision) 2003",
        "stage:proposed(Open Ports Concept) 2003",
    ]


def test_an_idea_without_a_date_is_no_claim(told: Told) -> None:
    assert told("The Open Ports Concept was proposed by the council.") == []


LOOSE = [
    ("Austria, Finland and Sweden joined the EU in 1995.",
     [("Austria", "1995"), ("Finland", "1995"), ("Sweden", "1995")]),
    ("Greece joined the EU in 1981. Portugal, a poor country, acceded on 1 January 1986.",
     [("Greece", "1981"), ("Portugal", "1 January 1986")]),
    ("Spain joined the EU in 1986; Austria followed in 1995.",
     [("Spain", "1986"), ("Austria", "1995")]),
    ("The EU is large. Croatia joined it in July 2013.", [("Croatia", "July 2013")]),
    ("The EU grew. Croatia applied and joined the bloc in 2013.", [("Croatia", "2013")]),
    ("Croatia has belonged to the EU since 2013.", [("Croatia", "2013")]),
    ("The EU was joined by Croatia in 2013.", [("Croatia", "2013")]),
    ("The EU is the bloc that Croatia joined in 2013.", [("Croatia", "2013")]),
    ("Riots followed in 1981.", []),
    ("Austria followed in 1995.", []),
    ("Sweden and Spain joined the EU in 1995 and 1986.", [("Sweden", "1995"), ("Spain", "1986")]),
    ("Sweden and Spain joined the EU in 1995, 1991 and 1986.", []),
    ("All three left the Soviet Union in 1991 and joined the EU in 2004.", []),
    ("Croatia joined it in 2013.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_accessions_may_be_told_loosely(
    claims: Claims, text: str, expected: list[tuple[str, str]]
) -> None:
    found = [one.assertion for one in claims(text) if one.assertion.measure == "joined"]
    assert [(one.subject, one.value.text) for one in found] == expected
    assert all(one.qualifiers["organisation"] == "European Union" for one in found)
