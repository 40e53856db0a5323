"""Figures tied by the parts that they play, with others among them: only a slip of the pen is told,
and nothing where two of the others make the result."""

from __future__ import annotations

from datetime import date

import pytest
from factcheck.checking.api import Checker
from factcheck.reading.documents import read_text

_ALONE = "Exports were $12.4 billion and imports $9.9 billion, which left a surplus of ${} billion."
_AMONG = (
    "Exports were $12.4 billion and imports $9.9 billion, of which $3.1 billion was oil, which "
    "left a surplus of ${} billion."
)


def _rules(text: str) -> set[str]:
    found = Checker.load().check(read_text(text), date(2016, 12, 5)).findings
    return {one.rule for one in found if one.severity in ("warning", "error")}


@pytest.mark.parametrize("surplus", ["3.7", "25"])
def test_with_no_figure_left_aside_any_difference_is_told(surplus: str) -> None:
    assert _rules(_ALONE.format(surplus)) == {"difference"}


def test_among_others_a_slip_of_the_pen_is_told() -> None:
    assert _rules(_AMONG.format("25")) == {"difference"}


@pytest.mark.parametrize("surplus", ["2.5", "3.7", "6.8"])
def test_among_others_nothing_else_is_told(surplus: str) -> None:
    assert not _rules(_AMONG.format(surplus))
