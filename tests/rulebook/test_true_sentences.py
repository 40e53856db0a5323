"""Dense true sentences of many subjects: not one of them may raise an alarm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.config.safe_yaml import read_yaml
from factcheck.model.report import Report

Check = Callable[..., Report]

GROUPS = read_yaml(Path(__file__).with_name("true_sentences.yaml"))


@pytest.mark.parametrize(
    ("day", "text"), [(group["as_of"], text) for group in GROUPS for text in group["texts"]]
)
def test_a_true_sentence_raises_no_alarm(check: Check, day: str, text: str) -> None:
    found = check(text, day).findings
    assert [one.message for one in found if one.severity.value != "info"] == []
