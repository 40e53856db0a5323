"""The name table: the names of the fact base by their first word, and people by the sound of
their names. It lies beside the store and is made from it when the packs change."""

from __future__ import annotations

import contextlib
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.json import decode, encode

from factcheck.config.compiled import signature, write_atomically
from factcheck.config.fact_sources import FactSource, team_address
from factcheck.config.locations import PACKAGE, rules_directory
from factcheck.config.ready import ready_made
from factcheck.extracting.gazetteer import Gazetteer, NameEntry, Row, compile_names, first_word
from factcheck.extracting.lexicon import lexicon
from factcheck.factbase import store
from factcheck.factbase.base import FactBase, open_facts
from factcheck.factbase.deed_names import compile_deeds
from factcheck.factbase.event_index import Dated, compile_events, events_in_month
from factcheck.factbase.reader import read_only
from factcheck.naming.known import KnownName, word_keys
from factcheck.naming.near_names import NearNames, near_keys
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
    "factbase/name_table.py",
)
_WORDS = (
    "claims/deeds",
    "claims/event_phrases",
    "lexicon/gazetteer",
    "lexicon/given_names",
    "lexicon/name_inflection",
    "lexicon/name_particles",
    "lexicon/organisation_words",
    "lexicon/spelling_sounds",
    "lexicon/titles_of_honour",
    "lexicon/transliteration",
)
_CITY_POPULATION = 15_000
_KNOWN_CITY = 300_000  # smaller ones are read only where the text says that they are places
_TYPES = ("country", "territory", "organisation", "region", "city", "person", "world", "event")
# Names of several words are taken of these, so that no shorter name is seen inside one ("South
# China Sea"). One word ("Don") would too often mean something else, save for a state's name.
_FEATURES = frozenset(
    {"state", "sea", "ocean", "river", "lake", "island", "mountains", "mountain", "strait"}
    | {"desert", "peninsula", "plateau", "canal", "country_part", "pass", "valley", "plain"}
)
# A candidate shares a whole word with the printed name, or the sounds of two words.
_ENOUGH = 2
# Letters that have no accent to take off.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ə": "a"}
)
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
    months: dict[int, dict[int, list[Dated]]] = field(default_factory=dict)

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

    def fetch(self, words: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
        """Yield (phrase key, rows) of the names that begin with one of the words."""
        for key, rows in self._query("SELECT key, rows FROM name WHERE first IN", words):
            yield key, decode(rows)

    def events_in(self, year: int, month: int) -> Sequence[Dated]:
        """Return the events with a day in this month of a year."""
        if month not in self.months:
            self.months[month] = events_in_month(self.connection, month)
        return self.months[month].get(year, ())

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


def compiled_names(facts: FactBase) -> bytes:
    """Return the names of a fact base, which is closed, as the content of an SQLite file."""
    connection = sqlite3.connect(":memory:")
    with contextlib.closing(facts), contextlib.closing(connection), connection:
        connection.execute("CREATE TABLE name (first TEXT, key TEXT, rows TEXT)")
        connection.executemany(
            "INSERT INTO name VALUES (?, ?, ?)",
            (
                (first_word(key), key, encode(rows).decode())
                for key, rows in compile_names(
                    [*_seats(), *_entries(facts), *_transliterated(facts)]
                ).items()
            ),
        )
        connection.execute("CREATE INDEX by_first ON name (first)")
        _compile_people(connection, facts)
        _compile_near(connection, facts)
        compile_deeds(connection, facts)
        compile_events(connection, facts)
        connection.commit()
        return connection.serialize()


def _compile_people(connection: sqlite3.Connection, facts: FactBase) -> None:
    connection.execute(
        "CREATE TABLE person "
        "(id TEXT PRIMARY KEY, spellings, native, family_first, derived, offices, nationals)"
    )
    connection.execute("CREATE TABLE sound (key TEXT, person TEXT)")
    held: dict[str, list[tuple[str, str, str, str]]] = {}
    for term in facts.terms():
        start = term.start.first.isoformat() if term.start is not None else ""
        until = term.until.last.isoformat() if term.until is not None else ""
        held.setdefault(term.person, []).append((term.role, term.jurisdiction, start, until))
    for known in _known_names(facts):
        connection.execute(
            "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                known.id,
                encode(known.spellings).decode(),
                encode(known.native).decode(),
                known.family_first,
                encode(known.derived()).decode(),
                encode(held.get(known.id, ())).decode(),
                encode([one.value for one in facts.traits(known.id, "national")]).decode(),
            ),
        )
        keys = {
            key
            for spelling in (*known.latin(), *known.derived())
            for word in person_words(spelling)
            if word.particle < 0 and not word.initial
            for key in word_keys(word)
        }
        connection.executemany(
            "INSERT INTO sound VALUES (?, ?)", ((key, known.id) for key in sorted(keys))
        )
    connection.execute("CREATE INDEX by_sound ON sound (key)")


