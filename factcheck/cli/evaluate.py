"""`factcheck eval`: how good is the program on texts with known answers?"""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.checking.api import Checker
from factcheck.evaluating.evaluation import evaluate
from factcheck.evaluating.scoring import Score


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="Print what was missed and what was spurious.")
def eval_command(folder: Path, misses: bool) -> int:
    """Score the program on FOLDER: texts with gold annotations beside them (NAME.gold.yaml).

    Prints precision and recall per stage and per rule. Exit code 1 when a planted error is
    missed or there is a finding at warning or above where none was planted.
    """
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
        f"{stage:34} {one.right:6} {len(one.spurious):9} {len(one.missed):7} "
        f"{_share(one.precision):>10} {_share(one.recall):>7}"
    )
    # The findings are told again under each rule.
    if misses and stage != "findings":
        for text in one.missed:
            click.echo(f"    missed    {text}")
        for text in one.spurious:
            click.echo(f"    {'wrong' if stage == 'verdicts' else 'spurious':9} {text}")


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
