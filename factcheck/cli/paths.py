"""The type of paths that are given on the command line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from factcheck.config.errors import UserError


class UserPath(click.Path):
    """A path, of which only an empty name is refused here.

    Without more, click would take an empty name, as an unset variable leaves it, for the working
    folder. Whether a file may be read is told by the one who reads it, in one line and without
    stopping other files.
    """

    def __init__(self, **limits: Any) -> None:
        super().__init__(path_type=Path, readable=False, **limits)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path; raises UserError for an empty name."""
        if value == "":
            name = param.get_error_hint(ctx) if param else "a path"
            raise UserError(f"{name} is given an empty name")
        return super().convert(value, param, ctx)
