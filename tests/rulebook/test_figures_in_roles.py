"""Figures that one sentence, or two, tell of each other, and that cannot all be right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.config.safe_yaml import read_yaml
from factcheck.model.report import Report

Check = Callable[..., Report]

TEXTS = read_yaml(Path(__file__).with_name("figures_in_roles.yaml"))


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule, texts in TEXTS.items() for text in texts]
)
def test_figures_that_do_not_fit_are_found(check: Check, rule: str, text: str) -> None:
    assert rule in {one.rule for one in check(text, "2024-03-21").findings}
