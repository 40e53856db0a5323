"""The names by which clauses tell of events: what something was done to ("Kuwait", "the Berlin
Wall"), and who did it ("Iraq", "the Iraqi"). They are part of the name table."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from functools import cache

from msgspec import Struct
from msgspec.json import Decoder, encode

from factcheck.extracting.gazetteer import first_word
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import phrase_key
from factcheck.factbase.base import FactBase

_PLAIN = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")


class Row(Struct, frozen=True, array_like=True):
    """One telling of an event: who did it (keys, none where it does not matter), and whether it
    is of the "begin" or the "end" of the event (its id) alone. `plain` where it is told by words
    that are no name ("voted for independence")."""

    event: str
    act: str
    by: frozenset[str]
    at: str = ""
    plain: bool = False


def objects_of(connection: sqlite3.Connection, word: str) -> list[tuple[str, tuple[Row, ...]]]:
    """Return the names that begin with a word, of what something was done to, with their rows."""
    query = "SELECT key, rows FROM deed_object WHERE first = ?"
    return [(key, _rows().decode(rows)) for key, rows in connection.execute(query, (word,))]


def actors_of(connection: sqlite3.Connection, word: str) -> list[tuple[str, str]]:
    """Return the names that begin with a word, of those who did something, with their keys."""
    return connection.execute(
        "SELECT key, actor FROM deed_actor WHERE first = ?", (word,)
    ).fetchall()


@cache
def _rows() -> Decoder[tuple[Row, ...]]:
    return Decoder(tuple[Row, ...])


def compile_deeds(connection: sqlite3.Connection, facts: FactBase) -> None:
    """Add the names to the name table of a fact base."""
    objects, actors = _Names(facts).told()
    connection.execute("CREATE TABLE deed_object (first TEXT, key TEXT, rows TEXT)")
    connection.execute("CREATE TABLE deed_actor (first TEXT, key TEXT, actor TEXT)")
    connection.executemany(
        "INSERT INTO deed_object VALUES (?, ?, ?)",
        ((first_word(key), key, encode(list(rows)).decode()) for key, rows in objects.items()),
    )
    connection.executemany(
        "INSERT INTO deed_actor VALUES (?, ?, ?)",
        ((first_word(key), key, actor) for key, actor in actors.items()),
    )
    connection.execute("CREATE INDEX by_object ON deed_object (first)")
    connection.execute("CREATE INDEX by_actor ON deed_actor (first)")


class _Names:
    """Gathers the names by which the events of a fact base are told."""

    def __init__(self, facts: FactBase) -> None:
        self._facts = facts
        self._countries = facts.country_names()
        self._objects: dict[str, dict[Row, None]] = {}
        self._actors: dict[str, str] = {}
        self._keys: dict[str, str] = {}

    def told(self) -> tuple[dict[str, dict[Row, None]], dict[str, str]]:
        """Return the rows by the names of things, and the keys of actors by their names."""
        lasting = rules_words("claims/deeds")["lasting"]
        for told in self._facts.told(lasting):
            actors = frozenset(self._actor(one) for one in told.by)
            for printed in told.of:
                row = Row(told.event, told.act, actors, told.at, plain=printed[0].islower())
                for name in self._names(printed):
                    self._objects.setdefault(_key(name), {})[row] = None
        return self._objects, self._actors

    def _names(self, printed: str) -> Iterable[str]:
        """The names of a country by its code, else the name itself."""
        country = self._countries.get(printed)
        if country is None:
            return (printed,)
        return [name for name, form in country if form != "demonym"]

    def _actor(self, printed: str) -> str:
        """The key of whoever acted; a country's names and demonyms lead to it."""
        if printed not in self._keys:
            country = self._countries.get(printed)
            names = [_key(name) for name, _ in country] if country else [_key(printed)]
            actors = self._actors
            self._keys[printed] = next((actors[one] for one in names if one in actors), names[0])
            for name in names:
                actors.setdefault(name, self._keys[printed])
        return self._keys[printed]


def _key(name: str) -> str:
    """The phrase key of a name; most are plain words, and need no tokens."""
    return name.lower() if _PLAIN.fullmatch(name) else phrase_key(name)
