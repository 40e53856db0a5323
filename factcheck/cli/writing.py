"""Writes files so that no reader ever sees half of one, and a failure leaves the old one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from factcheck.config.errors import UserError
from factcheck.config.locations import resolved


def write_safely(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there; raises UserError where that fails."""
    # A link stays a link: what it leads to is written.
    place = resolved(path)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            if place.exists():
                shutil.copymode(place, name)
            else:
                os.chmod(name, 0o666 & ~_umask())
            os.replace(name, place)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UserError(f"cannot be written: {error.strerror}", path=str(path)) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
