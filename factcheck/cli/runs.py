"""A run over texts: what its options mean together with the settings, and its stages."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from factcheck.checking.api import Checker, parse_day
from factcheck.cli.paths import UserPath
from factcheck.cli.texts import STDIN, find_texts, read
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import FactSource, fact_source, joined
from factcheck.config.settings import Settings, find_settings, percentage, read_settings
from factcheck.factbase.base import is_kept
from factcheck.model.document import Document
from factcheck.model.report import Report, Unread
from factcheck.reporting.terminal import is_terminal

FAIL_ON = ("error", "warning", "info", "never")
_MANY = 3  # from which number of texts progress is shown
_CLEAR = "\r\x1b[K"

_OPTIONS: Sequence[Callable[[Any], Any]] = (
    click.argument("paths", nargs=-1, type=UserPath(allow_dash=True)),
    click.option(
        "--as-of",
        metavar="DATE",
        help="The day that “now” means in the text, as 2016-12-05. Else the text's own metadata, "
        "its file name, or the latest date that it tells.",
    ),
    click.option(
        "--as-known",
        metavar="DATE",
        help="Use only figures that had been published by that day, so that an old text is judged "
        "by what its authors could know.",
    ),
    click.option(
        "--rules",
        "rule_paths",
        multiple=True,
        type=UserPath(),
        help="A folder of further rules; a rule with a known id replaces ours.",
    ),
    click.option(
        "--facts",
        "fact_packs",
        multiple=True,
        type=fact_source,
        metavar="PATH|URL",
        help="A fact pack of your own, whose facts come first, or a team's server "
        "(postgresql://...).",
    ),
    click.option("--select", multiple=True, metavar="RULE", help="Only these rules."),
    click.option("--ignore", multiple=True, metavar="RULE", help="All rules but these."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        help="Leave out findings that are less sure than this.",
    ),
    click.option(
        "--config",
        type=UserPath(),
        help="A settings file. Else factcheck.toml or pyproject.toml above the first text.",
    ),
    click.option(
        "--stdin-filename",
        default="<stdin>",
        metavar="NAME",
        help="The name to report for standard input; its ending tells the format, and settings "
        "are looked for above it.",
    ),
    click.option(
        "-q", "--quiet", is_flag=True, help="Findings and errors only: no summary, no progress."
    ),
    click.option(
        "-v", "--verbose", is_flag=True, help="Tell on standard error how long each stage took."
    ),
)


def text_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say which texts are checked, and with what."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Words(Struct, frozen=True):
    """What was said on the command line of a run over texts."""

    paths: tuple[Path, ...]
    as_of: str | None
    as_known: str | None
    rule_paths: tuple[Path, ...]
    fact_packs: tuple[FactSource, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_confidence: float | None
    config: Path | None
    stdin_filename: str
    quiet: bool
    verbose: bool
    fail_on: str | None = None
    fail_on_unchecked: str | None = None


class CheckedText(Struct, frozen=True):
    """A text that was checked, with the settings that hold for it."""

    document: Document
    report: Report
    settings: Settings


class Run:
    """The texts, the settings and the loaded checker of one run."""

    def __init__(self, words: Words) -> None:
        self.clock = Clock(words.verbose)
        self.words = words
        self._day = parse_day(words.as_of)
        self.files = find_texts(words.paths)
        first = self._place(self.files[0])
        self.settings = read_settings(words.config) if words.config else find_settings(first)
        self._said = _said(words)
        loaded = self.settings.overridden(
            rules=(*self.settings.rules, *words.rule_paths) if words.rule_paths else (),
            facts=joined(self.settings.facts, words.fact_packs) if words.fact_packs else (),
            as_known=parse_day(words.as_known),
            select=words.select,
            ignore=words.ignore,
        )
        if not words.quiet and is_terminal(sys.stderr):
            _tell_of_compiling(loaded.facts)
        self.checker = Checker.with_every_rule(loaded)
        self.clock.mark("loading rules and facts")
        self.unread: list[Unread] = []

    def check(self) -> list[CheckedText]:
        """Check the texts. One that cannot be read is told, and does not stop the others."""
        checked = []
        progress = _Progress(len(self.files), self.words.quiet)
        for path in self.files:
            progress.show(path)
            try:
                checked.append(self.check_file(path))
            except UserError as error:
                progress.clear()
                if len(self.files) == 1:
                    raise
                click.echo(f"factcheck: {error}", err=True)
                reason = error.message if error.path == str(path) else str(error)
                self.unread.append(Unread(path=str(path), reason=reason))
        progress.clear()
        return checked

    def check_file(self, path: Path) -> CheckedText:
        """Check one text. Raises UserError for one that cannot be read."""
        settings = self.settings.for_path(self._place(path)).overridden(**self._said)
        document = read(path, self.words.stdin_filename)
        self.clock.mark(f"{document.path}: reading")
        return self.check_document(document, settings)

    def check_document(self, document: Document, settings: Settings) -> CheckedText:
        """Check a text that was read, with the settings that hold for it."""
        checker = self.checker.narrowed(settings)

        def mark(stage: str) -> None:
            self.clock.mark(f"{document.path}: {stage}")

        day: date | None = self._day or settings.as_of
        _, report = checker.check_fully(document, day, mark)
        return CheckedText(document, report, settings)

    def _place(self, path: Path) -> Path:
        return Path(self.words.stdin_filename) if path == STDIN else path


def _said(words: Words) -> dict[str, Any]:
    """What goes before the settings for every text."""
    unchecked = words.fail_on_unchecked
    return {
        "select": words.select,
        "ignore": words.ignore,
        "min_confidence": words.min_confidence,
        "fail_on": words.fail_on,
        "fail_on_unchecked": None if unchecked is None else percentage(unchecked),
    }


class Clock:
    """Tells how long stages took, where that is wanted."""

    def __init__(self, shown: bool) -> None:
        self._shown = shown
        self._last = time.perf_counter()

    def mark(self, stage: str) -> None:
        """End a stage."""
        if self._shown:
            now = time.perf_counter()
            click.echo(f"factcheck: {stage}: {1000 * (now - self._last):.1f} ms", err=True)
            self._last = now


def _tell_of_compiling(facts: Sequence[FactSource]) -> None:
    """Say why a run will take seconds: new facts are compiled, and found compiled afterwards."""
    if not is_kept(facts):
        click.echo("factcheck: compiling the fact base, once", err=True)


class _Progress:
    """One line on standard error, on a terminal only, while many texts are checked."""

    def __init__(self, total: int, quiet: bool) -> None:
        self._total = total
        self._number = 0
        self._wanted = total > _MANY and not quiet and is_terminal(sys.stderr)

    def show(self, path: Path) -> None:
        self._number += 1
        if self._wanted:
            line = f"{_CLEAR}checking {self._number} of {self._total}: {path.name[:60]}"
            click.echo(line, nl=False, err=True)

    def clear(self) -> None:
        if self._wanted:
            click.echo(_CLEAR, nl=False, err=True)
