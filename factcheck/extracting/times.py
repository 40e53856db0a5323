"""Times in a text: dates, periods, durations, and times that count from the document's date.

Words that can belong to a time are looked up in a table; from each the finder steps back over
the words that can open a time, and reads forwards from there. Both steps are bounded, so the
work is linear in the text.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import placing
from factcheck.extracting.calendar_days import Window
from factcheck.extracting.moments import YEARLESS, Moment, TimeText
from factcheck.extracting.sentence import Placed
from factcheck.extracting.time_grammar import time_grammar
from factcheck.extracting.tokens import Kind, Tokens
from factcheck.model.mentions import TimeExpression

# What a time is seen by.
_DATES = Kind(lambda: time_grammar().triggers, figures=True)
_CALENDAR = frozenset({"day", "month", "quarter", "year", "decade", "century"})

_DAY_GAPS = frozenset({"", "at", "on"})


def find_times(tokens: Tokens, anchor: date | None = None) -> list[TimeExpression]:
    """Return the times that the tokens of one segment name, in order and without overlaps.

    `anchor` is the document's date: see `placed_times`.
    """
    return [placed.mention for placed in placed_times(tokens, anchor)]


def placed_times(tokens: Tokens, anchor: date | None = None) -> list[Placed[TimeExpression]]:
    """Return the times that the tokens of one segment name, each at its tokens.

    `anchor` is the document's date: times such as "last year" count from it, and have no place
    on the calendar without it. A time without a year ("in May") is placed in the year before
    the anchor, or after it where the sentence looks ahead.
    """
    hits = _DATES.places(tokens)
    if not hits:
        return []
    grammar = time_grammar()
    text = TimeText(tokens, grammar.lexicon, anchor)
    found: list[Placed[TimeExpression]] = []
    floor = 0
    for hit in hits:
        if hit < floor or (tokens.lower[hit] < ":" and not grammar.can_date(text, hit)):
            continue
        moment = grammar.read(text, hit, floor)
        floor = hit + 1  # whatever begins before has been tried
        if moment is not None:
            found.append(Placed(moment.start, moment.stop, _expression(text, moment)))
            floor = moment.stop
    if any(one.mention.grain == "time_of_day" for one in found):
        dated = _on_their_days([one.mention for one in found], tokens.source)
        return [replace(one, mention=time) for one, time in zip(found, dated, strict=True)]
    return found


def _on_their_days(found: list[TimeExpression], source: str) -> list[TimeExpression]:
    """Give times of day the day beside them: "5 May at 14:30", "14:30 on 5 May"."""
    placed = list(found)
    for left, right in pairwise(range(len(found))):
        if source[found[left].end : found[right].start].strip(" ,\n") not in _DAY_GAPS:
            continue
        for clock, day in ((left, right), (right, left)):
            if placed[clock].grain == "time_of_day" and found[day].grain in {"day", "weekday"}:
                placed[clock] = _on_day(found[clock], found[day])
    return placed


def _on_day(clock: TimeExpression, day: TimeExpression) -> TimeExpression:
    """Return a time of day on a day: "2016-12-05T14:30:00"."""
    if day.first is None:
        return clock
    edtf = f"{day.first.isoformat()}{clock.edtf}:00"
    return replace(clock, first=day.first, last=day.last, edtf=edtf, relative=day.relative)


def _is_plain_range(moment: Moment) -> bool:
    """Whether a range names calendar days without a year: "from 1 January to 30 November"."""
    left, right = moment.left, moment.right
    return left is not None and right is not None and not (left.relative or right.relative)


def _told(moment: Moment, window: Window) -> Window:
    """Return what later times count from: "six months later" tells a month, not a day."""
    if not (moment.chains and moment.approximate):
        return window
    return days.unit_window(window[0], moment.grain) or window


def _tell(text: TimeText, moment: Moment, window: Window) -> None:
    """Note the year that the text tells of, which "on 14 June" after it is of too."""
    if window[0].year != window[1].year or text.looks_back(moment.start):
        return
    if moment.grain != "year" or not text.is_aside(moment.start):
        text.story_at = moment.stop, window


def _expression(text: TimeText, moment: Moment) -> TimeExpression:
    """Return the mention of a time, placed on the calendar."""
    before = moment.start - 1
    if before > 0 and text.words[before] == "." and len(text.words[before - 1]) <= 2:
        before -= 1  # "c. 1450"
    if before >= 0 and text.words[before] in text.lexicon.approximators:
        moment.approximate = moment.approximate or moment.grain in _CALENDAR
    placed = placing.place(text, moment)
    tells = moment.chains or not moment.relative or _is_plain_range(moment)
    if placed.window is not None and tells and moment.grain != "anniversary":
        text.told = _told(moment, placed.window)
        _tell(text, moment, placed.window)
    tokens = text.tokens
    start = tokens.start[moment.start]
    end = tokens.end[moment.stop - 1] - moment.trim
    first, last = placed.window if placed.window else (None, None)
    yearless = moment.grain in YEARLESS and not moment.has_year
    return TimeExpression(
        start=start,
        end=end,
        text=tokens.source[start:end],
        edtf=placed.edtf,
        first=first,
        last=last,
        grain=moment.grain,
        approximate=moment.approximate,
        relative=moment.relative or yearless,
        ordinal=moment.number,
        unit=moment.unit,
    )
