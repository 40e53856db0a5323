"""Compiled tables: built once, kept, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from factcheck.config.compiled import compiled_table, signature, write_atomically
from factcheck.config.errors import UserError
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "words.yaml"
    path.write_text("one")
    return path


class Builder:
    """Builds a table and counts how often."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, list[str]]:
        self.calls += 1
        return {"words": ["é", "one"]}


def test_a_table_is_built_once(source: Path) -> None:
    build = Builder()
    first = compiled_table("words", [source], build)
    assert compiled_table("words", [source], build) == first == {"words": ["é", "one"]}
    assert build.calls == 1


def test_it_is_built_again_when_its_source_changes(source: Path) -> None:
    build = Builder()
    compiled_table("words", [source], build)
    source.write_text("two, longer")
    compiled_table("words", [source], build)
    assert build.calls == 2


def test_tables_of_former_sources_do_not_pile_up(source: Path) -> None:
    for length in range(1, 30):
        source.write_text("x" * length)
        compiled_table("words", [source], Builder())
    kept = list((source.parent / "cache").iterdir())
    assert len(kept) == 8
    build = Builder()
    compiled_table("words", [source], build)
    assert build.calls == 0


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\x00"])
def test_a_broken_table_is_built_again_and_mended(source: Path, content: bytes) -> None:
    build = Builder()
    compiled_table("words", [source], build)
    (kept,) = (source.parent / "cache").iterdir()
    kept.write_bytes(content)
    for _ in range(2):
        assert compiled_table("words", [source], build) == {"words": ["é", "one"]}
    assert build.calls == 2


@pytest.mark.parametrize("cache", ["words.yaml/cache", "x" * 300])
def test_a_cache_that_cannot_be_written_costs_only_time(
    cache: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", str(source.parent / cache))
    build = Builder()
    for _ in range(2):
        assert compiled_table("words", [source], build) == {"words": ["é", "one"]}
    assert build.calls == 2


def test_the_signature_knows_name_size_and_time(source: Path) -> None:
    first = signature([source])
    assert signature([source]) == first
    os.utime(source, ns=(1, 1))
    assert signature([source]) != first


def test_a_write_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="no room"):
        write_atomically(tmp_path / "table.json", b"{}")
    assert list(tmp_path.iterdir()) == []


@given(st.text(min_size=1), st.none() | st.text(min_size=1), st.none() | st.integers(1, 99))
def test_an_error_is_one_line_of_place_and_message(
    message: str, path: str | None, line: int | None
) -> None:
    told = str(UserError(message, path=path, line=line))
    assert told.endswith(message)
    assert path is None or told.startswith(path)
