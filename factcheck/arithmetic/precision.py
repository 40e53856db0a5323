"""How a printed number becomes an interval: by its last digit, and by its hedge.

"11.1" stands for everything that rounds to it, [11.05, 11.15]; "3.0" is not "3"; "1,500,000"
is rounded to its last digit that is not a trailing zero; "18 states" is exactly 18.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Literal

from msgspec import Struct

from factcheck.arithmetic.intervals import exactly, interval
from factcheck.model.interval import INFINITY, Interval

# Below this, a whole number is printed in full: "20%", "408 kilometers" end in their own digit.
# From here on trailing zeros are taken for rounding: "816 000", "1,200 km".
_FULLY_PRINTED_BELOW = Decimal(1000)

_CONTEXT = Context(prec=60, Emin=-(10**9), Emax=10**9, traps=[])
_HALF = Decimal("0.5")
_ZERO = Decimal(0)

Side = Literal["above", "below", "around", "exact"]


class HedgeMeaning(Struct, frozen=True):
    """What a hedge makes of a number.

    `side` is where the true value lies. `closed` says that the number itself is possible ("at
    least"). `down` and `up` are shares of the number, for a hedge that keeps near it ("about":
    0.1 and 0.1; "nearly": 0.1 and 0). `reach` is how far past the number a bound is still a
    fair description, as a share of it: "over 3 billion" with 0.15 speaks well of 3.36 billion
    and badly of 6 billion.
    """

    side: Side
    closed: bool = False
    down: Decimal = _ZERO
    up: Decimal = _ZERO
    reach: Decimal = _ZERO


def is_whole(number: Decimal) -> bool:
    """Whether a number of any size has no decimals; `number % 1` fails from 10**28 on."""
    return number == number.to_integral_value()


def last_digit_step(digits: str) -> Decimal:
    """Return the worth of the last printed digit of "1234.50" (no separators, no sign).

    Trailing zeros of whole numbers from 1,000 on are not counted as printed:
    "11.1" gives 0.1, "3.0" 0.1, "3" 1, "816000" 1000, "300" 1.
    """
    whole, point, fraction = digits.partition(".")
    if point:
        return Decimal(1).scaleb(-len(fraction))
    stripped = whole.rstrip("0")
    zeros = len(whole) - len(stripped)
    if not stripped or not zeros or Decimal(whole) < _FULLY_PRINTED_BELOW:
        return Decimal(1)
    return Decimal(1).scaleb(zeros)


def printed(value: Decimal, step: Decimal) -> Interval:
    """Return what rounds to `value` when its last printed digit is worth `step`; 0 is exact."""
    if step == 0:
        return exactly(value)
    half = _CONTEXT.multiply(step, _HALF)
    return Interval(_CONTEXT.subtract(value, half), _CONTEXT.add(value, half))


def printed_number(digits: str, magnitude: Decimal | int = 1, *, counted: bool = False) -> Interval:
    """Return the interval of a number printed as `digits` ("27.3") before a magnitude (10**9).

    `counted` says that it counts things: then a whole number without magnitude is exact, unless
    its trailing zeros say that it was rounded ("18" states; "2,000" people).
    """
    value = _CONTEXT.multiply(Decimal(digits), Decimal(magnitude))
    step = last_digit_step(digits)
    if counted and step == 1 and magnitude == 1:
        return exactly(value)
    return printed(value, _CONTEXT.multiply(step, Decimal(magnitude)))


def hedged(number: Decimal, plain: Interval, meaning: HedgeMeaning) -> Interval:
    """Return what `meaning` makes of a number whose unhedged interval is `plain`.

    Bounds are infinite on their open side; see `within_reach` for the fair description.
    """
    if meaning.side == "above":
        return interval(number, INFINITY, low_closed=meaning.closed)
    if meaning.side == "below":
        return interval(-INFINITY, number, high_closed=meaning.closed)
    if meaning.side == "exact":
        return exactly(number)
    size = abs(number)
    low = _CONTEXT.subtract(number, _CONTEXT.multiply(size, meaning.down))
    high = _CONTEXT.add(number, _CONTEXT.multiply(size, meaning.up))
    # "About 0.6" is never narrower than what prints as 0.6; "nearly 3" stays below 3.
    if meaning.down:
        low = min(low, plain.low)
    if meaning.up:
        high = max(high, plain.high)
    return interval(
        low,
        high,
        low_closed=bool(meaning.down) or meaning.closed,
        high_closed=bool(meaning.up) or meaning.closed,
    )


def within_reach(number: Decimal, bound: Interval, meaning: HedgeMeaning) -> Interval:
    """Return `bound` with its infinite end drawn in to the reach that `meaning` documents."""
    spread = _CONTEXT.multiply(abs(number), meaning.reach)
    if meaning.side == "above":
        return interval(
            bound.low, _CONTEXT.add(number, spread), low_closed=bound.low_closed or not spread
        )
    if meaning.side == "below":
        low = _CONTEXT.subtract(number, spread)
        return interval(low, bound.high, high_closed=bound.high_closed or not spread)
    return bound
