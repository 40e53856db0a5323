"""Letters for magnitudes after a number: "$5m", "1.5M", "5m people"; "1.8m tall" stays metres."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extracting.changes import change_words
from factcheck.extracting.currencies import money_after
from factcheck.extracting.digits import Number
from factcheck.extracting.nouns import is_plural
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.unit_words import find_unit, unit_words

_CAPITALS = frozenset("MB")  # million and billion, where decimals stand before
_REACH = 10
_NO_LENGTH = 1000  # from which on lengths are told in kilometres, but for heights: "at 2,550m"
_SENTENCE_ENDS = frozenset(".!?;")


def scaled_by_letters(tokens: Tokens, number: Number, at: int, size: Decimal) -> Number:
    """Apply "bn" or "m" at token `at`, unless the letters go on ("100kg", "5bn2")."""
    if at + 1 < len(tokens) and tokens.touches(at + 1) and tokens.text[at + 1][0].isalnum():
        return number
    return number.scaled(at, tokens.end[at], size)


def letters_of_money(tokens: Tokens, number: Number, stop: int) -> Number:
    """Read "m", "b" and "t" after a number that money is known to be: "$5m", "€2.5 b"."""
    at = number.last + 1
    size = number_words().letters.get(tokens.text[at]) if at < stop else None
    if size is None or number.magnitude != 1:
        return number
    return scaled_by_letters(tokens, number, at, size)


def letters_of_count(tokens: Tokens, number: Number, stop: int) -> Number:
    """Read the letter after a number of anything else: "5m people", "10m barrels", "1.5M"."""
    at = number.last + 1
    if at >= stop or number.magnitude != 1:
        return number
    letter = tokens.text[at]
    decimals = letter in _CAPITALS and "." in tokens.text[number.last]
    if decimals or (letter == "m" and _is_million(tokens, number, stop)):
        return scaled_by_letters(tokens, number, at, number_words().letters[letter])
    if at + 1 >= stop or tokens.touches(at + 1):
        return number
    following = tokens.lower[at + 1]
    if (
        money_after(tokens, at, stop, large=True, scaled=True) is not None
        or find_unit(tokens, at, stop) is not None
        or (is_plural(following) and following != "times")
    ):
        return scaled_by_letters(tokens, number, at, number_words().letters[letter])
    return number


def _is_million(tokens: Tokens, number: Number, stop: int) -> bool:
    """Whether the "m" after "4.5" is a million, by what the sentence counts ("population")."""
    tables, lower, after = unit_words(), tokens.lower, number.last + 2
    changing = change_words().verbs
    measured = not tables.beside_metres.isdisjoint(tokens.vocabulary)
    if after < min(stop, len(lower)) and (
        lower[after] in tables.beside_metres or (lower[after] == "/" and tokens.touches(after))
    ):
        return False
    for at in range(number.first - 1, max(-1, number.first - _REACH), -1):
        word = lower[at]
        if word in _SENTENCE_ENDS or word in tables.beside_metres:
            return False
        if word in tables.in_millions or (word in changing and not measured):
            if number.value < _NO_LENGTH:
                return True
            break
    return number.value >= _NO_LENGTH and _is_among_millions(tokens, number.first)


def _is_among_millions(tokens: Tokens, first: int) -> bool:
    """Whether an "m" before it in the sentence is a million of money: "6,850m crowns of a plan of
    9,400m"."""
    if first and tokens.lower[first - 1] == "at":
        return False
    for at in range(first - 1, 1, -1):
        if tokens.text[at] in _SENTENCE_ENDS:
            return False
        if tokens.text[at] == "m" and tokens.touches(at) and tokens.text[at - 1][-1].isdecimal():
            return money_after(tokens, at, first, large=True, scaled=True) is not None
    return False
