"""How a date can be another one, misremembered: the same day of another year, another month."""

from __future__ import annotations

from msgspec import Struct

from factcheck.arithmetic.calendar import Days

_YEARS = frozenset({1, 2, 3, 10})  # years by which a full date is misremembered
_YEARS_OF_MONTH = frozenset({1, 2, 10})
_MONTHS = 2


class Slip(Struct, frozen=True):
    """Which part of a date is another one; `later` where the stated one is the later."""

    part: str
    later: bool
    rank: int
    text: str

    @property
    def years(self) -> int:
        """The years between the two."""
        return self.rank if self.part == "year" else 0


def slip_of(stated: Days, known: Days) -> Slip | None:
    """Return how a stated day or month differs from a known one in one part only.

    A month is held against a known day as well; a year by itself is no date to slip in.
    """
    one, other = stated.first, known.first
    whole_days = stated.first == stated.last
    if (stated.last - stated.first).days > _LONGEST_MONTH or other.month != known.last.month:
        return None
    if other.year != known.last.year or (whole_days and known.first != known.last):
        return None
    later, years = one > other, abs(one.year - other.year)
    same_day = not whole_days or one.day == other.day
    if one.month == other.month and same_day and years:
        if years not in (_YEARS if whole_days else _YEARS_OF_MONTH):
            return None
        what = "day" if whole_days else "month"
        return Slip("year", later, years, f"the same {what} of another year")
    if years == 0 and same_day and 0 < abs(one.month - other.month) <= _MONTHS:
        return Slip("month", later, 4, "the same year, another month")
    if years == 0 and one.month == other.month and whole_days and _digits(one.day, other.day):
        return Slip("day", later, 5, "the same month, another day")
    return None


_LONGEST_MONTH = 30  # days from its first to its last


def _digits(one: int, other: int) -> bool:
    """Whether two days of a month differ in one digit, or by the order of the two."""
    return abs(one - other) in {10, 20} or (one != other and f"{one:02}" == f"{other:02}"[::-1])
