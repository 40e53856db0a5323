"""`factcheck fix`: spellings and terms put right, with a diff first; values only when told."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NAMED = "President of Russia Vladimir Puttin spoke in 2015.\n"
MENDED = NAMED.replace("Puttin", "Putin")
WRONG = "In 2015, the GDP of Kazakhstan was $184 million.\n"


def _written(folder: Path, text: str, name: str = "note.txt", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_the_diff_comes_first_and_nothing_is_written(folder: Path, run: Run) -> None:
    path = _written(folder, NAMED)
    ran = run("fix", "note.txt")
    assert ran.code == 1
    assert ran.out == (
        "--- note.txt\n+++ note.txt (mended)\n@@ -1 +1 @@\n"
        f"-{NAMED}+{MENDED}"
    )  # fmt: skip
    assert "1 change to write with --apply" in ran.err
    assert path.read_text(encoding="utf-8") == NAMED


@pytest.mark.parametrize("option", ["--apply", "--write"])
def test_it_is_written_when_told_and_then_there_is_no_more(
    folder: Path, run: Run, option: str
) -> None:
    path = _written(folder, NAMED)
    ran = run("fix", "note.txt", option)
    assert ran.code == 0
    assert "1 change written" in ran.err
    assert path.read_text(encoding="utf-8") == MENDED
    again = run("fix", "note.txt", option)
    assert (again.code, again.out, again.err) == (0, "", "")


def test_a_value_is_changed_only_when_told(folder: Path, run: Run) -> None:
    path = _written(folder, NAMED + "\n" + WRONG)
    run("fix", "note.txt", "--apply")
    assert path.read_text(encoding="utf-8") == MENDED + "\n" + WRONG
    run("fix", "note.txt", "--apply", "--unsafe")
    assert path.read_text(encoding="utf-8") == MENDED + "\n" + WRONG.replace("million", "billion")


def test_rules_can_be_selected(folder: Path, run: Run) -> None:
    _written(folder, NAMED)
    assert run("fix", "note.txt", "--ignore", "person-name").code == 0
    assert run("fix", "note.txt", "--select", "person-name").code == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"], ids=str)
def test_encoding_and_line_ends_stay(folder: Path, run: Run, encoding: str) -> None:
    before = NAMED.replace("\n", "\r\n") + "Это примечание на русском языке, без чисел.\r\n"
    path = _written(folder, before, encoding=encoding)
    ran = run("fix", "note.txt", "--apply")
    assert ran.code == 0, ran.err
    assert path.read_bytes() == before.replace("Puttin", "Putin").encode(encoding)


def test_what_an_encoding_would_not_bring_back_is_not_written(folder: Path, run: Run) -> None:
    path = folder / "note.txt"
    data = b"\xfe\xff" + NAMED.encode("utf-16-be")
    path.write_bytes(data)
    ran = run("fix", "note.txt", "--apply")
    assert ran.code == 2
    assert "note.txt: in an encoding (utf-16) that is not written; save it as UTF-8" in ran.err
    assert path.read_bytes() == data


def test_markup_within_the_words_is_left_to_the_author(folder: Path, run: Run) -> None:
    path = _written(folder, "President of Russia Vladimir **Puttin** spoke in 2015.\n", "note.md")
    before = path.read_bytes()
    ran = run("fix", "note.md", "--apply")
    assert ran.code == 0
    assert path.read_bytes() == before
    assert "1 suggestion left" in ran.err


def test_permissions_and_links_stay(folder: Path, run: Run) -> None:
    path = _written(folder, NAMED)
    path.chmod(0o640)
    (folder / "link.txt").symlink_to(path)
    run("fix", "link.txt", "--apply")
    assert (folder / "link.txt").is_symlink()
    assert path.read_text(encoding="utf-8") == MENDED
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(os.listdir(folder)) == ["factcheck.toml", "link.txt", "note.txt"]


def test_silenced_findings_are_left_alone(folder: Path, run: Run) -> None:
    text = "<!-- factcheck: ignore[person-name] -- so printed in the source -->\n" + NAMED
    _written(folder, text, "note.md")
    assert run("fix", "note.md").code == 0


def test_word_files_are_not_changed(folder: Path, run: Run) -> None:
    sample = Path(__file__).parents[1] / "reading/formats/flawed-organisation-profile.docx"
    data = sample.read_bytes()
    (folder / "draft.docx").write_bytes(data)
    ran = run("fix", "draft.docx", "--apply", "--unsafe")
    assert ran.code == 0
    assert "draft.docx: a file of this format is not changed" in ran.err
    assert (folder / "draft.docx").read_bytes() == data


def test_standard_input_is_mended_to_standard_output(run: Run) -> None:
    assert run("fix", "-", "--apply", stdin=NAMED.encode()).out == MENDED
