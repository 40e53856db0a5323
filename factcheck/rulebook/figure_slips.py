"""How one figure or date can be another one, copied with a slip."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.misprints import is_misprint
from factcheck.model.mentions import TimeExpression

_MOST_SHIFTED = 9  # places by which a decimal point is moved, or a scale is another one
_LONG = 3  # digits by which a figure is told from others
_TEN = 10
_YEAR = re.compile(r"\d{4}")


class Slip(Struct, frozen=True):
    """What is told by it, and how much must speak for two sentences telling of one thing: the
    `weight` of the words that they share, and their `part` in those of the shorter one; `exact`
    where nothing explains the slip, so that hardly anything else may differ."""

    text: str
    weight: float
    part: float
    exact: bool = False
    mutual: float = 0.0


def slip_between(one: Decimal, other: Decimal) -> Slip | None:
    """Return how one number can be the other with a slip; None for equal numbers."""
    a, b = (value.normalize().as_tuple() for value in (one, other))
    if one == other or not isinstance(a.exponent, int) or not isinstance(b.exponent, int):
        return None
    long = min(len(a.digits), len(b.digits)) >= _LONG
    if a.digits == b.digits:
        far = abs(a.exponent - b.exponent) <= _MOST_SHIFTED
        if len(a.digits) == 1:
            return Slip("the magnitude", 3, 0.75) if far else None
        return Slip("the place of the point, or the magnitude", 2.5, 0.6) if far else None
    if a.exponent == b.exponent and sorted(a.digits) == sorted(b.digits):
        apart = [at for at, (x, y) in enumerate(zip(a.digits, b.digits, strict=True)) if x != y]
        if len(apart) == 2:
            return Slip("two digits that changed places", 2 if long else 2.5, 0.6)
    if _is_ty(one, other) or _is_ty(other, one):
        return Slip("an ending of a number word", 2.5, 0.6)
    if long and is_misprint(one, other):
        return Slip("one digit", 3, 0.7)
    if _has_one_more(a.digits, b.digits) or _has_one_more(b.digits, a.digits):
        return Slip("a digit that was dropped or doubled", 3, 0.7)
    return Slip("its value", 3, 0.75, exact=True)


def _is_ty(one: Decimal, other: Decimal) -> bool:
    """Whether a number is "thirteen" or "three" to the other, "thirty" or "thirteen"."""
    if one != one.to_integral_value() or other != other.to_integral_value():
        return False
    small, large = int(one), int(other)
    if 3 <= small < _TEN:
        return large == small + _TEN
    return 3 <= small - _TEN < _TEN and large == small % _TEN * _TEN


def _has_one_more(long: tuple[int, ...], short: tuple[int, ...]) -> bool:
    if len(long) != len(short) + 1 or len(short) < 2:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def date_slip(one: TimeExpression, other: TimeExpression) -> Slip | None:
    """Return how one date can be the other with a slip in one of its parts."""
    if one.grain != other.grain or not (one.first and other.first):
        return None
    a, b = one.first, other.first
    if one.grain == "weekday":
        return Slip("the weekday", 3, 0.75, exact=True)
    parts = [(a.year, b.year), (a.month, b.month), (a.day, b.day)]
    apart = [at for at, (x, y) in enumerate(parts) if x != y]
    if one.grain == "month":
        apart = [at for at in apart if at < 2]
    if one.grain == "year":
        apart = [at for at in apart if at < 1]
    if not any(_YEAR.search(each.text) for each in (one, other)):
        apart = [at for at in apart if at > 0]  # "on 12 December": of which year is reckoned
    if len(apart) != 1:
        return None
    if apart[0] == 0 and not _is_near(a.year, b.year):
        return None
    return Slip(("the year", "the month", "the day")[apart[0]], 2.5, 0.6, mutual=0.5)


def _is_near(one: int, other: int) -> bool:
    """Whether two years differ by one or two, by one digit, or by the order of two."""
    a, b = str(one), str(other)
    apart = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return abs(one - other) <= 2 or len(apart) == 1 or sorted(a) == sorted(b)
