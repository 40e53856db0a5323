"""Counts and shares: members by status, people, percentages of a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Told = Callable[..., list[str]]
Claims = Callable[..., tuple[Any, ...]]

SCO = "Shanghai Cooperation Organisation"

MEMBERS = [
    ("The European Union comprises 28 member states.", "European Union", "28", "member"),
    ("The European Union brings together 28 countries.", "European Union", "28", None),
    ("The SCO has six observers.", SCO, "six", "observer"),
    ("The SCO has six dialogue partners.", SCO, "six", "partner"),
    ("NATO, with 28 members, met in Warsaw.", "NATO", "28", "member"),
    ("OPEC is a group of 13 countries.", "OPEC", "13", None),
    ("OPEC's 13 members agreed.", "OPEC", "13", "member"),
]


@pytest.mark.parametrize(("text", "subject", "number", "status"), MEMBERS)
def test_a_number_of_members_has_an_organisation_and_a_status(
    claims: Claims, text: str, subject: str, number: str, status: str | None
) -> None:
    (claim,) = claims(text)
    one = claim.assertion
    assert (one.measure, one.subject, one.value.text) == ("member_count", subject, number)
    assert one.qualifiers.get("status") == status


NO_MEMBERS = [
    "The European Union has 24 official languages.",
    "NATO has deployed four battalions.",
    "The European Union imposed sanctions on 15 countries.",
    "The SCO held a meeting with 10 countries.",
    "The European Union signed an agreement with 79 states of Africa.",
    "The EU includes 19 countries that use the euro.",
    "The United Nations was founded in 1945 by 51 countries.",
    "Ministers of 12 countries met.",
    "Germany has 16 states.",
]


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_other_countries_beside_an_organisation_are_not_its_members(
    claims: Claims, text: str
) -> None:
    found = [one.assertion for one in claims(text)]
    assert [
        one.subject for one in found if one.measure == "member_count" and one.known_subject
    ] == []


PEOPLE = [
    ("Kenya is home to 46 million people.", "population(Kenya) 46 million"),
    ("Kenya is inhabited by 46 million people.", "population(Kenya) 46 million"),
    (
        "The European Union is home to over 500 million people.",
        "population(European Union) over 500",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_who_live_somewhere_are_its_population(told: Told, text: str, expected: str) -> None:
    (found,) = told(text)
    assert found.startswith(expected)


NOT_THE_POPULATION = [
    "The flood displaced 11 million people in Pakistan.",
    "Kenya is home to 500,000 Somali refugees.",
    "Germany is home to 3 million people of Turkish origin.",
    "In India 300 million people live in poverty.",
    "Turkey hosts 3 million people from Syria.",
    "Some 20,000 people attended the fair in Peru.",
]


@pytest.mark.parametrize("text", NOT_THE_POPULATION)
def test_people_to_whom_something_happens_are_not_the_population(claims: Claims, text: str) -> None:
    found = [one.assertion for one in claims(text)]
    assert [one.subject for one in found if one.measure == "population" and one.known_subject] == []


SHARES = [
    ("China accounts for 18% of the world's population.", "China", "population"),
    ("China accounts for 15% of world GDP.", "China", "gdp"),
    ("India's population makes up 17% of the population of the world.", "India", "population"),
    ("The SCO accounts for over 40% of the world population.", SCO, "population"),
    ("Brazil, with 3% of the global GDP, ranks ninth.", "Brazil", "gdp"),
]


@pytest.mark.parametrize(("text", "subject", "measure"), SHARES)
def test_a_share_of_the_world_names_part_and_whole(
    claims: Claims, text: str, subject: str, measure: str
) -> None:
    (claim,) = claims(text)
    one = claim.assertion
    assert (one.subject, one.measure, one.qualifiers["share_of"]) == (subject, measure, "World")
    assert one.value.unit == "percent"


def test_an_amount_and_its_share_are_two_claims_of_one_subject(claims: Claims) -> None:
    amount, share = claims(
        "In 2015 the GDP of Brazil was $1.8 trillion, which accounts for 2.4% of the world's GDP."
    )
    assert amount.assertion.subject == share.assertion.subject == "Brazil"
    assert "share_of" not in amount.assertion.qualifiers
    assert share.assertion.qualifiers["share_of"] == "World"
    assert share.assertion.value.text == "2.4%"


NO_SHARES = [
    "Agriculture accounts for 5% of Kazakhstan's GDP.",
    "Germany's exports were 46% of GDP in 2015.",
    "Two thirds of the delegates came from Asia.",
]


@pytest.mark.parametrize("text", NO_SHARES)
def test_a_share_of_a_country_s_own_total_is_no_share_of_the_world(
    claims: Claims, text: str
) -> None:
    assert all(one.assertion.qualifiers.get("share_of") != "World" for one in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "The European Union has 10 other member states.",
        "NATO has 5 additional members.",
        "NATO took in another 12 states.",
    ],
)
def test_an_addition_is_no_number_of_members(claims: Claims, text: str) -> None:
    assert [one for one in claims(text) if one.assertion.measure == "member_count"] == []


ALL_MEMBERS = [
    ("The ten members of ASEAN closed their summit.", ["member_count(ASEAN) ten"]),
    ("ASEAN met. Its ten members closed the summit.", ["member_count(ASEAN) ten"]),
    ("The two members of the EU that spoke agreed.", []),
    ("The three members of the panel agreed.", []),
    (
        "Laos and Burma, two members of ASEAN, did not come.",
        ["member_of(Laos) ASEAN", "member_of(Myanmar) ASEAN"],
    ),
    ("Three members of ASEAN did not come.", []),
    ("All ten members of ASEAN came.", ["member_count(ASEAN) ten"]),
]


@pytest.mark.parametrize(("text", "expected"), ALL_MEMBERS)
def test_a_definite_count_of_members_is_of_all_of_them(
    told: Told, text: str, expected: list[str]
) -> None:
    assert told(text) == expected


LOOSELY = [
    ("Some 38 million people live in Poland.", "population(Poland) 38 million"),
    ("There are 10 million people in Sweden.", "population(Sweden) 10 million"),
    ("Denmark is small: only 5.8 million people live there.", "population(Denmark) 5.8 million"),
    ("Peru counts 32 million inhabitants.", "population(Peru) 32 million"),
    ("With 83 million inhabitants, Germany is the largest.", "population(Germany) 83 million"),
    ("Mexico (126 million inhabitants) is the largest.", "population(Mexico) 126 million"),
    ("The SCO, an alliance of eight states, met.", f"member_count({SCO}) eight"),
    ("The members of ASEAN, ten in number, met.", "member_count(ASEAN) ten"),
    ("OPEC is down to thirteen members.", "member_count(OPEC) thirteen"),
    ("In 2004 the European Union grew from 15 to 25 members.", "member_count(European Union) 25"),
    (
        "There are 411 people per square kilometre in the Netherlands.",
        "population_density(Netherlands) 411",
    ),
    ("Half of the 102 million people in Egypt are young.", "population(Egypt) 102 million"),
    ("The region of Catalonia has 7.6 million people.", "population(Catalonia) 7.6 million"),
    ("ASEAN, whose ten members met, agreed.", "member_count(ASEAN) ten"),
    ("Peru's parliament has 130 seats.", "seats(Peru) 130"),
]


@pytest.mark.parametrize(("text", "expected"), LOOSELY)
def test_a_count_told_loosely_has_its_owner(told: Told, text: str, expected: str) -> None:
    assert expected in told(text)


OF_A_PART = [
    "Some 8 million people live in Peru without electricity.",
    "There are 300,000 people in camps in Chad.",
    "Ten states of ASEAN's neighbourhood now belong to the club.",
    "The committee has nine members.",
    "The 300,000 people in Chad who fled have returned.",
    "The 200 people in Chad were rescued.",
]


@pytest.mark.parametrize("text", OF_A_PART)
def test_a_count_of_a_part_has_no_owner(told: Told, text: str) -> None:
    assert not [one for one in told(text) if one.startswith(("population", "member_count"))]


def test_a_number_of_some_day_in_the_past_is_told_so(claims: Claims) -> None:
    (claim,) = claims("The European Union, which then had fifteen members, hesitated.")
    assert claim.assertion.qualifiers["told"] == "past"
    (claim,) = claims("In 1996 the European Union had fifteen members.")
    assert "told" not in claim.assertion.qualifiers
