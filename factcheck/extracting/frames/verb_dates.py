"""The dates of verbs: "came to power in 1994", "In 1964 she joined"."""

from __future__ import annotations

from factcheck.extracting.frames.reckoned import Time, is_date, phrases
from factcheck.extracting.sentence import Sentence

_VERB_TO_DATE = 4  # tokens: "in Lima on 3 May"


def dated_by(table: str, sentence: Sentence, first: int, last: int) -> Time | None:
    """Return the date right after the first verb of a list at tokens [first, last)."""
    known, lower = phrases(table), sentence.tokens.lower
    for at in range(first, min(last, sentence.stop)):
        hit = known.longest(lower, at, sentence.stop) if lower[at] in known else None
        if hit is not None:
            stop = at + hit[0]
            return next(
                (
                    one
                    for one in sentence.times
                    if stop <= one.first <= stop + _VERB_TO_DATE and one.mention.first is not None
                ),
                None,
            )
    return None


def begun(sentence: Sentence, before: int, verbs: str = "begins") -> Time | None:
    """Return the date of a verb that begins a time in office, nearest before a token."""
    table, lower = phrases(verbs), sentence.tokens.lower
    for at in range(before - 1, sentence.first - 1, -1):
        hit = table.longest(lower, at, before) if lower[at] in table else None
        if hit is not None:
            stop = at + hit[0]
            return next(
                (
                    one
                    for one in sentence.times
                    if stop <= one.first <= stop + 3 and is_date(one.mention)
                ),
                _opening(sentence, at),
            )
    return None


def _opening(sentence: Sentence, verb: int) -> Time | None:
    """The date that opens the clause of a verb: "In 1964 she joined"."""
    opening = sentence.times[0]
    near = opening.first <= sentence.first + 1 and opening.stop < verb <= opening.stop + 3
    return opening if near and is_date(opening.mention) else None
