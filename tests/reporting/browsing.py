"""A real browser for tests, and ways to open pages in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic"]

# The driver leaves its pipes to the interpreter's end.
leaves_pipes_open = [
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real Chromium that Playwright drives; tests that ask for it skip where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium here (apt-get install chromium)")
    driver = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (pip install -e '.[browser]')"
    )
    with driver.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield running
        running.close()


def opened(browser: Any, address: str, **settings: Any) -> Any:
    """Return the page in a context of its own, with nothing stored."""
    settings = {"viewport": {"width": 1500, "height": 900}, **settings}
    page = browser.new_context(**settings).new_page()
    page.goto(address)
    return page


def press(page: Any, *keys: str) -> None:
    """Press keys one after the other."""
    for key in keys:
        page.keyboard.press(key)


def axe_script() -> str:
    """Return the script of axe-core, which a package brings along; skips where it is missing."""
    package = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return (files(package) / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """Return what axe finds wrong with a page as it is now."""
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:3]]}"
        for one in found
    ]
