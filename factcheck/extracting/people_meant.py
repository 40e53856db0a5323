"""The one person whom "he", "her" or "the French president" can mean, in a paragraph and from one
to the next.

Whoever comes up besides ("his brother", a name that nobody knows) makes it unsure, and then nobody
is meant until one person is named alone again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.succession_people import titles
from factcheck.extracting.gazetteer import Held
from factcheck.extracting.nouns import noun_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

FORM = "pronoun"
_PRONOUNS = frozenset({"he", "she", "his", "her"})
_OWNING = frozenset({"his", "her"})
_QUOTES = frozenset({'"', "“", "”", "«", "»", "„"})
_FAR = 3  # sentences after which somebody is no longer meant
_LEAD = 3  # tokens before a noun in which "a" or "his" may stand
_TIED = 6  # tokens between a name and a noun that says what somebody is


class Meant(Struct, frozen=True):
    """A word, by its token, that stands for a person."""

    at: int
    mention: EntityMention


class PeopleMeant:
    """Goes over the sentences of a text and remembers of whom they tell.

    `held` returns the offices that a known person has held, as (role, state or body).
    """

    def __init__(self, held: Held) -> None:
        self._held = held
        self._person: EntityMention | None = None
        self._since = 0

    def read(self, sentence: Sentence) -> list[Meant]:
        """Return the words of the next sentence that stand for somebody."""
        named = {one.mention.entity: one for one in _people(sentence)}
        if not named and self._person is None:
            return []
        pronoun = self._pronoun(sentence)
        again = self._person is not None and self._person.entity in named
        meant = pronoun or (None if again else self._described(sentence))
        found = [meant] if meant is not None else []
        self._remember(
            sentence, [*(one.mention for one in named.values()), *(one.mention for one in found)]
        )
        return found

    def _pronoun(self, sentence: Sentence) -> Meant | None:
        """The first pronoun for whom the sentences before tell of, in one that names nobody before
        it. A further one is left: "the year after he left, she took over from her father"."""
        if self._person is None or not sentence.may_have(_PRONOUNS):
            return None
        at = next(iter(sentence.places_of(_PRONOUNS)), sentence.stop)
        if at == sentence.stop or (sentence.tokens.lower[at] in _OWNING and at > sentence.first):
            return None
        quoted = min(sentence.places_of(_QUOTES), default=sentence.stop)
        named = any(one.first < at for one in _people(sentence))
        if named or at > quoted or any(other < at for other in _others(sentence)):
            return None
        return Meant(at, replace(self._person, form=FORM))

    def _described(self, sentence: Sentence) -> Meant | None:
        """A word of "The president", "The French president", "France's president since 2017", "The
        Argentine," for whom the sentences before tell of."""
        if self._person is None:
            return None
        at, lower = sentence.first + 1, sentence.tokens.lower
        state = sentence.entity_at(sentence.first)
        if lower[sentence.first] == "the":
            while at < sentence.stop and lower[at] in _referents("still"):
                at += 1
            state = sentence.entity_at(at)
            if state is not None and state.mention.form != "demonym" and state.first == at:
                return None  # but "The Argentine" is a name as well
        elif state is None or not lower[state.stop - 1].endswith("'s"):
            return None
        at = state.stop if state is not None else at
        held = self._held(self._person.entity or "")
        owner = state.mention.entity if state is not None else None
        alone = not _people(sentence)  # else the office may be another's
        place = self._titled(sentence, at, held, owner) if alone else None
        if place is None and state is not None and lower[sentence.first] == "the":
            after = sentence.words(at, at + 1)
            ends = bool(after) and after[0] in _referents("after_people")
            place = at - 1 if ends and owner in {each for _, each in held} else None
        return None if place is None else Meant(place, replace(self._person, form=FORM))

    def _titled(
        self, sentence: Sentence, at: int, held: frozenset[tuple[str, str]], owner: str | None
    ) -> int | None:
        """Where a name stands for an office that somebody held: in place of its noun, or before it
        where the sentence says of what or since when: "BERG president of France since 2017"."""
        title = titles().longest(sentence.tokens.lower, at, sentence.stop)
        if title is None:
            return None
        stop = at + title[0]
        owners = {each for role, each in held if role == title[1]}
        after = sentence.words(stop, stop + 1)
        if after == ["of"]:
            of = sentence.entity_at(stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"]))
            fits = owner is None and of is not None and of.mention.entity in owners
            return at - 1 if fits else None
        if (owner is not None and owner not in owners) or not owners:
            return None
        if sentence.entity_at(stop - 1) is not None:
            return None
        return at - 1 if after == ["since"] else stop - 1

    def _remember(self, sentence: Sentence, named: Sequence[EntityMention]) -> None:
        """Keep whom a sentence tells of alone."""
        self._since = 0 if named else self._since + 1
        alone = len({one.entity for one in named}) == 1 and named[0].entity is not None
        if not alone and not named and self._since <= _FAR:
            alone = self._person is not None
        if not alone or next(_others(sentence), None) is not None:
            self._person = None
        elif named:
            self._person = named[0] if self._held_all(sentence, named[0]) else None

    def _held_all(self, sentence: Sentence, person: EntityMention) -> bool:
        """Whether somebody has held every office that a sentence names: else "took office" after it
        may be of one that nobody knows of."""
        roles = {role for role, _ in self._held(person.entity or "")}
        named, free = list(sentence.phrases(titles())), sentence.places_of(_referents("posts"))
        unknown = any(not any(first <= at < stop for first, stop, _ in named) for at in free)
        return not unknown and all(role in roles for _, _, role in named)


_words = WordLists("claims/people_told")
_referents = WordLists("lexicon/referents")


def _people(sentence: Sentence) -> list[Placed[EntityMention]]:
    return [one for one in sentence.entities if one.mention.type == "person"]


def _others(sentence: Sentence) -> Iterator[int]:
    """Yield the tokens at which somebody may be meant who is none of the known people."""
    known = _people(sentence)
    spans = [one.mention.span for one in known]
    for office in sentence.offices:
        if not any(span.overlaps(office.mention.person_span) for span in spans):
            yield office.first
    for noun in sentence.places_of(_words("humans")):
        if _is_somebody_else(sentence, noun, known):
            yield noun
    yield from _unknown_names(sentence)


def _is_somebody_else(
    sentence: Sentence, noun: int, known: Sequence[Placed[EntityMention]]
) -> bool:
    """Whether a noun for somebody is not said of a person whom the sentence names."""
    if sentence.entity_at(noun) is not None or any(
        one.first <= noun < one.stop for one in sentence.offices
    ):
        return False
    led = sentence.words(noun - _LEAD, noun)
    if _words("leads").isdisjoint(led) and not any(word.endswith("'s") for word in led):
        return False
    if any(
        "of" in sentence.words(noun + 1, one.first) and one.first - noun <= _TIED for one in known
    ):
        return True  # "is the daughter of the late Berg"
    if not _words("linking").isdisjoint(sentence.words(noun - _LEAD - 1, noun)):
        return False
    after = sentence.words(noun + 1, noun + 2)
    if after and after[0] not in _referents("after_callings"):
        return True  # "Appointed by Berg, the governor took"
    return not any(
        sentence.words(one.stop, one.stop + 1) == [","] and 0 < noun - one.stop <= _TIED
        for one in known
    )


def _unknown_names(sentence: Sentence) -> Iterator[int]:
    """Yield names that may be people's: two capitals after each other, one after "Mr" or before
    "said"."""
    text, lower = sentence.tokens.text, sentence.tokens.lower
    taken = {
        at
        for placed in (sentence.entities, sentence.times, sentence.offices)
        for one in placed
        for at in range(one.first, one.stop)
    }
    for at in sentence.capitals():
        if at in taken or not text[at][1:2].islower():
            continue
        if at > sentence.first:
            before = sentence.words(at - 1, at)[0]
            if before not in _referents("before_things") or before == "-":
                yield at
        elif lower[at] not in noun_words().stops and _acts(sentence, at):
            yield at


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether what opens a sentence is somebody's name by what follows: a verb, a further name."""
    after = sentence.tokens.text[at + 1] if at + 1 < sentence.stop else "."
    return after in _words("predicates") or after[0].isupper() or after == "-"
