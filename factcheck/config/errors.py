"""Errors that are the user's to mend: one clear line that names the file and the place."""

from __future__ import annotations


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
