"""What clauses, pronouns and loose verbs tell: true ones stay silent, wrong ones are found."""

from __future__ import annotations

from pathlib import Path

import pytest
from factcheck.config.safe_yaml import read_yaml
from tests.conftest import Check

GROUPS = [
    group
    for name in (
        "told_in_clauses.yaml",
        "told_of_bodies.yaml",
        "told_of_people.yaml",
        "told_handovers.yaml",
        "told_by_pronouns.yaml",
        "told_of_holders.yaml",
        "told_of_places.yaml",
    )
    for group in read_yaml(Path(__file__).with_name(name))
]


@pytest.mark.parametrize(
    ("day", "text"), [(group["as_of"], text) for group in GROUPS for text in group["silent"]]
)
def test_a_true_clause_raises_no_alarm(check: Check, day: str, text: str) -> None:
    found = check(text, day).findings
    assert [one.message for one in found if one.severity.value != "info"] == []


@pytest.mark.parametrize(
    ("day", "text", "told"),
    [(group["as_of"], text, told) for group in GROUPS for text, told in group["found"]],
)
def test_a_wrong_clause_is_found(check: Check, day: str, text: str, told: str) -> None:
    found = check(text, day).findings
    messages = [one.message for one in found if one.severity.value != "info"]
    assert len(messages) == 1
    assert told in messages[0]
