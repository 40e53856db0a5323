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


def test_a_cache_may_be_missing_broken_or_deleted(text: Path, process: Run) -> None:
    cache = text / "cache"
    cold = process(*WORDS, FACTCHECK_CACHE=str(cache))
    assert cold.code == 1
    warm = process(*WORDS, FACTCHECK_CACHE=str(cache))
    assert warm == cold
    files = [path for path in cache.iterdir() if path.is_file()]
    assert files
    for number, path in enumerate(files):
        path.write_bytes((b"", b"{broken", b"\x00" * 4096)[number % 3])
    assert process(*WORDS, FACTCHECK_CACHE=str(cache)) == cold
    assert [path.name for path in cache.iterdir() if "tmp" in path.name.lower()] == []


def test_a_cache_that_cannot_be_written_is_only_slower(text: Path, process: Run) -> None:
    (text / "file").write_text("no folder")
    # The second cannot even be looked at, as a folder of another user cannot.
    for cache in (text / "file" / "cache", text / ("x" * 300)):
        ran = process(*WORDS, FACTCHECK_CACHE=str(cache))
        assert (ran.code, ran.err) == (1, "")


def test_two_runs_may_fill_one_cache_at_once(text: Path) -> None:
    env = {**os.environ, "FACTCHECK_CACHE": str(text / "cache")}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "factcheck", *WORDS],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=env,
        )
        for _ in range(2)
    ]
    results = [(*run.communicate(), run.returncode) for run in runs]
    assert results[0] == results[1]
    assert results[0][1:] == (b"", 1)
