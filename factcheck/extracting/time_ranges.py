"""Ranges of times: "from 2013 to 2017", "14 to 16 June 2015", "next week from Monday to Friday"."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting.dates import any_date, month_led
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.numeric_dates import month_and_day, numeric_date
from factcheck.extracting.relative_times import day_of_month, now
from factcheck.extracting.time_numbers import day_number
from factcheck.extracting.time_stages import Reader, sure_year

_ENDS = frozenset(
    {"day", "month", "year", "quarter", "half", "season", "decade", "weekday", "week", "century"}
)
_AND = frozenset({"and", ",", "&", "or"})
_BEFORE_DAYS = frozenset({"on", "of", "from", ",", "and"})
_LONGEST_LIST = 5
_DENOMINATORS = frozenset({"2", "3", "4", "5", "8", "10"})


class RangeReader:
    """Reads ranges whose ends are what `simple` reads."""

    def __init__(self, simple: Reader) -> None:
        self._simple = simple

    def opened(self, text: TimeText, index: int) -> Moment | None:
        """Read a range that opens with "from" or "between"."""
        joint = text.lexicon.range_openers[text.words[index]]
        left = self._end(text, index + 1) or self._bare_day(text, index + 1, joint)
        left = left or self._figures(text, index + 1)
        if left is None:
            return None
        if left.left is not None:  # "from 1992-98", "between 4-22 January"
            return replace(left, start=index)
        found = self._join(text, left, joint, opened=True)
        return replace(found, start=index) if found else None

    def _figures(self, text: TimeText, index: int) -> Moment | None:
        """Read "4/22" as the first end of a range; not "between 1.5 and 2.5", "1/2 and 3/4"."""
        if "." in text.words[index]:
            return None
        found = month_and_day(text, index)
        parts = found is not None and all(_is_part(text, at) for at in (index, found.stop + 1))
        return None if parts else found

    def extended(self, text: TimeText, left: Moment) -> Moment:
        """Return the range that a time begins, or the time itself."""
        if left.grain not in _ENDS or left.left is not None or left.trim:
            return left
        word = text.words[left.stop]
        if word in text.lexicon.range_openers:
            return self._inside(text, left) or left
        slashed = word == "/" and left.grain == "month" and left.year is None
        if slashed and text.words[left.stop + 1] in text.lexicon.months:
            right = self._end(text, left.stop + 1)
            return (self._lend(left, right) if right and right.grain == "month" else None) or left
        if word not in text.lexicon.range_words and not (
            word == "and" and left.grain == "day" and self._next_day(text, left.stop)
        ):
            return left
        return self._join(text, left, "", opened=False) or left

    def from_bare_day(self, text: TimeText, index: int) -> Moment | None:
        """Read "14 to 16 June 2015", "4-22 January, 2017", "4 till 23 of this month"."""
        left = self._bare_day(text, index, "")
        return self._join(text, left, "", opened=False) if left else None

    def of_days(self, text: TimeText, index: int) -> Moment | None:
        """Read "24" of "on 24, 25 and 26 June", "3rd" of "the 3rd and 4th of May"."""
        start = index - 1 if index and text.words[index - 1] == "the" else index
        first = day_number(text, index)
        before = text.words[start - 1] if start else ""
        if first is None or not (first[2] or before in _BEFORE_DAYS):
            return None
        last, at = first, first[1]
        for _ in range(_LONGEST_LIST):
            joints = 0
            while text.words[at] in _AND and joints < 2:
                at, joints = at + 1, joints + 1
            at += text.words[at] == "the"
            dated = any_date(text, at) if joints else None
            if dated is not None and dated.grain == "day" and dated.month is not None:
                fits = dated.day is not None and last[0] < dated.day and not dated.weekday
                made = Moment(index, first[1], "day", month=dated.month, day=first[0])
                return replace(made, year=dated.year) if fits else None
            following = day_number(text, at) if joints else None
            if following is None or following[0] <= last[0]:
                return None
            last, at = following, following[1]
        return None

    def of_pairs(self, text: TimeText, index: int) -> Moment | None:
        """Read "10/1 - 11/7": two days in figures."""
        left = month_and_day(text, index)
        if left is None or text.words[index + 1] != "/":
            return None
        if text.words[left.stop] not in text.lexicon.range_words:
            return None
        right = numeric_date(text, left.stop + 1) or month_and_day(text, left.stop + 1)
        if right is None or right.grain != "day":
            return None
        if right.year is None and not text.closes(right.stop):
            return None
        return self._lend(left, right)

    def _end(self, text: TimeText, index: int) -> Moment | None:
        """Read one end of a range."""
        at = index + 1 if text.words[index] == "the" else index
        if text.words[at] in {"now", "present"} or (
            text.words[at] == "date" and text.words[index - 1] == "to"
        ):
            return now(text, index, at + 1)
        if text.words[at] in text.lexicon.months:
            found = month_led(text, at, sure=True)
        else:
            found = self._simple(text, at) or sure_year(text, at)
        return replace(found, start=index) if found else None

    def _bare_day(self, text: TimeText, index: int, joint: str) -> Moment | None:
        """Read a day whose month follows the range: "4" of "4 to 22 January"."""
        at = index + 1 if text.words[index] == "the" else index
        day = day_number(text, at)
        if day is None or not self._is_joint(text, day[1], joint):
            return None
        return Moment(index, day[1], "day", day=day[0])

    def _is_joint(self, text: TimeText, index: int, joint: str) -> bool:
        words = text.words
        word = words[index]
        if word in {"and", "/"} and not joint:
            return self._next_day(text, index)
        return word in text.lexicon.range_words or (word == "and" and joint == "and")

    def _next_day(self, text: TimeText, index: int) -> bool:
        """Whether figures before and after a token are a day and the next one."""
        before, after = text.words[index - 1], text.words[index + 1]
        if not (before.isdecimal() and after.isdecimal() and len(after) <= 2 >= len(before)):
            return False
        return int(after) == int(before) + 1

    def _join(self, text: TimeText, left: Moment, joint: str, *, opened: bool) -> Moment | None:
        """Read the joint and the right end, and lend each end what the other one tells."""
        at = left.stop
        if left.grain not in _ENDS or not self._is_joint(text, at, joint):
            return None
        if text.words[at] == text.words[at + 2] == "-" and text.words[at + 1] == "to":
            at += 2  # January-to-October
        right = self._right(text, at + 1, left, opened=opened)
        if right is None or right.grain not in _ENDS or right.left is not None:
            return None
        return self._lend(left, _counted_from(text, left, right))

    def _right(self, text: TimeText, index: int, left: Moment, *, opened: bool) -> Moment | None:
        """Read the right end; after a bare day it must tell the month."""
        if left.month is None and left.weekday is None and left.day is not None and not left.window:
            at = index + 1 if text.words[index] == "the" else index
            dated = day_of_month(text, at, loose=True) or any_date(text, at)
            if (
                dated is None
                or dated.grain != "day"
                or (dated.month is None and not dated.relative)
            ):
                return None
            in_order = opened or text.words[at] not in text.lexicon.months
            return dated if in_order else None
        right = self._end(text, index)
        if left.grain == "day" and left.month and (right is None or right.grain == "year"):
            return self._right_day(text, index, left) or (right if opened else None)
        if right is None and left.grain in {"day", "weekday"} and left.month is None:
            return None
        return right

    def _right_day(self, text: TimeText, index: int, left: Moment) -> Moment | None:
        """Read a bare day after a dated one ("November 19-20, 2016"), or a pair of figures."""
        at = index + 1 if text.words[index] == "the" else index
        pair = month_and_day(text, at)
        if pair is not None and text.closes(pair.stop):
            return pair
        day = day_number(text, at)
        if day is None or left.day is None or day[0] <= left.day:
            return None
        made = Moment(index, day[1], "day", month=left.month, day=day[0], year=left.year)
        if left.year is None:
            tail = _year_after(text, day[1])
            if tail is not None:
                return replace(made, year=tail[0], stop=tail[1])
        return None if text.is_amount(day[1]) else made

    def _lend(self, left: Moment, right: Moment) -> Moment | None:
        """Return the range, its ends completed from each other."""
        if left.day is not None and left.month is None and not left.window and right.month:
            left = replace(left, month=right.month, year=right.year, weekday=None)
            left.relative = right.relative
        if left.day is not None and left.month is None and not left.weekday and not left.window:
            return None
        if left.year is None and right.year is not None and not left.window:
            earlier = (left.month or left.part or 0) > (right.month or right.part or 0)
            left = replace(left, year=right.year - earlier)
        right = _in_year_of(left, right)
        if left.year is not None and right.year is not None and left.year > right.year:
            return None
        return Moment(
            left.start,
            right.stop,
            "range",
            left=left,
            right=right,
            approximate=left.approximate or right.approximate,
            relative=not (left.has_year and right.has_year) or left.relative or right.relative,
            trim=right.trim,
        )

    def _inside(self, text: TimeText, whole: Moment) -> Moment | None:
        """Read "November between 19 and 20", "next week from Monday to Friday"."""
        joint = text.lexicon.range_openers[text.words[whole.stop]]
        at = whole.stop + 1
        if whole.grain == "month" and whole.month is not None:
            return self._inside_month(text, whole, at, joint)
        if whole.grain == "week" and whole.relative:
            return self._inside_week(text, whole, at, joint)
        return None

    def _inside_month(self, text: TimeText, whole: Moment, at: int, joint: str) -> Moment | None:
        left = self._bare_day(text, at, joint)
        right = day_number(text, left.stop + 1) if left else None
        if left is None or right is None or right[0] < (left.day or 0):
            return None
        ends = [
            replace(whole, grain="day", day=day, start=whole.start, stop=right[1])
            for day in (left.day, right[0])
        ]
        return self._lend(*ends)

    def _inside_week(self, text: TimeText, whole: Moment, at: int, joint: str) -> Moment | None:
        weekdays = text.lexicon.weekdays
        first, last = weekdays.get(text.words[at]), weekdays.get(text.words[at + 2])
        if first is None or last is None or not self._is_joint(text, at + 1, joint) or first > last:
            return None
        made = replace(whole, stop=at + 3, grain="range")
        if whole.window is not None:
            left = days.add_days(whole.window[0], first - 1)
            right = days.add_days(whole.window[0], last - 1)
            made.window = (left, right) if left and right else None
        return made


def _is_part(text: TimeText, index: int) -> bool:
    """Whether figures are a part of a whole: "3/4", "1/2"."""
    above, below = text.words[index], text.words[index + 2]
    return above.isdecimal() and below in _DENOMINATORS and int(above) < int(below)


def _year_after(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read the year after the second day of "November 19-20, 2016"."""
    at = index + 1 if text.words[index] in {",", "of"} else index
    year = sure_year(text, at)
    return (year.year, year.stop) if year and year.year is not None else None


def _counted_from(text: TimeText, left: Moment, right: Moment) -> Moment:
    """Return a right end "of the following year" in the year after that of the left end."""
    if left.year is None or right.year is None or not right.relative:
        return right
    for at in range(right.start, right.stop - 1):
        if text.words[at] in text.lexicon.textual_shifts and text.words[at + 1] == "year":
            return replace(right, year=left.year + text.lexicon.shifts[text.words[at]])
    return right


def _in_year_of(left: Moment, right: Moment) -> Moment:
    """The end of a range that begins in a plain year, where "that year" would lie before it:
    "from May 2022 to the end of that year", after a text has told of 2021."""
    if left.year is None or right.grain != "year" or not right.relative or right.window is None:
        return right
    return (
        replace(right, window=None, year=left.year) if right.window[1].year < left.year else right
    )
