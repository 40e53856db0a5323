"""Lists of states that the fact base recognises: the one that does not fit is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from factcheck.checking.api import Checker
from factcheck.reading.documents import read_text

_ROWS = yaml.safe_load((Path(__file__).parent / "listed_states.yaml").read_text(encoding="utf-8"))


def _cases() -> Iterator[Any]:
    for group in _ROWS:
        for row in group["rows"]:
            yield pytest.param(group, row, id=row["text"][:60])


@pytest.mark.parametrize(("group", "row"), [*_cases()])
def test_the_odd_one_of_a_list_is_found(
    group: dict[str, Any], row: dict[str, str], checker: Checker
) -> None:
    """One finding of the rule, or none where `quote` is empty, on the words that do not fit."""
    report = checker.check(read_text(row["text"]), date.fromisoformat(group["as_of"]))
    found = [one.quote for one in report.findings if one.rule == group["rule"]]
    assert found == ([row["quote"]] if row["quote"] else [])
