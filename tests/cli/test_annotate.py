"""`factcheck check draft.docx --annotate commented.docx`."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("lxml", reason="lxml is not installed (pip install -e '.[documents]')")
Run = Callable[..., Any]
SAMPLE = Path(__file__).parents[1] / "reading/formats/flawed-organisation-profile.docx"


@pytest.fixture
def draft(folder: Path) -> Path:
    (folder / "draft.docx").write_bytes(SAMPLE.read_bytes())
    return folder / "draft.docx"


def test_a_copy_has_the_findings_as_comments(draft: Path, run: Run) -> None:
    before = draft.read_bytes()
    ran = run("check", "draft.docx", "--annotate", "out/commented.docx", "--fail-on", "never")
    assert ran.code == 0
    assert draft.read_bytes() == before
    with zipfile.ZipFile("out/commented.docx") as archive:
        assert b"value-against-reference" in archive.read("word/comments.xml")


def test_the_exit_code_is_that_of_the_check(draft: Path, run: Run) -> None:
    assert run("check", "draft.docx", "--annotate", "commented.docx").code == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("draft.docx", "--annotate", "draft.docx"), "another file than the draft"),
        (("note.txt", "--annotate", "x.docx"), "note.txt: only a Word file"),
        (("draft.docx", "note.txt", "--annotate", "x.docx"), "not about 2 texts"),
    ],
)
def test_what_cannot_be_annotated_is_told(
    draft: Path, folder: Path, run: Run, words: tuple[str, ...], told: str
) -> None:
    (folder / "note.txt").write_text("Nothing.", encoding="utf-8")
    before = draft.read_bytes()
    ran = run("check", *words)
    assert ran.code == 2
    assert told in ran.err
    assert draft.read_bytes() == before
    assert not (folder / "x.docx").exists()
