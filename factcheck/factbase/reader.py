"""Reading the store: the connection, and the small tables that every query needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import Any, Concatenate, ParamSpec, Protocol, Self, TypeVar, cast

from msgspec import Struct

from factcheck.factbase.facts import Moment, Source
from factcheck.factbase.moments import moment


class SeriesInfo(Struct, frozen=True):
    """A series of the store: what its facts have in common."""

    number: int
    measure: str
    basis: str
    unit: str
    code: str
    vintage: str
    vintage_day: int
    additive: bool
    timeless: bool
    source: Source


Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_MAPPED = 1 << 30  # bytes of a store that are read where they lie
_REMEMBERED = 20_000  # answers kept by a reader; a long run forgets them all and starts anew


def remembered(
    query: Callable[Concatenate[Any, Asked], Answer],
) -> Callable[Concatenate[Any, Asked], Answer]:
    """Keep a query's answers: the store never changes while it is open, and texts ask again.

    A question with an argument that has no hash is asked anew each time.
    """

    @wraps(query)
    def ask(reader: Any, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = (query.__name__, args, tuple(sorted(kwargs.items())))
        memory = reader.memory
        try:
            return cast("Answer", memory[key])
        except KeyError:
            pass
        except TypeError:
            return query(reader, *args, **kwargs)
        answer = query(reader, *args, **kwargs)
        reader.remember(key, answer)
        return answer

    return ask


class Rows(Protocol):
    """What a query found."""

    def fetchall(self) -> list[Any]:
        """Return the rows."""


class Connection(Protocol):
    """A way to a store: SQLite's own, or one that asks a server the same questions.

    Queries keep to the SQL that both understand.
    """

    def execute(self, query: str, values: Sequence[Any] = ..., /) -> Rows:
        """Run a query with `?` in place of each value."""

    def close(self) -> None:
        """Let go of the store."""


class Reader:
    """A store that is open for reading. `open_again` makes and opens it anew when damaged.

    With `known_on` every question leaves out the vintages that were not published by that day.
    """

    def __init__(
        self,
        connection: Connection,
        open_again: Callable[[], Connection] | None = None,
        *,
        known_on: date | None = None,
    ) -> None:
        self.known_on = known_on
        self._connection = connection
        self._open_again = open_again
        self._sources: dict[int, Source] = {}
        self._series: dict[str, tuple[SeriesInfo, ...]] | None = None
        self._ids: dict[str, tuple[int, str] | None] = {}
        self.memory: dict[Hashable, Any] = {}

    def close(self) -> None:
        """Close the store; the reader cannot be used after that."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query; a store found damaged is made again, once."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            # A closed store or a wrong query is no damage.
            if self._open_again is None or isinstance(error, sqlite3.ProgrammingError):
                raise
            self._connection.close()
            self._connection, self._open_again = self._open_again(), None
            self._sources.clear()
            self._series = None
            self._ids.clear()
            self.memory.clear()
            return self._connection.execute(query, values).fetchall()

    def remember(self, key: Hashable, answer: object) -> None:
        """Keep what was made of the store's facts, under a key of one's own."""
        if len(self.memory) >= _REMEMBERED:
            self.memory.clear()
        self.memory[key] = answer

    def source_of(self, number: int) -> Source:
        """Return a source by its number."""
        source = self._sources.get(number)
        if source is None:
            query = (
                "SELECT key, title, publisher, url, licence, pack, vintage, priority "
                "FROM source WHERE number = ?"
            )
            source = self._sources[number] = Source(*self.rows(query, (number,))[0])
        return source

    def series_of(self, measure: str) -> tuple[SeriesInfo, ...]:
        """Return the series of a measure, a user's own first, then the newest vintage."""
        if self._series is None:
            query = (
                "SELECT number, measure, basis, unit, code, vintage, vintage_day, additive, "
                "timeless, source FROM series"
            )
            table: dict[str, list[SeriesInfo]] = {}
            for number, name, basis, unit, code, vintage, day, *flags, source in self.rows(query):
                additive, timeless = map(bool, flags)
                origin = self.source_of(source)
                info = SeriesInfo(
                    number, name, basis, unit, code, vintage, day, additive, timeless, origin
                )
                table.setdefault(info.measure, []).append(info)
            for infos in table.values():
                infos.sort(key=lambda info: (-info.source.priority, -info.vintage_day, info.number))
            self._series = {name: tuple(infos) for name, infos in table.items()}
        return self._series.get(measure, ())

    def known_id(self, text: str) -> str | None:
        """Return the id for an id or an ISO 3166 alpha-3 code, None for anything else."""
        found = self.numbered(text)
        return found[1] if found else None

    def numbered(self, text: str) -> tuple[int, str] | None:
        """Return (number in the store, id) for an id or an alpha-3 code."""
        if text not in self._ids:
            rows = self.rows("SELECT number, id FROM entity WHERE id = ?", (text,))
            if not rows and len(text) == 3 and text.isupper():
                query = "SELECT number, id FROM entity WHERE code = ? AND code <> ''"
                rows = self.rows(query, (text,))
            if len(self._ids) > 20_000:
                self._ids.clear()
            self._ids[text] = (rows[0][0], rows[0][1]) if rows else None
        return self._ids[text]


def read_only(place: Path) -> sqlite3.Connection:
    """Open an SQLite file that is only ever replaced, never changed: without locks or copies."""
    # Not `as_uri`: it loads the parsing of all kinds of addresses.
    path = place.resolve().as_posix()
    for sign in "%?#":
        path = path.replace(sign, f"%{ord(sign):02x}")
    uri = f"file:{'' if path.startswith('/') else '/'}{path}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
    return connection


def when(text: str | None) -> Moment | None:
    """Return the moment that a column holds."""
    return moment(text) if text else None
