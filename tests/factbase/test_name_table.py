"""The name table is made anew when what makes it changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from factcheck.config.locations import PACKAGE
from factcheck.factbase import name_table


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the code, so that its files can be changed."""
    copy = tmp_path / "factcheck"
    for folder in ("naming", "extracting", "factbase"):
        (copy / folder).mkdir(parents=True)
        for path in (PACKAGE / folder).glob("*.py"):
            shutil.copy2(path, copy / folder)
    monkeypatch.setattr(name_table, "PACKAGE", copy)
    name_table.makers.cache_clear()
    return copy


@pytest.mark.parametrize(
    ("changed", "anew"),
    [
        ("naming/known.py", True),
        ("naming/folding.py", True),
        ("factbase/name_table.py", True),
        ("factbase/name_rows.py", True),
        ("extracting/gazetteer.py", True),
        ("extracting/quantities.py", False),
    ],
)
def test_a_change_of_the_code_makes_another_table(package: Path, changed: str, anew: bool) -> None:
    before = name_table.makers()
    (package / changed).write_text("# another version\n")
    name_table.makers.cache_clear()
    assert (name_table.makers() != before) is anew
    name_table.makers.cache_clear()
