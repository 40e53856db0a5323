"""Durations ("eight years", "two-day", "an hour and a half") and what makes dates of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from factcheck.extracting import calendar_days as days
from factcheck.extracting import edtf
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.time_numbers import count, has_parts

_LONGEST_CHAIN = 4
_SCALES = frozenset({"thousand", "million", "billion", "trillion", "%", "cent"})
_DAYS_IN_UNIT = {
    "second": Decimal(1) / 86400,
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "night": Decimal(1),
    "weekend": Decimal(2),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal(30),
    "quarter": Decimal(91),
    "season": Decimal(91),
    "half": Decimal(182),
    "year": Decimal(365),
    "decade": Decimal(3650),
    "century": Decimal(36500),
    "millennium": Decimal(365000),
}
_MONTHS_IN_UNIT = {
    "month": Decimal(1),
    "quarter": Decimal(3),
    "season": Decimal(3),
    "half": Decimal(6),
    "year": Decimal(12),
    "decade": Decimal(120),
    "century": Decimal(1200),
    "millennium": Decimal(12000),
}
# Around "a quarter": of a whole, for three months, and before or after now.
_PARTED = frozenset({"of", "-", "more", "less"})
_LASTING = frozenset({"for", "in", "within", "during", "every", "once", "after", "lasts", "lasted"})
_SINCE = frozenset({"ago", "later", "earlier", "before", "after", "long"})
_SHIFTED_GRAINS = {"month": "month", "quarter": "quarter", "weekend": "week"} | dict.fromkeys(
    ("hour", "minute", "second"), "time_of_day"
)
_PRECISE_UNITS = frozenset({"day", "night", "week", "fortnight"})
_RANGE_JOINTS = frozenset({"to", "-", "–", "or"})
_ARTICLES = frozenset({"a", "an"})
_RANKING = frozenset({"the", "its", "their", "his", "her", "our", "this"})
_PARTS = {
    ("a", "quarter"): Decimal("0.25"),
    ("three", "quarters"): Decimal("0.75"),
    ("a", "third"): Decimal(1) / 3,
    ("two", "thirds"): Decimal(2) / 3,
    ("a", "half"): Decimal("0.5"),
}
_DIVIDED = frozenset({"hour", "day", "year", "decade", "century", "millennium"})


def unit_name(text: TimeText, index: int) -> tuple[str, int] | None:
    """Return the unit that a token names and what to trim of it ("years'", "year's")."""
    word = text.words[index]
    unit = text.lexicon.units.get(word)
    if unit is not None:
        return unit, 0
    if word.endswith(("'s", "’s")):
        unit = text.lexicon.units.get(word[:-2])
        return (unit, 2) if unit else None
    return None


def _length(text: TimeText, index: int) -> tuple[Decimal, str, int, bool] | None:
    """Read one count with its unit: value, unit, the token after, and whether loosely."""
    words, lexicon = text.words, text.lexicon
    part = _part_of(text, index)
    if part is not None:
        return part
    if words[index] in _ARTICLES and not _begins_count(text, index + 1):
        return _one_unit(text, index)
    number = count(text, index)
    if number is None:
        return None
    value, at, loose = number
    short = lexicon.short_units.get(words[at])
    if short is not None and (
        _is_short(text, index, at) if text.touches(at) else _is_before_minutes(text, at)
    ):
        return value, short, at + 1, loose
    if words[at] == "-":
        if words[at + 1] == "second" and _is_rank(text, index, value):
            return None
        at += 1
    if words[at] in lexicon.day_adjectives:
        at += 2 if words[at + 1] == "-" else 1
    unit = lexicon.units.get(words[at])
    if unit is None and value == Decimal("0.5") and words[at] in _ARTICLES:
        at += 1
        unit = lexicon.units.get(words[at])
    if unit is None or (unit == "quarter" and not _whole_quarters(text, index, at)):
        return None
    if words[index] == "half" and unit in {"quarter", "season"}:
        return None
    return value, unit, at + 1, loose


def _begins_count(text: TimeText, index: int) -> bool:
    """Whether an article belongs to a number: "a few", "a hundred"."""
    word = text.words[index]
    return word in text.lexicon.loose_counts or word in text.lexicon.multipliers


def _one_unit(text: TimeText, index: int) -> tuple[Decimal, str, int, bool] | None:
    """Read "a year" at its article; not "a quarter of the votes"."""
    words = text.words
    found = unit_name(text, index + 1)
    if found is None or found[1] or words[index + 1].endswith("s") or found[0] == "second":
        return None
    if found[0] == "quarter" and not _is_time(words[index - 1] if index else "", words[index + 2]):
        return None
    return Decimal(1), found[0], index + 2, False


def _is_time(before: str, after: str) -> bool:
    """Whether "a quarter" between two words is three months, and no share: not "lent $3 million,
    more than a quarter"."""
    return after not in _PARTED and (before in _LASTING or after in _SINCE)


