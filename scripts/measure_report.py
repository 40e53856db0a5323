"""How heavy and how quick the report for reviewers is, in the distribution's own Chromium.

    .venv/bin/python scripts/measure_report.py [TEXT ...]

For each text: the size of the page, milliseconds until it can be used, and what a reviewer's steps
take: the next finding, a decision, a filter of the table, a search. Without a text it measures a
bulletin of ours and a text of 1 MB made of all of them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

_ROOT = Path(__file__).parent.parent
_MEGABYTE = 1_000_000
_ROUNDS = 3
_KEY = "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
_SET = "const e = document.querySelector('%s'); e.value = '%s'; e.dispatchEvent(new Event('%s'))"
_STEPS = {
    "next finding": _KEY % "n",
    "decision": _KEY % "c",
    "filter the table": _SET % ('select[data-column="1"]', "contradicted", "change"),
    "words in the table": _SET % (".by-words", "gdp", "input"),
    "leave a verdict out": "document.querySelector('.chip.contradicted input').click()",
}
_TIMED = """async () => {
  const start = performance.now();
  %s;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  return performance.now() - start;
}"""


def main() -> None:
    """Print a block for each text."""
    with tempfile.TemporaryDirectory() as folder:
        texts = [Path(name) for name in sys.argv[1:]] or _own_texts(Path(folder))
        with sync_playwright() as driver:
            browser = driver.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            for text in texts:
                page = Path(folder) / f"{text.name}.html"
                command = [sys.executable, "-m", "factcheck", "check", str(text), "--quiet",
                           "--as-of", "2016-12-05", f"--format=html={page}",
                           "--fail-on", "never"]  # fmt: skip
                subprocess.run(command, cwd=_ROOT, check=True)
                _measure(browser, text, page)
            browser.close()


def _measure(browser: Any, text: Path, page: Path) -> None:
    print(f"{text.name}: {text.stat().st_size:,} bytes, page {page.stat().st_size:,} bytes")
    best: dict[str, float] = {}
    for _ in range(_ROUNDS):
        tab = browser.new_page(viewport={"width": 1500, "height": 900})
        tab.goto(page.as_uri())
        timing = "performance.getEntriesByType('navigation')[0].domInteractive"
        times = {"interactive": tab.evaluate(timing)}
        for step, code in _STEPS.items():
            times[step] = tab.evaluate(_TIMED % code)
        best = {name: min(value, best.get(name, value)) for name, value in times.items()}
        rows = tab.locator(".claims tbody tr").count()
        tab.close()
    told = ", ".join(f"{name} {value:.0f} ms" for name, value in best.items())
    print(f"  {rows:,} statements; best of {_ROUNDS}: {told}")


def _own_texts(folder: Path) -> list[Path]:
    bulletins = sorted((_ROOT / "corpus").glob("*.txt")) + sorted((_ROOT / "corpus").glob("*.md"))
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in bulletins)
    long = folder / "long.txt"
    long.write_text((f"{whole}\n\n" * (_MEGABYTE // len(whole) + 1))[:_MEGABYTE], encoding="utf-8")
    return [_ROOT / "corpus" / "flawed-organisation-profile.txt", long]


if __name__ == "__main__":
    main()
