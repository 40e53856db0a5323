"""What a colleague sent: a pasted text or a file, and the day that it was written."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator
from datetime import date
from pathlib import PurePath

from msgspec import Struct
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from factcheck.serving.limits import RequestError

_ODD = re.compile(r"[^\w .()\-]+")
_NAMES = {"markdown": "pasted.md", "html": "pasted.html"}


class Sent(Struct, frozen=True):
    """The bytes with the name that tells their format, and the day, None where none is told."""

    data: bytes
    name: str
    as_of: date | None


class _InMemory(MultiPartParser):
    # No upload is written to disk; the body was bounded before.
    spool_max_size = 1 << 62


async def sent_in(body: bytes, headers: Headers) -> Sent:
    """Return what a form holds. Raises RequestError for what is no form of ours."""
    if not headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise RequestError(415, "Send the form of the page.")
    parser = _InMemory(
        headers, _stream(body), max_files=2, max_fields=8, max_part_size=len(body) + 1
    )
    try:
        form = await parser.parse()
    except (MultiPartException, ValueError, KeyError):
        raise RequestError(400, "The form is damaged.") from None
    try:
        return await _sent(form)
    finally:
        await form.close()


def safe_name(name: str) -> str:
    """Return a file name without folders and odd characters."""
    last = PurePath(name.replace("\\", "/")).name
    return _ODD.sub("_", last)[-120:].lstrip(". ") or "text.txt"


async def _sent(form: FormData) -> Sent:
    file = form.get("file")
    day = _day(_field(form, "as-of"))
    if isinstance(file, UploadFile) and (data := await file.read()):
        return Sent(data, safe_name(file.filename or ""), day)
    # Forms send line ends as pairs; nobody pasted them so.
    text = _field(form, "text").replace("\r\n", "\n")
    if not text.strip():
        raise RequestError(400, "Nothing was sent: paste a text or choose a file.")
    name = _NAMES.get(_field(form, "format"), "pasted.txt")
    return Sent(text.encode("utf-8", "replace"), name, day)


def _field(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


async def _stream(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise RequestError(400, "The day is not understood; write it as 2016-12-05.") from None
