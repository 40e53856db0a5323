"""Small JSON files that factcheck writes and reads again: baselines, reviews."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factcheck.config.errors import UserError

_MOST_BYTES = 64 * 1024 * 1024
# What pydantic says in words of its own, by its name for it.
_PLAINLY = {
    "extra_forbidden": "there is no such key",
    "missing": "it is missing",
    "model_type": "an object, {...}, was expected",
    "dict_type": "an object, {...}, was expected",
    "list_type": "a list, [...], was expected",
    "tuple_type": "a list, [...], was expected",
}


def read_json(path: Path, what: str) -> Any:
    """Return the content of a JSON file; `what` names it in errors, as "a baseline".

    Raises UserError, with the line, for one that is missing or no JSON.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(f"too large for {what}", path=str(path))
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UserError("no such file", path=str(path)) from None
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from None
    except json.JSONDecodeError as error:
        message = f"not {what}: {error.msg}"
        raise UserError(message, path=str(path), line=error.lineno) from None
    except (UnicodeDecodeError, RecursionError):
        raise UserError(f"not {what}: no JSON", path=str(path)) from None


def first_complaint(error: ValueError) -> str:
    """Return the first thing that pydantic says is wrong, in one line: `place: message`."""
    from pydantic import ValidationError  # noqa: PLC0415 - only where something is wrong

    details = error.errors() if isinstance(error, ValidationError) else []
    if not details:
        return str(error)
    place = ".".join(str(part) for part in details[0]["loc"])
    said = details[0]["msg"].replace("Input should be", "it must be")
    said = _PLAINLY.get(details[0]["type"], said)
    return f"{place}: {said}" if place else said
