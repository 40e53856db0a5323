"""Publishing: copying the compiled store to the server, all of it or nothing."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import __version__
from factcheck.factbase import store
from factcheck.factbase.facts import period_text
from factcheck.factbase.team.writing import driver_of, writing

if TYPE_CHECKING:
    import psycopg

_ROWID = "name"  # the table whose order the queries ask for


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: rows by table, the team's facts that were laid over them.

    `left_out` are facts of the team whose subject is not in what was published; they are kept,
    and come back with a publication that has it.
    """

    rows: dict[str, int]
    team_facts: int
    left_out: tuple[str, ...]


def publish(url: str, packs: Sequence[Path] = ()) -> Published:
    """Copy what ships, and packs, to the server in place of what was published before.

    The facts that the team added stay, and so does the record of changes. Who is reading goes on
    with what was there; who opens the store after that finds the new. Raises UserError, with
    nothing changed, for a bad pack or where the server refuses.
    """
    with contextlib.closing(store.open_store(packs)) as compiled:
        return publish_store(url, compiled)


def publish_store(url: str, compiled: sqlite3.Connection) -> Published:
    """Copy a store that is open, as `publish` does."""
    with writing(url) as connection:
        from sqlalchemy import insert, select  # noqa: PLC0415 - an extra

        from factcheck.factbase.team import tables  # noqa: PLC0415
        from factcheck.factbase.team.laying import lay, tell_the_pack  # noqa: PLC0415

        server = driver_of(connection)
        rows = {table: _copy(compiled, server, table) for table in _tables(compiled)}
        team = connection.execute(select(tables.team_fact)).mappings().all()
        left_out = [_shown(row) for row in team if not lay(connection, dict(row))]
        tell_the_pack(connection)
        connection.execute(insert(tables.publication).values(program=__version__))
        server.execute("ANALYZE")
    return Published(rows, len(team) - len(left_out), tuple(left_out))


def _tables(compiled: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'meta' ORDER BY name"
    return [row[0] for row in compiled.execute(query)]


def _copy(
    compiled: sqlite3.Connection, server: psycopg.Connection[tuple[Any, ...]], table: str
) -> int:
    """Replace the rows of a table; return how many there are now."""
    columns = [row[1] for row in compiled.execute(f"PRAGMA table_info({table})")]
    if table == _ROWID:
        columns.insert(0, "rowid")
    listed = ", ".join(columns)
    # Emptying it at one blow would wait for all readers, and show them an empty table.
    server.execute(f"DELETE FROM {table}")  # noqa: S608 - the names are those of our tables
    rows = compiled.execute(f"SELECT {listed} FROM {table}")  # noqa: S608
    copied = 0
    with server.cursor().copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
            copied += 1
    return copied


def _shown(row: Any) -> str:
    first, last = (date.fromordinal(row[name]) for name in ("first_day", "last_day"))
    return f"{row['entity']} {row['measure']} {period_text(first, last)}"
