"""Numbers printed in digits: separators, locale conventions, spaced groups, powers, fractions."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache

from msgspec import Struct

from factcheck.arithmetic.precision import last_digit_step
from factcheck.extracting.tokens import Tokens

CONTEXT = Context(prec=40, Emin=-(10**6), Emax=10**6, traps=[])
# Each begins where no figure stands before, so that a search is linear in the text; that is looked
# at behind the first digit, as what begins with a digit is found three times as fast.
_DECIMAL_COMMA = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:\.\d{3})+,\d")
_ENGLISH_GROUPS = re.compile(r"\d(?<![\d.,]\d)\d{0,2}(?:,\d{3})+(?:\.\d|,\d{3})")
_LONGEST = 40
_LARGEST_EXPONENT = 60
_APOSTROPHES = frozenset("'’")
_GOING_ON = frozenset("/⁄eExX×*·^")  # what a fraction or a power goes on with
_SPACES = frozenset(" \u00a0\u2009\u202f")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_SUPERSCRIPT_SET = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_EXPONENT = re.compile(r"-?\d{1,3}")
# The last of spaced groups may bring the decimals; a comma and three digits would be more groups.
_LAST_GROUP = re.compile(r"[0-9]{3}(\.[0-9.]+|,[0-9]{1,2})?")
_SIGNS = frozenset("$€£¥")
DASHES = frozenset("-–—−‐‑")
# A fraction in digits ("3/4") has a denominator that people say; "24/7" and "2016/17" have not.
_DENOMINATORS = frozenset(
    [
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "12",
        "16",
        "20",
        "32",
        "50",
        "64",
        "100",
        "1000",
    ]
)


class Number(Struct, frozen=True, gc=False):
    """A number as it stands in the text.

    Tokens `first` to `last` (both included) and characters `start` to `end` hold it. `step` is
    the worth of its last printed digit (0 for an exact one); `coefficient` is the part before
    the magnitude. `above` is the end of a vague number ("tens of thousands").
    """

    first: int
    last: int
    start: int
    end: int
    value: Decimal
    step: Decimal
    magnitude: Decimal = Decimal(1)
    digits: bool = False
    plain: bool = False
    fraction: bool = False
    ordinal: bool = False
    above: Decimal | None = None

    @property
    def coefficient(self) -> Decimal:
        """The number before its magnitude: 27.3 of "27.3 billion"; 0 of "zero hundred"."""
        return CONTEXT.divide(self.value, self.magnitude) if self.magnitude else self.value

    def scaled(self, last: int, end: int, magnitude: Decimal) -> Number:
        """Return this number with a magnitude that ends at token `last`, character `end`."""
        step = self.step or CONTEXT.divide(self.value, Decimal(10))
        return Number(
            self.first,
            last,
            self.start,
            end,
            CONTEXT.multiply(self.value, magnitude),
            CONTEXT.multiply(min(step, Decimal(1)) if self.digits else step, magnitude),
            CONTEXT.multiply(self.magnitude, magnitude),
            digits=self.digits,
            fraction=self.fraction,
        )


def canonical(token: str, *, european: bool) -> str | None:
    """Return the digits of "1,234.5" as "1234.5"; None when it is no number (a version, a list).

    `european` says that the text elsewhere shows that it writes 1.234,5.
    """
    if len(token) > _LONGEST:
        return None
    commas, dots = token.count(","), token.count(".")
    if not commas and not dots:
        return token
    if commas and dots:
        if token.rfind(".") > token.rfind(","):
            return _with_decimals(token, ",", ".") if dots == 1 else None
        return _with_decimals(token, ".", ",") if commas == 1 else None
    separator = "," if commas else "."
    groups = token.split(separator)
    thousands = _is_grouped(groups, indian=bool(commas))
    if len(groups) > 2:
        return "".join(groups) if thousands else None
    if thousands and (separator == ",") != european and groups[0] != "0":
        return "".join(groups)
    return ".".join(groups)


def _with_decimals(token: str, thousands: str, decimal: str) -> str | None:
    whole, fraction = token.rsplit(decimal, 1)
    groups = whole.split(thousands)
    return "".join(groups) + "." + fraction if _is_grouped(groups, indian=True) else None


def _is_grouped(groups: list[str], *, indian: bool) -> bool:
    """Whether the groups are thousands (1,234,567) or lakhs and crores (12,34,567)."""
    if not 1 <= len(groups[0]) <= 3 or len(groups[-1]) != 3:
        return False
    middle = groups[1:-1]
    if all(len(group) == 3 for group in middle):
        return True
    return indian and len(groups[0]) <= 2 and all(len(group) == 2 for group in middle)


def is_european(tokens: Tokens) -> bool:
    """Whether the text, wherever it is, writes 1.234,5 and nowhere 1,234.5 or 1,234,567."""
    return _writes_decimal_commas(tokens.source)


@lru_cache(maxsize=2)  # asked for every segment of one text
def _writes_decimal_commas(source: str) -> bool:
    return _DECIMAL_COMMA.search(source) is not None and _ENGLISH_GROUPS.search(source) is None


class _Figure(Struct, frozen=True, gc=False):
    """What one token of digits is worth, whatever stands beside it."""

    digits: str
    value: Decimal
    step: Decimal

    @classmethod
    def of(cls, digits: str) -> _Figure:
        return cls(digits, Decimal(digits), last_digit_step(digits))


@lru_cache(maxsize=20_000)  # most figures of a text are small or years, and come again
def _figure(word: str, european: bool) -> _Figure | None:
    digits = canonical(word, european=european) if word.isascii() else None
    return None if digits is None else _Figure.of(digits)


def read_digits(tokens: Tokens, at: int, stop: int, *, european: bool) -> Number | None:
    """Read the number whose first digits are token `at`; nothing from token `stop` on is used."""
    text = tokens.text
    word = text[at]
    figure = _figure(word, european)
    if figure is None:
        return None
    first, last = at, at
    following = text[at + 1] if at + 1 < stop else ""
    grouped = following in _APOSTROPHES or following[:1].isdigit()
    if grouped and len(word) <= 3 and word.isdigit() and word[0] != "0":
        last, digits = _spaced_groups(tokens, at, stop, figure.digits)
        if last > at:
            figure = _Figure.of(digits)
            following = text[last + 1] if last + 1 < stop else ""
    if at and text[at - 1] == "." and _is_leading_point(tokens, at):
        first, figure = at - 1, _Figure.of("0." + figure.digits)
    number = Number(
        first,
        last,
        tokens.start[first],
        tokens.end[last],
        figure.value,
        figure.step,
        digits=True,
        plain=figure.digits == word,
    )
    if following in _GOING_ON or following[:1].isdigit():
        number = _with_fraction(tokens, number, stop)
        number = _with_power(tokens, number, stop)
    return number


def _is_leading_point(tokens: Tokens, at: int) -> bool:
    """Whether ".08" begins at the point before token `at`."""
    return (
        at > 0
        and tokens.text[at - 1] == "."
        and tokens.start[at] == tokens.end[at - 1]
        and tokens.text[at].isdigit()
        and (at == 1 or tokens.start[at - 1] > tokens.end[at - 2] or tokens.text[at - 2] in _SIGNS)
    )


def _spaced_groups(tokens: Tokens, at: int, stop: int, digits: str) -> tuple[int, str]:
    """Read "816 000", "1 234 567.8" or "1 298,50": groups of three, each one space apart."""
    last, source = at, tokens.source
    if last + 2 < stop and tokens.text[last + 1] in _APOSTROPHES:
        return _apostrophe_groups(tokens, at, stop, digits)
    while last + 1 < stop and last < at + 6:
        group = _LAST_GROUP.fullmatch(tokens.text[last + 1])
        gap = source[tokens.end[last] : tokens.start[last + 1]]
        if group is None or len(gap) != 1 or gap not in _SPACES:
            break
        last += 1
        digits += tokens.text[last].replace(",", ".")
        if group[1]:
            break
    return (at, tokens.text[at]) if digits.count(".") > 1 else (last, digits)


def _apostrophe_groups(tokens: Tokens, at: int, stop: int, digits: str) -> tuple[int, str]:
    """Read the Swiss "1'234'567.80": groups of three with apostrophes, all of them touching."""
    last = at
    while (
        last + 2 < min(stop, at + 10)
        and tokens.text[last + 1] in _APOSTROPHES
        and tokens.touches(last + 1)
        and tokens.touches(last + 2)
        and digits.isdigit()
    ):
        following = tokens.text[last + 2]
        if _LAST_GROUP.fullmatch(following) is None:
            break
        last += 2
        digits += following.replace(",", ".")
    return last, digits


def _with_fraction(tokens: Tokens, number: Number, stop: int) -> Number:
    """Read "3/4" and the fraction of "2 1/4"."""
    text, at = tokens.text, number.last
    if not number.plain:
        return number
    upper = denominator(tokens, at, stop)
    if upper is not None:
        return _fraction(tokens, number, Decimal(0), number.value, upper, at + 2)
    if at + 1 < stop and _is_digits(text[at + 1]) and len(text[at + 1]) <= 2:
        upper = denominator(tokens, at + 1, stop)
        above = Decimal(text[at + 1])
        if upper is not None and 0 < above < upper:
            return _fraction(tokens, number, number.value, above, upper, at + 3)
    return number


def _is_digits(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) < 16


def denominator(tokens: Tokens, at: int, stop: int) -> Decimal | None:
    """Return the 4 of "3/4" at token `at`; None where the digits are no fraction ("24/7")."""
    text = tokens.text
    if at + 2 >= stop or text[at + 1] not in ("/", "⁄") or text[at + 2] not in _DENOMINATORS:
        return None
    if not (tokens.touches(at + 1) and tokens.touches(at + 2)) or not _is_digits(text[at]):
        return None
    if at + 3 < len(text) and text[at + 3] in ("/", "⁄") and tokens.touches(at + 3):
        return None
    lower = Decimal(text[at + 2])
    halves = lower in (2, 4, 8, 16)  # "3/2"; "24/7" is no fraction
    return lower if Decimal(text[at]) < lower or (halves and Decimal(text[at]) % lower) else None


def _fraction(
    tokens: Tokens, number: Number, whole: Decimal, above: Decimal, below: Decimal, last: int
) -> Number:
    value = CONTEXT.add(whole, CONTEXT.divide(above, below))
    return Number(
        number.first,
        last,
        number.start,
        tokens.end[last],
        value,
        Decimal(0),
        digits=True,
        fraction=True,
    )


def _with_power(tokens: Tokens, number: Number, stop: int) -> Number:
    """Read "1e10", "6.23x10^-4", "1.2 × 10⁹", "1.2×10−9" and "2.5^-1"."""
    text, last = tokens.text, number.last
    mark = text[last + 1] if last + 1 < stop else ""
    if mark in ("e", "E") and tokens.touches(last + 1):
        return _raised(tokens, number, last + 2, stop, Decimal(10))
    if mark in ("x", "×", "X", "*", "·") and last + 2 < stop and text[last + 2] == "10":
        after = last + 3
        if after < stop and text[after] == "^" and tokens.touches(after):
            return _raised(tokens, number, after + 1, stop, Decimal(10))
        if after < stop and text[after] == "−" and tokens.touches(after):
            # "2.5×10−3": what is left where a text lost its superscripts. No range has this sign.
            return _raised(tokens, number, after, stop, Decimal(10))
        if after < stop and set(text[after]) <= _SUPERSCRIPT_SET and tokens.touches(after):
            exponent = text[after].translate(_SUPERSCRIPTS)
            if not _EXPONENT.fullmatch(exponent):
                return number
            return _powered(tokens, number, after, Decimal(10), int(exponent), number.value)
        return number
    if mark == "^" and tokens.touches(last + 1):
        return _raised(tokens, number, last + 2, stop, None)
    return number


def _raised(tokens: Tokens, number: Number, at: int, stop: int, base: Decimal | None) -> Number:
    """Apply the exponent at token `at`; without a base the number itself is raised."""
    text, sign = tokens.text, 1
    while at < stop and text[at] in ("-", "−", "+") and tokens.touches(at):
        sign = -sign if text[at] != "+" else sign
        at += 1
    if at >= stop or not tokens.touches(at) or not (text[at].isascii() and text[at].isdigit()):
        return number
    if len(text[at]) > 3:
        return number
    exponent = sign * int(text[at])
    if base is None:
        return _powered(tokens, number, at, number.value, exponent, Decimal(1))
    return _powered(tokens, number, at, base, exponent, number.value)


def _powered(
    tokens: Tokens, number: Number, last: int, base: Decimal, exponent: int, times: Decimal
) -> Number:
    if abs(exponent) > _LARGEST_EXPONENT or (base == 0 and exponent <= 0):
        return number
    power = CONTEXT.power(base, exponent)
    value = CONTEXT.multiply(times, power)
    if not value.is_finite():
        return number
    step = CONTEXT.multiply(number.step, power) if times == number.value else Decimal(0)
    return Number(number.first, last, number.start, tokens.end[last], value, step, digits=True)
