"""Kinds of rules whose needs a text does not meet are not loaded."""

from __future__ import annotations

import pytest
from factcheck.rulebook.loading import kind_names, load_rules
from factcheck.rulebook.needs import _NEEDS


def test_only_kinds_have_needs() -> None:
    assert set(_NEEDS) <= set(kind_names())


@pytest.mark.parametrize("kind", _NEEDS)
def test_a_kind_with_needs_has_examples_that_meet_them(kind: str) -> None:
    """`test_rules.py` runs these examples: a need that is too narrow is seen there."""
    rules = [rule for rule in load_rules() if rule.kind == kind]
    assert all(rule.tests.get("fail") for rule in rules)
