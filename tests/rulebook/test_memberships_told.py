"""Memberships told loosely, against the record: true ones stay silent, wrong ones are found."""

from __future__ import annotations

import pytest
from tests.conftest import Check

DAY = "2018-03-01"

TRUE = [
    "France left NATO's military command in 1966 and returned to it in 2009.",
    "Montenegro has used the euro since 2002 without being a member of the European Union.",
    "Egypt was suspended from the Arab League in 1979 and returned to it in 1989.",
    "Spain joined NATO in 1982 and its military structure in 1999.",
    "Morocco returned to the African Union in January 2017 after more than three decades.",
    "Fiji left the Commonwealth of Nations in 1987 and rejoined it in 1997.",
    "The founding members of OPEC were Iran, Iraq, Kuwait, Saudi Arabia and Venezuela.",
    "The European Economic Community had six founding members, namely Belgium, France, West "
    "Germany, Italy, Luxembourg and the Netherlands.",
    "OPEC has five founding members.",
    "Three members of the European Union, France, Italy and Spain, objected.",
    "Among the members of ASEAN are Indonesia, Malaysia and Thailand.",
    "The largest members of OPEC are Iraq, Iran and Saudi Arabia.",
    "In 2004 it joined NATO, three years after applying in 2001.",
    "When ASEAN was founded, in August 1967, it had five members.",
    "The Security Council met in New York. The five permanent members agreed.",
    "Slovakia joined the euro area in 2009, Estonia in 2011, Latvia in 2014, Lithuania in 2015.",
    "In 1995, when Austria, Finland and Sweden acceded, the European Union grew to 15 members.",
    "Occupied by Germany, it ended its neutrality in 1948 and joined NATO the following year.",
    "Sweden helped Estonia. The country joined NATO in 2004.",
    "The EU has 28 members. Its patent court was agreed on in 2013. Hungary joined in 2014.",
    "NATO was founded in 1949. Austria joined in 1995 in a programme of its partners.",
    "Bosnia's accession to NATO has been discussed since 2010.",
]

WRONG = [
    ("Austria joined the European Union in 1995 and Croatia in 2010.", "1 July 2013"),
    ("The WTO admitted China in 1998.", "11 December 2001"),
    ("NATO was founded in 1949. Greece and Turkey joined in 1955.", "18 February 1952"),
    ("ASEAN has ten members. Vietnam joined in 1991 and Cambodia in 1999.", "28 July 1995"),
    ("Estonia adopted the euro in 2004.", "1 January 2011"),
    ("Ecuador left OPEC in 1992 and rejoined the organisation in 2001.", "October 2007"),
    ("Serbia and Croatia are members of the European Union.", "Serbia is no member"),
    ("Norway belongs to the European Union.", "Norway is no member"),
    ("Latvia and Lithuania lie on the Baltic Sea. Both joined NATO in 1999.", "29 March 2004"),
    ("On 1 January 2007 Romania and Croatia joined the European Union.", "1 July 2013"),
]


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_stays_silent(check: Check, text: str) -> None:
    assert [one for one in check(text, DAY).findings if one.severity.value != "info"] == []


@pytest.mark.parametrize(("text", "tells"), WRONG)
def test_what_is_wrong_is_found(check: Check, text: str, tells: str) -> None:
    told = [one for one in check(text, DAY).findings if one.rule == "membership"]
    assert any(tells in one.message for one in told)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ASEAN was founded in 1967. With eleven members and two heads, it is loose.", True),
        ("ASEAN was founded in 1967. With ten members and two heads, it is loose.", False),
        ("The African Union was founded in 2002 and has since grown to 58 members.", True),
        ("The African Union was founded in 2002 and has since grown to 55 members.", False),
        ("NATO is old. With nine members, the fund of the isles is small.", False),
    ],
)
def test_members_told_with_a_clause_are_of_its_subject(
    check: Check, text: str, wrong: bool
) -> None:
    assert wrong == any(one.rule == "member-count" for one in check(text, DAY).findings)


@pytest.mark.parametrize(
    "text",
    [
        "The European Union was founded by eight states in 1957, in Rome.",
        "OPEC, founded in 1960 by eight countries, sits in Vienna.",
        "Thirteen countries joined the European Union in May 2004.",
        "The four countries that joined the European Union in 1995 were neutral.",
        "The seven founders of ASEAN met in Bangkok.",
        "ASEAN, fourteen strong, has met in Vientiane.",
        "The United Nations voted on it. Eight of the 913 members stayed away.",
    ],
)
def test_numbers_that_an_organisation_never_had_are_found(check: Check, text: str) -> None:
    assert "group-numbers" in {one.rule for one in check(text, DAY).findings}
