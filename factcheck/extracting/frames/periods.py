"""Which time expression of a sentence says when a claim holds."""

from __future__ import annotations

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression

# Words before a time that opens a sentence; after a participle ("Founded in 1957, ...") it
# dates only that.
_OPENING = frozenset(
    {
        "in",
        "on",
        "by",
        "during",
        "since",
        "as",
        "of",
        "at",
        "the",
        "end",
        "from",
        "until",
        "after",
        "before",
        "already",
        "but",
        "and",
    }
)
_UNPLACED = frozenset({"duration", "anniversary", "weekday", "time_of_day"})


def period_of(sentence: Sentence, first: int, stop: int) -> TimeExpression | None:
    """Return the time of a claim at tokens [first, stop), or None where none is stated.

    The nearest placed time in the same clause wins; a time at the sentence's beginning holds
    for the whole of it.
    """
    times = [
        one
        for one in sentence.times
        if _has_place(one.mention) and one.mention.start not in sentence.event_times
    ]
    if not times:
        return None
    best = min(times, key=lambda one: _distance(one, first, stop))
    if _distance(best, first, stop) <= 12 and not _separated(sentence, best, first, stop):
        return best.mention
    opening = times[0]
    before = sentence.words(sentence.first, opening.first)
    return opening.mention if all(word in _OPENING for word in before) else None


def _has_place(time: TimeExpression) -> bool:
    return time.grain not in _UNPLACED and (time.first is not None or time.relative)


def _distance(time: Placed[TimeExpression], first: int, stop: int) -> int:
    if time.stop <= first:
        return first - time.stop
    if time.first >= stop:
        return time.first - stop
    return 0


def _separated(sentence: Sentence, time: Placed[TimeExpression], first: int, stop: int) -> bool:
    """Whether another quantity or a clause break stands between the time and the claim."""
    begin, end = (time.stop, first) if time.stop <= first else (stop, time.first)
    if begin >= end:
        return False
    if time.stop <= first and _in_apposition(sentence, time, first):
        return True
    if any(
        word in {";", "while", "whereas", "but", "which"} for word in sentence.words(begin, end)
    ):
        return True
    return time.first >= stop and any(
        begin <= one.first < end for one in sentence.quantities if not one.mention.ordinal
    )


def _in_apposition(sentence: Sentence, time: Placed[TimeExpression], first: int) -> bool:
    """Whether a comma closes the phrase with the time before the claim, and the time is not all
    of that phrase: "Hong Kong, returned to China in 1997, has ..."."""
    if "," not in sentence.words(time.stop, first):
        return False
    before = time.first - 1
    if before >= sentence.first and sentence.tokens.lower[before] in {"in", "on", "by", "during"}:
        before -= 1
    return before >= sentence.first and sentence.tokens.text[before] != ","
