"""Known people in clauses: who does something and when, and who is named together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extracting.frames.clauses import clauses_of, times_of
from factcheck.extracting.frames.origins_told import Origin, origins
from factcheck.extracting.office_neighbours import told_words
from factcheck.extracting.office_words import office_words
from factcheck.extracting.sentence import Clause, Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, TimeExpression

Person = Placed[EntityMention]
Time = Placed[TimeExpression]

_WORDS = "claims/people_at_events"
_POSSESSIVES = ("'s", "’s")
_TOLD = frozenset({"main", "reported", "relative", "subordinate"})
_GRAINS = frozenset({"day", "month", "year", "range", "quarter"})
_JOINING = frozenset({"and", "but", "while", ";"})
_JOINTS = frozenset({",", "and", "the", "mr", "mrs", "ms", "of", "as", "well", "from", "both"})
_OBJECT = 5  # tokens from "received" to whom
_LONGEST = 3  # tokens of "spoke with"
told_of_people = WordLists(_WORDS).words
_phrases = WordLists(_WORDS).phrases


class Deed(Struct, frozen=True):
    """What a known person is told to have done, or to have been met at, at a time."""

    person: Person
    time: Time


class Company(Struct, frozen=True):
    """Known people named together, each with the state that the text gives them (None for none)."""

    people: tuple[Person, ...]
    states: tuple[str | None, ...]


def known_people(sentence: Sentence) -> list[Person]:
    """Return the people of a sentence whom the gazetteer knows."""
    return [
        one
        for one in sentence.entities
        if one.mention.type == "person" and one.mention.entity is not None
    ]


def deeds(sentence: Sentence, people: Sequence[Person]) -> Iterator[Deed]:
    """Yield what some of its people did themselves at a time that is their clause's own."""
    if not people or not sentence.times:
        return
    if not told_words("of_memory").isdisjoint(sentence.vocabulary):
        return  # what films and books tell, and what is done in memory of somebody
    for clause in clauses_of(sentence):
        if clause.kind not in _TOLD or clause.tense != "past":
            continue
        times = [one for one in times_of(sentence, clause) if _dates(sentence, one, clause)]
        if len(times) != 1:
            continue
        for person in people:
            if _acts(sentence, clause, person) or _is_met(sentence, clause, person):
                yield Deed(person, times[0])


def _dates(sentence: Sentence, time: Time, clause: Clause) -> bool:
    before = sentence.words(time.first - 1, time.first)
    other = bool(before) and before[0] in told_of_people("other_dates")
    joined = sentence.words(time.first - 3, time.first)
    behind = time.first > clause.verb
    other = other or (behind and not _JOINING.isdisjoint(joined))  # ", and in 2018 Y visited"
    return time.mention.first is not None and time.mention.grain in _GRAINS and not other


def _acts(sentence: Sentence, clause: Clause, person: Person) -> bool:
    """Whether a person is the subject of a verb of the living, alone or with others."""
    lower = sentence.tokens.lower
    verb = lower[clause.verb_stop - 1]
    if clause.passive or not (
        verb in told_of_people("living_deeds") or _receives(sentence, clause)
    ):
        return False
    if not clause.subject <= person.first < clause.subject_stop or _owns(sentence, person):
        return False
    after = sentence.words(person.stop, person.stop + 1)
    closes = person.stop >= clause.subject_stop or after[:1] in ([","], ["and"])
    before = sentence.words(clause.subject, person.first)
    return closes and {"of", "to", "for", "by", "with", "'s"}.isdisjoint(before)


def _receives(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause tells of somebody who received or saw people, and no prize."""
    end = min(clause.verb_stop + _OBJECT, clause.stop)
    words = sentence.words(clause.verb_stop, end)
    if sentence.tokens.lower[clause.verb_stop - 1] not in told_of_people("receiving"):
        return False
    named = any(clause.verb_stop <= one.first < end for one in known_people(sentence))
    return named or not office_words().roles.first_words.isdisjoint(words)


def _is_met(sentence: Sentence, clause: Clause, person: Person) -> bool:
    """Whether a clause tells that somebody meets a person."""
    lower, at = sentence.tokens.lower, person.first
    if _owns(sentence, person) or not clause.verb <= at < clause.stop:
        return False
    while at > clause.verb and lower[at - 1] in office_words().roles:
        at -= 1
    for first in range(max(clause.verb, at - _LONGEST), at):
        hit = _phrases("meeting").longest(lower, first, at)
        if hit is not None and first + hit[0] == at:
            return first >= clause.verb_stop or not clause.passive
    return False


def _owns(sentence: Sentence, person: Person) -> bool:
    return sentence.tokens.lower[person.stop - 1].endswith(_POSSESSIVES)


def companies(sentence: Sentence) -> Iterator[Company]:
    """Yield the lists of known people of a sentence: "A, B and C", "P's A, Q's B and C of R"."""
    people = known_people(sentence)
    run: list[Person] = []
    for person in people:
        if run and not _goes_on(sentence, run[-1].stop, person.first):
            yield from _company(sentence, run)
            run = []
        run.append(person)
    yield from _company(sentence, run)


def _goes_on(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether nothing but a joint, states and titles stand between two people."""
    at, joined = first, False
    while at < stop:
        entity = sentence.entity_at(at)
        title = office_words().roles.longest(sentence.tokens.lower, at, stop)
        word = sentence.tokens.lower[at]
        joined = joined or word in {",", "and"}
        if entity is not None and entity.mention.type in {"country", "organisation"}:
            at = entity.stop
        elif title is not None:
            at += title[0]
        elif word in _JOINTS or word in office_words().describing:
            at += 1
        else:
            return False
    return joined


def _company(sentence: Sentence, run: Sequence[Person]) -> Iterator[Company]:
    if len(run) < 2 or len({one.mention.entity for one in run}) < len(run):
        return
    told = list(origins(sentence))
    states = tuple(_state_of(sentence, person, told) for person in run)
    yield Company(tuple(run), states)


def _state_of(sentence: Sentence, person: Person, told: Sequence[Origin]) -> str | None:
    """The state that a sentence gives a person, by an office of it or by its name."""
    for office in sentence.offices:
        if office.mention.person_span.overlaps(person.mention.span):
            return office.mention.jurisdiction
    own = (one.state.mention.entity for one in told if one.person.first == person.first)
    return next(own, None)
