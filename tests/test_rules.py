"""The rules that ship: every one has its examples, and all of them hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factcheck.checking.api import Checker
from factcheck.model.report import Report
from factcheck.rulebook.loading import kind_names, load_rules, parameters
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.testing import run_examples

RULES = load_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_sides(rule: Rule) -> None:
    assert rule.tests.get("fail")
    assert rule.tests.get("pass")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_hold(
    checker: Checker, check: Callable[..., Report], rule: Rule
) -> None:
    results = list(run_examples((rule,), lambda one: check(one.text, one.as_of)))
    assert [(one.expected, one.text) for one in results if not one.good] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_written_for_its_reader(rule: Rule) -> None:
    assert rule.path.endswith(f"{rule.id}.yaml")
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why.strip().endswith(".")
    parameters(rule)


def test_every_kind_is_used_by_a_rule() -> None:
    assert {rule.kind for rule in RULES} == set(kind_names())


def test_rules_come_in_the_order_of_their_ids() -> None:
    assert [rule.id for rule in RULES] == sorted(rule.id for rule in RULES)
