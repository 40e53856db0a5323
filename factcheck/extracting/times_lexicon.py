"""The words of times, as the tables that the time finder looks tokens up in."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.tokens import lower_words


class Offset(Struct, frozen=True):
    """What the words after a duration make of it: "ago", "later", "from now"."""

    words: tuple[str, ...]
    sign: int
    from_text: bool


class Holiday(Struct, frozen=True):
    """A holiday that has a date: its words, and one of four ways to find the day of a year."""

    words: tuple[str, ...]
    fixed: tuple[int, int] | None
    easter: int | None
    nth: tuple[int, int, int] | None
    orthodox: int | None = None


class TimeWords(Struct, frozen=True):
    """`rules/lexicon/times.yaml`, with every list a set and every key in lower case.

    The last three are made from the others, so that the many words and figures that begin no
    time are passed over after one look: words that a length of time can begin with, words that
    can follow its figure, and words that can follow any figure of a time that is no plain year.
    """

    months: dict[str, int]
    ambiguous_months: frozenset[str]
    month_prepositions: frozenset[str]
    after_day_words: frozenset[str]
    weekdays: dict[str, int]
    ambiguous_weekdays: frozenset[str]
    units: dict[str, str]
    short_units: dict[str, str]
    seasons: dict[str, int]
    ambiguous_seasons: frozenset[str]
    stages: dict[str, str]
    comparative_stages: dict[str, str]
    day_words: dict[str, int]
    present_words: frozenset[str]
    day_parts: frozenset[str]
    present_phrases: tuple[tuple[str, ...], ...]
    shifts: dict[str, int]
    textual_shifts: frozenset[str]
    nearest_shifts: frozenset[str]
    before_lasting: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    ordinal_suffixes: frozenset[str]
    multipliers: dict[str, int]
    loose_counts: dict[str, int]
    decade_words: dict[str, int]
    century_words: dict[str, int]
    anniversaries: dict[str, int]
    range_words: frozenset[str]
    range_openers: dict[str, str]
    year_prepositions: frozenset[str]
    strong_year_prepositions: frozenset[str]
    determiners: frozenset[str]
    amount_words: frozenset[str]
    counted_nouns: frozenset[str]
    weekday_names: frozenset[str]
    label_words: frozenset[str]
    year_nouns: frozenset[str]
    year_verbs: frozenset[str]
    fiscal_words: frozenset[str]
    fiscal_marks: frozenset[str]
    eras: tuple[tuple[tuple[str, ...], bool], ...]
    leading_eras: frozenset[str]
    offsets_after: dict[str, tuple[Offset, ...]]
    offset_links: dict[str, int]
    future_words: frozenset[str]
    backward_words: frozenset[str]
    relative_words: frozenset[str]
    day_adjectives: frozenset[str]
    whole_words: frozenset[str]
    comparisons: dict[str, str]
    duration_stops: frozenset[str]
    approximators: frozenset[str]
    opening_words: frozenset[str]
    after_figures: frozenset[str]
    before_figures: frozenset[str]
    not_before_day: frozenset[str]
    before_one_unit: frozenset[str]
    holidays: dict[str, tuple[Holiday, ...]]
    length_openers: frozenset[str]
    after_counts: frozenset[str]
    after_dated: frozenset[str]


def _offsets(rows: list[dict[str, Any]]) -> dict[str, tuple[Offset, ...]]:
    """Group the offsets by their first word, the longest first."""
    found: dict[str, list[Offset]] = {}
    for row in rows:
        words = tuple(row["words"])
        found.setdefault(words[0], []).append(Offset(words, row["sign"], row["from"] == "text"))
    return {
        word: tuple(sorted(offsets, key=lambda offset: -len(offset.words)))
        for word, offsets in found.items()
    }


def _holidays(rows: dict[str, dict[str, Any]]) -> dict[str, tuple[Holiday, ...]]:
    """Group the holidays by their first word, the longest name first."""
    found: dict[str, list[Holiday]] = {}
    for name, how in rows.items():
        words = tuple(lower_words(name))
        fixed, nth = how.get("fixed"), how.get("nth")
        found.setdefault(words[0], []).append(
            Holiday(
                words,
                (fixed[0], fixed[1]) if fixed else None,
                how.get("easter"),
                (nth[0], nth[1], nth[2]) if nth else None,
                how.get("orthodox"),
            )
        )
    return {
        word: tuple(sorted(holidays, key=lambda holiday: -len(holiday.words)))
        for word, holidays in found.items()
    }


# "half a year", "a year"; "two to three years", "2 and a half years", "0.5 a year".
_LENGTH_OPENERS = frozenset({"half", "a", "an"})
_AFTER_COUNTS = frozenset({"to", "or", "and", "-", "–", "a", "an"})
# "5 of May", "5-May", "2016 Q3", "9M 2016", "14:30", "0900 GMT".
_AFTER_DATED = frozenset(
    {"of", "-", "–", "/", ".", "'", "’", "s", "q", "h", "m", ":", "am", "pm", "a", "p"}
    | {"o'clock", "hours", "gmt", "utc", "cet", "est", "msk"}
)
_MAPPINGS = (
    "months",
    "weekdays",
    "units",
    "short_units",
    "seasons",
    "stages",
    "comparative_stages",
    "day_words",
    "shifts",
    "cardinals",
    "ordinals",
    "multipliers",
    "loose_counts",
    "decade_words",
    "century_words",
    "anniversaries",
    "range_openers",
    "offset_links",
    "comparisons",
)
_SETS = (
    "ambiguous_months",
    "month_prepositions",
    "after_day_words",
    "ambiguous_weekdays",
    "ambiguous_seasons",
    "present_words",
    "day_parts",
    "textual_shifts",
    "nearest_shifts",
    "before_lasting",
    "ordinal_suffixes",
    "range_words",
    "year_prepositions",
    "strong_year_prepositions",
    "determiners",
    "amount_words",
    "counted_nouns",
    "weekday_names",
    "label_words",
    "year_nouns",
    "year_verbs",
    "fiscal_words",
    "fiscal_marks",
    "leading_eras",
    "future_words",
    "backward_words",
    "relative_words",
    "day_adjectives",
    "whole_words",
    "duration_stops",
    "approximators",
    "opening_words",
    "after_figures",
    "before_figures",
    "not_before_day",
    "before_one_unit",
)


@cache
def time_words() -> TimeWords:
    """Return the words of times; raises UserError when the lexicon cannot be read."""
    table = lexicon("times")
    plain: dict[str, Any] = {name: table[name] for name in _MAPPINGS}
    plain |= {name: frozenset(table[name]) for name in _SETS}
    after_counts = _AFTER_COUNTS.union(
        plain["units"], plain["short_units"], plain["day_adjectives"]
    )
    return TimeWords(
        **plain,
        present_phrases=tuple(tuple(words) for words in table["present_phrases"]),
        eras=tuple((tuple(words), before) for words, before in table["eras"]),
        offsets_after=_offsets(table["offsets_after"]),
        holidays=_holidays(table["holidays"]),
        length_openers=_LENGTH_OPENERS.union(
            plain["cardinals"], plain["loose_counts"], plain["whole_words"], plain["comparisons"]
        ),
        after_counts=after_counts,
        after_dated=_AFTER_DATED.union(
            after_counts, plain["months"], plain["ordinal_suffixes"], plain["after_figures"]
        ),
    )
