"""Placing a time on the calendar: its first and last day, and its EDTF text."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import edtf
from factcheck.extracting.calendar_days import Window
from factcheck.extracting.moments import Moment, TimeText

_SOON = 14
# "In October", written in September, is next month's: the one a year ago is "last October".
_LONG_AGO = 240
_LONGEST_MONTH = 31
_DEFAULT_EDTF = {"day": "XXXX-XX-XX", "weekday": "XXXX-XX-XX", "month": "XXXX-XX"}


class Placed(Struct, frozen=True):
    """A time on the calendar; `window` is None where it has no place there."""

    window: Window | None
    edtf: str


def place(text: TimeText, moment: Moment) -> Placed:
    """Return where a time lies; a missing year is chosen near the document's date."""
    if moment.left is not None and moment.right is not None:
        return _place_range(text, moment, moment.left, moment.right)
    if moment.edtf:
        return Placed(moment.window, moment.edtf)
    window = moment.window or _window(text, moment)
    if moment.stage and window is not None:
        staged = days.stage_window(window, moment.grain, moment.stage)
        if staged is not None:
            return Placed(staged, edtf.interval_text(*staged, approximate=True))
    return Placed(window, _text(moment, window))


def _window(text: TimeText, moment: Moment) -> Window | None:
    """Return the days of a time, with the year chosen where the text leaves it out."""
    if moment.year is not None:
        return in_year(moment, moment.year)
    placeless = moment.month is None and moment.part is None and not (moment.day or moment.weekday)
    if text.anchor is None or (placeless and moment.grain in {"day", "week", "month", "quarter"}):
        return None
    ahead = text.looks_ahead(moment.start)
    near = _near(text.anchor, moment, ahead=ahead)
    return near if near is None or ahead else _as_told(text, moment, near)


def _as_told(text: TimeText, moment: Moment, near: Window) -> Window:
    """Return the occurrence in the year that the text is telling of: "On 29 May 2019 they met. On
    14 June ..." is of 2019, whenever it was written.

    Where that is not sure ("Sales fell in 2015. In October ...") it may be of that year or of the
    document's: all the days from one to the other are returned.
    """
    story = text.story(moment.start)
    if story is None or moment.weekday or near[0].year <= story.window[0].year:
        return near
    first = story.window[0]
    told = in_year(moment, first.year)
    if told is not None and told[1] < first:  # "In October 2015 ... In May"
        told = in_year(moment, first.year + 1)
    if told is None:
        return near
    return told if story.sure else (told[0], near[1])


def _near(anchor: date, moment: Moment, *, ahead: bool) -> Window | None:
    """Return the latest occurrence that has begun, or the next one when looking `ahead`.

    One long ago, in another year, gives way to the one that the document's year still brings.
    """
    found = occurrences(anchor, moment)
    if ahead:
        return next((window for window in found if window[1] >= anchor), None)
    if moment.grain == "day":  # "on 24 December", written on the 20th, is not last year's
        soon = next((window for window in found if window[0] > anchor), None)
        if soon is not None and (soon[0] - anchor).days <= _SOON:
            return soon
    past = next((window for window in reversed(found) if window[0] <= anchor), None)
    coming = next((window for window in found if window[0] > anchor), None)
    if past is None or coming is None or past[0].year == anchor.year or moment.weekday:
        return past
    long_ago = (anchor - past[1]).days > _LONG_AGO and coming[0].year == anchor.year
    return coming if long_ago else past


def occurrences(anchor: date, moment: Moment) -> list[Window]:
    """Return the occurrences of a time without a year around a day, in order."""
    if moment.month is None and moment.part is None and (moment.day or moment.weekday):
        return _days_around(anchor, moment)
    reach = 8 if moment.month == 2 and moment.day == 29 else 4 if moment.weekday else 1
    found = (in_year(moment, year) for year in range(anchor.year - reach, anchor.year + reach + 1))
    return [window for window in found if window is not None]


def _days_around(anchor: date, moment: Moment) -> list[Window]:
    """Return the days around a day that have a weekday, a number in the month, or both."""
    reach = 400 if moment.day and moment.weekday else 62
    found = (days.add_days(anchor, step) for step in range(-reach, reach + 1))
    return [
        (day, day)
        for day in found
        if day is not None
        and (moment.day is None or day.day == moment.day)
        and (moment.weekday is None or day.isoweekday() == moment.weekday)
    ]


