"""`factcheck facts add`, `import` and `update`: facts of your own and newer figures."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.facts import open_own
from factcheck.cli.facts_team import add_to_team, who_and_why
from factcheck.cli.paths import UserPath
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import FactSource, local_packs, team_address
from factcheck.config.settings import find_settings
from factcheck.reporting.terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.factbase.importing.figures import Collector
    from factcheck.factbase.importing.offices import OfficePack
    from factcheck.factbase.importing.saving import Summary
    from factcheck.factbase.importing.tables import Options
    from factcheck.factbase.table_packs import FactTable

    Found = Collector | OfficePack

_FORMATS = ("world-bank", "weo", "un-wpp", "wikidata", "popolo", "csv")
_FOLDER = "facts"


@click.command("add")
@click.argument("subject")
@click.argument("measure")
@click.argument("period")
@click.argument("value")
@click.option("--source", "title", required=True, metavar="TITLE", help="Where it can be verified.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--url", default="", help="Its address.")
@click.option("--unit", default="", help="Else the usual unit of the measure.")
@click.option("--basis", default="", help="As current_usd or ppp, where a measure has several.")
@click.option("--vintage", default="", metavar="DATE", help="When the source said so.")
@click.option("--note", default="", help="A word on the row.")
@click.option(
    "--pack",
    type=UserPath(dir_okay=False),
    help=f"The pack to add it to; {_FOLDER}/own.yaml beside the settings unless given.",
)
@who_and_why
@click.pass_obj
def add_command(
    packs: Sequence[FactSource],
    /,
    subject: str,
    measure: str,
    period: str,
    value: str,
    title: str,
    publisher: str,
    url: str,
    unit: str,
    basis: str,
    vintage: str,
    note: str,
    pack: Path | None,
    author: str,
    reason: str,
) -> None:
    """Add a cited fact to a pack of your own; it comes before what ships.

    \b
    factcheck facts add Kazakhstan population 2016 17794055 --source "Bureau of Statistics"
    """
    from factcheck.factbase.importing.adding import NewFact, NewSource, add_fact  # noqa: PLC0415

    path = pack or _own_folder() / "own.yaml"
    fact = NewFact(subject, measure, period, value, unit, basis, vintage, note)
    source = NewSource(title, publisher, url)
    address = None if pack else team_address(packs)
    if address:
        add_to_team(address, fact, source, author, reason)
        return
    packs = local_packs(packs)
    with open_own(packs) as facts:
        row = add_fact(facts, path, fact, source)
    click.echo(f"{path}: added {', '.join(f'{key} {text}' for key, text in row.items())}")
    _hint(packs, path)


def _own_folder() -> Path:
    """Return the folder of the project's own packs, beside its settings."""
    settings = find_settings(Path.cwd())
    return (settings.path.parent if settings.path else Path.cwd()) / _FOLDER


def _hint(packs: Sequence[Path], path: Path) -> None:
    """Tell how a new pack comes to be used."""
    from factcheck.factbase.store import own_packs  # noqa: PLC0415

    known = {pack.resolve() for pack in own_packs(packs)}
    if path.exists() and path.resolve() not in known:
        click.echo(
            f'To use it, name it in factcheck.toml: facts = ["{path.parent.name}/*"], '
            f"or run with --facts {path}",
            err=True,
        )


