"""`factcheck check --annotate`: findings as comments in a copy of the Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.cli.runs import CheckedText
from factcheck.cli.writing import write_safely
from factcheck.config.errors import UserError
from factcheck.model.report import Report


def annotate_word(texts: Sequence[CheckedText], reports: Sequence[Report], target: Path) -> None:
    """Write the Word file with the findings as comments to `target`.

    Raises UserError unless exactly one Word file was checked, and for a target that is the file
    itself: nobody's draft is written over.
    """
    if len(texts) != 1:
        raise UserError(f"--annotate is about one Word file, not about {len(texts)} texts")
    source = Path(texts[0].document.path)
    if texts[0].document.locator is None or source.suffix.lower() not in (".docx", ".docm"):
        raise UserError("only a Word file (.docx) takes comments", path=str(source))
    if target.exists() and target.samefile(source):
        raise UserError("--annotate must name another file than the draft", path=str(target))
    from factcheck.reporting.docx_comments import annotate  # noqa: PLC0415 - few runs need it

    write_safely(target, annotate(source.read_bytes(), reports[0], str(source)))
