"""The tables on the server: numbered steps, each applied once, all in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError
from factcheck.factbase.team.connecting import SCHEMA, connect, plain_errors, shown

if TYPE_CHECKING:
    import psycopg

_FOLDER = Path(__file__).with_name("migrations")
_OLDEST_SERVER = 130_000
WRITER_LOCK = 0x66616374  # one writer at a time; a number that others hardly use


def migrations() -> tuple[Path, ...]:
    """Return the steps in order: the first is version 1."""
    return tuple(sorted(_FOLDER.glob("*.sql")))


def migrate(url: str, *, up_to: int | None = None) -> tuple[str, ...]:
    """Make the tables or bring them up to date; return the names of the steps that were taken.

    What is stored is kept. Raises UserError, with nothing changed, where that is not possible.
    """
    steps = migrations()[:up_to]
    with plain_errors(url), connect(url, write=True) as server:
        _check_server(server, url)
        server.execute("SELECT pg_advisory_xact_lock(%s)", (WRITER_LOCK,))
        # Only where it is missing: who may use a schema need not be allowed to make one.
        if server.execute("SELECT to_regnamespace(%s)", (SCHEMA,)).fetchone() != (SCHEMA,):
            server.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        server.execute(
            "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT "
            "NULL, applied_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_by TEXT NOT NULL "
            "DEFAULT session_user)"
        )
        done = _version(server)
        _refuse_newer(done, url)
        for version, step in enumerate(steps[done:], done + 1):
            server.execute(step.read_bytes())  # several statements, and no values
            server.execute(
                "INSERT INTO migration (version, name) VALUES (%s, %s)", (version, step.stem)
            )
    return tuple(step.stem for step in steps[done:])


def check_version(server: psycopg.Connection[tuple[Any, ...]], url: str) -> None:
    """Raise UserError unless the tables are those that this program knows."""
    query = "SELECT to_regclass(%s) IS NOT NULL"
    made = server.execute(query, (f"{SCHEMA}.migration",)).fetchone()
    version = _version(server) if made == (True,) else 0
    _refuse_newer(version, url)
    if not version:
        raise UserError(f"no facts at {shown(url)} as yet; run `factcheck facts migrate`")
    if version < len(migrations()):
        raise UserError(
            f"the tables at {shown(url)} are those of an older factcheck; "
            "run `factcheck facts migrate`"
        )


def _version(server: psycopg.Connection[tuple[Any, ...]]) -> int:
    found = server.execute("SELECT max(version) FROM migration").fetchone()
    return int(found[0] or 0) if found else 0


def _refuse_newer(version: int, url: str) -> None:
    known = len(migrations())
    if version > known:
        raise UserError(
            f"the tables at {shown(url)} were made by a newer factcheck (version {version}, "
            f"this one knows {known}); update factcheck"
        )


def _check_server(server: psycopg.Connection[tuple[Any, ...]], url: str) -> None:
    if server.info.server_version < _OLDEST_SERVER:
        raise UserError(f"the server at {shown(url)} is too old; PostgreSQL 13 is needed")
    encoding = server.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise UserError(f"the database at {shown(url)} is in {encoding}; make one in UTF8")
