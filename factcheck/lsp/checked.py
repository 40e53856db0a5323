"""A text as an editor has it, checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct

from factcheck.lsp.positions import Positions
from factcheck.model.report import ClaimPart, FindingPart, Report

# What an editor calls a language, where a text has no name that tells its format.
_FORMATS = {"markdown": "markdown", "html": "html", "plaintext": "text"}
_EXTENSIONS = {".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
               ".mkd": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}  # fmt: skip


class CheckedText(Struct, frozen=True):
    """One version of a text; `report` is None where the text cannot be read, `problem` says why."""

    uri: str
    version: int | None
    positions: Positions
    report: Report | None = None
    problem: str = ""

    def findings(self) -> Iterator[FindingPart]:
        """Yield the findings that are not silent."""
        if self.report is not None:
            yield from (one for one in self.report.findings if one.suppressed is None)

    def claims(self) -> tuple[ClaimPart, ...]:
        """Return the statements."""
        return self.report.claims if self.report is not None else ()


def format_for(path: str, language: str | None) -> str:
    """Return the name of the format that a text is in."""
    by_name = _EXTENSIONS.get(PurePath(path).suffix.lower())
    return by_name or _FORMATS.get(language or "", "text")
