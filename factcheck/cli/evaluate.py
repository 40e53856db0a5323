"""`factcheck eval`: how good is the program on texts with known answers?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.checking.api import Checker, parse_day
from factcheck.cli.answers import answer_option
from factcheck.cli.paths import UserPath
from factcheck.config.errors import UserError
from factcheck.evaluating.evaluation import evaluate
from factcheck.evaluating.scoring import Score


@click.command("eval")
@click.argument("paths", nargs=-1, type=UserPath())
@click.option("--misses", is_flag=True, help="Print what was missed and what was spurious.")
@click.option(
    "--seed-faults", is_flag=True, help="Plant errors in texts believed true, and count the catch."
)
@click.option("--seed", default=0, show_default=True, help="The lot by which faults are drawn.")
@click.option(
    "--per-kind",
    default=5,
    show_default=True,
    type=click.IntRange(1, 1000),
    help="The most faults of each kind in each text.",
)
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only faults of this kind.")
@click.option("--as-of", metavar="DATE", help="The day of texts that have no gold file.")
@answer_option("How the trials of --seed-faults are told.")
def eval_command(
    paths: Sequence[Path],
    misses: bool,
    seed_faults: bool,
    seed: int,
    per_kind: int,
    kinds: Sequence[str],
    as_of: str | None,
    form: str,
) -> int:
    """Score the program on texts with known answers.

    Without --seed-faults PATHS are folders of texts with gold annotations beside them
    (NAME.gold.yaml): prints precision and recall per stage and per rule, and exits with 1 when a
    planted error is missed or there is a finding at warning or above where none was planted.

    With --seed-faults PATHS are texts believed true, or folders of them: one error at a time is
    put into what was understood and borne out (a digit, a year, a name ...), and every changed
    text is checked. Prints how many of each kind were caught.

    \b
    factcheck eval corpus/ --misses
    factcheck eval --seed-faults bulletin.txt --as-of 2016-12-05
    factcheck eval --seed-faults drafts/ --kind year --per-kind 20 --misses
    """
    if not paths:
        raise UserError("no input: name a folder of texts with gold files, or see --seed-faults")
    if seed_faults:
        from factcheck.cli.evaluate_faults import run_seeding  # noqa: PLC0415 - only when asked for

        return run_seeding(paths, parse_day(as_of), seed, per_kind, kinds, form, misses)
    return max(_score(folder, misses) for folder in paths)


def _score(folder: Path, misses: bool) -> int:
    result = evaluate(folder, Checker.load())
    click.echo(f"{len(result.texts)} texts, {result.words} words\n")
    click.echo(
        f"{'stage':34} {'right':>6} {'spurious':>9} {'missed':>7} {'precision':>10} {'recall':>7}"
    )
    stages = [stage for stage in result.total if not stage.startswith("rule ")]
    rules = sorted(stage for stage in result.total if stage.startswith("rule "))
    for stage in (*stages, *rules):
        _print(stage, result.total[stage], misses)
    return int(not result.passed)


def _print(stage: str, one: Score, misses: bool) -> None:
    click.echo(
        f"{stage:34} {one.right:6} {len(one.spurious):9} {len(one.missed) + len(one.known):7} "
        f"{share(one.precision):>10} {share(one.recall):>7}"
    )
    # The findings are told again under each rule.
    if misses and stage != "findings":
        for text in one.missed:
            click.echo(f"    missed    {text}")
        for text in one.known:
            click.echo(f"    known     {text}")
        for text in one.mended:
            click.echo(f"    mended    {text}: take `todo` out of the gold")
        for text in one.spurious:
            click.echo(f"    {'wrong' if stage == 'verdicts' else 'spurious':9} {text}")


def share(value: float | None) -> str:
    """Return a share with three places; "" where there is none."""
    return "" if value is None else f"{value:.3f}"
