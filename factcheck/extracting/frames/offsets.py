"""Dates told by their distance: "two years later, in 2009", "ten years after independence in
1991, in 2001", "for the first time in eight years"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.extracting.frames.clauses import clause_at, clauses_of, times_of
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import (
    Time,
    is_date,
    is_day,
    is_length,
    length_value,
    only,
    phrases,
    reckoned_frame,
    words,
)
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression

_REACH = 4  # tokens between an offset and its date
_BASE_REACH = 8
_HEDGES = 2  # tokens of "just", "more than" before a length
CUES = frozenset(
    {
        "on",
        "hence",
        "thereafter",
        "down",
        "to",
        "later",
        "earlier",
        "afterwards",
        "after",
        "before",
        "previously",
        "prior",
        "ago",
        "since",
    }
)
_SPANS = {"decade": "P10Y", "century": "P100Y"}
_ENDING = frozenset({"ended", "ending", "ends", "end", "broke", "breaking"})
_LAST_REACH = 9  # tokens from "the previous one", "had last" to a date
_SIDES = (["after"], ["before"])
FIRST_CUES = frozenset({"first", "since"})


@cued_by(lambda: CUES)
def offset_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every date that is given both by itself and by its distance."""
    for offset in sentence.times:
        mention = offset.mention
        if mention.ordinal is None or mention.unit is None:
            continue
        if mention.relative and mention.grain != "range":
            yield from _from_before(sentence, offset)
        elif is_length(mention):
            yield from _from_event(sentence, offset)
    for length in bare_lengths(sentence):
        yield from _from_event(sentence, length)


def bare_lengths(sentence: Sentence) -> Iterator[Time]:
    """Yield the lengths of "a decade after the war", which are no times by themselves."""
    for at in sentence.places_of(_SPANS.keys()):
        length = _bare_length(sentence, at)
        if length is not None:
            yield length


def _bare_length(sentence: Sentence, at: int) -> Time | None:
    """ "A decade after the war": a length of one that is no time by itself."""
    lower = sentence.tokens.lower
    if lower[at - 1 : at] not in (["a"], ["one"]) or sentence.words(at + 1, at + 2) not in _SIDES:
        return None
    if any(one.first <= at < one.stop for one in sentence.times):
        return None
    span = sentence.span_of(at - 1, at + 1)
    return Placed(
        at - 1,
        at + 1,
        TimeExpression(
            start=span.start,
            end=span.end,
            text=sentence.tokens.source[span.start : span.end],
            edtf=_SPANS[lower[at]],
            first=None,
            last=None,
            grain="duration",
            ordinal=Decimal(1),
            unit=lower[at],
        ),
    )


def _from_before(sentence: Sentence, offset: Time) -> Iterator[Frame]:
    """ "Two years later, in 2009": the date before it is found by the rule."""
    lower = sentence.tokens.lower
    last = lower[offset.stop - 1]
    if last == "ago":
        yield from _ago(sentence, offset)
        return
    way = "later" if last in words("later") else "earlier" if last in words("earlier") else ""
    value = length_value(sentence, offset)
    date = _beside(sentence, offset)
    if way == "later" and value is not None and date is None and _is_today(sentence, offset):
        yield reckoned_frame(sentence, "offset", value, offset, None, None, way="now")
        return
    if way and date is not None and value is not None:
        ends = (None, date.mention) if way == "later" else (date.mention, None)
        yield reckoned_frame(sentence, "offset", value, offset, *ends, way=way)


def _is_today(sentence: Sentence, offset: Time) -> bool:
    """ "Today, 27 years later, it has nine members": up to the document's day."""
    return any(
        sentence.tokens.lower[at] in words("todays")
        and only("since_links", sentence, at + 1, offset.first)
        for at in range(max(sentence.first, offset.first - _REACH), offset.first)
    )


def _ago(sentence: Sentence, offset: Time) -> Iterator[Frame]:
    """ "Ten years ago, in 2006": back from the document's day."""
    date, value = _beside(sentence, offset), length_value(sentence, offset)
    if date is not None and value is not None:
        yield reckoned_frame(sentence, "ago", value, offset, date.mention, None)


def _beside(sentence: Sentence, offset: Time) -> Time | None:
    """The date that stands right after an offset, or right before it."""
    after = [
        one
        for one in sentence.times
        if 0 < one.first - offset.stop <= _REACH
        and is_day(one.mention)
        and only("offset_links", sentence, offset.stop, one.first)
    ]
    if after:
        return after[0]
    before = [
        one
        for one in sentence.times
        if 1 <= offset.first - one.stop <= 1 + _HEDGES
        and is_date(one.mention)
        and sentence.tokens.lower[one.stop] == ","
        and only("since_links", sentence, one.stop, offset.first)
    ]
    return before[-1] if before else None


