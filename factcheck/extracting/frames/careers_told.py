"""Which day is told of whose time in office: its first, its last, or that of a handover.

It asks little of the wording: a phrase or an office that says that somebody was in one, a date
behind it, and nothing between them that can be of another person or post. What is meant is for the
record to say, by what else agrees with it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.career_stretches import OWNERS, Stretch, cues, stretch_of, words
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_range
from factcheck.extracting.frames.succession_people import only_titles
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality
from factcheck.model.mentions import EntityMention

Person = Placed[EntityMention]

HAND = "hand"
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_GRAINS = frozenset({"day", "month", "year", "range"})
_FARTHEST = 24  # tokens between a person and the date
_TO_COUNT = 6  # tokens from "the ninth premier" to "1950"
_ASIDE, _ASIDE_UNTIL = (",", ",", "since"), (",", ",", "until")
_OBJECT = 5  # tokens of what is taken over
_TITLES = 4  # tokens between "succeeded" and the name: "the then president"
_BREAKS = frozenset({";", ":", '"', "“", "”", "«", "»", "?", "!"})
_OBLIQUE = frozenset(
    {"under", "by", "of", "to", "for", "with", "against", "from", "than", "and", "or"}
)
_OPEN_ENDS = frozenset({"to", "until", "till", "through", "–", "-", "again"})


class CareerDate(Struct, frozen=True):
    """That a person's time in office began or ended at a time.

    `way` is "since", "begin", "end", "resign", "until", "span" or "hand"; `role` the office told,
    "" for none; `owners` the states and bodies named with it, `bodies` nouns for one ("the bank");
    `colleague` who had it before or after; `again` holds where the phrase can be of a further term.
    """

    person: Person
    time: Time
    way: str
    role: str
    owners: frozenset[str]
    bodies: frozenset[str]
    colleague: Person | None = None
    again: bool = False


@cache
def career_words() -> frozenset[str]:
    """Return the words of which a sentence with such a date has one."""
    return cues().cues | handing_words() | words("since") | words("until") | {"from", "between"}


def handing_words() -> frozenset[str]:
    """Return the words of which a sentence that dates a handover has one."""
    return _handing().cues


@cache
def _again() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in words("handing_again"))


@cache
def _leading() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in words("leading"))


@cache
def _handing() -> PhraseTable[bool]:
    return PhraseTable.of((phrase, True) for phrase in words("handing"))


def career_dates(sentence: Sentence, people: Sequence[Person]) -> Iterator[CareerDate]:
    """Yield the dates that a sentence ties to the offices of its known people."""
    if not sentence.may_have(career_words()):
        return
    reader = _Reader(sentence, people)
    for time in sentence.times:
        mention = time.mention
        placed = mention.first is not None and mention.grain in _GRAINS
        if placed and not mention.approximate:
            told = reader.of(time)
            if told is not None:
                yield told


class _Reader:
    """Reads one sentence. Each time looks back over a bounded stretch."""

    def __init__(self, sentence: Sentence, people: Sequence[Person]) -> None:
        self.sentence, self.people = sentence, people
        # Looked up for each time of a sentence, which may be as long as its text.
        self.starts = [one.first for one in people]
        self.dated = frozenset(at for one in sentence.times for at in range(one.first, one.stop))
        self.lower, self.text = sentence.tokens.lower, sentence.tokens.text

    def of(self, time: Time) -> CareerDate | None:
        """What one time tells."""
        person = self._last_before(time.first)
        if person is None or time.first - person.stop > _FARTHEST:
            return None
        after = self.sentence.words(time.stop, time.stop + 1)
        if after and after[0] in _OPEN_ENDS:
            return None
        again = self._hand_again(person, time)
        if again is not None:
            return again
        begun = self._hand_ending_at(person.first)
        if begun >= 0:
            return self._handed(time, person, begun)
        return self._own(time, person)

    def _own(self, time: Time, person: Person) -> CareerDate | None:
        """A date behind a person's name and what says that they held an office."""
        told = self._stretch(person.stop, time.first)
        led = self._is_led(person)
        aside = (self.lower[person.stop], *self.sentence.words(time.first - 2, time.first))
        if led and aside in (_ASIDE, _ASIDE_UNTIL):
            told = stretch_of(self.sentence, person.stop, person.stop)
        elif led and person.stop != time.first - 1 and not self._is_followed_by_who(person):
            return None  # "X, a minister under Y, became premier in"
        if told is not None and led and not told.way:
            told = replace(told, way="holding")
        way = self._way(time, told) if told is not None else ""
        if told is None or not way or not (led or self._speaks_of(person)):
            return None
        if modality_of(self.sentence, told.cue, time.stop) not in _TOLD:
            return None
        if way in {"begin", "end", "resign"} and not self._acts(person, told.cue):
            return None
        role = told.role or self._shown(person)
        later = self._colleague_behind(time.stop)
        return CareerDate(person, time, way, role, told.owners, told.bodies, later, told.again)

    def _handed(self, time: Time, old: Person, begun: int) -> CareerDate | None:
        """ "X, who succeeded Y in": the office is one that both have held."""
        person = self._last_before(begun)
        if person is None or begun - person.stop > _FARTHEST or not self._speaks_of(person):
            return None
        behind = self._stretch(old.stop, time.first)
        if behind is None or not self._only_links(old.stop, time.first, behind):
            return None
        if not (self._is_clean(person.stop, begun, behind) or self._stands_for(person, begun)):
            return None
        if modality_of(self.sentence, begun, time.stop) not in _TOLD or is_range(time.mention):
            return None
        if not self._dated_by(time):
            return None
        return CareerDate(person, time, HAND, behind.role, behind.owners, behind.bodies, old)

    def _stands_for(self, person: Person, at: int) -> bool:
        """Whether "she" before a token is the one person named before it."""
        begin = max(self.sentence.first, at - 2 * _FARTHEST)
        named = {one.mention.entity for one in self._within(begin, at)}
        return (
            len(named) == 1
            and person.mention.entity in named
            and bool(words("pronouns").intersection(self.sentence.words(at - 1, at)))
        )

    def _hand_again(self, person: Person, time: Time) -> CareerDate | None:
        """ "X and then Y, who took his place in": the colleague is who was named before."""
        old = self._last_before(person.first)
        if old is None or old.mention.entity == person.mention.entity:
            return None
        at = next(
            (
                at
                for at in range(person.stop, min(person.stop + _TITLES, time.first))
                if _again().longest(self.lower, at, time.first) is not None
            ),
            -1,
        )
        hit = _again().longest(self.lower, at, time.first) if at >= 0 else None
        if hit is None or not self._dated_by(time) or is_range(time.mention):
            return None
        behind = self._stretch(at + hit[0], time.first)
        links = all(word in words("links") for word in self.lower[person.stop : at])
        if behind is None or behind.way or not links or not self._speaks_of(person):
            return None
        if modality_of(self.sentence, at, time.stop) not in _TOLD:
            return None
        return CareerDate(person, time, HAND, behind.role, behind.owners, behind.bodies, old)

    def _way(self, time: Time, told: Stretch) -> str:
        """What a time is of an office, by the word before it and the last phrase."""
        before = self.lower[time.first - 1]
        held = bool(told.role) or told.way in {"holding", "beginning"}
        if is_range(time.mention):
            return "span" if held and told.way != "beginning" else ""
        if before in words("since"):
            return "since" if held and not self._is_counted(time) else ""
        if before in words("until"):
            return "until" if held and told.way != "beginning" else ""
        if not self._dated_by(time):
            return ""
        if before == "from":
            return "since" if held and told.way != "beginning" else ""
        return {"beginning": "begin", "ending": "end", "resigning": "resign"}.get(told.way, "")

    def _is_counted(self, time: Time) -> bool:
        """Whether holders of an office are counted since then: "the ninth premier since 1950"."""
        led = range(max(self.sentence.first, time.first - _TO_COUNT), time.first)
        return any(one.mention.ordinal and one.first in led for one in self.sentence.quantities)

    def _dated_by(self, time: Time) -> bool:
        """Whether "in", "on" or "last" leads to a time."""
        before = self.sentence.words(time.first - 1, time.first)
        return bool(words("before_dates").intersection([*before, self.lower[time.first]]))

    def _last_before(self, at: int) -> Person | None:
        last = bisect_left(self.starts, at) - 1
        while last >= 0 and self.people[last].stop > at:
            last -= 1
        return self.people[last] if last >= 0 else None

    def _within(self, first: int, stop: int) -> Sequence[Person]:
        """The people whose names begin in a stretch of tokens."""
        return self.people[bisect_left(self.starts, first) : bisect_left(self.starts, stop)]

    def _hand_ending_at(self, at: int) -> int:
        """Where a phrase of a handover begins that leads to the name at a token; -1 for none."""
        end = at
        while end > at - _TITLES and end > self.sentence.first and self._only_titles(end - 1, at):
            end -= 1
        for stop in range(at, end - 1, -1):
            for first in range(max(self.sentence.first, stop - 5), stop):
                hit = _handing().longest(self.lower, first, stop)
                if hit is not None and first + hit[0] == stop:
                    return first
        return self._taken_from(at)

    def _taken_from(self, at: int) -> int:
        """Where "took over the fund from" begins that leads to the name at a token."""
        if self.sentence.words(at - 1, at) != ["from"]:
            return -1
        for first in range(at - 3, max(self.sentence.first, at - 3 - _OBJECT) - 1, -1):
            if self.lower[first + 1] == "over" and self.lower[first] in words("taking"):
                told = stretch_of(self.sentence, first + 2, at - 1)
                known = told is not None and self._only_links(first + 2, at - 1, told)
                return first if known else -1
        return -1

    def _colleague_behind(self, at: int) -> Person | None:
        """Who is told behind a date to have left the office: ", in succession to Y"."""
        at += self.sentence.words(at, at + 1) == [","]
        if self.sentence.words(at, at + 1) in (["when"], ["after"]):
            at += 2
        hit = _handing().longest(self.lower, at, self.sentence.stop)
        if hit is None:
            return None
        begin = at + hit[0]
        named = next(iter(self._within(begin, begin + _TITLES + 1)), None)
        return named if named is not None and self._only_titles(begin, named.first) else None

    def _only_titles(self, first: int, stop: int) -> bool:
        return only_titles(self.sentence, first, stop, OWNERS, words("before_names"))

    def _shown(self, person: Person) -> str:
        """The office with which a sentence shows somebody: "President X"."""
        spans = (
            one.mention.office
            for one in self.sentence.offices
            if one.mention.person_span.overlaps(person.mention.span) and not one.mention.former
        )
        return next(spans, "")

    def _speaks_of(self, person: Person) -> bool:
        """Whether what follows a name is said of the one who bears it."""
        if self.sentence.owns(person):
            return False
        before = self.sentence.words(person.first - 1, person.first)
        return self._is_followed_by_who(person) or not before or before[0] not in _OBLIQUE

    def _acts(self, person: Person, verb: int) -> bool:
        """Whether no other known person is the subject of a verb behind a name."""
        clause = clause_at(self.sentence, verb)
        named = self._within(clause.subject, clause.subject_stop)
        return not named or person in named

    def _is_followed_by_who(self, person: Person) -> bool:
        return self.sentence.words(person.stop, person.stop + 2) == [",", "who"]

    def _is_led(self, person: Person) -> bool:
        """Whether "under" or "led by" stands before a name."""
        first = max(self.sentence.first, person.first - _TITLES)
        if not words("further").isdisjoint(self.sentence.words(first - _TITLES, person.first)):
            return False  # "the party, led by X"
        return any(
            (hit := _leading().longest(self.lower, at, person.first)) is not None
            and self._only_titles(at + hit[0], person.first)
            for at in range(first, person.first)
        )

    def _stretch(self, first: int, stop: int) -> Stretch | None:
        """What stands between a name and a date; None where it may be of something else."""
        found = stretch_of(self.sentence, first, stop)
        if found is None or not self._is_clean(first, stop, found):
            return None
        return found if self._only_links(found.end, stop, found) else None

    def _only_links(self, first: int, stop: int, told: Stretch) -> bool:
        return all(
            at in told.taken or self.lower[at] in words("links") for at in range(first, stop)
        )

    def _is_clean(self, first: int, stop: int, told: Stretch) -> bool:
        """Whether no other person, post or statement stands in a stretch."""
        apart = words("others") | words("further") | _BREAKS
        for at in range(first, stop):
            if at in told.taken or at in self.dated:
                continue
            if self.lower[at] in words("owning") and at + 1 in told.taken:
                continue  # "X, his premier since"
            if self.lower[at] in apart or self.sentence.entity_at(at) is not None:
                return False
            capital = self.text[at][:1].isupper() and self.text[at][1:2].islower()
            if capital and self.lower[at] not in words("links"):
                return False
        begin = max(first, told.cue) if told.way or told.role else first
        return self.dated.isdisjoint(range(begin, stop))
