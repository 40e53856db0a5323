"""Reading the events that clauses of a sentence tell, by the words and names in `deeds`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from factcheck.extracting.phrases import FetchedPhrases
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.deed_names import Row, actors_of, objects_of
from factcheck.factbase.name_table import NameTable
from factcheck.model.mentions import EntityMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.deeds import Act, acts_table, deed_words
from factcheck.rulebook.telling_words import (
    after_move,
    aside,
    is_end_of_name,
    is_kind_of,
    is_part,
    is_passive,
    is_subject,
    names_ending,
)

_BACK = 6  # tokens of a name, and tokens between a name and its verb
_ACTORS = frozenset({"country", "person", "organisation"})
_GOVERNING = frozenset(
    {"of", "in", "for", "from", "with", "by", "at", "near", "to", "against", "over", "about"}
)
_RELATIVE = frozenset({"which", "who"})
_ASIDE = 10  # tokens of a phrase between commas


class Telling(Struct, frozen=True):
    """A telling in a sentence at tokens [first, stop): the rows that it can be.

    `actor` is the key of whoever the sentence says did it, "" where nobody is named and "?" where
    somebody is whom the fact base does not know.
    """

    first: int
    stop: int
    act: str
    form: str
    rows: tuple[Row, ...]
    actor: str = ""


class Tellings:
    """Finds what sentences tell of the events of a fact base."""

    def __init__(self, names: NameTable) -> None:
        self.objects = FetchedPhrases(partial(objects_of, names.connection))
        self.actors = FetchedPhrases(partial(actors_of, names.connection))

    def of(self, sentence: Sentence, near: range | None = None) -> Iterator[Telling]:
        """Yield the events that a sentence tells, of those at the tokens of `near` alone."""
        last: Telling | None = None
        for first, stop, acts in sentence.phrases(acts_table()):
            if near is not None and first not in near:
                continue
            for act in acts:
                found = self._telling(sentence, first, stop, act)
                if found is None and last is not None and act.form == "own":
                    found = self._goes_on(sentence, first, stop, act, last)
                if found is not None:
                    last = found
                    yield found
                    break

    def _telling(self, sentence: Sentence, first: int, stop: int, act: Act) -> Telling | None:
        if act.form == "ing":
            return self._participle(sentence, first, stop, act)
        if act.form == "verb":
            hit = self._after(sentence, stop, act)
            if hit is None:
                return self._fronted(sentence, first, stop, act)
            actor, begin = self._actor_before(sentence, first)
            return Telling(begin, hit[1], act.name, act.form, hit[2], actor)
        if act.form == "noun":
            return self._noun(sentence, first, stop, act)
        hit = self._before(sentence, first, act)
        if hit is None or (act.form == "part" and not is_passive(sentence, first, stop)):
            return None
        actor, end = self._agent(sentence, stop)
        if sentence.tokens.lower[stop - 1] == "to":
            actor, end = self._named_from(sentence, stop)  # "the prize went to Barack Obama"
        return Telling(hit[0], end, act.name, act.form, hit[2], actor)

    def _participle(self, sentence: Sentence, first: int, stop: int, act: Act) -> Telling | None:
        """ "After annexing Crimea in 2014, Russia": of whom the clause beside it speaks."""
        lead = sentence.words(first - 1, first)
        if lead and not deed_words("before_participle").issuperset(lead):
            return None
        hit = self._after(sentence, stop, act)
        if hit is None:
            return None
        actor = self._subject_beside(sentence, first, hit[1])
        return Telling(first, hit[1], act.name, "verb", hit[2], actor) if actor else None

    def _subject_beside(self, sentence: Sentence, first: int, stop: int) -> str:
        """The actor after the comma that ends an opening phrase, or who opens a sentence."""
        lower, starts = sentence.tokens.lower, [sentence.first]
        if first - sentence.first <= 1:
            commas = range(stop, min(stop + _ASIDE, sentence.stop))
            starts = [at + 1 for at in commas if lower[at] == ","][:1]
        for start in starts:
            at = start + (sentence.words(start, start + 1) == ["the"])
            hit = self.actors.longest(lower, at, sentence.stop) if at < sentence.stop else None
            if hit is not None and sentence.tokens.text[at][0].isupper():
                return hit[1]
        return ""

    def _fronted(self, sentence: Sentence, first: int, stop: int, act: Act) -> Telling | None:
        """ "Crimea, which Russia annexed in 2014", "the pact from which Trump withdrew": the thing
        stands before whoever did it."""
        actor, begin = self._actor_before(sentence, first)
        lower, at = sentence.tokens.lower, begin - 1
        if not actor or at <= sentence.first or lower[at] not in {"which", "that"}:
            return None
        at -= lower[at - 1] in _GOVERNING
        at -= lower[at - 1] == ","
        hit = self._ending_at(sentence, at, act, relative=True)
        return Telling(hit[0], stop, act.name, act.form, hit[2], actor) if hit is not None else None

    def _noun(self, sentence: Sentence, first: int, stop: int, act: Act) -> Telling | None:
        """ "The Iraqi invasion of Kuwait", "Lehman's collapse"."""
        lower = sentence.tokens.lower
        at = stop
        if at < sentence.stop and lower[at] in {
            "of",
            "on",
            "against",
            "from",
            "in",
            "into",
            "to",
            "over",
        }:
            hit = self._after(sentence, at + 1, act)
            if hit is not None:
                actor, begin = self._owner(sentence, first)
                end = hit[1]
                if not actor:
                    actor, end = self._agent(sentence, end)
                return Telling(begin, end, act.name, act.form, hit[2], actor)
        if first > sentence.first:
            own = first - 1 if lower[first - 1] in {"'s", "'", "’s"} else first
            found = self._ending_at(sentence, own, act)
            if found is not None:
                return Telling(found[0], stop, act.name, act.form, found[2])
        return None

    def _after(
        self, sentence: Sentence, at: int, act: Act
    ) -> tuple[int, int, tuple[Row, ...]] | None:
        """The thing that begins at a token, over articles and the like."""
        skipped, lower = deed_words("before_object"), sentence.tokens.lower
        at = after_move(sentence, at)
        for start in range(at, min(at + _BACK, sentence.stop)):
            hit = self.objects.longest(lower, start, sentence.stop)
            if hit is not None and (hit[1][0].plain or self._printed(sentence, start)):
                rows = tuple(row for row in hit[1] if row.act == act.name)
                if rows and not is_part(sentence, start + hit[0]):
                    return start, start + hit[0], rows
            if any(one.first <= start < one.stop for one in sentence.times):
                continue  # "won the 2009 Nobel Peace Prize"
            placed = sentence.entity_at(start)
            if lower[start] not in skipped and (
                placed is None or placed.mention.type not in _ACTORS
            ):
                return None
        return None

    def _before(
        self, sentence: Sentence, first: int, act: Act
    ) -> tuple[int, int, tuple[Row, ...]] | None:
        """The thing that ends before a verb, over auxiliaries and adverbs, and one phrase between
        commas; after "and" the one that opens the sentence."""
        lower, at, relative = sentence.tokens.lower, first, False
        for _ in range(_BACK):
            found = self._ending_at(sentence, at, act, relative=relative)
            if found is not None:
                return found
            time = next((one for one in sentence.times if one.stop == at), None)
            if time is not None and lower[time.first - 1] in {"for", "of", "in"}:
                at = time.first - 1  # "the prize for 2009 went to"
                continue
            if at <= sentence.first or lower[at - 1] not in deed_words("skipped"):
                return None
            at -= 1
            relative = relative or lower[at] in _RELATIVE
            if lower[at] == ",":
                opens = aside(sentence, at)
                found = self._ending_at(sentence, opens, act) if opens is not None else None
                if found is not None:
                    return found
            elif lower[at] == "and" and act.form == "own":
                return self._opening(sentence, at, act)
        return None

    def _opening(
        self, sentence: Sentence, stop: int, act: Act
    ) -> tuple[int, int, tuple[Row, ...]] | None:
        """The thing that opens a sentence, as the subject of all its verbs."""
        lower, at = sentence.tokens.lower, sentence.first
        at += lower[at] == "the"
        hit = self.objects.longest(lower, at, stop) if at < stop else None
        if hit is None or at + hit[0] >= stop or not self._printed(sentence, at):
            return None
        if lower[at + hit[0]] not in deed_words("skipped"):
            return None  # not the subject of the first verb
        rows = tuple(row for row in hit[1] if row.act == act.name)
        return (at, at + hit[0], rows) if rows else None

    def _ending_at(
        self, sentence: Sentence, stop: int, act: Act, *, relative: bool = False
    ) -> tuple[int, int, tuple[Row, ...]] | None:
        """The thing whose name ends at a token, or owns what follows it; `relative` where "which"
        or "who" follows it, and so may speak of it whatever governs it."""
        for start, hit in names_ending(self.objects, sentence, stop):
            if hit[0].plain or self._printed(sentence, start):
                rows = tuple(row for row in hit if row.act == act.name)
                if rows and hit[0].plain and is_kind_of(sentence, start):
                    continue  # "the digital tenge"
                owned = relative and not is_end_of_name(sentence, start)
                if rows and (owned or is_subject(sentence, start)):
                    return start, stop, rows
        return None

    @staticmethod
    def _printed(sentence: Sentence, at: int) -> bool:
        """Whether a name is printed as one, with a capital or digit."""
        word = sentence.tokens.text[at]
        return not word.islower() or word in {"the", "civil"}

    def _goes_on(
        self, sentence: Sentence, first: int, stop: int, act: Act, last: Telling
    ) -> Telling | None:
        """ "The war began in 1950 and ended in 1953": the second verb is of the same thing."""
        between = sentence.tokens.lower[last.stop : first]
        joined = between[-1:] == ["and"] or between[-2:] in (["and", "it"], ["and", "was"])
        if not joined or len(between) > _BACK + 2:
            return None
        events = {row.event for row in last.rows}
        rows = tuple(
            Row(row.event, act.name, frozenset(), act.name)
            for row in last.rows
            if row.act in {"begin", "end"} and act.name in {"begin", "end"}
        )
        return Telling(first, stop, act.name, act.form, rows) if rows and events else None

    def _actor_before(self, sentence: Sentence, verb: int) -> tuple[str, int]:
        """Who did it: the key of the name before a verb, and where it begins."""
        lower, at = sentence.tokens.lower, verb
        passed = deed_words("skipped") | deed_words("forces")
        for _ in range(_BACK):
            found = self._actor_ending(sentence, at)
            if found is not None:
                return found
            if at <= sentence.first or lower[at - 1] not in passed:
                return self._unknown(sentence, at)
            at -= 1
        return "", verb

    @staticmethod
    def _unknown(sentence: Sentence, stop: int) -> tuple[str, int]:
        """Two capitals or more before a verb are somebody whom the fact base does not know."""
        at = stop
        while at > sentence.first and sentence.tokens.text[at - 1][0].isupper():
            at -= 1
        at += sentence.tokens.lower[at] in {"the", "a", "in"} if at < stop else 0
        name = sentence.tokens.joined(at, stop - 1) if stop - at > 1 else ""
        return (f"unknown:{name}", at) if name else ("", stop)

    def _actor_ending(self, sentence: Sentence, stop: int) -> tuple[str, int] | None:
        """The actor whose name ends at a token: not by the end of a longer name."""
        placed = sentence.entity_at(stop - 1) if stop > sentence.first else None
        if placed is not None and placed.mention.type not in _ACTORS:
            placed = None
        for start, key in names_ending(self.actors, sentence, stop):
            if not sentence.tokens.text[start][0].isupper():
                continue
            if placed is None or placed.first >= start or placed.mention.type != "person":
                return key, start
        if placed is not None:
            return self._known(placed.mention), placed.first
        return None

    def _known(self, mention: EntityMention) -> str:
        """The key of a name that is printed otherwise than the fact base has it."""
        words = mention.canonical.lower().split()
        hit = self.actors.longest(words, 0, len(words))
        whole = hit is not None and hit[0] == len(words)
        return hit[1] if hit and whole else f"entity:{mention.entity or mention.text}"

    def _owner(self, sentence: Sentence, noun: int) -> tuple[str, int]:
        """ "Iraq's invasion of", "the US-led invasion of": who, over a few words."""
        lower, at = sentence.tokens.lower, noun
        for _ in range(5):
            found = self._actor_ending(sentence, at) if at > sentence.first else None
            if found is not None and not found[0].startswith("entity:"):
                return found
            if at <= sentence.first or lower[at - 1] not in (
                deed_words("forces") | {"'s", "full", "scale", "full-scale", "own"}
            ):
                break
            at -= 1
        return "", noun

    def _agent(self, sentence: Sentence, stop: int) -> tuple[str, int]:
        """Who did it after "by": "annexed by Russia"."""
        lower, at = sentence.tokens.lower, stop
        if at >= sentence.stop or lower[at] != "by":
            return "", stop
        return self._named_from(sentence, at + 1)

    def _named_from(self, sentence: Sentence, first: int) -> tuple[str, int]:
        lower = sentence.tokens.lower
        for start in range(first, min(first + 4, sentence.stop)):
            hit = self.actors.longest(lower, start, sentence.stop)
            if hit is not None:
                end = start + hit[0]
                while end < sentence.stop and lower[end] in deed_words("forces") - {"and"}:
                    end += 1
                return hit[1], end
            placed = sentence.entity_at(start)
            if placed is not None and placed.mention.type in _ACTORS:
                return self._known(placed.mention), placed.stop
            if lower[start] in deed_words("prepositions"):
                return "?", start
        return "?", min(first + 3, sentence.stop)


def tellings_of(context: Context) -> Tellings:
    """Return what finds the tellings of the fact base's events, made when first asked for."""
    key, facts = ("tellings",), context.facts
    if key not in facts.memory:
        facts.remember(key, Tellings(context.names))
    found: Tellings = facts.memory[key]
    return found


def act_words() -> frozenset[str]:
    """Return the words of which a sentence that tells of an act has one."""
    return acts_table().cues


def may_tell(sentence: Sentence) -> bool:
    """Whether a sentence has a word that an act needs."""
    return not act_words().isdisjoint(sentence.vocabulary)
