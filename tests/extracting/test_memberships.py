"""Memberships told loosely: accessions by every verb, lists of members, and who belongs to what."""

from __future__ import annotations

import pytest
from tests.conftest import Claims

EU, NATO = "European Union", "NATO"

ACCESSIONS = [
    ("Chile joined the OECD in 2010, Estonia and Slovenia in the same year.", ["Chile 2010"]),
    ("Chile joined the OECD in 2010 and Latvia in 2016.", ["Chile 2010", "Latvia 2016"]),
    ("Slovenia joined NATO in March 2004 and the EU in May 2004.",
     ["Slovenia March 2004", "Slovenia May 2004"]),
    ("Slovenia joined NATO in 2004 and, five years later, adopted nothing.", ["Slovenia 2004"]),
    ("Hungary joined NATO in March 1999 and the EU five years later, on 1 May 2004.",
     ["Hungary March 1999", "Hungary 1 May 2004"]),
    ("Angola has oil. The former Portuguese colony joined OPEC in 2007.", ["Angola 2007"]),
    ("Brunei joined ASEAN as its sixth member on 7 January 1984.", ["Brunei 7 January 1984"]),
    ("Colombia became the 37th member of the OECD in April 2020.", ["Colombia April 2020"]),
    ("Colombia became the OECD's 37th member country in April 2020.", ["Colombia April 2020"]),
    ("Albania acceded to NATO together with Croatia on 1 April 2009.",
     ["Albania 1 April 2009", "Croatia 1 April 2009"]),
    ("In 2008 Ukraine was admitted to the WTO.", ["Ukraine 2008"]),
    ("On 1 May 2004 Cyprus and Malta joined the EU.", ["Cyprus 1 May 2004", "Malta 1 May 2004"]),
    ("The WTO admitted Vietnam in 2007 and Laos in 2013.", ["Vietnam 2007", "Laos 2013"]),
    ("The accession of Laos to the WTO in 2013 took years.", ["Laos 2013"]),
    ("Since Montenegro's accession in June 2017 NATO has had 29 members.",
     ["Montenegro June 2017"]),
    ("NATO grew to 28 members in April 2009, when Albania and Croatia joined.",
     ["Albania April 2009", "Croatia April 2009"]),
    ("Slovenia and Malta are small. Both joined the EU in 2004.", ["Slovenia 2004", "Malta 2004"]),
    ("Slovakia adopted the euro in 2009.", ["Slovakia 2009"]),
    ("Slovakia introduced the euro in 2009, Estonia in 2011.", ["Slovakia 2009", "Estonia 2011"]),
    ("Ecuador left OPEC in 1992 and rejoined the organisation in 2007.", ["Ecuador 2007"]),
    ("Gabon, the smallest of them, with 2 million people, came back to OPEC in July 2016.",
     ["Gabon July 2016"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACCESSIONS)
def test_each_accession_has_its_state_and_date(
    claims: Claims, text: str, expected: list[str]
) -> None:
    found = [one.assertion for one in claims(text) if one.assertion.measure == "joined"]
    assert [f"{one.subject} {one.value.text}" for one in found] == expected
    assert all(one.qualifiers["organisation"] for one in found)


NO_ACCESSIONS = [
    "Sweden has not adopted the euro, and in 2003 voters said no.",
    "The parliament adopted the law in 2009.",
    "Chile and Peru are neighbours. Both joined the talks in 2010.",
    "They joined in 2010.",
    "Ships entered the port in 2009.",
    "Bosnia's accession has been discussed since 2010.",
    "Chile became the second exporter of lithium in 2010.",
    "The government joined in the 2003 war.",
]


@pytest.mark.parametrize("text", NO_ACCESSIONS)
def test_what_is_joined_must_be_known(claims: Claims, text: str) -> None:
    found = [one for one in claims(text) if one.assertion.measure in ("joined", "left")]
    assert [one.quote for one in found if one.modality.value == "asserted"] == []


BELONGING = [
    ("Norway and Iceland are members of NATO.", ["Norway NATO", "Iceland NATO"]),
    ("Norway belongs to NATO but not to the EU.", ["Norway NATO"]),
    ("Both Sweden and Finland are members of the EU.", [f"Sweden {EU}", f"Finland {EU}"]),
    ("Croatia is the 28th member of the EU.", [f"Croatia {EU}"]),
    ("Croatia is one of the newest members of the EU.", [f"Croatia {EU}"]),
    ("The house belongs to the EU.", []),
    ("Norwegians belong to NATO.", []),
]


@pytest.mark.parametrize(("text", "expected"), BELONGING)
def test_who_belongs_to_what(claims: Claims, text: str, expected: list[str]) -> None:
    found = [one.assertion for one in claims(text) if one.assertion.measure == "member_of"]
    assert [f"{one.subject} {one.qualifiers['organisation']}" for one in found] == expected


LISTS = [
    ("The EAEU has five members: Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia.",
     "Eurasian Economic Union", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "organisation", "founding"), LISTS)
def test_a_list_of_members_may_be_of_those_who_began(
    claims: Claims, text: str, organisation: str, founding: bool
) -> None:
    (one,) = [one.assertion for one in claims(text) if one.assertion.measure == "members"]
    assert one.subject == organisation
    assert one.qualifiers["strength"] == "strict"
    assert (one.qualifiers.get("founding") == "yes") == founding


COUNTS = [
    ("The members of the EU, 28 in number, agreed.", f"{EU} 28"),
    ("NATO met in Warsaw. The 28 members agreed.", f"{NATO} 28"),
    ("Since then the EU has had 28 members.", f"{EU} 28"),
    ("When ASEAN was founded, in 1967, it had five members.", "ASEAN five"),
    ("ASEAN had five founding members.", "ASEAN five"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts_of_members_told_loosely(claims: Claims, text: str, expected: str) -> None:
    (one,) = [one.assertion for one in claims(text) if one.assertion.measure == "member_count"]
    assert f"{one.subject} {one.value.text}" == expected


@pytest.mark.parametrize(
    "text",
    [
        "NATO met in Warsaw. Two of the 28 members abstained from it.",
        "NATO met in Warsaw. The two members spoke.",
        "The committee met. The nine members agreed.",
    ],
)
def test_some_members_are_not_all_of_them(claims: Claims, text: str) -> None:
    found = [one.assertion for one in claims(text) if one.assertion.measure == "member_count"]
    assert [one.subject for one in found if one.known_subject] == []
