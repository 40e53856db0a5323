"""Numbers written in words: cardinals, fractions, ordinals, "half a million", "a dozen"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.arithmetic.precision import is_whole
from factcheck.extracting.cardinals import Cardinal, read_cardinal
from factcheck.extracting.digits import CONTEXT, DASHES, Number, denominator
from factcheck.extracting.number_tables import number_words
from factcheck.extracting.ordinal_runs import ordinal_value, parts_value
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.vague_numbers import loose, vague

_LONGEST_RUN = 14
_ONE = Decimal(1)
_LEFT_OPEN = frozenset({"a", "an", "several", "few", "many", "some", "-", "per"})
_CLAUSE_ENDS = frozenset(".!?;,:")
# "a two-and-a-half-year war"
_AND_A_HALF = (["-", "and", "-", "a", "-", "half"], ["–", "and", "–", "a", "–", "half"])


class WordReader:
    """Reads numbers in words from one text; `stop` bounds each call."""

    __slots__ = ("_lower", "_tokens", "_words")

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._words = number_words()

    def read(self, at: int, floor: int, stop: int, *, conjunction: bool = True) -> Number | None:
        """Read the number that token `at` begins; a determiner before it may belong to it."""
        words, word = self._words, self._lower[at]
        if word in words.units or word in words.tens:
            if self._goes_on(at, floor):
                begun = Cardinal(_ONE, at - 3, Decimal(0))
                found = read_cardinal(self._lower, at - 2, stop, begun)
                return self._completed(at - 2, found, stop) if found is not None else None
            found = read_cardinal(self._lower, at, stop, conjunction=conjunction)
            if found is None:
                return None
            return self._completed(at, found, stop)
        if word in words.characters:
            return self._scaled(at, at, words.characters[word], stop, fraction=True)
        article = at - 1 if at > floor and self._lower[at - 1] in ("a", "an") else None
        if word in words.fractions:
            return self._part(at, article, stop)
        if word in words.ordinals:
            return self._ordinal_or_part(at, article, stop)
        if word in words.vague and article is None:
            return vague(self._tokens, at, stop)
        if word in words.vague_tens and article is None:
            return vague(self._tokens, at, stop)
        if word in words.loose:
            return loose(self._tokens, at, article, stop)
        if word in words.groups and article is not None:
            return self._number(article, at, words.groups[word])
        if word in words.magnitudes and article is not None:
            found = read_cardinal(self._lower, at, stop, Cardinal(_ONE, at - 1, Decimal(0)))
            return None if found is None else self._completed(article, found, stop)
        return None

    def _goes_on(self, at: int, floor: int) -> bool:
        """Whether "four" ends what "hundred" begins: "a record-setting hundred and four"."""
        words, lower = self._words, self._lower
        if at - 3 < floor or lower[at - 1] != "and" or lower[at - 2] != "hundred":
            return False
        before = lower[at - 3]
        numbers = (words.units, words.tens, words.loose, words.magnitudes)
        counted = any(before in known for known in numbers) or before[0].isdigit()
        return not counted and before not in _LEFT_OPEN

    def _completed(self, first: int, found: Cardinal, stop: int) -> Number | None:
        """Add what may follow a cardinal: a fraction, an ordinal ending, a decimal point."""
        lower, at = self._lower, found.last + 1
        if at >= stop:
            return self._number(first, found.last, found.value, found.scale)
        if lower[at : at + 6] in _AND_A_HALF and at + 6 <= stop:
            value = CONTEXT.add(found.value, Decimal("0.5"))
            return self._number(first, at + 5, value, fraction=True)
        if lower[at] == "point":
            pointed = self._decimals(first, found, stop)
            if pointed is not None:
                return pointed
        whole = self._before_mixed(first, found, stop)
        if whole is not None:
            mixed = self.mixed(first, whole, stop)
            if mixed is not None:
                return mixed
        ended = self._ending(first, found, stop)
        if ended is not None:
            return ended
        if lower[at] == "and":
            found = self._old_style(found, stop)
            mixed = self.mixed(first, found, stop)
            if mixed is not None:
                return mixed
        return self._number(first, found.last, found.value, found.scale)

    def _before_mixed(self, first: int, found: Cardinal, stop: int) -> Cardinal | None:
        """Return the 100 of "one hundred and three quarters", where 103 was read at first."""
        words, lower, last = self._words, self._lower, found.last
        if last - first < 2 or lower[last - 1] != "and" or lower[last] not in words.units:
            return None
        after = lower[last + 1]
        if after not in words.fractions and after not in words.plural_ordinals:
            return None
        return read_cardinal(lower, first, last - 1)

    def _old_style(self, found: Cardinal, stop: int) -> Cardinal:
        """Read on in "twenty and three and three fifths": only before a fraction."""
        lower, at = self._lower, found.last + 2
        if (
            found.value % 10
            or not 20 <= found.value < 100
            or at + 1 >= stop
            or lower[at + 1] != "and"
        ):
            return found
        value = self._words.units.get(lower[at], Decimal(10))
        return Cardinal(found.value + value, at, found.scale) if 0 < value < 10 else found

    def mixed(self, first: int, found: Cardinal, stop: int) -> Number | None:
        """Read "and a half", "and three quarters million" after a cardinal."""
        part = self._fraction_words(found.last + 2, stop)
        if part is None:
            return None
        value, last = part
        after = self._magnitude(last + 1, stop)
        if after is not None and after != found.scale and (not found.scale or after < found.scale):
            whole = found.value if found.scale else CONTEXT.multiply(found.value, after)
            value = CONTEXT.add(whole, CONTEXT.multiply(value, after))
            return self._number(first, last + 1, value, after, fraction=True)
        value = CONTEXT.add(found.value, CONTEXT.multiply(value, found.scale or _ONE))
        return self._number(first, last, value, found.scale, fraction=True)

    def _fraction_words(self, at: int, stop: int) -> tuple[Decimal, int] | None:
        """Read "a half", "three quarters", "one fourth", "fifty-four hundredths"."""
        words, lower = self._words, self._lower
        if at >= stop:
            return None
        if "0" <= lower[at][0] <= "9":
            return self._fraction_figures(at, stop)
        if lower[at] in ("a", "an"):
            if at + 1 >= stop:
                return None
            below = words.fractions.get(lower[at + 1]) or words.ordinals.get(lower[at + 1])
            if below is None or (below < 3 and lower[at + 1] in words.ordinals):
                return None
            return CONTEXT.divide(_ONE, below), at + 1
        if lower[at] not in words.units and lower[at] not in words.tens:
            return None
        found = read_cardinal(lower, at, stop)
        ended = None if found is None else self._ending(at, found, stop)
        if ended is None or not ended.fraction:
            return None
        last = ended.last
        if ended.magnitude != 1:  # the magnitude after it is the caller's
            last -= 1 if lower[last - 1] not in ("a", "one") else 3
        return ended.coefficient, last

    def _fraction_figures(self, at: int, stop: int) -> tuple[Decimal, int] | None:
        """Read the "1/2" of "5 and 1/2"."""
        below = denominator(self._tokens, at, stop)
        above = Decimal(self._lower[at]) if below is not None else Decimal(0)
        if below is None or not 0 < above < below:
            return None
        return CONTEXT.divide(above, below), at + 2

    def _ending(self, first: int, found: Cardinal, stop: int) -> Number | None:
        """Read a fraction or ordinal after the cardinal: "two thirds", "one hundredth"."""
        words, lower = self._words, self._lower
        at = found.last + 1
        if at < stop and lower[at] in DASHES:
            at += 1
        if at >= stop:
            return None
        if lower[at] in words.fractions:
            if lower[at].endswith("s") == (found.value == 1) or lower[found.last] == "and":
                return None
            if lower[at] == "quarters" and found.value >= 4 and is_whole(found.value):
                return None  # "four quarters" are times
            if found.value == 1 and self._is_time_quarter(at, stop):
                return None
            value = CONTEXT.divide(found.value, words.fractions[lower[at]])
            return self._scaled(first, at, value, stop, fraction=True)
        if at + 1 < stop and lower[at] == "and" and found.value >= 100:
            at += 1  # "one hundred and second"
        while at < stop and at - found.last < _LONGEST_RUN and self._is_word(lower[at]):
            at += 1
        if at >= stop:
            return None
        if lower[at] not in words.ordinals and lower[at] not in words.plural_ordinals:
            return None
        run = lower[first : at + 1]
        whole = ordinal_value(run, ranked=first > 0 and lower[first - 1] in words.ranked_by)
        if whole is not None:
            return self._number(first, at, whole, ordinal=True)
        part = parts_value(run)
        return None if part is None else self._scaled(first, at, part, stop, fraction=True)

    def _is_word(self, word: str) -> bool:
        words = self._words
        return (
            word in words.units or word in words.tens or word in words.magnitudes or word in DASHES
        )

    def _decimals(self, first: int, found: Cardinal, stop: int) -> Number | None:
        """Read "three point five", "nought point eleven"."""
        words, lower = self._words, self._lower
        at, digits = found.last + 2, ""
        while at < stop and len(digits) < 12 and lower[at] in words.units:
            digits += str(words.units[lower[at]])
            at += 1
        if not digits:
            return None
        value = CONTEXT.add(found.value, Decimal(f"0.{digits}"))
        step = _ONE.scaleb(-len(digits))
        number = Number(
            first, at - 1, self._tokens.start[first], self._tokens.end[at - 1], value, step
        )
        size = self._magnitude(at, stop)
        return number if size is None else number.scaled(at, self._tokens.end[at], size)

    def _part(self, at: int, article: int | None, stop: int) -> Number | None:
        """Read "half a million", "a quarter", "half of": not "the first half", "last quarter"."""
        words, lower = self._words, self._lower
        word = lower[at]
        following = lower[at + 1] if at + 1 < stop else ""
        value = CONTEXT.divide(_ONE, words.fractions[word])
        if word not in ("half", "quarter"):
            return None
        size = self._magnitude(at + 1, stop)
        if size is None and following == "of" and at + 3 < stop and lower[at + 2] in ("a", "one"):
            size = self._magnitude(at + 3, stop)
        if size is None and following in DASHES and at + 2 < stop:
            article = None
            size = _ONE if lower[at + 2] in words.after_half else None
        if size is not None:
            return self._scaled(at if article is None else article, at, value, stop, fraction=True)
        if word == "half" and following in ("a", "an") and at + 2 < stop:
            third = lower[at + 2]
            if third in words.magnitudes or third in words.groups:
                size, last = words.magnitudes.get(third) or words.groups[third], at + 2
                further = words.magnitudes.get(lower[at + 3]) if at + 3 < stop else None
                if further is not None and further > size:  # "half a thousand million"
                    size, last = CONTEXT.multiply(size, further), at + 3
                return self._number(at, last, CONTEXT.multiply(value, size), size, fraction=True)
            return self._number(at, at + 1, value, fraction=True)
        if article is not None and not (word == "quarter" and self._is_time_quarter(at, stop)):
            if following and following[0].isalpha() and following not in words.after_part:
                measured = word == "half" or following in words.after_half
                return self._number(article, at, value, fraction=True) if measured else None
            return self._scaled(article, at, value, stop, fraction=True)
        previous = lower[at - 1] if at else ""
        alone = not following or not following[0].isalnum()
        if word == "half" and alone and previous in words.before_half:
            return self._number(at, at, value, fraction=True)
        if (
            word == "half"
            and following in words.half_owners
            and (previous not in words.not_before_half and previous not in words.ordinals)
        ):
            return self._scaled(at, at, value, stop, fraction=True)
        return None

    def _is_time_quarter(self, at: int, stop: int) -> bool:
        lower = self._lower
        if lower[at] != "quarter":
            return False
        following = lower[at + 1] if at + 1 < stop else ""
        return following in ("earlier", "ago", "later", "before", "after") or (
            following == "-" and at + 2 < stop and lower[at + 2] in ("century", "on")
        )

    def _ordinal_or_part(self, at: int, article: int | None, stop: int) -> Number | None:
        """Read "third" as an ordinal, "a third of" as a part."""
        words, lower = self._words, self._lower
        below = words.ordinals[lower[at]]
        following = lower[at + 1] if at + 1 < stop else ""
        if article is not None and below > 2:
            alone = not following or not following[0].isalnum() or following in words.after_part
            before = lower[article - 1] if article else ""
            part = before != "for" or following == "of"  # "for a third" can be for a third time
            if alone and part and following != "-":
                value = CONTEXT.divide(_ONE, below)
                return self._scaled(article, at, value, stop, fraction=True)
        if below == 1 and self._is_adverb(at, following):
            return None
        if below == 2 and article is not None and (not following or following in _CLAUSE_ENDS):
            return None  # "wait a second."
        return self._number(at, at, below, ordinal=True)

    def _is_adverb(self, at: int, following: str) -> bool:
        """Whether "first" says when and not which: "was first announced", "at first", "First,"."""
        before = self._lower[at - 1] if at else ""
        if before == "at" or following in (",", "of"):
            return before in ("at", "", ".")
        participle = following.endswith("ed") or following in self._words.participles
        return before in self._words.auxiliaries and (participle or following == "been")

    def _magnitude(self, at: int, stop: int) -> Decimal | None:
        """Return the magnitude word at token `at`, from a thousand up."""
        if at >= stop:
            return None
        size = self._words.magnitudes.get(self._lower[at])
        return size if size is not None and size >= 1000 else None

    def _scaled(
        self, first: int, last: int, value: Decimal, stop: int, *, fraction: bool
    ) -> Number:
        """Apply "million" or "of a million" after a part."""
        lower, at = self._lower, last + 1
        if at + 2 < stop and lower[at] == "of" and lower[at + 1] in ("a", "one"):
            size = self._magnitude(at + 2, stop)
            if size is not None:
                return self._number(
                    first, at + 2, CONTEXT.multiply(value, size), size, fraction=fraction
                )
        size = self._magnitude(at, stop)
        if size is not None:
            return self._number(first, at, CONTEXT.multiply(value, size), size, fraction=fraction)
        return self._number(first, last, value, fraction=fraction)

    def _number(
        self,
        first: int,
        last: int,
        value: Decimal,
        magnitude: Decimal = Decimal(0),
        *,
        fraction: bool = False,
        ordinal: bool = False,
    ) -> Number:
        """Build the number. A part of a whole is meant within a twentieth of itself."""
        magnitude = magnitude or _ONE
        step = CONTEXT.multiply(abs(value), Decimal("0.1")) if fraction else _ONE * magnitude
        if ordinal:
            step = Decimal(0)
        return Number(
            first,
            last,
            self._tokens.start[first],
            self._tokens.end[last],
            value,
            step,
            magnitude=magnitude,
            fraction=fraction,
            ordinal=ordinal,
        )
