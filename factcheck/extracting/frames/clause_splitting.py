"""How a sentence is cut into clauses, from left to right and once.

A stack holds the clauses that are open. A word that begins a clause opens one where a verb
follows; a comma, a conjunction or the next finite verb closes what is complete. `clauses` says
what for.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from factcheck.extracting.frames.clause_subjects import subjects_of
from factcheck.extracting.frames.clause_verbs import (
    VerbGroup,
    clause_words,
    is_adverb,
    verb_groups,
)
from factcheck.extracting.sentence import Clause, ClauseKind, Sentence

_TO_THAT = 4  # tokens from "told" to "that" in "told the press that"
_QUOTES = frozenset('"“”')
_DASHES = frozenset("–—")
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "these", "those"})
_SHORT_PRONOUNS = frozenset({"it", "he", "she", "they", "there", "we"})


@cache
def _marks() -> dict[str, str]:
    """Word or mark -> what it can do to clauses."""
    names = ("marks", "ending", "joining", "subordinating", "conditional", "relative")
    return {word: name for name in names for word in clause_words(name)} | {"that": "that"}


class Open:
    """A clause that is being read. `content` is the token after the words that open it; `enclosed`
    holds where a comma or a sentence's beginning opens it, so that a comma can close it; `shares`
    is the clause before whose subject it has."""

    __slots__ = ("content", "enclosed", "first", "kind", "shares", "stop", "verb")

    def __init__(self, first: int, content: int, kind: ClauseKind, *, enclosed: bool) -> None:
        self.first, self.content, self.kind, self.enclosed = first, content, kind, enclosed
        self.stop = first
        self.verb: VerbGroup | None = None
        self.shares: Open | None = None


def split(sentence: Sentence) -> tuple[Clause, ...]:
    """Return the clauses of a sentence; `clauses.clauses_of` keeps them."""
    found = _Splitter(sentence).run()
    found.sort(key=lambda one: (one.first, -one.stop))
    within: list[int] = []
    around: list[int] = []
    for at, one in enumerate(found):
        while around and found[around[-1]].stop <= one.first:
            around.pop()
        within.append(around[-1] if around else -1)
        around.append(at)
    subjects = subjects_of(sentence, found, within)
    return tuple(
        Clause(
            one.first,
            one.stop,
            one.kind,
            within[at],
            one.verb.first if one.verb else one.first,
            one.verb.stop if one.verb else one.first,
            one.verb.tense if one.verb and one.verb.form != "participle" else "",
            bool(one.verb and one.verb.passive),
            *subjects[at],
        )
        for at, one in enumerate(found)
    )


class _Splitter:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.lower = sentence, sentence.tokens.lower
        self.groups = list(verb_groups(sentence))
        self.begins = [one.first for one in self.groups]
        marks = _marks()
        self.marks = [
            at for at in sentence.places_of(marks.keys()) if not self._is_inside_name(at)
        ]
        self.done: list[Open] = []
        self.stack = [Open(sentence.first, sentence.first, "main", enclosed=False)]

    def run(self) -> list[Open]:
        """Read the sentence and return its clauses."""
        marks = _marks()
        events = sorted([(at, -1) for at in self.marks] + [(at, n) for n, at in enumerate(self.begins)])
        for at, group in events:
            if group >= 0:
                self._verb(self.groups[group])
                continue
            kind = marks[self.lower[at]]
            if kind == "marks":
                self._comma(at)
            elif kind == "joining":
                self._join(at)
            elif kind == "ending":
                self._end(at)
            elif kind == "that":
                self._that(at)
            elif kind == "relative":
                self._relative(at)
            else:
                self._subordinate(at, "conditional" if kind == "conditional" else "subordinate")
        self._close(0, self.sentence.stop)
        self._attribute()
        self._quote()
        return self.done

    # -- what is ahead

    def _is_inside_name(self, at: int) -> bool:
        sentence = self.sentence
        return any(
            one.first <= at < one.stop
            for found in (sentence.entities, sentence.times, sentence.quantities)
            for one in found
        )

    def _verb_after(self, at: int) -> VerbGroup | None:
        """The next verb that can be finite, at or after a token."""
        for one in self.groups[bisect_left(self.begins, at) :]:
            if one.form in {"finite", "either"}:
                return one
        return None

    def _group_at(self, at: int) -> VerbGroup | None:
        """The verb at a token, over adverbs before it."""
        while at < self.sentence.stop:
            index = bisect_left(self.begins, at)
            if index < len(self.begins) and self.begins[index] == at:
                return self.groups[index]
            if not is_adverb(self.lower[at]):
                return None
            at += 1
        return None

    def _mark_after(self, at: int) -> int:
        """The next word or mark after a token that may part clauses."""
        index = bisect_right(self.marks, at)
        return self.marks[index] if index < len(self.marks) else self.sentence.stop

    def _verb_before_mark(self, at: int) -> VerbGroup | None:
        """The verb after a token that no word or mark which may part clauses stands before."""
        verb = self._verb_after(at + 1)
        return verb if verb is not None and verb.first < self._mark_after(at) else None

    def _opens_subject(self, at: int) -> bool:
        """Whether a token can begin a subject: an article, a pronoun or a name."""
        if at >= self.sentence.stop:
            return False
        word = self.lower[at]
        capital = self.sentence.tokens.text[at][0].isupper()
        return word in _DETERMINERS or word in clause_words("pronouns") or capital

    # -- opening and closing

    @property
    def top(self) -> Open:
        return self.stack[-1]

    def _open(
        self, first: int, content: int, kind: ClauseKind, *, enclosed: bool = False
    ) -> Open:
        one = Open(first, content, kind, enclosed=enclosed or first == self.sentence.first)
        if first == self.stack[0].first and len(self.stack) == 1 and kind == "main":
            return self.top
        self.stack.append(one)
        return one

    def _close(self, left: int, at: int) -> None:
        """Close clauses at a token until `left` of them are open."""
        while len(self.stack) > left:
            one = self.stack.pop()
            one.stop = at
            if one.stop > one.first:
                self.done.append(one)

    def _begin_main(self, first: int, content: int) -> Open:
        self._close(0, first)
        one = Open(first, content, "main", enclosed=False)
        self.stack.append(one)
        return one

    def _lacking(self) -> int:
        """The place on the stack of the innermost clause without a verb, -1 for none."""
        return next((n for n in range(len(self.stack) - 1, -1, -1) if self.stack[n].verb is None), -1)

    # -- the words and marks

    def _end(self, at: int) -> None:
        verb = self._verb_after(at + 1)
        if verb is not None and self.stack[0].verb is not None:
            self._begin_main(at, at + 1)
        else:
            self._close(1, at)

    def _comma(self, at: int) -> None:
        word = self.lower[at]
        if word in _DASHES and self.sentence.tokens.touches(at):
            return
        if word == "(":
            return
        following = at + 1
        if following >= self.sentence.stop or _marks().get(self.lower[following], "that") != "that":
            if len(self.stack) > 1 and self.top.kind == "infinitive":
                self._close(len(self.stack) - 1, at)
            return
        while len(self.stack) > 1 and not self.top.enclosed and self.top.verb is not None:
            self._close(len(self.stack) - 1, at)  # no phrase without a comma before it goes on
        group = self._group_at(following)
        if group is not None and group.form == "participle" and group.first == following:
            if self.top.kind == "participial":
                self._close(max(1, len(self.stack) - 1), at)
            self._open(at, following, "participial", enclosed=True).verb = group
        elif group is not None and group.form != "infinitive":
            self._resume(at, group)
        else:
            self._go_on(at)

    def _resume(self, at: int, group: VerbGroup) -> None:
        """A comma with a verb after it: the clause around goes on, or another of its subject."""
        lacking = self._lacking()
        if len(self.stack) > 1:
            self._close(max(1, lacking + 1 if lacking >= 0 else 1), at)
        if self.top.verb is not None:
            self._coordinate(at, at + 1)

    def _go_on(self, at: int) -> None:
        """A comma with something else after it."""
        verb = self._verb_before_mark(at)
        if len(self.stack) > 1 and self.top.verb is not None:
            lacking = self._lacking()
            coming = self._verb_after(at + 1)
            last = self._mark_after(at)
            if lacking >= 0 and coming is not None:
                word = self.lower[last] if last < self.sentence.stop else ""
                if verb is not None or word != ",":
                    self._close(lacking + 1, at)
                return
            aside = self.lower[at + 1]
            if aside in clause_words("prepositions") or is_adverb(aside):
                self._close(len(self.stack) - 1, at)
        if self.top.verb is None or verb is None:
            return
        if self._opens_subject(at + 1) or verb.form == "finite":
            if self.top.kind in {"main", "reported"} and not self._opens_subject(at + 1):
                return  # "It sells oil, gas which ..."
            self._begin_main(at, at + 1)

    def _join(self, at: int) -> None:
        comma = at > self.sentence.first and self.lower[at - 1] in {",", "–", "—"}
        first = at - comma
        following = at + 1
        kind = _marks().get(self.lower[following]) if following < self.sentence.stop else None
        if kind is not None and kind != "that":
            return  # "and which", "and when": that word opens it
        group = self._group_at(following)
        if group is not None and group.form == "infinitive":
            return
        if group is not None:
            self._join_verb(first, following, group, comma=comma)
            return
        verb = self._verb_before_mark(at)
        if verb is None or (verb.form == "either" and not self._opens_subject(following)):
            return
        if self._lacking() >= 0 and not comma:
            return  # "Peru and Chile signed"
        lacking = self._lacking()
        if lacking >= 0:
            if comma and len(self.stack) > lacking + 1:
                self._close(lacking + 1, first)
            return
        outer = self.stack[0] if comma or self.lower[at] == "but" else None
        if outer is not None or len(self.stack) == 1:
            self._begin_main(first, following)
            return
        kind_now = self.top.kind if self.top.kind != "infinitive" else "main"
        while len(self.stack) > 1 and self.top.kind in {"infinitive", "participial"}:
            self._close(len(self.stack) - 1, first)
        if len(self.stack) == 1:
            self._begin_main(first, following)
            return
        kind_now = self.top.kind
        self._close(len(self.stack) - 1, first)
        self._open(first, following, kind_now, enclosed=True)

    def _join_verb(self, first: int, following: int, group: VerbGroup, *, comma: bool) -> None:
        """ "And" with a verb after it."""
        while len(self.stack) > 1 and self.top.kind in {"infinitive", "participial"}:
            verb = self.top.verb
            like = verb is not None and (
                verb.form == group.form
                or (verb.form == "participle" and group.form == "either" and not comma)
            )
            if like and not (group.form == "either" and self._takes_object(group)):
                break
            self._close(len(self.stack) - 1, first)
        if self.top.verb is None and group.form != "participle":
            return
        if comma and len(self.stack) > 1 and self.top.kind == "relative" and self.stack[-2].verb:
            self._close(len(self.stack) - 1, first)
        if group.form != "participle" or self.top.kind == "participial":
            self._coordinate(first, following)

    def _coordinate(self, first: int, content: int) -> None:
        """Another clause of the same kind and subject as the one that is open."""
        before = self.top
        self._close(len(self.stack) - 1, first)
        one = Open(first, content, before.kind, enclosed=before.enclosed)
        one.shares = before
        self.stack.append(one)

    def _opening(self, at: int) -> tuple[int, bool]:
        """Where a clause begins that a word opens, with a preposition, "and" or comma before it, and
        whether there is a comma."""
        first = at
        if first > self.sentence.first and self.lower[first - 1] in clause_words("prepositions"):
            first -= 1
        if first > self.sentence.first and self.lower[first - 1] in clause_words("joining"):
            first -= 1
        comma = first > self.sentence.first and self.lower[first - 1] in {",", "–", "—", "("}
        return first - comma, comma

    def _relative(self, at: int) -> None:
        verb = self._verb_after(at + 1)
        if verb is None or at == self.sentence.first:
            return
        first, comma = self._opening(at)
        joined = self.lower[at - 1] in clause_words("joining")
        while len(self.stack) > 1 and self.top.kind == "infinitive":
            self._close(len(self.stack) - 1, first)
        if joined and self.top.kind in {"relative", "participial"}:
            self._close(len(self.stack) - 1, first)
        self._open(first, at + 1, "relative", enclosed=comma)

    def _that(self, at: int) -> None:
        before = self.lower[at - 1] if at > self.sentence.first else ""
        verb = self._verb_after(at + 1)
        if verb is None or not before:
            return
        told = self.top.verb
        near = told is not None and at - told.stop <= _TO_THAT
        joined = before in clause_words("joining")
        if joined and self.done and self.done[-1].kind == "reported" or (joined and self.top.kind == "reported"):
            if self.top.kind == "reported":
                self._close(len(self.stack) - 1, at - 1)
            self._open(at - 1, at + 1, "reported")
        elif (told is not None and near and self._reports(told)) or before in clause_words("contents"):
            self._open(at, at + 1, "reported")
        elif before in clause_words("prepositions") or before in _DETERMINERS:
            return
        elif self._group_at(at + 1) is verb or self._opens_subject(at + 1):
            self._open(at, at + 1, "relative")

    def _reports(self, verb: VerbGroup) -> bool:
        reporting = clause_words("reporting")
        return any(word in reporting for word in self.lower[verb.first : verb.stop])

    def _subordinate(self, at: int, kind: ClauseKind) -> None:
        word, following = self.lower[at], at + 1
        group = self._group_at(following)
        if group is not None and group.form == "participle":
            if word in clause_words("before_ing") or self.lower[group.main].endswith("ed"):
                first, comma = self._opening(at)
                self._open(first, following, "participial", enclosed=comma).verb = group
            return
        if word == "as" and self.lower[min(following, self.sentence.stop - 1)] not in _SHORT_PRONOUNS:
            return
        if any(one.first == following for one in self.sentence.times):
            return  # "since 2013"
        verb = self._verb_before_mark(at)
        if verb is None:
            return
        opens = at - self.sentence.first <= 1
        if opens and "," not in self.lower[verb.stop : self.sentence.stop]:
            return  # "After the war Iraq was ...": the verb is that of the sentence
        first, comma = self._opening(at)
        while len(self.stack) > 1 and self.top.kind in {"infinitive", "participial"}:
            if self.top.enclosed:
                break
            self._close(len(self.stack) - 1, first)
        if comma and self.top.kind == "subordinate":
            self._close(max(1, len(self.stack) - 1), first)
        self._open(first, following, kind, enclosed=comma or opens)

    # -- verbs

    def _verb(self, group: VerbGroup) -> None:
        if any(one.verb is group for one in self.stack):
            return
        if group.form == "infinitive":
            if self.top.kind != "infinitive":
                self._open(group.first, group.first, "infinitive").verb = group
            return
        if group.form == "participle":
            self._participle(group)
            return
        top = self.top
        if top.verb is None:
            top.verb = group
        elif top.verb.form == "either" and not self._takes_object(top.verb):
            reduced = Open(top.verb.first, top.verb.first, "participial", enclosed=False)
            reduced.verb, reduced.stop = top.verb, group.first
            self.done.append(reduced)  # "the treaty signed in 1992 expired"
            top.verb = group
        elif (lacking := self._lacking()) >= 0 and not (
            group.form == "either" and not self._takes_object(group) and top.enclosed
        ):
            self._close(lacking + 1, group.first)
            self.top.verb = group
        elif group.form == "either":
            self._open(group.first, group.first, "participial").verb = group
        else:
            self._open(group.first, group.first, "subordinate").verb = group
        if self.top.verb is group and self._reports(group) and not group.passive:
            self._report(group)

    def _participle(self, group: VerbGroup) -> None:
        at = group.first
        if at == self.sentence.first:
            self._open(at, at, "participial", enclosed=True).verb = group
        elif not self.lower[at].endswith("ing") or self._takes_object(group):
            self._open(at, at, "participial").verb = group

    def _report(self, group: VerbGroup) -> None:
        """ "He said exports had risen": a clause that is told without "that"."""
        following = group.stop
        if following >= self.sentence.stop or self.lower[following] in _marks():
            return
        verb = self._verb_before_mark(following - 1) or self._verb_after(following)
        if verb is None or verb.first >= self._mark_but_joining(following):
            return
        if self._opens_subject(following) or verb.form == "finite":
            self._open(following, following, "reported")

    def _mark_but_joining(self, at: int) -> int:
        while True:
            at = self._mark_after(at)
            if at >= self.sentence.stop or self.lower[at] not in clause_words("joining"):
                return at

    def _takes_object(self, group: VerbGroup) -> bool:
        """Whether what follows a verb can be its object."""
        at, sentence = group.stop, self.sentence
        if at >= sentence.stop:
            return False
        if self._opens_subject(at) and not any(one.first == at for one in sentence.times):
            return True
        return any(one.first == at for one in sentence.quantities)

    # -- who tells it

    def _attribute(self) -> None:
        """ "Exports rose, the ministry said": what stands before is told by somebody."""
        mains = sorted((one for one in self.done if one.kind == "main"), key=lambda one: one.first)
        if len(mains) < 2 or mains[-1].verb is None or not self._reports(mains[-1].verb):
            return
        last = mains[-1]
        if last.verb is not None and self.lower[last.first] == "," and last.stop - last.verb.stop <= _TO_THAT:
            for one in mains[:-1]:
                one.kind = "reported"

    def _quote(self) -> None:
        """Mark the clauses whose verbs stand within quotation marks."""
        if not self.sentence.may_have(_QUOTES):
            return
        marks = self.sentence.places_of(_QUOTES)
        for one in self.done:
            at = one.verb.first if one.verb else one.first
            if bisect_left(marks, at) % 2:
                one.kind = "quoted"
