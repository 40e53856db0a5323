"""What one place of a text tells of a thing, and how its clause means it."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from factcheck.extracting.frames.clauses import clauses_of, times_of
from factcheck.extracting.sentence import Clause, Sentence
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.told_words import Act, told_words

_DENIED = 4  # tokens before a verb in which a denial stands

Parts: TypeAlias = frozenset[tuple[str, str]]


class Telling(Struct, frozen=True):
    """What one sentence tells of a thing at tokens [first, stop).

    `theme` is what it is told of, `doer` who did it: "" where the text names none, None where it
    is not sure who is meant. `anaphoric` holds for "the approval of", which takes up what was told.
    `among` is how much of which set did it: ("all", "judge"). `of_thing` and `of_deed` are what
    ties the thing or the deed to a part or a case: "in the north".
    """

    index: int
    sentence: Sentence
    first: int
    stop: int
    act: Act
    denied: bool
    anaphoric: bool
    theme: str | None
    doer: str | None
    times: tuple[TimeExpression, ...]
    clause: Clause
    among: tuple[str, str] = ("", "")
    of_thing: Parts = frozenset()
    of_deed: Parts = frozenset()

    @property
    def future(self) -> bool:
        """Whether it is told of what is to come."""
        return self.clause.tense == "future" and not self.anaphoric

    @property
    def span(self) -> Span:
        """Where it stands, in the text."""
        return self.sentence.span_of(self.first, self.stop)

    @property
    def quote(self) -> str:
        """The words of the telling."""
        return self.sentence.quote_of(self.first, self.stop)


def times_in_clause(sentence: Sentence, clause: Clause) -> tuple[TimeExpression, ...]:
    """Return the times of a clause, and one that stands before it: "in 1991, when we started"."""
    own = times_of(sentence, clause)
    if not own and clause.kind in {"quoted", "subordinate", "relative"}:
        begin = clause.first + (sentence.tokens.lower[clause.first] == ",")
        before = clause.first - (begin == clause.first)
        if sentence.tokens.lower[begin] == "when":
            own = [one for one in sentence.times if one.stop == before]
    return tuple(one.mention for one in own if one.mention.first is not None)


def is_denied(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a clause denies what its verb at a token tells."""
    lower = sentence.tokens.lower
    before = lower[max(clause.first, clause.verb, at - _DENIED) : at]
    if not told_words("denying").isdisjoint(before) or "n't" in "".join(before):
        return True
    if before[-1:] == ["longer"]:
        return True
    opening = lower[max(clause.subject - 1, sentence.first) : clause.subject + 1]
    if clause.subject < clause.subject_stop and not told_words("none").isdisjoint(opening):
        return True
    if clause.kind == "infinitive":
        return not told_words("refusing").isdisjoint(lower[max(at - 3, sentence.first) : at])
    return False


def is_idle(
    sentence: Sentence, clause: Clause, *, denied: bool = False, ahead: bool = False
) -> bool:
    """Whether a clause does not say that it is so, or `ahead` that it will be."""
    if clause.kind == "conditional" or clause.tense == "conditional":
        return True
    if clause.tense == "future" and not ahead:
        return True
    if clause.kind == "infinitive" and not denied:
        return True
    outer, finite = clause, bool(clause.tense)
    while outer.within >= 0:
        outer = clauses_of(sentence)[outer.within]
        if outer.kind == "conditional" or (not finite and outer.tense == "conditional"):
            return True
        finite = finite or bool(outer.tense)
    return False