def in_year(moment: Moment, year: int) -> Window | None:
    """Return the days of a calendar time in a year."""
    if moment.grain == "decade":
        return days.years(year, year + 9)
    if moment.grain == "century":
        return days.years(year, year + 99)
    if moment.part is not None:
        return _part_window(moment, year, moment.part)
    if moment.month is None:
        return days.years(year, year)
    if moment.day is None:
        return days.months(year, moment.month, 1)
    day = days.day_of(year, moment.month, moment.day)
    return (day, day) if day else None


def _part_window(moment: Moment, year: int, part: int) -> Window | None:
    if moment.grain == "quarter":
        return days.months(year, part * 3 - 2, 3)
    if moment.grain == "half":
        return days.months(year, part * 6 - 5, 6)
    if moment.grain == "week":
        return days.week_number(year, part)
    return days.season(year, part)


def _text(moment: Moment, window: Window | None) -> str:
    """Return the EDTF text of a time that is not a range."""
    mark = "~" if moment.approximate else ""
    if window is None:
        return _unplaced_text(moment)
    first, last = window
    if moment.grain in {"day", "weekday", "anniversary"} and first == last:
        return first.isoformat() + mark
    if moment.grain == "month" and first.month == last.month and first.year == last.year:
        return first.isoformat()[:7] + mark
    if moment.grain == "year" and first.year == last.year and not _is_fiscal(first, last):
        return f"{first.year:04}{mark}"
    if moment.grain == "season" and moment.part is not None and (last - first).days < _LONG_AGO:
        return edtf.month_text(first.year, moment.part) + mark
    if moment.grain == "decade" and first.year % 10 == 0 and last.year == first.year + 9:
        return f"{first.year // 10:03}X{mark}"
    if moment.grain == "century" and last.year % 100 == 99:
        return f"{first.year // 100:02}XX{mark}"
    return edtf.interval_text(first, last, approximate=moment.approximate)


def _is_fiscal(first: date, last: date) -> bool:
    return first != last and (first.month, last.month) != (1, 12)


def _unplaced_text(moment: Moment) -> str:
    """Return what can be said of a time that has no days: "XXXX-12-05", "-0299"."""
    year = moment.year
    if moment.grain == "decade" and year is not None:
        return f"{edtf.year_text(year)[:-1]}X"
    if moment.grain == "century" and year is not None:
        return f"{edtf.year_text(year)[:-2]}XX"
    if moment.part is not None:
        part = moment.part + 32 if moment.grain == "quarter" else moment.part
        return edtf.month_text(year, part) if moment.grain == "season" else edtf.year_text(year)
    if moment.month is not None:
        if moment.day is not None:
            return edtf.day_text(year, moment.month, moment.day)
        return edtf.month_text(year, moment.month)
    if moment.day is not None:
        return edtf.day_text(year, None, moment.day)
    if year is not None:
        return edtf.year_text(year)
    return _DEFAULT_EDTF.get(moment.grain, "XXXX")


def _place_range(text: TimeText, moment: Moment, left: Moment, right: Moment) -> Placed:
    """Place both ends; an end without a year goes where it makes a forward range."""
    placed_left, placed_right = place(text, left), place(text, right)
    if not left.has_year and placed_right.window and text.anchor is not None:
        if right.has_year:
            placed_left = _replace(text, left, _near(placed_right.window[1], left, ahead=False))
        elif _is_open(placed_left, left):
            near = _near(text.anchor, left, ahead=text.looks_ahead(moment.start))
            placed_left = _replace(text, left, near)
    if not right.has_year and placed_left.window is not None:
        placed_right = _replace(text, right, _near(placed_left.window[0], right, ahead=True))
    first = placed_left.window[0] if placed_left.window else None
    last = placed_right.window[1] if placed_right.window else None
    window = (first, last) if first and last and first <= last else None
    return Placed(window, f"{_end(placed_left.edtf, 0)}/{_end(placed_right.edtf, -1)}")


def _is_open(placed: Placed, moment: Moment) -> bool:
    """Whether a day or month may be of one of several years; as the end of a range that would
    make years of "from 3 to 12 May"."""
    window = placed.window
    if window is None or moment.grain not in {"day", "month"}:
        return False
    return (window[1] - window[0]).days > _LONGEST_MONTH


def _replace(text: TimeText, moment: Moment, window: Window | None) -> Placed:
    """Place a time in the days that were chosen for it."""
    if window is None:
        return place(text, moment)
    return place(text, replace(moment, window=window))


def _end(text: str, which: int) -> str:
    """Return one end of an EDTF text that may itself be an interval."""
    return text.split("/")[which]
