"""Acronyms in brackets, and names that are missed by a letter."""

from __future__ import annotations

import pytest
from factcheck.extracting.tokens import tokenize
from factcheck.naming.acronyms import expansions, initials_fit, is_acronym, name_form


@pytest.mark.parametrize(
    ("text", "acronym", "name"),
    [
        ("of the World Food Programme (WFP) in", "WFP", "World Food Programme"),
        ("the Bank for Northern Trade (BNT) in", "BNT", "Bank for Northern Trade"),
        ("with the NTC (Northern Trade Council) in", "NTC", "Northern Trade Council"),
        ("President of the Northern Trade Council (NTC) in", "NTC", "Northern Trade Council"),
    ],
)
def test_a_name_is_read_with_its_acronym(text: str, acronym: str, name: str) -> None:
    words = tokenize(text).text
    (found,) = expansions(words, 0, len(words))
    assert (found.acronym, found.name) == (acronym, name)


@pytest.mark.parametrize(
    "text",
    ["the treaty (NPT) in", "the year (2015) in", "the Northern Council (see below) in", "a (B) c"],
)
def test_other_brackets_are_left_alone(text: str) -> None:
    words = tokenize(text).text
    assert list(expansions(words, 0, len(words))) == []


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("NATO", True),
        ("EurAsEC", False),
        ("Oslo", False),
        ("UN", True),
        ("A", False),
        ("NGOs", True),
    ],
)
def test_acronyms_are_told_by_their_capitals(word: str, is_one: bool) -> None:
    assert is_acronym(word) is is_one


def test_one_initial_may_be_missing_in_a_longer_name() -> None:
    name = "Organization for Security and Co-operation in Europe"
    assert initials_fit("OSCE", name.split())
    assert not initials_fit("UN", ["European", "Union"])


def test_spellings_and_small_words_do_not_make_another_name() -> None:
    assert name_form("Organisation of Northern Ports") == name_form(
        "Organization for Northern Port"
    )
    assert name_form("Northern Ports Council") != name_form("Northern Pilots Council")
