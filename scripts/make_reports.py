"""Make the example reports in reports/ from our own bulletins.

One page on all of them, and one bulletin with planted errors in every format.
"""

from __future__ import annotations

import subprocess
import sys
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


def _check(paths: list[str], formats: dict[str, str]) -> None:
    wanted = [f"--format={name}=reports/{file}" for name, file in formats.items()]
    command = [sys.executable, "-m", "factcheck", "check", *paths, *wanted, "--fail-on", "never"]
    subprocess.run(command, cwd=_ROOT, check=True)
    for file in formats.values():
        path = _ROOT / "reports" / file
        print(f"{path.relative_to(_ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
