"""`factcheck fix`: spellings and terms put right, with a diff first."""

from __future__ import annotations

import difflib
import hashlib
import html
import os
import sys
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from factcheck.cli.runs import CheckedText, Run, Words, text_options
from factcheck.cli.texts import STDIN
from factcheck.cli.writing import write_safely
from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.model.report import FindingPart
from factcheck.reading.documents import read_bytes
from factcheck.reading.formats import format_of
from factcheck.reporting.neutral import visible
from factcheck.reporting.terminal import is_terminal, styled
from factcheck.reporting.wording import count

# Putting one thing right can let a rule see the next; a text that never settles is left.
_MOST_ROUNDS = 5
_COLOURS = {"-": "31", "+": "32", "@": "36"}


class Fixed(Struct, frozen=True):
    """A text with suggestions applied: how many, and how many had to be left to the author."""

    before: str
    after: str
    applied: int
    left: int


@click.command("fix")
@text_options
@click.option("--apply", "--write", "apply", is_flag=True, help="Write the changes into the texts.")
@click.option(
    "--unsafe",
    is_flag=True,
    help="Values, dates and names of others too, as the fact base has them: read the diff first.",
)
def fix_command(apply: bool, unsafe: bool, **words: Any) -> int:
    """Put spellings and terms right; what a text says is changed with --unsafe only.

    Without --apply nothing is written: the diff goes to standard output, and the exit code is 1
    where there is something to change. Word and PDF files are not changed; for Word see
    `factcheck check draft.docx --annotate commented.docx`.

    \b
    factcheck fix bulletin.md                     the diff
    factcheck fix bulletin.md --apply             the diff, written
    factcheck fix drafts/ --select person-name    names of persons only
    factcheck fix bulletin.md --unsafe | less     values too, to look at
    cat bulletin.md | factcheck fix - --stdin-filename bulletin.md --apply > mended.md
    """
    run = Run(Words(**words))
    pending = False
    for text in run.check():
        document = text.document
        if document.encoding == "binary":
            message = f"factcheck: {document.path}: a file of this format is not changed"
            click.echo(message, err=True)
            continue
        fixed = _fixed(run, text, unsafe)
        if run.files == [STDIN] and apply:
            sys.stdout.buffer.write(_encoded(fixed, document))
            continue
        _show(fixed, document.path)
        if fixed.applied and apply:
            write_safely(Path(document.path), _encoded(fixed, document))
        pending |= bool(fixed.applied) and not apply
        if not run.words.quiet:
            _tell(fixed, document.path, apply)
    return 2 if run.unread else int(pending)


def _encoded(fixed: Fixed, document: Document) -> bytes:
    """The text as bytes; UserError where the file would not come back as it was but for these."""
    before = fixed.before.encode(document.encoding)
    if hashlib.sha256(before).hexdigest() != document.sha256:
        message = f"in an encoding ({document.encoding}) that is not written; save it as UTF-8"
        raise UserError(message, path=document.path)
    return fixed.after.encode(document.encoding)


def _fixed(run: Run, text: CheckedText, unsafe: bool) -> Fixed:
    """Apply suggestions until none is left; each round is checked anew."""
    before = source = text.document.source
    applied = left = 0
    for _ in range(_MOST_ROUNDS):
        source, number, left = apply_suggestions(text, unsafe)
        applied += number
        if not number:
            break
        data = source.encode(text.document.encoding)
        text = run.check_document(read_bytes(data, text.document.path), text.settings)
    return Fixed(before, source, applied, left)


def apply_suggestions(text: CheckedText, unsafe: bool) -> tuple[str, int, int]:
    """Return the source with what may be applied, and how much was and was not.

    A suggestion is left where markup or a line break stands within its words, and where another
    one touches it.
    """
    source, left_out = text.document.source, text.document.source_map.left_out()
    is_html = format_of(text.document.path, b"").name == "html"
    parts: list[str] = []
    reached = applied = left = 0
    for finding in _wanted(text.report.findings, unsafe):
        suggestion = finding.suggestion
        assert suggestion is not None  # noqa: S101 - for the type checker
        start, end = suggestion.start, suggestion.end
        if start < reached or _broken(left_out, start, end):
            left += 1
            continue
        new = suggestion.replacement
        parts += [source[reached:start], html.escape(new, quote=False) if is_html else new]
        reached = end
        applied += 1
    return "".join([*parts, source[reached:]]), applied, left


def _wanted(findings: Sequence[FindingPart], unsafe: bool) -> list[FindingPart]:
    wanted = [
        one
        for one in findings
        if one.suppressed is None
        and one.suggestion is not None
        and (unsafe or one.suggestion.repair.is_safe)
    ]
    return sorted(wanted, key=lambda one: (one.suggestion.start if one.suggestion else 0, one.rule))


def _broken(left_out: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether something that is no text stands between two offsets."""
    at = bisect_left(left_out, (start, start))
    return at < len(left_out) and left_out[at][0] < end


def _show(fixed: Fixed, path: str) -> None:
    """Print the diff: as it is into a pipe, harmless and coloured on a terminal."""
    terminal = is_terminal(sys.stdout)
    colour = terminal and not os.environ.get("NO_COLOR")
    before, after = (text.splitlines(keepends=True) for text in (fixed.before, fixed.after))
    for line in difflib.unified_diff(before, after, path, f"{path} (mended)"):
        whole = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        shown = visible(whole) if terminal else whole
        click.echo(styled(shown, _COLOURS.get(line[0], ""), colour=colour), nl=False)


def _tell(fixed: Fixed, path: str, apply: bool) -> None:
    if fixed.applied:
        what = "written" if apply else "to write with --apply"
        click.echo(f"factcheck: {path}: {count(fixed.applied, 'change')} {what}", err=True)
    if fixed.left:
        told = count(fixed.left, "suggestion")
        click.echo(f"factcheck: {path}: {told} left: markup stands within the words", err=True)
