"""Units that only the words around a number give: "aged 45", "38C" of heat, "magnitude 7.1"."""

from __future__ import annotations

from factcheck.extracting.digits import DASHES, Number
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.unit_words import UnitFound, unit_words

_DEGREES = frozenset("°º")
_FOOT_MARKS = frozenset("'’′")
_INCH_MARKS = frozenset('"”″')
_QUOTES = frozenset('"“”„«')
_LONGEST_QUOTE = 300
_OLDEST = 130
_STRONGEST = 12


def marks_unit(word: str, _: str) -> bool:
    """Whether a sign right after a number can be what `feet_mark` or `letter_unit` reads."""
    tables = unit_words()
    letters = word in tables.temperature_letters or word in tables.spaced_letters
    return len(word) == 1 and (letters or word == "x" or word in _FOOT_MARKS)


def letter_unit(tokens: Tokens, number: Number, stop: int) -> UnitFound | None:
    """Return the unit of "38C" where the text speaks of heat or cold, and of "2x", "3.5x"."""
    at = number.last + 1
    if at >= stop or not number.digits or number.magnitude != 1:
        return None
    letter = tokens.text[at]
    if len(letter) != 1 or not _ends_there(tokens, at):
        return None
    tables = unit_words()
    if not tokens.touches(at):
        return _spaced_letter(tokens, at, letter)
    if letter == "x":
        return UnitFound("time", at, at)
    unit = tables.temperature_letters.get(letter)
    if unit is None or not tables.temperature_words & tokens.vocabulary:
        return None
    return UnitFound(unit, at, at)


def _spaced_letter(tokens: Tokens, at: int, letter: str) -> UnitFound | None:
    """Return the unit of "37.5 C" where the text speaks of heat; not "5 C. Smith", "4 C major"."""
    tables = unit_words()
    unit = tables.spaced_letters.get(letter)
    if unit is None or tables.temperature_words.isdisjoint(tokens.vocabulary):
        return None
    after = at + 1
    if after < len(tokens) and tokens.text[after] == ".":
        after += 1  # of the sentence, or of an initial
        return UnitFound(unit, at, at) if after >= len(tokens) else None
    small = after >= len(tokens) or not tokens.text[after][0].isupper()
    return UnitFound(unit, at, at) if small else None


def age_letters_end(tokens: Tokens, at: int, stop: int) -> int:
    """Return the last token of the "y/o", "y.o." that begins at token `at`; 0 for none."""
    for form in unit_words().age_letters:
        end = at + len(form) - 1
        if end < stop and tokens.lower[at : end + 1] == form:
            return end
    return 0


def feet_mark(tokens: Tokens, number: Number, stop: int) -> UnitFound | None:
    """Return the unit of "5'" where inches follow ("5'6\"") or degrees precede."""
    at = number.last + 1
    if at >= stop or not number.plain or tokens.text[at] not in _FOOT_MARKS:
        return None
    if number.first and tokens.text[number.first - 1] in _DEGREES:
        return UnitFound("arcminute", at, at)  # "43°15′ N"
    if at + 2 >= stop:
        return None
    inches = tokens.text[at + 1]
    fits = inches.isdecimal() and int(inches[:3]) < 12 and tokens.text[at + 2] in _INCH_MARKS
    return UnitFound("foot", at, at) if fits and tokens.touches(at) else None


def is_inch_mark(tokens: Tokens, at: int) -> bool:
    """Whether the quotation mark at token `at` is an inch: '10 " long', 'a 5" screen'.

    Before a word of extent it is; elsewhere only where it touches its number, a word follows and
    no quotation is open.
    """
    following = tokens.lower[at + 1] if at + 1 < len(tokens) else ""
    if following in unit_words().extents:
        return True
    if not tokens.touches(at) or not following[:1].isalpha() or tokens.touches(at + 1):
        return False
    return _QUOTES.isdisjoint(tokens.text[max(0, at - _LONGEST_QUOTE) : at])


def _ends_there(tokens: Tokens, at: int) -> bool:
    """Whether a letter is not the start of a code, a size ("2x4") or a clause ("9c/")."""
    after = at + 1
    if after >= len(tokens):
        return True
    following = tokens.text[after][0]
    if tokens.touches(after):
        return not following.isalnum() and following not in "/'’"
    return tokens.text[at] != "x" or not following.isdigit()


def is_on_scale(tokens: Tokens, last: int, stop: int) -> bool:
    """Whether "on the Richter scale" follows the number that ends at token `last`."""
    lower = tokens.lower
    if last + 4 >= stop + 1 or lower[last + 1] not in ("on", "-"):
        return False
    near = lower[last + 2 : min(last + 6, stop)]
    return "scale" in near and any(word in unit_words().scales for word in near)


def names_unit(_: str, lower: str) -> bool:
    """Whether a word right before a number can belong to what `name_before` reads."""
    before = ("of", "between", "magnitude")
    return lower in before or lower in DASHES or lower in unit_words().age_before


def name_before(tokens: Tokens, number: Number, floor: int) -> tuple[int, str] | None:
    """Read "aged 87", "a man of age 87", "magnitude 7.1": the first token and the unit.

    `floor` is the first token that may be used.
    """
    lower, tables, at = tokens.lower, unit_words(), number.first - 1
    if at <= floor - 1 or number.fraction or number.magnitude != 1:
        return None
    if at > floor and (lower[at] == "of" or (lower[at] in DASHES and tokens.touches(at))):
        at -= 1  # "the age of 45", "a magnitude-6 earthquake"
    elif at > floor + 1 and lower[at] == "between":
        at -= 1  # "aged between 20 and 24"
    following = lower[number.last + 1] if number.last + 1 < len(tokens) else ""
    if lower[at] in tables.age_before and 0 < number.value < _OLDEST:
        return None if following in ("percent", "%", "million") else (at, "year")
    if lower[at] == "magnitude" and 0 < number.value < _STRONGEST:
        return at, "magnitude"
    return None
