"""Lengths of what the text dates the beginning of: "in 2003, after 44 years of marriage"."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import Time, is_date, length_value, reckoned_frame
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence

_VERB_TO_DATE = 6  # tokens: "They married in a village church in 1959"
_DATE_TO_AFTER = 2  # tokens: "in 2003, after"


@cache
def _beginnings() -> dict[str, PhraseTable[bool]]:
    """What lasts, and the verbs that date its beginning."""
    table = rules_words("claims/reckoning")["lasting"]
    return {noun: PhraseTable.of((verb, True) for verb in verbs) for noun, verbs in table.items()}


def lasting_frames(sentence: Sentence, length: Time) -> list[Frame]:
    """Return the frame of a length "of marriage" that ends with the date before it."""
    noun, value = _noun(sentence, length), length_value(sentence, length)
    if noun is None or value is None or not _after(sentence, length):
        return []
    end = next(
        (
            one
            for one in sentence.times
            if is_date(one.mention)
            and 0 <= length.first - one.stop <= _DATE_TO_AFTER + 2
            and "after" in sentence.words(one.stop, length.first)
        ),
        None,
    )
    if end is None:
        return []
    begin = begun_as(sentence, noun)
    first = begin.mention if begin is not None and begin is not end else None
    return [reckoned_frame(sentence, "duration", value, length, first, end.mention, lasting=noun)]


def begun_as(sentence: Sentence, noun: str) -> Time | None:
    """Return when something began, by its verb in a sentence: "married in 1959"."""
    for at, stop, _ in sentence.phrases(_beginnings()[noun]):
        for one in sentence.times:
            near = stop <= one.first <= stop + _VERB_TO_DATE
            if near and is_date(one.mention) and "," not in sentence.words(stop, one.first):
                return one
        opening = sentence.times[0] if sentence.times else None
        if opening is not None and opening.first <= sentence.first + 1 and opening.stop < at:
            return opening if is_date(opening.mention) else None  # "In 1959 they married"
    return None


def _noun(sentence: Sentence, length: Time) -> str | None:
    told = sentence.words(length.stop, length.stop + 2)
    return told[1] if told[:1] == ["of"] and told[1:] and told[1] in _beginnings() else None


def _after(sentence: Sentence, length: Time) -> bool:
    return "after" in sentence.words(length.first - _DATE_TO_AFTER, length.first)
