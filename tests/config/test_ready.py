"""Tables that a wheel brings: used only for what they were made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config import ready
from factcheck.config.ready import make_ready, ready_made


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two files of which the table "words" in the wheel was made."""
    monkeypatch.setattr(ready, "ready_directory", lambda: tmp_path / "ready")
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file in files:
        file.write_text(file.stem)
    make_ready("words", files, b"made of one and two", tmp_path / "ready")
    return files


def test_a_table_is_found_by_what_it_was_made_of(sources: list[Path]) -> None:
    assert ready_made("words", reversed(sources)) == b"made of one and two"
    assert ready_made("names", sources) is None


def test_it_is_found_where_the_same_files_lie_elsewhere(
    sources: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "installed").mkdir()
    moved = [file.rename(tmp_path / "installed" / file.name) for file in sources]
    assert ready_made("words", moved) == b"made of one and two"


@pytest.mark.parametrize("change", ["content", "name", "number"])
def test_a_table_of_other_files_is_not_used(sources: list[Path], change: str) -> None:
    if change == "content":
        sources[0].write_text("ONE")
    elif change == "name":
        sources[0] = sources[0].rename(sources[0].with_name("three.yaml"))
    else:
        sources.pop()
    assert ready_made("words", sources) is None


def test_a_damaged_table_is_compiled_anew(sources: list[Path], tmp_path: Path) -> None:
    for table in (tmp_path / "ready").iterdir():
        table.write_bytes(table.read_bytes()[:20])
    assert ready_made("words", sources) is None


def test_a_checkout_has_none(sources: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert ready_made("words", sources) is None
