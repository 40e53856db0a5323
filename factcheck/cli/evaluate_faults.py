"""`factcheck eval --seed-faults`: which of the errors planted in a true text are caught?"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from factcheck.checking.api import Checker, parse_day
from factcheck.cli.evaluate import share
from factcheck.config.errors import UserError
from factcheck.evaluating.faults.planting import PLANTERS
from factcheck.evaluating.gold import GoldFile
from factcheck.evaluating.seeding import Seeding, seed_faults
from factcheck.model.document import Document
from factcheck.reading.documents import read_file
from factcheck.reporting.terminal import is_terminal

_TEXTS = (".txt", ".md", ".markdown")


def run_seeding(
    paths: Sequence[Path],
    day: date | None,
    seed: int,
    per_kind: int,
    kinds: Sequence[str],
    shape: str,
    misses: bool,
) -> int:
    """Plant, check, and print the outcome; returns the exit code, 0 whatever was caught."""
    for kind in kinds:
        if kind not in PLANTERS:
            raise UserError(f"no kind of fault {kind!r}; there are {', '.join(PLANTERS)}")
    documents = [(read_file(path), _day(path, day)) for path in _believed_true(paths)]
    with _progress() as watch:
        result = seed_faults(
            documents,
            Checker.load(),
            seed=seed,
            most=per_kind,
            kinds=kinds or tuple(PLANTERS),
            watch=watch,
        )
    if shape == "json":
        click.echo(json.dumps(_as_data(result), ensure_ascii=False, indent=2))
    else:
        _print(result, documents, misses)
    return 0


def _believed_true(paths: Sequence[Path]) -> list[Path]:
    """Return the texts to use: of a folder all but those whose gold file tells of errors."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        texts = [one for one in sorted(path.rglob("*")) if one.suffix in _TEXTS]
        found += [one for one in texts if one.name != "README.md" and _is_true(one)]
    if not found:
        raise UserError("no texts (.txt, .md) that are believed true", path=str(paths[0]))
    return found


def _gold(path: Path) -> Path:
    return path.with_name(path.stem + ".gold.yaml")


def _is_true(path: Path) -> bool:
    return not _gold(path).is_file() or GoldFile(_gold(path)).gold.wholly_true


def _day(path: Path, day: date | None) -> date | None:
    return parse_day(GoldFile(_gold(path)).gold.as_of) if _gold(path).is_file() else day


@contextmanager
def _progress() -> Iterator[Callable[[], None]]:
    """Yield what counts a trial: on a terminal the count is shown, on standard error."""
    count = 0

    def watch() -> None:
        nonlocal count
        count += 1
        if is_terminal(sys.stderr):
            click.echo(f"\r{count} errors planted", nl=False, err=True)

    yield watch
    if count and is_terminal(sys.stderr):
        click.echo(err=True)


def _print(
    result: Seeding, documents: Sequence[tuple[Document, date | None]], misses: bool
) -> None:
    click.echo(f"{len(documents)} texts, {result.words} words, seed {result.seed}\n")
    click.echo(f"{'fault':18} {'planted':>8} {'caught':>7} {'share':>7} {'strays':>7}")
    for kind in PLANTERS:
        trials = result.of_kind(kind)
        if not trials:
            continue
        caught = sum(one.caught for one in trials)
        strays = sum(len(one.strays) for one in trials)
        part = share(caught / len(trials))
        click.echo(f"{kind:18} {len(trials):8} {caught:7} {part:>7} {strays:7}")
        for one in trials:
            if misses and not one.caught:
                became = one.became or "(left out)"
                click.echo(f"    missed  {one.path}:{one.line}: {one.was} -> {became}")
            for stray in one.strays if misses else ():
                click.echo(f"    stray   {one.path}:{one.line}: {stray}")
    click.echo(
        f"\n{result.caught} of {len(result.trials)} caught ({share(result.recall)}), "
        f"precision {share(result.precision)}, "
        f"{len(result.alarms)} alarms on the texts as they were"
    )
    for alarm in result.alarms:
        click.echo(f"    alarm   {alarm}")


def _as_data(result: Seeding) -> dict[str, object]:
    return {
        "seed": result.seed,
        "words": result.words,
        "planted": len(result.trials),
        "caught": result.caught,
        "recall": result.recall,
        "precision": result.precision,
        "alarms": result.alarms,
        "trials": [{**asdict(one), "caught": one.caught} for one in result.trials],
    }
