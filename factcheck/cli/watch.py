"""`factcheck watch`: checks again whenever a text is saved."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from factcheck.cli.outputs import terminal_width
from factcheck.cli.runs import Run, Words, text_options
from factcheck.cli.texts import STDIN, find_texts
from factcheck.config.errors import UserError
from factcheck.model.report import Checked
from factcheck.reading.sidecar import SUFFIX
from factcheck.reporting.formats import render

_SETTINGS = ("factcheck.toml", "pyproject.toml")
_State = dict[Path, tuple[int, int]]


@click.command("watch")
@text_options
@click.option(
    "--interval",
    default=0.5,
    show_default=True,
    type=click.FloatRange(0.05, 60),
    help="Seconds between two looks at the files.",
)
def watch_command(interval: float, **words: Any) -> int:
    """Check texts, and check each again as it is saved, until Ctrl+C.

    New texts in the folders are taken up; a change of the settings checks all again.

    \b
    factcheck watch bulletin.md
    factcheck watch drafts/ --as-of 2016-12-05 --min-confidence 0.8
    """
    said = Words(**words)
    if STDIN in said.paths:
        raise UserError("standard input cannot be watched; name a file or a folder")
    watch = _Watch(said)
    try:
        watch.start()
        while True:
            time.sleep(interval)
            watch.look()
    except KeyboardInterrupt:
        return 0


class _Watch:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._run = Run(words)
        self._texts: _State = {}
        self._settings: _State = {}

    def start(self) -> None:
        """Check everything once. Raises UserError for a path that leads nowhere."""
        for path in self._words.paths:
            if not path.exists():
                raise UserError("no such file or folder", path=str(path))
        self._settings = _state(self._settings_files())
        self.look()

    def look(self) -> None:
        """Check what was saved since the last look."""
        if self._settings_changed():
            self._texts = {}
        files = self._files()
        now = _state(one for path in files for one in _both(path))
        changed = [
            path
            for path in files
            if path in now and any(self._texts.get(one) != now.get(one) for one in _both(path))
        ]
        self._texts = now
        for path in changed:
            self._check(path)

    def _settings_changed(self) -> bool:
        """Take over settings that changed; bad ones are told, and the old ones hold on."""
        now = _state(self._settings_files())
        if now == self._settings:
            return False
        self._settings = now
        try:
            self._run = Run(self._words)
        except UserError as error:
            click.echo(f"factcheck: {error}", err=True)
            return False
        return True

    def _settings_files(self) -> Iterable[Path]:
        if self._words.config is not None:
            return [self._words.config]
        starts = {path if path.is_dir() else path.parent for path in self._words.paths}
        folders = {folder for one in starts for folder in (one.resolve(), *one.resolve().parents)}
        return sorted(folder / name for folder in folders for name in _SETTINGS)

    def _files(self) -> list[Path]:
        try:
            return find_texts(self._words.paths)
        except UserError:
            return []  # a folder can be empty for a while, and a file gone

    def _check(self, path: Path) -> None:
        click.echo(f"— {path}, {datetime.now():%H:%M:%S} —")
        try:
            text = self._run.check_file(path)
        except UserError as error:
            click.echo(f"factcheck: {error}", err=True)
            return
        left_out = text.document.source_map.left_out()
        checked = Checked(
            report=text.report, source=text.document.source, left_out=left_out, previous=None
        )
        click.echo(
            render("text", [checked], terminal_width=terminal_width(), quiet=self._words.quiet),
            nl=False,
        )
        for failure in text.report.rule_failures:
            click.echo(f"factcheck: rule {failure.rule} crashed: {failure.error}", err=True)


def _both(path: Path) -> tuple[Path, Path]:
    """A text, and the file beside it that says what to leave silent."""
    return path, path.with_name(path.name + SUFFIX)


def _state(files: Iterable[Path]) -> _State:
    """When each file that is there was changed, and how long it is."""
    state: _State = {}
    for path in files:
        try:
            found = path.stat()
        except OSError:
            continue  # editors replace files: it will be back at the next look
        state[path] = (found.st_mtime_ns, found.st_size)
    return state
