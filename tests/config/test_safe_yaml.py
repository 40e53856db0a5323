"""YAML of ours and of strangers: plain data, no key twice, a clear error with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.config.safe_yaml import parse_yaml, read_yaml

ROOT = Path(__file__).parents[2]
OURS = sorted(
    [*ROOT.glob("rules/**/*.yaml"), *ROOT.glob("factcheck/**/*.yaml"), *ROOT.glob("corpus/*.yaml")]
)

BAD = [
    ("a: 1\nb: 2\na: 3\n", "'a' twice", 3),
    ("rows:\n- {id: x, id: y}\n", "'id' twice", 2),
    ("a: [1, 2\n", "expected", 2),
    ("a: !!python/object/apply:os.system ['true']\n", "could not determine a constructor", 1),
    ("day: 2015-06-31\n", "day is out of range", None),
    ("[" * 3000, "nesting", 1),
]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_our_own_files_name_no_key_twice(path: Path) -> None:
    assert read_yaml(path)


@pytest.mark.parametrize(("text", "problem", "line"), BAD)
def test_what_cannot_be_read_is_told_with_its_line(
    text: str, problem: str, line: int | None
) -> None:
    with pytest.raises(UserError) as caught:
        parse_yaml(text, Path("pack.yaml"))
    assert problem in str(caught.value)
    assert (caught.value.path, caught.value.line) == ("pack.yaml", line)


def test_words_are_words() -> None:
    text = "[on, off, yes, no, NO, true, false]"
    assert parse_yaml(text, Path("x.yaml")) == ["on", "off", "yes", "no", "NO", True, False]


def test_keys_may_be_merged_and_named_again() -> None:
    text = "base: &base {unit: km, year: 2015}\nrow: {<<: *base, year: 2016}\n"
    assert parse_yaml(text, Path("x.yaml"))["row"] == {"unit": "km", "year": 2016}


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_bytes(b"\xff\xfea: 1")
    with pytest.raises(UserError, match="not UTF-8"):
        read_yaml(tmp_path / "pack.yaml", "the pack")
