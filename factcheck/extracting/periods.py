"""Parts of years: quarters, halves, seasons, weeks, nth weekdays, holidays, anniversaries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import placing
from factcheck.extracting.calendar_days import Window
from factcheck.extracting.dates import any_date
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.relative_times import (
    shift_led,
    unit_period,
    with_the,
    year_reference,
)
from factcheck.extracting.time_numbers import (
    count,
    is_year_figure,
    ordinal,
    two_digit_year,
)
from factcheck.extracting.years import century, decade_in_figures, decade_in_words

_PAIRED = frozenset({"-", "–", "and", "to", "or"})
_MONTHS_SO_FAR = frozenset({"3", "6", "9"})
_PARTS = {"q": ("quarter", 4), "h": ("half", 2)}
_LONGEST_PART = {"month": 11, "week": 51, "day": 365, "quarter": 3}


def in_its_year(text: TimeText, made: Moment, *, figures: bool = True) -> Moment:
    """Add the year that follows a part of a year."""
    year = year_reference(text, made.stop, figures=figures)
    if year is None:
        return made
    made.stop, made.year, made.trim = year.stop, year.year, year.trim
    if made.grain == "season":
        made.stop = _winter_stop(text, made)
    made.relative = year.relative
    return made


def _winter_stop(text: TimeText, made: Moment) -> int:
    """Return where "winter 2015/16" ends: a winter is named by both of its years."""
    words, at = text.words, made.stop
    if words[at] not in {"/", "-", "–"} or made.year is None or not text.touches(at + 1):
        return at
    following = f"{made.year + 1:04}"
    return at + 2 if words[at + 1] in {following, following[2:]} else at


def marked_part(text: TimeText, index: int) -> Moment | None:
    """Read "Q3 2016", "H1 2016", "3Q16", "2016 Q3", "2016H2" at its first token."""
    words = text.words
    mark = _PARTS.get(words[index])
    if mark is not None:
        number = words[index + 1]
        if not text.touches(index + 1) or not _numbers(number, mark[1]):
            return None
        if text.touches(index + 2) and text.words[index + 2][:1].isalpha():
            return None  # "H1N1", "H2O"
        made = Moment(index, index + 2, mark[0], part=int(number))
        return _marked_year(text, made)
    if words[index + 1] == "m" and words[index] in _MONTHS_SO_FAR:
        return _first_months(text, index)
    mark = _PARTS.get(words[index + 1])
    if mark is not None and _numbers(words[index], mark[1]) and text.touches(index + 1):
        made = Moment(index, index + 2, mark[0], part=int(words[index]))
        made = _marked_year(text, made)
        return made if made.year is not None else None
    return _year_then_part(text, index)


def _first_months(text: TimeText, index: int) -> Moment | None:
    """Read "9M 2016", the first nine months."""
    if not (text.capital(index + 1) and text.touches(index + 1)):
        return None
    year = text.words[index + 2]
    if not is_year_figure(year):
        return None
    window = days.months(int(year), 1, int(text.words[index]))
    return Moment(index, index + 3, "range", window=window)


def _numbers(word: str, highest: int) -> bool:
    return len(word) == 1 and word.isdecimal() and 1 <= int(word) <= highest


def _marked_year(text: TimeText, made: Moment) -> Moment:
    """Read the year after "Q3": 2016, '16, 16, /2016, -2016."""
    words = text.words
    at = made.stop
    if words[at] in {"/", "-"} and is_year_figure(words[at + 1]):
        return replace(made, stop=at + 2, year=int(words[at + 1]))
    if len(words[at]) == 2 and words[at].isdecimal() and text.touches(at):
        return replace(made, stop=at + 1, year=two_digit_year(int(words[at])))
    return in_its_year(text, made)


def _year_then_part(text: TimeText, index: int) -> Moment | None:
    words = text.words
    at = index + 2 if words[index + 1] in {"-", "/"} else index + 1
    mark = _PARTS.get(words[at])
    if mark is None or not is_year_figure(words[index]) or not _numbers(words[at + 1], mark[1]):
        return None
    return Moment(index, at + 2, mark[0], year=int(words[index]), part=int(words[at + 1]))


