"""The grammar's words, read from `rules/lexicon/*.yaml` and kept compiled in the cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.config.compiled import compiled_table
from factcheck.config.errors import UserError
from factcheck.config.locations import rules_directory
from factcheck.config.safe_yaml import read_yaml


def lexicon(name: str) -> dict[str, Any]:
    """Return the mapping that `rules/lexicon/<name>.yaml` holds; treat it as read-only."""
    return rules_words(f"lexicon/{name}")


@cache
def rules_words(name: str) -> dict[str, Any]:
    """Return the mapping that `rules/<name>.yaml` holds; treat it as read-only.

    The parsed file is kept in the user's cache, so a run need not import the YAML reader.
    Keys are text. Raises UserError when the file is missing, is not YAML, or is not a mapping.
    """
    path = rules_directory() / f"{name}.yaml"

    def parse() -> dict[str, Any]:
        content = read_yaml(path)
        if not isinstance(content, dict):
            raise UserError("a lexicon must be a mapping", path=str(path), line=1)
        return {str(key): value for key, value in content.items()}

    try:
        table: dict[str, Any] = compiled_table(name.replace("/", "-"), [path], parse)
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror}", path=str(path)) from error
    return table


def derived_tables(name: str, code: str, build: Callable[[dict[str, Any]], Any]) -> Any:
    """Return what `build` makes of the lexicon `name`, kept in the cache beside it.

    `build` returns JSON data; `code` is the file of its module, whose change makes it anew.
    """
    sources = [rules_directory() / "lexicon" / f"{name}.yaml", Path(code)]
    return compiled_table(f"lexicon-{name}-tables", sources, lambda: build(lexicon(name)))
