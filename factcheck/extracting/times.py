"""Times in a text: dates, periods, durations, and times that count from the document's date.

Words that can belong to a time are looked up in a table; from each the finder steps back over
the words that can open a time, and reads forwards from there. Both steps are bounded, so the
work is linear in the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from factcheck.extracting import placing
from factcheck.extracting.clock_times import clock_time, has_clock
from factcheck.extracting.dates import any_date, day_led, month_led, weekday_led
from factcheck.extracting.durations import unit_name
from factcheck.extracting.moments import Moment, TimeText
from factcheck.extracting.numeric_dates import bare_month_and_day, numeric_date
from factcheck.extracting.periods import (
    anniversary_word,
    holiday,
    marked_part,
    of_month,
    ordinal_led,
    rest_of,
    week_led,
)
from factcheck.extracting.relative_times import (
    day_led_by_word,
    day_of_month,
    present,
    shift_led,
    with_the,
    year_reference,
)
from factcheck.extracting.time_numbers import day_number, is_year_figure, ordinal, year_beside
from factcheck.extracting.time_offsets import (
    day_beside,
    duration_led,
    for_led,
    in_led,
    within_led,
)
from factcheck.extracting.time_ranges import RangeReader
from factcheck.extracting.time_stages import (
    Reader,
    comparative_reader,
    same_period,
    same_words,
    season_led,
    stage_reader,
    sure_year,
)
from factcheck.extracting.times_lexicon import TimeWords, time_words
from factcheck.extracting.tokens import Tokens
from factcheck.extracting.years import (
    decade_in_figures,
    decade_in_words,
    fiscal_year,
    worded_year,
    year_after_word,
    year_led,
    year_span,
)
from factcheck.model.mentions import TimeExpression

_LONGEST_OPENING = 9
_YEARLESS = frozenset({"day", "month", "quarter", "half", "season"})
_GLUE = frozenset(
    {"the", "of", "a", "an", "and", "-", "–", "/", ".", ",", "'", "’", "‘", "(", "in", "on", "or", "my"}
    | {"our", "within", "rest", "remainder", "period", "time", "more", "less", "fewer", "than", "half"}
    | {"hundred", "thousand", "q", "h", "week", "month", "year", "fy", "cy", "for"}
)  # fmt: skip


def find_times(tokens: Tokens, anchor: date | None = None) -> list[TimeExpression]:
    """Return the times that the tokens of one segment name, in order and without overlaps.

    `anchor` is the document's date: times such as "last year" count from it, and have no place
    on the calendar without it. A time without a year ("in May") is placed in the year before
    the anchor, or after it where the sentence looks ahead.
    """
    grammar = _grammar()
    triggers = grammar.triggers
    hits = [at for at, word in enumerate(tokens.lower) if word in triggers or "0" <= word < ":"]
    if not hits:
        return []
    text = TimeText(tokens, grammar.lexicon, anchor)
    found: list[TimeExpression] = []
    floor = 0
    for hit in hits:
        if hit < floor:
            continue
        moment = grammar.read(text, hit, floor)
        if moment is not None:
            found.append(_expression(text, moment))
            floor = moment.stop
    return found


def _expression(text: TimeText, moment: Moment) -> TimeExpression:
    """Return the mention of a time, placed on the calendar."""
    placed = placing.place(text, moment)
    if placed.window is not None and not moment.relative and moment.grain != "anniversary":
        text.told = placed.window
    tokens = text.tokens
    start = tokens.start[moment.start]
    end = tokens.end[moment.stop - 1] - moment.trim
    first, last = placed.window if placed.window else (None, None)
    yearless = moment.grain in _YEARLESS and not moment.has_year
    return TimeExpression(
        start=start,
        end=end,
        text=tokens.source[start:end],
        edtf=placed.edtf,
        first=first,
        last=last,
        grain=moment.grain,
        approximate=moment.approximate,
        relative=moment.relative or yearless,
        ordinal=moment.number,
        unit=moment.unit,
    )


class _Grammar:
    """Which reader stands behind which word."""

    def __init__(self, lexicon: TimeWords) -> None:
        self.lexicon = lexicon
        self.ranges = RangeReader(self.simple)
        self.readers = self._readers(lexicon)
        self.triggers = self._triggers(lexicon)
        self.openings = self._openings(lexicon)

    def read(self, text: TimeText, hit: int, floor: int) -> Moment | None:
        """Return the longest time that covers token `hit` and begins at or after `floor`."""
        words, openings = text.words, self.openings
        start = hit
        lowest = max(floor, hit - _LONGEST_OPENING)
        while start > lowest and (words[start - 1] in openings or words[start - 1][0].isdecimal()):
            start -= 1
        for at in range(start, hit + 1):
            moment = self.whole(text, at)
            if moment is not None and moment.stop > hit and moment.start >= floor:
                return moment
        return None

    def whole(self, text: TimeText, index: int) -> Moment | None:
        """Read a time or a range of times that begins at a token."""
        word = text.words[index]
        if word in self.lexicon.range_openers:
            return self.ranges.opened(text, index)
        left = self.simple(text, index)
        if left is not None:
            return self.ranges.extended(text, left)
        if word[:1].isdecimal() or word in self.lexicon.ordinals:
            return self.ranges.from_bare_day(text, index) or bare_day(text, index)
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

        possessive = [f"{word}{mark}" for word in lexicon.day_words for mark in ("'s", "’s")]
        add(lexicon.holidays, holiday)
        add(lexicon.months, month_led)
        add(lexicon.weekdays, weekday_time)
        add([*lexicon.day_words, *possessive], day_led_by_word)
        add([*lexicon.present_words, *(words[0] for words in lexicon.present_phrases)], present)
        add(("q", "h"), marked_part)
        add(lexicon.fiscal_marks, fiscal_year)
        add(lexicon.fiscal_words, fiscal_year)
        add(same_words(lexicon), same_period)
        add(("last", "final"), ordinal_led)
        add(lexicon.shifts, week_with_weekday)
        add(lexicon.ordinals, ordinal_led, day_of_month, day_led)
        add(lexicon.stages, stage_reader(self._part))
        add(lexicon.comparative_stages, comparative_reader(self._part))
        add(("rest", "remainder"), rest_of)
        add(("week", "weekend"), week_led)
        add(("month",), of_month)
        add(("year",), year_after_word)
        add(("day", "week", "month", "year"), day_beside)
        add(lexicon.seasons, season_led)
        add(lexicon.decade_words, decade_in_words)
        add(lexicon.century_words, worded_year)
        add(("thousands",), decade_in_words)
        add(lexicon.cardinals, ordinal_led, day_of_month, day_led, duration_led)
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
        if words[index] in {"'", "’", "‘"}:
            index += 1
        return self.simple(text, index) or sure_year(text, index)

    def _triggers(self, lexicon: TimeWords) -> frozenset[str]:
        """Return the words of which every time (without figures) has one."""
        units = lexicon.units
        possessive = [f"{word}{mark}" for word in units for mark in ("'s", "’s")]
        days = [f"{word}{mark}" for word in lexicon.day_words for mark in ("'s", "’s")]
        return frozenset(
            [*lexicon.months, *lexicon.weekdays, *units, *possessive, *lexicon.seasons]
            + [*lexicon.day_words, *days, *lexicon.present_words, *lexicon.decade_words]
            + [words[0] for words in lexicon.present_phrases]
            + [*lexicon.anniversaries, *lexicon.holidays, "half", "now", "thousands", "thousand"]
            + ["nineteen", "century's"]
        )

    def _openings(self, lexicon: TimeWords) -> frozenset[str]:
        """Return the words that can stand in a time before the one that it was found by."""
        return _GLUE.union(
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
            same_words(lexicon),
        )


@cache
def _grammar() -> _Grammar:
    return _Grammar(time_words())


def _with_year(text: TimeText, moment: Moment) -> Moment | None:
    """Add a relative year that follows a time without one: "October last year"."""
    if not moment.grain:
        return None
    if moment.grain not in _YEARLESS or moment.has_year or moment.relative:
        return moment
    year = year_reference(text, moment.stop, figures=False)
    if year is None:
        return moment
    return replace(moment, stop=year.stop, year=year.year, relative=True, trim=year.trim)


def figure_led(text: TimeText, index: int) -> Moment | None:
    """Read what begins with figures, by the token that follows them."""
    words = text.words
    word, following = words[index], words[index + 1]
    if following in {"/", "-", "–", "."} or "." in word or "," in word:
        found = year_span(text, index) or numeric_date(text, index)
        if found is not None:
            return found
    if following in {"s", "'", "’"}:
        found = decade_in_figures(text, index)
        if found is not None:
            return found
    if has_clock(text, index):
        return clock_time(text, index)
    if following in text.lexicon.ordinal_suffixes:
        return ordinal_led(text, index) or day_of_month(text, index) or day_led(text, index)
    return (
        day_led(text, index)
        or day_of_month(text, index)
        or _year_first(text, index)
        or duration_led(text, index)
        or marked_part(text, index)
        or bare_month_and_day(text, index)
        or year_led(text, index)
    )


def _year_first(text: TimeText, index: int) -> Moment | None:
    """Read "2015 June"."""
    words = text.words
    if not is_year_figure(words[index]) or words[index + 1] not in text.lexicon.months:
        return None
    month = any_date(text, index + 1, sure=True)
    if month is None or month.grain != "month" or month.year is not None:
        return None
    if words[index + 1] in text.lexicon.ambiguous_months and not text.capital(index + 1):
        return None
    return replace(month, start=index, year=int(words[index]))


_FIGURE_READERS: tuple[Reader, ...] = (figure_led,)


def apostrophe_led(text: TimeText, index: int) -> Moment | None:
    """Read "'40s", and "'16" after a preposition."""
    if not text.touches(index + 1):
        return None
    decade = decade_in_figures(text, index + 1)
    if decade is not None:
        return decade
    before = text.words[index - 1] if index else ""
    year = year_beside(text, index)
    if year is None or before not in text.lexicon.strong_year_prepositions:
        return None
    closes = text.words[year[1]] not in {"'", "’"} and not text.touches(year[1])
    return Moment(index, year[1], "year", year=year[0]) if closes or text.closes(year[1]) else None


def weekday_time(text: TimeText, index: int) -> Moment | None:
    """Read a weekday with its date or week: "Friday 5 May", "Friday this week"."""
    found = weekday_led(text, index)
    if found is None or found.grain != "weekday":
        return found
    words = text.words
    at = found.stop + 1 if words[found.stop] == "of" else found.stop
    at = at + 1 if words[at] == "the" else at
    if words[at] not in text.lexicon.shifts or unit_name(text, at + 1) != ("week", 0):
        return found
    week = shift_led(text, at)
    if week is None or week.grain != "week":
        return found
    start = index - 1 if index and words[index - 1] == "on" else index
    return _day_of_week(week, start, week.stop, found.weekday)


def week_with_weekday(text: TimeText, index: int) -> Moment | None:
    """Read what a shift opens, and the weekday of "next week on Friday", "this week Friday"."""
    found = shift_led(text, index)
    if found is not None and found.grain == "year" and found.trim:
        return _part_of_year(text, found)
    if found is None or found.grain != "week":
        return found
    words = text.words
    at = found.stop + 1 if words[found.stop] == "on" else found.stop
    weekday = text.lexicon.weekdays.get(words[at])
    if weekday is None:
        return found
    return _day_of_week(found, index, at + 1, weekday)


def _part_of_year(text: TimeText, year: Moment) -> Moment:
    """Read the rest of "next year's third quarter", "last year's Q3"."""
    part = marked_part(text, year.stop) or ordinal_led(text, year.stop)
    if part is None or part.has_year or part.grain not in {"quarter", "half"}:
        return year
    first = year.window[0].year if year.window else None
    return replace(part, start=year.start, year=first, relative=True)


def _day_of_week(week: Moment, start: int, stop: int, weekday: int | None) -> Moment:
    window = week.window
    day = date.fromordinal(window[0].toordinal() + (weekday or 1) - 1) if window else None
    return Moment(
        start, stop, "day", weekday=weekday, window=(day, day) if day else None, relative=True
    )


def bare_day(text: TimeText, index: int) -> Moment | None:
    """Read a day without month at a clause's end: "on 15", "on the 27th", "for the 22nd"."""
    words = text.words
    start = with_the(text, index)
    before = words[start - 1] if start else ""
    day = day_number(text, index)
    if day is None or not words[index].isdecimal() or not text.closes(day[1]):
        return None
    if words[day[1]] not in {"", ".", ",", ";", "!", "?"}:
        return None
    fits = before == "on" or (before == "for" and start < index)
    if not fits or ordinal(text, index) is None and words[start - 2] in _NOT_BEFORE_DAY:
        return None
    return Moment(start, day[1], "day", day=day[0], relative=True)


_NOT_BEFORE_DAY = frozenset(
    {"based", "depends", "focus", "focused", "rely", "put", "spent", "closed"}
)
