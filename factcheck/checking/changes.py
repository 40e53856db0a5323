"""Only what changed: findings on lines that differ from a revision of git."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from factcheck.checking.silencing import silenced, with_findings
from factcheck.config.errors import UserError
from factcheck.model.report import FindingPart, Report

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_SECONDS = 60

Lines = list[tuple[int, int]]
"""Ranges of lines, first and last, from 1."""


def only_changed(report: Report, revision: str) -> Report:
    """Return the report with findings silent that touch no line changed since a revision.

    The whole text was read; a finding is kept when one of its places changed. Documents without
    lines (Word, PDF) are kept as a whole once they changed. Raises UserError where git cannot tell.
    """
    path = Path(report.document.path)
    changed = changed_lines(path, revision)
    if changed is None:
        return report
    lineless = report.document.encoding == "binary"
    reason = f"on lines that have not changed since {revision}"
    return with_findings(
        report,
        [
            one
            if (changed if lineless else _touches(one, changed))
            else silenced(one, reason, "unchanged")
            for one in report.findings
        ],
    )


def changed_lines(path: Path, revision: str) -> Lines | None:
    """Return the lines of a file that differ from a revision; None when all of it is new."""
    folder = path.resolve().parent
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options",
                  f"{revision}^{{commit}}")  # fmt: skip
    if commit is None:
        raise UserError(f"git knows no revision {revision!r} here", path=str(path))
    name = f"./{path.name}"
    if _git(folder, "cat-file", "-e", f"{commit.strip()}:{name}") is None:
        return None
    diff = _git(folder, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
                "--text", commit.strip(), "--", name)  # fmt: skip
    if diff is None:
        raise UserError("git cannot compare this file", path=str(path))
    ranges = []
    for match in _HUNK.finditer(diff):
        first, count = int(match.group(1)), int(match.group(2) or 1)
        # Where lines were only taken out, the one before and the one after have changed.
        ranges.append((first, first + count - 1) if count else (first, first + 1))
    return ranges


def _touches(finding: FindingPart, changed: Lines) -> bool:
    places = (finding, *finding.related)
    return any(
        place.line <= last and first <= place.end_line
        for place in places
        for first, last in changed
    )


def _git(folder: Path, *words: str) -> str | None:
    """What git answers, None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - words of ours, and a revision after its marker
            ["git", "-C", str(folder), *words],  # noqa: S607
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except FileNotFoundError:
        raise UserError("--changed-since needs git, which is not installed") from None
    except subprocess.TimeoutExpired:
        raise UserError("git took too long to compare") from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
