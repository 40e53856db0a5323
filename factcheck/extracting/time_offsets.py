"""Durations that lead to a day: "two weeks ago", "three days before yesterday", "in 3 weeks"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import placing
from factcheck.extracting.dates import any_date
from factcheck.extracting.durations import duration, duration_range, moved, shifted, unit_name
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.relative_times import day_led_by_word
from factcheck.extracting.spans_to_date import span_to
from factcheck.extracting.times_lexicon import Offset
from factcheck.extracting.years import year_led

_BEFORE_DETERMINER = frozenset({"at", "in", "on", "and", "to", "with", "from", "near", "by", "for"})
_TARGETS: tuple[Callable[[TimeText, int], Moment | None], ...] = (
    day_led_by_word,
    any_date,
    year_led,
)


def duration_led(text: TimeText, index: int) -> Moment | None:
    """Read a duration, and the words after it that make a day of it."""
    if text.words[index + 1] not in text.lexicon.units:
        between = duration_range(text, index)
        if between is not None:
            return between
    length = duration(text, index)
    if length is None:
        return None
    if text.words[length.stop] in text.lexicon.anniversaries and length.unit == "year":
        return replace(length, stop=length.stop + 1, grain="anniversary")  # "20-year anniversary"
    return offset_from(text, length) or span_to(text, length) or length


def offset_from(text: TimeText, length: Moment) -> Moment | None:
    """Read "ago", "later", "from now", "before yesterday" after a duration."""
    words, lexicon = text.words, text.lexicon
    at = length.stop
    sign = lexicon.offset_links.get(words[at])
    if sign is not None:
        linked = _linked(text, length, at, sign)
        if linked is not None:
            return linked
    for offset in lexicon.offsets_after.get(words[at], ()):
        if not text.phrase(at, offset.words):
            continue
        stop = at + len(offset.words)
        if offset.words == ("before",) and not _ends(text, stop):
            return None
        made = shifted(text, length, stop, offset.sign, _base(text, length, offset))
        return replace(made, chains=offset.from_text and offset.sign > 0 and text.told is not None)
    if text.phrase(at, ("in", "the", "future")):
        made = shifted(text, length, at + 3, 1, text.anchor)
        tomorrow = days.add_days(text.anchor, 1) if text.anchor else None
        if tomorrow is None or made.window is None:
            return replace(made, grain="range", edtf="XXXX/XXXX")
        return replace(made, grain="range", edtf="", window=(tomorrow, made.window[1]))
    return None


def _base(text: TimeText, length: Moment, offset: Offset) -> date | None:
    """Return the day that "later" or "ago" counts from."""
    return text.count_from(offset.from_text, length.unit or "day", forward=offset.sign > 0)


def _ends(text: TimeText, index: int) -> bool:
    """Whether "the day before" stands alone, not "the day before the vote"."""
    return text.closes(index) or text.words[index] in _BEFORE_DETERMINER


def _linked(text: TimeText, length: Moment, at: int, sign: int) -> Moment | None:
    """Read the time that a duration is counted from."""
    start = at + 2 if text.words[at + 1] == "the" else at + 1
    for read in _TARGETS:
        target = read(text, start)
        if target is not None:
            break
    else:
        return None
    if text.words[at] == "from" and not target.relative:
        return None  # "two days from 5 May" is a length and a beginning
    window = placing.place(text, target).window
    base = None if window is None else window[0] if sign < 0 else window[1]
    made = shifted(text, length, target.stop, sign, base)
    compared = text.words[length.start] in text.lexicon.comparisons
    return _compared(text, made, base) if compared else made


def _compared(text: TimeText, made: Moment, base: date | None) -> Moment:
    """Return the days that "less than 3 days after" leaves; "more than" is open, so its edge."""
    if base is None or made.window is None:
        return replace(made, grain="range", edtf="XXXX/XXXX")
    edge = made.window[0]
    less = text.words[made.start] != "more"
    window = (min(base, edge), max(base, edge)) if less else (edge, edge)
    return replace(made, grain="range", edtf="", window=window)


def for_led(text: TimeText, index: int) -> Moment | None:
    """Read "for 3 days from today", "for 1 week, starting 20 December"."""
    words = text.words
    length = duration(text, index + 1)
    if length is None or length.unit in {"second", "minute", "hour"}:
        return None
    at = length.stop + 1 if words[length.stop] == "," else length.stop
    if words[at] not in {"from", "starting", "beginning"}:
        return None
    at += 2 if words[at + 1] in {"on", "the"} else 1
    target = day_led_by_word(text, at) or any_date(text, at)
    if target is None or target.grain != "day":
        return None
    window = placing.place(text, target).window
    made = replace(length, start=index, stop=target.stop, grain="range", relative=target.relative)
    end = moved(window[0], length, 1) if window else None
    last = days.add_days(end, -1) if end else None
    if window is None or last is None:
        return replace(made, edtf="XXXX/XXXX")
    return replace(made, edtf="", window=(window[0], last))


def in_led(text: TimeText, index: int) -> Moment | None:
    """Read "in 3 weeks" where the sentence looks ahead, "in two business days"."""
    length = duration(text, index + 1)
    if length is None or length.unit in {"second", "minute", "hour"}:
        return None
    stop = length.stop
    worded = text.words[stop] == "time" or (
        text.words[stop] in {"'", "’"} and text.words[stop + 1] == "time"
    )
    if worded:
        stop += 1 if text.words[stop] == "time" else 2
    business = "business" in text.words[index + 1 : stop]
    if not (worded or business or text.looks_ahead(index)):
        return None
    if offset_from(text, length) is not None:
        return None
    made = shifted(text, length, stop, 1, text.anchor)
    return replace(made, start=index)


def within_led(text: TimeText, index: int) -> Moment | None:
    """Read "within 5 days" where the sentence looks ahead: from now until then."""
    words = text.words
    at = index + 2 if words[index + 1] == "the" else index + 1
    at += words[at] in {"next", "coming", "upcoming", "following"}
    length = duration(text, at)
    if length is None or length.unit in {"second", "minute", "hour"}:
        return None
    if at == index + 1 and not text.looks_ahead(index):
        return None
    end = moved(text.anchor, length, 1) if text.anchor else None
    window = (text.anchor, end) if text.anchor and end else None
    made = replace(length, start=index, grain="range", window=window, relative=True)
    return replace(made, edtf="" if window else "XXXX/XXXX")


def day_beside(text: TimeText, index: int) -> Moment | None:
    """Read "the day before yesterday", "the day after tomorrow", "the day before", "a year before".

    `index` is the unit ("day") after "the".
    """
    words = text.words
    unit = unit_name(text, index)
    sign = {"before": -1, "after": 1}.get(words[index + 1])
    if unit is None or sign is None or not index or words[index - 1] != "the":
        return None
    target = day_led_by_word(text, index + 2)
    if target is not None:
        base = target.window[0] if target.window else None
        stop = target.stop
    elif _ends(text, index + 2):
        base, stop = text.count_from(textual=True, unit=unit[0], forward=sign > 0), index + 2
    else:
        return None
    day = days.add(base, sign, unit[0]) if base else None
    window = days.unit_window(day, unit[0]) if day else None
    return Moment(index - 1, stop, unit[0], window=window, relative=True)
