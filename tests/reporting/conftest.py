from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_SNAPSHOTS = Path(__file__).with_name("snapshots")


@pytest.fixture
def matches_snapshot() -> Callable[[str, str], None]:
    """Hold a text against the file of that name; UPDATE_SNAPSHOTS=1 writes the files anew."""

    def check(name: str, text: str) -> None:
        path = _SNAPSHOTS / name
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check
