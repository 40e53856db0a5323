"""Reading the team store: the queries of the fact base, put to a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.config.errors import UserError
from factcheck.config.locations import cache_directory
from factcheck.factbase.base import FactBase
from factcheck.factbase.team.connecting import connect, plain_errors, shown
from factcheck.factbase.team.migrating import check_version

if TYPE_CHECKING:
    import psycopg

    from factcheck.factbase.name_table import NameTable


class Asking:
    """Puts a query that is written for SQLite to a server, within the transaction it is in."""

    def __init__(self, server: psycopg.Connection[tuple[Any, ...]]) -> None:
        self.server = server

    def execute(self, query: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[tuple[Any, ...]]:
        """Run a query with `?` in place of each value."""
        return self.server.execute(_spelled(query), [_sendable(value) for value in values])

    def close(self) -> None:
        """Close the connection."""
        self.server.close()


class Snapshot:
    """A connection that sees the store as it was in one moment, and can change nothing.

    What is asked again after the server broke off is answered by a new connection, provided
    that the publication is still the same: the reader has kept numbers of its rows.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._asking = Asking(connect(url))
        self.publication = ""
        try:
            with plain_errors(url):
                self._begin()
        except BaseException:
            self.close()
            raise

    def execute(self, query: str, values: Sequence[Any] = (), /) -> psycopg.Cursor[tuple[Any, ...]]:
        """Run a query with `?` in place of each value. Raises UserError where that fails."""
        import psycopg  # noqa: PLC0415 - an extra

        with plain_errors(self._url):
            try:
                return self._ask(query, values)
            except psycopg.OperationalError:
                if not self._asking.server.broken:
                    raise
            self._asking = Asking(connect(self._url))
            return self._ask(query, values)

    def close(self) -> None:
        """Close the connection; the store cannot be asked after that."""
        self._asking.close()

    def _ask(self, query: str, values: Sequence[Any]) -> psycopg.Cursor[tuple[Any, ...]]:
        from psycopg.pq import TransactionStatus  # noqa: PLC0415 - an extra

        if self._asking.server.info.transaction_status == TransactionStatus.IDLE:
            self._begin()
        try:
            return self._asking.execute(query, values)
        except Exception:
            if not self._asking.server.closed:
                self._asking.server.rollback()  # or every later query would fail as well
            raise

    def _begin(self) -> None:
        check_version(self._asking.server, self._url)
        newest = "SELECT id FROM publication ORDER BY number DESC LIMIT 1"
        found = self._asking.execute(newest).fetchone()
        if found is None:
            raise UserError(
                f"nothing is published at {shown(self._url)} as yet; run `factcheck facts publish`"
            )
        if self.publication and self.publication != str(found[0]):
            raise UserError("the team store was published anew in the meantime; start again")
        self.publication = str(found[0])


def open_team_facts(url: str, *, known_on: date | None = None) -> FactBase:
    """Open the fact base of a team, read-only, as it is at this moment.

    Raises UserError, which never repeats the password, where the server cannot be reached, does
    not let the user in, or holds no facts for this version of the program.
    """
    return FactBase(Snapshot(url), known_on=known_on)


def open_team_names(url: str) -> NameTable:
    """Return the names of a team store; they are kept in the cache until it is published anew."""
    from factcheck.factbase.name_rows import compiled_names  # noqa: PLC0415 - only for a new store
    from factcheck.factbase.name_table import kept_names  # noqa: PLC0415 - it may call this

    snapshot = Snapshot(url)
    with FactBase(snapshot) as facts:
        place = cache_directory() / f"team-{snapshot.publication}.sqlite"
        return kept_names(place, lambda: compiled_names(facts))


@lru_cache(maxsize=1_000)
def _spelled(query: str) -> str:
    """Return a query with the driver's marks for its values."""
    return query.replace("%", "%%").replace("?", "%s")


def _sendable(value: Any) -> Any:
    """Return a value without NUL, which no text on the server can hold."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
