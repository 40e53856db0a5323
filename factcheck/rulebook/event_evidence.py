"""How much of a sentence speaks of an event: its parties, its place, the words that tell it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.factbase.facts import Event
from factcheck.rulebook.context import Context
from factcheck.rulebook.event_parties_meant import Meant
from factcheck.rulebook.event_phrases import event_words, families
from factcheck.rulebook.places import lies_at

_NOT_SAID = frozenset({"time", "country", "organisation", "city", "person"})
_FORMS = ("verb", "part", "own", "noun")
_CODE = 3  # letters of a country's code
_SHORT = 4  # letters of a word that may tell an event
_STEM = 5  # letters that two forms of a word have in common
_PARTIES, _NAMES = 2, 3  # parties, and words of names, that count


class Match(Struct, frozen=True):
    """What a sentence and an event share: parties, the place, words of its names, and words of
    what was done."""

    parties: int
    place: bool
    names: int
    acts: int

    @property
    def points(self) -> int:
        """How much that is: a place as much as two others, as it is seldom shared by chance."""
        parties, names = min(self.parties, _PARTIES), min(self.names, _NAMES)
        return parties + names + min(self.acts, 1) + 2 * self.place

    @property
    def tells(self) -> bool:
        """Whether more than the parties speaks of the event."""
        return self.names > 0 or self.acts > 0 or self.place


def match_of(sentence: Sentence, event: Event, meant: Meant, context: Context) -> Match:
    """Return what a sentence has in common with an event; nothing where it speaks of others."""
    parties = _parties(event, context)
    direct = meant.parties - meant.by_city
    place = bool(event.place) and (
        place_spot(sentence, event.place) is not None
        or any(lies_at(event.place, one, context) is True for one in meant.cities)
    )
    spoken_of = direct or (frozenset() if place else meant.parties)
    if parties and spoken_of and spoken_of.isdisjoint(parties):
        return Match(0, False, 0, 0)
    said = _said(sentence)
    names, acts = (
        sum(any(word.startswith(stem) for word in said) for stem in stems)
        for stems in _vocabulary(event)
    )
    return Match(len(direct & parties), place, names, acts)


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
def _vocabulary(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    """The beginnings of the words of an event's names, and of those that tell what was done."""
    acts = rules_words("claims/deeds")["acts"]
    names = [event.id, *event.names]
    done = [word for one in families() if event.kind in one.events for word in one.words]
    for told in event.told:
        names += [name for name in told.of if not name.isupper()]
        forms = acts.get(told.act, {})
        done += [word for form in _FORMS for word in forms.get(form, ())]
    stems = _stems(done)
    return _stems(names) - stems, stems


def _stems(texts: Iterable[str]) -> frozenset[str]:
    words = {word for text in texts for word in tokenize(text).lower} - event_words("empty")
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORT and word.isalpha())
