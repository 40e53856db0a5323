"""Who came after whom, where nothing names the office: "Keir Starmer, who succeeded Rishi Sunak",
"his predecessor, Nicolas Sarkozy", "Cyril Ramaphosa was sworn in after Jacob Zuma resigned",
"Fumio Kishida took the premiership from Yoshihide Suga"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.frames.succession_people import (
    OWNING,
    PeopleMeant,
    Person,
    people_of,
    titles,
)
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.office_neighbours import told_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_OBJECT = 5  # tokens from "took over" to "from": "the presidency of the bank"
_OBLIQUE = frozenset({"to", "of", "under", "with", "by", "for"})
_PLANS = (["will"], ["to"], ["is", "to"], ["is", "due"])
_phrases = WordLists("claims/offices_told").phrases


class Succession(Struct, frozen=True):
    """Who came, after whom, in which role ("" for any) and when (None where nothing says).

    `loose` is told of one whose time merely ended before; `ended` says that the text tells how;
    `planned` is told as to come; `where` is the organisation or state that the text names ("at the
    bank"), "" for none.
    """

    new: Person
    old: Person
    role: str
    time: Time | None
    loose: bool = False
    ended: bool = False
    planned: bool = False
    where: str = ""


@cache
def succession_words() -> frozenset[str]:
    """Return the words of which a sentence that tells of a succession has one."""
    return _verbs().cues | told_words("relations")


def successions(sentences: Sequence[Sentence], at: int) -> Iterator[Succession]:
    """Yield what the sentence at an index tells of known people who came after each other."""
    sentence = sentences[at]
    before = sentences[at - 1] if at and sentences[at - 1].segment == sentence.segment else None
    reader = _Reader(sentence, before, people_of(sentence))
    for first, stop, way in sentence.phrases(_verbs()):
        opening = sentence.words(first, first + 2)
        planned = opening[:1] in _PLANS or opening in _PLANS
        modality = modality_of(sentence, first, stop)
        if modality in _TOLD or (planned and modality is Modality.FORECAST):
            told = reader.told(first, stop, way)
            if told is not None:
                yield replace(told, planned=planned)
    for noun in sentence.places_of(told_words("relations")):
        told = reader.noun(noun) if modality_of(sentence, noun, noun + 1) in _TOLD else None
        if told is not None:
            yield told


@cache
def _verbs() -> PhraseTable[str]:
    words = rules_words("claims/offices_told")
    return PhraseTable.of((phrase, way) for way in _WAYS for phrase in words[way])


_WAYS = (
    "succeeding_bare",
    "following_there",
    "taking_over",
    "succeeded_by",
    "taking_after",
    "taking_posts",
    "giving_posts",
)


class _Reader(PeopleMeant):
    """Reads one sentence with the one before it."""

    def told(self, first: int, stop: int, way: str) -> Succession | None:
        """What a phrase of one of the ways tells."""
        if way == "taking_after":
            return self.after_end(first, stop)
        if way in {"taking_posts", "giving_posts"}:
            return self._post_passed(first, stop, way)
        told = self._of_whom(first, stop) or self.verb(first, stop, way)
        there = way != "following_there" or (told is not None and told.where)
        return told if there else None

    def verb(self, first: int, stop: int, way: str) -> Succession | None:
        """ "X, who took over from Y", "he was succeeded by Y"."""
        at = first
        while at > self.sentence.first and self.lower[at - 1] in told_words("before_succeeding"):
            at -= 1
        if way == "taking_over":
            stop = self._after_object(stop)
        before = self.ending_at(at) or self.subject(at, first)
        if before is not None and at < first and self.lower[before.first - 1] in _OBLIQUE:
            before = None  # "X, once an aide to Y, took over from Z"
        after = self.person_after(stop)
        return self._between(before, after, first, way, after.stop if after else stop)

    def _between(
        self, before: Person | None, after: Person | None, verb: int, way: str, stop: int
    ) -> Succession | None:
        """Two people of whom a verb tells that the one came after the other; what follows at a
        token says as what, where and when."""
        if before is None or after is None or self.is_other_post(before, after):
            return None
        if self.sentence.owns(after) and stop == after.stop:
            return None
        role, end = self._role_after(stop)
        where, end = self._where_after(end)
        if role is None:
            return None
        new, old = (after, before) if way in {"succeeded_by", "giving_posts"} else (before, after)
        if new.mention.canonical == old.mention.canonical:
            return None
        time = self._time_at(end) or self._time_opening(before)
        ended = self._tells_end(old, verb)
        # Who preceded somebody may have done so long before.
        loose = way == "succeeded_by" and "preceded" in self.lower[verb : verb + 2]
        return Succession(new, old, role, time, loose=loose, ended=ended, where=where)

    def _post_passed(self, first: int, stop: int, way: str) -> Succession | None:
        """ "X took the presidency from Y", "took Y's seat", "handed the reins to Y"."""
        posts = told_words("posts_taken") | told_words("places_taken")
        if posts.isdisjoint(self.sentence.words(stop, self.sentence.stop)):
            return None
        at = first
        while at > self.sentence.first and self.lower[at - 1] in told_words("before_succeeding"):
            at -= 1
        before = self.ending_at(at) or self.subject(at, first)
        if before is None:
            return None
        if way == "taking_posts":
            owner = self.person_after(stop)
            if owner is not None and self.sentence.owns(owner):
                following = self.sentence.words(owner.stop, owner.stop + 1)
                if told_words("places_taken").isdisjoint(following):
                    return None
                return self._between(before, owner, first, way, owner.stop + 1)
        end = self._after_post(stop, "from" if way == "taking_posts" else "to")
        after = self.person_after(end) if end < self.sentence.stop else None
        return self._between(before, after, first, way, after.stop if after else stop)

    def _after_post(self, at: int, link: str) -> int:
        """The token after "the presidency of the bank from", the end of the sentence if none."""
        named = False
        for index in range(at, min(at + _OBJECT + 1, self.sentence.stop)):
            word, entity = self.lower[index], self.sentence.entity_at(index)
            if word == link and named:
                return index + 1
            named = named or word in told_words("posts_taken")
            owner = entity is not None and entity.mention.type in {"organisation", "country"}
            if not (owner or word in told_words("posts_taken") | told_words("beside_posts")):
                break
        return self.sentence.stop

    def _of_whom(self, first: int, stop: int) -> Succession | None:
        """ "X, whom Y succeeded"."""
        clause = clause_at(self.sentence, first)
        opening = self.sentence.words(clause.first, min(clause.first + 2, first))
        at = clause.first + opening.index("whom") if "whom" in opening else -1
        if at < 0 or self.lower[first:stop][-1:] == ["from"]:
            return None
        old = self.ending_at(at - (self.lower[at - 1] == ","))
        return self._between(self.beginning_at(at + 1), old, first, "", stop)

    def _where_after(self, at: int) -> tuple[str, int]:
        """The organisation or state of "at the bank", "at the head of the bank", and its end."""
        head = self.sentence.words(at, at + 4)
        if head[:2] == ["at", "the"] and head[2:] in (
            ["head", "of"],
            ["helm", "of"],
            ["top", "of"],
        ):
            at += 3
        if self.sentence.words(at, at + 1) not in (["at"], ["in"], ["of"]):
            return "", at
        begin = at + 1 + (self.sentence.words(at + 1, at + 2) == ["the"])
        entity = self.sentence.entity_at(begin) if begin < self.sentence.stop else None
        if entity is None or entity.first != begin or entity.mention.type != "organisation":
            return "", at
        return entity.mention.entity or "", entity.stop

    def after_end(self, first: int, stop: int) -> Succession | None:
        """ "X was sworn in after Y resigned"."""
        new = self.ending_at(first) or self.subject(first, first)
        old = self.person_after(stop)
        if new is None or old is None or self.is_other_post(new, old):
            return None
        if _phrases("ending").longest(self.lower, old.stop, self.sentence.stop) is None:
            return None
        return Succession(new, old, "", None, loose=True, ended=True)

    def noun(self, at: int) -> Succession | None:
        """ "X's successor, Y", "Y, X's successor", "Y, the successor of X", "his successor, Y"."""
        role, behind = self._role_after(at + 1)
        if role is None:
            return None
        begin, known = at, None
        while begin > self.sentence.first and self.lower[begin - 1] in told_words("next_to"):
            begin -= 1
        if self.lower[at + 1 : at + 2] in (["of"], ["to"]):
            known = self.person_after(at + 2)
            begin -= begin > self.sentence.first and self.lower[begin - 1] == "the"
            other = self.apposed_before(begin)
            if other is None and self.lower[begin - 1] == "as":
                other = self._sworn_in(begin - 1)
        else:
            owner = self.ending_at(begin)
            owned = owner is not None and self.sentence.owns(owner)
            own = self.lower[begin - 1] if begin > self.sentence.first else ""
            start = owner.first if owner is not None else begin - 1
            named, apposed = self.named_behind(behind), self.apposed_before(start)
            if (named is None) == (apposed is None):
                return None
            other = named or apposed
            if own in OWNING and named is not None and self._is_fronted(begin, named):
                return None  # "Unlike his predecessor, X likes Y"
            if owned:
                known = owner
            elif own in OWNING and other is not None:
                known = self.antecedent(begin, other)
        if known is None or other is None or known.mention.canonical == other.mention.canonical:
            return None
        if self.is_other_post(known, other):
            return None
        new, old = (other, known) if self.lower[at] == "successor" else (known, other)
        return Succession(new, old, role, None)

    def _sworn_in(self, at: int) -> Person | None:
        """ "X was sworn in as successor to"."""
        clause = clause_at(self.sentence, at)
        verb = self.sentence.words(clause.verb, clause.verb_stop)
        return None if told_words("coming_in").isdisjoint(verb) else self._of_clause(at)

    def _is_fronted(self, at: int, named: Person) -> bool:
        """Whether "unlike his predecessor" leads to the subject itself, as no comma follows it."""
        before = self.sentence.words(at - 2, at - 1)
        closed = self.sentence.words(named.stop, named.stop + 1) == [","]
        return not closed and not told_words("looking_ahead").isdisjoint(before)

    # In what, and when

    def _after_object(self, at: int) -> int:
        """The token after "the ECB from" or "the presidency from", behind "took over"."""
        for index in range(at, min(at + _OBJECT, self.sentence.stop)):
            if self.lower[index] == "from":
                return index + 1
            entity = self.sentence.entity_at(index)
            owned = entity is not None and entity.mention.type in {"organisation", "country"}
            if not owned and self.lower[index] not in told_words("taken_over"):
                break
        return self.sentence.stop

    def _role_after(self, at: int) -> tuple[str | None, int]:
        """The role after "as" ("" without one, None for one that is not known), and where it
        ends."""
        if self.sentence.words(at, at + 1) != ["as"]:
            return "", at
        at += 1
        while at < self.sentence.stop:
            title = titles().longest(self.lower, at, self.sentence.stop)
            if title is not None:
                return title[1], at + title[0]
            entity = self.sentence.entity_at(at)
            if entity is not None and entity.mention.type in {"country", "organisation"}:
                at = entity.stop
            elif self.lower[at] in {"the", "its", "'s"}:
                at += 1
            else:
                break
        return None, at

    def _time_at(self, at: int) -> Time | None:
        """The date that follows at a token at once: "in 2019"."""
        if self.sentence.words(at, at + 1) not in (["in"], ["on"]):
            return None
        time = next((one for one in self.sentence.times if one.first == at + 1), None)
        return time if time is not None and is_date(time.mention) else None

    def _time_opening(self, who: Person) -> Time | None:
        """The date with which the sentence opens before its subject: "In 2019, X succeeded"."""
        first = self.sentence.first
        time = next((one for one in self.sentence.times if one.first == first + 1), None)
        if time is None or self.lower[first] not in {"in", "on"} or not is_date(time.mention):
            return None
        at = time.stop + (self.lower[time.stop : time.stop + 1] == [","])
        return time if at <= who.first and self.only_titles(at, who.first) else None

    def _tells_end(self, old: Person, verb: int) -> bool:
        """Whether the text says how the time of the one before ended."""
        here = _phrases("ending").first_words.intersection(
            self.sentence.words(self.sentence.first, verb)
        )
        earlier = self.before.vocabulary if self.before is not None else frozenset()
        return bool(here or not _phrases("ending").first_words.isdisjoint(earlier))
