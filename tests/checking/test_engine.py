"""The engine: a rule that crashes is reported, and the others still run."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from factcheck.checking import engine
from factcheck.checking.api import Checker, parse_day
from factcheck.model.findings import Outcome
from factcheck.reading.documents import read_text
from msgspec.structs import replace

TEXT = "The capital of Australia is Sydney. On Tuesday, 5 December 2016, it said so."


def test_a_crash_costs_only_its_own_rule(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: Any) -> Iterator[Outcome]:
        raise ZeroDivisionError("nothing to divide by")

    kind_of = engine.kind_of
    broken = SimpleNamespace(Params=kind_of("weekday").Params, check=crash)
    monkeypatch.setattr(
        engine, "kind_of", lambda name: broken if name == "weekday" else kind_of(name)
    )
    report = checker.check(read_text(TEXT), parse_day("2016-12-20"))
    (failure,) = report.rule_failures
    assert failure.rule == "weekday"
    assert "nothing to divide by" in failure.error
    assert [one.rule for one in report.findings] == ["geography"]


def test_only_the_rules_that_are_given_run(checker: Checker) -> None:
    one = replace(checker, rules=tuple(rule for rule in checker.rules if rule.id == "weekday"))
    report = one.check(read_text(TEXT), parse_day("2016-12-20"))
    assert [finding.rule for finding in report.findings] == ["weekday"]
    assert [rule.id for rule in report.rules] == ["weekday"]


def test_findings_that_are_less_sure_than_wanted_are_left_out(checker: Checker) -> None:
    sure = replace(checker, min_confidence=0.99)
    report = sure.check(read_text(TEXT), parse_day("2016-12-20"))
    assert all(finding.confidence >= 0.99 for finding in report.findings)
