"""Events that clauses tell: "Iraq invaded Kuwait", "the fall of the Berlin Wall".

The words of acts are in rules/claims/deeds.yaml; which event an act, a name and whoever acted
tell is data of the fact base (`told` of an event).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable, phrase_key
from factcheck.factbase.base import FactBase

_WORDS = "claims/deeds"
_PLAIN = re.compile("[A-Za-z]+(?: [A-Za-z]+)*")


class Act(Struct, frozen=True):
    """What a phrase of the lexicon says: an act, and how it stands to the thing it is done to."""

    name: str
    form: str


class Row(Struct, frozen=True):
    """One telling of an event: who did it (keys, none where it does not matter), and whether it
    is of the "begin" or the "end" of the event (its id) alone."""

    event: str
    act: str
    by: frozenset[str]
    at: str = ""


@cache
def deed_words(name: str) -> frozenset[str]:
    """Return a list of rules/claims/deeds.yaml as a set of words."""
    return frozenset(rules_words(_WORDS)[name])


@cache
def acts_table() -> PhraseTable[tuple[Act, ...]]:
    """Return the phrases of all acts."""
    found: dict[str, list[Act]] = {}
    for name, entry in rules_words(_WORDS)["acts"].items():
        forms = dict(entry)
        forms.setdefault("part", forms.get("verb", []))
        for form in ("verb", "part", "own", "noun"):
            for phrase in forms.get(form, ()):
                found.setdefault(phrase_key(str(phrase)), []).append(Act(name, form))
    return PhraseTable({key: tuple(acts) for key, acts in found.items()})


@cache
def _flagged(flag: str) -> frozenset[str]:
    acts = rules_words(_WORDS)["acts"]
    return frozenset(name for name, entry in acts.items() if entry.get(flag))


def _key(name: str) -> str:
    """The phrase key of a name; most are plain words, and need no tokens."""
    return name.lower() if _PLAIN.fullmatch(name) else phrase_key(name)


@cache
def years_apart(act: str) -> int | None:
    """Return how many years lie at most between a slip and what it is one of, where an act has its
    own number: of coups the fact base has only some."""
    window = rules_words(_WORDS)["acts"][act].get("window")
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


class Deeds:
    """The events of a fact base by the names that clauses tell them with."""

    def __init__(self, facts: FactBase) -> None:
        self._countries = facts.country_names()
        rows: dict[str, dict[Row, None]] = {}
        actors: dict[str, str] = {}
        keys: dict[str, str] = {}
        for event, act, by, of, at in facts.told(deed_words("lasting")):
            row = Row(event, act, frozenset(self._actor(one, actors, keys) for one in by), at)
            for printed in of:
                for name in self._names(printed):
                    rows.setdefault(_key(name), {})[row] = None
        self.objects = PhraseTable({key: tuple(found) for key, found in rows.items()})
        self.actors = PhraseTable(actors)
        del self._countries

    def _names(self, printed: str) -> Iterable[str]:
        """The names of a country by its code, else the name itself."""
        country = self._countries.get(printed)
        if country is None:
            return (printed,)
        return [name for name, form in country if form != "demonym"]

    def _actor(self, printed: str, actors: dict[str, str], keys: dict[str, str]) -> str:
        """The key of whoever acted; a country's names and demonyms lead to it."""
        if printed not in keys:
            country = self._countries.get(printed)
            names = [_key(name) for name, _ in country] if country else [_key(printed)]
            key = next((actors[name] for name in names if name in actors), names[0])
            keys[printed] = key
            for name in names:
                actors.setdefault(name, key)
        return keys[printed]
