"""`factcheck facts migrate`, `publish`, `history` and `withdraw`: the facts of a team."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.answers import answer_option
from factcheck.cli.paths import UserPath
from factcheck.config.errors import UserError
from factcheck.config.fact_sources import FactSource, is_address, local_packs

if TYPE_CHECKING:
    from factcheck.factbase.importing.adding import NewFact, NewSource
    from factcheck.factbase.team import Change

_TO = click.option(
    "--to", "address", metavar="URL", default="",
    help="The team's server, as postgresql://USER@HOST/DATABASE; else what --facts or the "
    "settings name. PGPASSWORD or ~/.pgpass can hold the password.",
)  # fmt: skip


def who_and_why(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that a change of a team's facts needs."""
    command = click.option("--reason", default="", help="Why, for the record of changes.")(command)
    return click.option(
        "--author",
        envvar="FACTCHECK_AUTHOR",
        default=getpass.getuser,
        show_default="your login name",
        help="Who, for the record of changes.",
    )(command)


@click.command("migrate")
@_TO
@click.pass_obj
def migrate_command(sources: Sequence[FactSource], address: str) -> None:
    """Make the tables of a team store, or bring them up to date; what is there stays.

    \b
    factcheck facts migrate --to postgresql://editor@db.example/facts
    """
    from factcheck.factbase import team  # noqa: PLC0415 - start-up

    steps = team.migrate(_address(sources, address))
    for step in steps:
        click.echo(f"took step {step}")
    if not steps:
        click.echo("the tables are up to date")


@click.command("publish")
@click.argument("packs", nargs=-1, type=UserPath())
@_TO
@click.pass_obj
def publish_command(sources: Sequence[FactSource], packs: Sequence[Path], address: str) -> None:
    """Copy what ships, the packs of the project and PACKS to the team's server.

    All of it or nothing: it takes the place of what was published before. The facts that people
    added there, and the record of their changes, stay. Whoever is reading is not disturbed.

    \b
    factcheck facts publish facts/own.yaml --to postgresql://editor@db.example/facts
    """
    from factcheck.factbase import team  # noqa: PLC0415 - start-up

    published = team.publish(_address(sources, address), [*local_packs(sources), *packs])
    for line in published.left_out:
        click.echo(f"waits until its subject is published: {line}", err=True)
    click.echo(
        f"published {sum(published.rows.values()):,} rows, {published.rows['fact']:,} values among "
        f"them, and laid {published.team_facts:,} of the team's over them"
    )


@click.command("history")
@click.argument("subject", required=False)
@_TO
@answer_option()
@click.pass_obj
def history_command(
    sources: Sequence[FactSource], subject: str | None, address: str, form: str
) -> None:
    """Show who changed which fact of the team, when and why; of SUBJECT, or all.

    \b
    factcheck facts history Kazakhstan --to postgresql://editor@db.example/facts
    """
    from factcheck.factbase import team  # noqa: PLC0415 - start-up

    changes = team.history(_address(sources, address), subject)
    if form == "json":
        import json  # noqa: PLC0415

        click.echo(json.dumps([_as_data(change) for change in changes], indent=2))
        return
    for change in changes:
        click.echo(change_line(change))
    if not changes:
        click.echo(f"nobody has changed a fact{f' of {subject}' if subject else ''}")


@click.command("withdraw")
@click.argument("subject")
@click.argument("measure")
@click.argument("period")
@click.option("--basis", default="", help="As current_usd or ppp, where a measure has several.")
@click.option("--unit", default="", help="Only where the team gave the value in several.")
@who_and_why
@_TO
@click.pass_obj
def withdraw_command(
    sources: Sequence[FactSource],
    subject: str,
    measure: str,
    period: str,
    basis: str,
    unit: str,
    author: str,
    reason: str,
    address: str,
) -> None:
    """Take back a fact that the team added; what was published holds again.

    \b
    factcheck facts withdraw Kazakhstan population 2016 --reason "wrong table" \\
        --to postgresql://editor@db.example/facts
    """
    from factcheck.factbase import team  # noqa: PLC0415 - start-up

    url = _address(sources, address)
    what = {"basis": basis, "unit": unit, "author": author, "reason": reason}
    click.echo(change_line(team.withdraw_fact(url, subject, measure, period, **what)))


def add_to_team(url: str, fact: NewFact, source: NewSource, author: str, reason: str) -> None:
    """Add a fact to the store at an address and print the change."""
    from factcheck.factbase import team  # noqa: PLC0415 - start-up

    click.echo(change_line(team.add_fact(url, fact, source, author=author, reason=reason)))


def change_line(change: Change) -> str:
    """Return a change as one line of text."""
    old, new = ("none" if value is None else f"{value:,f}" for value in (change.old, change.new))
    about = " ".join(filter(None, (change.entity, change.measure, change.basis, change.period)))
    return (
        f"{change.made_at:%Y-%m-%d %H:%M} {change.author}: {about}: {old} -> {new} {change.unit} "
        f"({change.reason}) [{change.title}]"
    )


def _as_data(change: Change) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415

    numbers = {"old": change.old, "new": change.new}
    plain = {name: None if value is None else f"{value:f}" for name, value in numbers.items()}
    days = {"first": change.first.isoformat(), "last": change.last.isoformat()}
    days["period"] = change.period
    return asdict(change) | plain | days | {"made_at": change.made_at.isoformat()}


def _address(sources: Sequence[FactSource], address: str) -> str:
    """Return the address that is asked for: the option's, or the one that the project names."""
    named = [address] if address else [str(one) for one in sources if is_address(one)]
    if len(named) != 1 or not is_address(named[0]):
        raise UserError(
            "which team store? name one as postgresql://USER@HOST/DATABASE, with --to or --facts "
            "or in the settings"
        )
    return named[0]
