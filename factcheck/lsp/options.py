"""What an editor's own settings can say, beside the project's factcheck.toml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from factcheck.config.errors import UserError


class Options(Struct, frozen=True):
    """`as_of` is what "now" means in texts that do not say; code lenses are off unless wanted."""

    as_of: date | None = None
    code_lens: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def options_of(value: Any) -> Options:
    """Return the options in an editor's settings, under `factcheck` or bare.

    Raises UserError for a value that cannot be used; keys of others are left alone.
    """
    if not isinstance(value, Mapping):
        return Options()
    inner = value.get("factcheck", value)
    if not isinstance(inner, Mapping):
        return Options()
    return Options(
        as_of=_day(inner.get("asOf")),
        code_lens=_switch(inner.get("codeLens")),
        select=_names(inner, "select"),
        ignore=_names(inner, "ignore"),
    )


def _day(value: Any) -> date | None:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UserError(f"factcheck.asOf is a day such as 2016-12-05, not {value!r}") from None


def _switch(value: Any) -> bool:
    if value in (None, False, True):
        return bool(value)
    raise UserError(f"factcheck.codeLens is true or false, not {value!r}")


def _names(options: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = options.get(key) or ()
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise UserError(f"factcheck.{key} is a list of rules, not {value!r}")
