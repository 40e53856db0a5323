"""Finding the subject that somebody means by a name, with near names where there is none."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.config.errors import UserError
from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import NameEntry
from factcheck.factbase.name_keys import name_key

_NEAR = 78  # similarity in percent from which a name is worth suggesting
_SUGGESTIONS = 3


def find_subject(facts: FactBase, text: str) -> tuple[NameEntry, tuple[NameEntry, ...]]:
    """Return the subject that a name means, and the others that it can mean.

    Raises UserError, with near names, where nothing is called so.
    """
    found = [entry for entry in facts.resolve(text) if entry.type != "unknown"]
    if not found:
        near = near_names(facts, text)
        hint = f"; did you mean {_listed(near)}?" if near else "; `factcheck facts search` looks on"
        raise UserError(f"nothing is called {text!r} in the fact base{hint}")
    return found[0], tuple(found[1:])


def near_names(facts: FactBase, text: str) -> tuple[str, ...]:
    """Return the ids of the things whose names are most like a text, the likest first."""
    held = [entry.entity for entry in facts.search(text, _SUGGESTIONS)]
    if held:
        return tuple(held)
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only for this error

    entries = list(facts.name_entries(city_population=100_000))
    keys = [name_key(entry.name) for entry in entries]
    matches = process.extract(
        name_key(text), keys, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=4 * _SUGGESTIONS
    )
    near = dict.fromkeys(entries[index].entity for _, _, index in matches)
    return tuple(near)[:_SUGGESTIONS]


def near_words(text: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a short list that are most like a text, the likest first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for errors

    words = list(known)
    near = [word for word in words if text and (text in word or word in text)]
    return tuple(dict.fromkeys([*get_close_matches(text, words, _SUGGESTIONS), *near]))[
        :_SUGGESTIONS
    ]


def _listed(names: Iterable[str]) -> str:
    *first, last = [repr(name) for name in names]
    return f"{', '.join(first)} or {last}" if first else last
