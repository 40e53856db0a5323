"""The words of `rules/claims` and `rules/lexicon`, kept compiled in the cache."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.config.compiled import compiled_table
from factcheck.config.errors import UserError
from factcheck.config.locations import rules_directory
from factcheck.config.safe_yaml import read_yaml

_FOLDERS = ("claims", "lexicon")


def lexicon(name: str) -> dict[str, Any]:
    """Return the mapping that `rules/lexicon/<name>.yaml` holds; treat it as read-only."""
    return rules_words(f"lexicon/{name}")


@cache
def rules_words(name: str) -> dict[str, Any]:
    """Return the mapping that `rules/<name>.yaml` holds; treat it as read-only.

    Keys are text. Raises UserError when the file is missing, is not YAML, or is not a mapping.
    """
    shipped = _shipped()
    return shipped[name] if name in shipped else _mapping(rules_directory() / f"{name}.yaml")


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    """What the word files hold, by name: most runs need most of them, and read one table."""
    files = dict(_word_files())

    def parse() -> dict[str, dict[str, Any]]:
        return {name: _mapping(path) for name, path in files.items()}

    table: dict[str, dict[str, Any]] = compiled_table("words", files.values(), parse)
    return table


def _word_files() -> Iterator[tuple[str, Path]]:
    for folder in _FOLDERS:
        place = rules_directory() / folder
        for name in os.listdir(place):
            if name.endswith(".yaml"):
                yield f"{folder}/{name.removesuffix('.yaml')}", place / name


def _mapping(path: Path) -> dict[str, Any]:
    content = read_yaml(path)
    if not isinstance(content, dict):
        raise UserError("a lexicon must be a mapping", path=str(path), line=1)
    return {str(key): value for key, value in content.items()}


def derived_tables(name: str, code: str, build: Callable[[dict[str, Any]], Any]) -> Any:
    """Return what `build` makes of the lexicon `name`, kept in the cache beside it.

    `build` returns JSON data; `code` is the file of its module, whose change makes it anew.
    """
    sources = [rules_directory() / "lexicon" / f"{name}.yaml", Path(code)]
    return compiled_table(f"lexicon-{name}-tables", sources, lambda: build(lexicon(name)))
