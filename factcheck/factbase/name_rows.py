"""What the name table holds: the names of a fact base with the usual other ways to write them,
people with their sounds and offices, and names to be found by what misses them by a letter."""

from __future__ import annotations

import contextlib
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.json import encode

from factcheck.extracting.gazetteer import NameEntry, compile_names, first_word
from factcheck.extracting.lexicon import lexicon
from factcheck.factbase.base import FactBase
from factcheck.factbase.deed_names import compile_deeds
from factcheck.factbase.event_index import compile_events
from factcheck.naming.known import KnownName, known_keys
from factcheck.naming.near_names import near_keys

_OFTEN = 3  # names of which a word is a part, for it to be one that names are made of
_CITY_POPULATION = 15_000
_KNOWN_CITY = 300_000  # smaller ones are read only where the text says that they are places
_TYPES = ("country", "territory", "organisation", "region", "city", "person", "world", "event")
# Names of several words are taken of these, so that no shorter name is seen inside one ("South
# China Sea"). One word ("Don") would too often mean something else, save for a state's name.
_FEATURES = frozenset(
    {"state", "sea", "ocean", "river", "lake", "island", "mountains", "mountain", "strait"}
    | {"desert", "peninsula", "plateau", "canal", "country_part", "pass", "valley", "plain"}
)
# Letters that have no accent to take off.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ə": "a"}
)


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
        connection.executemany(
            "INSERT INTO sound VALUES (?, ?)", ((key, known.id) for key in known_keys(known))
        )
    connection.execute("CREATE INDEX by_sound ON sound (key)")


def _compile_near(connection: sqlite3.Connection, facts: FactBase) -> None:
    connection.execute("CREATE TABLE near (key TEXT, place INTEGER, name, entity, type)")
    connection.execute("CREATE TABLE near_word (word TEXT PRIMARY KEY) WITHOUT ROWID")
    names = facts.spelt_names()
    for name, entity, kind in (*names, *((word, "", "word") for word in _name_words(names))):
        connection.executemany(
            "INSERT INTO near VALUES (?, ?, ?, ?, ?)",
            ((key, place, name, entity, kind) for key, place in near_keys(name, kind)),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO near_word VALUES (?)",
            ((word.lower(),) for word in name.replace("-", " ").split()),
        )
    connection.execute("CREATE INDEX by_near ON near (key)")


def _name_words(names: Iterable[tuple[str, str, str]]) -> list[str]:
    """What names of bodies are made of, and offices, months and days of the week: words that a
    text prints with a capital."""
    used = Counter(
        word
        for name in {name for name, _, kind in names if kind != "town"}
        for word in set(name.replace("-", " ").split())
        if word.isalpha() and word.istitle()
    )
    words = {word for word, count in used.items() if count >= _OFTEN}
    times, offices = lexicon("times"), lexicon("offices")
    written = [*times["months"], *times["weekdays"]]
    for phrases in offices["roles"].values():
        written += [word for phrase in phrases for word in phrase.split()]
    return sorted(words | {word.capitalize() for word in written if word.isalpha()})


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