def _part_of(text: TimeText, index: int) -> tuple[Decimal, str, int, bool] | None:
    """Read "three quarters of an hour" at its number, "a quarter of a century" at its article."""
    words = text.words
    if words[index + 2] != "of":
        return None
    share = _PARTS.get((words[index], words[index + 1]))
    if share is None or words[index + 3] not in _ARTICLES:
        return None
    unit = text.lexicon.units.get(words[index + 4])
    if unit not in _DIVIDED or words[index + 4].endswith("s"):
        return None
    return share, unit, index + 5, False


def may_last(text: TimeText, index: int) -> bool:
    """Whether a duration can begin at a token, by the word and what follows a figure."""
    word = text.words[index]
    if word[:1].isdecimal():
        return text.words[index + 1] in text.lexicon.after_counts or has_parts(text, index + 1)
    return word in text.lexicon.length_openers


def duration_range(text: TimeText, index: int) -> Moment | None:
    """Read "two to three years", "10-15 days": a duration between two lengths."""
    if not may_last(text, index):
        return None
    low = count(text, index)
    if low is None:
        return None
    hanging = text.words[low[1]] == "-" and text.words[low[1] + 1] in _RANGE_JOINTS
    if hanging:  # "two- to three-year"
        low = (low[0], low[1] + 1, low[2])
    joint = text.words[low[1]]
    if hanging and text.words[low[1] + 1] == "-":
        low = (low[0], low[1] + 1, low[2])  # "six-to-nine-month"
    between = joint == "and" and index > 0 and text.words[index - 1] == "between"
    if joint not in _RANGE_JOINTS and not between:
        return None
    high = _length(text, low[1] + 1)
    if high is None or not low[0] < high[0] or not _fits(text, index, high[2]):
        return None
    value, unit = low[0], high[1]
    both = (edtf.duration_text([(length, unit)]) for length in (value, high[0]))
    return Moment(index, high[2], "duration", edtf="/".join(both), number=value, unit=unit)


def _is_short(text: TimeText, index: int, at: int) -> bool:
    """Whether "h" after figures is a unit ("3h"), not part of a mark ("2016H2")."""
    return text.words[index].isdecimal() and not (
        text.touches(at + 1) and text.words[at + 1][:1].isalnum()
    )


def _is_before_minutes(text: TimeText, at: int) -> bool:
    """Whether "h" stands before minutes: "2 h 15 min"."""
    return text.words[at + 1].isdecimal() and text.lexicon.units.get(text.words[at + 2]) == "minute"


def _is_rank(text: TimeText, index: int, value: Decimal) -> bool:
    """Whether "forty-second" is a place in a row: "the forty-second president"."""
    before = text.words[index - 1] if index else ""
    return before in _RANKING and not text.words[index].isdecimal() and value % 10 == 0


def _whole_quarters(text: TimeText, index: int, at: int) -> bool:
    """Whether "two quarters" are times: "two consecutive quarters", not "three quarters of"."""
    adjective = text.words[at - 1] in text.lexicon.day_adjectives
    before = text.words[index - 1] if index else ""
    return adjective or (text.words[at + 1] != "of" and before in {"for", "past", "last", "next"})


def duration(text: TimeText, index: int) -> Moment | None:
    """Read a duration at a token, with further parts ("1 year 1 month 21 days")."""
    if not may_last(text, index):
        return None
    words, lexicon = text.words, text.lexicon
    start = index
    if (
        words[index] in lexicon.comparisons
        and words[index + 1] == lexicon.comparisons[words[index]]
    ):
        if _compares_amount(text, index):
            return None
        index += 2
    if words[index] in lexicon.whole_words:
        return _whole(text, start, index)
    first = _length(text, index)
    if first is None or not _fits(text, index, first[2]):
        return None
    lengths, at = [(first[0], first[1])], first[2]
    if words[at] == "and":
        half = at + 2 if words[at + 1] in _ARTICLES else at + 1
        if words[half] == "half" and words[half + 1] not in lexicon.units:
            return _made(start, half + 1, [(first[0] + Decimal("0.5"), first[1])], first[3])
    for _ in range(_LONGEST_CHAIN):
        if words[at] in _ARTICLES:
            break  # "30 days a year" is a rate
        further = at + 1 if words[at] in {"and", ","} else at
        part = _length(text, further) if may_last(text, further) else None
        hyphen = part is not None and "-" in words[index : part[2]]
        if part is None or hyphen or part[1] in {unit for _, unit in lengths}:
            break
        if further > at and _DAYS_IN_UNIT[part[1]] > _DAYS_IN_UNIT[lengths[-1][1]]:
            break  # "30 minutes, 3 days" are two
        lengths.append((part[0], part[1]))
        at = part[2]
    return _made(start, at, lengths, first[3])


def _compares_amount(text: TimeText, index: int) -> bool:
    """Whether "more than" compares the figure before it: "1.2 million more than a year before"."""
    before = text.words[index - 1] if index else ""
    return (
        before[:1].isdigit() or before in _SCALES or (text.is_amount(index - 1) if index else False)
    )


