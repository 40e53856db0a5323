"""Whether one number is another with a slip of the keyboard in it."""

from __future__ import annotations

from decimal import Decimal


def is_misprint(printed: Decimal, meant: Decimal) -> bool:
    """Whether `printed` is `meant` with one digit wrong or two neighbours swapped.

    Both are taken to the last digit of the one with more of them after the point. Of fewer than
    three digits too many others are one digit away.
    """
    places = min(_exponent(printed), _exponent(meant))
    one, other = (_digits(value, places) for value in (printed, meant))
    if len(one) != len(other) or len(one) < 3 or one == other:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 1:
        return True
    first, last = wrong[0], wrong[-1]
    swapped = (one[first], one[last]) == (other[last], other[first])
    return len(wrong) == 2 and last == first + 1 and swapped


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def _digits(value: Decimal, places: int) -> str:
    return str(int(abs(value).scaleb(-places)))
