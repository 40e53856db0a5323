"""The grammar of times: which reader stands behind which word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from factcheck.extracting.clock_times import worded_clock
from factcheck.extracting.dates import day_led, month_led, year_of_pair
from factcheck.extracting.durations import unit_long
from factcheck.extracting.holidays import holiday
from factcheck.extracting.moments import YEARLESS, Moment, TimeText
from factcheck.extracting.periods import anniversary_word, marked_part, ordinal_led, season
from factcheck.extracting.relative_times import (
    day_led_by_word,
    day_of_month,
    present,
    that_unit,
    year_reference,
)
from factcheck.extracting.spans_to_date import unit_to
from factcheck.extracting.time_offsets import (
    day_beside,
    duration_led,
    for_led,
    in_led,
    within_led,
)
from factcheck.extracting.time_ranges import RangeReader
from factcheck.extracting.time_readers import (
    apostrophe_led,
    bare_day,
    count_led,
    figure_led,
    is_glued,
    week_with_weekday,
    weekday_time,
    worded_decade,
)
from factcheck.extracting.time_stages import (
    SAME_WORDS,
    Reader,
    comparative_reader,
    same_period,
    stage_reader,
    sure_year,
    year_ago_period,
)
from factcheck.extracting.times_lexicon import TimeWords, time_words
from factcheck.extracting.weeks import of_month, rest_of, to_date, week_led, year_end
from factcheck.extracting.years import (
    decade_in_words,
    fiscal_year,
    worded_year,
    year_after_word,
)

_LONGEST_OPENING = 9
_PARTS = frozenset("/¼½¾")  # of "2 1/2 years", "2½ years"
_FIGURE_READERS: tuple[Reader, ...] = (figure_led,)


class TimeGrammar:
    """Which reader stands behind which word."""

    def __init__(self, lexicon: TimeWords) -> None:
        self.lexicon = lexicon
        self.ranges = RangeReader(self.simple)
        self.readers = self._readers(lexicon)
        self.triggers = self._triggers(lexicon)
        self.openings = self._openings(lexicon)
        self.begins = frozenset(self.readers).union(lexicon.range_openers, lexicon.ordinals)
        self.followers = lexicon.after_figures | lexicon.ordinal_suffixes

    def read(self, text: TimeText, hit: int, floor: int) -> Moment | None:
        """Return the longest time that covers token `hit` and begins at or after `floor`."""
        words, openings = text.words, self.openings
        start = hit
        lowest = max(floor, hit - _LONGEST_OPENING)
        while start > lowest and (
            (before := words[start - 1]) in openings or before[0].isdecimal() or before in _PARTS
        ):
            start -= 1
        begins = self.begins
        for at in range(start, hit + 1):
            word = words[at]
            moment = self.whole(text, at) if word in begins or word[0].isdecimal() else None
            if moment is not None and moment.stop > hit and moment.start >= floor:
                return moment
        return None

    def can_date(self, text: TimeText, hit: int) -> bool:
        """Whether figures can be part of a time that no word gives away: not most numbers."""
        words = text.words
        word = words[hit]
        if len(word) == 3 and words[hit - 1] in {"in", "."}:
            return True
        if (len(word) == 4 and word.isdecimal()) or words[hit - 1] in self.lexicon.before_figures:
            return True
        return words[hit + 1] in self.followers or word.count(".") > 1

    def whole(self, text: TimeText, index: int) -> Moment | None:
        """Read a time or a range of times that begins at a token."""
        word = text.words[index]
        if word in self.lexicon.range_openers:
            return self.ranges.opened(text, index)
        left = self.simple(text, index)
        if left is not None:
            return self.ranges.extended(text, left)
        figure = word[:1].isdecimal()
        if figure or word in self.lexicon.ordinals:
            if (figure and not (len(word) <= 2 and word.isdecimal())) or is_glued(text, index):
                return None  # no day of a month
            return (
                self.ranges.of_pairs(text, index)
                or self.ranges.from_bare_day(text, index)
                or self.ranges.of_days(text, index)
                or bare_day(text, index)
            )
        return None

    def simple(self, text: TimeText, index: int) -> Moment | None:
        """Read one time, no range, that begins at a token."""
        word = text.words[index]
        readers = self.readers.get(word)
        if readers is None:
            if not word[:1].isdecimal():
                return None
            readers = _FIGURE_READERS
        for read in readers:
            found = read(text, index)
            if found is not None:
                return _with_year(text, found)
        return None

    def _readers(self, lexicon: TimeWords) -> dict[str, tuple[Reader, ...]]:
        """Return the readers to try, in order, for each word that can begin a time."""
        table: dict[str, list[Reader]] = {}

        def add(words: Iterable[str], *readers: Reader) -> None:
            for word in words:
                table.setdefault(word, []).extend(readers)

        add(lexicon.holidays, holiday)
        add([*lexicon.months, *_possessives(lexicon.months)], month_led)
        add([*lexicon.weekdays, *_possessives(lexicon.weekdays)], weekday_time)
        add([*lexicon.day_words, *_possessives(lexicon.day_words)], day_led_by_word)
        add([*lexicon.present_words, *(words[0] for words in lexicon.present_phrases)], present)
        add(("q", "h"), marked_part)
        add(lexicon.fiscal_marks, fiscal_year)
        add(lexicon.fiscal_words, fiscal_year)
        add(SAME_WORDS, same_period)
        add(("last", "final"), ordinal_led)
        add(("that",), that_unit)
        add(lexicon.shifts, week_with_weekday)
        add(lexicon.ordinals, ordinal_led, day_of_month, day_led)
        add(lexicon.stages, stage_reader(self._part))
        add(lexicon.comparative_stages, comparative_reader(self._part))
        add(("rest", "remainder"), rest_of)
        add(("so", "year"), to_date)
        add(("year", "month", "quarter"), year_end)
        add(("week", "weekend"), week_led)
        add(("month",), of_month)
        add(("year",), year_after_word)
        add(("day", "week", "month", "year"), day_beside)
        add(("week", "month", "quarter", "half", "year", "decade"), unit_to)
        add(("hour", "day", "week", "month", "year", "decade", "century"), unit_long)
        add(("year",), year_ago_period)
        add(lexicon.seasons, season)
        add(lexicon.decade_words, decade_in_words)
        add(lexicon.century_words, worded_year, worded_decade)
        add(("thousands",), decade_in_words)
        add(lexicon.cardinals, count_led)
        add(("noon", "midday", "midnight", "half", "quarter"), worded_clock)
        add((*lexicon.loose_counts, *lexicon.comparisons, "a", "an", "half"), duration_led)
        add(lexicon.whole_words, duration_led)
        add(lexicon.anniversaries, anniversary_word)
        add(("in",), in_led)
        add(("within",), within_led)
        add(("for",), for_led)
        add(("'", "’", "‘"), apostrophe_led)
        return {word: tuple(readers) for word, readers in table.items()}

    def _part(self, text: TimeText, index: int) -> Moment | None:
        """Read the period of "early 2000s": any time, or a plain year."""
        words = text.words
        if words[index] in self.lexicon.months:
            return _with_year(text, month_led(text, index, sure=True) or Moment(0, 0, ""))
        if words[index] in self.lexicon.seasons and text.closes(index + 1):
            return Moment(index, index + 1, "season", part=self.lexicon.seasons[words[index]])
        if words[index] in {"'", "’", "‘"}:
            index += 1
        return self.simple(text, index) or sure_year(text, index)

    def _triggers(self, lexicon: TimeWords) -> frozenset[str]:
        """Return the words of which every time (without figures) has one."""
        units = lexicon.units
        owners = [*lexicon.months, *lexicon.weekdays, *units, *lexicon.day_words]
        return frozenset(
            [*owners, *_possessives(owners), *lexicon.seasons]
            + [*lexicon.present_words, *lexicon.decade_words]
            + [words[-1] for words in lexicon.present_phrases]
            + [name.words[-1] for names in lexicon.holidays.values() for name in names]
            + ["noon", "midday", "midnight", "o'clock"]
            + [*lexicon.day_parts, *lexicon.anniversaries, "half", "now", "thousands", "thousand"]
            + ["nineteen", "century's"]
        )

    def _openings(self, lexicon: TimeWords) -> frozenset[str]:
        """Return the words that can stand in a time before the one that it was found by."""
        return lexicon.opening_words.union(
            lexicon.range_words,
            lexicon.cardinals,
            lexicon.ordinals,
            lexicon.ordinal_suffixes,
            lexicon.stages,
            lexicon.comparative_stages,
            lexicon.shifts,
            lexicon.range_openers,
            lexicon.loose_counts,
            lexicon.whole_words,
            lexicon.day_adjectives,
            lexicon.fiscal_words,
            lexicon.weekdays,
            SAME_WORDS,
            (word for words in lexicon.present_phrases for word in words[:-1]),
            (word for names in lexicon.holidays.values() for name in names for word in name.words),
            lexicon.century_words,
        )


def _possessives(words: Iterable[str]) -> list[str]:
    """Return the words with "'s", in both spellings of the apostrophe."""
    return [f"{word}{mark}" for word in words for mark in ("'s", "’s")]


@cache
def time_grammar() -> TimeGrammar:
    """Return the grammar of the shipped words; raises UserError when they cannot be read."""
    return TimeGrammar(time_words())


def _with_year(text: TimeText, moment: Moment) -> Moment | None:
    """Add a relative year that follows a time without one: "October last year"."""
    if not moment.grain:
        return None
    if moment.grain not in YEARLESS or moment.has_year or moment.relative:
        return moment
    year = year_reference(text, moment.stop, figures=False)
    if year is None:
        lent = year_of_pair(text, moment)
        return moment if lent is None else replace(moment, year=lent)
    return replace(moment, stop=year.stop, year=year.year, relative=True, trim=year.trim)
