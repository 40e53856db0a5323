"""Which texts a command is about: files, folders, standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.reading.documents import read_bytes, read_file
from factcheck.reading.formats import FORMATS

STDIN = Path("-")
_EXTENSIONS = frozenset(extension for each in FORMATS for extension in each.extensions)
_SKIPPED_FOLDERS = frozenset(["node_modules", "__pycache__", "venv"])
_OWN_REPORT = b'content="factcheck'  # the generator that our HTML reports name
_HEAD = 2048


def find_texts(paths: Sequence[Path]) -> list[Path]:
    """Return the files to check: folders are searched for texts, hidden ones left out.

    Raises UserError where there is nothing to check.
    """
    if not paths:
        raise UserError("no input: name a file or a folder, or - for standard input")
    if sum(path == STDIN for path in paths) > 1:
        raise UserError("standard input can be read only once")
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(_texts_in(path))
            if not found:
                known = ", ".join(sorted(_EXTENSIONS))
                raise UserError(f"no texts ({known}) in this folder", path=str(path))
            files += found
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def _texts_in(folder: Path) -> Iterator[Path]:
    shut: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: shut.append(_place(error))):
        folders[:] = [name for name in folders if not _is_skipped(name)]
        for path in (Path(place, name) for name in names if not _is_skipped(name)):
            if path.suffix.lower() in _EXTENSIONS and path.is_file() and not _is_own_report(path):
                yield path
    yield from shut  # as if they were texts: reading them will say what is wrong


def _place(error: OSError) -> Path:
    return Path(error.filename)


def _is_skipped(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _SKIPPED_FOLDERS


def _is_own_report(path: Path) -> bool:
    """Whether an HTML page is a report of ours rather than a text."""
    if path.suffix.lower() not in (".html", ".htm"):
        return False
    try:
        with path.open("rb") as stream:
            return _OWN_REPORT in stream.read(_HEAD)
    except OSError:
        return False  # reading it will say what is wrong


def read(path: Path, stdin_filename: str) -> Document:
    """Read a text. Raises UserError for what cannot be read."""
    if path == STDIN:
        if sys.stdin is None:
            raise UserError("standard input is closed")
        return read_bytes(sys.stdin.buffer.read(), stdin_filename)
    return read_file(path)
