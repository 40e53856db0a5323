"""Values after the first one of a measure: of other places and times, where a change led, and the
same value told per person, as a share of GDP or in another unit."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.arithmetic.intervals import negate
from factcheck.extracting.frames.counts import hedged_first
from factcheck.extracting.frames.cue_labels import words_of
from factcheck.extracting.frames.dimensions import can_state, dimension_of, unit_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.narrowing import value_is_narrowed
from factcheck.extracting.frames.periods import is_led_from_time, own_period
from factcheck.extracting.frames.series import (
    Told,
    following_values,
    time_after,
    value_stop,
)
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Placed, Sentence
from factcheck.model.claims import Modality
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity

_REACH = 10  # tokens from a value to the one that says it again or says where it led
_YEAR = 4  # figures
_PHYSICAL = frozenset({"area", "length", "volume", "mass"})
_GDP = "gdp"


def with_further(
    frame: Frame,
    cue: Cue,
    first: Placed[Quantity],
    values: tuple[Placed[Quantity], ...],
    used: set[int],
) -> Iterator[Frame]:
    """The frame and those of the values after it: with a place or a time of their own ("... in
    2020 and 2.6% in 2021"), where a change led, and the same told otherwise.

    `values` are the quantities of the sentence, `first` the one of the frame.
    """
    if "change" in frame.qualifiers or first.mention.change_form == "by":
        level = _level_after(frame, cue, first, used)
        if level is not None or "change" in frame.qualifiers:
            yield frame
            yield from (level,) if level is not None else ()
            return
    yield from _in_series(frame, cue, first, values, used)
    yield from _restated(frame, first, used)


def _in_series(
    frame: Frame,
    cue: Cue,
    first: Placed[Quantity],
    values: tuple[Placed[Quantity], ...],
    used: set[int],
) -> Iterator[Frame]:
    sentence, measure = frame.sentence, measures()[frame.measure]
    stated, turned = frame.value.interval, negate(first.mention.interval)
    further: list[Told] = []
    if stated in (first.mention.interval, turned):
        # "shrank by 5% in 2009, after 1% in 2008": the second may be growth.
        signed = stated == turned and first.mention.change == "down"
        further = following_values(sentence, first, measures()[cue.measure], values, signed=signed)
    if frame.period is None and further and all(told.time is None for told in further[:-1]):
        # "3.4% in Estonia and 2.5% in Lithuania in 2018": one time holds for all.
        last = further[-1]
        shared = time_after(sentence, last) if last.time is None else last.time
        frame = replace(frame, period=shared if last.places else None)
    yield frame
    for told in further:
        quantity = told.value.mention
        if quantity.start in used or value_is_narrowed(sentence, told.value):
            return
        used.add(quantity.start)
        for place in told.places or (None,):
            hint = frame.subject
            if place is not None:
                hint = SubjectHint(owner=place, position=quantity.start, types=measure.subjects)
            down = quantity.change == "down" if quantity.change_form == "by" else stated == turned
            again = _told_by(
                frame, told.value, negate(quantity.interval) if down else quantity.interval
            )
            period = told.time or time_after(sentence, told)
            if period is None and is_led_from_time(sentence, told.value.first):
                if _has_year_behind(sentence, told.value):
                    return  # "from 255,000 in 1901 to 1,148,000 by the 2006 census"
            elif period is None:
                period = frame.period
            yield replace(again, subject=hint, period=period)


def _has_year_behind(sentence: Sentence, value: Placed[Quantity]) -> bool:
    """Whether a year that no time is read from stands behind a value."""
    behind = sentence.words(value.stop, value.stop + _REACH)
    return any(len(word) == _YEAR and word.isdecimal() for word in behind)


def _told_by(frame: Frame, placed: Placed[Quantity], stated: Interval) -> Frame:
    """The frame with another value."""
    sentence, quantity = frame.sentence, placed.mention
    modality = modality_of(sentence, placed.first, placed.stop)
    return replace(
        frame,
        span=sentence.span_with(placed, placed.first, placed.stop),
        value=replace(
            frame.value,
            text=quantity.text,
            interval=stated,
            unit=unit_of(quantity, measures()[frame.measure]),
            quantity=quantity,
        ),
        modality=frame.modality if modality is Modality.ASSERTED else modality,
        mentions=(quantity,),
    )


def _next(sentence: Sentence, first: Placed[Quantity], used: set[int]) -> Placed[Quantity] | None:
    """The quantity after a value, where it is near and free."""
    placed = next((one for one in sentence.quantities if one.first >= first.stop), None)
    if placed is None or placed.mention.start in used or placed.mention.ordinal:
        return None
    return placed if placed.first - first.stop <= _REACH else None


def _words_between(sentence: Sentence, first: int, placed: Placed[Quantity]) -> list[str]:
    """The words between two values, without those of times."""
    inside = {at for one in sentence.times for at in range(one.first, one.stop)}
    stop = hedged_first(sentence, placed)
    return [sentence.tokens.lower[at] for at in range(first, stop) if at not in inside]


def _level_after(frame: Frame, cue: Cue, first: Placed[Quantity], used: set[int]) -> Frame | None:
    """Where a change led: "rose by 3% to $33 billion", "cut by half a point, to 5.5%"."""
    sentence, measure = frame.sentence, measures()[cue.measure]
    placed = _next(sentence, first, used)
    if placed is None or not can_state(placed.mention, measure):
        return None
    words = _words_between(sentence, value_stop(sentence, first), placed)
    leading = words_of("landing")
    if leading.isdisjoint(words) or not all(
        word in leading or word in words_of("before_landing") for word in words
    ):
        return None
    used.add(placed.mention.start)
    stated = placed.mention.interval
    if any(word in measure.negative for word in sentence.words(cue.first, cue.stop)):
        stated = negate(stated)
    level = _told_by(replace(frame, measure=measure.id), placed, stated)
    kept = {name: value for name, value in frame.qualifiers.items() if name != "change"}
    period = own_period(sentence, value_stop(sentence, placed)) or frame.period
    return replace(level, qualifiers=kept, period=period)


def _restated(frame: Frame, first: Placed[Quantity], used: set[int]) -> Iterator[Frame]:
    """The same told otherwise: "$131 billion; that is $3,059 per person", "2.7 million square
    kilometres (just over one million square miles)"."""
    sentence, measure = frame.sentence, measures()[frame.measure]
    placed = _next(sentence, first, used)
    if placed is None or frame.value.interval != first.mention.interval:
        return
    words = _words_between(sentence, value_stop(sentence, first), placed)
    if not words or not all(word in words_of("restating") for word in words):
        return
    if words_of("restating_by").isdisjoint(words):
        return
    name, qualifiers = _otherwise(sentence, frame, first, placed)
    if name is None:
        return
    used.add(placed.mention.start)
    again = _told_by(replace(frame, measure=name), placed, placed.mention.interval)
    yield replace(again, qualifiers={**frame.qualifiers, **qualifiers})
    if name == measure.id and not qualifiers:
        used.add(placed.mention.start)


def _otherwise(
    sentence: Sentence, frame: Frame, first: Placed[Quantity], placed: Placed[Quantity]
) -> tuple[str | None, dict[str, str]]:
    """Which measure a value says that follows another one, and what sets it apart."""
    quantity, measure = placed.mention, measures()[frame.measure]
    if quantity.per is not None:
        same = quantity.unit == first.mention.unit
        return (measure.per.get(quantity.per) if same else None), {}
    dimension = dimension_of(quantity)
    if dimension in _PHYSICAL and dimension == dimension_of(first.mention):
        return (measure.id if quantity.unit != first.mention.unit else None), {}
    after = sentence.words(placed.stop, placed.stop + 4)
    if dimension != "percent" or measure.dimension != "money" or measure.id == _GDP:
        return None, {}
    if after[:1] != ["of"] or _GDP not in after or "'s" in after:
        return None, {}
    share = measure.shares.get(_GDP)
    return (share, {}) if share is not None else (measure.id, {"share_of": "GDP"})
