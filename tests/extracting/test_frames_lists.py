"""Lists: counts that are spelt out, and lists of an organisation's members."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., tuple[Any, ...]]

GAP = pytest.mark.xfail(strict=True, reason="known gap: make it a plain row when it is read")

COUNTED = [
    ("The three states, namely Estonia, Latvia and Lithuania, agreed.", "three", 3),
    ("Three countries (Estonia, Latvia and Lithuania) signed.", "Three", 3),
    ("Two states, namely Estonia, Latvia and Lithuania, agreed.", "Two", 3),
    ("It sells to four countries: Chile, Peru, Bolivia and Brazil.", "four", 4),
    ("Four mills will be closed by 2022, namely Alderby, Birkholt and Hovestad.", "Four", 3),
    ("Two ships, namely Sea Cloud, Red Star and Blue Fin, were sold.", "Two", 3),
    pytest.param(
        "Four countries – Chile, Peru, Bolivia, and Brazil – agreed.", "Four", 4, marks=GAP
    ),
]


@pytest.mark.parametrize(("text", "number", "named"), COUNTED)
def test_a_count_and_the_list_that_spells_it_out(
    claims: Claims, text: str, number: str, named: int
) -> None:
    (claim,) = [one for one in claims(text) if one.assertion.measure == "list_count"]
    assert claim.assertion.value.text == number
    assert len(claim.assertion.value.entities) == named


NOT_COUNTED = [
    "Two rivers, including the Rhine and the Elbe, flooded.",
    "Seven countries, including Chile, Peru and Brazil, signed.",
    "Six countries such as Chile, Peru and Brazil signed.",
    "In 2015 Chile, Peru and Brazil signed two treaties.",
    "The six members include Russia, China and Kazakhstan.",
    "Two directors left, namely Ann Lee, Chairman, and Tom Fox.",
    "Two managers left, namely Lee, CEO, and Fox, CFO.",
    "Two mills closed, namely Alderby, Norway, and Hovestad.",
    "Four mills were closed, namely Alderby, Birkholt and others.",
    "Four mills were closed, namely Alderby, Birkholt, Hovestad.",
    "Two banks failed, namely Smith and Sons, and Brown and Co.",
    "Four mills in 130 towns, namely Alderby, Birkholt and Hovestad, were closed.",
    "About five states, namely Chile, Peru and Brazil, signed.",
    "Two rounds of talks (Geneva, Vienna and Astana) failed.",
    "The 2 articles: Russia, China and India in the press.",
    "The two projects (China, Kazakhstan, Russia and Iran take part) are slow.",
    "Two agreements with Russia, China and India were signed.",
    "Of the four, Chile, Peru, Brazil and others signed.",
    "They met twice: Chile, Peru and Brazil came.",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_a_list_that_need_not_be_whole_or_is_of_other_things(claims: Claims, text: str) -> None:
    assert [one.quote for one in claims(text) if one.assertion.measure == "list_count"] == []


EAEU = "Eurasian Economic Union"
MEMBERS = [
    (f"The {EAEU} consists of Armenia, Belarus, Kazakhstan, Kyrgyzstan and Russia.", "strict", 5),
    (f"The {EAEU}, formed by Belarus, Kazakhstan and Russia, grew.", "strict", 3),
    (f"The {EAEU} includes Armenia, Belarus and Russia.", "partial", 3),
]


@pytest.mark.parametrize(("text", "strength", "named"), MEMBERS)
def test_a_list_of_members_says_how_complete_it_is(
    claims: Claims, text: str, strength: str, named: int
) -> None:
    (claim,) = [one for one in claims(text) if one.assertion.measure == "members"]
    assert claim.assertion.subject == EAEU
    assert claim.assertion.qualifiers["strength"] == strength
    assert len(claim.assertion.value.entities) == named


NO_MEMBERS = [
    f"The {EAEU} held talks with Egypt, India and Iran.",
    f"All states of the {EAEU} except Armenia, Belarus and Russia signed.",
    "Chile, Peru and Brazil signed.",
]


@pytest.mark.parametrize("text", NO_MEMBERS)
def test_states_beside_an_organisation_are_no_list_of_its_members(
    claims: Claims, text: str
) -> None:
    firm = {"strict", "partial"}
    assert [one for one in claims(text) if one.assertion.qualifiers.get("strength") in firm] == []
