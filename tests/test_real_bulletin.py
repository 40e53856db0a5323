"""The real bulletin: what a careful reader finds in it is found, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def test_the_report_is_that_of_a_careful_reader(shared: Path) -> None:
    script = shared / "bulletin" / "accept.py"
    if not script.is_file():
        pytest.skip("the bulletin is not on this machine")
    run = subprocess.run(
        [sys.executable, str(script)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parent.parent,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.strip().endswith("0 failed")
