"""The words that faults put in place of others, from `rules/faults.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.extracting.lexicon import rules_words


def table(name: str) -> Any:
    """Return one list or mapping of `rules/faults.yaml`."""
    return rules_words("faults")[name]


def swaps(name: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a list both ways round."""
    for one, other in table(name):
        yield one, other
        yield other, one
