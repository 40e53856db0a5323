"""Whether one number is another with a slip of the keyboard in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal

_CLOSE = Decimal("0.03")  # how far, as a share, two numbers differ that rounding makes one
_WIDE = Context(prec=60)
_SCALES = (0.001, 0.1, 10.0, 1000.0)  # times of a point that moved, or of another scale


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
    return is_swap(printed, meant)


def is_slip(printed: Decimal, meant: Decimal) -> bool:
    """Whether a number is another one, signs left aside, with a digit wrong, two of them swapped or
    its magnitude: a million for a thousand."""
    one, other = abs(printed), abs(meant)
    if not one or not other:
        return False
    shift = one.adjusted() - other.adjusted()
    if any(_are_close(one, other.scaleb(shift + off)) for off in (-1, 0, 1) if shift + off):
        return True
    rounded = other.quantize(Decimal(1).scaleb(_exponent(one)), context=_WIDE)
    return is_misprint(one, rounded) or is_swap(one, rounded, fewest=2)


def _are_close(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSE * max(one, other)


def is_swap(one: Decimal, other: Decimal, fewest: int = 3) -> bool:
    """Whether two numbers of some digits at least differ by two swapped neighbours only."""
    places = min(_exponent(one), _exponent(other))
    return are_swapped(int(_digits(one, places)), int(_digits(other, places)), fewest)


def are_swapped(one: int, other: int, fewest: int = 3) -> bool:
    """Whether two whole numbers of some digits at least, zeros at the end left aside, differ by two
    swapped neighbours only."""
    if one == other or (one - other) % 9:  # whatever digits change places
        return False
    first, second = str(one), str(other)
    if len(first) != len(second) or min(map(len, (first.rstrip("0"), second.rstrip("0")))) < fewest:
        return False
    off = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(off) != 2 or off[1] != off[0] + 1:
        return False
    return first[off[0] : off[1] + 1] == second[off[0] : off[1] + 1][::-1]


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0


def _digits(value: Decimal, places: int) -> str:
    return str(int(abs(value).scaleb(-places)))


def slips_of(number: Decimal) -> Iterator[float]:
    """Yield what may be meant by a number that is printed with one slip: another digit, two that
    changed places, a point or a scale that is another one.

    Zeros at the end are no digits that anybody mistypes.
    """
    _, digits, exponent = number.normalize().as_tuple()
    if not isinstance(exponent, int):
        return
    last = len(digits) - 1
    whole = float(number)
    for at, old in enumerate(digits):
        place = 10.0 ** (last - at + exponent)
        for new in range(at == 0, 10):
            if new != old:
                yield whole + (new - old) * place
        if at and digits[at - 1] != old:
            yield whole + (old - digits[at - 1]) * 9 * place
    for times in _SCALES:
        yield whole * times
