"""Numbers as times use them: days, ordinals, counts of units, years in figures and words.

Each reader takes the text and a token and returns the value and the token after it, or None.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.extracting.moments import TimeText

_LONGEST_NUMBER = 10
_ERA_OPENERS = frozenset({"a", "b", "ad", "bc", "bce", "ce"})
_HALF = Decimal("0.5")
_PARTS = {
    (str(above), str(below)): Decimal(above) / below
    for below in (2, 3, 4)
    for above in range(1, below)
}
_PARTS_IN_ONE = {"¼": Decimal("0.25"), "½": _HALF, "¾": Decimal("0.75")}
_HUNDREDS = frozenset({"hundred", "hundredth"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2199


def day_number(text: TimeText, index: int) -> tuple[int, int, bool] | None:
    """Read a day of the month: 5, 5th, fifth, twenty-first; the flag tells an ordinal."""
    word = text.words[index]
    if word.isdecimal():
        if len(word) > 2 or not 1 <= int(word) <= 31:
            return None
        after = index + 1
        if text.words[after] in text.lexicon.ordinal_suffixes and text.touches(after):
            return int(word), after + 1, True
        return int(word), after, False
    found = ordinal(text, index)
    if found is not None:
        return (found[0], found[1], True) if 1 <= found[0] <= 31 else None
    number = small_cardinal(text, index)
    if number is not None and 1 <= number[0] <= 31:
        return number[0], number[1], False
    return None


def ordinal(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read an ordinal: 5th, fifth, twenty-first, 19th."""
    words, lexicon = text.words, text.lexicon
    word = words[index]
    if word.isdecimal():
        after = index + 1
        if len(word) < 5 and words[after] in lexicon.ordinal_suffixes and text.touches(after):
            return int(word), after + 1
        return None
    value = lexicon.ordinals.get(word)
    if value is not None:
        return value, index + 1
    number = lexicon.cardinals.get(word, 0)
    after = index + 2 if words[index + 1] == "-" else index + 1
    if 0 < number < 100 and words[after] in _HUNDREDS:
        return _hundreds(text, number * 100, after)
    if number < 20:
        return None
    value = lexicon.ordinals.get(words[after], 0)
    return (number + value, after + 1) if 0 < value < 10 else None


def _hundreds(text: TimeText, value: int, at: int) -> tuple[int, int] | None:
    """Read "four hundredth" and "two hundred and fiftieth" at the hundreds."""
    if text.words[at] == "hundredth":
        return value, at + 1
    rest = ordinal(text, at + 2 if text.words[at + 1] == "and" else at + 1)
    return (value + rest[0], rest[1]) if rest is not None and rest[0] < 100 else None


