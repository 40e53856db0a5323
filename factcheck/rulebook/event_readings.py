"""One reader of events that are told without a name of their own: "the reactor that blew up at
Chernobyl in April", "the coup of July 2013", "signed in Rome on 4 May".

A date of a text is held against the events on record for its month (`factbase/event_index`). One
that the sentence speaks of by its words, place and parties, but that was in another year, is what
the sentence tells, unless something else of theirs is on record for the stated time. Dates that a
phrase for such an event has beside it (`tied`) need less than dates that merely share its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.factbase.event_index import Dated
from factcheck.factbase.facts import Event
from factcheck.model.claims import Modality
from factcheck.rulebook.context import Context
from factcheck.rulebook.date_slips import Slip, slip_of
from factcheck.rulebook.event_evidence import Match, Said, place_spot
from factcheck.rulebook.event_phrases import Phrase, event_words
from factcheck.rulebook.event_places import (
    DatedReader,
    EventReading,
    PlaceReader,
    events_of,
    is_of_others,
)
from factcheck.rulebook.event_ties import is_tied, was_then
from factcheck.rulebook.family_names import named_states
from factcheck.rulebook.near_dates import NearReader
from factcheck.rulebook.place_times import placed_times
from factcheck.rulebook.reckoning import days_from

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_GRAINS = frozenset({"day", "month", "year"})
_OF_WEEK = frozenset({"day", "weekday"})
_MOST_TIMES = 4  # of a sentence that is no list of many things
_LIKELIEST = 3  # events that a date is held to be of, in turn
_BESIDE = 6  # tokens before and after a phrase with its date
_APART = 2  # what a place tells that few events share
_NEAR = 4  # tokens from a place to a date, as in "the Bali conference of December"
_OTHERS = frozenset({"election", "sport", "prize", "session", "death", "company", "launch"})
_YEARS = frozenset({1, 2, 10})  # by which a month is misremembered
_MORE_YEARS = frozenset({*_YEARS, 3, 4, 5})  # where the words leave no doubt
_NEAR_OFF = tuple(sign * years for years in sorted(_MORE_YEARS) for sign in (-1, 1))
_YEAR = 4  # characters of a year
_EARLIER = 3  # years by which a date that is tied to nothing may be too early
_ENOUGH_OF_DAY, _ENOUGH_OF_MONTH = 2, 3  # points


def event_readings(context: Context) -> tuple[EventReading, ...]:
    """Return what a text tells of known events that is not so on record."""
    return tuple(_readings(context))


def _readings(context: Context) -> Iterator[EventReading]:
    for sentence in context.analysis.sentences:
        dates = [one for one in sentence.times if _is_plain(one, context)]
        if not dates or not event_words("works").isdisjoint(sentence.vocabulary):
            continue
        said = Said(sentence, context)
        placed: EventReading | None = None
        for time in dates:
            found = _Reader(said, time, context).reading()
            if found is None or (placed and found.place and placed.place is found.place):
                continue  # "met in CITY on Saturday and Sunday" is told once
            placed = found if found.place else placed
            yield found


def _is_plain(time: Time, context: Context) -> bool:
    mention = time.mention
    of_week = mention.grain in _OF_WEEK and mention.first == mention.last
    dated = is_date(mention) or (of_week and mention.first is not None)
    return (
        mention.grain in _GRAINS | _OF_WEEK
        and dated
        and not mention.approximate
        and days_from(mention).last <= context.today
    )


class _Reader(DatedReader):
    """Reads one date of a sentence."""

    def reading(self) -> EventReading | None:
        """Return the event that is told with this date, though it has another."""
        slips = list[tuple[Match, Slip]]()
        if self._time.mention.grain == "year" or not is_date(self._time.mention):
            return self._misplaced()
        for row in self._near_rows():
            match = self._said.match(row, self._stated.first)
            slip = self._slip(row) if match is not None and match.tells else None
            if match is not None and slip is not None:
                slips.append((match, slip))
        if slips and self._is_named_then():
            slips = []
        told = [one for match, slip in slips if (one := self._told(match, slip)) is not None]
        known = (self._said, self._time, self._context)
        return (
            (self._misdated(told) if told else None)
            or NearReader(*known).reading()
            or PlaceReader(*known).reading()
        )

    def _misplaced(self) -> EventReading | None:
        return PlaceReader(self._said, self._time, self._context).reading()

    def _misdated(self, told: list[tuple[bool, Match]]) -> EventReading | None:
        """What the date is told of, where nothing else on record can be meant."""
        where = (self._time.first, self._time.stop)
        if modality_of(self._sentence, *where) not in _TOLD:
            return None
        told.sort(key=lambda one: (not one[0], -one[1].points))
        for tied, match in told[:_LIKELIEST]:
            other = match.event.kind == "summit" and is_of_others(self._sentence)
            event = self._context.facts.event(match.event.event)
            if other or event is None or event.when.first > self._context.today:
                continue
            if not self._was_something(match):
                why = f"the same {'day' if self._whole_day else 'month'} of another year"
                return EventReading(event, self._time, self._time.mention.span, tied, why)
        return None

    def _near_rows(self) -> Iterator[Dated]:
        """The events of the same month or day, some years apart."""
        first = self._stated.first
        day = first.isoformat()[_YEAR:]
        for off in _NEAR_OFF:
            for row in self._context.names.events_in(first.year + off, first.month):
                if row.kind not in _OTHERS and (not self._whole_day or row.when[_YEAR:] == day):
                    yield row

    def _is_named_then(self) -> bool:
        """Whether the sentence has the names or the place of something of the stated time."""
        first = self._stated.first
        for row in self._context.names.events_in(first.year, first.month):
            if row.kind in _OTHERS:
                continue
            days = row.days
            if days.first <= self._stated.last and self._stated.first <= days.last:
                match = self._said.match(row, self._stated.first)
                if match is not None and (match.own or match.place == _APART):
                    return True
        return False

    def _slip(self, row: Dated) -> Slip | None:
        """How the date is that of an event but for the year."""
        known = row.days
        slip = slip_of(self._stated, known)
        if slip is None and not self._whole_day:
            years = abs(self._stated.first.year - known.first.year)
            later = self._stated > known
            slip = Slip("year", later, years, "") if years in _MORE_YEARS else None
        return slip

    def _told(self, match: Match, slip: Slip) -> tuple[bool, Match] | None:
        """Whether a date so alike can only be that of the event, and whether it is tied to it."""
        if self._is_tied(match, slip):
            return True, match
        if not slip.later and slip.years <= _EARLIER and self._is_clear(match):
            return False, match
        return None

    def _is_tied(self, match: Match, slip: Slip) -> bool:
        """ "Chernobyl, where a reactor blew up in April 1985"."""
        ties = [
            one
            for one in self._said.phrases(match.event.kind)
            if is_tied(self._sentence, one, self._time)
        ]
        if not ties or self._is_told_beside(match.event):
            return False
        if any(self._returns(one) for one in ties) and slip.later:
            return False
        whole = match.own > 1 or match.own == len(match.event.own)
        bare = all(one.family.named for one in ties)
        named = (match.own > 0 and (whole or not bare)) or match.place == _APART
        if slip.years not in _YEARS and not self._whole_day:
            return named and (match.parties > 0 or match.own > 1) and match.strangers == 0
        if named:
            return match.strangers <= match.parties or (match.names > 0 and match.place > 0)
        sole = [one for one in ties if not one.family.several and not one.family.named]
        if match.parties > 1:
            return True
        few = match.strangers == 0 or (match.strangers <= match.parties and not slip.later)
        about = match.parties > 0 or (self._whole_day and self._is_in_text(match))
        return bool(sole) and about and few

    def _is_in_text(self, match: Match) -> bool:
        """Whether the text names a party of an event of which the sentence names none: "In the
        referendum of 4 May 52 per cent were against"."""
        return not match.event.parties.isdisjoint(named_states(self._context))

    def _returns(self, phrase: Phrase) -> bool:
        """Whether the words around say that an event is remembered or repeated, and the date may be
        of that."""
        if phrase.noun and self._is_of_noun(phrase):
            return False
        sentence, stop = self._sentence, max(phrase.stop, self._time.stop) + _BESIDE
        first = min(phrase.first, self._time.first) - _BESIDE
        if not event_words("returns").isdisjoint(sentence.words(first, stop)):
            return True
        return any(
            first <= at < stop
            for at, _, _ in sentence.phrases(event_words.phrases("returns_after"))
        )

    def _is_of_noun(self, phrase: Phrase) -> bool:
        """Whether a date is a noun's own: "the declaration issued by parliament in February"."""
        between = self._sentence.words(phrase.stop, self._time.first)
        return between in (["of"], ["("]) or any(
            one.endswith("ed") or one in {"held", "made", "written"} for one in between[:1]
        )

    def _is_clear(self, match: Match) -> bool:
        """Whether a sentence speaks of an event so clearly that a date in it is the event's."""
        if len(self._sentence.times) > _MOST_TIMES or self._is_told_beside(match.event):
            return False
        if not (match.parties or match.place or match.own > 1):
            return False  # "a gunman opened fire" is no opening, and other talks open as well
        if not self._whole_day:
            return match.points >= _ENOUGH_OF_MONTH and self._is_sure(match)
        first = self._stated.first
        beginning = first.day == 1 and first.month in {1, 7}  # much begins on these
        return match.points >= _ENOUGH_OF_DAY + beginning

    def _is_sure(self, match: Match) -> bool:
        """Whether a month is as clearly an event's as a day: its place stands beside, or its
        names."""
        if not event_words("apart").isdisjoint(self._sentence.vocabulary):
            return False  # the date may be of what came before or after
        if match.place and self._is_placed(match):
            told = (match.parties > 0) + (match.names > 0) + match.acts
            return match.own > 1 or (told > 1 and (match.place > 1 or match.own > 0))
        return match.parties > 0 and match.own > 1 and not match.strangers

    def _is_placed(self, match: Match) -> bool:
        """Whether the place of an event stands right beside the date."""
        if any(one.time is self._time for one in placed_times(self._sentence)):
            return True
        spot = place_spot(self._sentence, match.event.place_words)
        return spot is not None and 0 <= self._time.first - spot[1] <= _NEAR

    def _was_something(self, match: Match) -> bool:
        """Whether something else of the same parties is on record for the stated time, of which
        the sentence speaks as much."""
        meant = self._said.meant(self._stated.first)
        parties = (meant.parties - meant.by_city) | match.event.parties
        return any(self._is_then(one, match) for one in events_of(parties, self._context))

    def _is_then(self, event: Event, match: Match) -> bool:
        alike = event.kind == match.event.kind or any(self._said.phrases(event.kind))
        return (self._whole_day or alike) and was_then(event, self._stated)
