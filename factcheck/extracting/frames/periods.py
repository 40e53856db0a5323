"""Which time expression of a sentence says when a claim holds."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec.structs import replace

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
    aside = _aside(sentence, first, stop)
    if aside is not None:
        times = [one for one in times if aside[0] <= one.first < aside[1]]
        if not times:
            return None
    best = min(times, key=lambda one: _distance(one, first, stop))
    if _distance(best, first, stop) <= 12 and not _separated(sentence, best, first, stop):
        return whole_period(sentence, best)
    opening = times[0]
    before = sentence.words(sentence.first, opening.first)
    opens = all(word in _OPENING for word in before)
    if opens and ("so", "that") in pairwise(sentence.words(opening.stop, first)):
        return None  # "A year ago it was 9, so that the rise is larger than the output of ten of"
    return whole_period(sentence, opening) if opens else None


def is_led_from_time(sentence: Sentence, first: int) -> bool:
    """Return whether the time before a value is that of the value that it came from: "rose from
    255,000 in 1901 to 1,148,000"."""
    lower = sentence.tokens.lower
    at = first if lower[first] == "to" else first - 1
    if lower[at] != "to":
        return False
    time = next((one for one in sentence.times if one.stop == at), None)
    return time is not None and any(
        0 <= time.first - one.stop <= _LONGEST_LINK and not one.mention.ordinal
        for one in sentence.quantities
    )


def time_behind(sentence: Sentence, stop: int) -> TimeExpression | None:
    """Return the first time behind a value in its clause: "according to the 2006 census"."""
    behind = next((one for one in sentence.times if one.first >= stop), None)
    between = sentence.words(stop, behind.first) if behind is not None else []
    if behind is None or len(between) > _REACH or not _BREAKS.isdisjoint(between):
        return None
    return whole_period(sentence, behind) if _has_place(behind.mention) else None


def own_period(sentence: Sentence, stop: int) -> TimeExpression | None:
    """Return the time that follows a value at once: "... in 2018", "... at the end of June"."""
    for one in sentence.times:
        if one.first < stop or not _has_place(one.mention):
            continue
        between = sentence.words(stop, one.first)
        near = len(between) <= _LONGEST_LINK and all(word in _OPENING for word in between)
        return whole_period(sentence, one) if near else None
    return None


def whole_period(sentence: Sentence, time: Placed[TimeExpression]) -> TimeExpression:
    """Return a time, or the period that ends with it: "the nine months ended 30 September 2021"."""
    months = _months_before(sentence, time)
    mention = time.mention
    if months is None or mention.last is None:
        return mention
    first = begin_of(mention.last, months)
    return replace(mention, first=first, edtf=f"{first}/{mention.last}", grain="range")


def begin_of(last: date, months: int) -> date:
    """Return the first day of the period of so many months that ends on a day."""
    following = last + timedelta(days=1)
    year, month = divmod(following.year * 12 + following.month - 1 - months, 12)
    return date(year, month + 1, min(following.day, monthrange(year, month + 1)[1]))


def _months_before(sentence: Sentence, time: Placed[TimeExpression]) -> int | None:
    """How many months a period has that ends with a time: "year ended", "three months to"."""
    lower, at = sentence.tokens.lower, time.first - 1
    while at > sentence.first and lower[at] in _ENDING:
        at -= 1
    if at < sentence.first or lower[at + 1] not in _ENDED or time.mention.grain not in _DATED:
        return None
    duration = next((one.mention for one in sentence.times if one.stop == at + 1), None)
    if duration is not None and duration.ordinal is not None and duration.unit in _MONTHS:
        return int(duration.ordinal * _MONTHS[duration.unit]) or None
    if lower[at + 1] == "to" and lower[at] not in {"year", "quarter", "half", "half-year"}:
        return None
    return _MONTHS.get(lower[at].removesuffix("s")) if duration is None else None