def _from_event(sentence: Sentence, length: Time) -> Iterator[Frame]:
    """ "Ten years after independence in 1991, in 2001, it joined": both dates stand here."""
    lower, at = sentence.tokens.lower, length.stop
    hit = phrases("on_from").longest(lower, at, sentence.stop) if at < sentence.stop else None
    if hit is not None:
        yield from _further_on(sentence, length, at + hit[0])
        return
    if at < sentence.stop and lower[at] == "since":
        yield from _up_to_now(sentence, length)
    within = "within" in sentence.words(length.first - _HEDGES, length.first)
    counted = at < sentence.stop and within and lower[at] in {"of", "from", "following"}
    if at >= sentence.stop or (lower[at] not in {"after", "before"} and not counted):
        return
    base = next(
        (
            one
            for one in sentence.times
            if at < one.first <= at + _BASE_REACH and is_day(one.mention)
        ),
        None,
    )
    value = length_value(sentence, length)
    if base is None or value is None or "," in sentence.words(at, base.first):
        return
    date = (
        _after_comma(sentence, base)
        or _opening(sentence, length)
        or _right_before(sentence, length)
        or _of_main_clause(sentence, length, base)
        or _of_these_days(sentence, length, base)
    )
    if date is None or (counted and date.first < base.first):
        return
    if is_date(date.mention) and not is_date(base.mention):
        return  # "on 3 May 2014, two days after the vote on 1 May": of what year?
    first, second = (date, base) if lower[at] == "before" else (base, date)
    yield reckoned_frame(
        sentence, "offset", value, length, first.mention, second.mention, way="told"
    )


def _up_to_now(sentence: Sentence, length: Time) -> Iterator[Frame]:
    """ "It is now 40 years since the revolution of 1979": from a date to the document's day."""
    if sentence.words(sentence.first, sentence.first + 2) not in (["it", "is"], ["it", "'s"]):
        return
    if not only("since_links", sentence, sentence.first + 2, length.first):
        return
    dates = [one for one in sentence.times if one is not length and is_date(one.mention)]
    value = length_value(sentence, length)
    near = len(dates) == 1 and 0 < dates[0].first - length.stop <= _BASE_REACH
    if value is not None and near and "," not in sentence.words(length.stop, dates[0].first):
        yield reckoned_frame(sentence, "ago", value, length, dates[0].mention, None)


def _further_on(sentence: Sentence, length: Time, stop: int) -> Iterator[Frame]:
    """ "Five years on, in 2015", "in 2015, five years on": the rule finds a date before it."""
    date = next(
        (
            one
            for one in sentence.times
            if 0 < one.first - stop <= _REACH
            and is_day(one.mention)
            and only("offset_links", sentence, stop, one.first)
            and sentence.tokens.lower[stop] in {",", "("}
        ),
        _right_before(sentence, length),
    )
    value = length_value(sentence, length)
    if date is not None and value is not None:
        yield reckoned_frame(sentence, "offset", value, length, None, date.mention, way="later")


def _after_comma(sentence: Sentence, base: Time) -> Time | None:
    lower = sentence.tokens.lower
    if lower[base.stop : base.stop + 2] not in ([",", "in"], [",", "on"]):
        hit = phrases("that_is").longest(lower, base.stop, sentence.stop)
        start = base.stop + hit[0] if hit is not None else sentence.stop
        start += sentence.words(start, start + 1) in (["in"], ["on"])
    else:
        start = base.stop + 2
    return next(
        (one for one in sentence.times if one.first == start and is_day(one.mention)),
        None,
    )


def _of_main_clause(sentence: Sentence, length: Time, base: Time) -> Time | None:
    """The date behind the verb of the main clause: "Ten years after it was built in 1972, engineers
    warned in 1982 that ..."; not that of something else in it ("the law of 1975 was repealed")."""
    opens = length.first <= sentence.first + _HEDGES
    main, inner = clauses_of(sentence)[0], clause_at(sentence, base.first)
    if not opens or inner.kind != "subordinate" or inner is main or main.tense != "past":
        return None
    dates = [one for one in times_of(sentence, main) if one.first >= inner.stop]
    others = [one for one in sentence.times if one not in (length, base, *dates)]
    if len(dates) != 1 or others or not is_date(dates[0].mention):
        return None
    date = dates[0]
    # What else stands between may have that date: "sold the mill that was built in 1985".
    between = sentence.words(main.verb_stop, date.first)
    return date if between in (["in"], ["on"], ["it", "in"], ["it", "on"]) else None


def _of_these_days(sentence: Sentence, length: Time, base: Time) -> Time | None:
    """ "The vote of last Thursday came 30 years after the accord of 1994": the one time of the same
    clause, which is told from the day of the text."""
    others = [one for one in sentence.times if one not in (length, base)]
    clause, own = clause_at(sentence, length.first), others[0] if len(others) == 1 else None
    if own is None or clause_at(sentence, own.first) is not clause or own.first > length.first:
        return None
    came = not words("coming").isdisjoint(sentence.words(clause.verb, clause.verb_stop))
    told = own.mention.first is not None and (own.mention.relative or came)
    return own if told and clause.tense == "past" else None


