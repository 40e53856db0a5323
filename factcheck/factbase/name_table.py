"""The name table: the names of the fact base by their first word, and people by the sound of
their names. It lies beside the store and is made from it when the packs change."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.json import decode

from factcheck.config.compiled import signature, write_atomically
from factcheck.config.fact_sources import FactSource, team_address
from factcheck.config.locations import PACKAGE, rules_directory
from factcheck.config.ready import ready_made
from factcheck.extracting.gazetteer import Gazetteer, Row
from factcheck.factbase import store
from factcheck.factbase.base import open_facts
from factcheck.factbase.event_index import Dated, events_in_month
from factcheck.factbase.name_rows import compiled_names
from factcheck.factbase.reader import read_only
from factcheck.naming.folding import fold
from factcheck.naming.known import KnownName, word_keys
from factcheck.naming.near_names import NearNames
from factcheck.naming.spelling import Spelling
from factcheck.naming.words import person_words

# What the tables are made by, besides the modules of `naming`, and the words that those use: a
# table that other versions of these files have made is not read.
_MAKERS = (
    "extracting/gazetteer.py",
    "extracting/phrases.py",
    "extracting/tokens.py",
    "factbase/base.py",
    "factbase/deed_names.py",
    "factbase/event_index.py",
    "factbase/history.py",
    "factbase/name_rows.py",
    "factbase/name_table.py",
)
_WORDS = (
    "claims/deeds",
    "claims/event_phrases",
    "lexicon/gazetteer",
    "lexicon/given_names",
    "lexicon/name_inflection",
    "lexicon/name_particles",
    "lexicon/offices",
    "lexicon/organisation_words",
    "lexicon/spelling_sounds",
    "lexicon/times",
    "lexicon/titles_of_honour",
    "lexicon/transliteration",
)
# A candidate shares a whole word with the printed name, or the sounds of two words.
_ENOUGH = 2
_REMEMBERED = 20_000  # look-ups kept in a long-running process
READY = "names"  # what the table in a wheel is called
_KEPT = 4  # tables of other stores that stay in the cache
_BATCH = 500  # first words per query; SQLite allows 999 parameters everywhere


class HeldOffice(Struct, frozen=True, gc=False):
    """A term of office as the name table keeps it; `until` is "" where it is not known to have
    ended. Days are ISO 8601 texts, the first that can be meant and the last."""

    role: str
    jurisdiction: str
    start: str
    until: str


class NameTable(Struct, frozen=True):
    """Look-ups of names; what finds them in texts is the gazetteer."""

    connection: sqlite3.Connection
    known: dict[str, KnownName] = field(default_factory=dict)
    sounding: dict[str, tuple[str, ...]] = field(default_factory=dict)
    judged: dict[tuple[str, str], Spelling] = field(default_factory=dict)
    unlike: set[tuple[str, str]] = field(default_factory=set)
    kept: list[NearNames] = field(default_factory=list)
    months: dict[str, list[Dated]] = field(default_factory=dict)

    @property
    def near(self) -> NearNames:
        """The names of places and organisations, to be found by what misses them by a letter."""
        if not self.kept:
            query = "SELECT place, name, entity, type FROM near WHERE key = ? ORDER BY rowid"
            self.kept.append(NearNames(lambda key: self.connection.execute(query, (key,))))
        return self.kept[0]

    def has_word(self, word: str) -> bool:
        """Whether a word stands in one of those names, in any case of its letters."""
        query = "SELECT 1 FROM near_word WHERE word = ?"
        return self.connection.execute(query, (word.lower(),)).fetchone() is not None

    def is_of_person(self, word: str) -> bool:
        """Whether a word stands in the name of a known person."""
        query = "SELECT 1 FROM sound WHERE key = ?"
        return self.connection.execute(query, (fold(word),)).fetchone() is not None

    def fetch(self, words: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
        """Yield (phrase key, rows) of the names that begin with one of the words."""
        for key, rows in self._query("SELECT key, rows FROM name WHERE first IN", words):
            yield key, decode(rows)

    def events_in(self, year: int, month: int) -> Sequence[Dated]:
        """Return the events with a day in this month of a year."""
        key = f"{year:04}-{month:02}"
        if key not in self.months:
            self.months[key] = events_in_month(self.connection, key)
        return self.months[key]

    def events_in_all(self, months: Iterable[str]) -> list[Dated]:
        """Return the events with a day in one of these months ("2011-03")."""
        found, known = list[Dated](), self.months
        for key in months:
            if key not in known:
                known[key] = events_in_month(self.connection, key)
            found += known[key]
        return found

    def offices(self, person: str) -> tuple[HeldOffice, ...]:
        """Return the offices that a known person has held, in order of time."""
        query = "SELECT offices FROM person WHERE id = ?"
        row = self.connection.execute(query, (person,)).fetchone()
        return tuple(HeldOffice(*one) for one in decode(row[0])) if row is not None else ()

    def held(self, person: str) -> frozenset[tuple[str, str]]:
        """Return the offices that a known person has held, as (role, state or body), and the states
        whose nationals they are, as ("", state)."""
        query = "SELECT nationals FROM person WHERE id = ?"
        row = self.connection.execute(query, (person,)).fetchone()
        states = decode(row[0]) if row is not None else ()
        offices = ((one.role, one.jurisdiction) for one in self.offices(person))
        return frozenset((*offices, *(("", state) for state in states)))

    def candidates(
        self, printed: str, expected: Collection[str] = (), limit: int = 60
    ) -> list[KnownName]:
        """Return the known people that a printed name may mean or misspell, likeliest first.

        The `expected` ones are among them however they sound, unless they are very many.
        """
        likely = list(self._sounding_like(printed))
        if len(expected) <= limit:
            likely += sorted(set(expected).difference(likely))
        return self._known(likely[: 2 * limit])

    def _sounding_like(self, printed: str) -> tuple[str, ...]:
        found = self.sounding.get(printed)
        if found is not None:
            return found
        shared: Counter[str] = Counter()
        for word in person_words(printed):
            if word.particle >= 0 or word.initial:
                continue
            exact, sound = word_keys(word)
            for key, person in self._query(
                "SELECT key, person FROM sound WHERE key IN", (exact, sound)
            ):
                shared[person] += 2 if key == exact else 1
        likely = [person for person, weight in shared.items() if weight >= _ENOUGH]
        likely.sort(key=lambda person: (-shared[person], person))
        if len(self.sounding) >= _REMEMBERED:
            self.sounding.clear()
        self.sounding[printed] = tuple(likely)
        return tuple(likely)

    def _known(self, persons: Sequence[str]) -> list[KnownName]:
        known = self.known
        new = [person for person in persons if person not in known]
        if new:  # one query for all, as a name has dozens of candidates
            query = "SELECT id, spellings, native, family_first, derived FROM person WHERE id IN"
            for person, spellings, native, family_first, derived in self._query(query, new):
                known[person] = KnownName(
                    person,
                    tuple(decode(spellings)),
                    decode(native),
                    bool(family_first),
                    tuple(decode(derived)),
                )
        return [known[person] for person in persons]

    def _query(self, query: str, words: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for at in range(0, len(words), _BATCH):
            batch = words[at : at + _BATCH]
            yield from self.connection.execute(f"{query} ({','.join('?' * len(batch))})", batch)


@cache
def open_names(extra_packs: tuple[FactSource, ...] = ()) -> NameTable:
    """Return the name table; the fact base itself is opened only when the packs have changed."""
    address = team_address(extra_packs)
    if address:
        from factcheck.factbase.team.reading import open_team_names  # noqa: PLC0415 - an extra

        return open_team_names(address)
    # A pack that holds only facts brings no name: the table need not be made again for it.
    packs = store.naming_packs([Path(pack) for pack in extra_packs])
    if packs:
        return kept_names(store.place_of(packs), lambda: compiled_names(open_facts(packs)))
    return kept_names(
        store.place_of(), lambda: ready_made(READY, sources()) or compiled_names(open_facts())
    )


def kept_names(place: Path, compiled: Callable[[], bytes]) -> NameTable:
    """Return the names of the store at `place`, which are compiled only where they are not kept."""
    table = place.with_name(f"names-{makers()}-{place.name}")
    with contextlib.suppress(sqlite3.Error):
        return NameTable(_connect(table))
    content = compiled()
    try:
        write_atomically(table, content)
        connection = _connect(table)
    except (OSError, sqlite3.Error):  # a cache that cannot be written is only slower
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(content)
    _prune(table)
    return NameTable(connection)


@cache
def makers() -> str:
    """Return a key that changes with whatever has a part in making the tables."""
    return signature(_made_by())


def sources() -> list[Path]:
    """Return the files that the names of what ships are made of and by."""
    return [*store.sources(), *_made_by()]


def _made_by() -> list[Path]:
    code = [PACKAGE / name for name in _MAKERS]
    words = [rules_directory() / f"{name}.yaml" for name in _WORDS]
    return [*code, *(PACKAGE / "naming").glob("*.py"), *words]


@cache
def open_gazetteer(extra_packs: tuple[FactSource, ...] = ()) -> Gazetteer:
    """Return the gazetteer over the name table."""
    names = open_names(extra_packs)
    return Gazetteer(names.fetch, lru_cache(_REMEMBERED)(names.held))


def _prune(table: Path) -> None:
    """Remove the oldest tables that other packs, publications or versions left in the cache."""
    tables: list[Path] = []
    # Another process may be doing the same, and the folder may be closed to this user.
    with contextlib.suppress(OSError):
        tables += [path for path in table.parent.glob("names-*.sqlite") if path != table]
        tables.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in tables[_KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink()


def _connect(place: Path) -> sqlite3.Connection:
    connection = read_only(place)
    connection.execute("SELECT 1 FROM name LIMIT 1").fetchone()
    return connection
