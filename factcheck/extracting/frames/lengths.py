"""Lengths beside their dates: "the five-year plan 2011-2015", "since 1994, for 22 years"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.clause_lives import (
    gone_on_frames,
    lived_frames,
    notice_frames,
)
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.ends_told import ended_frames
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.length_readings import is_one_of_two, is_rate, lies_within
from factcheck.extracting.frames.reckoned import (
    Time,
    is_date,
    is_length,
    is_range,
    length_value,
    only,
    phrases,
    reckoned_frame,
    within,
    words,
)
from factcheck.extracting.frames.verb_dates import begun, dated_by
from factcheck.extracting.sentence import Sentence
from factcheck.model.mentions import TimeExpression

_FEW_DAYS = 60  # of a visit or a meeting
_REPEATING = frozenset({"every", "each"})
_REACH = 6  # tokens between a length and its dates
_TO_NUMBER = 5  # tokens from "two full terms" to their length
_PLACE = 5  # tokens of "to the northern region"
_CLOSING = frozenset({".", ",", ";", ")", "–", "—", ":", "and"})


def length_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each length that stands with the dates between which it lies."""
    lengths = [one for one in sentence.times if is_length(one.mention)]
    if not lengths:
        return
    measured = {one.stop for one in sentence.quantities if one.mention.unit}
    lengths = [
        one
        for one in lengths
        if one.first not in measured and not _is_each(sentence, one)  # "40 barrels a day"
    ]
    for length in lengths:
        yield from (
            _with_range(sentence, length)
            or _with_since(sentence, length)
            or _served(sentence, length)
            or _lasts_until(sentence, length)
            or _after_service(sentence, length)
            or lived_frames(sentence, length)
            or gone_on_frames(sentence, length)
            or notice_frames(sentence, length)
            or _ahead(sentence, length)
            or (ended_frames(sentence, length) if len(lengths) == 1 else [])
        )


def _with_range(sentence: Sentence, length: Time) -> list[Frame]:
    value = length_value(sentence, length)
    if value is None or is_rate(sentence, length) or _is_of_record(sentence, length):
        return []
    if sentence.words(length.first - 1, length.first) == ["to"] and any(
        is_length(one.mention) and one.stop == length.first - 1 for one in sentence.times
    ):
        return []  # "life expectancy fell from 56 years to 54 years between 2009 and 2016"
    for dates in sentence.times:
        if not is_range(dates.mention) or is_one_of_two(sentence, dates):
            continue
        if dates.mention.first == dates.mention.last:
            continue  # "sixty weeks, Thursday to Thursday"
        if (
            _leads(sentence, length, dates)
            or _follows(sentence, length, dates)
            or _frames_days(sentence, length, dates)
        ):
            if lies_within(sentence, length, dates):
                value = within(value)
            return [reckoned_frame(sentence, "duration", value, length, dates.mention, None)]
    return []


def _is_each(sentence: Sentence, length: Time) -> bool:
    """Whether several things have a length each: "two full terms of five years"."""
    led = sentence.words(length.first - 1, length.first) == ["of"]
    near = range(length.first - _TO_NUMBER, length.first)
    return led and any(one.first in near for one in sentence.quantities)


def _is_of_record(sentence: Sentence, length: Time) -> bool:
    """Whether a length is how long nothing was like it: "the sharpest rise in half a century"."""
    before = sentence.words(sentence.first, length.first)
    return before[-1:] == ["in"] and not words("firsts").isdisjoint(before)


def _leads(sentence: Sentence, length: Time, dates: Time) -> bool:
    """Whether dates stand right after the length: "five-year plan for 2011-2015"."""
    if not length.stop <= dates.first <= length.stop + _REACH + _PLACE:
        return False
    at = _after_noun(sentence, length)
    if at is None:
        return False
    at = _after_place(sentence, at, dates.first)
    days = length.mention.unit in {"day", "night"} and dates.mention.first is not None
    table = "before_days" if days else "before_dates"
    return only(table, sentence, min(at, dates.first), dates.first)


def _after_place(sentence: Sentence, at: int, stop: int) -> int:
    """The token after "to the region" or "in Lima" between what a length is of and its dates."""
    lower = sentence.tokens.lower
    if at >= stop or lower[at] not in words("placing"):
        return at
    led = next((n for n in range(at + 1, stop) if lower[n] in words("dating")), stop)
    inner = lower[at + 1 : led]
    plain = all(word.isalpha() and word not in words("parting") for word in inner)
    return led if 0 < len(inner) <= _PLACE and plain else at


def _after_noun(sentence: Sentence, length: Time) -> int | None:
    """Return the token after what a length is of; None where it is of something unknown."""
    lower, at = sentence.tokens.lower, length.stop
    if at >= sentence.stop:
        return at
    hyphened = "-" in sentence.words(length.first, length.stop)
    table = phrases("spanning_nouns" if hyphened else "spanning_phrases")
    hit = table.longest(lower, at, sentence.stop)
    if hit is None and hyphened and at + 1 < sentence.stop:
        hit = table.longest(lower, at + 1, sentence.stop)  # one adjective before it
        at += hit is not None
    if hit is not None:
        return at + hit[0]
    return None if hyphened else at


