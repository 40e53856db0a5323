"""Anniversaries of what the text itself dates: "Founded in 2001, the bank marked its fifth
anniversary in 2006"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.intervals import exactly
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import Time, is_date, phrases, reckoned_frame, words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Value
from factcheck.model.mentions import TimeExpression

_BIRTHDAY = frozenset({"birthday"})
_VERB_TO_DATE = 5
_ORIGIN_REACH = 12  # tokens from an anniversary to the date of what is remembered
_BESIDE = 2  # tokens from that date to one on which it is kept
_NOW_REACH = 6  # tokens to a word that says that it is kept about now
_LEAST_WORDS = 2  # "war of"
_BEARS = frozenset({"of", "("})
_OWN_WORDS = 4  # after an anniversary: "of its independence"


def told_anniversary_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for an anniversary whose beginning the sentence dates, or that is "its"."""
    marked = [one for one in sentence.times if one.mention.grain == "anniversary"]
    marked += _birthdays(sentence)
    if len(marked) != 1:
        return
    origin = _origin(sentence, marked[0])
    if origin is not None:
        yield from _of_dated(sentence, marked[0], origin)
        return
    anniversary, number = marked[0], marked[0].mention.ordinal
    lower = sentence.tokens.lower
    if number is None or not words("own").intersection(
        [lower[anniversary.first - 1], *sentence.words(anniversary.stop + 1, anniversary.stop + 2)]
    ):
        return  # of something else than what began
    if sentence.words(anniversary.stop, anniversary.stop + 1) == ["year"]:
        return  # which begins a year before the day itself
    begun = list(beginnings(sentence))
    if len(begun) > 1:
        return
    kept = [
        one.mention
        for one in sentence.times
        if one is not anniversary
        and one not in begun
        and one.mention.first is not None
        and one.mention.grain in {"day", "month", "year"}
    ]
    if len(kept) > 1:
        return
    yield reckoned_frame(
        sentence,
        "anniversary_told",
        Value(
            text=anniversary.mention.text,
            interval=exactly(number),
            unit="year",
        ),
        anniversary,
        begun[0].mention if begun else None,
        kept[0] if kept else None,
    )


def _origin(sentence: Sentence, anniversary: Time) -> Time | None:
    """The date that what is remembered bears: "of the war of August 2008", "of the treaty that six
    states signed in 1951"; not the one on which it is remembered ("of the war in May 2016")."""
    at = anniversary.stop
    date = next((one for one in sentence.times if one.first > at), None)
    if sentence.words(at, at + 1) != ["of"] or date is None or date.first - at > _ORIGIN_REACH:
        return None
    between = sentence.words(at + 1, date.first)
    plain = is_date(date.mention) and date.mention.grain in {"day", "month", "year"}
    if not plain or len(between) < _LEAST_WORDS or "," in between:
        return None
    named = between[:-1]
    if between[-1] in _BEARS and not words("of_others").intersection(named):
        return date
    begun = {stop for _, stop, _ in sentence.phrases(phrases("founded"))}
    if _is_of_deed(sentence, anniversary, date, named) and between[-1] in {"in", "on"}:
        return date
    tells = {"that", "which"}.intersection(named) or between[-2].endswith("ed")
    return (
        date
        if tells
        and between[-1] in {"in", "on"}
        and begun.intersection(range(max(at, date.first - _VERB_TO_DATE), date.first))
        else None
    )


def _is_of_deed(sentence: Sentence, anniversary: Time, date: Time, named: list[str]) -> bool:
    """Whether a sentence tells by another date when it kept "the 8th anniversary of the founding of
    the bridge": a second date is then that of the founding."""
    deeds = named[1:2] if named[:1] == ["the"] else named[:1]
    kept = [one for one in sentence.times if one.first < anniversary.first]
    if not deeds or deeds[0] not in words("begun_as") or len(kept) != 1:
        return False
    first, day = date.mention.first, kept[0].mention.first
    if first is None or day is None or first >= day:
        return False
    clause = clause_at(sentence, anniversary.first)
    verbs = {
        *sentence.words(clause.verb, clause.verb_stop),
        *sentence.words(anniversary.first - 2, anniversary.first),
    }
    return not (words("falls_on") | words("keeps")).isdisjoint(verbs)


def _of_dated(sentence: Sentence, anniversary: Time, origin: Time) -> Iterator[Frame]:
    """Yield the frame of an anniversary of what bears a date, kept on the sentence's other date or
    about the day of the text."""
    number = anniversary.mention.ordinal
    others = [
        one
        for one in sentence.times
        if one.first < anniversary.first or origin.stop <= one.first <= origin.stop + _BESIDE
    ]
    kept = [
        one.mention
        for one in others
        if is_date(one.mention) and one.mention.grain in {"day", "month", "year"}
    ]
    if number is None or len(others) != len(kept) or len(kept) > 1:
        return
    value = Value(text=anniversary.mention.text, interval=exactly(number), unit="year")
    loose = {} if kept else {"about": "now"}
    near = sentence.words(anniversary.first - _NOW_REACH, origin.stop + _NOW_REACH)
    if loose and words("about_now").isdisjoint(near):
        return
    end = kept[0] if kept else None
    yield reckoned_frame(
        sentence, "anniversary_told", value, anniversary, origin.mention, end, **loose
    )


def _birthdays(sentence: Sentence) -> Iterator[Time]:
    """ "Its 20th birthday": the anniversary of a thing."""
    for at in sentence.places_of(_BIRTHDAY):
        count = next((one for one in sentence.quantities if one.stop == at), None)
        if count is None or not count.mention.ordinal:
            continue
        if sentence.words(count.first - 1, count.first) != ["its"]:
            continue
        span = sentence.span_of(count.first, at + 1)
        yield Placed(
            count.first,
            at + 1,
            TimeExpression(
                start=span.start,
                end=span.end,
                text=sentence.tokens.source[span.start : span.end],
                edtf="",
                first=None,
                last=None,
                grain="anniversary",
                ordinal=count.mention.number,
                unit="year",
            ),
        )


def beginnings(sentence: Sentence) -> Iterator[Time]:
    """Yield the dates that stand right after a verb of beginning; the words that say what an
    anniversary is of date it, and nothing that began ("of its independence in May 2016")."""
    own = {
        at
        for one in sentence.times
        if one.mention.grain == "anniversary"
        for at in range(one.first, one.stop + _OWN_WORDS)
    }
    seen = set[int]()
    for at, stop, _ in sentence.phrases(phrases("founded")):
        if at in own:
            continue
        for one in sentence.times:
            near = stop <= one.first <= stop + _VERB_TO_DATE and one.first not in seen
            if near and is_date(one.mention) and one.mention.grain in {"day", "month", "year"}:
                seen.add(one.first)
                yield one
                break
