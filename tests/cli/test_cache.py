"""The cache: without it, with a broken one, with one that cannot be written, with two at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WORDS = ("check", "a.txt", "--as-of", "2016-12-05", "--format", "json")


@pytest.fixture
def text(folder: Path) -> Path:
    (folder / "a.txt").write_text(
        "In 2015, the GDP of Kazakhstan was $184 million. The Foreign Minister of Russia, "
        "Sergei Lavrof, spoke on Tuesday, 5 December 2016."
    )
    return folder


def test_two_runs_may_fill_one_cache_and_a_broken_one_is_made_again(
    text: Path, process: Run
) -> None:
    cache = text / "cache"
    env = {**os.environ, "FACTCHECK_CACHE": str(cache)}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "factcheck", *WORDS],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=env,
        )
        for _ in range(2)
    ]
    results = [(*run.communicate(), run.returncode) for run in runs]
    assert results[0] == results[1]
    assert results[0][1:] == ("", 1)
    warm = process(*WORDS, FACTCHECK_CACHE=str(cache))
    assert (warm.out, warm.err, warm.code) == results[0]
    # A damaged store of facts takes longest to make; `tests/factbase/test_store.py` looks at that.
    files = [path for path in cache.iterdir() if not path.name.startswith("facts-")]
    assert any(path.suffix == ".sqlite" for path in files)
    for number, path in enumerate(files):
        path.write_bytes((b"", b"{broken", b"\x00" * 4096)[number % 3])
    assert process(*WORDS, FACTCHECK_CACHE=str(cache)) == warm
    assert [path.name for path in cache.iterdir() if "tmp" in path.name.lower()] == []


def test_a_cache_that_cannot_be_written_is_only_slower(text: Path, process: Run) -> None:
    (text / "file").write_text("no folder")
    ran = process(*WORDS, FACTCHECK_CACHE=str(text / "file" / "cache"))
    assert (ran.code, ran.err) == (1, "")
