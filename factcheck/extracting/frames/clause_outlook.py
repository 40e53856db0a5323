"""What lies ahead in a sentence that is cut into clauses: its verbs, and the words and marks at
which a clause can begin or end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from msgspec.structs import replace

from factcheck.extracting.frames.clause_verbs import (
    VerbGroup,
    clause_words,
    is_adverb,
    verb_groups,
)
from factcheck.extracting.sentence import Sentence

DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these", "those"})
_AS_SUBJECTS = frozenset({"it", "he", "she", "they", "there", "we"})
QUOTES = frozenset('"“”')


@cache
def marks_of_clauses() -> dict[str, str]:
    """What words and marks can do to clauses: a list of rules/lexicon/clauses.yaml, or "that"."""
    names = ("marks", "ending", "joining", "subordinating", "conditional", "relative")
    return {word: name for name in names for word in clause_words(name)} | {"that": "that"}


class Outlook:
    """The verbs and marks of a sentence, by token."""

    __slots__ = ("begins", "groups", "lower", "marks", "sentence")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.lower = sentence, sentence.tokens.lower
        self.groups = list(verb_groups(sentence))
        self.begins = [one.first for one in self.groups]
        inside = {
            at
            for found in (sentence.entities, sentence.times, sentence.quantities)
            for one in found
            for at in range(one.first, one.stop)
        }
        every = sentence.places_of(marks_of_clauses().keys())
        self.marks = [at for at in every if at not in inside and self._is_mark(at)]

    def _is_mark(self, at: int) -> bool:
        """Whether a word parts clauses where it stands: "as" only before a pronoun."""
        return self.lower[at] != "as" or not _AS_SUBJECTS.isdisjoint(self.lower[at + 1 : at + 2])

    def mark(self, at: int) -> str:
        """What the word or mark at a token can do to clauses, "" for nothing or behind the end."""
        return marks_of_clauses().get(self.lower[at], "") if at < self.sentence.stop else ""

    def mark_after(self, at: int) -> int:
        """The next word or mark after a token that may part clauses."""
        index = bisect_right(self.marks, at)
        return self.marks[index] if index < len(self.marks) else self.sentence.stop

    def verb_after(self, at: int) -> VerbGroup | None:
        """The next verb that can be finite, at or after a token."""
        for one in self.groups[bisect_left(self.begins, at) :]:
            if one.form in {"finite", "either"}:
                return one
        return None

    def verb_before_mark(self, at: int) -> VerbGroup | None:
        """The verb after a token, where nothing that may part clauses stands between."""
        verb = self.verb_after(at + 1)
        return verb if verb is not None and verb.first < self.mark_after(at) else None

    def group_at(self, at: int) -> VerbGroup | None:
        """The verb at a token, over adverbs before it."""
        while at < self.sentence.stop:
            index = bisect_left(self.begins, at)
            if index < len(self.begins) and self.begins[index] == at:
                return self.groups[index]
            if not is_adverb(self.lower[at]):
                return None
            at += 1
        return None

    def read_as_past(self, group: VerbGroup) -> None:
        """Read a form in "-ed" as a past tense from now on."""
        index = bisect_left(self.begins, group.first)
        self.groups[index] = replace(group, form="finite", tense="past")

    def begins_time(self, at: int) -> bool:
        """Whether a time begins at a token."""
        return any(one.first == at for one in self.sentence.times)

    def ends_time(self, at: int) -> bool:
        """Whether a time ends before a token."""
        return any(one.stop == at for one in self.sentence.times)

    def opens_subject(self, at: int) -> bool:
        """Whether a token can begin a subject: an article, a pronoun or a name."""
        if at >= self.sentence.stop:
            return False
        word = self.lower[at]
        plain = word in DETERMINERS or word in clause_words("pronouns")
        return plain or self.sentence.tokens.text[at][0].isupper()

    def takes_object(self, group: VerbGroup) -> bool:
        """Whether what follows a verb can be its object."""
        at = group.stop
        if self.opens_subject(at):
            return not self.begins_time(at)
        return any(one.first == at for one in self.sentence.quantities)

    def reports(self, verb: VerbGroup | None) -> bool:
        """Whether a verb tells what somebody says or thinks."""
        if verb is None or verb.passive:
            return False
        return not clause_words("reporting").isdisjoint(self.lower[verb.first : verb.stop])
