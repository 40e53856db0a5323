"""axe, the accessibility checker, finds nothing in any state of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from factcheck.reporting.formats import render
from tests.reporting.browsing import axe_script, leaves_pipes_open, opened, press, violations
from tests.reporting.report_samples import sample

pytestmark = leaves_pipes_open


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_script()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000, 1600])
def test_axe_finds_nothing(browser: Any, address: str, axe: str, scheme: str, width: int) -> None:
    page = opened(browser, address, color_scheme=scheme, viewport={"width": width, "height": 800})
    assert violations(page, axe) == []
    press(page, "n", "d")
    assert violations(page, axe) == []
    press(page, "Escape")
    page.locator(".show-all").check()
    page.locator(".about summary").first.click()
    page.locator(".review summary").click()
    assert violations(page, axe) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_first_view_of_several(
    browser: Any, axe: str, tmp_path: Path, scheme: str
) -> None:
    path = tmp_path / "several.html"
    one = sample()
    other = one.model_copy(update={"previous": one.report})
    path.write_text(render("html", [one, other]), encoding="utf-8")
    page = opened(browser, path.as_uri(), color_scheme=scheme)
    assert violations(page, axe) == []
    page.locator("table.index a").nth(1).click()
    assert violations(page, axe) == []
