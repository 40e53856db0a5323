"""A time that does not lie in the one that it is told to be part of: "in the third quarter, in
May"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_Time = Placed[TimeExpression]
# From the finest to the coarsest.
_GRAINS = ("day", "month", "range", "quarter", "half", "year", "decade", "century")
_BASE_REACH = 8  # tokens from a length to the date that it counts from
_LOOSE = {"century": 25 * 366, "decade": 3 * 366}  # days by which one may be rounded
_ENDS = ("from ", "between ")  # of a range that is told by its ends
_REACH = 5  # tokens between a time and its part
_words = WordLists("claims/nested_periods")


def check(rule: Rule, params: KindParams, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every part of a period that lies outside it."""
    for sentence in context.analysis.sentences:
        if len(sentence.times) < 2:
            continue
        if not _words("other_years").isdisjoint(sentence.words(sentence.first, sentence.stop)):
            continue
        for one, other in zip(sentence.times, sentence.times[1:], strict=False):
            if _apposed(sentence, one, other) and _outside(one.mention, other.mention):
                yield _outcome(rule, one.mention, other.mention)


def _apposed(sentence: Sentence, one: _Time, other: _Time) -> bool:
    """Whether the second time stands beside the first as its part, and not in a list."""
    between = sentence.words(one.stop, other.first)
    led = sentence.words(one.first - 1, one.first)
    if _is_counted_from(sentence, one) or not _words("bounds").isdisjoint(led):
        return False
    if not 0 < len(between) <= _REACH or between[0] not in _words("opening"):
        return False
    if not all(word in _words("between") for word in between[1:]):
        return False
    preposition = between[-1] in _words("prepositions") or between[0] == "("
    halves = other.mention.grain == "range" and one.mention.grain == "half"
    preposition = preposition or (halves and other.mention.text.lower().startswith(_ENDS))
    after = [*sentence.words(other.stop, other.stop + 2), ".", "."]
    # "in the 1990s, in 2003 and in 2010": a list goes on.
    goes_on = after[0] in _words("list_goes_on") or (
        after[0] == "," and (after[1] in _words("list_goes_on") or after[1][0].isdecimal())
    )
    # "Founded in 1893, in the 1930s the paper spoke": another clause begins.
    goes_on |= between[0] == "," and after[0].isalpha() and after[0] not in _words("after")
    exact = after == ["to", "be", ".", "."]  # "in the 1980s, in 1993 to be exact"
    return preposition and (exact or not goes_on)


def _is_counted_from(sentence: Sentence, time: _Time) -> bool:
    """Whether a time is one that a length counts from: "ten years after the crash of 2008, on 15
    September 2018"."""
    return any(
        0 < time.first - length.stop <= _BASE_REACH
        and sentence.words(length.stop, length.stop + 1) in (["after"], ["before"])
        for length in sentence.times
    )


def _outside(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether the finer of two times of different size shares no day with the coarser."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    if (
        one.grain not in _GRAINS
        or other.grain not in _GRAINS
        or ((one.approximate or other.approximate) and not _far_apart(one, other))
    ):
        return False
    if one.ordinal is not None or other.ordinal is not None:
        return False  # "three years later"
    sizes = _GRAINS.index(one.grain), _GRAINS.index(other.grain)
    if sizes[0] == sizes[1] or "week" in (one.grain, other.grain):
        return False
    if one.relative or other.relative:
        return _months(one).isdisjoint(_months(other))
    return one.last < other.first or other.last < one.first


def _far_apart(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether no reading of "early", "around" or "the middle of" lets a century or decade hold the
    other time."""
    loose = next((_LOOSE[time.grain] for time in (one, other) if time.grain in _LOOSE), None)
    if loose is None or one.relative or other.relative:
        return False
    assert one.first and one.last and other.first and other.last  # noqa: S101, PT018 - see above
    gap = max((one.first - other.last).days, (other.first - one.last).days)
    return gap > loose


def _months(time: TimeExpression) -> set[int]:
    """The months of the year that a time of less than a year covers; all of them otherwise."""
    first, last = time.first or date.min, time.last or date.max
    if (last - first).days > 200:
        return set(range(1, 13))
    count = (last.year - first.year) * 12 + last.month - first.month
    return {(first.month - 1 + step) % 12 + 1 for step in range(count + 1)}


def _outcome(rule: Rule, one: TimeExpression, other: TimeExpression) -> Outcome:
    coarse, fine = sorted((one, other), key=lambda time: -_GRAINS.index(time.grain))
    return rule.inconsistent(
        fine.span,
        rule.message("inconsistent", part=fine.text, whole=coarse.text),
        related=(Related(coarse.span, coarse.text),),
        derivation=(
            Step("calendar", f"{coarse.text}: {coarse.first} to {coarse.last}"),
            Step("calendar", f"{fine.text}: {fine.first} to {fine.last}"),
        ),
        confidence=0.85,
    )
