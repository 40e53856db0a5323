"""Terms: one number with its currency, unit or counted noun, before hedges and ranges."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.currencies import Money, currency_words, money_after, money_before
from factcheck.extracting.digits import CONTEXT, DASHES, Number
from factcheck.extracting.magnitude_letters import letters_of_count, letters_of_money
from factcheck.extracting.mixed_amounts import MixedAmountReader, Smaller
from factcheck.extracting.nouns import find_noun, noun_words
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.numbers import NumberReader
from factcheck.extracting.rates import RateReader
from factcheck.extracting.roles import (
    JOINT,
    MAGNITUDE,
    MONEY_AFTER,
    MONEY_BEFORE,
    RATE,
    ROLES,
    UNIT_AFTER,
    UNIT_BEFORE,
    UNIT_LETTER,
)
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.unit_contexts import (
    age_letters_end,
    feet_mark,
    is_inch_mark,
    is_on_scale,
    letter_unit,
    name_before,
)
from factcheck.extracting.unit_words import (
    UnitFound,
    find_rate,
    find_unit,
    rate_after_phrase,
    unit_words,
)

_TIME_UNITS = frozenset({"day", "week", "month", "year"})
_DEGREES = frozenset({"degree", "degree_Celsius", "degree_Fahrenheit"})
_ONE_OF = frozenset({"a", "an", "one"})
_AFTER_PARTS = frozenset({"of", "on", "-"})
_COMMON_NUMBER = Decimal(100)
_INCH_MARKS = frozenset({'"', "”"})


class Term(Struct, frozen=True, gc=False):
    """A number with what it measures or counts.

    Tokens `first` to `last` are its span; `taken` is the last token that it uses up, past the
    span where a counted noun or a rate follows.
    """

    number: Number
    first: int
    last: int
    taken: int
    unit: str | None = None
    unit_text: str | None = None
    money: bool = False
    noun_last: int | None = None
    per: str | None = None
    change: str | None = None
    prefixed: bool = False

    @property
    def measured(self) -> bool:
        """Whether the unit is one of measure or money, and not a counted noun."""
        return self.unit is not None and self.noun_last is None


class TermReader:
    """Reads the terms of one text."""

    __slots__ = ("_mixed", "_rates", "beside", "numbers", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        # So that one look at either side of any token, past both ends too, gives a role.
        self.beside = [*tokens.text, ""]
        self.numbers = NumberReader(tokens, self._money_touches)
        self._rates = RateReader(self.numbers)
        self._mixed = MixedAmountReader(self.numbers)

    def _money_touches(self, at: int) -> bool:
        return money_before(self.tokens, at, 0) is not None

    def read(self, at: int, floor: int, stop: int, *, conjunction: bool = True) -> Term | None:
        """Return the term whose number begins at token `at`; None where there is none."""
        if self.tokens.lower[at] in number_words().multiples:
            return self._multiple(at, stop)
        number = self.numbers.read(at, floor, stop, conjunction=conjunction)
        if number is None:
            return None
        if number.ordinal:
            return Term(number, number.first, number.last, number.last)
        if ROLES[self.beside[number.first - 1]] & MONEY_BEFORE:
            money = money_before(self.tokens, number.first, floor)
            if money is not None:
                return self._with_money_before(number, money, floor, stop)
        return self._with_unit(number, floor, stop)

    def _text(self, first: int, last: int) -> str:
        return self.tokens.joined(first, last)

    def _multiple(self, at: int, stop: int) -> Term | None:
        """Read "twice", "doubled", "fivefold" as so many times."""
        words, tokens = number_words(), self.tokens
        lower = tokens.lower[at]
        value = words.times.get(lower) or words.folds.get(lower) or words.multiplied.get(lower)
        if value is None:
            return None
        number = Number(at, at, tokens.start[at], tokens.end[at], value, Decimal(0))
        change = None
        if lower in words.multiplied:
            change = "up" if value > 1 else "down"
            number = replace(number, step=value / 5)  # "doubled": from 1.8 to 2.2 times
        rate = find_rate(tokens, at + 1, stop) if lower in words.times else None
        return Term(
            number, at, at, rate[1] if rate else at, "time", tokens.text[at],
            per=rate[0] if rate else None, change=change,
        )  # fmt: skip

    def _with_money_before(
        self, number: Number, money: Money, floor: int, stop: int
    ) -> Term | None:
        tokens, first = self.tokens, money.first
        number = letters_of_money(tokens, number, stop)
        unit, last = money.unit, number.last
        if ROLES[self.beside[last + 1]] & MONEY_AFTER:
            named = money_after(tokens, last, stop, large=True, scaled=True)
            if named is not None and named.scale == 1 and self._repeats(unit, named):
                unit, last = named.unit, named.last
        if self._is_run_on(last + 1, stop):
            return None
        if first > floor and self._is_minus(first - 1):
            first -= 1
            number = replace(number, value=number.value.copy_negate())
        if last + 2 < stop and number.plain and number.magnitude == 1:
            cents = self._mixed.cents(unit, last, stop)
            if cents is not None and not self._is_figure(cents.last):
                number, last = _with_smaller(number, cents), cents.last
        term = Term(
            number, first, last, last, unit, self._text(money.first, money.last), money=True
        )
        return self._with_per(term, stop)

    def _is_run_on(self, at: int, stop: int) -> bool:
        """Whether letters that say nothing are written onto an amount: "$1x", "$1e999999"."""
        tokens = self.tokens
        if at >= stop or not tokens.touches(at):
            return False
        word = tokens.text[at]
        return word.isalpha() and not ROLES[word] & (MAGNITUDE | MONEY_AFTER | RATE | JOINT)

    def _is_figure(self, at: int) -> bool:
        return self.tokens.text[at][0].isdigit()

    def _repeats(self, unit: str, named: Money) -> bool:
        """Whether the name after "$10 dollars" only repeats the sign."""
        if not self.tokens.text[named.first][0].isalpha():
            return False
        dollars = self.tokens.lower[named.last] in ("dollars", "dollar")
        return named.unit == unit or (unit == "USD" and dollars)

    def _is_minus(self, at: int) -> bool:
        """Whether token `at` is a minus before a sign of money: "-$5 million", "at minus $5"."""
        tokens = self.tokens
        if tokens.lower[at] == "minus":
            return at > 0 and tokens.lower[at - 1] in currency_words().before_minus
        free = at == 0 or not tokens.touches(at)
        return tokens.text[at] in ("-", "−") and tokens.touches(at + 1) and free

    def in_money(self, term: Term, stop: int) -> Term:
        """Return the second term of "$5-10m" with its letter read as a magnitude."""
        if term.unit not in (None, "meter", "metric_ton") or term.number.magnitude != 1:
            return term
        number = letters_of_money(self.tokens, term.number, stop)
        if number is term.number:
            return term
        return Term(number, number.first, number.last, number.last)

    def _with_unit(self, number: Number, floor: int, stop: int) -> Term:
        if number.digits and self.beside[number.last + 1] in number_words().letters:
            number = letters_of_count(self.tokens, number, stop)
        before = self._by_word_before(number, floor, stop)
        if before is not None:
            return before
        tokens, last = self.tokens, number.last
        if last + 1 >= stop:
            return Term(number, number.first, last, last)
        following = self.beside[last + 1]
        ahead = ROLES[following]
        if ahead & UNIT_LETTER:
            letter = feet_mark(tokens, number, stop) or letter_unit(tokens, number, stop)
            if letter is not None:
                return self._measured(number, letter, stop)
        if ahead & MONEY_AFTER:
            scaled = number.magnitude >= 1000
            large = scaled or number.value >= _COMMON_NUMBER
            money = money_after(tokens, last, stop, large=large, scaled=scaled)
            if money is not None:
                return self._with_money_after(number, money, stop)
        if tokens.lower[last + 1] in _AFTER_PARTS:
            part = self._of_or_on(number, stop)
            if part is not None:
                return part
        unit = find_unit(tokens, last, stop) if ahead & UNIT_AFTER else None
        if unit is None and last + 2 < stop and tokens.lower[last + 1] in noun_words().adding:
            unit = find_unit(tokens, last + 1, stop)  # "3 additional tonnes"
        if unit is None and number.fraction and abs(number.value) < 1:
            unit = self._points(last, stop)
        if unit is not None and (unit.unit != "turn" or number.fraction):
            return self._measured(number, unit, stop)
        return self._counted(number, stop)

    def _by_word_before(self, number: Number, floor: int, stop: int) -> Term | None:
        """Read what the word before the number says of it: "aged 45", "per cent of 210"."""
        if not ROLES[self.beside[number.first - 1]] & UNIT_BEFORE:
            return None
        named = name_before(self.tokens, number, floor)
        if named is None:
            return self._percent_of(number, floor, stop)
        first, last = named[0], number.last
        return Term(number, first, last, last, named[1], self.tokens.text[first], prefixed=True)

    def _of_or_on(self, number: Number, stop: int) -> Term | None:
        """Read "tens of kilometres", "a quarter of a mile", "5 on the Richter scale"."""
        tokens, last = self.tokens, number.last
        if tokens.lower[last + 1] == "of":
            if number.above is not None and last + 2 < stop:
                return self._vaguely(number, stop)
            return self._part_of_unit(number, stop) if number.fraction else None
        if is_on_scale(tokens, last, stop):
            return Term(number, number.first, last, last, "magnitude", "scale")
        return None

    def _part_of_unit(self, number: Number, stop: int) -> Term | None:
        """Read "a quarter of a percentage point", "three fifths of one mile"."""
        lower, article = self.tokens.lower, number.last + 2
        if abs(number.value) >= 1 or article + 1 >= stop or lower[article] not in _ONE_OF:
            return None
        unit = find_unit(self.tokens, article, stop) or self._points(article, stop)
        return None if unit is None else self._measured(number, unit, stop)

    def _points(self, last: int, stop: int) -> UnitFound | None:
        """Read the "point" of "a half-point cut", "three quarters of a point": of a percentage."""
        tokens, at = self.tokens, last + 1
        if at < stop and tokens.text[at] in DASHES and tokens.touches(at):
            at += 1
        if at < stop and tokens.lower[at] in ("point", "points"):
            return UnitFound("percentage_point", at, at)
        return None

    def _vaguely(self, number: Number, stop: int) -> Term:
        """Read "tens of billions of dollars", "hundreds of kilometres", "dozens of homes"."""
        of = number.last + 1
        money = money_after(self.tokens, of, stop, large=True, scaled=True)
        unit = None if money else find_unit(self.tokens, of, stop)
        found = money or unit
        if found is None:
            return self._counted(number, stop)
        last = found.last
        text = self._text(found.first, last)
        return Term(number, number.first, last, last, found.unit, text, money=money is not None)

    def _percent_of(self, number: Number, floor: int, stop: int) -> Term | None:
        """Read "per cent of 210", where no number stands before the word and no noun after."""
        tokens, lower = self.tokens, self.tokens.lower
        at = number.first - 2
        if at < floor or lower[at + 1] != "of" or number.last + 1 < min(stop, len(tokens)):
            return None
        first = at - 1 if lower[at] == "cent" and at > floor and lower[at - 1] == "per" else at
        if lower[at] not in ("percent", "percentage") and first == at:
            return None
        if first > 0 and self.numbers.begins(first - 1):
            return None
        return Term(number, first, number.last, number.last, "percent", self._text(first, at))

    def _with_money_after(self, number: Number, money: Money, stop: int) -> Term:
        if money.scale != 1:
            number = number.scaled(number.last, number.end, money.scale)
        last = money.last
        whole = number.value == number.value.to_integral_value()
        if whole and number.magnitude == 1 and last + 1 < stop:
            cents = self._mixed.cents(money.unit, last, stop)
            if cents is not None:
                number, last = _with_smaller(number, cents), cents.last
        text = self._text(money.first, money.last)
        term = Term(number, number.first, last, last, money.unit, text, money=True)
        return self._with_per(term, stop)

    def _with_pence(self, number: Number, unit: UnitFound, stop: int) -> Term | None:
        """Read "3 pounds 40 pence": the coins say that the pounds are money."""
        money = Money("GBP", unit.first, unit.last)
        term = self._with_money_after(number, money, stop)
        return term if term.last > unit.last and term.number.value > number.value else None

    def _measured(self, number: Number, unit: UnitFound, stop: int) -> Term:
        tokens = self.tokens
        coins = self._with_pence(number, unit, stop) if unit.unit == "pound" else None
        if coins is not None:
            return coins
        if unit.scale != 1:
            number = number.scaled(number.last, number.end, unit.scale)
        last, name = unit.last, unit.unit
        smaller = self._mixed.measured(number, unit, stop)
        if smaller is not None:
            number, last = _with_smaller(number, smaller), smaller.last
        if name in _TIME_UNITS:
            last = self._old(last, stop)
        elif name in _DEGREES and self.tokens.lower[last + 1 : last + 3] == ["below", "zero"]:
            number, last = replace(number, value=-abs(number.value)), last + 2
        per, taken = None, last
        following = tokens.lower[last + 1] if last + 1 < stop else ""
        if following in ("of", "in") and "/" not in name and not unit.rated:
            rate = rate_after_phrase(tokens, last + 1, stop)
            if rate is not None and name not in _TIME_UNITS:
                name = f"{name} / {rate}"
        term = Term(number, number.first, last, taken, name, self._text(unit.first, last), per=per)
        return term if unit.rated else self._with_per(term, stop)

    def _old(self, last: int, stop: int) -> int:
        """Return the last token of "years old", "months of age", "-year-old"."""
        lower = self.tokens.lower
        near = lower[last + 1 : min(last + 3, stop)]
        if near[:1] in (["old"], ["olds"]):
            return last + 1
        if near == ["of", "age"] or (near[1:] in (["old"], ["olds"]) and near[0] in DASHES):
            return last + 2
        return last

    def _counted(self, number: Number, stop: int) -> Term:
        """Read the counted noun, "times", "-fold", or nothing."""
        tokens, last = self.tokens, number.last
        plain = Term(number, number.first, last, last)
        at = last + 1
        if at >= stop:
            return plain
        lower = tokens.lower[at]
        if lower == "times":
            return self._with_per(
                replace(plain, unit="time", unit_text="times", last=at, taken=at), stop
            )
        if lower in DASHES and tokens.touches(at) and tokens.lower[at + 1 : at + 2] == ["fold"]:
            return replace(plain, unit="time", unit_text="fold", last=at + 1, taken=at + 1)
        if lower == "fold" and tokens.touches(at):
            return replace(plain, unit="time", unit_text="fold", last=at, taken=at)
        if tokens.text[at] in _INCH_MARKS and is_inch_mark(tokens, at):
            return replace(plain, unit="inch", unit_text=tokens.text[at], last=at, taken=at)
        if lower in unit_words().age_symbols:
            return Term(number, number.first, at, at, "year", tokens.text[at])
        aged = lower == "y" and age_letters_end(tokens, at, stop)
        if aged:
            return Term(number, number.first, aged, aged, "year", self._text(at, aged))
        share = number.fraction and number.magnitude == 1 and abs(number.value) < 1
        if share or (lower == "of" and number.magnitude == 1 and number.above is None):
            return plain
        skip = last + 1 if lower == "of" else last
        noun = find_noun(tokens, skip, stop, one=number.value == 1 and not number.fraction)
        if noun is None:
            return self._with_per(plain, stop)
        term = replace(
            plain,
            unit=noun.singular,
            unit_text=self._text(noun.first, noun.last),
            noun_last=noun.last,
            taken=last,
        )
        return self._with_per(term, stop, noun.last)

    def with_noun(self, term: Term, last: int, stop: int) -> Term:
        """Return the term with the noun after token `last`: "60-odd members", "300 or more men"."""
        noun = find_noun(self.tokens, last, stop, one=False)
        if noun is None or term.noun_last is not None:
            return term
        text = self._text(noun.first, noun.last)
        return replace(term, unit=noun.singular, unit_text=text, noun_last=noun.last)

    def _with_per(self, term: Term, stop: int, last: int | None = None) -> Term:
        """Read "per capita", "per 1,000 live births", "a share", "a year" after a term."""
        last = term.last if last is None else last
        if not ROLES[self.beside[last + 1]] & RATE:
            return term
        rate = self._rates.after(last, stop, money=term.money)
        if rate is None:
            return term
        return replace(term, per=rate[0], taken=max(term.taken, rate[1]))


def _with_smaller(number: Number, smaller: Smaller) -> Number:
    value = CONTEXT.add(number.value, smaller.value)
    return replace(number, value=value, step=smaller.step)
