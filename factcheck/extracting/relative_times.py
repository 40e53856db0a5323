"""Times that count from another day: "last year", "next Friday", "the past three years"."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import placing
from factcheck.extracting.calendar_days import Window
from factcheck.extracting.dates import agrees, any_date, weekday_led
from factcheck.extracting.durations import duration, moved, unit_name
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.time_numbers import day_number, year_beside

_ROLLING = frozenset({"year", "decade", "century"})
_CALENDAR_UNITS = frozenset(
    {"day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"}
)


def with_the(text: TimeText, index: int) -> int:
    """Return the token of a "the" before `index`, else `index`."""
    return index - 1 if index and text.words[index - 1] == "the" else index


def grain_of(unit: str) -> str:
    """Return the grain of a calendar unit."""
    return "week" if unit == "weekend" else unit


def shift_led(text: TimeText, index: int) -> Moment | None:
    """Read what follows "last", "this", "next" and the like."""
    words, lexicon = text.words, text.lexicon
    shift = lexicon.shifts.get(words[index])
    if shift is None or (index and words[index - 1] in lexicon.before_lasting):
        return None  # "will last two years"
    textual = words[index] in lexicon.textual_shifts or _counts_from_text(text, index)
    at = index + 1
    if words[at] in lexicon.months:
        return _named(text, index, at, shift)
    if words[at] in lexicon.weekdays:
        return _weekday(text, index, at, shift)
    if words[at] in lexicon.seasons:
        return _season(text, index, at, shift)
    if words[at] in lexicon.fiscal_words and words[at + 1] == "year":
        return _fiscal(text, index, at + 2, shift, textual)
    if words[at] in lexicon.day_parts:
        return _part_of_day(text, index, at, shift)
    unit = unit_name(text, at)
    if unit is not None and not words[at].endswith(("s", "s'")):
        return unit_period(text, index, at, shift, textual)
    if unit is not None and unit[1]:
        return unit_period(text, index, at, shift, textual)
    if shift and words[at] not in {"a", "an", "half"}:
        return _rolling(text, index, shift, textual)
    return None


def _fiscal(text: TimeText, index: int, stop: int, shift: int, textual: bool) -> Moment:
    """Read "the last fiscal year": a year of unknown beginning."""
    base = text.count_from(textual, "year", forward=shift > 0)
    window = _unit_window(base, shift, "year") if base else None
    return Moment(index, stop, "year", window=window, approximate=True, relative=True)


def _part_of_day(text: TimeText, index: int, at: int, shift: int) -> Moment | None:
    """Read "this morning", "last night": a part of the document's day or of one beside it."""
    if shift not in {0, -1} or text.words[index] == "same":
        return None
    day = days.add_days(text.anchor, shift) if text.anchor else None
    made = Moment(index, at + 1, "time_of_day", window=(day, day) if day else None, relative=True)
    return replace(made, edtf=day.isoformat() if day else "XXXX-XX-XX")


def that_unit(text: TimeText, index: int) -> Moment | None:
    """Read "that year", "that same month": the one of the time told before in the text."""
    words = text.words
    at = index + 2 if words[index + 1] in {"same", "very"} else index + 1
    unit = unit_name(text, at)
    if unit is None or unit[0] not in {"day", "week", "month", "year", "decade"} or unit[1]:
        return None
    if words[at].endswith("s") or words[at + 1] == "-" or text.told is None:
        return None
    first, last = text.told
    window = days.unit_window(first, unit[0])
    if window is None or not window[0] <= last <= window[1]:
        return None
    return Moment(index, at + 1, grain_of(unit[0]), window=window, relative=True)


def _counts_from_text(text: TimeText, index: int) -> bool:
    """Whether "the next year" is told of the past, so that it counts from the text's dates."""
    words = text.words
    told = words[index] == "next" and index > 0 and words[index - 1] == "the"
    return told and not text.looks_ahead(index)


def unit_period(text: TimeText, index: int, at: int, shift: int, textual: bool) -> Moment | None:
    """Read "last year", "this week", "the current quarter": a whole calendar unit."""
    found = unit_name(text, at)
    if found is None or found[0] not in _CALENDAR_UNITS:
        return None
    unit, trim = found
    if text.words[at + 1] == "-" and text.words[at + 2] in text.lexicon.units:
        return None  # "quarter-century"
    base = text.count_from(textual, unit, forward=shift > 0)
    window = None
    rolling = _is_rolling(text, index, unit)
    if base is not None:
        window = _rolling_window(base, shift, unit) if rolling else _unit_window(base, shift, unit)
    start = with_the(text, index) if rolling else index
    grain = "range" if rolling else grain_of(unit)
    made = Moment(start, at + 1, grain, window=window, relative=True, trim=trim)
    made.approximate = rolling
    made.chains = textual and shift > 0 and text.told is not None
    return made


