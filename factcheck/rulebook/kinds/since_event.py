"""How long ago a known event is said to be: "twenty-five years after the fall of the Wall, in
2019", "it is now 40 years since the revolution"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.offsets import bare_lengths
from factcheck.extracting.frames.reckoned import Time, is_date, is_length, length_value
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality, Value
from factcheck.model.findings import Outcome, Step
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.origins import Origin, origin_after, part_of
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, days_words
from factcheck.rulebook.reckoning import allowed, count_words, distance, today_of
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_GUESSED = frozenset({"today", "latest date in the text"})
_UNITS = frozenset({"year", "decade"})
_LEADS = frozenset({"after", "since", "of"})
_AFTER, _SINCE = frozenset({"after"}), frozenset({"since"})
_PASSED = (["have", "passed", "since"], ["has", "passed", "since"], ["have", "elapsed", "since"])
_ROUND = 5  # years: multiples of it are told loosely
_words = WordLists("claims/since_event")


class Params(KindParams, frozen=True):
    """`slack`: years by which a length may be off that is not round; `share`: of a round one, the
    part by which it may be off besides."""

    slack: int = 1
    share: int = 6


class _Until(Struct, frozen=True):
    """The day up to which a length is counted; `span` where the text tells it."""

    days: Days
    span: Span | None


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every length of years since a known event."""
    for sentence in context.sentences_with(_AFTER | _SINCE):
        for length in (*filter(_is_plain, sentence.times), *bare_lengths(sentence)):
            yield from _judge(rule, params, sentence, length, context)


def _is_plain(time: Time) -> bool:
    return is_length(time.mention) and time.mention.unit in _UNITS


def _judge(
    rule: Rule, params: Params, sentence: Sentence, length: Time, context: Context
) -> Iterator[Outcome]:
    passed = sentence.words(length.stop, length.stop + 3) in _PASSED
    stop = length.stop + 2 * passed
    lead = sentence.words(stop, stop + 1)
    if lead not in (["after"], ["since"]) and not _is_membership(sentence, length):
        return
    value = length_value(sentence, length)
    if value is None or value.interval is None:
        return
    if modality_of(sentence, length.first, length.stop) not in _TOLD:
        return
    origin = origin_after(sentence, stop, _LEADS, context)
    until = _until(sentence, length, origin, context) if origin is not None else None
    if origin is None or until is None:
        return
    span = Span(length.mention.start, sentence.tokens.end[origin.stop - 1])
    evidence = tuple(cite(origin.what, one.edtf, origin.source) for one in origin.dates[:3])
    gaps = [_gap(params, value, Days(one.first, one.last), until) for one in origin.dates]
    if min(gaps) <= 0:
        yield rule.supported(span, evidence=evidence)
        return
    known = origin.dates[gaps.index(min(gaps))]
    least, most = allowed("either", Days(known.first, known.last), until.days, "year")
    right = count_words(least, most, "year")
    yield rule.contradicted(
        span,
        rule.message(
            "contradicted",
            what=origin.what,
            known=day_text(known.edtf),
            stated=value.text,
            end=days_words(until.days),
            right=right,
        ),
        derivation=(Step("calendar", f"from {known.edtf} to {days_words(until.days)}: {right}"),),
        evidence=evidence,
        confidence=0.8,
    )


def _gap(params: Params, value: Value, begin: Days, until: _Until) -> Decimal:
    """The years by which a length misses what lies between an event and a day, beyond slack."""
    if until.days.last < begin.first or value.interval is None:
        return Decimal(0)
    least, most = allowed("either", begin, until.days, "year")
    number = (value.interval.low + value.interval.high) / 2 if value.interval.high < 1000 else 0
    loose = params.share * 2 if until.span is not None else params.share
    slack = Decimal(params.slack)
    if number % _ROUND == 0:
        slack += number // loose
    return distance(value.interval, least, most) - slack


def _until(sentence: Sentence, length: Time, origin: Origin, context: Context) -> _Until | None:
    """The day that a length leads to: the only date of the sentence, if it stands beside, or else
    the document's day where the sentence speaks of now."""
    part = part_of(sentence, length.first)
    others = [
        one
        for one in sentence.times
        if one.mention.first is not None and one.first != length.first and one.first in part
    ]
    outside = [one for one in others if not length.stop <= one.first <= origin.stop + 1]
    if not others:
        now = context.now.source not in _GUESSED and _speaks_of_now(sentence, length)
        return _Until(today_of(context), None) if now else None
    ends = _ends_membership(sentence, length)
    if len(outside) != 1 or not (ends or is_date(outside[0].mention)):
        return None  # "left on Friday after 47 years of membership"
    date = outside[0]
    beside = (
        ends
        or sentence.words(origin.stop, date.first) in ([",", "in"], [",", "on"])
        or (date.first <= sentence.first + 1 and sentence.words(date.stop, length.first) == [","])
        or sentence.words(date.stop, length.first) in ([","], [",", "some"], [",", "exactly"])
    )
    first = date.mention.first
    if not beside or first is None or date.mention.approximate:
        return None
    return _Until(Days(first, date.mention.last or first), date.mention.span)


def _is_membership(sentence: Sentence, length: Time) -> bool:
    """ "After 47 years of membership"."""
    told = sentence.words(length.stop, length.stop + 2) == ["of", "membership"]
    return told and "after" in sentence.words(length.first - 3, length.first)


def _ends_membership(sentence: Sentence, length: Time) -> bool:
    """Whether the only date of a sentence is that of leaving, after so many years."""
    told = sentence.words(sentence.first, sentence.stop)
    leaves = not _words("leaving").isdisjoint(told)
    return leaves and _is_membership(sentence, length)


def _speaks_of_now(sentence: Sentence, length: Time) -> bool:
    """Whether a sentence counts up to now: "it is now 40 years since", "forty years after the war,
    the country is still poor"."""
    if sentence.words(length.stop, length.stop + 3) in _PASSED:
        return True
    before = sentence.words(length.first - 5, length.first)
    told = sentence.words(sentence.first, sentence.stop)
    if sentence.words(length.stop, length.stop + 1) == ["since"]:
        opens = before[:2] in (["it", "is"], ["it", "'s"]) or before[-2:] == ["it", "is"]
        return opens or before[-3:-1] == ["it", "is"]
    if length.first > sentence.first + 2:
        return False
    past = _words("past")
    return past.isdisjoint(told) and not _words("present").isdisjoint(told)
