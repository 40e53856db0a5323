"""Laying the facts of a team over the published ones, where the queries find them first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, insert, select

from factcheck.factbase.moments import moment
from factcheck.factbase.team import tables

if TYPE_CHECKING:
    from sqlalchemy import Connection

TEAM = "team store"  # the pack that a team's facts count as
_PRIORITY = 1_000_000  # above every pack, however many were published
_OF_TEAM = and_(tables.source.c.pack == TEAM, tables.source.c.priority == _PRIORITY)


def lay(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Put a row of `team_fact` among the facts, in place of an older one of the team.

    Returns False where its entity is not in the publication.
    """
    lift(connection, row)
    entity = _entity(connection, row["entity"])
    if entity is None:
        return False
    cited = {name: row[name] for name in ("title", "publisher", "url")}
    cited |= {"key": TEAM, "licence": "", "pack": TEAM, "vintage": "", "priority": _PRIORITY}
    about = {name: row[name] for name in ("measure", "basis", "unit", "vintage")}
    about |= {
        "code": "",
        "vintage_day": moment(row["vintage"]).first.toordinal() if row["vintage"] else 0,
        "additive": 0,
        "timeless": 0,
        "source": _numbered(connection, tables.source, cited),
    }
    connection.execute(
        insert(tables.fact).values(
            series=_numbered(connection, tables.series, about),
            entity=entity,
            first_day=row["first_day"],
            last_day=row["last_day"],
            value=row["value"],
        )
    )
    return True


def lift(connection: Connection, row: Mapping[str, Any]) -> None:
    """Take the team's value of the same thing and period from among the facts."""
    series, fact = tables.series.c, tables.fact.c
    same = select(series.number).join(tables.source, tables.source.c.number == series.source)
    same = same.where(_OF_TEAM, *(series[name] == row[name] for name in _THING))
    connection.execute(
        delete(tables.fact).where(
            fact.series.in_(same),
            fact.entity == _entity(connection, row["entity"]),
            fact.first_day == row["first_day"],
            fact.last_day == row["last_day"],
        )
    )


_THING = ("measure", "basis", "unit")


def tell_the_pack(connection: Connection) -> None:
    """Let the list of packs say how many facts the team has, as of which change."""
    newest, facts = tables.change.c.id, select(func.count()).select_from(tables.team_fact)
    last = connection.scalar(select(func.coalesce(func.max(newest), 0)))
    number = connection.scalar(select(tables.pack.c.number).where(_is_pack()))
    connection.execute(delete(tables.pack).where(_is_pack()))
    if last:
        connection.execute(
            insert(tables.pack).values(
                number=number or _next(connection, tables.pack),
                name=TEAM,
                version=str(last),
                vintage="",
                licence="",
                facts=connection.scalar(facts),
                path="",
                own=1,
            )
        )


def _is_pack() -> ColumnElement[bool]:
    return and_(tables.pack.c.name == TEAM, tables.pack.c.own == 1)


def _entity(connection: Connection, id: str) -> int | None:
    return connection.scalar(select(tables.entity.c.number).where(tables.entity.c.id == id))


def _numbered(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    """Return the number of a row with these values, which is made where there is none.

    Numbers that are given once stay: a reader may have kept them.
    """
    same = [table.c[name] == value for name, value in values.items()]
    number = connection.scalar(select(func.min(table.c.number)).where(*same))
    if number is None:
        number = _next(connection, table)
        connection.execute(insert(table).values(number=number, **values))
    return int(number)


def _next(connection: Connection, table: Table) -> int:
    return int(connection.scalar(select(func.coalesce(func.max(table.c.number), 0))) or 0) + 1
