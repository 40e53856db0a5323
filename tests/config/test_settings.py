"""Settings: the nearest file above the text, its keys, and what is wrong with it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from factcheck.config.errors import UserError
from factcheck.config.settings import Settings, find_settings, read_settings


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "factcheck.toml",
        """
        rules = ["own-rules"]
        facts = ["packs/ours.yaml"]
        as-known = 2017-05-01
        select = ["weekday"]
        ignore = ["geography"]
        fail-on = "warning"
        min-confidence = 0.5
        """,
    )
    assert read_settings(path) == Settings(
        rules=(tmp_path / "own-rules",),
        facts=(tmp_path / "packs/ours.yaml",),
        as_known=date(2017, 5, 1),
        select=("weekday",),
        ignore=("geography",),
        fail_on="warning",
        min_confidence=0.5,
        path=path,
    )


def test_underscores_and_hyphens_are_the_same(tmp_path: Path) -> None:
    assert read_settings(write(tmp_path / "factcheck.toml", "fail_on = 'never'")).fail_on == "never"


def test_the_nearest_file_above_the_text_counts(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", "fail_on = 'info'")
    near = write(tmp_path / "texts" / "factcheck.toml", "fail_on = 'never'")
    text = write(tmp_path / "texts" / "deep" / "a.txt", "It rains.")
    assert find_settings(text).path == near
    assert find_settings(tmp_path / "other.txt").fail_on == "info"


def test_factcheck_toml_comes_before_pyproject(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.factcheck]\nfail_on = 'info'")
    assert find_settings(tmp_path).fail_on == "info"
    write(tmp_path / "factcheck.toml", "fail_on = 'never'")
    assert find_settings(tmp_path).fail_on == "never"


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "factcheck.toml", "fail_on = 'never'")
    inner = write(tmp_path / "project" / "pyproject.toml", "[tool.ruff]\nline-length = 100")
    assert find_settings(inner.parent).fail_on == "never"


WRONG = [
    ("fail_on = [", "not valid TOML"),
    ("colour = 1", "unknown key 'colour'; the keys are"),
    ("selct = []", "did you mean 'select'"),
    ("rules = 'own'", "'rules' must be a list of strings"),
    ("ignore = [1]", "'ignore' must be a list of strings"),
    ("fail_on = 'often'", "'fail_on' is one of"),
    ("min_confidence = 2", "'min_confidence' is a number"),
    ("min_confidence = true", "'min_confidence' is a number"),
    ("as-known = 'yesterday'", "'as-known' is a day"),
    ("as-known = 2016-12-05T10:00:00", "'as-known' is a day"),
    ("min_confidence = nan", "'min_confidence' is a number"),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_what_is_wrong_is_told_with_the_file(tmp_path: Path, content: str, said: str) -> None:
    path = write(tmp_path / "factcheck.toml", content)
    with pytest.raises(UserError, match=said) as error:
        read_settings(path)
    assert str(error.value).startswith(str(path))


def test_a_file_without_settings_cannot_be_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such file"):
        read_settings(tmp_path / "nowhere.toml")
    empty = write(tmp_path / "pyproject.toml", "[tool.ruff]")
    with pytest.raises(UserError, match=r"no \[tool.factcheck\]"):
        read_settings(empty)


def test_the_command_line_comes_before_the_file() -> None:
    settings = Settings(fail_on="info", select=("weekday",))
    assert settings.overridden(fail_on="never", select=()) == Settings(
        fail_on="never", select=("weekday",)
    )