def _import_options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--vintage", default="", metavar="DATE", help="The edition, as 2022-10."),
        click.option("--measure", default="", help="What the values measure, if no code tells."),
        click.option("--unit", default="", help="Their unit, as USD, percent or person."),
        click.option("--basis", default="", help="Their basis, as current_usd."),
        click.option("--source", "title", default="", metavar="TITLE", help="The source's title."),
        click.option("--publisher", default="", help="Who published it."),
        click.option("--url", default="", help="Its address."),
        click.option("--licence", default="", help="Its terms of use."),
        click.option(
            "--override", "overrides", is_flag=True,
            help="Let the figures take the place of what ships, instead of standing beside it.",
        ),
        click.option(
            "--pack", type=UserPath(dir_okay=False),
            help=f"The pack to write; {_FOLDER}/FORMAT.csv or .yaml unless given.",
        ),
        click.option("--dry-run", is_flag=True, help="Tell what would change, and write nothing."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


@click.command("import")
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.argument("file", type=UserPath(dir_okay=False))
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="WHAT=COLUMN",
    help="Which column holds what, for csv (subject, period, value, measure, basis, unit, series) "
    "and wikidata (person, office, place, from, until, subject, value, period).",
)
@click.option("--estimates", is_flag=True, help="Take estimates and projections as well.")
@click.option("--jurisdiction", default="", help="The country of offices that do not tell it.")
@_import_options
@click.pass_obj
def import_command(
    packs: Sequence[FactSource],
    /,
    form: str,
    file: Path,
    mapped: Sequence[str],
    pack: Path | None,
    dry_run: bool,
    **said: Any,
) -> None:
    """Import FILE as its publisher gives it out. FORMAT is one of:

    \b
    world-bank  an indicator as CSV or ZIP from the World Bank's site
    weo         the IMF's World Economic Outlook table, tab-separated
    un-wpp      a World Population Prospects CSV, plain or compressed
    wikidata    a result of the query service: terms of office, or figures
    popolo      Popolo JSON: memberships with posts
    csv         any table with one value a line; --map names its columns

    All of the file is imported or, where a row is broken, nothing.

    \b
    factcheck facts import world-bank API_SP.POP.TOTL.csv --dry-run
    factcheck facts import csv ours.csv --measure population --unit person --source Yearbook \\
        --map subject=country --map period=year --map value=people
    """
    if not file.is_file():
        raise UserError("there is no such file", path=str(file))
    columns = dict(_mapping(one) for one in mapped)
    name = pack.stem if pack else file.stem if form in ("csv", "popolo") else form
    targets = [pack] if pack else [_own_folder() / f"{name}{end}" for end in (".csv", ".yaml")]
    with open_own(_without(local_packs(packs), *targets)) as facts, _progress(file.name) as bar:
        from factcheck.factbase.importing.tables import Options  # noqa: PLC0415 - start-up

        size = file.stat().st_size
        options: Options = Options(name, columns=columns, today=date.today(), **said)
        found = _reader(form)(facts, file, options, lambda done: bar(done, size))
        summary = _save(_finished(found), pack, dry_run=dry_run)
    _report(summary, list(found.left_out()), dry_run=dry_run)
    if not dry_run:
        _hint(local_packs(packs), summary.path)


def _reader(form: str) -> Callable[..., Found]:
    from factcheck.factbase.importing import offices, tables, wikidata  # noqa: PLC0415

    readers: dict[str, Callable[..., Found]] = {
        "world-bank": tables.world_bank,
        "weo": tables.weo,
        "un-wpp": tables.un_wpp,
        "wikidata": wikidata.wikidata,
        "popolo": offices.popolo,
        "csv": tables.mapped_csv,
    }
    return readers[form]


def _finished(found: Found) -> FactTable | dict[str, Any]:
    from factcheck.factbase.importing.figures import BrokenRowsError  # noqa: PLC0415

    try:
        return found.finish()
    except BrokenRowsError as error:
        for row in error.rows[1:]:
            click.echo(row, err=True)
        raise


def _save(content: FactTable | dict[str, Any], pack: Path | None, *, dry_run: bool) -> Summary:
    from factcheck.factbase.importing.saving import save_offices, save_table  # noqa: PLC0415

    if isinstance(content, dict):
        path = pack or _own_folder() / f"{content['pack']}.yaml"
        return save_offices(path, content, dry_run=dry_run)
    path = pack or _own_folder() / f"{content.pack}.csv"
    return save_table(path, content, dry_run=dry_run)


def _mapping(text: str) -> tuple[str, str]:
    what, equals, column = text.partition("=")
    if not equals or not column:
        raise UserError(f"--map {text}: write it as WHAT=COLUMN, as subject=Country")
    return what, column


