"""`judge_spelling`: a printed name against a known one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from factcheck.naming.known import KnownName, NameIndex
from factcheck.naming.spelling import Outcome, judge_spelling

ROWS = yaml.safe_load((Path(__file__).parent / "data/judgements.yaml").read_text(encoding="utf-8"))


def _cases() -> list[tuple[str, dict[str, Any], str]]:
    return [
        (printed, row["known"], outcome.value)
        for row in ROWS
        for outcome in Outcome
        for printed in row.get(outcome.value, ())
    ]


@pytest.mark.parametrize(("printed", "known", "outcome"), _cases())
def test_outcome(printed: str, known: dict[str, Any], outcome: str) -> None:
    found = judge_spelling(printed, KnownName(**known))
    assert found.outcome == outcome, found


def test_a_misspelling_says_which_letters_and_how_to_put_it_right() -> None:
    found = judge_spelling("President Hu Jingtao's", KnownName("Hu Jintao", family_first=True))
    assert found.is_error
    assert found.reasons == ("Jingtao for Jintao: +g",)
    assert found.suggestion == "Hu Jintao"


def test_a_letter_for_a_letter_in_a_chinese_name_is_less_sure() -> None:
    known = KnownName("Xi Jinping", family_first=True)
    swapped, other = judge_spelling("Xi Jinpign", known), judge_spelling("Xi Jinpeng", known)
    assert swapped.confidence > other.confidence


def test_the_bracket_of_an_id_is_no_part_of_the_name() -> None:
    known = KnownName("Ivan Petrov (general)")
    assert judge_spelling("Ivan Petrov", known).outcome is Outcome.EXACT


def test_a_spelling_that_the_fact_base_lists_is_exact() -> None:
    known = KnownName("Muammar Gaddafi", spellings=("Moammar Qadhafi",))
    assert judge_spelling("Moammar Qadhafi", known).outcome is Outcome.EXACT


def test_the_index_finds_misspelt_and_transliterated_names() -> None:
    people = [KnownName(**row["known"]) for row in ROWS]
    index = NameIndex(people)
    for printed, wanted in [
        ("Hu Jingtao", "Hu Jintao"),
        ("Alyaksandr Lukashenka", "Alexander Lukashenko"),
        ("Angela Merkl", "Angela Merkel"),
        ("Poroshneko", "Petro Poroshenko"),
    ]:
        assert index.candidates(printed)[0].id == wanted
    assert index.candidates("Nobody Whosoever") == []
