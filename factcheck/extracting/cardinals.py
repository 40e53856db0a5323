"""Cardinals in words: "two hundred and five thousand", also after digits ("3 hundred and 21")."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from factcheck.extracting.digits import CONTEXT, DASHES
from factcheck.extracting.number_tables import number_words

_LONGEST = 40
_ZERO = Decimal(0)
_HUNDRED = Decimal(100)


class Cardinal(Struct, frozen=True):
    """A cardinal that ends at token `last`; `scale` is its last magnitude from a thousand up."""

    value: Decimal
    last: int
    scale: Decimal


class _Sum(Struct):
    """A cardinal while it grows: finished groups in `total`, the open group in `current`."""

    total: Decimal = _ZERO
    current: Decimal | None = None
    scale: Decimal = _ZERO

    @property
    def begun(self) -> bool:
        return self.current is not None or self.total > 0

    def takes_and(self) -> bool:
        """Whether "and" can go on: after a hundred or a magnitude."""
        return self.begun and (self.current is None or self.current >= _HUNDRED)

    def add(self, value: Decimal, *, tens: bool) -> bool:
        """Add "five" or "forty"; false where it begins another number."""
        current = self.current
        if current is None:
            self.current = value
            return True
        if current != current.to_integral_value() or current < 20:
            return False
        if current % 100 != 0 and (current % 10 != 0 or tens or not 0 < value < 10):
            return False
        self.current = current + value
        return True

    def magnify(self, size: Decimal, *, after_digits: bool) -> bool:
        """Apply "hundred" or a magnitude; false where it cannot follow."""
        current = self.current
        if size == _HUNDRED:
            if current is None or current >= 1000 or (current >= _HUNDRED and not after_digits):
                return False
            self.current = CONTEXT.multiply(current, size)
            return True
        if current is None:
            if not self.total or size <= self.scale:
                return False
            self.total, self.scale = CONTEXT.multiply(self.total, size), size  # "lakh crore"
            return True
        if self.scale and size >= self.scale:
            return False
        self.total = CONTEXT.add(self.total, CONTEXT.multiply(current, size))
        self.current, self.scale = None, size
        return True

    def add_digits(self, word: str) -> bool:
        """Add the "21" of "3 hundred and 21"."""
        if self.current is None or self.current % 100 or len(word) > 2:
            return False
        if not (word.isascii() and word.isdigit()):
            return False
        self.current += Decimal(word)
        return True

    def cardinal(self, last: int) -> Cardinal:
        """Return what has been read up to token `last`."""
        return Cardinal(CONTEXT.add(self.total, self.current or _ZERO), last, self.scale)


def read_cardinal(
    lower: Sequence[str],
    at: int,
    stop: int,
    start: Cardinal | None = None,
    *,
    conjunction: bool = True,
) -> Cardinal | None:
    """Return the longest cardinal from token `at`, nothing of it from token `stop` on.

    `start` is a number already read before `at` (the "3" of "3 hundred and 21"). Without
    `conjunction`, "and" ends the number ("between one hundred and two hundred").
    """
    words = number_words()
    begin = last = at - 1
    growing = _Sum(current=None if start is None else start.value)
    stop = min(stop, at + _LONGEST)
    while at < stop:
        word, conjoined = lower[at], False
        if growing.begun:
            conjoined = word == "and" and conjunction and growing.takes_and()
            if conjoined or (word in DASHES and growing.current is not None and start is None):
                at += 1
                if at >= stop:
                    break
                word = lower[at]
        value = words.units.get(word, words.tens.get(word))
        if value is not None:
            grown = growing.add(value, tens=word in words.tens)
        elif conjoined:
            grown = start is not None and growing.add_digits(word)
        elif word in words.magnitudes:
            grown = growing.magnify(words.magnitudes[word], after_digits=start is not None)
        elif word in words.groups and growing.current is not None:
            growing.current = CONTEXT.multiply(growing.current, words.groups[word])
            return growing.cardinal(at)
        else:
            grown = False
        if not grown:
            break
        last = at
        at += 1
    if last == begin:
        return start
    return growing.cardinal(last)


def whole_cardinal(run: Sequence[str]) -> Decimal | None:
    """Return the value when all of the words are one cardinal, else None."""
    words = ["one", *run[1:]] if run and run[0] in ("a", "an") else list(run)
    found = read_cardinal(words, 0, len(words)) if words else None
    return found.value if found is not None and found.last == len(words) - 1 else None
