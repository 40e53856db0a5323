"""Times of day: "14:30", "8.24 p.m.", "10 am", "18:00 GMT"."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.word_lists import WordLists

_HALVES = {"am": 0, "pm": 12}
_NAMED = {"noon": 12, "midday": 12, "midnight": 0}
_BEFORE = frozenset(
    {"at", "by", "until", "till", "from", "around", "about", "before", "after"}
    | {"to", "and", "-", "–"}
)


_words = WordLists("lexicon/times").words


@cache
def _after_clock() -> frozenset[str]:
    return _words("time_zones") | {"o'clock", "hours"}


def has_clock(text: TimeText, index: int) -> bool:
    """Whether figures may begin a time of day, by the token after them."""
    words = text.words
    following = words[index + 1]
    if following == ":":
        return text.touches(index + 1)
    return following in _after_clock() or _half_of_day(text, index + 1) is not None


def _half_of_day(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read "am", "p.m.": the hours to add and the token after."""
    words = text.words
    if words[index] in _HALVES:
        return _HALVES[words[index]], index + 1
    if words[index] in {"a", "p"} and words[index + 1] == "." and words[index + 2] == "m":
        stop = index + 4 if words[index + 3] == "." else index + 3
        return _HALVES[words[index] + "m"], stop
    return None


def clock_time(text: TimeText, index: int) -> Moment | None:
    """Read a time of day; it lies on the day told before it, if that is one day."""
    whole = o_clock(text, index) or _four_figures(text, index)
    if whole is not None:
        return whole
    parts = _hour_and_minute(text, index)
    if parts is None:
        return None
    hour, minute, at = parts
    half = _half_of_day(text, at)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour, at = hour % 12 + half[0], half[1]
    before = text.words[index - 1] if index else ""
    zoned = text.words[at] in _words("time_zones")
    plain = len(text.words[index]) == 2 and text.words[index + 1] == ":"
    plain = plain and (text.closes(at) or text.words[at] == "on")
    if half is None and not zoned and before not in _BEFORE and not plain:
        return None
    return Moment(index, at + zoned, "time_of_day", edtf=f"T{hour:02}:{minute:02}", relative=True)


def worded_clock(text: TimeText, index: int) -> Moment | None:
    """Read "noon", "half past six", "quarter to five"."""
    words = text.words
    if words[index] in _NAMED:
        hour = _NAMED[words[index]]
        return Moment(index, index + 1, "time_of_day", edtf=f"T{hour:02}:00", relative=True)
    minute = {"half": 30, "quarter": 15}.get(words[index], 0)
    side = words[index + 1]
    if side not in {"past", "to"} or not minute or (minute == 30 and side == "to"):
        return None
    hour = text.lexicon.cardinals.get(words[index + 2], 0)
    if words[index + 2].isdecimal() and len(words[index + 2]) <= 2:
        hour = int(words[index + 2])
    if not 1 <= hour <= 12 or not text.closes(index + 3):
        return None
    total = hour * 60 + (minute if side == "past" else -minute)
    start = index - 1 if index and words[index - 1] == "a" else index
    clock = f"T{total // 60:02}:{total % 60:02}"
    return Moment(start, index + 3, "time_of_day", edtf=clock, relative=True)


def o_clock(text: TimeText, index: int) -> Moment | None:
    """Read "8 o'clock", "nine o'clock"."""
    word = text.words[index]
    hour = int(word) if word.isdecimal() and len(word) <= 2 else text.lexicon.cardinals.get(word, 0)
    if text.words[index + 1] != "o'clock" or not 1 <= hour <= 12:
        return None
    return Moment(index, index + 2, "time_of_day", edtf=f"T{hour:02}:00", relative=True)


def _four_figures(text: TimeText, index: int) -> Moment | None:
    """Read "0900 GMT", "1430 hours"."""
    word, zone = text.words[index], text.words[index + 1]
    if len(word) != 4 or not word.isdecimal() or int(word[:2]) > 23 or int(word[2:]) > 59:
        return None
    told = word[0] == "0" or (index > 0 and text.words[index - 1] in _BEFORE)
    if zone not in _words("time_zones") and not (
        zone == "hours" and told and text.closes(index + 2)
    ):
        return None
    clock = f"T{word[:2]}:{word[2:]}"
    return Moment(index, index + 2, "time_of_day", edtf=clock, relative=True)


def _hour_and_minute(text: TimeText, index: int) -> tuple[int, int, int] | None:
    """Read the figures: "14:30" or "8.24" (the latter only before "p.m.")."""
    words = text.words
    hour, minute, at = words[index], "00", index + 1
    if words[at] == ":" and text.touches(at + 1):
        minute, at = words[at + 1], at + 2
    elif "." in hour:
        hour, _, minute = hour.partition(".")
    if not (hour.isdecimal() and minute.isdecimal() and len(hour) <= 2 and len(minute) == 2):
        return None
    if int(hour) > 23 or int(minute) > 59:
        return None
    return int(hour), int(minute), at
