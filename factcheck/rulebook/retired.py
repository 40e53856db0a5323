"""Rules that are no more, which settings and comments of users may still name."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from factcheck.config.errors import nearest
from factcheck.extracting.lexicon import rules_words


@cache
def retired_rules() -> dict[str, str]:
    """Return id -> the rule that finds that now, "" where none does."""
    return rules_words("retired")


def unknown_rule(name: str, known: Collection[str]) -> str:
    """Return what to tell of an id that is no rule: its successor, or the id that is like it."""
    if name in retired_rules():
        successor = retired_rules()[name]
        return f"rule {name!r} is no more" + (
            f"; {successor!r} finds that now" if successor else ""
        )
    near = nearest(name, known)
    return f"no rule {name!r}" + (f"; did you mean {near!r}?" if near else "")
