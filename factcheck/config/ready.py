"""Tables that a wheel brings ready made, so that the first run need not compile them.

`make wheel` makes them; a checkout has none. A table is named by what it was made of, byte for
byte, so it is never read where packs, rules or code are others: they are compiled then.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from pathlib import Path

from factcheck.config.locations import ready_directory

_KEY_LENGTH = 24


def ready_made(name: str, sources: Iterable[Path]) -> bytes | None:
    """Return the table that was made of these very files, None where there is none."""
    if not ready_directory().is_dir():
        return None
    import lzma  # noqa: PLC0415 - only where something is to be compiled

    with contextlib.suppress(OSError, EOFError, lzma.LZMAError):
        return lzma.decompress((ready_directory() / _file_name(name, sources)).read_bytes())
    return None


def make_ready(name: str, sources: Iterable[Path], content: bytes, folder: Path) -> Path:
    """Write a table into a folder for a wheel, and return its place."""
    import lzma  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    place = folder / _file_name(name, sources)
    place.write_bytes(lzma.compress(content))
    return place


def _file_name(name: str, sources: Iterable[Path]) -> str:
    """A name that depends on what files are called and hold, and not on where they lie."""
    parts = sorted(
        f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}" for path in sources
    )
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f"{name}-{key[:_KEY_LENGTH]}.xz"
