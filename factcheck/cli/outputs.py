"""Where results go: each format to standard output or to a file of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.config.errors import UserError, nearest
from factcheck.model.report import Checked, Unread
from factcheck.reporting.formats import FORMATS, render
from factcheck.reporting.terminal import is_terminal

Output = tuple[str, Path | None]
"""A format, and the file that it goes to; None for standard output."""


def parse_outputs(formats: Sequence[str]) -> list[Output]:
    """Return what `NAME` and `NAME=FILE` ask for; text where nothing is asked.

    Raises UserError for an unknown format, and for two that want standard output.
    """
    outputs: list[Output] = []
    for one in formats or ("text",):
        name, to_file, target = one.partition("=")
        if name not in FORMATS:
            near = nearest(name, FORMATS)
            hint = f"; did you mean {near!r}?" if near else ""
            raise UserError(f"no format {name!r}{hint}; the formats are {', '.join(FORMATS)}")
        if to_file and not target:
            raise UserError(f"'{one}' names no file; say {name}=FILE, or {name} alone")
        outputs.append((name, Path(target) if target and target != "-" else None))
    if sum(target is None for _, target in outputs) > 1:
        raise UserError(
            "only one format can go to standard output; give the others a file (NAME=FILE)"
        )
    files = [target for _, target in outputs if target is not None]
    for number, file in enumerate(files):
        if any(_is_same(file, other) for other in files[:number]):
            raise UserError("two formats cannot go to one file", path=str(file))
    return outputs


def spare_texts(outputs: Sequence[Output], texts: Sequence[Path]) -> None:
    """Raise UserError where a report would be written over a text that is checked."""
    for _, target in outputs:
        if target is not None and any(_is_same(target, text) for text in texts):
            raise UserError("a report must not be written over the text", path=str(target))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:  # one of them is not there yet
        return False


def write_outputs(
    outputs: Sequence[Output],
    checked: Sequence[Checked],
    unread: Sequence[Unread],
    *,
    quiet: bool,
) -> None:
    """Render and write; raises UserError for a file that cannot be written."""
    for name, target in outputs:
        width = terminal_width() if target is None else None
        write_text(render(name, checked, unread, terminal_width=width, quiet=quiet), target)


def terminal_width() -> int | None:
    """The columns of the terminal that standard output goes to; None for a pipe or a file."""
    if not is_terminal(sys.stdout):
        return None
    import shutil  # noqa: PLC0415 - for terminals only

    return shutil.get_terminal_size().columns


def write_text(content: str, target: Path | None) -> None:
    """Write a result. Raises UserError for a file that cannot be written."""
    if target is None:
        try:
            click.echo(content, nl=False)
        except BrokenPipeError:
            # The reader had enough, as `head` has: the exit code still tells what was found.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path=str(target)) from error
