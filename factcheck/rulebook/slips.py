"""Likely slips: small accidents of writing that would explain a wrong value.

A slip is proposed only when undoing it brings the value inside what the fact base gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import intersects, interval, negate, scale
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.candidates import Candidate
from factcheck.rulebook.money import is_currency

_SCALES = (
    (Decimal(1000), "a thousand times"),
    (Decimal(1000000), "a million times"),
    (Decimal(10), "ten times"),
    (Decimal(100), "a hundred times"),
)
# What a figure that is printed in one unit may have been meant in.
_UNITS = (
    (Decimal("1.609344"), "kilometer", "miles"),
    (1 / Decimal("1.609344"), "mile", "kilometres"),
    (Decimal("2.589988"), "kilometer ** 2", "square miles"),
    (1 / Decimal("2.589988"), "mile ** 2", "square kilometres"),
    (Decimal("0.01"), "kilometer ** 2", "hectares"),
    (Decimal("0.3048"), "meter", "feet"),
    (1 / Decimal("0.3048"), "foot", "metres"),
)
_FAIR = Decimal("0.15")
_ENOUGH_DIGITS = 3  # of fewer, a further digit explains too much


class Slip(Struct, frozen=True):
    """What may have happened, and the reading that the mended value agrees with."""

    name: str
    text: str
    candidate: Candidate


def likely_slip(
    quantity: Quantity, candidates: Sequence[Candidate], stated: Interval
) -> Slip | None:
    """Return the first common slip that explains a value that no reading agrees with."""
    return _first(_mended(quantity, _fairly(stated)), candidates)


def rarer_slip(
    quantity: Quantity, candidates: Sequence[Candidate], stated: Interval
) -> Slip | None:
    """Return a slip that explains a value, of those that explain more by chance."""
    return _first(_rarely_mended(quantity, _fairly(stated)), candidates)


def _fairly(stated: Interval) -> Interval:
    """The interval; of "over 700" only what it is a fair description of."""
    if stated.low.is_finite() and not stated.high.is_finite():
        return interval(stated.low, stated.low + abs(stated.low) * _FAIR)
    if stated.high.is_finite() and not stated.low.is_finite():
        return interval(stated.high - abs(stated.high) * _FAIR, stated.high)
    return stated


def _first(
    mended: Iterator[tuple[str, str, Interval]], candidates: Sequence[Candidate]
) -> Slip | None:
    usual_first = sorted(candidates, key=lambda one: (not one.default, -one.year))
    for name, text, value in mended:
        for candidate in usual_first:
            if intersects(value, candidate.interval):
                return Slip(name, text, candidate)
    return None


def _mended(quantity: Quantity, stated: Interval) -> Iterator[tuple[str, str, Interval]]:
    as_printed = _fairly(quantity.interval)
    if is_currency(quantity.unit) and as_printed != stated:
        yield "currency", f"the figure is not in {quantity.unit}", as_printed
    scales = () if quantity.unit == "percent" else _SCALES  # nobody writes a thousand percent
    for factor, words in scales:
        yield "scale", f"the stated value is {words} too small", scale(stated, factor)
        yield "scale", f"the stated value is {words} too large", scale(stated, 1 / factor)
    digits = _digits(quantity)
    if digits is None:
        return
    size = quantity.number / Decimal(digits) if Decimal(digits) else Decimal(1)
    for at in range(len(digits) - 1):
        left, right = digits[at], digits[at + 1]
        if left.isdigit() and right.isdigit() and left != right:
            swapped = digits[:at] + right + left + digits[at + 2 :]
            if swapped[0] != "0":
                yield (
                    "digits",
                    f"the digits {left} and {right} are swapped: {swapped}",
                    scale(stated, Decimal(swapped) / Decimal(digits)) if size else stated,
                )


def _rarely_mended(quantity: Quantity, stated: Interval) -> Iterator[tuple[str, str, Interval]]:
    if quantity.unit == "percent":
        yield "point", "the decimal point is a place too far left", scale(stated, 10)
        yield "point", "the decimal point is a place too far right", scale(stated, Decimal("0.1"))
    yield "sign", "the sign is the other one", negate(stated)
    for factor, unit, meant in _UNITS:
        if quantity.unit == unit:
            yield "unit", f"the figure is in {meant}", scale(stated, factor)
    digits = _digits(quantity)
    if digits is None or sum(char.isdigit() for char in digits) < _ENOUGH_DIGITS:
        return
    for words, changed in (*_undoubled(digits), *_restored(digits)):
        yield "digits", words, scale(stated, Decimal(changed) / Decimal(digits))


def _undoubled(digits: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(digits)):
        if digits[at] == digits[at - 1] and digits[at].isdigit():
            changed = digits[:at] + digits[at + 1 :]
            yield f"the digit {digits[at]} is doubled: {changed}", changed


def _restored(digits: str) -> Iterator[tuple[str, str]]:
    """A digit that was dropped before the decimal point."""
    whole = digits.partition(".")[0]
    for at in range(1, len(whole) + 1):
        for digit in "0123456789":
            changed = digits[:at] + digit + digits[at:]
            yield f"a digit is missing: {changed}", changed


def _digits(quantity: Quantity) -> str | None:
    """The printed digits with a decimal point, None where the number is printed in words."""
    printed = "".join(char for char in quantity.text.split(" ")[0] if char.isdigit() or char == ".")
    try:
        value = Decimal(printed)
    except ArithmeticError:
        return None
    return printed if value else None
