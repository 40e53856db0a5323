from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from factcheck.reporting.formats import render
from tests.reporting.report_samples import sample

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


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the page on the sample."""
    path: Path = tmp_path_factory.mktemp("pages") / "report.html"
    path.write_text(render("html", [sample()]), encoding="utf-8")
    return path.as_uri()
