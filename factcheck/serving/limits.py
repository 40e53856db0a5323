"""What a request may be and cost; everything else is refused before it is read."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address

from msgspec import Struct
from starlette.requests import Request

_LOOPBACK_NAMES = frozenset({"localhost", "localhost.localdomain"})
_MEGABYTE = 1024 * 1024
# How many times the most is read, and thrown away, before the connection is cut.
_HEARD_OUT = 8


class Limits(Struct, frozen=True):
    """Bytes of an upload, seconds that it and the check may take, checks at a time."""

    most_bytes: int = 20 * _MEGABYTE
    upload_seconds: float = 30.0
    check_seconds: float = 60.0
    at_a_time: int = 2


class RequestError(Exception):
    """A request that is not answered: the status and what to tell."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def is_loopback(host: str) -> bool:
    """Whether nothing outside this machine can reach an address or a name."""
    if host.lower() in _LOOPBACK_NAMES:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


async def body_of(request: Request, limits: Limits) -> bytes:
    """Return the body, read no further than allowed and no longer than allowed."""
    told = request.headers.get("content-length", "0")
    if not told.isdigit() or int(told) > limits.most_bytes * _HEARD_OUT:
        raise RequestError(413, _too_large(limits))
    try:
        async with asyncio.timeout(limits.upload_seconds):
            return await _read(request, limits)
    except TimeoutError:
        raise RequestError(408, "The upload took too long.") from None


async def _read(request: Request, limits: Limits) -> bytes:
    """Read the body; one that is too large is heard out, as a browser listens only after that."""
    parts: list[bytes] = []
    length = 0
    async for part in request.stream():
        length += len(part)
        if length > limits.most_bytes * _HEARD_OUT:
            break
        if length > limits.most_bytes:
            parts.clear()
        else:
            parts.append(part)
    if length > limits.most_bytes:
        raise RequestError(413, _too_large(limits))
    return b"".join(parts)


def _too_large(limits: Limits) -> str:
    return f"The text is too large; the most is {limits.most_bytes // _MEGABYTE} MB."
