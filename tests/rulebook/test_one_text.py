"""Texts that contradict themselves, and texts that only seem to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.config.safe_yaml import read_yaml
from factcheck.model.report import Report

Check = Callable[..., Report]

ROWS = read_yaml(Path(__file__).with_name("one_text.yaml"))


@pytest.mark.parametrize(
    ("day", "rule", "text"), [(r["as_of"], r["finds"], r["text"]) for r in ROWS]
)
def test_a_text_is_held_against_itself(check: Check, day: str, rule: str, text: str) -> None:
    found = {one.rule for one in check(text, day).findings if one.severity.value != "info"}
    assert (rule in found) if rule else found == set()
