"""Likely slips: small accidents of writing that would explain a wrong value.

A slip is proposed only when undoing it brings the value inside what the fact base gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.arithmetic.intervals import intersects, scale
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.rulebook.money import is_currency
from factcheck.rulebook.readings import Candidate

_SCALES = (
    (Decimal(1000), "a thousand times"),
    (Decimal(1000000), "a million times"),
    (Decimal(10), "ten times"),
    (Decimal(100), "a hundred times"),
)


class Slip(Struct, frozen=True):
    """What may have happened, and the reading that the mended value agrees with."""

    name: str
    text: str
    candidate: Candidate


def likely_slip(
    quantity: Quantity, candidates: Sequence[Candidate], stated: Interval
) -> Slip | None:
    """Return the first slip that explains a value that no reading agrees with."""
    for name, text, mended in _mended(quantity, stated):
        for candidate in sorted(candidates, key=lambda one: (not one.default, -one.year)):
            if intersects(mended, candidate.interval):
                return Slip(name, text, candidate)
    return None


def _mended(quantity: Quantity, stated: Interval) -> Iterator[tuple[str, str, Interval]]:
    if is_currency(quantity.unit) and quantity.interval != stated:
        yield "currency", f"the figure is not in {quantity.unit}", quantity.interval
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


def _digits(quantity: Quantity) -> str | None:
    """The printed digits with a decimal point, None where the number is printed in words."""
    printed = "".join(char for char in quantity.text.split(" ")[0] if char.isdigit() or char == ".")
    try:
        value = Decimal(printed)
    except ArithmeticError:
        return None
    return printed if value else None
