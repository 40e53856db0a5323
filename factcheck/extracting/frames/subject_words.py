"""The words of `rules/lexicon/discourse.yaml` that say what a subject is."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon


class SubjectWords(Struct, frozen=True):
    """The lists of the file as sets; `descriptions` gives the type that a noun can mean."""

    pronouns: frozenset[str]
    descriptions: dict[str, str]
    determiners: frozenset[str]
    breaks: frozenset[str]
    possessing: frozenset[str]
    adverbs: frozenset[str]
    fillers: frozenset[str]
    owning: frozenset[str]
    placing: frozenset[str]
    oblique: frozenset[str]
    openings: frozenset[str]
    transparent: frozenset[str]
    parts_of_states: frozenset[str]
    other_kinds: frozenset[str]


@cache
def subject_words() -> SubjectWords:
    """Return the words, read once."""
    table = lexicon("discourse")
    sets = {
        name: frozenset(table[name])
        for name in (
            "pronouns",
            "determiners",
            "possessing",
            "adverbs",
            "fillers",
            "owning",
            "placing",
            "oblique",
            "openings",
            "transparent",
            "parts_of_states",
            "other_kinds",
        )
    }
    descriptions = {word: kind for kind, words in table["descriptions"].items() for word in words}
    return SubjectWords(descriptions=descriptions, breaks=frozenset(table["clause_breaks"]), **sets)
