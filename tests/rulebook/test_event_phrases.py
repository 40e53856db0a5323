"""Events told by what they were, by whom and when, without a name of their own."""

from __future__ import annotations

from pathlib import Path

import factcheck
import pytest
import yaml

TEXTS = yaml.safe_load(Path(__file__).with_name("event_phrases.yaml").read_text(encoding="utf-8"))


def _found(day: str, text: str) -> list[str]:
    report = factcheck.check(text, as_of=day)
    return [one.rule for one in report.findings if one.severity != "info"]


@pytest.mark.parametrize(("day", "text"), [*TEXTS["wrong"], *TEXTS["lists"]])
def test_an_event_of_another_time_or_place_is_found(day: str, text: str) -> None:
    assert _found(day, text)


@pytest.mark.parametrize(("day", "text"), TEXTS["right"])
def test_a_true_one_stays_silent(day: str, text: str) -> None:
    assert not _found(day, text)


def test_an_error_is_told_by_one_rule_only() -> None:
    assert len(_found("2018-03-10", "Turkey remembers the failed coup of 15 July 2015.")) == 1
