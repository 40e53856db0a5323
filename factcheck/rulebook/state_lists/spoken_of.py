"""The organisations and regions that a text speaks of, by name or by their currency."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.rulebook.context import Context


def bodies_of(context: Context) -> frozenset[str]:
    """Return the organisations and regions that the text names anywhere, and those who have a
    currency that it names."""
    return context.once(_bodies)


def _bodies(context: Context) -> frozenset[str]:
    named = {
        one.entity
        for one in context.analysis.entities
        if one.type in {"organisation", "region"} and one.entity is not None
    }
    used = {body for word, body in _currencies().items() if context.places_with({word})}
    return frozenset(named | used)


@cache
def _currencies() -> dict[str, str]:
    table: dict[str, str] = rules_words("claims/memberships")["currencies"]
    return {phrase: body for phrase, body in table.items() if " " not in phrase}
