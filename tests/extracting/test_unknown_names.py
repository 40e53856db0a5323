"""Names that the fact base does not know: organisations, acronyms that a text explains, people."""

from __future__ import annotations

import factcheck
import pytest
from factcheck.model.mentions import EntityMention


def unknown(text: str) -> list[tuple[str, str, str]]:
    """Text, type and canonical name of what the fact base does not know."""
    mentions = factcheck.extract(text, as_of="2016-12-05").mentions
    return [
        (one.text, one.type, one.canonical)
        for one in mentions
        if isinstance(one, EntityMention) and one.entity is None
    ]


ORGANISATION = "organisation"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Northern Trade Council met.", ["Northern Trade Council"]),
        ("Vesta Oil Company and Lumen Steel plc signed.", ["Vesta Oil Company", "Lumen Steel plc"]),
        ("Nordhaven AG, Brightwater Ltd and Kestrel Inc. merged.",
         ["Nordhaven AG", "Brightwater Ltd", "Kestrel Inc."]),
        ("OOO Sevstroy and JSC KazVint bid.", ["OOO Sevstroy", "JSC KazVint"]),
        ("The Institute for Border Studies wrote.", ["Institute for Border Studies"]),
        ("the Ministry of Trade and Fisheries said", ["Ministry of Trade and Fisheries"]),
        ("Amber Shipping and Lumen Steel Group bid.", ["Amber Shipping", "Lumen Steel Group"]),
        ("the New Dawn People's Party won", ["New Dawn People's Party"]),
        ("Samta-Energy JSC grew", ["Samta-Energy JSC"]),
        ("Nordhaven AG grew; Nordhaven sold boats", ["Nordhaven AG", "Nordhaven"]),
        ("Jane Brook of Harwell University spoke", ["Harwell University"]),
    ],
)  # fmt: skip
def test_organisations(text: str, names: list[str]) -> None:
    assert [name for name, kind, _ in unknown(text) if kind == ORGANISATION] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Trade Council (NTC) met. Later the NTC closed, and NTC's staff left.",
        "The Northern Trade Council, or NTC, met. The NTC closed. NTC left.",
    ],
)
def test_an_acronym_counts_from_where_the_text_explains_it(text: str) -> None:
    full = "Northern Trade Council"
    assert unknown(text) == [
        (full, ORGANISATION, full),
        *[("NTC", ORGANISATION, full)] * 3,
    ]


def test_an_acronym_is_remembered_over_paragraphs() -> None:
    text = "The Green Harbour Plan (GHP) began.\n\nThe GHP will cost more."
    assert [name for name, _, _ in unknown(text)] == ["Green Harbour Plan", "GHP", "GHP"]


def test_an_acronym_that_does_not_fit_is_none() -> None:
    assert [name for name, _, _ in unknown("The Northern Trade Council (XQ) met. XQ left.")] == [
        "Northern Trade Council"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vincent O'Brannagh spoke. O'Brannagh left.", ["Vincent O'Brannagh", "O'Brannagh"]),
        ("A talk with Charles de Montvert began.", ["Charles de Montvert"]),
        ("It was Mr Lindqvarn who spoke.", ["Lindqvarn"]),
        ("Finance Minister of Estonia Anna Kaldvere spoke; Kaldvere left.",
         ["Anna Kaldvere", "Kaldvere"]),
    ],
)  # fmt: skip
def test_people(text: str, names: list[str]) -> None:
    assert [name for name, kind, _ in unknown(text) if kind == "person"] == names


def test_a_surname_stands_for_the_known_person_named_before() -> None:
    mentions = factcheck.extract("Xi Jinping met Hu Jintao. Xi spoke.", as_of="2016-12-05").mentions
    last = [one for one in mentions if isinstance(one, EntityMention)][-1]
    assert (last.text, last.entity, last.type) == ("Xi", "Xi Jinping", "person")


@pytest.mark.parametrize(
    "text",
    [
        "The Central Bank raised rates, and the Foreign Ministry said nothing.",
        "In May the Government and the Council agreed.",
        "Prices rose. However, the Market fell.",
        "The Soviet Union fell in 1991.",
        "OK, NASA and ABC.",
    ],
)
def test_no_unknown_name(text: str) -> None:
    assert unknown(text) == []


def test_a_surname_may_lose_its_accents() -> None:
    text = "Recep Tayyip Erdoğan spoke, and Erdogan left."
    mentions = factcheck.extract(text, as_of="2016-12-05").mentions
    assert [(one.text, one.entity) for one in mentions if isinstance(one, EntityMention)] == [
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdoğan"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
    ]


def test_an_airport_is_no_person() -> None:
    assert unknown("They met at Martin Brook Airport.") == []


def test_a_month_is_no_surname() -> None:
    text = "Theresa May spoke in May 2017."
    assert [one.text for one in factcheck.extract(text).mentions if one.kind == "entity"] == [
        "Theresa May"
    ]


def test_a_hyphen_may_be_the_last_of_a_text() -> None:
    assert unknown("The talks moved to Amber-") == []