def _compile_near(connection: sqlite3.Connection, facts: FactBase) -> None:
    connection.execute("CREATE TABLE near (key TEXT, place INTEGER, name, entity, type)")
    connection.execute("CREATE TABLE near_word (word TEXT PRIMARY KEY) WITHOUT ROWID")
    for name, entity, kind in facts.spelt_names():
        connection.executemany(
            "INSERT INTO near VALUES (?, ?, ?, ?, ?)",
            ((key, place, name, entity, kind) for key, place in near_keys(name, kind)),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO near_word VALUES (?)",
            ((word.lower(),) for word in name.replace("-", " ").split()),
        )
    connection.execute("CREATE INDEX by_near ON near (key)")


def _known_names(facts: FactBase) -> Iterator[KnownName]:
    for name in facts.persons():
        person = facts.person(name)
        if person is not None:
            yield KnownName(person.id, person.spellings, dict(person.native), person.family_first)


def _entries(facts: FactBase) -> Iterator[NameEntry]:
    types = (*_TYPES, *_FEATURES)
    known = {
        (one.name, one.entity)
        for one in facts.name_entries(types=("city",), city_population=_KNOWN_CITY)
    }
    for entry in facts.name_entries(types=types, city_population=_CITY_POPULATION):
        if entry.type in _FEATURES and entry.type != "state" and " " not in entry.name:
            continue
        if entry.form == "native" or not _usable(entry.name):
            continue
        for name in dict.fromkeys((entry.name, without_accents(entry.name))):
            kind = _plain_type(entry.type)
            small = kind == "city" and (entry.name, entry.entity) not in known
            form = "town" if small and entry.form != "former" else entry.form
            yield NameEntry(name, entry.entity, kind, entry.canonical, form)
            treaty = _treaty_of(name, entry.type)
            if treaty is not None:
                yield NameEntry(treaty, entry.entity, kind, entry.canonical, "alias")
            people = _people(name) if form == "demonym" and kind == "country" else None
            if people is not None and people != entry.canonical:  # "Lao" and "Laos"
                yield NameEntry(people, entry.entity, kind, entry.canonical, "people")


def _transliterated(facts: FactBase) -> Iterator[NameEntry]:
    """Yield the people's names in every usual transliteration: "Dmitri" and "Dmitriy"."""
    for known in _known_names(facts):
        usual, *_ = known.latin()
        for name in known.derived():
            if " " in name and name not in known.latin() and _usable(name):
                yield NameEntry(name, known.id, "person", usual, "alias")


def _treaty_of(name: str, kind: str) -> str | None:
    """The other way to name a treaty by its place: "Treaty of Lisbon", "Lisbon Treaty"."""
    place = name.removeprefix("Treaty of ")
    plain = kind == "event" and place != name and " " not in place and place.isalpha()
    return f"{place} Treaty" if plain else None


def _people(demonym: str) -> str | None:
    """Return the plural that names a people: "Kazakh" -> "Kazakhs", "Danish" -> "Danes"."""
    irregular = lexicon("gazetteer")["peoples"].get(demonym)
    if irregular is not None or " " in demonym:
        return str(irregular) if irregular else None
    if demonym.endswith(("ese", "sh", "ch", "s", "x", "z", "ss")):
        return None  # the Chinese, the French
    return demonym + "s"


def _seats() -> Iterator[NameEntry]:
    """Yield the seats of governments ("the Kremlin") as names of their countries."""
    for name, country in lexicon("gazetteer")["seats"].items():
        yield NameEntry(name, country, "country", country, "alias")


def without_accents(name: str) -> str:
    """Return a name as texts without accents print it: "Izmir" for "İzmir"."""
    if name.isascii():
        return name
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def _plain_type(kind: str) -> str:
    """Texts treat a territory as they treat a country."""
    return "country" if kind == "territory" else kind


def _usable(name: str) -> bool:
    """Names in Latin letters that can be told from a word: at least two, one a capital."""
    return len(name) >= 2 and any(char.isupper() for char in name) and name[0] < "\u0250"
