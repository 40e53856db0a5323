"""What a length beside two dates may be but the time from one to the other."""

from __future__ import annotations

from factcheck.extracting.frames.reckoned import Time, is_range, only, words
from factcheck.extracting.sentence import Sentence

_DEFINITE = frozenset({"the", "these", "those"})


def is_rate(sentence: Sentence, length: Time) -> bool:
    """Return whether "a week" tells how often: "twice a week between 2007 and 2009"."""
    tokens, first = sentence.tokens, length.first
    if first == sentence.first or tokens.lower[first] not in {"a", "an"}:
        return False
    return tokens.lower[first - 1] not in words("before_a_length")


def lies_within(sentence: Sentence, length: Time, dates: Time) -> bool:
    """Return whether a length need not fill its dates: "two weeks between August and December".

    "The two weeks between 3 and 17 May" do.
    """
    lower, first = sentence.tokens.lower, length.first
    hyphened = "-" in sentence.words(first, length.stop)
    definite = lower[first] in _DEFINITE or lower[first - 1] in _DEFINITE
    between = "between" in (lower[dates.first - 1], lower[dates.first])
    loose = between or dates.mention.relative  # "two weeks in Rome earlier this year"
    return loose and first < dates.first and not (hyphened or definite)


def is_one_of_two(sentence: Sentence, dates: Time) -> bool:
    """Return whether another range follows: "for nine years, from 1966 to 1970 and from 1975 to
    1980"."""
    return any(
        one.first > dates.stop
        and is_range(one.mention)
        and only("between_ranges", sentence, dates.stop, one.first)
        for one in sentence.times
    )
