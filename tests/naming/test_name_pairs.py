"""The public benchmark of name pairs, where its development half is at hand."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks/score_names.py"


def test_the_score_on_name_pairs_stays_above_the_target() -> None:
    script = runpy.run_path(str(SCRIPT))
    if not script["DEFAULT"].exists():
        pytest.skip("the name-pairs development half is not here")
    with script["DEFAULT"].open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    count = script["score"](rows, misses=False)["all"]
    assert 2 * count["tp"] / (2 * count["tp"] + count["fp"] + count["fn"]) >= 0.88
    assert count["tp"] / (count["tp"] + count["fp"]) >= 0.95
