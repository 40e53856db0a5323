"""Rules that are no more: settings that name them to be ignored go on working."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.checking.api import Checker
from factcheck.config.errors import UserError
from factcheck.config.settings import read_settings
from factcheck.rulebook.loading import load_rules
from factcheck.rulebook.retired import retired_rules, unknown_rule


def _settings(folder: Path, text: str) -> Checker:
    path = folder / "factcheck.toml"
    path.write_text(text, encoding="utf-8")
    return Checker.of(read_settings(path))


def test_no_rule_is_both_and_every_successor_is_one() -> None:
    known = {rule.id for rule in load_rules()}
    assert known.isdisjoint(retired_rules())
    assert {one for one in retired_rules().values() if one} <= known


def test_what_is_no_more_may_still_be_ignored(tmp_path: Path) -> None:
    assert _settings(tmp_path, 'ignore = ["swapped-digits"]\n').rules


def test_selecting_it_tells_what_finds_that_now(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="'told-with-slip' finds that now"):
        _settings(tmp_path, 'select = ["swapped-digits"]\n')


def test_a_rule_that_never_was_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="did you mean 'weekday'"):
        _settings(tmp_path, 'ignore = ["weekdy"]\n')
    assert unknown_rule("joint-holders", ()) == "rule 'joint-holders' is no more"
