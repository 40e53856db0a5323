"""Tables compiled once from text files and kept in the user's cache.

Safe to delete, and safe against two runs at once: a table is written beside its place and
moved there whole; a table that cannot be read is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec.json import decode

from factcheck import __version__
from factcheck.config.locations import cache_directory

_KEY_LENGTH = 24
_KEPT = 8  # tables of one name: several installations may share the cache


def signature(sources: Iterable[Path]) -> str:
    """Return a key that changes whenever one of the files does (by name, size and time)."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(map(str, sources)):  # as text: hundreds of files at every start
        stat = os.stat(path)
        digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()[:_KEY_LENGTH]


def compiled_table(name: str, sources: Iterable[Path], build: Callable[[], Any]) -> Any:
    """Return what `build` returns, from the cache if the sources have not changed.

    `build` must return JSON data (so the cached and the fresh result are the same).
    """
    place = cache_directory() / f"{name}-{signature(sources)}.json"
    with contextlib.suppress(OSError, ValueError):
        return decode(place.read_bytes())
    text = json.dumps(build(), ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError):  # a cache that cannot be written is only slower
        write_atomically(place, text.encode())
        _remove_oldest(name, place.parent)
    return json.loads(text)


def _remove_oldest(name: str, directory: Path) -> None:
    """Remove the tables that other versions of the sources left behind, all but a few."""
    made = sorted(
        directory.glob(f"{name}-{'?' * _KEY_LENGTH}.json"),
        key=lambda path: path.stat().st_mtime_ns,
        reverse=True,
    )
    for path in made[_KEPT:]:
        path.unlink(missing_ok=True)


def write_atomically(place: Path, content: bytes) -> None:
    """Write a file so that a reader sees either nothing or all of it."""
    import tempfile  # noqa: PLC0415 - only needed when something is written

    place.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.replace(temporary, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