def _is_rolling(text: TimeText, index: int, unit: str) -> bool:
    """Whether "the past year", "the last decade" ends with the document, not with a calendar's."""
    if text.words[index] == "past":
        return unit in _ROLLING
    the = index > 0 and text.words[index - 1] == "the"
    return the and text.words[index] == "last" and unit in {"year", "decade"}


def _unit_window(base: date, shift: int, unit: str) -> Window | None:
    target = days.add(base, shift, unit)
    return days.unit_window(target, unit) if target else None


def _rolling_window(base: date, shift: int, unit: str) -> Window | None:
    """Return the unit's length up to the day before, or from the day after."""
    edge = days.add(base, shift, unit)
    near = days.add_days(base, shift)
    if edge is None or near is None:
        return None
    return (edge, near) if shift < 0 else (near, edge)


def _rolling(text: TimeText, index: int, shift: int, textual: bool) -> Moment | None:
    """Read "the past three years", "next 2 days", "previous 3 weeks"."""
    length = duration(text, index + 1)
    if length is None or length.unit in {"second", "minute", "hour"}:
        return None
    if text.words[index] == "last" and index and text.words[index - 1] == "to":
        return None  # "was to last two years"
    if shift > 0 and textual and (not index or text.words[index - 1] != "the"):
        return None  # "following two years of war" is a preposition and a length
    base = text.count_from(textual, length.unit or "day", forward=shift > 0)
    window = None
    if base is not None:
        edge, near = moved(base, length, shift), days.add_days(base, shift)
        if edge and near and edge != base:
            window = (edge, near) if shift < 0 else (near, edge)
    return replace(
        length,
        start=with_the(text, index),
        grain="range",
        edtf="" if window else "XXXX/XXXX",
        window=window,
        relative=True,
        approximate=length.approximate or length.unit in _ROLLING,
    )


def _named(text: TimeText, index: int, at: int, shift: int) -> Moment | None:
    """Read "next June", "this March", "last 5 December"."""
    named = any_date(text, at, sure=True)
    if named is None or named.year is not None:
        return named
    if (
        text.words[at] in text.lexicon.ambiguous_months
        and not text.capital(at)
        and (named.grain == "month")
    ):
        return None
    return _occurrence(text, replace(named, start=index), shift)


def _season(text: TimeText, index: int, at: int, shift: int) -> Moment | None:
    if text.words[at + 1] in {"in", "of"}:
        return None
    season = Moment(index, at + 1, "season", part=text.lexicon.seasons[text.words[at]])
    return _occurrence(text, season, shift)


def _occurrence(text: TimeText, moment: Moment, shift: int) -> Moment:
    """Place a time without year before, in or after the document's unit."""
    moment.relative = True
    if text.anchor is None:
        return moment
    if shift == 0:
        moment.window = placing.in_year(moment, text.anchor.year)
        return moment
    found = placing.occurrences(text.anchor, moment)
    if shift < 0:
        before = [window for window in found if window[1] < text.anchor]
        moment.window = before[-1] if before else None
    else:
        moment.window = next((window for window in found if window[0] > text.anchor), None)
    return moment


def _weekday(text: TimeText, index: int, at: int, shift: int) -> Moment | None:
    """Read "this Friday", "last Sunday", "this friday (jun-15)"."""
    weekday = text.lexicon.weekdays[text.words[at]]
    textual = text.words[index] in text.lexicon.textual_shifts
    base = text.count_from(textual)
    nearest = textual or text.words[index] in text.lexicon.nearest_shifts
    day = _day_in_week(base, shift, weekday, nearest) if base else None
    dated = weekday_led(text, at)
    if dated is not None and dated.grain == "day" and dated.month is not None:
        if (
            day is None
            or dated.year is not None
            or (day.month, day.day) == (dated.month, dated.day)
        ):
            return replace(dated, start=index, window=(day, day) if day else None, relative=True)
        if agrees(text, replace(dated, weekday=None), weekday):
            return replace(dated, start=index)
    window = (day, day) if day else None
    return Moment(index, at + 1, "weekday", weekday=weekday, window=window, relative=True)


