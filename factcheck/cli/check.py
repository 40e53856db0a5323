"""`factcheck check`: texts in, findings out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from factcheck.checking.api import Checker, parse_day
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import FactSource, fact_source, joined
from factcheck.config.settings import find_settings, read_settings
from factcheck.model.findings import Severity
from factcheck.model.report import Checked, Report
from factcheck.reading.documents import read_bytes, read_file
from factcheck.reporting.formats import FORMATS, render

_FAIL_ON = ("error", "warning", "info", "never")


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--as-of",
    metavar="DATE",
    help="The day that “now” means in the text, as 2016-12-05. Else the text's own metadata, its "
    "file name, or the latest date that it tells.",
)
@click.option(
    "--as-known",
    metavar="DATE",
    help="Use only figures that had been published by that day, so that an old text is judged by "
    "what its authors could know.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Output format, to standard output or to FILE; may be repeated. "
    f"One of {', '.join(FORMATS)}.",
)
@click.option(
    "--fail-on",
    type=click.Choice(_FAIL_ON),
    help="The severity from which the exit code is 1; error unless the settings say otherwise.",
)
@click.option(
    "--rules",
    "rule_paths",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A folder of further rules; a rule with a known id replaces ours.",
)
@click.option(
    "--facts",
    "fact_packs",
    multiple=True,
    type=fact_source,
    metavar="PATH|URL",
    help="A fact pack of your own, whose facts come first, or a team's server (postgresql://...).",
)
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE", help="All rules but these.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    help="Leave out findings that are less sure than this.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="A settings file. Else factcheck.toml or pyproject.toml above the first text.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The JSON report of an earlier run: the HTML report tells what changed since.",
)
@click.option("--stdin-filename", default="<stdin>", help="The name to report for standard input.")
def check_command(
    paths: Sequence[Path],
    as_of: str | None,
    as_known: str | None,
    formats: Sequence[str],
    fail_on: str | None,
    rule_paths: Sequence[Path],
    fact_packs: Sequence[FactSource],
    select: Sequence[str],
    ignore: Sequence[str],
    min_confidence: float | None,
    config: Path | None,
    previous: Path | None,
    stdin_filename: str,
) -> int:
    """Check texts and report what cannot be true.

    PATHS are files or folders; "-" is standard input.

    \b
    factcheck check bulletin.txt --as-of 2016-12-05
    factcheck check drafts/ --format text --format sarif=report.sarif
    factcheck check bulletin.md --format html=reports/bulletin.html
    """
    day = parse_day(as_of)
    outputs = _outputs(formats)
    files = _files(paths)
    settings = read_settings(config) if config else find_settings(files[0])
    settings = settings.overridden(
        rules=(*settings.rules, *rule_paths) if rule_paths else (),
        facts=joined(settings.facts, fact_packs) if fact_packs else (),
        as_known=parse_day(as_known),
        select=tuple(select),
        ignore=tuple(ignore),
        fail_on=fail_on,
        min_confidence=min_confidence,
    )
    checker = Checker.of(settings)
    checked, failed = [], False
    for path in files:
        try:
            checked.append(_check(checker, path, day, stdin_filename))
        except UserError as error:
            if len(files) == 1:
                raise
            click.echo(f"factcheck: {error}", err=True)
            failed = True
    if previous is not None:
        from factcheck.reporting.previous import (  # noqa: PLC0415 - few runs compare
            read_reports,
            with_previous,
        )

        checked = with_previous(checked, read_reports(previous))
    for name, target in outputs:
        width = _terminal_width() if target is None else None
        _write(render(name, checked, terminal_width=width), target)
    broken = [failure for one in checked for failure in one.report.rule_failures]
    for failure in broken:
        click.echo(f"factcheck: rule {failure.rule} crashed: {failure.error}", err=True)
    if failed or broken:
        return 2
    return int(any(_fails(one.report, settings.fail_on) for one in checked))


def _terminal_width() -> int | None:
    """The columns of the terminal that standard output goes to; None for a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _outputs(formats: Sequence[str]) -> list[tuple[str, Path | None]]:
    outputs: list[tuple[str, Path | None]] = []
    for one in formats or ("text",):
        name, _, target = one.partition("=")
        if name not in FORMATS:
            raise UserError(f"no format {name!r}; the formats are {', '.join(FORMATS)}")
        outputs.append((name, Path(target) if target else None))
    if sum(target is None for _, target in outputs) > 1:
        raise UserError(
            "only one format can go to standard output; give the others a file (NAME=FILE)"
        )
    return outputs


def _files(paths: Sequence[Path]) -> list[Path]:
    """Return the files to check: folders are searched for texts."""
    if not paths:
        raise UserError("no input: name a file or a folder, or - for standard input")
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(
                one for one in path.rglob("*") if one.suffix in {".txt", ".md", ".markdown"}
            )
            if not found:
                raise UserError("no texts (.txt, .md) in this folder", path=str(path))
            files += found
        else:
            files.append(path)
    return files


def _check(checker: Checker, path: Path, day: date | None, stdin_filename: str) -> Checked:
    if str(path) == "-":
        document = read_bytes(sys.stdin.buffer.read(), stdin_filename)
    else:
        document = read_file(path)
    return Checked(
        report=checker.check(document, day),
        source=document.source,
        left_out=document.source_map.left_out(),
    )


def _write(content: str, target: Path | None) -> None:
    if target is None:
        click.echo(content, nl=False)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path=str(target)) from error


def _fails(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    bar = Severity(fail_on).rank
    return any(one.severity.rank >= bar and one.suppressed is None for one in report.findings)