def ordinal_led(text: TimeText, index: int) -> Moment | None:
    """Read what follows an ordinal: quarter, half, century, week, weekday, anniversary."""
    words = text.words
    number = (-1, index + 1) if words[index] in {"last", "final"} else ordinal(text, index)
    if number is None:
        return None
    at = number[1]
    while words[at] == "-" and at < number[1] + 2:
        at += 1
    word = words[at]
    if word in text.lexicon.anniversaries:
        return _anniversary(index, at, number[0])
    if word in text.lexicon.weekdays:
        return _nth_weekday(text, index, at, number[0])
    second = ordinal(text, number[1] + 1) if words[number[1]] in _PAIRED else None
    if second is not None and number[0] > 0:
        return century(text, index) or _parts_of_year(text, index, number[0], second)
    if word.startswith(("centur", "millenni")):
        return century(text, index)
    return _ordinal_part(text, index, at, number[0])


def _ordinal_part(text: TimeText, index: int, at: int, number: int) -> Moment | None:
    word = text.words[at]
    start = with_the(text, index)
    if word in {"quarter's", "quarter’s"} and 1 <= number <= 4:
        return Moment(start, at + 1, "quarter", part=number, trim=2)
    if word == "quarter" and (1 <= number <= 4 or number == -1):
        return _quarter_or_half(text, start, at, "quarter", number if number > 0 else 4)
    if word in {"half", "semester"} and (1 <= number <= 2):
        return _quarter_or_half(text, start, at, "half", number)
    if word in {"week", "weekend", "month", "day", "decade", "year", "third"}:
        return _nth_unit(text, start, at, number)
    if number in {1, -1}:
        return _first_units(text, start, at, number)
    return None


def _quarter_or_half(text: TimeText, start: int, at: int, grain: str, part: int) -> Moment | None:
    """Read "the third quarter of 2016", "first half of last year", "first half of the 1990s"."""
    words = text.words
    made = Moment(start, at + 1, grain, part=part)
    larger = _larger_period(text, at + 1)
    if larger is not None:
        return _share(text, made, larger, part, 4 if grain == "quarter" else 2)
    made = in_its_year(text, made)
    if made.stop > at + 1:
        return made
    if words[at + 1] == "of" or (grain == "half" and not _plain_half(text, start, at + 1)):
        return None
    return replace(made, relative=True)


def _parts_of_year(
    text: TimeText, index: int, first: int, second: tuple[int, int]
) -> Moment | None:
    """Read "the first and second quarters of 2015", "first to third quarter"."""
    part = {"quarters": "quarter", "quarter": "quarter"}.get(text.words[second[1]])
    if part is None or not 1 <= first < second[0] <= 4:
        return None
    right = in_its_year(text, Moment(index, second[1] + 1, part, part=second[0]))
    left = replace(right, part=first)
    relative = right.year is None or right.relative
    start = with_the(text, index)
    return Moment(start, right.stop, "range", left=left, right=right, relative=relative)


def _plain_half(text: TimeText, start: int, stop: int) -> bool:
    """Whether "the first half" without a year is half a year: "in the first half, exports"."""
    return text.words[start - 1 if start else -1] in {"in", "during", "for"} and text.closes(stop)


def _larger_period(text: TimeText, index: int) -> Moment | None:
    """Read "of the 1990s", "of the 19th century", "of May 2016"."""
    words = text.words
    if words[index] != "of":
        return None
    at = index + 2 if words[index + 1] == "the" else index + 1
    found = decade_in_figures(text, at) or century(text, at)
    if found is None and words[at] in text.lexicon.decade_words:
        found = decade_in_words(text, at)
    if found is None and words[at] in text.lexicon.months:
        found = any_date(text, at, sure=True)
    if found is None and words[at] in {"decade", "century"} and at > index + 1:
        found = unit_period(text, at, at, 0, textual=False)
    return found


