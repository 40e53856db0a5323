"""Anniversaries told as years: "the mill, opened in 1951, marked sixty years in 2011", "our bank,
which two brothers founded in 1938, turned 85", "celebrated its 85th year"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.reckoned import (
    Time,
    is_date,
    is_length,
    phrases,
    reckoned_frame,
    words,
)
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import Quantity, TimeExpression

_GRAINS = frozenset({"day", "month", "year"})
_ENDS = frozenset({".", ",", ";", ")", "!", "since"})
_AT = frozenset({"in", "on"})
_REACH = 4  # tokens from a verb of a beginning to its date: "founded at Genoa in 1931"
_MAKERS = 4  # tokens of who began it: "which two brothers founded"
_PASSIVE = frozenset({"was", "were", "been", "being", ",", "(", "first"})
_TURNED = frozenset({"turned"})
_PERHAPS = "perhaps now"
_COULD = (["that", "it", "could"], ["so", "it", "could"], ["it", "could", "now"])
_DATES = 2  # of the beginning, and of when it is kept
_LEAST, _MOST = 2, 1000  # years


@cued_by(lambda: words("keeps_years") | _TURNED)
def kept_year_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for a number of years that something kept, where the sentence dates its
    beginning and when that was, and tells no other time."""
    dates = [one for one in sentence.times if not is_length(one.mention)]
    if not 0 < len(dates) <= _DATES or not all(is_date(one.mention) for one in dates):
        return
    if any(one.mention.grain not in _GRAINS for one in dates):
        return
    for verb in sentence.places_of(words("keeps_years") | _TURNED):
        kept = _years(sentence, verb)
        begun = _beginning(sentence, dates, active=sentence.tokens.lower[verb] in _TURNED)
        if kept is None or begun is None:
            continue
        placed, stop, least, most = kept
        at, begin = begun
        end = next((one for one in dates if one is not begin), None)
        about = "" if end is not None else _about(sentence, verb)
        if end is None and not about:
            continue
        if not _is_closed(sentence, stop, end) or not _is_of_one(sentence, at, begin, verb, stop):
            continue
        if end is None or {begin.mention.grain, end.mention.grain} != {"year"}:
            least, most = min(least, most - 1), most + 1
        value = Value(
            text=sentence.tokens.joined(placed.first, stop - 1),
            interval=interval(Decimal(least), Decimal(most)),
            unit="year",
        )
        told = {"about": about} if about else {}
        kept_on = end.mention if end is not None else None
        frame = reckoned_frame(
            sentence, "anniversary_told", value, placed, begin.mention, kept_on, **told
        )
        # "So that it could mark" tells what was so, and no possibility.
        yield replace(frame, modality=Modality.ASSERTED) if about == _PERHAPS else frame


def _about(sentence: Sentence, verb: int) -> str:
    """Whether years are kept about now: "celebrates", "will mark"; "could mark" may be so."""
    before, word = sentence.words(verb - 1, verb), sentence.tokens.lower[verb]
    if word in words("keeps_now") and (word.endswith("s") or before in (["will"], ["can"])):
        return "now"
    return _PERHAPS if sentence.words(verb - 3, verb) in _COULD else ""


def _years(
    sentence: Sentence, verb: int
) -> tuple[Placed[TimeExpression] | Placed[Quantity], int, int, int] | None:
    """The years that are kept, the token behind them, and the least and most that they can be."""
    lower, at = sentence.tokens.lower, verb + 1
    turned = lower[verb] in _TURNED
    if not turned and sentence.words(at, at + 1) in (["its"], ["their"], ["a"]):
        at += 1
    length = next((one for one in sentence.times if one.first == at), None)
    if length is not None and not turned:
        years = length.mention.ordinal if length.mention.unit == "year" else None
        plain = is_length(length.mention) and years is not None and years == int(years)
        if not plain or years is None:
            return None
        stop = length.stop
        if sentence.words(stop, stop + 1) == ["of"]:
            stop += 1 + (sentence.words(stop + 1, stop + 2) == ["its"])
            if words("in_use").isdisjoint(sentence.words(stop, stop + 1)):
                return None  # "thirty years of exports"
            stop += 1
        return length, stop, int(years), int(years)
    count = next((one for one in sentence.quantities if one.first == at), None)
    if count is None or count.mention.hedge or count.mention.number not in range(_LEAST, _MOST):
        return None
    number = int(count.mention.number)
    if turned:
        bare = count.mention.unit is None and not count.mention.ordinal
        return (count, count.stop, number, number) if bare else None
    in_year = count.mention.ordinal and sentence.words(count.stop, count.stop + 1) == ["year"]
    return (count, count.stop + 1, number - 1, number) if in_year else None


def _beginning(sentence: Sentence, dates: list[Time], *, active: bool) -> tuple[int, Time] | None:
    """The only date of a beginning, and the token at which it begins to be told. With `active`,
    only one that tells who began it: the ages of things have the others."""
    found = list[tuple[int, Time]]()
    for verb, stop, _ in sentence.phrases(phrases("made")):
        date = next((one for one in dates if stop <= one.first <= stop + _REACH), None)
        if date is None or "," in sentence.words(stop, date.first):
            continue
        before = sentence.words(max(sentence.first, verb - _MAKERS), verb)
        opens = verb == sentence.first or before[-1] in _PASSIVE
        by_whom = "which" in before
        if by_whom or (opens and not active):
            found.append((verb, date))
    if not active:
        others = (
            *sentence.phrases(phrases("joined_once")),
            *sentence.phrases(phrases("dating_from")),
        )
        for verb, stop, _ in others:
            date = next((one for one in dates if stop <= one.first <= stop + _REACH), None)
            if date is not None:
                found.append((verb, date))
    return found[0] if len(found) == 1 else None


def _is_closed(sentence: Sentence, stop: int, end: Time | None) -> bool:
    """Whether nothing says what the years are of: the sentence ends, or the date follows."""
    lower = sentence.tokens.lower
    if end is not None and end.first == stop + 1 and lower[stop] in _AT:
        stop = end.stop
    return stop >= sentence.stop or lower[stop] in _ENDS


def _is_of_one(sentence: Sentence, begun: int, begin: Time, verb: int, stop: int) -> bool:
    """Whether nobody else comes in between a beginning and the years that are kept."""
    first, last = (begin.stop, verb) if begin.first < verb else (stop, begun)
    if any(first <= one.first < last for one in (*sentence.entities, *sentence.offices)):
        return False
    if any(one.mention.type == "person" for one in sentence.entities):
        return False
    told = sentence.words(sentence.first, max(verb, begun))
    return words("others_keep").isdisjoint(sentence.words(first, last)) and words(
        "people_keep"
    ).isdisjoint(told)
