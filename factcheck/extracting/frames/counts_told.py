"""Of which day a count is told, where the text gives none: after a change, or of the past."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.extracting.frames.clauses import clause_at, tense_at
from factcheck.extracting.frames.count_owners import grown_to
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.member_counts import changed_to, club_before
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import Quantity

_PERFECT = frozenset({"has", "have"})


_words = WordLists("claims/counts").words


def told_of(sentence: Sentence, placed: Placed[Quantity], frame: Frame) -> str:
    """Return "after" for a count that a change led to, "past" for one of some other day that the
    text does not name ("had fifteen members"), "" for one of now."""
    if (
        frame.period is not None
        or "founding" in frame.qualifiers
        or frame.measure != "member_count"
    ):
        then = frame.measure == "population" and _is_of_then(sentence, placed, frame)
        return "past" if then or _is_of_the_past(sentence, frame) else ""
    first = bisect_left(sentence.tokens.start, frame.span.start)
    changed = changed_to(sentence, placed) or grown_to(sentence, first, ("organisation",))
    clause = clause_at(sentence, first)
    if not _PERFECT.isdisjoint(sentence.words(clause.verb, clause.verb_stop)):
        return ""  # "has since grown to ten members": it has them now
    if changed is not None or _list_left(sentence, first):
        return "after"
    return "past" if _is_of_the_past(sentence, frame) else ""


def _is_of_then(sentence: Sentence, placed: Placed[Quantity], frame: Frame) -> bool:
    """Whether people are told of a time that has no date: "was then a nation of", "before the
    war"."""
    stop = bisect_left(sentence.tokens.start, frame.span.end)
    if frame.period is not None or _words("of_then").isdisjoint(sentence.vocabulary):
        return False
    behind = not _words("of_then").isdisjoint(sentence.words(stop, stop + 1))
    return behind or tense_at(sentence, placed.first) == "past"


def _is_of_the_past(sentence: Sentence, frame: Frame) -> bool:
    """Whether a count is told of some day that the text does not name: "had fifteen members"."""
    if frame.period is not None or "founding" in frame.qualifiers:
        return False
    first = bisect_left(sentence.tokens.start, frame.span.start)
    stop = bisect_left(sentence.tokens.start, frame.span.end)
    club = club_before(sentence, first)
    before = first if club is None else club
    owner = sentence.entity_at(before - 2)  # "the United Nations' 193" tells of no past
    begin = max(before - 3, owner.stop if owner is not None else 0)
    near = sentence.words(begin, before) + sentence.words(stop, stop + 2)
    if not _PERFECT.isdisjoint(near):
        return False
    return not _words("past").isdisjoint(near)


def _list_left(sentence: Sentence, first: int) -> bool:
    """ "The departure of Qatar left OPEC with fourteen members"."""
    return "left" in sentence.words(first - 5, first)
