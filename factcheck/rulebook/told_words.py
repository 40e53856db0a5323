"""The words of what is done to a thing, by `rules/claims/opposed.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words

_WORDS = "claims/opposed"
_PARTICIPLES = ("ed", "en", "id", "ld", "ne")
_VOWELS = frozenset("aeiou")


class Topic(Struct, frozen=True):
    """What can be told of a thing: an axis with two sides that exclude each other, or an event
    that happens to it once.

    `same_doer` holds where two may do the opposite, `same_time` where it may go both ways at two
    times. Of an event, `only` and `generic` are classes of things, `silent` the words that tell
    of two. `of_places` holds where towns undergo it as well; `parts` are done to for the whole,
    "construction of", with `only_parts` nothing else; `by_one` holds where one person does it.
    """

    id: str
    note: str = ""
    same_doer: bool = False
    same_time: bool = False
    title: str = ""
    only: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    of_places: bool = False
    parts: frozenset[str] = frozenset()
    only_parts: bool = False
    by_one: bool = False


class Act(Struct, frozen=True):
    """What a word says: a topic, its side ("event" for events), and the form: "verb", "noun" or
    "people".

    `of` says whether the thing is the "object" or the "subject" of a verb, or "either"; "undoing"
    is the form of adjectives that deny it: "unsettled". `particle` are the words that must follow a
    verb: "turn down".
    """

    topic: Topic
    side: str
    form: str
    of: str
    particle: tuple[str, ...] = ()


@cache
def told_words(name: str) -> frozenset[str]:
    """Return a list of the file as a set."""
    return frozenset(str(word) for word in rules_words(_WORDS)[name])


@cache
def acts() -> Mapping[str, tuple[Act, ...]]:
    """Return what each word may say, longer phrases first."""
    found: dict[str, list[Act]] = {}
    table = rules_words(_WORDS)
    for row in table["axes"]:
        same = {"same_doer": row.get("doer") == "same", "same_time": row.get("when") == "same"}
        axis = Topic(row["id"], row["note"], **same)
        for side in ("one", "other"):
            words = row.get(side, {})
            for word, form, particle in _phrases(words):
                of = words.get("of", row["of"])
                found.setdefault(word, []).append(Act(axis, side, form, of, particle))
    for verb in table["plain"]:
        axis = Topic(f"plain:{verb}", table["undone"], same_doer=True)
        for word, form, particle in _phrases({"verbs": [verb]}):
            found.setdefault(word, []).append(Act(axis, "one", form, "object", particle))
    for row in table["events"]:
        event = Topic(
            f"event:{row['id']}",
            title=row["title"],
            only=frozenset(row.get("only", ())),
            generic=frozenset(row.get("generic", ())),
            silent=frozenset(row.get("silent", ())),
            parts=frozenset(row.get("parts", ())),
            only_parts=bool(row.get("only_parts", False)),
            by_one=bool(row.get("by_one", False)),
            of_places=bool(row.get("of_places", False)),
            same_doer=row.get("doer") == "same",
        )
        for word, form, particle in _phrases(row):
            found.setdefault(word, []).append(Act(event, "event", form, row["of"], particle))
    return {
        word: tuple(sorted(rows, key=lambda one: -len(one.particle)))
        for word, rows in found.items()
    }


@cache
def act_words() -> frozenset[str]:
    """Return every word that begins a phrase of what is told."""
    return frozenset(acts())


def _phrases(side: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for phrase in side.get("verbs", ()):
        verb, *particle = phrase.split()
        taken = {verb} & told_words("taken")
        for form in verb_forms(verb) - taken:
            yield form, "verb", tuple(particle)
            if not particle and form.endswith(_PARTICIPLES):
                yield f"un{form}", "undoing", ()
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
