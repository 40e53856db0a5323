"""Errors that are the user's to mend: one clear line that names the file and the place."""

from __future__ import annotations

from collections.abc import Iterable


class UserError(Exception):
    """Something that the user gave cannot be used. The command line prints it and exits with 2.

    `path` names the file, `line` the 1-based line in it, where they are known.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = path
        self.line = line
        super().__init__(self.describe())

    def describe(self) -> str:
        """Return the error as one line: `path:line: message`."""
        place = ":".join(str(part) for part in (self.path, self.line) if part is not None)
        return f"{place}: {self.message}" if place else self.message


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a mistyped one most likely means, if one is near enough."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is mistyped

    return next(iter(get_close_matches(word, list(known), 1)), None)
