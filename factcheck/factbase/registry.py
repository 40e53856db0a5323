"""What the compiler knows while it reads: ids, names, sources, and rows that may be replaced."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Hashable, Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct, field
from msgspec.json import encode

from factcheck.config.errors import UserError
from factcheck.factbase.moments import moment
from factcheck.factbase.name_keys import name_key

Key = TypeVar("Key", bound=Hashable)
FOREVER = 9_999_999  # a day after every date


class Layered(Struct, Generic[Key]):
    """Rows under keys, of which those of the highest priority hold."""

    rows: dict[Key, tuple[int, list[tuple[Any, ...]]]] = field(default_factory=dict)
    added: int = 0

    def add(self, key: Key, priority: int, row: tuple[Any, ...]) -> None:
        """Add a row; it drops rows under the same key that have a lower priority."""
        self.added += 1
        held, rows = self.rows.get(key, (priority, []))
        if priority > held:
            held, rows = priority, []
        if priority == held:
            rows.append(row)
        self.rows[key] = (held, rows)

    def all(self) -> Iterable[tuple[Any, ...]]:
        """Return the rows that hold."""
        for _, rows in self.rows.values():
            yield from rows


class Origin(Struct):
    """The pack that is being read; `own` is one that the user brought."""

    name: str
    path: Path
    priority: int
    own: bool = False


class Registry(Struct):
    """The ids that are known, and how what packs write leads to them."""

    connection: sqlite3.Connection
    numbers: dict[str, int] = field(default_factory=dict)
    entities: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)
    names: dict[tuple[Any, ...], None] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    sources: int = 0

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Registry:
        """Return what is known in a store that has been written."""
        registry = cls(connection)
        for number, id, code in connection.execute("SELECT number, id, code FROM entity"):
            registry.numbers[id] = number
            if code:
                registry.codes[code] = id
        titles = (
            "SELECT key, id FROM name JOIN entity ON number = entity WHERE form NOT IN "
            "('demonym', 'capital') AND type NOT IN ('city', 'event', 'unknown') "
            "ORDER BY name.rowid"
        )
        for key, id in connection.execute(titles):
            registry.titles.setdefault(key, id)
        registry.sources = connection.execute("SELECT max(number) FROM source").fetchone()[0] or 0
        return registry

    def define(self, id: str, type: str, pack: str, *, code: str = "", country: str = "") -> int:
        """Return the number of an entity, which is made where the id is new."""
        if id not in self.numbers:
            self.numbers[id] = len(self.numbers) + 1
            self.entities[id] = (type, code, country, pack)
        elif self.entities[id][0] == "unknown" != type:
            self.entities[id] = (type, code, country, pack)
        if code:
            self.codes.setdefault(code, id)
        return self.numbers[id]

    def name(
        self,
        entity: str,
        name: str,
        form: str,
        *,
        lang: str = "",
        start: str | None = None,
        until: str | None = None,
        weight: int = 0,
    ) -> None:
        """Add a name. `weight` puts the likelier of two namesakes first (inhabitants)."""
        row = (name_key(name), name, self.numbers[entity], form, lang, start, until, weight)
        self.names[row] = None

    def write(self) -> None:
        """Write the entities and their names to the store."""
        entities = ((self.numbers[id], id, *about) for id, about in self.entities.items())
        fill(self.connection, "entity", entities)
        fill(self.connection, "name", self.names)

    def entity_name(self, id: str) -> None:
        """Make the id a name of the entity, once; what stands in brackets is no part of it."""
        if id not in self.titled:
            self.titled.add(id)
            self.name(id, id.partition(" (")[0], "name")
            self.title(id)

    def title(self, id: str, *names: str) -> None:
        """Let packs refer to an entity by these names as well."""
        for name in (id, *names):
            self.titles.setdefault(name_key(name), id)

    def reference(self, text: str, origin: Origin) -> str:
        """Return the id that a pack means by an id, a code or a country's other name.

        What nobody defines becomes an entity of the type "unknown", which `facts verify`
        lists; in a pack of the user's own it is an error.
        """
        if text in self.numbers:
            return text
        id = self.codes.get(text) or self.titles.get(name_key(text))
        if id is not None:
            return id
        if origin.own:
            near = difflib.get_close_matches(text, [*self.codes, *self.numbers], n=1, cutoff=0.75)
            hint = f"; is {near[0]!r} meant?" if near else ""
            raise UserError(f"{text!r} is not known{hint}", path=str(origin.path))
        self.define(text, "unknown", origin.name)
        return text

    def source(self, origin: Origin, key: str, title: str, **about: str) -> int:
        """Add a source and return its number."""
        self.sources += 1
        self.connection.execute(
            "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.sources,
                key,
                title,
                about.get("publisher", ""),
                about.get("url", ""),
                about.get("licence", ""),
                origin.name,
                about.get("vintage", ""),
                origin.priority,
            ),
        )
        return self.sources


def days(start: str | None, until: str | None) -> tuple[int, int]:
    """Return the first day and the day after the last, as ordinals, that a tie may hold on.

    An inexact end reaches as far as it can, so that a doubtful day counts as held.
    """
    first = moment(start).first.toordinal() if start else 0
    if not until:
        return first, FOREVER
    end = moment(until)
    return first, end.last.toordinal() + (0 if end.exact else 1)


def as_json(values: Any) -> str:
    """Return a list or table as compact JSON text."""
    return encode(values).decode()


def fill(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows that give a value for every column."""
    collected = list(rows)
    if collected:
        marks = ", ".join("?" * len(collected[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", collected)  # noqa: S608
