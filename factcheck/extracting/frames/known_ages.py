"""Ages of people whose birth the fact base may know, by what a clause says of them: "X, 66,",
"X, who is 66 and", "she will be 66 in June", "he turned 66 last month", "was 66 when he".

Who is meant is for the clause to say, what day for the record and the dates of the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from factcheck.extracting.frames.career_stretches import cues
from factcheck.extracting.frames.careers_told import Person
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality
from factcheck.model.mentions import Quantity

_AGES = range(16, 111)
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.FORECAST})
_NEAR = 40  # tokens around an age in which others may be a list with it
_WHEN_REACH = 9  # tokens from "when he" to what he did
_APART = frozenset({"of", "to", "for", "by", "with", "and", "or", "than"})
_ends = WordLists("claims/known_ages").words
_verbs = WordLists("claims/known_ages").phrases


class ToldAge(Struct, frozen=True):
    """How old a person is said to be. `way` is "beside" (an apposition), "now", "past" (when
    coming to or leaving an office), "ahead" or "turned"."""

    person: Person
    age: Placed[Quantity]
    way: str


def known_ages(sentence: Sentence, people: Sequence[Person]) -> Iterator[ToldAge]:
    """Yield the ages that a sentence tells of its known people."""
    for age in sentence.quantities:
        mention = age.mention
        plain = mention.unit is None and not (mention.ordinal or mention.is_range or mention.change)
        if not plain or mention.hedge or mention.number not in _AGES:
            continue
        told = _beside(sentence, people, age) or _by_verb(sentence, people, age)
        if told is not None and modality_of(sentence, age.first, age.stop) in _TOLD:
            yield told


def _beside(sentence: Sentence, people: Sequence[Person], age: Placed[Quantity]) -> ToldAge | None:
    """ "X, 66,", "X, aged 66,", "X, at 66, was": one number of the kind in the sentence."""
    at = age.first
    if sentence.words(age.stop, age.stop + 1) not in ([","], ["."], [";"], [")"]):
        return None
    while at > sentence.first and sentence.tokens.lower[at - 1] in _ends("leading"):
        at -= 1
    if sentence.words(at - 1, at) != [","]:
        return None
    last = bisect_left(people, at - 1, key=lambda one: one.first) - 1
    person = people[last] if last >= 0 and people[last].stop == at - 1 else None
    if person is None or sentence.owns(person) or person.mention.form == "pronoun":
        return None
    near = range(max(sentence.first, at - _NEAR), min(sentence.stop, at + _NEAR))
    if at == age.first and sum(_is_apposed(sentence, one) for one in near) > 1:
        return None  # "X, 51, Y, 47": of votes
    return ToldAge(person, age, "beside")


def _is_apposed(sentence: Sentence, at: int) -> bool:
    """Whether a token is a bare number behind a comma."""
    lower = sentence.tokens.lower
    return lower[at].isdecimal() and sentence.words(at - 1, at) == [","]


def _by_verb(sentence: Sentence, people: Sequence[Person], age: Placed[Quantity]) -> ToldAge | None:
    """ "X is 66", "who turned 66 last month", "he was 66 when he was sworn in"."""
    lower, at = sentence.tokens.lower, age.first
    after = sentence.words(age.stop, age.stop + 1)
    if after and after[0] not in _ends("closing"):
        return None
    while at > sentence.first and lower[at - 1] in _ends("leading"):
        at -= 1
    way = _way_ending_at(sentence, at)
    person = _subject(sentence, people, at - 1) if way else None
    if person is None:
        return None
    if way == "past" and not _in_career(sentence, age.stop):
        return None
    if way != "turned" and _counts_before(sentence, age):
        return None
    if way in {"ahead", "now"} and after and after[0] in _ends("of_other_days"):
        return None
    if way == "turned" and not (after and after[0] in _ends("lately")):
        return None
    return ToldAge(person, age, way)


def _counts_before(sentence: Sentence, age: Placed[Quantity]) -> bool:
    """Whether other bare numbers are told before: "stood at eleven when X came, and is now 19"."""
    return any(
        one.first < age.first and one.mention.unit is None and not one.mention.ordinal
        for one in sentence.quantities
    )


def _way_ending_at(sentence: Sentence, at: int) -> str:
    """What the verb right before a token says of the day of an age."""
    lower = sentence.tokens.lower
    for way in ("ahead", "turned", "now", "past"):
        for first in range(max(sentence.first, at - 3), at):
            hit = _verbs(way).longest(lower, first, at)
            if hit is not None and first + hit[0] == at:
                return way
    return ""


def _subject(sentence: Sentence, people: Sequence[Person], verb: int) -> Person | None:
    """The one known person of whom a clause speaks, and no part of a longer phrase."""
    clause = clause_at(sentence, verb)
    first, stop = clause.subject, clause.subject_stop
    begin = bisect_left(people, first, key=lambda one: one.first)
    named = people[begin : bisect_left(people, stop, lo=begin, key=lambda one: one.first)]
    if len(named) != 1 or sentence.owns(named[0]):
        return None
    after = sentence.words(named[0].stop, named[0].stop + 1)
    whole = named[0].stop == stop or after == [","]
    return named[0] if whole and _APART.isdisjoint(sentence.words(first, named[0].first)) else None


def _in_career(sentence: Sentence, at: int) -> bool:
    """Whether "when he took office" follows."""
    after = sentence.words(at, at + 2)
    if after[:1] != ["when"] or after[1:] not in (["he"], ["she"]):
        return False
    stop = min(at + _WHEN_REACH, sentence.stop)
    lower = sentence.tokens.lower
    return any(cues().longest(lower, first, sentence.stop) for first in range(at + 1, stop))
