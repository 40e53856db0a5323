"""The words of what is done to a thing, by `rules/claims/opposed.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words

_WORDS = "claims/opposed"
_VOWELS = frozenset("aeiou")


class Axis(Struct, frozen=True):
    """What can be told of a thing in two ways that exclude each other.

    `of` says whether the thing is the "object" or the "subject" of the verbs. `same_doer` holds
    where two may do the opposite, `same_time` where it may go both ways at two times.
    """

    id: str
    note: str
    of: str
    same_doer: bool
    same_time: bool


class Act(Struct, frozen=True):
    """What a word says: an axis, its side, and the form: "verb", "noun" or "people".

    `particle` are the words that must follow a verb: "turn down".
    """

    axis: Axis
    side: str
    form: str
    particle: tuple[str, ...] = ()


@cache
def told_words(name: str) -> frozenset[str]:
    """Return a list of the file as a set."""
    return frozenset(str(word) for word in rules_words(_WORDS)[name])


@cache
def acts() -> Mapping[str, tuple[Act, ...]]:
    """Return what each word may say, longer phrases first."""
    found: dict[str, list[Act]] = {}
    for row in rules_words(_WORDS)["axes"]:
        axis = Axis(
            row["id"],
            row["note"],
            row["of"],
            row.get("doer") == "same",
            row.get("when") == "same",
        )
        for side in ("one", "other"):
            for word, form, particle in _phrases(row.get(side, {})):
                found.setdefault(word, []).append(Act(axis, side, form, particle))
    return {
        word: tuple(sorted(rows, key=lambda one: -len(one.particle)))
        for word, rows in found.items()
    }


def _phrases(side: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for phrase in side.get("verbs", ()):
        verb, *particle = phrase.split()
        for form in verb_forms(verb):
            yield form, "verb", tuple(particle)
    for form in ("noun", "people"):
        for noun in side.get("people" if form == "people" else "nouns", ()):
            yield noun, form, ()


@cache
def verb_forms(verb: str) -> frozenset[str]:
    """Return the forms of a verb: "deny", "denies", "denied", "denying"."""
    known = rules_words(_WORDS)["irregular"].get(verb)
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        third, past = f"{verb}es", f"{verb}ed"
    else:
        third, past = f"{verb}s", f"{verb}d" if verb.endswith("e") else f"{verb}ed"
    ing = f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"
    return frozenset({verb, third, *(known or (past, ing))})
