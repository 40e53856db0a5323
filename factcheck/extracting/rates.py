"""What a quantity is per, where its unit does not say it: "per capita", "a share", "per 1,000"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extracting.nouns import find_noun, noun_words, singular
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.numbers import NumberReader
from factcheck.extracting.roles import RATE_OPENERS
from factcheck.extracting.unit_words import find_rate, find_unit, unit_words

Rate = tuple[str, int]  # what it is per, and the last token that says so


class RateReader:
    """Reads the rates of one text."""

    __slots__ = ("_numbers", "_tokens")

    def __init__(self, numbers: NumberReader) -> None:
        self._tokens = numbers.tokens
        self._numbers = numbers

    def after(self, last: int, stop: int, *, money: bool) -> Rate | None:
        """Return what the quantity that ends at token `last` is per; `money` says that it is one.

        "per capita", "/kWh" (of money only), "a share", "a year", "for every 1,000 women".
        """
        tokens, lower, at = self._tokens, self._tokens.lower, last + 1
        if lower[at : at + 2] in (["for", "every"], ["for", "each"]) and at + 2 < stop:
            return self._number(at + 2, stop)
        if at >= stop or lower[at] not in RATE_OPENERS:
            return None
        rate = find_rate(tokens, at, stop)
        if rate is not None:
            return rate
        if at + 1 >= stop:
            return None
        if lower[at] == "/" and not money:  # "l/100 km", not "5/6"
            touches = tokens.touches(at) and not tokens.text[at - 1][0].isdigit()
            return self._number(at + 1, stop) if touches else None
        if lower[at] == "per":
            counted = self._number(at + 1, stop)
            if counted is not None:
                return counted
        return self._thing(at, stop)

    def _thing(self, at: int, stop: int) -> Rate | None:
        """Read "per woman", "a barrel", "per diluted share", "/MWh" at its first token."""
        lower, words, following = self._tokens.lower, unit_words(), at + 1
        if lower[at] in ("a", "an") and lower[following] not in words.shared:
            return None
        if lower[following] in words.price_adjectives and following + 1 < stop:
            following += 1 + (lower[following + 1] in words.price_adjectives)
        if following >= stop or not lower[following][0].isalpha():
            return None
        if lower[at] == "each" and lower[following] in noun_words().stops:
            return "each", at  # "reactors of 1,200 megawatts each were built"
        unit = find_unit(self._tokens, at, stop)
        if unit is not None and unit.scale == 1:
            return unit.unit, unit.last
        return singular(lower[following]), following

    def _number(self, at: int, stop: int) -> Rate | None:
        """Read "1,000 live births", "thousand cubic metres", "100 km" after "per"."""
        lower = self._tokens.lower
        size = number_words().magnitudes.get(lower[at])
        if size is not None:
            return self._many(size, at, stop)
        if not (lower[at][0].isdigit() or lower[at] in number_words().starts):
            return None
        number = self._numbers.read(at, at, stop)
        if number is None or number.ordinal:
            return None
        return self._many(number.value, number.last, stop)

    def _many(self, count: Decimal, last: int, stop: int) -> Rate:
        size = format(count.normalize(), "f")
        unit = find_unit(self._tokens, last, stop)
        if unit is not None and unit.scale == 1 and not unit.rated:
            return f"{size} {unit.unit}", unit.last
        noun = find_noun(self._tokens, last, stop, one=False)
        return (size, last) if noun is None else (f"{size} {noun.singular}", noun.last)