_REACH = 6  # tokens from a value to a time behind it
_BREAKS = frozenset({",", ";", "and", "but", "while"})
_LONGEST_ASIDE = 10  # tokens on either side of a claim
_DESCRIBING = frozenset({"a", "an", "which", "with", "home", "whose", "where", "the"})
_PAST = frozenset({"had", "was", "were", "then", "once"})  # "Peru, which had 20 million people, "
_LIKENING = frozenset({"it", "they", "in", "was", "were", "had", "during"})  # after "as"
_LONGEST_LINK = 3  # tokens from a value to a time of its own
_ENDED = frozenset({"ended", "ending", "to"})
_ENDING = frozenset({"ended", "ending", "to", "on", "the"})
_DATED = frozenset({"day", "month"})
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "half-year": 6, "year": 12}


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
    if time.stop <= first and _is_other_case(sentence, time) and _closed(sentence, time, first):
        return True  # "£3.2m (2020: £3.1m) and costs of £2m"
    if any(
        word in {";", "while", "whereas", "but", "which"} for word in sentence.words(begin, end)
    ):
        return True
    if time.first >= stop and (
        _is_likened(sentence, begin, end) or _is_apposed(sentence.words(begin, end))
    ):
        return True
    if time.first >= stop and "(" in sentence.words(begin, end) and _is_other_case(sentence, time):
        return True  # "£3.2m (2020: £3.1m)"
    return time.first >= stop and any(
        begin <= one.first < end for one in sentence.quantities if not one.mention.ordinal
    )


def _is_apposed(between: Sequence[str]) -> bool:
    """Whether a time belongs to a noun behind a comma: "four of the five, the founders of 1991"."""
    if between[-1:] != ["of"] or "," not in between:
        return False
    after = between[between.index(",") + 1 :]
    return after[:1] in (["the"], ["a"], ["an"]) and len(after) > 2


def _is_likened(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether a figure is only likened to one of a time: "is 3%, as it was in 2009"."""
    words = sentence.words(first, stop)
    return any(one == "as" and following in _LIKENING for one, following in pairwise(words))


def _aside(sentence: Sentence, first: int, stop: int) -> tuple[int, int] | None:
    """The tokens of a description between commas that a claim stands in, None where it is in none.

    "Peru, a country of 31 million people, joined in 1998" tells of Peru as it is: what dates the
    main verb does not date the aside.
    """
    text, lower = sentence.tokens.text, sentence.tokens.lower
    begin = first
    while begin > sentence.first and text[begin - 1] != "," and first - begin < _LONGEST_ASIDE:
        begin -= 1
    opened = begin > sentence.first + 1 and text[begin - 1] == "," and lower[begin] in _DESCRIBING
    if not opened or sentence.entity_at(begin - 2) is None or lower[begin + 1] in _PAST:
        return None
    end = stop
    while end < sentence.stop and text[end] != "," and end - stop < _LONGEST_ASIDE:
        end += 1
    return (begin, end) if end < sentence.stop and text[end] == "," else None


def _is_other_case(sentence: Sentence, time: Placed[TimeExpression]) -> bool:
    return sentence.words(time.stop, time.stop + 1) == [":"]


def _closed(sentence: Sentence, time: Placed[TimeExpression], first: int) -> bool:
    opened = time.first > sentence.first and sentence.tokens.text[time.first - 1] == "("
    return opened and ")" in sentence.words(time.stop, first)


def _in_apposition(sentence: Sentence, time: Placed[TimeExpression], first: int) -> bool:
    """Whether a comma closes the phrase with the time before the claim, and the time is not all
    of that phrase: "Hong Kong, returned to China in 1997, has ..."."""
    if "," not in sentence.words(time.stop, first):
        return False
    before = time.first - 1
    if before >= sentence.first and sentence.tokens.lower[before] in {"in", "on", "by", "during"}:
        before -= 1
    return before >= sentence.first and sentence.tokens.text[before] != ","
