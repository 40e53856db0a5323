"""Files, bytes and strings to documents."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import cast

from msgspec.structs import replace

from factcheck.config.errors import UserError
from factcheck.model.document import Document
from factcheck.reading.building import Parsed
from factcheck.reading.decoding import decode, refuse_control_characters
from factcheck.reading.directives import directives_in
from factcheck.reading.formats import Format, format_named, format_of
from factcheck.reading.sidecar import sidecar_directives

MOST_BYTES = 256 * 1024 * 1024
"""The largest input that is read; it also bounds what an endless device can give."""


def read_file(path: Path, format: str | None = None) -> Document:
    """Read a file; the format is told from its name, else from its content.

    What a file beside it says to factcheck (`NAME.factcheck.toml`) comes with it.

    Raises UserError, naming the file, for whatever keeps it from being read.
    """
    return with_sidecar(read_bytes(_content(path), str(path), format), path)


def with_sidecar(document: Document, path: Path) -> Document:
    """Return a document that was read from `path` with what the file beside it says."""
    beside = sidecar_directives(path, document.text)
    if not beside:
        return document
    return replace(document, directives=(*document.directives, *beside))


def read_bytes(data: bytes, path: str, format: str | None = None) -> Document:
    """Read the bytes of a file; `path` is only named in the document and in errors."""
    if not data:
        raise UserError("the file is empty", path=path)
    chosen = format_named(format, path) if format else format_of(path, data)
    sha256 = hashlib.sha256(data).hexdigest()
    if chosen.binary:
        parsed = cast(Parsed, import_module(chosen.module).parse_bytes(data, path))
        return _document(parsed, parsed.text, path, sha256, "binary")
    source, encoding = decode(data, path)
    return _document(_parse(chosen, source, path), source, path, sha256, encoding)


def read_text(text: str, *, path: str = "<text>", format: str = "text") -> Document:
    """Read a text that is already decoded; `sha256` is then that of its UTF-8 form."""
    refuse_control_characters(text, path)
    try:
        sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError:
        raise UserError("the text is not valid Unicode (a lone surrogate)", path=path) from None
    parsed = _parse(format_named(format, path), text, path)
    return _document(parsed, text, path, sha256, "utf-8")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError("no such file", path=str(path)) from None
    except IsADirectoryError:
        raise UserError("is a directory, not a file", path=str(path)) from None
    except PermissionError:
        raise UserError("cannot be read: permission denied", path=str(path)) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(f"cannot be read: {reason}", path=str(path)) from None
    if len(data) > MOST_BYTES:
        limit = MOST_BYTES // (1024 * 1024)
        raise UserError(f"larger than {limit} MB, which is the most that is read", path=str(path))
    return data


def _parse(chosen: Format, source: str, path: str) -> Parsed:
    if chosen.binary:
        raise UserError(f"the format {chosen.name!r} needs a file, not a text", path=path)
    parsed = cast(Parsed, import_module(chosen.module).parse(source, path))
    directives = directives_in(source, parsed, "<" if chosen.name == "html" else "\n")
    return replace(parsed, directives=directives) if directives else parsed


def _document(parsed: Parsed, source: str, path: str, sha256: str, encoding: str) -> Document:
    if not parsed.text.strip():
        raise UserError("the file holds no text", path=path)
    return Document(
        text=parsed.text,
        segments=parsed.segments,
        source_map=parsed.source_map,
        source=source,
        path=path,
        sha256=sha256,
        encoding=encoding,
        metadata=parsed.metadata,
        locator=parsed.locator,
        directives=parsed.directives,
        remarks=parsed.remarks,
    )
