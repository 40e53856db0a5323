"""Days, weeks, months and years as pairs of first and last day."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

Window = tuple[date, date]

_MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6}
_YEARS_IN = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_DAYS_IN = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def years(first: int, last: int) -> Window | None:
    """Return the days of the years `first` to `last`; None outside the years 1 to 9999."""
    if not (MINYEAR <= first <= last <= MAXYEAR):
        return None
    return date(first, 1, 1), date(last, 12, 31)


def months(year: int, first: int, length: int) -> Window | None:
    """Return the days of `length` months from month `first` (1 to 12) of a year."""
    if not (MINYEAR <= year < MAXYEAR):
        return None
    total = year * 12 + first - 1 + length
    return date(year, first, 1), date(total // 12, total % 12 + 1, 1) - timedelta(days=1)


def week(day: date) -> Window | None:
    """Return Monday and Sunday of the week that holds a day."""
    monday = add_days(day, -day.weekday())
    sunday = add_days(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def week_number(year: int, number: int) -> Window | None:
    """Return the days of an ISO week; number -1 is the last of the year."""
    try:
        if number == -1:
            number = date(year, 12, 28).isocalendar().week
        monday = date.fromisocalendar(year, number, 1)
    except (ValueError, OverflowError):
        return None
    return week(monday)


def add_days(day: date, count: int) -> date | None:
    """Return the day `count` days later; None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add(day: date, count: int, unit: str) -> date | None:
    """Return the day `count` units later, the last day of the month where the day is missing."""
    if unit in _DAYS_IN:
        return add_days(day, count * _DAYS_IN[unit])
    step = _MONTHS_IN.get(unit, 12 * _YEARS_IN.get(unit, 0)) * count
    if not step:
        return day
    total = day.year * 12 + day.month - 1 + step
    year, month = total // 12, total % 12 + 1
    for number in range(day.day, day.day - 4, -1):
        found = day_of(year, month, number)
        if found is not None:
            return found
    return None


def unit_window(day: date, unit: str) -> Window | None:
    """Return the calendar unit (week, month, quarter ...) that holds a day."""
    if unit in {"day", "night"}:
        return day, day
    if unit in {"week", "fortnight", "weekend"}:
        found = week(day)
        if found is None or unit != "weekend":
            return found
        saturday = add_days(found[1], -1)
        return (saturday, found[1]) if saturday else None
    if unit in _MONTHS_IN:
        length = _MONTHS_IN[unit]
        return months(day.year, (day.month - 1) // length * length + 1, length)
    if unit in _YEARS_IN:
        length = _YEARS_IN[unit]
        first = day.year // length * length
        return years(max(first, 1), first + length - 1)
    return None


def season(year: int, code: int) -> Window | None:
    """Return the months of a season (EDTF code 21 spring to 24 winter) of the north.

    A winter begins in December of its year.
    """
    return months(year, (code - 20) * 3, 3)


def easter(year: int) -> date | None:
    """Return Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, odd = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon + 15) % 30
    quarter, remainder = divmod(rest, 4)
    weekday = (32 + 2 * odd + 2 * quarter - epact - remainder) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return day_of(year, month, day + 1)


def orthodox_easter(year: int) -> date | None:
    """Return Easter Sunday of the Eastern churches as a Gregorian date (Meeus's Julian rule)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    julian = day_of(year, month, day + 1)
    return add_days(julian, year // 100 - year // 400 - 2) if julian else None


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date | None:
    """Return the nth weekday (1 is Monday) of a month; number -1 is the last one."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    day = 1 + (weekday - first.isoweekday()) % 7 + 7 * (max(number, 1) - 1)
    if number == -1:
        day += 28 if day_of(year, month, day + 28) else 21
    return day_of(year, month, day)


_WEEK_STAGES = {"early": (0, 2), "start": (0, 2), "mid": (1, 4), "late": (3, 6), "end": (3, 6)}
_MONTH_STAGES = {
    "early": (1, 15),
    "start": (1, 15),
    "mid": (10, 20),
    "late": (16, 0),
    "end": (16, 0),
}
_YEAR_STAGES = {"early": (1, 6), "start": (1, 4), "mid": (4, 9), "late": (7, 12), "end": (9, 12)}
_SHARE_STAGES = {
    "early": (0.0, 0.5),
    "start": (0.0, 0.35),
    "mid": (0.3, 0.8),
    "late": (0.5, 1.0),
    "end": (0.65, 1.0),
}


def stage_window(window: Window, grain: str, stage: str) -> Window | None:
    """Return the days that "early", "mid" or "late" leave of a period, read generously."""
    first, last = window
    if grain == "week":
        low, high = _WEEK_STAGES[stage]
        left, right = add_days(first, low), add_days(first, high)
        return (left, right) if left and right else None
    if grain == "month":
        low, high = _MONTH_STAGES[stage]
        return first.replace(day=low), last.replace(day=high) if high else last
    if grain == "year" and first.month == 1:
        low, high = _YEAR_STAGES[stage]
        return months_between(first.year, low, high)
    from_share, to_share = _SHARE_STAGES[stage]
    span = last.year - first.year + 1
    if span >= 10:
        low_year = first.year + int(span * from_share)
        return years(low_year, first.year + max(int(span * to_share) - 1, 0))
    length = (last - first).days
    left = add_days(first, int(length * from_share))
    right = add_days(first, int(length * to_share))
    return (left, right) if left and right else None


def months_between(year: int, first: int, last: int) -> Window | None:
    """Return the days from month `first` to month `last` of a year."""
    return months(year, first, last - first + 1)
