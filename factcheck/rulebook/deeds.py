"""The words of events that clauses tell: "Iraq invaded Kuwait", "the fall of the Berlin Wall".

They are in rules/claims/deeds.yaml; which event an act, a name and whoever acted tell is data of
the fact base (`factbase/deed_names.py`).
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.phrases import PhraseTable, phrase_key
from factcheck.extracting.word_lists import WordLists

deed_words = WordLists("claims/deeds")


class Act(Struct, frozen=True):
    """What a phrase of the lexicon says: an act, and how it stands to the thing it is done to."""

    name: str
    form: str


@cache
def acts_table() -> PhraseTable[tuple[Act, ...]]:
    """Return the phrases of all acts."""
    found: dict[str, list[Act]] = {}
    for name, entry in deed_words.table["acts"].items():
        forms = dict(entry)
        forms.setdefault("part", forms.get("verb", []))
        for form in ("verb", "part", "own", "noun", "ing"):
            for phrase in forms.get(form, ()):
                found.setdefault(phrase_key(str(phrase)), []).append(Act(name, form))
    return PhraseTable({key: tuple(acts) for key, acts in found.items()})


@cache
def _flagged(flag: str) -> frozenset[str]:
    acts = deed_words.table["acts"]
    return frozenset(name for name, entry in acts.items() if entry.get(flag))


@cache
def years_apart(act: str) -> int | None:
    """Return how many years lie at most between a slip and what it is one of, where an act has its
    own number: of coups the fact base has only some."""
    window = deed_words.table["acts"][act].get("window")
    return None if window is None else int(window)


def happens_once(act: str) -> bool:
    """Whether a thing can undergo an act only once."""
    return act in _flagged("once")


def is_sole(act: str) -> bool:
    """Whether only those on record did it at that time."""
    return act in _flagged("sole")


def is_dated_by_thing(act: str) -> bool:
    """Whether a date between an act and its thing is that of both: "won the 2009 prize"."""
    return act in _flagged("dated_by_thing")
