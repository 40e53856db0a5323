"""Runs of the command line in a folder of their own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from factcheck.cli.main import run as run_command


@dataclass(frozen=True)
class Ran:
    """What became of a run: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with settings of its own, so that none above it apply."""
    (tmp_path / "factcheck.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, from `folder`."""

    def ran(*words: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["factcheck", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        code = run_command()
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    return ran


@pytest.fixture
def process(folder: Path) -> Run:
    """Run a command in a new process, from `folder`."""

    def ran(*words: str | Path, stdin: str = "", **env: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **env},
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return ran
