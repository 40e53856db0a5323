"""Dates that are those of an event in all parts but one: the agreement of the rest says which event
is meant, in whatever words a sentence tells it, and the odd part is the slip.

The events are those of whom the sentence or its text speaks. What a sentence has of an event (its
parties, place, names, what was done) is weighed: the less of the date agrees, the more is needed.
Nothing is said where anything of theirs is on record for the date as it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import is_date
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.event_index import Dated, stem
from factcheck.factbase.facts import Event
from factcheck.factbase.moments import moment
from factcheck.model.claims import Modality
from factcheck.rulebook.context import Context
from factcheck.rulebook.event_evidence import Match
from factcheck.rulebook.event_phrases import event_words
from factcheck.rulebook.event_places import DatedReader, EventReading, is_of_others
from factcheck.rulebook.event_ties import is_tied

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_MONTHS = range(1, 13)
_DAY, _MONTH, _YEAR = 10, 7, 4  # characters of a date
_YEARS = tuple(sign * years for years in range(1, 11) for sign in (1, -1))
_LONGEST = 30  # days from the first to the last of a month
_PARTIES = frozenset({"country", "organisation"})
_OFTEN = {"country": 3}  # mentions of a country that a text is about; of a body, one
_APART = 2  # what a place tells that few events share
_words = WordLists("claims/near_dates")


class Near(Struct, frozen=True):
    """An event with what a sentence has of it, and the part of the date that is another one;
    `begins` where it is the first of a month, on which much begins."""

    match: Match
    part: str
    off: int
    about: bool
    named: bool
    tied: bool
    begins: bool

    @property
    def points(self) -> int:
        """How much speaks of the event."""
        return self.match.points + (self.match.own > 0) + self.about

    @property
    def kind(self) -> str:
        """The event's kind in the fact base."""
        return self.match.event.kind

    def is_specific(self) -> bool:
        """Whether more than a word speaks of this event and no other of its kind."""
        match = self.match
        named = self.named or self._is_named_here()
        if named or self.kind in _words("things"):
            return named
        return bool(match.parties or match.place) or self.about

    def _is_named_here(self) -> bool:
        """Whether the sentence has all words of the event's own names."""
        return 0 < self.match.own == len(self.match.event.own)

    def is_of_day(self) -> bool:
        """Whether a day that is one part off can only be the event's."""
        told = self.match.acts or self.match.own > 1 or self._is_named_here()
        if self.part == "day":
            enough = (_ENOUGH_OF_DAY if self.tied else _ENOUGH_UNTIED) + (abs(self.off) == 1)
            return told and self.kind in _words("single") and self.points >= enough
        if not (told or self.match.place == _APART):
            return False
        if self.part == "month":
            return self.points >= _ENOUGH_OF_DAY - 1 + (self.begins and not self.tied)
        sure = self.match.acts and self.match.parties > 0 and self.about
        once = sure and self.kind in _words("once") and not self.begins
        return self.points >= _ENOUGH_OF_DAY - sure + self.begins and (
            self.off > 0 or self.tied or once
        )

    def is_of_month(self) -> bool:
        """Whether a month that is one part off can only be the event's."""
        match = self.match
        if not self.tied or not (match.acts or match.own):
            return False
        if (
            self.kind in _words("many")
            and match.place < _APART
            and not (match.own and match.names > 1)
        ):
            return False
        if self.part == "year" and not (self._is_named_here() or self.off > 0):
            return False  # what the same did in the same place and month of a later year
        once = self.kind in _words("once") and match.acts and match.parties > 0
        return self.points >= _ENOUGH_OF_MONTH + (self.part == "year") - bool(once)


_ENOUGH_OF_DAY, _ENOUGH_OF_MONTH, _ENOUGH_UNTIED = 4, 4, 6  # points


