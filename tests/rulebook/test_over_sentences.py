"""Figures that belong together though a full stop or a clause stands between them.

The texts lie beside this file, in over_sentences.yaml.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from factcheck.model.findings import Severity
from factcheck.model.report import Report

Check = Callable[..., Report]

TEXTS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("over_sentences.yaml").read_text(encoding="utf-8")
)
WRONG = [(text, rule) for rule, texts in TEXTS["wrong"].items() for text in texts]


def _spoke(report: Report) -> set[str]:
    return {one.rule for one in report.findings if one.severity is not Severity.INFO}


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_figures_of_neighbouring_clauses_that_do_not_fit(
    check: Check, text: str, rule: str
) -> None:
    report = check(text, "2016-12-05")
    assert _spoke(report) == {rule}
    [finding] = report.findings
    assert finding.related, "both places are cited"
    assert finding.derivation, "the arithmetic is shown"


@pytest.mark.parametrize("text", TEXTS["silent"])
def test_figures_that_fit_or_are_of_different_things(check: Check, text: str) -> None:
    assert _spoke(check(text, "2016-12-05")) == set()
