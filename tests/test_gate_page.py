"""What docs/gate.md shows is what the program takes."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.config.settings import read_settings
from factcheck.reading import read_file, read_text
from factcheck.reporting.formats import FORMATS

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "gate.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_settings_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(blocks("toml")[0], encoding="utf-8")
    settings = read_settings(path)
    assert settings.fail_on_unchecked == 60
    assert settings.for_path(tmp_path / "archive" / "a.md").fail_on == "never"


def test_the_directives_are_understood() -> None:
    [block] = blocks("html")
    found = read_text(f"{block}\nIt rains.").directives
    assert len(found) == block.count("<!--") == 3
    assert [one.problem for one in found] == ["", "", ""]


def test_the_file_beside_a_text_is_understood(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It met on Tuesday, 5 December 2016.")
    (tmp_path / "a.txt.factcheck.toml").write_text(blocks("toml")[1], encoding="utf-8")
    [directive] = read_file(tmp_path / "a.txt").directives
    assert directive.covers
    assert directive.until is not None


def test_every_format_is_listed() -> None:
    table = PAGE.split("## Formats")[1].split("## ")[0]
    assert set(re.findall(r"`([a-z]+)`", table)) - {"factcheck"} == set(FORMATS)
