"""How a sentence is cut into clauses, from left to right and once.

A stack holds the clauses that are open. A word that begins a clause opens one where a verb
follows; a comma, a conjunction or the next finite verb closes what is complete. `clauses` says
what for.
"""

from __future__ import annotations

from bisect import bisect_left

from factcheck.extracting.frames.clause_outlook import DETERMINERS, QUOTES, Outlook
from factcheck.extracting.frames.clause_verbs import VerbGroup, clause_words, is_adverb
from factcheck.extracting.sentence import ClauseKind, Sentence

_TO_THAT = 4  # tokens from "told" to "that" in "told the press that"
_OF_WHICH = 4  # tokens from a comma to "of which" in ", the first of which"
_COMMAS = frozenset({",", "–", "—"})
PHRASES = frozenset({"infinitive", "participial"})


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


def open_clauses(sentence: Sentence) -> list[Open]:
    """Return the clauses of a sentence as they are read, in the order in which they ended."""
    return _Splitter(sentence).run()


class _Splitter:
    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.lower = sentence, sentence.tokens.lower
        self.ahead = Outlook(sentence)
        self.done: list[Open] = []
        self.stack = [Open(sentence.first, sentence.first, "main", enclosed=False)]

    def run(self) -> list[Open]:
        """Read the sentence and return its clauses."""
        groups, coming = self.ahead.groups, 0
        for at in (*self.ahead.marks, self.sentence.stop):
            while coming < len(groups) and groups[coming].first < at:
                self._verb(groups[coming])
                coming += 1
            if at < self.sentence.stop:
                self._mark(at)
        self._close(0, self.sentence.stop)
        self._attribute()
        self._quote()
        return self.done

    # -- the stack

    @property
    def top(self) -> Open:
        """The innermost clause that is open."""
        return self.stack[-1]

    @property
    def is_inner(self) -> bool:
        """Whether a clause within another is open."""
        return len(self.stack) > 1

    def _open(self, first: int, content: int, kind: ClauseKind, *, enclosed: bool = False) -> Open:
        enclosed = enclosed or first == self.sentence.first
        self.stack.append(Open(first, content, kind, enclosed=enclosed))
        return self.top

    def _close(self, left: int, at: int) -> None:
        """Close clauses at a token until `left` of them are open."""
        while len(self.stack) > left:
            one = self.stack.pop()
            one.stop = at
            if one.stop > one.first:
                self.done.append(one)

    def _pop(self, at: int) -> None:
        """Close the innermost clause, if it is within another."""
        self._close(max(1, len(self.stack) - 1), at)

    def _begin_main(self, first: int, content: int) -> None:
        self._close(0, first)
        self._open(first, content, "main")

    def _coordinate(self, first: int, content: int) -> None:
        """Open another clause of the kind and the subject of the one that is open."""
        before = self.top
        self._close(len(self.stack) - 1, first)
        self._open(first, content, before.kind, enclosed=before.enclosed).shares = before

    def _lacking(self) -> int:
        """How many clauses are open down to the innermost one without a verb, 0 for none."""
        verbs = [one.verb is None or one.verb.form == "weak" for one in self.stack]
        return len(verbs) - verbs[::-1].index(True) if True in verbs else 0

    # -- words and marks

    def _mark(self, at: int) -> None:
        kind = self.ahead.mark(at)
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

    def _end(self, at: int) -> None:
        """A semicolon or colon."""
        if self.stack[0].verb is not None and self.ahead.verb_after(at + 1) is not None:
            self._begin_main(at, at + 1)
        else:
            self._close(1, at)

    def _comma(self, at: int) -> None:
        ahead, following = self.ahead, at + 1
        if self.lower[at] == "(" or (self.lower[at] != "," and self.sentence.tokens.touches(at)):
            return
        while following < self.sentence.stop and self.lower[following] in QUOTES:
            following += 1
        if following >= self.sentence.stop or ahead.mark(following) not in {"", "that"}:
            if self.top.kind == "infinitive":
                self._pop(at)
            return  # the word after it opens or joins a clause
        while self.is_inner and self.top.verb is not None and not self.top.enclosed:
            self._pop(at)  # what no comma opens does not go on behind one
        group = ahead.group_at(following)
        weak = (
            group is not None and group.form == "weak" and not (self.is_inner and self._lacking())
        )
        if group is None or weak or group.form == "infinitive":
            self._go_on(at, following)
        elif group.form != "participle":
            self._resume(at)
        elif self._is_past(at, group):
            self._resume(at)
            ahead.read_as_past(group)
        elif group.first == following:
            if self.top.kind == "participial":
                self._pop(at)
            self._open(at, following, "participial", enclosed=True).verb = group

    def _is_past(self, comma: int, group: VerbGroup) -> bool:
        """Whether a form in "-ed" after a comma is a verb of its own: "was born in 1960, studied in
        Paris and died", "the bank, which is based in Oslo, lent 4 million"; not "the bank, founded
        in 1960, is"."""
        if self.lower[group.main].endswith("ing"):
            return False
        if self._lacking():
            coming = self.ahead.verb_after(group.stop)
            return coming is None or self.lower[coming.first - 1] != ","
        if self.top.kind == "participial":
            return False
        return self.ahead.ends_time(comma) or self.ahead.takes_object(group)

    def _resume(self, at: int) -> None:
        """A comma with a verb after it: the clause around goes on, or another of its subject."""
        self._close(max(1, self._lacking()), at)
        if self.top.verb is not None:
            self._coordinate(at, at + 1)

    def _go_on(self, at: int, following: int) -> None:
        """A comma with something else after it."""
        ahead, verb = self.ahead, self.ahead.verb_before_mark(at)
        if self.is_inner and self.top.verb is not None:
            lacking = self._lacking()
            if lacking and ahead.verb_after(at + 1) is not None:
                opening = self.top.first == self.sentence.first and ahead.opens_subject(following)
                following_mark = ahead.mark_after(at)
                last = following_mark >= self.sentence.stop or self.lower[following_mark] != ","
                if verb is not None or last or opening:
                    self._close(lacking, at)
                return
            aside = self.lower[following]
            if aside in clause_words("prepositions") or is_adverb(aside):
                self._pop(at)
        if self.top.verb is not None and verb is not None and ahead.opens_subject(following):
            self._begin_main(at, following)  # "The war ended, he said"

    def _join(self, at: int) -> None:
        """ "And" or "but", with a comma before it or without."""
        ahead, following = self.ahead, at + 1
        comma = at > self.sentence.first and self.lower[at - 1] in _COMMAS
        if ahead.mark(following) not in {"", "that"}:
            return  # "and which", "and when": that word opens it
        group = ahead.group_at(following)
        if group is not None and group.form != "weak":
            if group.form != "infinitive":
                self._join_verb(at - comma, following, group, comma=comma)
            return
        verb = ahead.verb_before_mark(at)
        if verb is None or (verb.form == "either" and not ahead.opens_subject(following)):
            return
        lacking = self._lacking()
        if lacking:
            if comma:
                self._close(lacking, at - 1)
            return  # "Peru and Chile signed"
        while self.top.kind in PHRASES and self.is_inner:
            self._pop(at - comma)
        if comma or self.lower[at] == "but" or not self.is_inner:
            self._begin_main(at - comma, following)
        else:
            kind = self.top.kind
            self._pop(at)
            self._open(at, following, kind, enclosed=True)

    def _join_verb(self, first: int, following: int, group: VerbGroup, *, comma: bool) -> None:
        """ "And" with a verb after it."""
        while self.is_inner and self.top.kind in PHRASES:
            if self._is_alike(group, comma=comma):
                break
            self._pop(first)
        if self.top.verb is None and group.form != "participle":
            return
        while comma and self.is_inner and self.top.enclosed and self.stack[-2].verb is not None:
            self._pop(first)
        if group.form != "participle" or self.top.kind == "participial":
            self._coordinate(first, following)

    def _is_alike(self, group: VerbGroup, *, comma: bool) -> bool:
        """Whether a verb goes on with an open phrase: "signed in 1992 and ratified in 1994"."""
        verb = self.top.verb
        if verb is None or (group.form == "either" and self.ahead.takes_object(group)):
            return False
        reduced = verb.form == "participle" and group.form == "either" and not comma
        return reduced or verb.form == group.form

    # -- words that open a clause

    def _opening(self, at: int) -> tuple[int, bool]:
        """Where a clause begins that a word opens, with a preposition, "and" or a comma before it,
        and whether there is a comma."""
        lower, first, begin = self.lower, at, self.sentence.first
        if first > begin and lower[first - 1] in clause_words("prepositions"):
            first -= 1
        if lower[first] == "of":  # ", the first of which"
            back = range(first - 1, max(begin, first - _OF_WHICH), -1)
            first = next((n + 1 for n in back if lower[n] == ","), first)
        if first > begin and lower[first - 1] in clause_words("joining"):
            first -= 1
        comma = first > begin and (lower[first - 1] in _COMMAS or lower[first - 1] == "(")
        return first - comma, comma

    def _relative(self, at: int) -> None:
        if at == self.sentence.first or self.ahead.verb_after(at + 1) is None:
            return
        first, comma = self._opening(at)
        while self.top.kind == "infinitive":
            self._pop(first)
        if self.lower[at - 1] in clause_words("joining") and self.top.kind != "main":
            self._pop(first)
        self._open(first, at + 1, "relative", enclosed=comma)

    def _that(self, at: int) -> None:
        """ "That" may begin a clause about a noun or what somebody says, or only point."""
        before = self.lower[at - 1] if at > self.sentence.first else ""
        verb, told = self.ahead.verb_after(at + 1), self.top.verb
        if verb is None or not before:
            return
        near = told is not None and at - told.stop <= _TO_THAT
        if before in clause_words("joining") and self.top.kind == "reported":
            self._pop(at - 1)
            self._open(at - 1, at + 1, "reported")
        elif (near and self.ahead.reports(told)) or before in clause_words("contents"):
            self._open(at, at + 1, "reported")
        elif before not in clause_words("prepositions") and before not in DETERMINERS:
            beside = self.ahead.group_at(at + 1) is verb or self.ahead.opens_subject(at + 1)
            if beside or verb.form == "finite":
                self._open(at, at + 1, "relative")

    def _subordinate(self, at: int, kind: ClauseKind) -> None:
        """ "When", "after" or "if": before a noun alone they open no clause."""
        ahead, word, following = self.ahead, self.lower[at], at + 1
        first, comma = self._opening(at)
        group = ahead.group_at(following)
        if group is not None and group.form == "participle":
            if word in clause_words("before_ing") or self.lower[group.main].endswith("ed"):
                self._open(first, following, "participial", enclosed=comma).verb = group
            return
        verb = ahead.verb_before_mark(at)
        if verb is None or ahead.begins_time(following):
            return  # "since 2013"
        opens = at - self.sentence.first <= 1
        if opens and "," not in self.lower[verb.stop : self.sentence.stop]:
            return  # "After the war Iraq was": the verb is that of the sentence
        while self.is_inner and self.top.kind in PHRASES and not self.top.enclosed:
            self._pop(first)
        if comma and self.top.kind == "subordinate":
            self._pop(first)
        self._open(first, following, kind, enclosed=comma or opens)

    # -- verbs

    def _verb(self, group: VerbGroup) -> None:
        if any(one.verb is group for one in self.stack):
            return  # a comma has seen it already
        if group.form == "infinitive":
            if self.top.kind != "infinitive":
                self._open(group.first, group.first, "infinitive").verb = group
        elif group.form == "participle":
            self._participle(group)
        elif group.form == "weak":
            self.top.verb = self.top.verb or group
        else:
            self._finite(group)
            if self.top.verb is group and self.ahead.reports(group):
                self._report(group)

    def _participle(self, group: VerbGroup) -> None:
        opens = group.first == self.sentence.first
        gerund = self.lower[group.first].endswith("ing") and not self.ahead.takes_object(group)
        if opens or not gerund:
            self._open(group.first, group.first, "participial").verb = group

    def _finite(self, group: VerbGroup) -> None:
        """A verb that is that of the clause at hand, or of one around it, or a participle."""
        top, first, lacking = self.top, group.first, self._lacking()
        if top.verb is None or top.verb.form == "weak":
            top.verb = group
        elif lacking and group.form == "finite":
            self._close(lacking, first)  # "the pact that ended in 1990 was"
            self.top.verb = group
        elif top.verb.form == "either" and not self.ahead.takes_object(top.verb):
            inner = Open(top.verb.first, top.verb.first, "participial", enclosed=False)
            inner.verb, inner.stop = top.verb, first
            self.done.append(inner)  # "the treaty signed in 1992 expired"
            top.verb = group
            if top.kind in PHRASES:
                top.kind = "subordinate"
        elif lacking and (not top.enclosed or self.ahead.takes_object(group)):
            self._close(lacking, first)
            self.top.verb = group
        else:
            named = self._name_before(first)  # "the law Peru adopted", "a vote -- Ann Lee left"
            reduced = group.form == "either" and named == first
            kind: ClauseKind = "participial" if reduced else "subordinate"
            self._open(named, named, kind).verb = group

    def _name_before(self, at: int) -> int:
        """Where a name begins that ends before a verb and no preposition governs; else `at`."""
        text, first = self.sentence.tokens.text, at
        floor = self.top.verb.stop if self.top.verb is not None else self.sentence.first
        while first > floor and text[first - 1][0].isupper():
            if text[first - 1].endswith(("'s", "’s")):
                break
            first -= 1
        governed = first == floor or self.lower[first - 1] in clause_words("prepositions")
        return at if governed else first

    def _report(self, group: VerbGroup) -> None:
        """ "He said exports had risen": a clause that is told without "that"."""
        ahead, following = self.ahead, group.stop
        if ahead.mark(following) or ahead.begins_time(following):
            return
        if following >= self.sentence.stop or self.lower[following] in clause_words("prepositions"):
            return  # "the exit declared on 3 May takes effect"
        verb, limit = ahead.verb_after(following), ahead.mark_after(following)
        while limit < self.sentence.stop and ahead.mark(limit) == "joining":
            limit = ahead.mark_after(limit)  # "said Peru and Chile had agreed"
        if verb is None or verb.first >= limit:
            return
        if verb.form == "finite" or ahead.opens_subject(following):
            self._open(following, following, "reported")

    def _attribute(self) -> None:
        """ "Exports rose, the ministry said": what stands before is told by somebody."""
        mains = sorted((one for one in self.done if one.kind == "main"), key=lambda one: one.first)
        last = mains[-1] if len(mains) > 1 else None
        if last is None or last.verb is None or not self.ahead.reports(last.verb):
            return
        if self.lower[last.first] == "," and last.stop - last.verb.stop <= _TO_THAT:
            for one in mains[:-1]:
                one.kind = "reported"

    def _quote(self) -> None:
        """Mark the clauses whose verbs stand within quotation marks."""
        if not self.sentence.may_have(QUOTES):
            return
        marks = self.sentence.places_of(QUOTES)
        for one in self.done:
            if one.verb is not None and bisect_left(marks, one.verb.first) % 2:
                one.kind = "quoted"
