"""Packs: what is wrong with one is said with file, line and row; a user's own take precedence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.packs import read_pack

HEAD = "pack: mine\nversion: '1'\nsources: {desk: {title: Desk}}\n"


def error_of(tmp_path: Path, text: str) -> UserError:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        read_pack(path)
    assert caught.value.path == str(path)
    return caught.value


def test_broken_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    error = error_of(tmp_path, HEAD + "events: [\n")
    assert error.line == 5
    assert "not valid YAML" in error.message


def test_a_missing_field_is_told_with_row_and_line(tmp_path: Path) -> None:
    rows = "events:\n- {id: One, kind: war, date: '2001', source: desk}\n- {id: Two, kind: war}\n"
    error = error_of(tmp_path, HEAD + rows)
    assert error.line == 6
    assert "events[2].date (Two): Field required" in error.message


@pytest.mark.parametrize("day", ["2001-13", "2001-02-30", "June 2001", "2001-05/2001-04"])
def test_a_date_that_is_none_is_told(tmp_path: Path, day: str) -> None:
    row = f"events:\n- {{id: One, kind: war, date: '{day}', source: desk}}\n"
    error = error_of(tmp_path, HEAD + row)
    assert error.line == 5
    assert day in error.message


def test_an_unknown_key_is_told_so_that_a_slip_is_not_lost(tmp_path: Path) -> None:
    row = "events:\n- {id: One, kind: war, date: '2001', sourse: desk}\n"
    error = error_of(tmp_path, HEAD + row)
    assert error.message == "events[1] (One): unknown key 'sourse'; did you mean 'source'?"
    assert error.line == 5


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("colour: red", "the pack: unknown key 'colour'; the keys are pack, version, "),
        ("facts: [{subjct: FRA}]", "facts[1]: unknown key 'subjct'; did you mean 'subject'?"),
        (
            "organisations: [{id: Quay, memberships: {member: [{who: FRA, form: '2001'}]}}]",
            "memberships.member[1] (FRA): unknown key 'form'; did you mean 'from'?",
        ),
        (
            "organisations: [{id: Quay, charter: {date: '2001', town: Bergen}}]",
            "organisations[1].charter (Quay): unknown key 'town'; the keys are date, place, title",
        ),
    ],
)
def test_an_unknown_key_is_told_with_those_that_are_there(
    tmp_path: Path, row: str, said: str
) -> None:
    assert said in error_of(tmp_path, HEAD + row).message


def test_a_source_that_the_table_lacks_is_told(tmp_path: Path) -> None:
    row = "events:\n- {id: One, kind: war, date: '2001', source: dsk}\n"
    error = error_of(tmp_path, HEAD + row)
    assert error.line == 5
    assert "source 'dsk' is not in the pack's table" in error.message


@pytest.mark.parametrize("text", ["", "- a\n", "just text\n"])
def test_what_is_no_pack_at_all_is_told(tmp_path: Path, text: str) -> None:
    assert "a pack is a table" in error_of(tmp_path, text).message


def test_bytes_that_are_not_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(b"pack: \xff\xfe")
    with pytest.raises(UserError, match="not UTF-8"):
        read_pack(path)


def test_yaml_cannot_make_objects(tmp_path: Path) -> None:
    error = error_of(tmp_path, "pack: !!python/object/apply:os.getcwd []\n")
    assert "not valid YAML" in error.message


def test_an_unquoted_date_is_taken_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    rows = "events:\n- {id: One, kind: war, date: 2001-06-15}\n- {id: Two, kind: war, date: 2001}\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    assert [event.date for event in read_pack(path).events] == ["2001-06-15", "2001"]


def test_a_code_that_nobody_knows_is_an_error_in_a_users_own_pack(
    with_pack: Callable[[str], FactBase],
) -> None:
    text = HEAD + "borders:\n- {a: AAA, b: Ceelnd, source: desk}\n"
    with pytest.raises(UserError, match=r"own\.yaml: 'Ceelnd' is not known; is 'Ceeland' meant\?"):
        with_pack(text)


def test_own_rows_replace_the_shipped_ones_that_state_the_same(
    with_pack: Callable[[str], FactBase],
) -> None:
    text = HEAD + (
        "organisations:\n"
        "- id: League of Lands\n"
        "  statuses: [member, observer]\n"
        "  memberships: {member: [{who: CCC, from: '2003'}]}\n"
        "  source: desk\n"
        "offices:\n"
        "- id: President of Aland\n"
        "  jurisdiction: AAA\n"
        "  role: president\n"
        "  terms: [{person: Anna Able, from: '2004-06-07', until: '2014-06-01', source: desk}]\n"
        "  source: desk\n"
    )
    with with_pack(text) as facts:
        # Ceeland's row is replaced, the others stay.
        assert facts.members("League of Lands", date(2005, 1, 1)) == ("Aland", "Beland", "Ceeland")
        assert facts.members("League of Lands", date(2013, 1, 1), ["partner"]) == ()
        assert facts.statuses("League of Lands") == ("member", "observer")
        (able,) = facts.terms(person="Anna Able")
        assert able.until is not None
        assert able.until.edtf == "2014-06-01"
        assert able.source.pack == "mine"
        assert len(facts.terms(person="Bob Baker")) == 1
        assert [pack.name for pack in facts.packs() if pack.own] == ["mine"]