def _share(text: TimeText, made: Moment, larger: Moment, part: int, parts: int) -> Moment | None:
    """Return the nth of `parts` equal parts of a larger period."""
    window = placing.place(text, larger).window
    made = replace(made, stop=larger.stop, grain="range", part=None, approximate=True)
    if window is None:
        return replace(made, edtf="XXXX")
    first, last = window
    if larger.grain in {"decade", "century"}:
        span = last.year - first.year + 1
        low = first.year + span * (part - 1) // parts
        return replace(made, window=days.years(low, first.year + span * part // parts - 1))
    length = (last - first).days + 1
    left = days.add_days(first, length * (part - 1) // parts)
    right = days.add_days(first, length * part // parts - 1)
    return replace(made, window=(left, right) if left and right else None)


def _nth_unit(text: TimeText, start: int, at: int, number: int) -> Moment | None:
    """Read "first week of this year", "third week of 2027", "second decade of the 21st century"."""
    words = text.words
    unit = words[at]
    if unit == "third" or words[at + 1] not in {"of", "in"}:
        return None
    larger = _larger_period(text, at + 1)
    if larger is not None:
        return _nth_in(text, start, larger, unit, number)
    year = year_reference(text, at + 1)
    if year is not None and unit in {"week", "month", "day"}:
        made = Moment(start, year.stop, unit, year=year.year, relative=year.relative)
        return _numbered_unit(made, unit, number)
    after = at + 3 if words[at + 2] == "the" else at + 2
    month = shift_led(text, after) if words[after] in text.lexicon.shifts else None
    if month is None or month.grain != "month":
        return None
    return _nth_in(text, start, month, unit, number)


def _numbered_unit(made: Moment, unit: str, number: int) -> Moment | None:
    if unit == "week":
        made.part = number
        return made
    if unit == "month" and (number == -1 or number <= 12):
        made.month = 12 if number == -1 else number
        return made
    if unit == "day":
        made.month, made.day = (12, 31) if number == -1 else (1, number)
        return made if made.day <= 31 else None
    return None


def _nth_in(text: TimeText, start: int, larger: Moment, unit: str, number: int) -> Moment | None:
    """Return the nth week, day, year or decade of a larger period."""
    window = placing.place(text, larger).window
    made = Moment(start, larger.stop, unit if unit != "weekend" else "week", edtf="")
    made.relative = larger.relative or not larger.has_year
    if window is None:
        return replace(made, edtf="XXXX")
    first, last = window
    if unit == "weekend":
        found = _weekend_of_month(first, number)
    elif unit == "week":
        found = _week_of_month(first, last, number)
    else:
        base = days.add(first, number - 1, unit) if number > 0 else last
        found = days.unit_window(base, unit) if base else None
    return replace(made, window=found) if found else None


def _week_of_month(first: date, last: date, number: int) -> Window | None:
    """Return the nth week of a month, counting those that hold most of their days in it."""
    if number == -1:
        return days.week(last) if last.isoweekday() >= 4 else _week_before(last)
    start = first if first.isoweekday() <= 4 else days.add_days(first, 7)
    base = days.add_days(start, 7 * (number - 1)) if start else None
    return days.week(base) if base else None


def _weekend_of_month(first: date, number: int) -> Window | None:
    """Return the nth Saturday of the month that begins on `first`, and its Sunday."""
    saturday = days.nth_weekday(first.year, first.month, 6, number)
    sunday = days.add_days(saturday, 1) if saturday else None
    return (saturday, sunday) if saturday and sunday else None


def _week_before(day: date) -> Window | None:
    base = days.add_days(day, -7)
    return days.week(base) if base else None


def _first_units(text: TimeText, start: int, at: int, number: int) -> Moment | None:
    """Read "the first nine months of 2016", "the last two weeks of May"."""
    words = text.words
    length = count(text, at)
    if length is None or length[0] != length[0].to_integral_value() or length[2]:
        return None
    unit = text.lexicon.units.get(words[length[1]])
    size = int(length[0])
    if unit not in _LONGEST_PART or not 1 <= size <= _LONGEST_PART[unit]:
        return None
    if words[length[1] + 1] not in {"of", "in"}:
        return _first_months_of_this_year(text, start, length[1] + 1, size, unit, number)
    larger = _larger_period(text, length[1] + 1) or year_reference(text, length[1] + 1)
    if larger is None:
        return None
    window = placing.place(text, larger).window
    made = Moment(start, larger.stop, "range", relative=larger.relative, trim=larger.trim)
    if window is None:
        return replace(made, edtf="XXXX/XXXX")
    if number > 0:
        after = days.add(window[0], size, unit)
        edge = days.add_days(after, -1) if after else None
        return replace(made, window=(window[0], edge)) if edge else None
    after = days.add_days(window[1], 1)
    edge = days.add(after, -size, unit) if after else None
    return replace(made, window=(edge, window[1])) if edge else None


def _first_months_of_this_year(
    text: TimeText, start: int, stop: int, size: int, unit: str, number: int
) -> Moment | None:
    """Read "in the first ten months" without a year: of the document's own."""
    words = text.words
    told = (
        start > 0 and words[start] == "the" and words[start - 1] in {"in", "during", "over", "for"}
    )
    if not told or number != 1 or unit not in {"month", "quarter"} or size > 11:
        return None
    made = Moment(start, stop, "range", relative=True)
    if text.anchor is None:
        return replace(made, edtf="XXXX/XXXX")
    window = days.months(text.anchor.year, 1, size * (3 if unit == "quarter" else 1))
    return replace(made, window=window) if window else None


def _anniversary(index: int, at: int, number: int) -> Moment | None:
    if number < 1:
        return None
    return Moment(
        index, at + 1, "anniversary", edtf=f"P{number}Y", number=Decimal(number), unit="year"
    )


def anniversary_word(text: TimeText, index: int) -> Moment | None:
    """Read "centenary", "bicentennial", "25-year anniversary"."""
    number = text.lexicon.anniversaries.get(text.words[index], 0)
    return _anniversary(index, index, number) if number else None


def _nth_weekday(text: TimeText, index: int, at: int, number: int) -> Moment | None:
    """Read "the first Friday of July", "the second Monday of next month", "third Tuesday"."""
    words = text.words
    if number > 5 or (number == -1 and words[at + 1] not in {"of", "in"}):
        return None
    weekday = text.lexicon.weekdays[words[at]]
    start = with_the(text, index)
    month, stop = _month_of(text, at + 1)
    if month is None and words[at + 1] in {"of", "in"}:
        return None
    made = Moment(start, stop if month else at + 1, "day", weekday=weekday, relative=True)
    window = placing.place(text, month).window if month else None
    if month is None and text.anchor is not None:
        window = days.unit_window(text.anchor, "month")
    if window is not None:
        day = days.nth_weekday(window[0].year, window[0].month, weekday, number)
        made.window = (day, day) if day else None
        made.relative = month is None or month.relative
    return made


def _month_of(text: TimeText, index: int) -> tuple[Moment | None, int]:
    """Read "of July 2016", "in this month", "of the previous month"."""
    words = text.words
    if words[index] not in {"of", "in"}:
        return None, index
    at = index + 2 if words[index + 1] == "the" else index + 1
    month = any_date(text, at, sure=True) if words[at] in text.lexicon.months else None
    if month is None and words[at] in text.lexicon.shifts:
        month = shift_led(text, at)
    if month is None or month.grain != "month":
        return None, index
    return month, month.stop


def season(text: TimeText, index: int) -> Moment | None:
    """Read "summer of 2016", "spring 2016", "the summer", "in winter"."""
    words, lexicon = text.words, text.lexicon
    code = lexicon.seasons[words[index]]
    made = Moment(with_the(text, index), index + 1, "season", part=code)
    dated = in_its_year(text, made)
    if dated.stop > index + 1:
        return dated
    before = words[index - 1] if index else ""
    if words[index] in lexicon.ambiguous_seasons or words[index + 1] == "of":
        return None
    if not text.closes(index + 1) or before not in {"the", "in", "during", "by", "until", "since"}:
        return None
    return replace(made, relative=True)