def _fits(text: TimeText, index: int, stop: int) -> bool:
    """Whether a count and unit is a duration: not a rate ("barrels a day"), age or label."""
    words, lexicon = text.words, text.lexicon
    before, following = words[index - 1] if index else "", words[stop]
    if following in lexicon.duration_stops or (
        following == "-" and words[stop + 1] in lexicon.duration_stops
    ):
        return False
    if following == "of" and words[stop + 1] == "age":
        return False
    if text.capital(stop - 1) and text.capital(stop):
        return False  # the Six-Day War
    if before in {"$", "€", "£", "#", "no", "aged", "per"} or (
        before == "-" and text.touches(index)
    ):
        return False
    if before in {".", ","} and text.touches(index):
        return False
    if (
        before == "of"
        and index > 1
        and words[index - 2] in {"quarter", "third", "thirds", "quarters"}
    ):
        return False  # a quarter of a century
    if words[index] in _ARTICLES and words[index + 1] == "quarter" and before == "by":
        return False  # "rose by a quarter"
    if (words[index], words[index + 1]) in _PARTS and words[index + 2] == "of":
        return True
    if words[index] in _ARTICLES and not _begins_count(text, index + 1):
        return (
            before in lexicon.before_one_unit
            or following in lexicon.offsets_after
            or (following == "and" and "half" in {words[stop + 1], words[stop + 2]})
            or (following == "and" and _length(text, stop + 1) is not None)
            or words[index + 1].startswith("fortnight")
        )  # fmt: skip
    return True


def _whole(text: TimeText, start: int, index: int) -> Moment | None:
    """Read "all day", "full year", "the entire month"."""
    at = index + 2 if text.words[index + 1] == "-" else index + 1
    unit = text.lexicon.units.get(text.words[at])
    if unit is None or text.words[at].endswith("s") or unit in {"second", "minute", "half"}:
        return None
    return _made(start, at + 1, [(Decimal(1), unit)], loose=False)


def _made(start: int, stop: int, lengths: list[tuple[Decimal, str]], loose: bool) -> Moment:
    """Return the duration of counts and units; a mixed one is told in its smallest unit."""
    value, unit = lengths[0]
    if len(lengths) > 1:
        unit = min((unit for _, unit in lengths), key=lambda name: _DAYS_IN_UNIT[name])
        table = _MONTHS_IN_UNIT if unit == "month" else _DAYS_IN_UNIT
        total = sum((value * table[name] for value, name in lengths), Decimal(0))
        value = Decimal(edtf.plain((total / table[unit]).quantize(Decimal("0.01"))))
    return Moment(
        start,
        stop,
        "duration",
        edtf=edtf.duration_text(lengths),
        number=value,
        unit=unit,
        approximate=loose,
    )


def unit_long(text: TimeText, index: int) -> Moment | None:
    """Read "a week-long visit", "decade-long" at the unit."""
    words = text.words
    unit = text.lexicon.units.get(words[index])
    if unit is None or words[index + 1] != "-" or words[index + 2] != "long":
        return None
    before = words[index - 1] if index else ""
    if words[index].endswith("s") or before == "-":
        return None
    return _made(index, index + 3, [(Decimal(1), unit)], loose=False)


def moved(day: date, moment: Moment, sign: int) -> date | None:
    """Return the day that lies a duration before (-1) or after (1) a day."""
    target: date | None = day
    for part, unit in _parts(moment):
        if target is not None and part == part.to_integral_value():
            target = days.add(target, sign * int(part), unit)
        elif target is not None:
            length = float(part * _DAYS_IN_UNIT[unit])
            try:
                target = target + sign * timedelta(days=round(length))
            except OverflowError:
                target = None
    return target


_LETTER_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def _parts(moment: Moment) -> list[tuple[Decimal, str]]:
    """Return the counts and units of a duration, largest first."""
    parts: list[tuple[Decimal, str]] = []
    digits = ""
    for sign in moment.edtf.partition("T")[0][1:]:
        if sign in _LETTER_UNITS:
            parts.append((Decimal(digits), _LETTER_UNITS[sign]))
            digits = ""
        else:
            digits += sign
    return [part for part in parts if part[0] < 10_000_000]


def shifted(text: TimeText, moment: Moment, stop: int, sign: int, base: date | None) -> Moment:
    """Return the day a duration away from `base`: exact for days and weeks, else about it."""
    target = moved(base, moment, sign) if base is not None else None
    unit = moment.unit or "day"
    precise = unit in _PRECISE_UNITS and not moment.approximate
    grain = "day" if unit in _PRECISE_UNITS else _SHIFTED_GRAINS.get(unit, "year")
    return replace(
        moment,
        stop=stop,
        grain=grain,
        edtf=_shifted_text(target, grain, precise),
        window=(target, target) if target else None,
        relative=True,
        approximate=not precise,
    )


def _shifted_text(day: date | None, grain: str, precise: bool) -> str:
    mark = "" if precise else "~"
    if grain in {"day", "time_of_day"}:
        return f"{day.isoformat()}{mark}" if day else "XXXX-XX-XX"
    if grain == "month":
        return f"{day.isoformat()[:7]}{mark}" if day else "XXXX-XX"
    return f"{day.year:04}{mark}" if day else "XXXX"
