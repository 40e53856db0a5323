"""axe finds nothing in the page of `factcheck serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="starlette is not installed (pip install -e '.[serve]')")
from factcheck.serving.limits import Limits
from factcheck.serving.pages import form_page
from tests.reporting.browsing import axe_script, leaves_pipes_open, opened, violations

pytestmark = leaves_pipes_open


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, scheme: str) -> None:
    path = tmp_path / "form.html"
    path.write_text(form_page(Limits(), keeps=True, problem="Nothing was sent."), encoding="utf-8")
    page = opened(browser, path.as_uri(), color_scheme=scheme)
    assert violations(page, axe_script()) == []