def _follows(sentence: Sentence, length: Time, dates: Time) -> bool:
    """Whether a length stands right after its dates: "from 1994 to 2006 (12 years)"."""
    if not dates.stop <= length.first <= dates.stop + _REACH:
        return False
    lower, first = sentence.tokens.lower, dates.stop
    hit = phrases("lasted").longest(lower, first, sentence.stop)
    closed = hit is None and first < sentence.stop and lower[first] in {")", ","}
    if closed:
        hit = phrases("lasted").longest(lower, first + 1, sentence.stop)
        first += hit is not None
    if hit is not None:
        return only("before_length", sentence, first + hit[0], length.first)
    if first == length.first or not only("before_length", sentence, first, length.first):
        return False
    stop = _after_noun(sentence, length)
    if stop is None or (stop < sentence.stop and lower[stop] not in _CLOSING):
        return False
    opening = lower[first] == "("
    return opening or dates.first > sentence.first + 1 or stop >= sentence.stop - 1


def _frames_days(sentence: Sentence, length: Time, dates: Time) -> bool:
    """Whether days that open a sentence are those of "a nine-day visit" that it tells."""
    first, last = dates.mention.first, dates.mention.last
    if first is None or last is None or (last - first).days > _FEW_DAYS:
        return False
    opens = dates.first == sentence.first and length.mention.unit == "day"
    hyphened = "-" in sentence.words(length.first, length.stop)
    article = sentence.tokens.lower[length.first - 1] in {"a", "an", "his", "her", "their"}
    return opens and hyphened and article and _after_noun(sentence, length) is not None


def _with_since(sentence: Sentence, length: Time) -> list[Frame]:
    """ "has ruled since 1994, for 22 years": from a date up to the document's day."""
    lower = sentence.tokens.lower
    told = sentence.words(sentence.first, sentence.stop)
    goes_on = not {"has", "have", "'s", "is"}.isdisjoint(told)
    if not goes_on and "had" not in told:
        return []
    for begin in sentence.times:
        before = begin.first - 1
        if before < sentence.first or lower[before] != "since" or not is_date(begin.mention):
            continue
        first, second = sorted((begin, length), key=lambda one: one.first)
        if not _REPEATING.isdisjoint(sentence.words(length.first - 1, length.first)):
            continue  # "awarded every two years since 1990"
        start = first.stop
        stop = second.first if second is length else before
        linked = 0 <= stop - start <= _REACH and only("since_links", sentence, start, stop)
        if not linked and not (second is length and _goes_on_so(sentence, start, length)):
            continue
        if second is length and not _is_led(sentence, start, length):
            continue
        value = length_value(sentence, length)
        return (
            [
                reckoned_frame(
                    sentence,
                    "tenure",
                    value,
                    length,
                    begin.mention,
                    None,
                    **({} if goes_on else {"at_most": "yes"}),  # it ended before today
                )
            ]
            if value
            else []
        )
    return []


def _is_led(sentence: Sentence, at: int, length: Time) -> bool:
    """Whether a length stands behind a date as how long it has been since: "since 1994, for 22
    years", "since 1994 (22 years)", "since 1994, 22 years, ..."."""
    led = sentence.words(at, length.first)
    apposed = led[:1] in ([","], ["–"], ["—"]) and "than" not in led[1:2]
    closed = length.stop == sentence.stop or sentence.tokens.lower[length.stop] in _CLOSING
    return "for" in led or led[:1] == ["("] or (apposed and closed)


def _goes_on_so(sentence: Sentence, at: int, length: Time) -> bool:
    """Whether "for 22 years" is of who has held since the date before a comma at a token: "X, mayor
    since 1994, has thus governed the town for 22 years"."""
    clause = clause_at(sentence, length.first)
    verb = sentence.words(clause.verb, clause.verb_stop)
    follows = sentence.words(at, at + 1) == [","] and clause.verb == at + 1
    return follows and "has" in verb and not words("holding").isdisjoint(verb)


def _served(sentence: Sentence, length: Time) -> list[Frame]:
    """ "came to power in 1994 and has ruled for 22 years", "... and ruled for 12 years"."""
    value = length_value(sentence, length)
    if value is None or "for" not in sentence.words(length.first - 4, length.first):
        return []
    begin = _stayed(sentence, length) or _held(sentence, length)
    if begin is None:
        return []
    between = sentence.words(begin.stop, length.first)
    if any(
        one not in (begin, length)
        for one in sentence.times
        if begin.stop <= one.first < length.first
    ):
        return []
    if {"has", "have"}.intersection(between):
        return [reckoned_frame(sentence, "tenure", value, length, begin.mention, None)]
    end = _until(sentence, length.stop)
    if end is None:
        return []
    return [reckoned_frame(sentence, "duration", value, length, begin.mention, end)]