def _day_in_week(base: date, shift: int, weekday: int, nearest: bool) -> date | None:
    """Return "this Friday" in the week, "next Friday" in the next, others nearest to `base`."""
    gap = weekday - base.isoweekday()
    if nearest and shift > 0:
        return days.add_days(base, gap if gap > 0 else gap + 7)
    if shift < 0:
        return days.add_days(base, gap if gap < 0 else gap - 7)
    return days.add_days(base, gap + 7 * shift)


def day_led_by_word(text: TimeText, index: int) -> Moment | None:
    """Read "today", "yesterday", "tomorrow"."""
    word = text.words[index]
    trim = 2 if word.endswith(("'s", "’s")) else 0
    step = text.lexicon.day_words.get(word[:-2] if trim else word)
    if step is None:
        return None
    day = days.add_days(text.anchor, step) if text.anchor else None
    window = (day, day) if day else None
    return Moment(index, index + 1, "day", window=window, relative=True, trim=trim)


def present(text: TimeText, index: int) -> Moment | None:
    """Read "currently", "nowadays", "to date", "at present"."""
    words, lexicon = text.words, text.lexicon
    stop = index + 1 if words[index] in lexicon.present_words else 0
    if not stop:
        stop = next(
            (index + len(them) for them in lexicon.present_phrases if text.phrase(index, them)), 0
        )
    return now(text, index, stop) if stop else None


def now(text: TimeText, index: int, stop: int) -> Moment:
    """Return the document's day for the words up to `stop`."""
    window = (text.anchor, text.anchor) if text.anchor else None
    return Moment(index, stop, "day", window=window, relative=True)


def day_of_month(text: TimeText, index: int, *, loose: bool = False) -> Moment | None:
    """Read "the 20th of next month", "31st of this month"; `loose`: "22 this month"."""
    words = text.words
    day = day_number(text, index)
    if day is None:
        return None
    at = day[1] + 1 if words[day[1]] == "of" else day[1]
    if at == day[1] and not loose:
        return None
    at = at + 1 if words[at] == "the" else at
    if words[at] not in text.lexicon.shifts or unit_name(text, at + 1) != ("month", 0):
        return None
    month = unit_period(
        text, at, at + 1, text.lexicon.shifts[words[at]], words[at] in text.lexicon.textual_shifts
    )
    if month is None:
        return None
    start = with_the(text, index)
    if month.window is None:
        return Moment(start, month.stop, "day", day=day[0], relative=True)
    first = month.window[0]
    return Moment(
        start, month.stop, "day", year=first.year, month=first.month, day=day[0], relative=True
    )


def year_reference(text: TimeText, index: int, *, figures: bool = True) -> Moment | None:
    """Read the year that a part belongs to: "of 2016", "last year", "of the previous year"."""
    words = text.words
    at = index + 1 if words[index] in {"of", "in", ","} else index
    if figures:
        year = year_beside(text, at)
        if year is not None and (words[index] != "," or not text.is_amount(year[1])):
            return Moment(index, year[1], "year", year=year[0])
    if words[index] == ",":
        return None
    if words[at] in {"a", "one"} and words[at + 1] == "year":
        return _year_away(text, index, at + 2)
    at = at + 1 if words[at] == "the" else at
    if words[at] == "year" and words[at - 1] == "the" and at > index + 1:
        return replace(_named_year(text, at, 0, textual=True), start=index)
    shift = text.lexicon.shifts.get(words[at], 0 if words[at] == "that" else None)
    unit = unit_name(text, at + 1)
    if shift is None or unit is None or unit[0] != "year" or words[at + 1] == "years":
        return None
    textual = words[at] in text.lexicon.textual_shifts or words[at] == "that"
    return replace(_named_year(text, at + 1, shift, textual), start=index, trim=unit[1])


def _year_away(text: TimeText, index: int, at: int) -> Moment | None:
    """Read the rest of "a year earlier", "a year ago"."""
    offset = text.lexicon.offsets_after.get(text.words[at])
    if not offset:
        return None
    found = _named_year(text, at, offset[0].sign, offset[0].from_text)
    return replace(found, start=index)


def _named_year(text: TimeText, at: int, shift: int, textual: bool) -> Moment:
    """Return the year that lies `shift` years from the one counted from; its last token is `at`."""
    base = text.count_from(textual, "year")
    window = _unit_window(base, shift, "year") if base else None
    year = window[0].year if window else None
    return Moment(at, at + 1, "year", year=year, relative=True)
