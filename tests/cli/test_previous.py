"""`--previous`: what the HTML report tells of an earlier run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def _html(run: Run, *words: str) -> str:
    ran = run("check", *words, "--format", "html=page.html", "--fail-on", "never")
    assert ran.code == 0, ran.err
    return Path("page.html").read_text(encoding="utf-8")


def test_new_and_mended_findings_are_told(folder: Path, run: Run) -> None:
    text = folder / "note.txt"
    text.write_text("In 2015, the GDP of Kazakhstan was $184 million.", encoding="utf-8")
    run("check", "note.txt", "--format", "json=old.json")
    text.write_text(
        "The council met on Tuesday, 5 December 2016. In 2015, the GDP of Kazakhstan was "
        "$184 billion.",
        encoding="utf-8",
    )
    page = _html(run, "note.txt", "--previous", "old.json")
    assert "Since the last run: <b>1 new</b>, 1 gone, 0 staying" in page


def test_documents_are_matched_by_path_then_by_name(folder: Path, run: Run) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "note.txt").write_text("The GDP of Peru was $1 in 2015.", encoding="utf-8")
    run("check", "a", "b", "--format", "json=old.json")
    page = _html(run, "a", "b", "--previous", "old.json")
    assert "Since the last run: <b>0 new</b>, 0 gone, 2 staying." in page
    (folder / "other.txt").write_text("No figures.", encoding="utf-8")
    page = _html(run, "a", "other.txt", "--previous", "old.json")
    assert "1 document not in it" in page


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"schema": "factcheck-report/1"}', "\0"])
def test_a_file_that_is_no_report_is_an_error(folder: Path, run: Run, content: str) -> None:
    (folder / "note.txt").write_text("No figures.", encoding="utf-8")
    (folder / "old.json").write_text(content, encoding="utf-8")
    ran = run("check", "note.txt", "--previous", "old.json")
    assert ran.code == 2
    assert ran.err.startswith("factcheck: old.json: no report of the form factcheck-report/1")


def test_a_missing_file_is_an_error(folder: Path, run: Run) -> None:
    (folder / "note.txt").write_text("No figures.", encoding="utf-8")
    ran = run("check", "note.txt", "--previous", "none.json")
    assert ran.code == 2
    assert "none.json: cannot be read" in ran.err
