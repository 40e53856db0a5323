"""Numbers of a text: which digits and words are numbers, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcheck.extracting.cardinals import Cardinal, read_cardinal
from factcheck.extracting.digits import (
    CONTEXT,
    DASHES,
    Number,
    is_european,
    read_digits,
)
from factcheck.extracting.magnitude_letters import scaled_by_letters
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.number_words import WordReader
from factcheck.extracting.roles import MAGNITUDE, ROLES
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.unit_words import unit_words

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ENDING_OF, _TEENS = {1: "st", 2: "nd", 3: "rd"}, frozenset(map(Decimal, (11, 12, 13)))
_BEFORE_SIGN = "([<>=~^$€£¥"  # what a sign may touch: "(-5", "$-5 billion"
_MINUS = frozenset("-−–")
_NEGATIVE_WORDS = frozenset({"minus", "negative"})
_SIGNS = _MINUS | _NEGATIVE_WORDS
_GLUE = frozenset("_@#\\")
_OF_A_WHOLE = frozenset({"in", "out", "over"})
_THOUSAND = Decimal(1000)
_SMALL_PARTS = Decimal(20)  # "2 thirds", but not "100 millionths"
_LARGEST_BEFORE_WORDS = Decimal(10**15)
# "4 in 10" is said of these wholes; "8 in 12 attacks" is not a share.
_WHOLES = frozenset(map(Decimal, [*range(2, 11), 12, 15, 20, 25, 50, 100, 1000, 10_000, 100_000]))


class NumberReader:
    """Reads numbers from one text, token by token.

    `floor` and `stop` bound what a number may take: tokens before `floor` belong to the mention
    before it, tokens from `stop` on to a time expression. `money_before` says whether a currency
    touches the digits of a token ("USD115"), which no other letters may.
    """

    __slots__ = ("_money_before", "_word_reader", "_words", "tokens")

    def __init__(self, tokens: Tokens, money_before: Callable[[int], bool]) -> None:
        self.tokens = tokens
        self._money_before = money_before
        self._words = number_words()
        self._word_reader = WordReader(tokens)

    def begins(self, at: int) -> bool:
        """Whether a number can begin at token `at`."""
        return "0" <= self.tokens.text[at][0] <= "9" or self.tokens.lower[at] in self._words.starts

    def read(self, at: int, floor: int, stop: int, *, conjunction: bool = True) -> Number | None:
        """Return the number at token `at`, None where the token is part of something else."""
        tokens = self.tokens
        word = tokens.text[at]
        if "0" <= word[0] <= "9":
            number = self._digits(at, floor, stop, conjunction)
            if number is None or number.ordinal:
                return number
            if number.first > floor and tokens.lower[number.first - 1] in _SIGNS:
                number = self._signed(number, floor)
            return self._ratio(number, stop)
        if tokens.lower[at] in self._words.romans and word.isupper() and word.isascii():
            number = self._roman(at, stop)
            if number is None and tokens.lower[at] in self._words.starts:
                return None
        else:
            if self._is_name_part(at):
                return None
            number = self._word_reader.read(at, floor, stop, conjunction=conjunction)
        if number is None or number.ordinal:
            return number
        whole = self._ratio(self._signed(number, floor), stop)
        lone = whole.last == at and whole.value == 1 and not whole.digits
        return None if lone and self._is_pronoun(at) else whole

    def _digits(self, at: int, floor: int, stop: int, conjunction: bool) -> Number | None:
        tokens = self.tokens
        start = tokens.start[at]
        if start and tokens.source[start - 1] != " " and self._is_glued(at):
            return None
        # Only "1.234" and "1,234" can be read in two ways.
        european = tokens.text[at][-4:-3] in (".", ",") and is_european(tokens)
        number = read_digits(tokens, at, stop, european=european)
        if number is None:
            return None
        following = number.last + 1
        if following >= len(tokens.text):
            return number
        lower = tokens.lower[following]
        if lower in _ORDINAL_ENDINGS and self._is_ordinal(number, following):
            return self._ended(number, following, ordinal=True)
        if following < stop:
            if lower in self._words.plural_ordinals and number.plain:
                part = self._parts(number, following)
                if part is not None:
                    return part
            if lower == "and" and conjunction and number.plain:
                mixed = self._word_reader.mixed(
                    number.first, Cardinal(number.value, number.last, Decimal(0)), stop
                )
                if mixed is not None:
                    return mixed  # "3 and a half"
            if ROLES[tokens.text[following]] & MAGNITUDE:
                number = self._with_magnitude(number, stop, conjunction)
                if number.magnitude >= _THOUSAND and number.last + 2 < stop:
                    number = self._chained(number, stop, conjunction)
        return number

    def _is_ordinal(self, number: Number, at: int) -> bool:
        """Whether token `at` ends "21st", or "34 th" as raised letters come out of a PDF."""
        tokens, value, ending = self.tokens, number.value, self.tokens.lower[at]
        if value != value.to_integral_value():
            return False
        if tokens.touches(at):
            return ending != "st" or value % 10 == 1  # "12st" is a weight
        last = 0 if value % 100 in _TEENS else int(value % 10)
        fits = ending == _ENDING_OF.get(last, "th") and number.plain
        near = tokens.start[at] - tokens.end[at - 1] == 1 and tokens.text[at].islower()
        goes_on = at + 1 < len(tokens) and tokens.text[at + 1][0].isalpha()
        return fits and near and goes_on

    def _parts(self, number: Number, at: int) -> Number | None:
        """Read "2 thirds", "3 tenths"."""
        below = self._words.plural_ordinals[self.tokens.lower[at]]
        if not 2 < below <= _SMALL_PARTS or not 0 < number.value < below:
            return None
        value = CONTEXT.divide(number.value, below)
        step = CONTEXT.multiply(value, Decimal("0.1"))
        end = self.tokens.end[at]
        return Number(number.first, at, number.start, end, value, step, digits=True, fraction=True)

    def _chained(self, number: Number, stop: int, conjunction: bool) -> Number:
        """Read on in "1 million 250 thousand", "12 thousand 5 hundred"."""
        tokens, at = self.tokens, number.last + 1
        size = self._words.magnitudes.get(tokens.lower[at + 1])
        if size is None or size >= number.magnitude or not "0" <= tokens.text[at][0] <= "9":
            return number
        part = self._digits(at, at, stop, conjunction)
        if part is None or part.ordinal or part.fraction or part.value >= number.magnitude:
            return number
        value = CONTEXT.add(number.value, part.value)
        return Number(
            number.first, part.last, number.start, part.end, value, part.step,
            magnitude=part.magnitude, digits=True,
        )  # fmt: skip

    def _is_glued(self, at: int) -> bool:
        """Whether the digits hang on a word: "G20", "S-300", "Covid-19", "#5"."""
        tokens = self.tokens
        start = tokens.start[at]
        before = tokens.source[start - 1]
        if before == "/" and start > 1 and tokens.source[start - 2].isalpha():
            return True  # "HTTP/2"
        if before in _GLUE or (before == "+" and tokens.source[max(start - 2, 0)].isalnum()):
            return True
        if before.isalpha():
            # A currency may touch its number ("USD115", "Rs500"); the caller looks at that.
            return not self._money_before(at)
        if before in DASHES and start > 1 and at > 1:
            if tokens.source[start - 2].isdigit():
                return at > 2 and tokens.touches(at - 2) and tokens.text[at - 3][-1].isalpha()
            if at > 2 and tokens.touches(at - 2) and tokens.text[at - 3][0].isdigit():
                return False  # "5k-20k"
            return (
                tokens.source[start - 2].isalpha()
                and tokens.lower[at - 2] not in self._words.before_hyphen
                and tokens.lower[at - 2] not in self._words.units
            )
        return False

    def _with_magnitude(self, number: Number, stop: int, conjunction: bool) -> Number:
        """Read the magnitude after digits: "27.3 billion", "100k", "3 hundred and 21"."""
        tokens, words = self.tokens, self._words
        at = number.last + 1
        text = tokens.text[at]
        size = words.characters.get(text)
        if size is not None and number.plain:
            # "2½": the character is the fraction of the number.
            value = CONTEXT.add(number.value, size)
            mixed = Number(
                number.first, at, number.start, tokens.end[at], value, Decimal(0), fraction=True
            )
            return self._with_magnitude(mixed, stop, conjunction) if at + 1 < stop else mixed
        if text in DASHES and at + 1 < stop and tokens.touches(at) and tokens.touches(at + 1):
            at += 1  # "a 5-million-dollar loan"
            text = tokens.text[at]
        lower = tokens.lower[at]
        if lower in words.groups:
            return number.scaled(at, tokens.end[at], words.groups[lower])
        size = words.magnitudes.get(lower)
        if size is not None:
            alone = at + 1 >= stop or tokens.lower[at + 1] not in words.going_on
            if alone and size >= _THOUSAND and number.value < _LARGEST_BEFORE_WORDS:
                return number.scaled(at, tokens.end[at], size)
            return self._in_words(number, at, stop, conjunction)
        if text in words.short_magnitudes and at == number.last + 1:
            if text == "K" and not tokens.touches(at) and self._speaks_of_heat():
                return number  # "300 K"
            return scaled_by_letters(tokens, number, at, words.short_magnitudes[text])
        return number

    def _speaks_of_heat(self) -> bool:
        return not unit_words().temperature_words.isdisjoint(self.tokens.vocabulary)

    def _in_words(self, number: Number, at: int, stop: int, conjunction: bool) -> Number:
        tokens = self.tokens
        if number.value >= _LARGEST_BEFORE_WORDS:
            return number
        begun = Cardinal(number.value, at - 1, Decimal(0))
        found = read_cardinal(tokens.lower, at, stop, begun, conjunction=conjunction)
        if found is None or found.last < at:
            return number
        if found.last + 1 < stop and tokens.lower[found.last + 1] == "and" and conjunction:
            mixed = self._word_reader.mixed(number.first, found, stop)
            if mixed is not None:
                return mixed
        if number.value == 0 or found.value % number.value == 0:
            size = CONTEXT.divide(found.value, number.value) if number.value else found.scale
            return number.scaled(found.last, tokens.end[found.last], size)
        return Number(
            number.first, found.last, number.start, tokens.end[found.last], found.value, Decimal(1)
        )

    def _ended(self, number: Number, last: int, *, ordinal: bool) -> Number:
        end = self.tokens.end[last]
        return Number(
            number.first, last, number.start, end, number.value, Decimal(0), ordinal=ordinal
        )

    def _signed(self, number: Number, floor: int) -> Number:
        """Apply "-" (touching the number, free before) and the words "minus" and "negative"."""
        tokens, first = self.tokens, number.first
        if first <= floor:
            return number
        before = tokens.lower[first - 1]
        if before in _NEGATIVE_WORDS:
            either = first - 2 > floor and tokens.lower[first - 3 : first - 1] == ["plus", "or"]
            return number if either else self._negated(number, first - 1)
        if before in _MINUS and tokens.touches(first) and number.digits:
            free = first - 1 == 0 or not tokens.touches(first - 1)
            open_before = first >= 2 and tokens.text[first - 2] in _BEFORE_SIGN
            after_number = first >= 2 and tokens.text[first - 2][0].isdigit()
            if open_before or (free and not after_number):
                return self._negated(number, first - 1)
        return number

    def _negated(self, number: Number, first: int) -> Number:
        return Number(
            first,
            number.last,
            self.tokens.start[first],
            number.end,
            number.value.copy_negate(),
            number.step,
            magnitude=number.magnitude,
            digits=number.digits,
            fraction=number.fraction,
        )

    def _ratio(self, number: Number, stop: int) -> Number:
        """Read "one in five", "two out of three" and "1 over 3" as shares."""
        lower = self.tokens.lower
        at = number.last + 1
        word = lower[at] if at + 1 < stop else ""
        if word not in _OF_A_WHOLE or number.fraction or number.magnitude != 1:
            return number
        if word == "out" and at + 2 < stop and lower[at + 1] in ("of", "every"):
            whole = self._whole(at + 2 + (lower[at + 2] == "every"), stop)
            likely = whole is not None and number.value < whole.value
        elif word == "in":
            skip = at + 2 if lower[at + 1] == "every" else at + 1
            whole = self._whole(skip, stop)
            likely = (
                whole is not None
                and number.value == number.value.to_integral_value()
                and abs(number.value) < whole.value
                and (number.value == 1 or whole.value in _WHOLES)
                and not self._is_year(whole)
            )
        elif word == "over":
            whole = self._whole(at + 1, stop)
            likely = whole is not None and self._stands_alone(whole.last + 1)
        else:
            return number  # "out" of nothing
        if not likely or whole is None or whole.value == 0 or whole.ordinal:
            return number
        value = CONTEXT.divide(number.value, whole.value)
        step = CONTEXT.multiply(abs(value), Decimal("0.1"))
        return Number(number.first, whole.last, number.start, whole.end, value, step, fraction=True)

    def _whole(self, at: int, stop: int) -> Number | None:
        if at >= stop:
            return None
        word = self.tokens.text[at]
        if "0" <= word[0] <= "9":
            return read_digits(self.tokens, at, stop, european=False)
        lower = self.tokens.lower[at]
        if lower in self._words.units or lower in self._words.tens:
            return self._word_reader.read(at, at, stop)
        return None

    def _is_year(self, number: Number) -> bool:
        return number.plain and 1000 < number.value < 2200 and number.value % 100 != 0

    def _stands_alone(self, at: int) -> bool:
        tokens = self.tokens
        return at >= len(tokens) or (not tokens.text[at][0].isalnum() and tokens.text[at] != "%")

    def _roman(self, at: int, stop: int) -> Number | None:
        """Read "the XXII session": a roman numeral before a noun that comes in a series."""
        tokens = self.tokens
        if at + 1 >= stop:
            return None
        near = tokens.lower[at + 1 : min(at + 5, stop)]
        if "." in near:
            near = near[: near.index(".")]
        series = any(word in self._words.series for word in near)
        before = tokens.lower[at - 1] if at else "the"
        if not series or before not in ("the", "its", "their", "this", "an", "a", "at", "in"):
            return None
        value = Decimal(self._words.romans[tokens.lower[at]])
        return Number(at, at, tokens.start[at], tokens.end[at], value, Decimal(0), ordinal=True)

    def _is_name_part(self, at: int) -> bool:
        """Whether a capitalised number word is part of a name: "Shanghai Five"."""
        tokens = self.tokens
        word = tokens.text[at]
        if not word[0].isupper():
            return False
        before = tokens.text[at - 1] if at else "."
        if before in DASHES and tokens.touches(at) and tokens.text[at - 2][-1].isdigit():
            return at > 1  # "7-Eleven"
        following = tokens.text[at + 1] if at + 1 < len(tokens) else ""
        if following in DASHES and at + 2 < len(tokens) and tokens.touches(at + 1):
            following = tokens.text[at + 2]  # "Five-Year Plan"
            if tokens.touches(at + 2) and following[:1].isupper():
                return tokens.lower[at + 2] not in self._words.units
        capital_after = following[:1].isupper() and not following.isupper()
        if tokens.lower[at] in self._words.ordinals:
            near = tokens.lower[at + 1 : at + 5]
            return capital_after and not any(near_word in self._words.series for near_word in near)
        if before in _SENTENCE_ENDS:
            return capital_after and tokens.lower[at] == "one"
        return before[:1].isupper() or before == "of" or capital_after

    def _is_pronoun(self, at: int) -> bool:
        """Whether "one" at token `at` counts nothing: "the one", "which one", "one of the"."""
        tokens = self.tokens
        if tokens.lower[at] != "one" or (at and tokens.lower[at - 1] in _BOUND_ENDS):
            return False
        if at + 1 >= len(tokens):
            return at > 0
        following = tokens.lower[at + 1]
        if following in DASHES and tokens.touches(at + 1) and at + 2 < len(tokens):
            return tokens.lower[at + 2] in self._words.after_one
        if not following[0].isalpha() and following not in DASHES and following != "(":
            return at > 0
        if following in self._words.after_pronoun:
            return True
        return (
            at > 0
            and tokens.lower[at - 1] in self._words.pronoun_one_after
            and (following not in ("dollar", "percent", "year", "per"))
        )


# "at least one", "more than one": a number, whatever follows.
_BOUND_ENDS = frozenset({"least", "than", "most", "exactly"})
_SENTENCE_ENDS = frozenset(".!?:;•\"“”'‘’(*–—-")
