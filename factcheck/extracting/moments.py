"""A time as its words give it, before it is placed on the calendar, and the text it stands in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from factcheck.extracting.times_lexicon import TimeWords
from factcheck.extracting.tokens import Tokens

# Times that take a year from their surroundings when they name none.
YEARLESS = frozenset({"day", "month", "quarter", "half", "season"})
_PADDING = [""] * 12
_SENTENCE_ENDS = frozenset({".", "!", "?", ";", ":"})
_TENSE_REACH = 12
_BACK_REACH = 8
_ASIDE_REACH = 16
_STORY_REACH = 80  # tokens of the two longest sentences that are looked through
_LONG = frozenset({"year", "decade", "century"})
_LENGTHS = {"week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366, "decade": 3660}


class Moment(Struct):
    """What the words of a time say. `start` is its first token, `stop` the one after its last.

    A calendar time has `year`, `month`, `day`, `weekday` (1 is Monday) or `part` (quarter 1-4,
    half 1-2, season 21-24, week of the year) as far as the text names them; years are
    astronomical (1 B.C. is 0). `window` holds days that are already known. A range has two
    ends, `left` and `right`. `chains` holds for a relative time that the next one counts from
    ("two years later"). `trim` is the number of characters of the last token that do not
    belong to it ("year's").
    """

    start: int
    stop: int
    grain: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: int | None = None
    window: tuple[date, date] | None = None
    edtf: str = ""
    stage: str = ""
    approximate: bool = False
    relative: bool = False
    number: Decimal | None = None
    unit: str | None = None
    left: Moment | None = None
    right: Moment | None = None
    trim: int = 0
    chains: bool = False

    @property
    def has_year(self) -> bool:
        """Whether the time has its place among the years."""
        return self.year is not None or self.window is not None or bool(self.edtf)


class Story(Struct, frozen=True):
    """The year that a text is telling of: the days of the time that named it, and whether a time
    without a year is surely of it: it is told of in the same sentence, or in the one before with
    its month."""

    window: tuple[date, date]
    sure: bool


class TimeText:
    """The tokens of one segment with what a reader knows on the way through them.

    `words` are the lower-case tokens; asking beyond either end gives "". `told` is the last
    time on the calendar that the text has named so far; `story_at` is the token of the last one
    that the text tells of, and does not only look back to ("founded in 1960"), with its days.
    """

    __slots__ = ("anchor", "lexicon", "size", "story_at", "tokens", "told", "words")

    def __init__(self, tokens: Tokens, lexicon: TimeWords, anchor: date | None) -> None:
        self.tokens = tokens
        self.words = tokens.lower + _PADDING
        self.size = len(tokens.lower)
        self.lexicon = lexicon
        self.anchor = anchor
        self.told: tuple[date, date] | None = None
        self.story_at: tuple[int, tuple[date, date]] | None = None

    def touches(self, index: int) -> bool:
        """Whether token `index` follows the one before it without a space."""
        tokens = self.tokens
        return 0 < index < self.size and tokens.start[index] == tokens.end[index - 1]

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital."""
        return index < self.size and self.tokens.text[index][:1].isupper()

    def closes(self, index: int) -> bool:
        """Whether a clause ends before token `index`: punctuation, or the end of the text."""
        return index >= self.size or not self.words[index][0].isalnum()

    def is_amount(self, index: int) -> bool:
        """Whether token `index` makes an amount of the figure before it: "people", "km", "%"."""
        word = self.words[index]
        lexicon = self.lexicon
        if word not in lexicon.amount_words and word not in lexicon.counted_nouns:
            return False
        return len(word) > 1 or not self.capital(index)  # "2024 G20" has no grams

    def looks_ahead(self, index: int) -> bool:
        """Whether the words before token `index`, in its sentence, speak of the future."""
        words, future = self.words, self.lexicon.future_words
        for at in range(index - 1, max(-1, index - _TENSE_REACH), -1):
            word = words[at]
            if word in future or word.endswith(("'ll", "’ll")):
                return True
            if word in _SENTENCE_ENDS:
                return False
        return False

    def looks_back(self, index: int) -> bool:
        """Whether the time at a token is only one looked back to: "founded in 1960", "than in
        2015"."""
        words, backward = self.words, self.lexicon.backward_words
        for at in range(index - 1, max(-1, index - _BACK_REACH), -1):
            if words[at] in backward:
                return True
            if not words[at][:1].isalpha():
                return False
        return False

    def is_aside(self, index: int) -> bool:
        """Whether the time at a token stands in a remark on a name: "Turkey, which joined NATO in
        1954, is", "the Treaty of 1992 (in force from 1993)"."""
        words = self.words
        for at in range(index - 1, max(0, index - _ASIDE_REACH), -1):
            if words[at] in self.lexicon.relative_words and words[at - 1] == ",":
                return True
            if words[at] == "(":
                return True
            if words[at] in _SENTENCE_ENDS or words[at] == ",":
                return False
        return False

    def story(self, index: int) -> Story | None:
        """Return the year that the text tells of before token `index`, None where it named none."""
        if self.story_at is None:
            return None
        at, window = self.story_at
        if index - at > _STORY_REACH:
            return Story(window, sure=False)
        ends = sum(word in _SENTENCE_ENDS for word in self.words[at:index])
        whole_year = (window[1] - window[0]).days >= _LENGTHS["year"] - 2
        return Story(window, sure=ends == 0 or (ends == 1 and not whole_year))

    def count_from(self, textual: bool, unit: str = "day", *, forward: bool = False) -> date | None:
        """Return the day to count from: "now", or where `textual` the date told before.

        A told time is counted from only when it is no longer than the unit: "the day before"
        does not count from a year. Then `forward` times ("days later") have no known beginning.
        """
        if textual and self.told is not None:
            first, last = self.told
            if (last - first).days <= _LENGTHS.get(unit, 1):
                return first
            if forward:
                return last if unit in _LONG else None
            if unit == "day" and self.anchor and (self.anchor - last).days > _LENGTHS["year"]:
                return None  # "the same day" of a year long ago is not the document's
        return self.anchor

    def phrase(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether `words` stand at token `index`."""
        here = self.words
        if here[index] != words[0]:
            return False
        return here[index : index + len(words)] == list(words)
