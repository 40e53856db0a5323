"""Phrases that tell an event by what it was: "the coup of July 2013", "signed in Rome on 4 May".

The words are in rules/claims/event_phrases.yaml. Which event a phrase means is told
by its kind, by whom its sentence or text speaks of, and by the date or the place beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_REACH = 12  # tokens from a phrase to its date or place
_LEAD = 4  # tokens from "after" to the noun
_PLACES = frozenset({"city", "country"})
_TIES = frozenset({"in", "on", "of", "("})
_TIGHT = frozenset({"of", "("})
_CLAUSE = frozenset({"who", "but", "while", "when", "because", "although", "before", "after", ";"})
event_words = WordLists("claims/event_phrases")


class Family(Struct, frozen=True):
    """A family of events, by the kinds of the fact base; see the words."""

    name: str
    events: frozenset[str]
    several: bool
    named: bool
    places: bool
    meeting: bool


class Phrase(Struct, frozen=True):
    """A noun or verb at tokens [first, stop) that tells an event of a family."""

    family: Family
    first: int
    stop: int
    noun: bool


@cache
def families() -> tuple[Family, ...]:
    """Return all families."""
    return tuple(
        Family(
            name,
            frozenset(row["events"]),
            bool(row.get("several")),
            bool(row.get("named")),
            bool(row.get("places")),
            bool(row.get("meeting")),
        )
        for name, row in event_words.table["families"].items()
    )


@cache
def phrase_table() -> PhraseTable[tuple[Family, bool]]:
    """Return the nouns and verbs of all families."""
    rows = event_words.table["families"]
    return PhraseTable.of(
        (phrase, (family, noun))
        for family in families()
        for noun in (True, False)
        for phrase in rows[family.name]["nouns" if noun else "verbs"]
    )


def event_phrases(sentence: Sentence) -> Iterator[Phrase]:
    """Yield the phrases of a sentence that tell an event."""
    for first, stop, (family, noun) in sentence.phrases(phrase_table()):
        yield Phrase(family, first, stop, noun)
    for placed in sentence.entities:
        if placed.mention.type == "city" and sentence.words(placed.first - 1, placed.first) == [
            "at"
        ]:
            yield Phrase(_meeting_place(), placed.first - 1, placed.stop, noun=True)


@cache
def _meeting_place() -> Family:
    """What "at Yalta" tells: a meeting, and what was signed there."""
    families = event_words.table["families"]
    kinds = frozenset(families["summit"]["events"]) | frozenset(families["treaty"]["events"])
    return Family("place", kinds, several=True, named=False, places=True, meeting=True)


class Tie(Struct, frozen=True):
    """How a date belongs to a phrase: `tight` where it can be that of nothing else."""

    tight: bool


def tie_of(sentence: Sentence, phrase: Phrase, time: Time) -> Tie | None:
    """Return how a date belongs to a phrase; None where it may be of something else."""
    if time.first >= phrase.stop:
        return _behind(sentence, phrase, time)
    if time.stop <= phrase.first:
        return _before(sentence, phrase, time)
    return None


def _behind(sentence: Sentence, phrase: Phrase, time: Time) -> Tie | None:
    """ "the referendum in Crimea in March", "seized power on 1 February"."""
    between = _loose_words(sentence, phrase.stop, time.first)
    if time.first - phrase.stop > _REACH or not between or between[-1] not in _TIES:
        return None
    if phrase.noun:
        named = (one for one in between if not one.endswith("ed"))  # "issued by its parliament"
        if not event_words("links").issuperset(named):
            return None
        placed = sentence.entity_at(time.first - 2) is not None  # "in Tbilisi in November"
        return Tie(placed or between[-1] in _TIGHT or not _is_led(sentence, phrase))
    if between[-1] == "of" or not _CLAUSE.isdisjoint(between) or "," in between[:-2]:
        return None
    return Tie(True)


def _is_led(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether "after" or the like stands before a noun, so that a date may be of what followed."""
    before = sentence.words(phrase.first - _LEAD, phrase.first)
    if "," in before:
        before = before[len(before) - before[::-1].index(",") :]
    return not event_words("leads").isdisjoint(before)


def _before(sentence: Sentence, phrase: Phrase, time: Time) -> Tie | None:
    """ "the July 2013 coup", "On 24 February the army crossed into"."""
    between = _loose_words(sentence, time.stop, phrase.first)
    if phrase.noun:
        owned = sentence.words(time.stop, time.stop + 1) in (["'s"], ["’s"])
        before = sentence.words(time.first - 1, time.first)
        free = before[-1:] not in (["in"], ["on"], ["of"])
        fits = event_words("before_noun").issuperset(between[owned:])
        return Tie(True) if fits and free else None
    opens = time.first <= sentence.first + 1
    if not opens or phrase.first - time.stop > _REACH or not _CLAUSE.isdisjoint(between):
        return None
    return Tie(True)


def _loose_words(sentence: Sentence, first: int, stop: int) -> list[str]:
    """The words of a range without the names in it."""
    named = {
        at
        for one in sentence.entities
        if first <= one.first < stop
        for at in range(one.first, one.stop)
    }
    lower = sentence.tokens.lower
    return [lower[at] for at in range(first, stop) if at not in named]


def place_of(sentence: Sentence, phrase: Phrase, time: Time) -> Placed[EntityMention] | None:
    """Return the city that a phrase with its date puts an event in: "signed in Rome on 4 May",
    "met on 4 May in Rome"; None where there is none or more than one."""
    own = sentence.entity_at(
        phrase.stop - 1 if phrase.family is _meeting_place() else phrase.first - 1
    )
    if own is not None and own.mention.type == "city" and own.stop in {phrase.first, phrase.stop}:
        return own  # "at Yalta in", "the Ufa summit of"
    found = []
    for placed in sentence.entities:
        if placed.mention.type not in _PLACES or sentence.words(
            placed.first - 1, placed.first
        ) not in (["in"], ["at"]):
            continue
        if _leads_on(sentence, phrase, time, placed):
            found.append(placed)
    return found[0] if len(found) == 1 and found[0].mention.type == "city" else None


def _leads_on(
    sentence: Sentence, phrase: Phrase, time: Time, placed: Placed[EntityMention]
) -> bool:
    """Whether a place stands between a phrase and its date, or right behind the two."""
    if sentence.words(placed.stop, placed.stop + 1) in (["and"], ["'s"], ["’s"], ["-"]):
        return False
    if phrase.stop <= placed.first < time.first:
        return True
    end = max(phrase.stop, time.stop)
    between = _loose_words(sentence, end, placed.first)
    if 0 < placed.first - end <= _REACH // 2 and phrase.stop <= placed.first:
        return all(word in {"in", "at", ",", "with", "the"} for word in between)
    return False
