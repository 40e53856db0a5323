"""The store on disk: an SQLite file in the cache, made from packs and datasets when they change.

It is built in memory and written beside its place and moved there whole, so two processes may
build it at once and a reader never sees half of it. A file that is damaged is made again.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from factcheck.config.compiled import signature, write_atomically
from factcheck.config.errors import UserError
from factcheck.config.locations import cache_directory, data_directory, packs_directory
from factcheck.config.ready import ready_made
from factcheck.factbase.reader import read_only

# The code that the store is made by: it is made again when that changes.
_MAKERS = [
    "compiling.py",
    "compiling_data.py",
    "compiling_places.py",
    "compiling_traits.py",
    "datasets.py",
    "moments.py",
    "name_keys.py",
    "pack_rows.py",
    "packs.py",
    "registry.py",
    "schema.py",
    "store.py",
    "table_packs.py",
]
PACK_SUFFIXES = (".yaml", ".yml", ".csv")
_PLAIN_KEYS = {"pack", "version", "vintage", "licence", "overrides", "sources", "facts"}
READY = "facts"  # what the store in a wheel is called
_KEPT = 4  # stores of other packs or versions that stay in the cache


def open_store(
    own: Sequence[Path] = (), *, packs: Path | None = None, data: Path | None = None
) -> sqlite3.Connection:
    """Return a read-only connection to the store of the shipped packs and `own` ones.

    `own` are files, folders or patterns; `packs` and `data` replace the folders of what
    ships. Raises UserError for a pack that cannot be used. Where the cache cannot be
    written the store lives in memory.
    """
    place = place_of(own, packs=packs, data=data)
    with contextlib.suppress(sqlite3.Error, OSError):
        return _connect(place)
    content = None if own else ready_made(READY, sources(packs, data))
    content = content or build(own, packs=packs, data=data)
    try:
        write_atomically(place, content)
        connection = _connect(place)
    except (OSError, sqlite3.Error):
        return in_memory(content)
    _prune(place)
    return connection


def place_of(
    own: Sequence[Path] = (), *, packs: Path | None = None, data: Path | None = None
) -> Path:
    """Return where the store for these packs lies, or would lie, in the cache."""
    own = own_packs(own)
    # The order of a user's own packs is their priority, so it is part of the key.
    order = "".join(f"{path}\0" for path in own)
    key = signature([*sources(packs, data), *own])
    if order:
        import hashlib  # noqa: PLC0415

        key = hashlib.sha256(f"{key}{order}".encode()).hexdigest()[:24]
    return cache_directory() / f"facts-{key}.sqlite"


def sources(packs: Path | None = None, data: Path | None = None) -> list[Path]:
    """Return the files that the store without a user's own packs is made of and by."""
    code = [Path(__file__).with_name(name) for name in _MAKERS]
    return [*_shipped(packs), *sorted((data or data_directory()).glob("*")), *code]


def build(
    own: Sequence[Path] = (), *, packs: Path | None = None, data: Path | None = None
) -> bytes:
    """Compile the store and return it as the content of an SQLite file.

    Packs that hold only facts are laid over the store of the others, which stays in the cache:
    adding a fact to one takes a moment, where compiling all that ships takes seconds.
    """
    from factcheck.factbase.compiling import Compiler  # noqa: PLC0415 - heavy, rarely needed
    from factcheck.factbase.datasets import read_datasets  # noqa: PLC0415

    own = own_packs(own)
    below = naming_packs(own)
    if len(below) < len(own):
        store = open_store(below, packs=packs, data=data)
        with contextlib.suppress(OSError):
            os.utime(place_of(below, packs=packs, data=data))  # it is still wanted
        return _overlaid(store, own, below)
    connection = sqlite3.connect(":memory:")
    with contextlib.closing(connection), connection:
        compiler = Compiler(connection)
        compiler.compile(read_datasets(data or data_directory()), _shipped(packs), own)
        connection.execute("INSERT INTO meta VALUES ('pages', '00000000')")
        return _sealed(connection)


def naming_packs(own: Sequence[Path]) -> tuple[Path, ...]:
    """Return those of a user's packs that may bring names; the others hold only facts."""
    return tuple(path for path in own_packs(own) if not _holds_only_facts(path))


