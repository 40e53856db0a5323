"""The gazetteer: known names in their letters' case, the longest at a place, and their kind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from factcheck.extracting.gazetteer import Gazetteer, NameEntry, compile_names
from factcheck.extracting.tokens import tokenize
from factcheck.model.mentions import EntityMention
from hypothesis import given
from hypothesis import strategies as st

GAP = pytest.mark.xfail(strict=True, reason="known gap: make it a plain row when it is read")


def entry(name: str, kind: str, entity: str = "", form: str = "name") -> NameEntry:
    return NameEntry(name, entity or name, kind, entity or name, form)


ENTRIES = (
    entry("Aland", "country"),
    entry("Alander", "country", "Aland", "demonym"),
    entry("Republic of Aland", "country", "Aland", "alias"),
    entry("Old Aland", "country", "Aland", "former"),
    entry("Aville", "country", "Aland", "capital"),
    entry("Aville", "city", "Aville (Aland)"),
    entry("WHO", "organisation", "World Health Body", "acronym"),
    entry("World Health Body", "organisation"),
    entry("Beland", "country"),
    entry("Split", "city"),
    entry("Ana's Land", "country"),
    entry("Cote d'Or", "region"),
)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.of(ENTRIES)


def found(gazetteer: Gazetteer, text: str) -> list[EntityMention]:
    return gazetteer.find(tokenize(text))


FOUND = [
    ("Aland grew.", [("Aland", "Aland", "name")]),
    ("The Republic of Aland grew.", [("Republic of Aland", "Aland", "alias")]),
    ("Alander wine", [("Alander", "Aland", "demonym")]),
    ("Old Aland fell.", [("Old Aland", "Aland", "former")]),
    ("Aland's wine", [("Aland", "Aland", "name")]),
    ("Aland’s wine", [("Aland", "Aland", "name")]),
    ("ALAND GREW", [("ALAND", "Aland", "name")]),
    ("the WHO met", [("WHO", "World Health Body", "acronym")]),
    ("Aland and Beland", [("Aland", "Aland", "name"), ("Beland", "Beland", "name")]),
    ("Cote d’Or", [("Cote d’Or", "Cote d'Or", "name")]),
    ("Ana's Land", [("Ana's Land", "Ana's Land", "name")]),
    ("The World\nHealth Body met", [("World\nHealth Body", "World Health Body", "name")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_known_name_is_found_whole(
    gazetteer: Gazetteer, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert [(one.text, one.entity, one.form) for one in found(gazetteer, text)] == expected


NOT_FOUND = ["who met?", "Who met?", "aland", "Alandish", "republic of aland", "Belander", ""]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_other_words_and_other_cases_are_not_names(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_a_city_is_a_city_before_it_is_its_government(gazetteer: Gazetteer) -> None:
    (mention,) = found(gazetteer, "In Aville it rained.")
    assert (mention.type, mention.entity) == ("city", "Aville (Aland)")
    assert mention.candidates == ("Aland",)


CITIES = [("They split Split.", 0), ("The city of Split grew.", 1), ("in Split, Croatia", 1)]


@pytest.mark.parametrize(("text", "count"), CITIES)
def test_a_plain_word_is_a_city_only_where_the_text_says_so(
    gazetteer: Gazetteer, text: str, count: int
) -> None:
    assert len([one for one in found(gazetteer, text) if one.type == "city"]) == count


def test_names_are_looked_up_whole(gazetteer: Gazetteer) -> None:
    assert [one.entity for one in gazetteer.lookup("Republic of Aland")] == ["Aland"]
    assert gazetteer.lookup("Republic of") == []
    assert gazetteer.lookup("Nowhere") == []


def test_names_are_fetched_once_by_their_first_word() -> None:
    asked: list[str] = []

    def fetch(words: Sequence[str]) -> list[tuple[str, list[list[str]]]]:
        asked.extend(words)
        return [("aland", [["Aland", "country", "Aland", "name", "Aland"]])] * ("aland" in words)

    gazetteer = Gazetteer(fetch)
    for _ in range(2):
        assert [one.entity for one in found(gazetteer, "Aland met Nobody.")] == ["Aland"]
    assert sorted(asked) == ["aland", "nobody"]


def test_one_name_of_several_entities_keeps_them_all() -> None:
    table = compile_names([entry("Aville", "city", "Aville (B)"), entry("Aville", "person", "Av")])
    assert [row[0] for row in table["aville"]] == ["Av", "Aville (B)"]


@given(st.lists(st.sampled_from(["Aland", "Aville", "and", "WHO", "of", ",", "Old", "’s", "'s"])))
def test_mentions_quote_themselves_and_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    mentions = found(Gazetteer.of(ENTRIES), text)
    assert all(text[one.start : one.end] == one.text for one in mentions)
    ends = [0, *(one.end for one in mentions)]
    assert all(one.start >= end for one, end in zip(mentions, ends, strict=False))
