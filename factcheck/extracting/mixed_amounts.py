"""Amounts in two units: "5 ft 2 in", "5-foot-10", "3 pounds 40 pence", "4 dollars and 15 cents"."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from factcheck.extracting.currencies import currency_words, part_of
from factcheck.extracting.digits import CONTEXT, DASHES, Number
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.numbers import NumberReader
from factcheck.extracting.unit_words import UnitFound, find_unit, unit_words

_CENT = Decimal("0.01")
_INCH = CONTEXT.divide(Decimal(1), Decimal(12))  # of a foot
_ENDS = frozenset(".;,)")


class Smaller(Struct, frozen=True, gc=False):
    """What a smaller unit adds, told in the larger one: its value, step and last token."""

    value: Decimal
    last: int
    step: Decimal = _CENT


class MixedAmountReader:
    """Reads what follows the larger unit of such amounts in one text."""

    __slots__ = ("_numbers", "_tokens")

    def __init__(self, numbers: NumberReader) -> None:
        self._tokens = numbers.tokens
        self._numbers = numbers

    def cents(self, unit: str, last: int, stop: int) -> Smaller | None:
        """Read "forty-five cents" or "and 15" after the whole dollars that end at token `last`."""
        tokens = self._tokens
        at = last + 1
        at += tokens.lower[at] == "and"
        if at >= stop or not self._numbers.begins(at) or not tokens.text[at][0].isalnum():
            return None
        number = self._numbers.read(at, at, stop)
        if number is None or number.first != at or not 0 < number.value < 100 or number.fraction:
            return None
        if number.value != number.value.to_integral_value() or number.ordinal:
            return None
        after = number.last + 1
        if after < stop:
            minor = currency_words().minor_names.get(tokens.lower[after])
            parts = part_of(minor, unit) if minor is not None else None
            if parts is not None:
                return Smaller(CONTEXT.divide(number.value, parts), after)
        ends = after >= len(tokens) or tokens.text[after] in ".!?;"
        two = tokens.text[at].isdigit() and len(tokens.text[at]) == 2
        return Smaller(CONTEXT.multiply(number.value, _CENT), number.last) if ends and two else None

    def measured(self, number: Number, unit: UnitFound, stop: int) -> Smaller | None:
        """Read the "2 in" of "5 ft 2 in" after a whole number of the larger unit."""
        parts = unit_words().compound.get(unit.unit)
        if parts is None or number.value != number.value.to_integral_value():
            return None
        if unit.unit == "foot":
            inches = self._hung_inches(unit.last + 1, stop) or self._bare_inches(
                unit.last + 1, stop
            )
            if inches is not None:
                return inches
        tokens, at = self._tokens, unit.last + 1
        if at < stop and tokens.lower[at] == "and":
            at += 1
        if at + 1 >= stop or not self._numbers.begins(at):
            return None
        smaller = self._numbers.read(at, at, stop)
        if smaller is None or smaller.last + 1 >= stop or smaller.ordinal:
            return None
        after = find_unit(tokens, smaller.last, stop)
        name, last = (after.unit, after.last) if after else (None, smaller.last + 1)
        if after is None:
            name = unit_words().compound_symbols.get(tokens.lower[last])
        count = parts.get(name) if name else None
        if count is None or not 0 <= smaller.value < count:
            return None
        step = CONTEXT.divide(smaller.step or Decimal(1), count)
        return Smaller(CONTEXT.divide(smaller.value, count), last, step)

    def _bare_inches(self, at: int, stop: int) -> Smaller | None:
        """Read the "7" in "5 feet 7 tall", "he is 6 feet 2."."""
        if at >= stop:
            return None
        tokens = self._tokens
        word = tokens.lower[at]
        inches = Decimal(word) if word.isdecimal() else number_words().units.get(word)
        if inches is None or not 0 < inches < 12 or tokens.touches(at):
            return None
        following = tokens.lower[at + 1] if at + 1 < len(tokens) else "."
        ends = following in _ENDS or following in unit_words().extents
        return Smaller(CONTEXT.divide(inches, Decimal(12)), at, _INCH) if ends else None

    def _hung_inches(self, at: int, stop: int) -> Smaller | None:
        """Read the "-10" in "5-foot-10"."""
        tokens = self._tokens
        if at + 1 >= stop or tokens.text[at] not in DASHES:
            return None
        inches = tokens.text[at + 1]
        if not (tokens.touches(at) and tokens.touches(at + 1) and inches.isdecimal()):
            return None
        if int(inches[:3]) >= 12:
            return None
        return Smaller(CONTEXT.multiply(Decimal(inches), _INCH), at + 1, _INCH)
