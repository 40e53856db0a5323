"""Events told with another place than theirs: "the summit in Tashkent in June 2017", where the date
tells which one it was, or with another date, where the place does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.event_index import Dated
from factcheck.factbase.facts import Event
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.event_evidence import Said
from factcheck.rulebook.event_parties_meant import Meant, is_meant, with_body
from factcheck.rulebook.event_phrases import Phrase, event_words, place_of
from factcheck.rulebook.event_ties import is_tied, was_then
from factcheck.rulebook.places import lies_at
from factcheck.rulebook.reckoning import days_from

_NEAR_YEARS = 4  # within which a meeting at a place is the one that is meant
_TOPIC = frozenset({"on", "with", "between", "for", "of"})


class EventReading(Struct, frozen=True):
    """An event that a sentence tells with another date, or with another place: `tied` where a
    phrase for such an event has the date beside it."""

    event: Event
    time: Time
    span: Span
    tied: bool
    why: str
    place: Placed[EntityMention] | None = None


def is_of_others(sentence: Sentence) -> bool:
    """Whether a meeting is of ministers and the like, and not the leaders'."""
    return not event_words("others").isdisjoint(sentence.vocabulary)


def events_of(
    parties: Iterable[str], context: Context, kinds: Iterable[str | None] = (None,)
) -> Iterator[Event]:
    """Yield the events on record of some parties, in order of time for each; of some kinds where
    these are told, as a state has hundreds of events."""
    for party in sorted(parties):
        found = [one for kind in kinds for one in context.facts.events(subject=party, kind=kind)]
        yield from sorted(found, key=lambda one: (one.when.edtf, one.id))


class DatedReader:
    """What readers of one date of a sentence know: its words, its days, and whether it is one."""

    def __init__(self, said: Said, time: Time, context: Context) -> None:
        self._said, self._time, self._context = said, time, context
        self._sentence = said.sentence
        self._stated = days_from(time.mention)
        self._whole_day = self._stated.first == self._stated.last

    def _is_told_beside(self, event: Dated) -> bool:
        """Whether another date of the sentence is the event's own."""
        known = event.days
        return any(
            known.first <= other.mention.last and other.mention.first <= known.last
            for other in self._sentence.times
            if other is not self._time
            if other.mention.first is not None and other.mention.last is not None
        )


class PlaceReader(DatedReader):
    """Reads the place that a sentence gives what it dates."""

    def reading(self) -> EventReading | None:
        """ "The summit in Tashkent in June 2017": then it was elsewhere, or it was another one."""
        for phrase in self._said.placed_phrases():
            if not is_tied(self._sentence, phrase, self._time):
                continue
            place = place_of(self._sentence, phrase, self._time)
            if place is None:
                continue
            told = self._held(phrase, place) or self._elsewhere(phrase, place)
            if told is not None:
                return told
        return None

    def _elsewhere(self, phrase: Phrase, place: Placed[EntityMention]) -> EventReading | None:
        """ "The port blast in Damascus on 4 August": the day and its names tell which one it was,
        whosever the place is."""
        if not self._whole_day:
            return None
        names = self._context.names
        for row in names.events_in(self._stated.first.year, self._stated.first.month):
            if row.when != self._stated.first.isoformat() or not self._said.has_name(row):
                continue
            event = self._context.facts.event(row.event)
            direct = self._said.meant(self._stated.first)
            others = (direct.parties - direct.by_city) - row.parties
            if event is None or row.kind not in phrase.family.events or others or event.online:
                continue
            if event.place and self._lies(event, place) is False:
                span, why = self._span(phrase, place), "the day tells which one it was"
                return EventReading(event, self._time, span, True, why, place)
        return None

    def _held(self, phrase: Phrase, place: Placed[EntityMention]) -> EventReading | None:
        meant = self._said.meant(self._stated.first)
        if phrase.family.meeting:
            topic = self._sentence.words(self._time.stop, self._time.stop + 1)
            if is_of_others(self._sentence) or not _TOPIC.isdisjoint(topic):
                return None
            meant = with_body(meant, self._sentence, self._context)
        every = {
            one.id: one for one in events_of(meant.parties, self._context, phrase.family.events)
        }.values()
        own = [one for one in every if self._can_be(one, phrase, meant)]
        then = [one for one in own if was_then(one, self._stated)]
        near = [
            one
            for one in self._held_there(own, place.mention)
            if not self._is_of_strangers(one, meant)
        ]
        if not then:
            return self._wrong_date(near, phrase, place) if len(near) == 1 else None
        if not all(self._is_sure_of(one) for one in own) or any(
            one.online or not one.place or self._lies(one, place) is not False for one in then
        ):
            return None
        if near:
            return self._wrong_date(near, phrase, place)
        if place.stop == phrase.first:
            return None  # "the Beijing summit of 2018" of others
        span, why = self._span(phrase, place), "the date tells which one it was"
        return EventReading(then[0], self._time, span, True, why, place)

    def _can_be(self, event: Event, phrase: Phrase, meant: Meant) -> bool:
        """Whether an event is one that a phrase tells of those whom the sentence speaks of."""
        if event.kind not in phrase.family.events or event.when.first > self._context.today:
            return False
        known = self._whole_day and was_then(event, self._stated)  # which one, the day tells
        several = phrase.family.several and not known
        return is_meant(event, meant, self._context, several=several)

    def _is_of_strangers(self, event: Event, meant: Meant) -> bool:
        """Whether the sentence names those who are no parties of a meeting of states: "Iran and
        Iraq agreed in Beijing" tells of no meeting that China held."""
        facts = self._context.facts
        of_body = any(facts.organisation(one) is not None for one in event.subjects)
        return not of_body and bool(meant.parties - meant.by_city - set(event.subjects))

    def _wrong_date(
        self, near: list[Event], phrase: Phrase, place: Placed[EntityMention]
    ) -> EventReading:
        why = "the meeting at that place"
        return EventReading(near[0], self._time, self._span(phrase, place), True, why)

    def _span(self, phrase: Phrase, place: Placed[EntityMention]) -> Span:
        parts = (
            self._sentence.span_of(phrase.first, phrase.stop),
            self._time.mention.span,
            place.mention.span,
        )
        return Span(min(one.start for one in parts), max(one.end for one in parts))

    def _lies(self, event: Event, place: Placed[EntityMention]) -> bool | None:
        return lies_at(event.place, place.mention, self._context)

    def _is_sure_of(self, event: Event) -> bool:
        """Whether a date as coarse as this one tells which event is meant: any does of a series, a
        month of what is a body's own."""
        grain = self._time.mention.grain
        of_body = any(self._context.facts.organisation(one) is not None for one in event.subjects)
        return self._whole_day or bool(event.series) or (grain == "month" and of_body)

    def _held_there(self, own: list[Event], place: EntityMention) -> list[Event]:
        """The meetings of a series at a place, within a few years of the date."""
        year = self._stated.first.year
        return [
            one
            for one in own
            if one.series and one.place and abs(one.when.first.year - year) <= _NEAR_YEARS
            if lies_at(one.place, place, self._context) is True
        ]
