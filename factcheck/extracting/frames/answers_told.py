"""Percentages of those who gave each answer: "57% were in favour, 29% opposed and 14% undecided".

Nobody gives two answers of such a set, so that they are no more than a hundred; of the two sides
of a vote that was held they are not much less either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_LEAST_OF_TWO = Decimal(94)  # of two sides, where the rest is blank or void
_AGAINST = (["to"], ["against"], ["versus"])
_TO_ANSWER = 7  # tokens from a percentage to its answer


@cache
def _sides() -> dict[str, tuple[str, str]]:
    """Each word of an answer: its set, and its side of it."""
    table = rules_words("claims/answers")["answers"]
    return {
        word: (name, side)
        for name, sides in table.items()
        for side, words in sides.items()
        for word in words
    }


def answered(sentence: Sentence, spots: Sequence[Spot]) -> str:
    """Return "most" where each percentage is of another answer to one question, "equal" where two
    are all that were cast and fall far short, else ""."""
    words = relation_words("answers")
    told = _answers(sentence, spots)
    if not told or len({name for name, side in told if side != "neutral"}) > 1:
        return ""
    if len({side for _, side in told}) < len(told):
        return ""
    of = [sentence.words(one.stop, one.stop + 1) == ["of"] for one in spots]
    text = sentence.vocabulary
    if sum(of) > 1 or words["apart"] & text:
        return ""
    summed = sum((one.quantity.number for one in spots), Decimal(0))
    two = len(spots) == 2 and bool(words["cast"] & text) and bool(words["votes"] & text)
    if two and summed < _LEAST_OF_TWO and not words["other_votes"] & text:
        return "equal"
    return "most"


def beaten(sentence: Sentence) -> Iterator[Relation]:
    """Yield the two sides of a contest: "beat his rival by 53.4 to 46.6%"."""
    words = relation_words("answers")
    if words["contests"].isdisjoint(sentence.vocabulary):
        return
    for winner, loser in pairwise(spots_of(sentence)):
        bare = winner.quantity.unit is None and winner.quantity.hedge is None
        sides = (winner.quantity, loser.quantity)
        if not bare or loser.quantity.unit != "percent" or any(one.change for one in sides):
            continue
        led = sentence.words(winner.first - 1, winner.first)
        if led != ["by"] or sentence.words(winner.stop, loser.first) not in _AGAINST:
            continue
        percent = replace(winner, quantity=replace(winner.quantity, unit="percent"))
        operands = (percent.operand("part"), loser.operand("part"))
        yield from told(sentence, "percentages", operands, winner.first, loser.stop, closed="most")


def _answers(sentence: Sentence, spots: Sequence[Spot]) -> list[tuple[str, str]]:
    """The answer that follows each percentage; nothing where one has none, or several."""
    sides = _sides()
    ends = [*(spot.first for spot in spots[1:]), spots[-1].stop + _TO_ANSWER]
    words = relation_words("answers")
    found: list[tuple[str, str]] = []
    for spot, end in zip(spots, ends, strict=True):
        after = sentence.words(spot.stop, min(end, spot.stop + _TO_ANSWER))
        hits = {sides[word] for word in after if word in sides}
        if len(hits) != 1:
            return []
        last = max(at for at, word in enumerate(after) if word in sides)
        if spot is not spots[0]:
            following = after[last + 1 : last + 2]
            if not words["after_answer"].issuperset(following) or after[:1] == ["of"]:
                return []  # "70% support the first law, 60% reject the second"
            if not words["before_percent"].issuperset(sentence.words(spot.first - 1, spot.first)):
                return []  # "and of the old 60% to leave"
        found += hits
    return found
