"""Make the example reports in reports/ from our own bulletins.

One page on all of them, one bulletin with planted errors in every format, and a picture of its
page for the README, where Chromium and playwright are at hand.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

_ROOT = Path(__file__).parent.parent
_EXAMPLE = "corpus/flawed-organisation-profile.txt"
_FORMATS = {
    "html": "organisation-profile.html",
    "json": "organisation-profile.json",
    "sarif": "organisation-profile.sarif",
    "github": "organisation-profile.github.txt",
    "text": "organisation-profile.txt",
}


def main() -> None:
    """Write the reports; a run that fails ends this one too."""
    bulletins = sorted(
        str(path.relative_to(_ROOT))
        for path in (_ROOT / "corpus").iterdir()
        if path.suffix in {".txt", ".md"} and path.name.startswith(("flawed-", "true-"))
    )
    _check(bulletins, {"html": "all-bulletins.html"})
    _check([_EXAMPLE], _FORMATS)
    _picture(_ROOT / "reports" / _FORMATS["html"], _ROOT / "reports" / "organisation-profile.png")


def _check(paths: list[str], formats: dict[str, str]) -> None:
    wanted = [f"--format={name}=reports/{file}" for name, file in formats.items()]
    command = [sys.executable, "-m", "factcheck", "check", *paths, *wanted, "--fail-on", "never"]
    subprocess.run(command, cwd=_ROOT, check=True)
    for file in formats.values():
        path = _ROOT / "reports" / file
        print(f"{path.relative_to(_ROOT)}: {path.stat().st_size:,} bytes")


def _picture(page: Path, picture: Path) -> None:
    """Take a picture of a page with its first error selected."""
    chromium = shutil.which("chromium")
    if chromium is None or find_spec("playwright") is None:
        print("no picture: Chromium or playwright is missing")
        return
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - an extra

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1400, "height": 860})
        tab.goto(page.as_uri())
        tab.evaluate("location.hash = document.querySelector('.finding:has(.chart)').id")
        tab.wait_for_selector(".card.selected")
        tab.evaluate("scrollTo(0, 0)")
        tab.screenshot(path=picture)
        browser.close()
    print(f"{picture.relative_to(_ROOT)}: {picture.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
