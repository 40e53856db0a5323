"""Which formats can be read, and which one a file is in.

A format is one module. The module of a text format has `parse(source: str, path: str)`, that of
a binary one `parse_bytes(data: bytes, path: str)`; both return `Parsed` and raise UserError only.
"""

from __future__ import annotations

from pathlib import PurePath

from msgspec import Struct

from factcheck.config.errors import UserError


class Format(Struct, frozen=True):
    """A format: its name, the ends of file names, how such content begins, and its module."""

    name: str
    module: str
    extensions: tuple[str, ...]
    begins: tuple[bytes, ...] = ()
    binary: bool = False


FORMATS = (
    Format("text", "factcheck.reading.plain_text", (".txt", ".text")),
    Format("markdown", "factcheck.reading.markdown", (".md", ".markdown", ".mdown", ".mkd")),
    Format(
        "html",
        "factcheck.reading.html",
        (".html", ".htm", ".xhtml"),
        begins=(b"<!doctype html", b"<html"),
    ),
    Format("docx", "factcheck.reading.docx", (".docx", ".docm"), (b"pk\x03\x04",), binary=True),
    Format("pdf", "factcheck.reading.pdf", (".pdf",), (b"%pdf-",), binary=True),
)
_BY_NAME = {each.name: each for each in FORMATS}
_BY_EXTENSION = {extension: each for each in FORMATS for extension in each.extensions}


def format_named(name: str, path: str) -> Format:
    """Return the format of that name; UserError for an unknown one."""
    try:
        return _BY_NAME[name.lower()]
    except KeyError:
        known = ", ".join(_BY_NAME)
        raise UserError(f"unknown format {name!r}; known formats: {known}", path=path) from None


def format_of(path: str, data: bytes) -> Format:
    """Return the format of a file: by its extension, else by how it begins, else plain text."""
    by_extension = _BY_EXTENSION.get(PurePath(path).suffix.lower())
    if by_extension:
        return by_extension
    head = data[:1024].lstrip().lower()
    for each in FORMATS:
        if each.begins and head.startswith(each.begins):
            return each
    return _BY_NAME["text"]
