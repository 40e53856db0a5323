"""`factcheck eval`: how good is the program on texts with known answers?"""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.checking.api import Checker, parse_day
from factcheck.evaluating.gold import gold_files, load_gold
from factcheck.evaluating.scoring import Score, score
from factcheck.reading.documents import read_file


@click.command("eval")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--misses", is_flag=True, help="Print what was missed and what was spurious.")
def eval_command(folder: Path, misses: bool) -> int:
    """Score the program on FOLDER: texts with gold annotations beside them (NAME.gold.yaml).

    Prints precision and recall per stage and per rule. Exit code 1 when a planted error is
    missed or a true text has a finding.
    """
    checker = Checker.load()
    total: dict[str, Score] = {}
    words = 0
    for text, gold_path in gold_files(folder):
        gold = load_gold(gold_path)
        document = read_file(text)
        words += len(document.text.split())
        context, report = checker.check_fully(document, parse_day(gold.as_of))
        for stage, one in score(gold, context, report).items():
            total.setdefault(stage, Score()).add(one)
    click.echo(f"{len(gold_files(folder))} texts, {words} words\n")
    click.echo(
        f"{'stage':34} {'right':>6} {'spurious':>9} {'missed':>7} {'precision':>10} {'recall':>7}"
    )
    for stage in sorted(total, key=lambda name: (name.startswith("rule"), name)):
        _print(stage, total[stage], misses)
    findings = total.get("findings", Score())
    return int(bool(findings.missed or findings.spurious))


def _print(stage: str, one: Score, misses: bool) -> None:
    click.echo(
        f"{stage:34} {one.right:6} {len(one.spurious):9} {len(one.missed):7} "
        f"{_share(one.precision):>10} {_share(one.recall):>7}"
    )
    if misses:
        for text in one.missed:
            click.echo(f"    missed    {text}")
        for text in one.spurious:
            click.echo(f"    spurious  {text}")


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