def _opening(sentence: Sentence, length: Time) -> Time | None:
    """A date that opens the sentence right before the length: "In 2001, ten years after ..."."""
    return next(
        (
            one
            for one in sentence.times
            if one.first <= sentence.first + 1
            and is_date(one.mention)
            and sentence.words(one.stop, length.first) in ([","], [",", "some"], [",", "exactly"])
        ),
        None,
    )


def _right_before(sentence: Sentence, length: Time) -> Time | None:
    """A date that a comma parts from the length: "in May 2010, two years after ..."."""
    return next(
        (
            one
            for one in sentence.times
            if 1 <= length.first - one.stop <= 1 + _HEDGES
            and is_date(one.mention)
            and sentence.tokens.lower[one.stop] == ","
            and only("since_links", sentence, one.stop + 1, length.first)
        ),
        None,
    )


@cued_by(lambda: FIRST_CUES | words("waits"))
def first_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "the first visit in 11 years ... since 2005": how long ago, and when."""
    lower = sentence.tokens.lower
    for length in sentence.times:
        if not is_length(length.mention) or length.mention.unit not in {"year", "month", "decade"}:
            continue
        before = {"in", "for", "than"} | words("since_links")
        waited = _ends_wait(sentence, length)
        if not waited and lower[length.first - 1] not in before:
            continue
        firsts = words("firsts").intersection(sentence.words(length.first - 8, length.first))
        if not waited and not firsts:
            continue
        value = length_value(sentence, length)
        if value is None:
            continue
        base = _since(sentence, length)
        again = base is not None and words("firsts") & set(sentence.words(length.stop, base.first))
        if again and not waited:
            continue  # "the first in nine years, and the first that large since 1998"
        if base is not None and not _is_first_since(sentence, base):
            if waited:
                continue
            if base.first < length.first:
                base = None  # "the mayor, in office since 2015, opened the first in 30 years"
        dates = [
            one for one in sentence.times if one not in (base, length) and is_date(one.mention)
        ]
        if len(dates) > 1:
            continue
        yield reckoned_frame(
            sentence,
            "first_since",
            value,
            length,
            base.mention if base is not None else None,
            dates[0].mention if dates else None,
        )


def _ends_wait(sentence: Sentence, length: Time) -> bool:
    """ "Ending a 30-year wait"."""
    before = sentence.words(length.first - 2, length.first)
    after = sentence.words(length.stop, length.stop + 2)
    return not _ENDING.isdisjoint(before) and not words("waits").isdisjoint(after)


def _is_first_since(sentence: Sentence, time: Time) -> bool:
    """Whether "since" is that of "the first since 1979" or of the wait itself."""
    if sentence.tokens.lower[time.first - 1] != "since":
        return True
    before = sentence.words(time.first - _BASE_REACH, time.first - 1)
    return not words("firsts").isdisjoint(before) or bool(words("waits") & set(before[-1:]))


def _after_last(sentence: Sentence, time: Time) -> bool:
    """Whether a time is of the one before: "after that of 1998"."""
    table = phrases("one_before")
    for at in range(max(sentence.first, time.first - 4), time.first):
        hit = table.longest(sentence.tokens.lower, at, time.first)
        if hit is not None and at + hit[0] == time.first:
            return True
    first = max(sentence.first, time.first - _LAST_REACH)
    before = sentence.words(first, time.first)
    if before[-1:] not in (["in"], ["on"]):
        return False
    if "last" in before and "," not in before[before.index("last") :]:
        at = before.index("last")
        return before[at - 1 : at] == ["had"] and before[at + 1] not in {"been", "year"}
    told = phrases("last_time")
    return any(
        (hit := told.longest(sentence.tokens.lower, at, time.first)) is not None
        and "," not in sentence.words(at + hit[0], time.first)
        for at in range(first, time.first)
        if sentence.words(at - 1, at) in ([";"], [","], ["and"], ["("], ["–"], ["—"])
    )


def _since(sentence: Sentence, length: Time) -> Time | None:
    return next(
        (
            one
            for one in sentence.times
            if one.first > sentence.first
            and (_is_since(sentence, length, one) or _after_last(sentence, one))
            and abs(one.first - length.stop) <= _BASE_REACH + 4
            and is_date(one.mention)
        ),
        None,
    )


def _is_since(sentence: Sentence, length: Time, time: Time) -> bool:
    """Whether "since" stands before a time in the clause of a length: not "the first in nine years;
    since 2008 it had been"."""
    first, stop = sorted((length, time), key=lambda one: one.first)
    apart = ";" in sentence.words(first.stop, stop.first)
    return sentence.tokens.lower[time.first - 1] == "since" and not apart
