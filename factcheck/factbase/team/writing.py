"""Writing to the team store: one transaction, one writer at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from factcheck.factbase.team.connecting import connect, needing_the_extra, plain_errors
from factcheck.factbase.team.migrating import WRITER_LOCK, check_version

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection


@contextmanager
def writing(url: str) -> Iterator[Connection]:
    """Yield a transaction that is kept if the block ends well and undone if it does not.

    A second writer waits for the first. Raises UserError where the server refuses.
    """
    with needing_the_extra():
        from sqlalchemy import NullPool, create_engine  # noqa: PLC0415 - an extra
        from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    # The driver reads the address itself, with all that it can mean to it.
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: connect(url, write=True), poolclass=NullPool
    )
    with plain_errors(url):
        try:
            with engine.begin() as connection:
                check_version(driver_of(connection), url)
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (WRITER_LOCK,))
                yield connection
        except DBAPIError as error:
            raise (error.orig or error) from None


def driver_of(connection: Connection) -> psycopg.Connection[tuple[Any, ...]]:
    """Return the driver's connection below one of SQLAlchemy's, in the same transaction."""
    below = connection.connection.driver_connection
    return cast("psycopg.Connection[tuple[Any, ...]]", below)
