"""Opening publishers' files: plain, gzip and ZIP, in the encodings that they come in."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from factcheck.config.errors import UserError
from factcheck.factbase.importing.figures import Advance

_STEP = 512  # lines between two reports of progress
_LARGEST = 2_000_000_000  # bytes that an archive may unpack to


def lines_of(path: Path, advance: Advance) -> Iterator[str]:
    """Yield the lines of a text file, which may be compressed, and tell how far it is read.

    Raises UserError for a file that cannot be read.
    """
    try:
        with path.open("rb") as raw:
            content = _unpacked(path, raw)
            text = io.TextIOWrapper(content, _encoding(content, path), newline="")
            for number, line in enumerate(text):
                if number % _STEP == 0:
                    advance(raw.tell())
                yield line
            advance(path.stat().st_size)
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"cannot be read: {reason}", path=str(path)) from error
    except UnicodeError as error:
        raise UserError(f"is not text: {error}", path=str(path)) from error


def whole_text(path: Path, advance: Advance) -> str:
    """Return the whole text of a file. Raises UserError for one that cannot be read."""
    return "".join(lines_of(path, advance))


def csv_rows(path: Path, advance: Advance, delimiter: str = "") -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of a table; without a delimiter its first line tells it."""
    reader = csv.reader(lines_of(path, advance), delimiter=delimiter or delimiter_of(path))
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise UserError(f"not CSV: {error}", path=str(path), line=reader.line_num) from error


def delimiter_of(path: Path) -> str:
    """Return what stands between the columns: what is most frequent in the first line."""
    first = next(lines_of(path, lambda _: None), "")
    return max(",;\t", key=first.count)


def _unpacked(path: Path, raw: IO[bytes]) -> IO[bytes]:
    if path.suffix == ".gz":
        return io.BufferedReader(gzip.GzipFile(fileobj=raw))
    if path.suffix != ".zip":
        return raw
    archive = zipfile.ZipFile(raw)
    tables = [
        info
        for info in archive.infolist()
        if info.filename.endswith(".csv") and not info.filename.startswith("Metadata")
    ]
    if len(tables) != 1 or tables[0].file_size > _LARGEST:
        raise UserError(f"holds {len(tables)} tables (.csv) instead of one", path=str(path))
    return archive.open(tables[0])


def _encoding(content: IO[bytes], path: Path) -> str:
    start = content.peek(4)[:4] if isinstance(content, io.BufferedReader) else b""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if start[:3] == b"\xef\xbb\xbf" or path.suffix in (".gz", ".zip"):
        return "utf-8-sig"
    try:
        with path.open(encoding="utf-8") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252" if b"\0" not in path.read_bytes()[:4096] else "utf-16-le"
    return "utf-8"
