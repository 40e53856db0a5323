"""`factcheck check`: texts in, findings out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from factcheck.checking.gate import fails, fails_on_unchecked
from factcheck.cli.outputs import parse_outputs, spare_texts, write_outputs
from factcheck.cli.paths import UserPath
from factcheck.cli.runs import FAIL_ON, CheckedText, Run, Words, text_options
from factcheck.model.report import Checked, Report
from factcheck.reporting.formats import FORMATS


@click.command("check")
@text_options
@click.option(
    "-f",
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help="Output format, to standard output or to FILE; may be repeated. "
    f"One of {', '.join(FORMATS)}.",
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="The severity from which the exit code is 1; error unless the settings say otherwise.",
)
@click.option(
    "--fail-on-unchecked",
    metavar="N%",
    help="The share of statements that may stay unchecked; above it the exit code is 1.",
)
@click.option(
    "--baseline",
    type=UserPath(),
    metavar="FILE",
    help="Findings that are known and pass; `factcheck baseline` writes such a file.",
)
@click.option(
    "--review",
    "reviews",
    multiple=True,
    type=UserPath(),
    metavar="FILE",
    help="A reviewer's decisions, as the HTML report exports them; may be repeated.",
)
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only what touches lines changed since that git revision; all of it is read.",
)
@click.option(
    "--previous",
    type=UserPath(),
    metavar="FILE",
    help="The JSON report of an earlier run: the HTML report tells what changed since.",
)
@click.option(
    "--annotate",
    type=UserPath(dir_okay=False),
    metavar="FILE",
    help="Write a copy of the Word file with the findings as comments.",
)
def check_command(
    formats: Sequence[str],
    baseline: Path | None,
    reviews: Sequence[Path],
    changed_since: str | None,
    previous: Path | None,
    annotate: Path | None,
    **words: Any,
) -> int:
    """Check texts and report what cannot be true.

    PATHS are files or folders (text, Markdown, HTML, Word, PDF); "-" is standard input.

    \b
    Findings on the terminal, for a text of December 2016:
      factcheck check bulletin.txt --as-of 2016-12-05
    A report for a reviewer, and their decisions honoured in the next run:
      factcheck check brief.docx --format html=report.html
      factcheck check brief.docx --review brief.review.json
    For an editor who lives in Word, the findings as comments in a copy:
      factcheck check draft.docx --annotate commented.docx
    A gate in CI: known findings pass, and only what the branch changed is told:
      factcheck check drafts/ --baseline factcheck-baseline.json \\
          --changed-since origin/main --format sarif=factcheck.sarif
    From another program:
      pandoc -t markdown brief.odt | factcheck check - --stdin-filename brief.md

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 the run failed.
    """
    outputs = parse_outputs(formats)
    run = Run(Words(**words))
    spare_texts(outputs, run.files)
    texts = run.check()
    reports = _with_what_is_known(run, texts, baseline, reviews, changed_since)
    checked = _with_previous(texts, reports, previous)
    write_outputs(outputs, checked, run.unread, quiet=run.words.quiet)
    if annotate is not None:
        from factcheck.cli.annotating import annotate_word  # noqa: PLC0415 - few runs need it

        annotate_word(texts, reports, annotate)
    run.clock.mark("writing")
    return _exit_code(run, texts, reports)


def _with_what_is_known(
    run: Run,
    texts: Sequence[CheckedText],
    baseline: Path | None,
    reviews: Sequence[Path],
    changed_since: str | None,
) -> list[Report]:
    """Return the reports with what a baseline, reviewers and git say of their findings."""
    reports = [text.report for text in texts]
    if len(reports) > 1:
        from factcheck.checking.across import (  # noqa: PLC0415 - needs several texts
            compare_texts,
        )

        reports = compare_texts(reports)
    if reviews:
        from factcheck.checking.reviews import (  # noqa: PLC0415 - few runs need it
            honour_reviews,
            read_review,
        )

        reports = honour_reviews(reports, [(path, read_review(path)) for path in reviews])
    known = baseline or run.settings.baseline
    if known is not None:
        from factcheck.checking.baselines import (  # noqa: PLC0415 - few runs need it
            honour_baseline,
            read_baseline,
        )

        entries = read_baseline(known)
        reports = [honour_baseline(one, entries, known) for one in reports]
    if changed_since is not None:
        from factcheck.checking.changes import only_changed  # noqa: PLC0415 - few runs need it

        reports = [only_changed(one, changed_since) for one in reports]
    return reports


def _with_previous(
    texts: Sequence[CheckedText], reports: Sequence[Report], previous: Path | None
) -> list[Checked]:
    checked = [
        Checked(
            report=report,
            source=text.document.source,
            left_out=text.document.source_map.left_out(),
        )
        for text, report in zip(texts, reports, strict=True)
    ]
    if previous is None:
        return checked
    from factcheck.reporting.previous import (  # noqa: PLC0415 - few runs compare
        read_reports,
        with_previous,
    )

    return with_previous(checked, read_reports(previous))


def _exit_code(run: Run, texts: Sequence[CheckedText], reports: Sequence[Report]) -> int:
    broken = [failure for report in reports for failure in report.rule_failures]
    for failure in broken:
        click.echo(f"factcheck: rule {failure.rule} crashed: {failure.error}", err=True)
    failing = False
    for text, report in zip(texts, reports, strict=True):
        failing |= fails(report, text.settings)
        most = text.settings.fail_on_unchecked
        if fails_on_unchecked(report, most):
            summary = report.summary
            click.echo(
                f"factcheck: {report.document.path}: {summary.unverified} of {summary.claims} "
                f"statements are unchecked, more than {most:g}%",
                err=True,
            )
    return 2 if run.unread or broken else int(failing)