def small_cardinal(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read a number word below a hundred: seven, twenty four, twenty-four, twenty and four."""
    words, cardinals = text.words, text.lexicon.cardinals
    value = cardinals.get(words[index])
    if value is None:
        return None
    if value < 20:
        return value, index + 1
    after = index + 2 if words[index + 1] in {"-", "and"} else index + 1
    ones = cardinals.get(words[after], 0)
    return (value + ones, after + 1) if 0 < ones < 10 else (value, index + 1)


def cardinal(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read a number in words: two hundred and sixty seven, a thousand and one."""
    words, multipliers = text.words, text.lexicon.multipliers
    total, current, at, seen = 0, 0, index, False
    if words[index] == "a" and words[index + 1] in multipliers:
        current, at, seen = 1, index + 1, True
    for _ in range(_LONGEST_NUMBER):
        start = at + 1 if seen and words[at] == "and" else at
        found = small_cardinal(text, start)
        if found is not None and (not current or current % 100 == 0):
            current += found[0]
            at, seen = found[1], True
        elif seen and current and words[at] in multipliers:
            factor = multipliers[words[at]]
            current *= factor
            if factor == 1000:
                total, current = total + current, 0
            at += 1
        else:
            break
    return (total + current, at) if seen else None


def figure(word: str) -> Decimal | None:
    """Return the value of a figure (3, 123.45, 1,500), None when it is not one number."""
    plain = word.replace(",", "") if "," in word and len(word.rsplit(",", 1)[1]) == 3 else word
    if not plain or not plain.isascii() or not plain[0].isdigit() or len(plain) > 12:
        return None
    whole, _, rest = plain.partition(".")
    if whole.isdigit() and (not rest or rest.isdigit()):
        return Decimal(plain)
    return None


def count(text: TimeText, index: int) -> tuple[Decimal, int, bool] | None:
    """Read how many units: 3, two and a half, half a, a few, a couple of; the flag: loosely."""
    words, lexicon = text.words, text.lexicon
    word = words[index]
    if word == "half":
        after = index + 2 if words[index + 1] in {"a", "an", "-"} else index + 1
        return _HALF, after, False
    if word == "a" and words[index + 1] in lexicon.loose_counts:
        index, word = index + 1, words[index + 1]
    if word in lexicon.loose_counts:
        after = index + 2 if words[index + 1] == "of" else index + 1
        return Decimal(lexicon.loose_counts[word]), after, word != "dozen"
    value = figure(word)
    if value is not None:
        return _with_half(text, value, index + 1)
    number = cardinal(text, index)
    return _with_half(text, Decimal(number[0]), number[1]) if number else None


def has_parts(text: TimeText, index: int) -> bool:
    """Whether the parts that follow figures, "1/2" or "½", begin at a token."""
    words = text.words
    return words[index] in _PARTS_IN_ONE or (
        words[index + 1] == "/" and (words[index], words[index + 2]) in _PARTS
    )


def _with_half(text: TimeText, value: Decimal, after: int) -> tuple[Decimal, int, bool]:
    """Add an "and a half" that follows a number, or the "1/2" or "½" that follows figures."""
    words = text.words
    if words[after] in _PARTS_IN_ONE:
        return value + _PARTS_IN_ONE[words[after]], after + 1, False
    if has_parts(text, after):
        return value + _PARTS[words[after], words[after + 2]], after + 3, False
    if text.phrase(after, ("and", "a", "half")):
        return value + _HALF, after + 3, False
    if text.phrase(after, ("-", "and", "-", "a", "-", "half")):
        return value + _HALF, after + 6, False
    if text.phrase(after, ("and", "half")) and text.words[after + 2] in text.lexicon.units:
        return value + _HALF, after + 2, False
    return value, after, False


def is_year_figure(word: str) -> bool:
    """Whether a token is four digits that can be a year."""
    return len(word) == 4 and word.isdecimal() and _FIRST_YEAR <= int(word) <= _LAST_YEAR


def two_digit_year(value: int) -> int:
    """Return the year that two digits stand for: 71 is 1971, 27 is 2027."""
    return value + (2000 if value < 40 else 1900)


def year_in_words(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read a year in words: nineteen seventy eight, two thousand and eighteen, twenty ten."""
    words, lexicon = text.words, text.lexicon
    if words[index] not in lexicon.century_words:
        return None
    if words[index + 1] == "thousand":
        found = cardinal(text, index)
        return found if found and _FIRST_YEAR <= found[0] <= _LAST_YEAR else None
    after = index + 2 if words[index + 1] == "-" else index + 1
    century = lexicon.century_words[words[index]]
    if century == 2000 and words[index] != "twenty":
        return None
    if words[after] == "hundred":
        return century, after + 1
    if lexicon.cardinals.get(words[after]) == 0:
        ones = small_cardinal(text, after + 1)
        return (century + ones[0], ones[1]) if ones and ones[0] < 10 else None
    rest = small_cardinal(text, after)
    return (century + rest[0], rest[1]) if rest and rest[0] >= 10 else None


def year_beside(text: TimeText, index: int) -> tuple[int, int] | None:
    """Read a year where only a year can stand (after a month): 2016, '16, words, 300 B.C."""
    words = text.words
    word = words[index]
    if word in {"'", "’", "‘"} and len(words[index + 1]) == 2 and words[index + 1].isdecimal():
        return two_digit_year(int(words[index + 1])), index + 2
    if word.isdecimal() and 3 <= len(word) <= 4:
        era = era_after(text, index + 1)
        if era is not None:
            return (1 - int(word) if era[0] else int(word)), era[1]
        return (int(word), index + 1) if is_year_figure(word) else None
    return year_in_words(text, index)


def era_after(text: TimeText, index: int) -> tuple[bool, int] | None:
    """Read an era (B.C., AD) at a token; the flag tells one before year 1."""
    if text.words[index] not in _ERA_OPENERS or not text.capital(index):
        return None
    for words, before in text.lexicon.eras:
        if text.phrase(index, words):
            return before, index + len(words)
    return None
