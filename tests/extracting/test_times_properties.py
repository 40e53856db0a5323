"""What holds of times in any text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from factcheck.extracting.times import find_times
from factcheck.extracting.times_lexicon import time_words
from factcheck.extracting.tokens import tokenize
from hypothesis import given, settings
from hypothesis import strategies as st

MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]


def suffix(day: int) -> str:
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in {11, 12, 13} else 0, "th")


STYLES: dict[str, Callable[[date], str]] = {
    "day month year": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "month day, year": lambda day: f"{MONTHS[day.month - 1]} {day.day}, {day.year}",
    "ordinal": lambda day: f"{day.day}{suffix(day.day)} of {MONTHS[day.month - 1]}, {day.year}",
    "short month": lambda day: f"{MONTHS[day.month - 1][:3]}. {day.day}, {day.year}",
    "iso": date.isoformat,
    "dots": lambda day: f"{day:%d.%m.}{day.year}",
    "weekday": lambda day: f"{day:%A}, {day.day} {MONTHS[day.month - 1]} {day.year}",
    "hyphens": lambda day: f"{day.day}-{MONTHS[day.month - 1][:3]}-{day.year}",
}

words = st.sampled_from(
    sorted(
        {
            *time_words().months,
            *time_words().weekdays,
            *time_words().units,
            *time_words().shifts,
            *time_words().stages,
            *time_words().cardinals,
            *time_words().ordinals,
            *time_words().opening_words,
            *time_words().range_words,
            *time_words().offset_links,
            *("May", "2016", "1990s", "12/5/16", "5th", "Q3", "FY", "B.C.", "0", "99999", "1,5"),
            *("ago", "later", "quarter", "anniversary", "\n", "’s", "date", "present", "9M", "T"),
        }
    )
)
anchors = st.none() | st.dates(min_value=date.min, max_value=date.max)


@pytest.mark.parametrize("style", STYLES)
@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)))
def test_a_printed_day_is_read_back(style: str, day: date) -> None:
    printed = STYLES[style](day)
    (found,) = find_times(tokenize(f"It happened on {printed}, they say."))
    assert (found.text, found.first, found.last) == (printed, day, day)


@given(first=st.integers(1900, 2099), length=st.integers(1, 60))
def test_a_printed_range_of_years_is_read_back(first: int, length: int) -> None:
    last = min(first + length, 2100)
    for printed in (f"{first}-{last}", f"from {first} to {last}", f"between {first} and {last}"):
        (found,) = find_times(tokenize(f"It grew {printed}."))
        assert (found.text, found.first, found.last) == (
            printed,
            date(first, 1, 1),
            date(last, 12, 31),
        )


@settings(max_examples=300)
@given(text=st.lists(words, max_size=25).map(" ".join) | st.text(max_size=80), anchor=anchors)
def test_spans_quote_themselves_in_order(text: str, anchor: date | None) -> None:
    position = 0
    for found in find_times(tokenize(text), anchor):
        assert position <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        position = found.end
        assert (found.first is None) == (found.last is None)
        if found.first is not None and found.last is not None:
            assert found.first <= found.last
        assert found.edtf


@given(text=st.lists(words, max_size=12).map("".join), anchor=anchors)
def test_no_text_without_spaces_breaks_the_finder(text: str, anchor: date | None) -> None:
    for found in find_times(tokenize(text), anchor):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "piece", ["2016 ", "2016-", "12/5/", "1 year ", "May to ", "first half of the ", "the last "]
)
def test_work_grows_with_the_text(piece: str) -> None:
    """Calls into the grammar are bounded by the tokens, whatever the text repeats."""
    from factcheck.extracting.time_grammar import TimeGrammar

    class Counting(TimeGrammar):
        calls = 0

        def whole(self, text, index):  # type: ignore[no-untyped-def]
            self.calls += 1
            return super().whole(text, index)

    from factcheck.extracting.moments import TimeText

    tokens = tokenize(piece * 500)
    grammar = Counting(time_words())
    text = TimeText(tokens, grammar.lexicon, None)
    floor = 0
    for at in range(len(tokens)):
        if at >= floor:
            found = grammar.read(text, at, floor)
            floor = found.stop if found else at + 1
    assert grammar.calls <= len(tokens)
