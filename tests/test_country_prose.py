"""True prose about countries: what a linter says of it at warning or above is a false alarm."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.model.findings import Severity
from factcheck.model.report import Report

MOST_PER_THOUSAND_WORDS = 0.3


def test_true_text_raises_next_to_no_alarm(shared: Path, check: Callable[..., Report]) -> None:
    path = shared / "benchmarks" / "country-prose" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("the benchmark is not on this machine")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    words = sum(len(row["text"].split()) for row in rows)
    reports = [check(row["text"], row["as_of"]) for row in rows]
    alarms = [
        f"{row['country']}: {one.rule}: {one.quote!r}: {one.message}"
        for row, report in zip(rows, reports, strict=True)
        for one in report.findings
        if one.severity is not Severity.INFO
    ]
    assert len(alarms) <= MOST_PER_THOUSAND_WORDS * words / 1000, "\n".join(alarms)
    assert [report.rule_failures for report in reports if report.rule_failures] == []