def _held(sentence: Sentence, length: Time) -> Time | None:
    """When the office or state began that "ruled for 12 years" is of."""
    begin = begun(sentence, length.first)
    between = sentence.words(begin.stop, length.first) if begin is not None else []
    return begin if "been" in between or words("holding").intersection(between) else None


def _stayed(sentence: Sentence, length: Time) -> Time | None:
    """When somebody came to where they "worked there for 12 years"."""
    begin = begun(sentence, length.first, "joins")
    between = sentence.words(begin.stop, length.first) if begin is not None else []
    return begin if words("staying").intersection(between) and "but" not in between else None


def _lasts_until(sentence: Sentence, length: Time) -> list[Frame]:
    """ "It will last two years, until 2014": its beginning stands in a sentence before, or in
    this one."""
    if sentence.tokens.lower[length.first - 1] not in words("last"):
        return []
    start = length.stop + (sentence.words(length.stop, length.stop + 1) == [","])
    if sentence.words(start, start + 1) not in (["until"], ["till"]):
        return []
    end, value = _until(sentence, length.stop), length_value(sentence, length)
    begin = dated_by("opens", sentence, sentence.first, length.first)
    if end is None or value is None:
        return []
    first = begin.mention if begin is not None else None
    return [reckoned_frame(sentence, "duration", value, length, first, end)]


def _after_service(sentence: Sentence, length: Time) -> list[Frame]:
    """ "became mayor in 2011 and retired in 2018 after seven years in that office"."""
    lower, value = sentence.tokens.lower, length_value(sentence, length)
    if value is None or "after" not in sentence.words(length.first - 3, length.first):
        return []
    if length.stop >= sentence.stop:
        return []
    if phrases("served").longest(lower, length.stop, sentence.stop) is None:
        return []
    end = dated_by("leaves", sentence, sentence.first, length.first)
    begin = begun(sentence, end.first) if end is not None else None
    if end is not None and begin is None:
        begin = _begun_before(sentence, length)
    if end is None and not words("leaving_now").isdisjoint(
        sentence.words(sentence.first, length.first)
    ):
        begin = _begun_before(sentence, length)  # up to the document's day
        others = [one for one in sentence.times if one not in (begin, length)]
        plain = begin is not None and all(one.mention.first is None for one in others)
        last = None
    else:
        plain, last = end is not None and begin is not end, end.mention if end else None
    if begin is None or not plain:
        return []
    return [reckoned_frame(sentence, "tenure", value, length, begin.mention, last)]


def _begun_before(sentence: Sentence, length: Time) -> Time | None:
    """ "... after 30 years in power; he had succeeded Sadat in 1981": a clause that looks back."""
    lower = sentence.tokens.lower
    clause = next((at for at in range(length.stop, sentence.stop) if lower[at] == ";"), None)
    if clause is None or sentence.words(clause + 1, clause + 2) not in (["he"], ["she"]):
        return None
    begin = begun(sentence, sentence.stop, "begins_back")
    if begin is None or begin.first < clause or "to" in sentence.words(clause, begin.first):
        return None  # "he was first elected to parliament in 2001"
    return begin


def _ahead(sentence: Sentence, length: Time) -> list[Frame]:
    """ "On 20 May, in four months", "in five days, on 2 February": from the day of the text."""
    lower, first, stop = sentence.tokens.lower, length.first, length.stop
    value = length_value(sentence, length)
    if value is None or lower[first - 1] != "in" or first == sentence.first:
        return []
    if any(one.mention.ordinal and one.stop < first for one in sentence.quantities):
        return []  # "the second strike in two weeks, on 2 March"
    before = next((one for one in sentence.times if one.stop == first - 2), None)
    if before is not None and lower[first - 2] == ",":
        ends = stop >= sentence.stop or lower[stop] in _CLOSING
        date = before if ends else None
    else:
        date = next((one for one in sentence.times if one.first == stop + 2), None)
        tied = sentence.words(stop, stop + 2) in ([",", "on"], [",", "in"])
        date = date if tied else None
    if date is None or date.mention.grain != "day":
        return []
    clause = clause_at(sentence, date.first)
    if clause.tense not in {"present", "future"}:
        return []
    frame = reckoned_frame(sentence, "ago", value, length, None, date.mention, ahead="yes")
    return [frame]


def begun_in(sentence: Sentence) -> Time | None:
    """Return the date of the first verb of a beginning in a sentence: "began in 2010"."""
    return dated_by("opens", sentence, sentence.first, sentence.stop)


def _until(sentence: Sentence, after: int) -> TimeExpression | None:
    lower = sentence.tokens.lower
    for at in range(after, min(after + 3, sentence.stop)):
        if lower[at] in words("ends"):
            return next(
                (
                    one.mention
                    for one in sentence.times
                    if at < one.first <= at + 4 and is_date(one.mention)
                ),
                None,
            )
    return None
