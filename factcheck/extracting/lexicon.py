"""The grammar's words, read from `rules/lexicon/*.yaml` and kept compiled in the cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.config.compiled import compiled_table
from factcheck.config.errors import UserError
from factcheck.config.locations import rules_directory


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
        import yaml  # noqa: PLC0415 - only needed when the file has changed

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            # A safe loader: it builds plain data only.
            content = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error)
            line = mark.line + 1 if mark else None
            raise UserError(f"not valid YAML: {problem}", path=str(path), line=line) from error
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