def _holds_only_facts(path: Path) -> bool:
    """Whether a pack has values only, so that it brings no name and no new subject.

    It is told by the keys in the first column, without reading the YAML: a pack for which that
    does not work counts as one that has more.
    """
    if path.suffix == ".csv":
        return True
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    keys = set(re.findall(r"^([^\s#\-][^:\n]*):", text, re.MULTILINE))
    return "pack" in keys and keys <= _PLAIN_KEYS


def _overlaid(store: sqlite3.Connection, own: Sequence[Path], below: Sequence[Path]) -> bytes:
    """Return the content of a store with the packs in it that are not `below` it already."""
    from factcheck.factbase.compiling import Compiler, read_own  # noqa: PLC0415
    from factcheck.factbase.registry import Registry  # noqa: PLC0415

    with contextlib.closing(store):
        content = store.serialize()
    connection = sqlite3.connect(":memory:")
    with contextlib.closing(connection):
        connection.deserialize(content)
        # The order of all packs is their priority. Negative numbers keep old and new apart.
        for before, path in enumerate(below, 1):
            new = -1 - own.index(path)
            connection.execute("UPDATE source SET priority = ? WHERE priority = ?", (new, before))
        connection.execute("UPDATE source SET priority = -priority WHERE priority < 0")
        added = [
            read_own(path, priority) for priority, path in enumerate(own, 1) if path not in below
        ]
        Compiler(connection, Registry.of(connection)).overlay(added)
        return _sealed(connection)


def _sealed(connection: sqlite3.Connection) -> bytes:
    """Return the content of a finished store, which tells its own size."""
    # The row is there before the pages are counted, so that filling it in adds none.
    connection.commit()
    size = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute("UPDATE meta SET value = ? WHERE key = 'pages'", (f"{size:08d}",))
    connection.commit()
    return connection.serialize()


def in_memory(content: bytes) -> sqlite3.Connection:
    """Return a read-only connection to a built store that is kept in memory only."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.deserialize(content)
    connection.execute("PRAGMA query_only = 1")
    return connection


def discard(own: Sequence[Path] = ()) -> None:
    """Remove the store of these packs from the cache, so that it is made anew."""
    with contextlib.suppress(OSError):
        place_of(own).unlink()


def shipped_packs() -> tuple[Path, ...]:
    """Return the packs that ship with factcheck."""
    return tuple(_shipped(None))


def own_packs(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return the packs that paths name: a file, the packs of a folder, or those of a pattern.

    Raises UserError for a path that names nothing.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            packs = sorted(path.iterdir())
        elif any(mark in path.name for mark in "*?["):
            packs = sorted(path.parent.glob(path.name))
        elif path.is_file():
            found[path] = None
            continue
        else:
            raise UserError("there is no such pack", path=str(path))
        # A hidden file is what a run that was killed left behind.
        found |= dict.fromkeys(
            pack
            for pack in packs
            if pack.suffix in PACK_SUFFIXES and not pack.name.startswith(".") and pack.is_file()
        )
    return tuple(found)


def _shipped(packs: Path | None) -> list[Path]:
    return sorted((packs or packs_directory()).glob("*.yaml"))


def _connect(place: Path) -> sqlite3.Connection:
    """Open a store read-only. Raises sqlite3.Error or OSError where it is missing or damaged."""
    size = place.stat().st_size
    connection = read_only(place)
    try:
        pages = int(connection.execute("SELECT value FROM meta WHERE key = 'pages'").fetchone()[0])
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        if size != pages * page_size:
            raise sqlite3.DatabaseError("the store has not its full size")
    except (sqlite3.Error, TypeError, ValueError) as error:
        connection.close()
        raise sqlite3.DatabaseError(str(error)) from error
    return connection


def _prune(place: Path) -> None:
    """Remove the oldest stores that other packs or versions left in the cache."""
    stores: list[Path] = []
    with contextlib.suppress(OSError):  # the folder may be closed to this user
        stores += [path for path in place.parent.glob("facts-*.sqlite") if path != place]
    with contextlib.suppress(OSError):  # another process may be doing the same
        stores.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in stores[_KEPT:]:
        with contextlib.suppress(OSError):
            path.unlink()