def _without(packs: Sequence[Path], *written: Path) -> list[Path]:
    """Return the packs but those that may be written: they need not be sound, or there, as yet."""
    from factcheck.factbase.store import own_packs  # noqa: PLC0415

    targets = {path.resolve() for path in written}
    others = [path for path in packs if path.resolve() not in targets]
    return [path for path in own_packs(others) if path.resolve() not in targets]


def _report(summary: Summary, notes: Sequence[str], *, dry_run: bool) -> None:
    for note in notes:
        click.echo(note, err=True)
    for example in summary.examples:
        click.echo(f"  {example}")
    if summary.changed > len(summary.examples):
        click.echo(f"  and {summary.changed - len(summary.examples)} more changes")
    would = "would be " if dry_run else ""
    click.echo(
        f"{summary.path}: {summary.added:,} {would}added, {summary.changed:,} {would}changed, "
        f"{summary.same:,} the same, {summary.kept:,} kept"
    )


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int], None]]:
    """Yield what moves a progress bar on standard error; it does nothing off a terminal."""
    if not is_terminal(sys.stderr):
        yield lambda _done, _size: None
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, size: bar.update(task, completed=done, total=size)


@click.command("update")
@click.argument("origin", metavar="PUBLISHER", type=click.Choice(["world-bank"]))
@click.option(
    "--indicator",
    "indicators",
    multiple=True,
    metavar="CODE",
    help="An indicator, as NY.GDP.MKTP.CD; may be repeated. Else all that stand for a measure.",
)
@click.option(
    "--since",
    type=click.IntRange(1900, 2100),
    default=1990,
    show_default=True,
    help="The first year that is asked for.",
)
@click.option(
    "--base-url",
    envvar="FACTCHECK_WORLD_BANK_URL",
    help="Ask here instead of the publisher, as at a mirror.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=30,
    show_default=True,
    help="How many seconds one answer may take.",
)
@click.option(
    "--pause",
    type=click.FloatRange(0, 30),
    default=1,
    show_default=True,
    help="Seconds before the first of the further attempts.",
)
@_import_options
@click.pass_obj
def update_command(
    packs: Sequence[FactSource],
    /,
    origin: str,
    indicators: Sequence[str],
    since: int,
    base_url: str | None,
    timeout: float,
    pause: float,
    pack: Path | None,
    dry_run: bool,
    **said: Any,
) -> None:
    """Fetch the newest figures of PUBLISHER (world-bank) into a pack of your own.

    They come over its HTTP interface. A download that breaks off goes on where it stopped;
    no other command uses the network, save `facts build`.

    \b
    factcheck facts update world-bank --indicator SP.POP.TOTL --since 2015 --dry-run
    """
    from factcheck.factbase.importing import world_bank_api as api  # noqa: PLC0415 - start-up
    from factcheck.factbase.importing.meanings import WORLD_BANK  # noqa: PLC0415
    from factcheck.factbase.importing.saving import save_table  # noqa: PLC0415
    from factcheck.factbase.importing.tables import Options  # noqa: PLC0415

    path = pack or _own_folder() / f"{origin}.csv"
    wanted = list(dict.fromkeys(indicators)) or sorted(WORLD_BANK)
    years = (since, max(since, date.today().year))
    interface = api.Interface(base_url or api.BASE_URL, timeout, pause, years)
    options: Options = Options(path.stem, today=date.today(), **said)
    with open_own(_without(local_packs(packs), path)) as facts, _progress(origin) as bar:

        def told(indicator: str, page: int, pages: int) -> None:
            done = wanted.index(indicator) + page / pages
            bar(int(1000 * done), 1000 * len(wanted))

        table, notes = api.fetch(
            facts, interface, wanted, options, told, all_needed=bool(indicators)
        )
        summary = save_table(path, table, dry_run=dry_run)
    if not dry_run:
        api.forget(interface, wanted)
    _report(summary, notes, dry_run=dry_run)
    if not dry_run:
        _hint(local_packs(packs), path)
