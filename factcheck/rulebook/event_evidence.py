"""How much of a sentence speaks of an event: its parties, its place, the words that tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from msgspec import Struct

from factcheck.extracting.sentence import Sentence
from factcheck.factbase.event_index import Dated, stem
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.deeds import acts_table
from factcheck.rulebook.event_parties_meant import Meant, parties_meant
from factcheck.rulebook.event_phrases import Phrase, event_phrases, event_words
from factcheck.rulebook.places import lies_at

_NOT_SAID = frozenset({"time", "country", "organisation", "city", "person"})
_APART = 2  # what a place tells that few events share
_PARTIES, _NAMES = 2, 3  # parties, and words of names, that count


class Match(Struct, frozen=True):
    """What a sentence and an event share: parties, the place, words of its names, words of what was
    done; `own` are those of its names that do not tell its kind, `strangers` other states."""

    event: Dated
    parties: int
    place: int
    names: int
    acts: bool
    own: int
    strangers: int

    @property
    def points(self) -> int:
        """How much that is."""
        return min(self.parties, _PARTIES) + min(self.names, _NAMES) + self.acts + self.place

    @property
    def tells(self) -> bool:
        """Whether more than the parties speaks of the event."""
        return self.names > 0 or self.acts or self.place == _APART


class Said:
    """What a sentence says that may tell an event; each is worked out when first asked for."""

    def __init__(self, sentence: Sentence, context: Context) -> None:
        self.sentence = sentence
        self._context = context
        self._cities = [one.mention for one in sentence.entities if one.mention.type == "city"]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, without those of dates and of whom it speaks."""
        return frozenset(map(stem, _said(self.sentence)))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of events that its phrases can tell."""
        return frozenset().union(*(one.family.events for one in self._every))

    def phrases(self, kind: str) -> Iterator[Phrase]:
        """Yield the phrases that tell an event of a kind."""
        return (one for one in self._every if kind in one.family.events)

    def placed_phrases(self) -> Iterator[Phrase]:
        """Yield the phrases that tell what has one place, in a sentence with a city."""
        if not self._cities:
            return iter(())
        return (one for one in self._every if one.family.places)

    @cached_property
    def _every(self) -> list[Phrase]:
        return list(event_phrases(self.sentence))

    def has_name(self, event: Dated) -> bool:
        """Whether it has a word of an event's own names, be it the name of somebody in it."""
        return any(stem(word) in event.own for word in self.sentence.vocabulary)

    def has_act(self, acts: frozenset[str]) -> bool:
        """Whether it tells one of these acts."""
        return not self._acts.isdisjoint(acts)

    @cached_property
    def _acts(self) -> frozenset[str]:
        told = self.sentence.phrases(acts_table())
        return frozenset(act.name for _, _, found in told for act in found)

    def meant(self, day: date) -> Meant:
        """Of whom it speaks, its leaders those of a day."""
        return parties_meant(self.sentence, day, self._context)

    def match(self, event: Dated, day: date) -> Match | None:
        """Return what it has in common with an event; None where that is nothing, or it speaks of
        others."""
        names = 0 if event.names.isdisjoint(self.stems) else len(event.names & self.stems)
        own = len(event.own & self.stems) if names else 0
        place = self._place(event) if event.place else 0
        if not place and self._cities:
            place = self._by_city(event)
        done = event.kind in self.kinds or bool(event.acts and self.has_act(event.acts))
        if not (names or place or done):
            return None
        meant = self.meant(day)
        direct = meant.parties - meant.by_city
        if (
            not place
            and event.place
            and any(lies_at(event.place, one, self._context) is True for one in meant.cities)
        ):
            place = 1 if event.in_capital else _APART
        spoken_of = direct or (frozenset() if place else meant.parties)
        by_place = place and names  # "the climate accord struck in Paris", whoever speaks of it
        if not by_place and spoken_of and event.parties and spoken_of.isdisjoint(event.parties):
            return None
        strangers = sum(
            self._context.facts.country(one) is not None for one in direct - event.parties
        )
        shared = len(direct & event.parties) or min(1, len(meant.by_city & event.parties))
        return Match(event, shared, place, names, done, own, strangers)

    def _by_city(self, event: Dated) -> int:
        """How much a city tells that an event is named after, wherever it took place exactly."""
        for city in self._cities:
            if not event.own.isdisjoint(_words(city)):
                return 1 if self._is_capital(city) else _APART
        return 0

    def _is_capital(self, mention: EntityMention) -> bool:
        facts = self._context.facts
        there = facts.place(mention.entity or mention.text)[:1]
        return any(
            capital.name == place.name
            for place in there
            for capital in facts.capitals(place.country)
        )

    def _place(self, event: Dated) -> int:
        """How much the place of an event in the sentence tells: little where it is a capital, in
        which much happens."""
        if place_spot(self.sentence, event.place_words) is None:
            return 0
        return 1 if event.in_capital else _APART


def _words(mention: EntityMention) -> Iterator[str]:
    return (stem(word) for word in mention.text.lower().split())


def place_spot(sentence: Sentence, place: tuple[str, ...]) -> tuple[int, int] | None:
    """Return the tokens at which a sentence has the name of a place, known as one or not."""
    if not place or place[0] not in sentence.vocabulary:
        return None
    for at in sentence.places_of({place[0]}):
        if sentence.words(at, at + len(place)) == list(place):
            return at, at + len(place)
    return None


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
