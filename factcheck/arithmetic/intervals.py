"""Arithmetic on intervals of exact decimals, with open, closed and infinite ends.

Every result holds all values that the operation can give for values taken from the operands.
Sums and products of printed numbers are exact; quotients are rounded outwards at 60 digits.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from factcheck.model.interval import INFINITY, Interval

_DIGITS = 60
_DOWN = Context(prec=_DIGITS, rounding=ROUND_FLOOR, Emin=-(10**9), Emax=10**9, traps=[])
_UP = Context(prec=_DIGITS, rounding=ROUND_CEILING, Emin=-(10**9), Emax=10**9, traps=[])
_ZERO = Decimal(0)

EVERYTHING = Interval(-INFINITY, INFINITY, low_closed=False, high_closed=False)

# An end of an interval: its value and whether the value itself belongs to the interval.
_End = tuple[Decimal, bool]


def exactly(value: Decimal | int) -> Interval:
    """Return the interval that holds `value` alone. Raises ValueError unless it is finite."""
    point = Decimal(value)
    if not point.is_finite():
        raise ValueError(f"not a finite number: {value}")
    return Interval(point, point)


def interval(
    low: Decimal | int,
    high: Decimal | int,
    *,
    low_closed: bool = True,
    high_closed: bool = True,
) -> Interval:
    """Return the interval from `low` to `high`; infinite ends are made open."""
    low, high = Decimal(low), Decimal(high)
    return Interval(low, high, low_closed and low.is_finite(), high_closed and high.is_finite())


def is_bounded(a: Interval) -> bool:
    """Whether both ends are finite."""
    return a.low.is_finite() and a.high.is_finite()


def is_exact(a: Interval) -> bool:
    """Whether the interval holds one value only."""
    return a.low == a.high


def negate(a: Interval) -> Interval:
    """Return the interval of -x for x in `a`."""
    return Interval(a.high.copy_negate(), a.low.copy_negate(), a.high_closed, a.low_closed)


def add(a: Interval, b: Interval) -> Interval:
    """Return the interval of x + y for x in `a`, y in `b`."""
    return interval(
        _DOWN.add(a.low, b.low),
        _UP.add(a.high, b.high),
        low_closed=a.low_closed and b.low_closed,
        high_closed=a.high_closed and b.high_closed,
    )


def total(parts: Iterable[Interval]) -> Interval:
    """Return the interval of the sum of one value from each part; zero for no parts."""
    result = exactly(0)
    for part in parts:
        result = add(result, part)
    return result


def subtract(a: Interval, b: Interval) -> Interval:
    """Return the interval of x - y for x in `a`, y in `b`."""
    return add(a, negate(b))


def multiply(a: Interval, b: Interval) -> Interval:
    """Return the interval of x * y for x in `a`, y in `b`."""
    if _is_plain(a) and _is_plain(b):  # nearly all that is asked, without the products of all ends
        return Interval(
            _DOWN.multiply(a.low, b.low),
            _UP.multiply(a.high, b.high),
            a.low_closed and b.low_closed,
            a.high_closed and b.high_closed,
        )
    lows = [_times(x, y, _DOWN) for x in _ends(a) for y in _ends(b)]
    highs = [_times(x, y, _UP) for x in _ends(a) for y in _ends(b)]
    return _from_ends(_least(lows), _greatest(highs))


def divide(a: Interval, b: Interval) -> Interval | None:
    """Return the interval of x / y for x in `a`, y in `b`, y not zero; None if there is no such y.

    A divisor that reaches zero gives an infinite end; one with zero inside gives everything.
    """
    if _is_plain(a) and _is_plain(b):
        return Interval(
            _DOWN.divide(a.low, b.high),
            _UP.divide(a.high, b.low),
            a.low_closed and b.high_closed,
            a.high_closed and b.low_closed,
        )
    if b.low == b.high == 0:
        return None
    if b.low < 0 < b.high:
        return exactly(0) if a.low == a.high == 0 else EVERYTHING
    if b.high <= 0:
        a, b = negate(a), negate(b)
    lows = [_over(x, y, _DOWN) for x in _ends(a) for y in _ends(b)]
    highs = [_over(x, y, _UP) for x in _ends(a) for y in _ends(b)]
    return _from_ends(_least(lows), _greatest(highs))


def scale(a: Interval, factor: Decimal | int) -> Interval:
    """Return the interval of x * factor for x in `a`; `factor` is finite."""
    by = Decimal(factor)
    if by > 0 and a.low.is_finite() and a.high.is_finite() and a.low and a.high and a.low < a.high:
        # What is asked most, without the products of all ends.
        low, high = _DOWN.multiply(a.low, by), _UP.multiply(a.high, by)
        return interval(low, high, low_closed=a.low_closed, high_closed=a.high_closed)
    return multiply(a, exactly(by))


def intersects(a: Interval, b: Interval) -> bool:
    """Whether some value lies in both."""
    # Asked of every reading of every value, so it makes no interval.
    if a.low > b.high or b.low > a.high:
        return False
    if a.low == b.high:
        return a.low_closed and b.high_closed
    if b.low == a.high:
        return b.low_closed and a.high_closed
    return True


def intersection(a: Interval, b: Interval) -> Interval | None:
    """Return the values that lie in both; None if there are none."""
    low = _greatest_low((a.low, a.low_closed), (b.low, b.low_closed))
    high = _least_high((a.high, a.high_closed), (b.high, b.high_closed))
    if low[0] > high[0] or (low[0] == high[0] and not (low[1] and high[1])):
        return None
    return Interval(low[0], high[0], low[1], high[1])


def hull(parts: Iterable[Interval]) -> Interval:
    """Return the least interval that holds all parts. Raises ValueError for no parts."""
    found = list(parts)
    if not found:
        raise ValueError("the hull of no intervals is undefined")
    low = _least([(part.low, part.low_closed) for part in found])
    high = _greatest([(part.high, part.high_closed) for part in found])
    return _from_ends(low, high)


def widen(a: Interval, relative: Decimal) -> Interval:
    """Return `a` with each finite end moved outwards by `relative` of its own size.

    `relative` is a share of the value: Decimal("0.05") is five percent. It is not negative.
    """
    if relative < 0:
        raise ValueError(f"a tolerance cannot be negative: {relative}")
    if relative == 0:
        return a
    low = _DOWN.subtract(a.low, _UP.multiply(abs(a.low), relative)) if a.low.is_finite() else a.low
    high = _UP.add(a.high, _UP.multiply(abs(a.high), relative)) if a.high.is_finite() else a.high
    return Interval(low, high, a.low_closed, a.high_closed)


def gap(a: Interval, b: Interval) -> Decimal:
    """Return the distance between the nearest values of the two; zero where they touch."""
    if a.low > b.high:
        return _UP.subtract(a.low, b.high)
    if b.low > a.high:
        return _UP.subtract(b.low, a.high)
    return _ZERO


def relative_distance(a: Interval, b: Interval) -> Decimal:
    """Return the gap as a share of the nearer end of `b`; zero where the intervals touch.

    0.1 says that `a` is ten percent away from `b`; Infinity that `b`'s nearer end is zero.
    """
    distance = gap(a, b)
    if distance == 0:
        return _ZERO
    nearer = b.high if a.low > b.high else b.low
    return INFINITY if nearer == 0 else _UP.divide(distance, abs(nearer))


def ratio(a: Interval, b: Interval) -> Decimal | None:
    """Return how many times larger the middle of `a` is than that of `b`; None if undefined."""
    below = middle(b)
    return None if below == 0 or below.is_nan() else _UP.divide(middle(a), below)


def middle(a: Interval) -> Decimal:
    """Return the centre of the interval, or its finite end where the other is infinite."""
    if is_bounded(a):
        return a.low if a.low == a.high else _UP.divide(_UP.add(a.low, a.high), Decimal(2))
    if a.low.is_finite():
        return a.low
    return a.high if a.high.is_finite() else _ZERO


def _is_plain(a: Interval) -> bool:
    """Whether all values are above zero and below some number."""
    return a.low > 0 and a.high < INFINITY


def _ends(a: Interval) -> tuple[_End, _End]:
    return (a.low, a.low_closed), (a.high, a.high_closed)


def _times(x: _End, y: _End, context: Context) -> _End:
    """Multiply two ends. Zero times anything, even infinity, is zero.

    A zero that belongs to one operand makes the product zero whatever the other value is.
    """
    if x[0] == 0 or y[0] == 0:
        return _ZERO, (x[0] == 0 and x[1]) or (y[0] == 0 and y[1])
    product = context.multiply(x[0], y[0])
    return product, x[1] and y[1] and product.is_finite()


def _over(x: _End, y: _End, context: Context) -> _End:
    """Divide an end by an end of a divisor that is nowhere negative."""
    if x[0] == 0:
        return _ZERO, x[1]
    if y[0] == 0:
        return INFINITY.copy_sign(x[0]), False
    if y[0].is_infinite():
        # Over ever greater values the quotient comes near zero and never reaches it. Infinite
        # over infinite adds nothing: the other pairs of ends bound it.
        return _ZERO, False
    quotient = context.divide(x[0], y[0])
    return quotient, x[1] and y[1] and quotient.is_finite()


def _least(ends: list[_End]) -> _End:
    return min(ends, key=lambda end: (end[0], not end[1]))


def _greatest(ends: list[_End]) -> _End:
    return max(ends, key=lambda end: (end[0], end[1]))


def _greatest_low(x: _End, y: _End) -> _End:
    return max(x, y, key=lambda end: (end[0], not end[1]))


def _least_high(x: _End, y: _End) -> _End:
    return min(x, y, key=lambda end: (end[0], end[1]))


def _from_ends(low: _End, high: _End) -> Interval:
    return interval(low[0], high[0], low_closed=low[1], high_closed=high[1])
