"""The organisations and regions that a text speaks of, by name or by their currency."""

from __future__ import annotations

from collections import Counter
from functools import cache

from factcheck.extracting.lexicon import rules_words
from factcheck.rulebook.context import Context


def bodies_of(context: Context) -> frozenset[str]:
    """Return the organisations and regions that the text names anywhere, and those who have a
    currency that it names."""
    return context.once(_bodies)


def bodies_by_weight(context: Context) -> list[str]:
    """Return the organisations that the text names, the one that it names most often first."""
    counts = Counter(
        one.entity or "" for one in context.analysis.entities if one.type == "organisation"
    )
    used = [body for body in sorted(bodies_of(context)) if not counts[body]]
    return [*(body for body, _ in counts.most_common() if body), *used]


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
