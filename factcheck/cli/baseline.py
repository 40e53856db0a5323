"""`factcheck baseline`: take down the findings that a project knows of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.checking.baselines import Baseline, baseline_text, read_baseline, updated
from factcheck.cli.outputs import write_text
from factcheck.cli.paths import UserPath
from factcheck.cli.runs import Run, Words, text_options

DEFAULT = Path("factcheck-baseline.json")


@click.command("baseline")
@text_options
@click.option(
    "--baseline",
    "target",
    type=UserPath(),
    metavar="FILE",
    help=f"The file to write; the settings' one, else {DEFAULT}.",
)
@click.option("--grow", is_flag=True, help="Take up new findings, too.")
def baseline_command(target: Path | None, grow: bool, **words: Any) -> int:
    """Write the baseline: the findings of PATHS that are known and pass from now on.

    A baseline that exists only shrinks: what is no longer found is taken out. New findings are
    refused, so that they are not waved through by habit, unless you say --grow.

    \b
    factcheck baseline drafts/            the first time, and whenever findings were mended
    factcheck baseline drafts/ --grow     known findings may become more
    factcheck check drafts/ --baseline factcheck-baseline.json
    """
    run = Run(Words(**words))
    path = target or run.settings.baseline or DEFAULT
    exists = path.is_file()
    before = read_baseline(path) if exists else Baseline()
    texts = run.check()
    after, added, dropped = updated(before, [text.report for text in texts], path)
    if run.unread:
        click.echo("factcheck: the baseline was not written", err=True)
        return 2
    if exists and added and not grow:
        for report, finding in added:
            place = f"{report.document.path}:{finding.line}:{finding.column}"
            click.echo(f"{place}: not in the baseline: {finding.message}", err=True)
        click.echo(
            f"factcheck: {len(added)} new; mend them, or say --grow to take them up", err=True
        )
        return 1
    write_text(baseline_text(after), path)
    if not run.words.quiet:
        known = sum(map(len, after.documents.values()))
        click.echo(f"{path}: {known} known, {len(added)} added, {len(dropped)} taken out")
    return 0
