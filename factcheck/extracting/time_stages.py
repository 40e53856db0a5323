"""Parts of a period ("early 2000s", "mid-March", "end of next week") and "the same period"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from factcheck.extracting import placing
from factcheck.extracting.calendar_days import Window
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.relative_times import unit_period, year_reference
from factcheck.extracting.time_numbers import is_year_figure

_STAGED = frozenset({"week", "month", "quarter", "season", "year", "decade", "century", "half"})
_OWNERS = frozenset({"his", "her", "their", "my", "your"})
_SAME_WORDS = frozenset(
    {"period", "time", "months", "month", "quarter", "day", "week", "half", "season"}
)
Reader = Callable[[TimeText, int], "Moment | None"]


def stage_reader(simple: Reader) -> Reader:
    """Return the reader of "early", "mid", "late", "end of" before what `simple` reads."""

    def read(text: TimeText, index: int) -> Moment | None:
        stage = text.lexicon.stages[text.words[index]]
        if index and text.words[index - 1] in _OWNERS:
            return None  # "in her late thirties"
        at = index + 1
        at += text.words[at] == "-"
        joined = text.words[at] in {"of", "in"}
        at += joined
        if stage in {"start", "end"} and (at == index + 1 or text.words[index + 1] == "in"):
            return None
        article = text.words[at] == "the"
        whole = simple(text, at + article) if not article else _after_the(text, at + 1, simple)
        if whole is None or whole.stage or whole.grain not in _STAGED:
            return None
        return replace(
            whole,
            start=_start(text, index, whole),
            stage=stage,
            approximate=True,
            grain=whole.grain,
        )

    return read


def _start(text: TimeText, index: int, whole: Moment) -> int:
    """Return the first token: "the" belongs to "the early 2000s", not to "the end of 2000"."""
    the = whole.grain == "decade" and index > 0 and text.words[index - 1] == "the"
    return index - 1 if the else index


def _after_the(text: TimeText, index: int, simple: Reader) -> Moment | None:
    """Read "the year", "the 1990s", "the third quarter" after "end of"."""
    if text.words[index] in text.lexicon.units and not text.words[index].endswith("s"):
        unit = unit_period(text, index, index, 0, textual=False)
        if unit is not None and unit.grain in _STAGED:
            return unit
    return simple(text, index)


def sure_year(text: TimeText, index: int) -> Moment | None:
    """Read a plain year, which can only be one after "early" or "end of"."""
    words = text.words
    if not is_year_figure(words[index]) or text.is_amount(index + 1):
        return None
    return Moment(index, index + 1, "year", year=int(words[index]))


def comparative_reader(simple: Reader) -> Reader:
    """Return the reader of "earlier this month", "later in the year", "later this week"."""

    def read(text: TimeText, index: int) -> Moment | None:
        stage = text.lexicon.comparative_stages[text.words[index]]
        at = index + 1
        at += text.words[at] == "in"
        whole = _after_the(text, at + 1, simple) if text.words[at] == "the" else simple(text, at)
        if (
            whole is None
            or whole.grain not in _STAGED
            or whole.start < at - (text.words[at] == "the")
        ):
            return None
        window = placing.place(text, whole).window
        made = replace(whole, start=index, relative=True)
        if window is None or text.anchor is None:
            return made
        return replace(made, grain="range", window=_cut(window, text.anchor, stage))

    return read


def _cut(window: Window, today: date, stage: str) -> Window:
    """Return the part of a period before ("early") or after a day in it."""
    first, last = window
    if not first <= today <= last:
        return window
    return (first, today) if stage == "early" else (today, last)


def same_period(text: TimeText, index: int) -> Moment | None:
    """Read "same period last year", "same month of 2015", "corresponding period a year earlier".

    With a time told before, it is that time moved to the other year.
    """
    words = text.words
    if words[index + 1] not in _SAME_WORDS:
        return None
    at = index + 2
    year = year_reference(text, at)
    if year is None and words[at] in {"of", "in"} and words[at + 1] == "the":
        year = year_reference(text, at + 1)
    if year is None:
        return None
    start = index - 1 if index and words[index - 1] == "the" else index
    made = Moment(
        start, year.stop, "range", relative=year.relative, approximate=True, trim=year.trim
    )
    if year.year is None:
        return replace(made, edtf="XXXX/XXXX")
    moved = _moved_to_year(text.told, year.year)
    if moved is not None:
        return replace(made, window=moved, approximate=False)
    return replace(made, year=year.year, grain="year")


def year_ago_period(text: TimeText, index: int) -> Moment | None:
    """Read "the year-ago quarter", "the year-earlier period": a told time, moved back a year."""
    words = text.words
    if words[index + 1] != "-" or words[index + 2] not in {"ago", "earlier"}:
        return None
    if words[index + 3] not in _SAME_WORDS:
        return None
    start = index - 1 if index and words[index - 1] == "the" else index
    base = text.told[0] if text.told else text.anchor
    made = Moment(start, index + 4, "range", relative=True, approximate=True)
    if base is None:
        return replace(made, edtf="XXXX/XXXX")
    moved = _moved_to_year(text.told, base.year - 1)
    if moved is not None:
        return replace(made, window=moved, approximate=False)
    return replace(made, year=base.year - 1, grain="year")


def _moved_to_year(told: Window | None, year: int) -> Window | None:
    """Return a window shorter than a year, moved so that it begins in `year`."""
    if told is None or (told[1] - told[0]).days > 360:
        return None
    first, last = told
    try:
        return (
            first.replace(year=year),
            last.replace(year=year + last.year - first.year, day=min(last.day, 28))
            if (last.month, last.day) == (2, 29)
            else last.replace(year=year + last.year - first.year),
        )
    except ValueError:
        return None


SAME_WORDS = ("same", "corresponding", "comparable", "analogous", "equivalent", "similar")
