"""How much of a sentence speaks of an event: its parties, its place, the words that tell it."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.factbase.facts import Event
from factcheck.rulebook.context import Context
from factcheck.rulebook.deeds import acts_table
from factcheck.rulebook.event_parties_meant import Meant
from factcheck.rulebook.event_phrases import event_endings, event_phrases, event_words, kind_words
from factcheck.rulebook.places import lies_at

_NOT_SAID = frozenset({"time", "country", "organisation", "city", "person"})
_CODE = 3  # letters of a country's code
_SHORT = 4  # letters of a word that may tell an event
_APART = 2  # what a place tells that few events share
_PARTIES, _NAMES = 2, 3  # parties, and words of names, that count


class Match(Struct, frozen=True):
    """What a sentence and an event share: parties, the place, words of its names, words of what was
    done; `own` are those of its names that do not tell its kind, `strangers` other states."""

    parties: int
    place: int
    names: int
    acts: bool
    own: int
    strangers: int = 0

    @property
    def points(self) -> int:
        """How much that is."""
        return min(self.parties, _PARTIES) + min(self.names, _NAMES) + self.acts + self.place

    @property
    def tells(self) -> bool:
        """Whether more than the parties speaks of the event."""
        return self.names > 0 or self.acts or self.place == _APART


def match_of(sentence: Sentence, event: Event, meant: Meant, context: Context) -> Match:
    """Return what a sentence has in common with an event; nothing where it speaks of others."""
    parties = _parties(event, context)
    direct = meant.parties - meant.by_city
    place = _place(sentence, event, meant, context)
    spoken_of = direct or (frozenset() if place else meant.parties)
    if parties and spoken_of and spoken_of.isdisjoint(parties):
        return Match(0, 0, 0, False, 0)
    names = _name_stems(event) & {_stem(word) for word in _said(sentence)}
    own = names - {_stem(word) for word in kind_words(event.kind)}
    done = _is_done(sentence, event)
    strangers = {one for one in direct - parties if context.facts.country(one) is not None}
    shared = len(direct & parties) if direct else min(1, len(meant.by_city & parties))
    return Match(shared, place, len(names), done, len(own), len(strangers))


def _place(sentence: Sentence, event: Event, meant: Meant, context: Context) -> int:
    """How much the place of an event in a sentence tells: little where it is a capital, in which
    much happens."""
    if not event.place or not (
        place_spot(sentence, event.place) is not None
        or any(lies_at(event.place, one, context) is True for one in meant.cities)
    ):
        return 0
    capitals = {one.name for subject in event.subjects for one in context.facts.capitals(subject)}
    return 1 if event.place in capitals else _APART


def _is_done(sentence: Sentence, event: Event) -> bool:
    """Whether a sentence has a phrase for such an event, or for what was done in it."""
    if any(event.kind in one.family.events for one in event_phrases(sentence)):
        return True
    told = {one.act for one in event.told}
    return bool(told) and any(
        act.name in told for _, _, acts in sentence.phrases(acts_table()) for act in acts
    )


def place_spot(sentence: Sentence, place: str) -> tuple[int, int] | None:
    """Return the tokens at which a sentence has the name of a place, known as one or not."""
    name = _tokens_of(place)
    for at in sentence.places_of({name[0]}):
        if sentence.words(at, at + len(name)) == list(name):
            return at, at + len(name)
    return None


@cache
def _tokens_of(place: str) -> tuple[str, ...]:
    return tuple(tokenize(place.partition(",")[0]).lower)


def _parties(event: Event, context: Context) -> set[str]:
    """Those who took part: the subjects, and the states of what clauses tell of it."""
    found = set(event.subjects)
    for told in event.told:
        for name in (*told.by, *told.of):
            if len(name) == _CODE and name.isupper():
                country = context.facts.country(name)
                if country is not None:
                    found.add(country.id)
    return found


def _said(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence that may tell an event: none of dates and of whom it speaks."""
    named = {
        at
        for one in (*sentence.times, *sentence.entities)
        if getattr(one.mention, "type", "time") in _NOT_SAID
        for at in range(one.first, one.stop)
    }
    lower = sentence.tokens.lower
    return frozenset(
        lower[at] for at in range(sentence.first, sentence.stop) if at not in named
    ) - event_words("empty")


@cache
def _name_stems(event: Event) -> frozenset[str]:
    """The stems of the words of an event's names, and of the things that it was done to."""
    texts = [event.id, *event.names]
    texts += [name for told in event.told for name in told.of if not name.isupper()]
    words = {word for text in texts for word in tokenize(text).lower} - event_words("empty")
    return frozenset(_stem(word) for word in words if len(word) >= _SHORT and word.isalnum())


@cache
def _stem(word: str) -> str:
    """A word without its ending: "bomb" of "bombing"."""
    for ending in event_endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORT:
            return word[: -len(ending)]
    return word
