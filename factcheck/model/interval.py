"""The interval: every value that a text prints is one."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

INFINITY = Decimal("Infinity")


class Interval(Struct, frozen=True, gc=False):
    """A range of exact decimals whose ends may be open, closed or infinite.

    The operations are in `factcheck.arithmetic.intervals`. `low <= high` always holds; an
    infinite end is open.
    """

    low: Decimal
    high: Decimal
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval ends are in the wrong order: {self.low} > {self.high}")

    def __contains__(self, value: Decimal) -> bool:
        above = self.low < value or (self.low_closed and self.low == value)
        return above and (value < self.high or (self.high_closed and self.high == value))

    def __str__(self) -> str:
        left, right = "[" if self.low_closed else "(", "]" if self.high_closed else ")"
        return f"{left}{self.low}, {self.high}{right}"