class NearReader(DatedReader):
    """Reads a date as that of an event but for one part."""

    def reading(self) -> EventReading | None:
        """Return the event whose date the text gives with one part wrong."""
        length = (self._stated.last - self._stated.first).days
        if not is_date(self._time.mention) or length > _LONGEST:
            return None
        if self._whole_day and self._stated.first == self._context.today:
            return None  # the text's own
        near = [one for one in self._near() if self._is_meant(one)]
        near = [one for one in near if not self._is_told_beside(one.match.event)]
        if not near or self._is_on_record():
            return None
        if modality_of(self._sentence, self._time.first, self._time.stop) not in _TOLD:
            return None
        best = max(near, key=lambda one: one.points)
        event = _event(best.match.event, self._context)
        if event is None or event.when.first > self._context.today:
            return None
        why = f"the date is that of {event.id} but for the {best.part}"
        return EventReading(event, self._time, self._time.mention.span, best.tied, why)

    def _is_meant(self, near: Near) -> bool:
        told = near.is_of_day() if self._whole_day else near.is_of_month()
        return told and near.is_specific()

    def _near(self) -> Iterator[Near]:
        about, said = self._context.once(_about), self._said
        told = self._context.once(_days_told)
        first_day = self._whole_day and self._stated.first.day == 1
        left_out = _words("left_out") | _words("lasting")
        if is_of_others(self._sentence):
            left_out |= _words("meetings")
        for row in self._rows():
            if row.kind in left_out or not about.can_be(row, said.stems, self._sentence):
                continue
            match = said.match(row, self._stated.first)
            if match is None or row.when in told or self._is_other_stage(row):
                continue
            if row.kind in _words("joining") and not (
                match.acts and about.has_state(row, self._sentence)
            ):
                continue
            tied = any(is_tied(self._sentence, one, self._time) for one in said.phrases(row.kind))
            part, off = self._slip(row)
            if part == "year" and off < 0 and self._returns():
                continue
            named = about.names(row)
            yield Near(match, part, off, named or about.has(row), named, tied, first_day)

    def _is_other_stage(self, row: Dated) -> bool:
        """Whether the clause of the date tells another stage of what came about: the signing of a
        treaty by which a state joined."""
        other = _words.table["stages"].get(row.kind)
        if other is None or self._sentence.vocabulary.isdisjoint(other):
            return False
        clause = clause_at(self._sentence, self._time.first)
        return not set(other).isdisjoint(self._sentence.words(clause.first, clause.stop))

    def _returns(self) -> bool:
        """Whether a later year may be that of a day remembered, or of what was done again."""
        return not event_words("returns").isdisjoint(self._sentence.vocabulary)

    def _rows(self) -> list[Dated]:
        """Return what is on record for a date that is this one but for a part."""
        first, names = self._stated.first, self._context.names
        day = first.isoformat()
        year, month, of_month = day[:_YEAR], day[:_MONTH], day[_YEAR:_MONTH]
        same = [f"{year}-{one:02}" for one in _MONTHS]
        others = [f"{first.year + off}{of_month}" for off in _YEARS]
        others = [] if self._time.mention.relative else others
        if not self._whole_day:
            same.remove(month)
            return names.events_in_all(same + others)
        of_day, of_year = day[_MONTH:], day[_YEAR:]
        return [
            one
            for one in names.events_in_all(same)
            if len(one.when) == _DAY and one.when != day
            if one.when[_MONTH:] == of_day
            or (one.when[:_MONTH] == month and _is_digit_off(one.when, day))
        ] + [one for one in names.events_in_all(others) if one.when[_YEAR:] == of_year]

    def _slip(self, row: Dated) -> tuple[str, int]:
        """Which part of the date is another one, and how far off."""
        first, known = self._stated.first, row.days.first
        if known.year != first.year:
            return "year", known.year - first.year
        if known.month != first.month:
            return "month", known.month - first.month
        return "day", known.day - first.day

    def _is_on_record(self) -> bool:
        """Whether something that the sentence can tell is on record for the date as it stands."""
        first, last = self._stated.first, self._stated.last
        return any(
            row.days.first <= last
            and first <= row.days.last
            and self._said.match(row, first) is not None
            for row in self._context.names.events_in(first.year, first.month)
        )


class About(Struct, frozen=True):
    """What a text speaks of: the bodies and countries that it names, those that it names often, of
    these the states, and the stems of its words."""

    named: frozenset[str]
    often: frozenset[str]
    states: frozenset[str]
    stems: frozenset[str]

    def can_be(self, row: Dated, said: frozenset[str], sentence: Sentence) -> bool:
        """Whether a sentence can tell an event at all: a quick look without any calls."""
        if not row.names:
            return row.parties <= self.named
        place = row.place_words
        near = row.parties & self.named or row.names & said
        return bool(near or (place and place[0] in sentence.vocabulary))

    def has(self, row: Dated) -> bool:
        """Whether it speaks of a party of an event."""
        return bool(row.parties & self.often)

    def has_state(self, row: Dated, sentence: Sentence) -> bool:
        """Whether a sentence names a state that joined or left, or its text does often."""
        if row.parties & self.states:
            return True
        named = (one.mention for one in sentence.entities)
        return any(one.type == "country" and one.entity in row.parties for one in named)

    def names(self, row: Dated) -> bool:
        """Whether it has all words of an event's own names."""
        return bool(row.own) and row.own <= self.stems


def _about(context: Context) -> About:
    named = Counter(
        (one.type, one.entity)
        for one in context.analysis.entities
        if one.entity is not None and one.type in _PARTIES
    )
    often = {name for (kind, name), times in named.items() if times >= _OFTEN.get(kind, 1)}
    return About(
        frozenset(name for _, name in named),
        frozenset(often),
        frozenset(name for kind, name in named if kind == "country" and name in often),
        frozenset(stem(word) for one in context.analysis.sentences for word in one.vocabulary),
    )


def _days_told(context: Context) -> frozenset[str]:
    """The days that a text tells: what is dated right elsewhere is not what another date is of."""
    times = (one.first for one in context.analysis.times if one.first == one.last)
    return frozenset(day.isoformat() for day in times if day is not None)


def _is_digit_off(one: str, other: str) -> bool:
    """Whether two days of a month differ in one digit, or by the order of the two."""
    tens, ones = (a != b for a, b in zip(one[-2:], other[-2:], strict=True))
    return tens != ones or (tens and one[-2:] == other[:-3:-1])


def _is_membership(row: Dated) -> bool:
    """Whether a row is no event of a pack, but that somebody came or went."""
    return not row.names


def _event(row: Dated, context: Context) -> Event | None:
    """The event of a row: one of the packs, or a state's joining or leaving a body."""
    if not _is_membership(row):
        return context.facts.event(row.event)
    one, other = sorted(row.parties)
    known = context.facts.memberships(organisation=one, member=other)
    for member in known or context.facts.memberships(organisation=other, member=one):
        when = moment(row.when)
        ids = row.event[0].upper() + row.event[1:]
        return Event(ids, row.kind, (), (one, other), when, "", None, "", False, member.source)
    return None
