"""Times of day: "14:30", "8.24 p.m.", "10 am", "18:00 GMT"."""

from __future__ import annotations

from factcheck.extracting.moments import Moment, TimeText

_HALVES = {"am": 0, "pm": 12}
_ZONES = frozenset({"gmt", "utc", "cet", "est", "msk"})
_BEFORE = frozenset({"at", "by", "until", "till", "from", "around", "about", "before", "after"})


def has_clock(text: TimeText, index: int) -> bool:
    """Whether figures may begin a time of day, by the token after them."""
    words = text.words
    return (words[index + 1] == ":" and text.touches(index + 1)) or (
        _half_of_day(text, index + 1) is not None
    )


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
    zoned = text.words[at] in _ZONES
    if half is None and not zoned and before not in _BEFORE:
        return None
    return Moment(index, at + zoned, "time_of_day", edtf=f"T{hour:02}:{minute:02}", relative=True)


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
