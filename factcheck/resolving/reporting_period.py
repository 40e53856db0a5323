"""The period that a report is on, and the times that it reckons from it.

A report on 2023 is written in 2024: "sales were $5 million", "the previous year" and "at
year-end" are of 2023, of 2022 and of the last day of 2023, whatever the day on which it appeared.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import takewhile

from msgspec.structs import replace

from factcheck.extracting.analysis import Analysis
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.open_measures import BRACKETS
from factcheck.extracting.frames.periods import whole_period
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality, Period
from factcheck.model.document import Document, SegmentKind
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span

_TITLES = 6  # segments at the top that can be titles
_TITLE = 30  # words of a title
_PERIODS = frozenset({"year", "quarter", "half", "range"})
_PARTS = frozenset({"month", "quarter", "half"})
_LONGEST, _SHORTEST = 370, 360  # days of a year
_DECEMBER = 12


class ReportingPeriod:
    """What the sentences of a report speak of where they name no time, section by section."""

    def __init__(self, analysis: Analysis, today: date) -> None:
        self._segments = analysis.document.segments
        self.today = today
        self._title = titled_period(analysis, today, reports=True)
        self._told: tuple[Span, str, Period | None] = (Span(0, 0), "", None)
        self.period: Period | None = self._title
        self._brackets = self._title is not None and declares_brackets(analysis)

    def enter(self, segment: int, sentence: Sentence) -> None:
        """Go on to a segment, of which this is the first sentence; a heading may name a period."""
        if self._title is None or self._segments[segment].kind is not SegmentKind.HEADING:
            return
        told = _only_period([sentence], self.today)
        if told is not None and _beside(told, self._title):
            self.period = told
        else:
            self.period = self._title

    def of(self, frame: Frame) -> tuple[Period, Frame] | None:
        """Return the period of an open measure that only the report tells, and its frame, without
        "compared" where that is told now; None where its own words say when, or nothing does."""
        time, compared = frame.period, frame.qualifiers.get("compared")
        if time is not None and not time.relative:
            fiscal = _fiscal(time, self._title)
            return self._remember(frame, fiscal or _stated(time), frame if fiscal else None)
        base = self._told_of(frame) or self.period
        if time is None and compared is None:
            if self.period is None or frame.modality is Modality.FORECAST:
                return None
            return self._remember(frame, self.period, frame)
        words = compared if time is None else time.text
        found = self._reckoned(words or "", base, time)
        if found is None:
            return None
        left = {name: value for name, value in frame.qualifiers.items() if name != "compared"}
        return self._remember(frame, found, replace(frame, qualifiers=left))

    def _remember(
        self, frame: Frame, period: Period | None, meant: Frame | None
    ) -> tuple[Period, Frame] | None:
        self._told = (frame.sentence.span, frame.measure, period)
        return None if meant is None or period is None else (period, meant)

    def _told_of(self, frame: Frame) -> Period | None:
        """The period of the figure of the same measure before this one in its sentence."""
        sentence, measure, period = self._told
        return period if (sentence, measure) == (frame.sentence.span, frame.measure) else None

    def _reckoned(
        self, words: str, base: Period | None, time: TimeExpression | None
    ) -> Period | None:
        """The period that words mean that count from another, or from what is reported on."""
        text = words.lower().removeprefix("the ")
        if words == BRACKETS and self._brackets and base is not None:
            return replace(_moved(base, 12), stated=True, text=words)
        told = text.replace("'s", "").split()
        if time is None:  # what a figure is held against is of before: "against 4% last year"
            told = ["previous" if word == "last" else word for word in told]
        months = _months_back(told, base) if base is not None else None
        if months is not None and base is not None:
            return replace(_moved(base, months), stated=True, text=words)
        if self.period is None:
            return None
        if text in _words()["ends"]:
            return _last_day(words, self.period)
        if text in _words()["whole"]:
            return replace(self.period, stated=True, text=words)
        if told[:1] == ["last"]:  # the one reported on, or the one before it
            earlier = _moved(self.period, 12)
            return replace(earlier, last=self.period.last, stated=True, text=words)
        return _part_within(time, self.period) if time is not None else None


def _stated(time: TimeExpression) -> Period | None:
    if time.first is None or time.last is None:
        return None
    return Period(time.first, time.last, text=time.text)


def _fiscal(time: TimeExpression, reported: Period | None) -> Period | None:
    """The year that "fiscal 2021" is where a report is on one that ends within a year."""
    words = time.text.lower().split()
    named = time.grain == "year" and time.last is not None and words[-1].isdigit()
    if reported is None or not named or _words()["fiscal"].isdisjoint(words):
        return None
    if (reported.last - reported.first).days < _SHORTEST or reported.last.month == _DECEMBER:
        return None
    told = _moved(reported, 12 * (reported.last.year - int(words[-1])))
    return replace(told, stated=True, text=time.text)


def _part_within(time: TimeExpression, reported: Period) -> Period | None:
    """A month or quarter of no year is the last one in what is reported on, or before it: "in the
    first quarter", "at the end of June"."""
    if time.grain not in _PARTS or time.first is None or time.last is None:
        return None
    told = Period(time.first, time.last, text=time.text)
    ahead = (told.last.year - reported.last.year) * 12 + told.last.month - reported.last.month
    told = _moved(told, -(-ahead // 12) * 12)
    at_end = "end" in time.text.lower().replace("-", " ").split()
    return replace(told, first=told.last) if at_end else told


def _moved(period: Period, months: int) -> Period:
    """The period so many months earlier; what ends with a month does so again."""
    return replace(period, first=back(period.first, months), last=back(period.last, months))


@cache
def _words() -> dict[str, frozenset[str]]:
    table = rules_words("claims/reporting")
    return {
        name: frozenset(table[name])
        for name in ("reports", "ends", "whole", "back", "brackets", "fiscal")
    }


def _months_back(words: Sequence[str], base: Period) -> int | None:
    """How many months back some words count; a quarter counts only from one."""
    if _words()["back"].isdisjoint(words):
        return None
    table = rules_words("claims/reporting")["months"]
    found = max((table[word] for word in words if word in table), default=None)
    if found is None:
        return None
    length = (base.last - base.first).days + 1
    return int(found) if length <= max(found * 31, 1) or found == 12 else None


def back(day: date, months: int) -> date:
    """Return the day so many months earlier; the last of a month for the last of one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    longest = monthrange(year, month + 1)[1]
    closes = (day + timedelta(days=1)).day == 1
    return date(year, month + 1, longest if closes else min(day.day, longest))


def _last_day(text: str, reported: Period) -> Period:
    """The last day of what is reported on; a year's that of the year before a part of one."""
    last = reported.last
    if "year" in text and (last - reported.first).days < 300 and (last.month, last.day) != (12, 31):
        last = date(last.year - 1, 12, 31)
    return Period(last, last, text=text)


def title_segments(document: Document) -> Iterator[int]:
    """Yield the places of the segments at the top of a text that can be titles."""
    for at, segment in enumerate(document.segments[:_TITLES]):
        text = document.quote(segment.span)
        listed = segment.kind is SegmentKind.TABLE_CELL or text.endswith((".", "!", "?"))
        if not listed and len(text.split()) <= _TITLE:
            yield at


def titled_period(analysis: Analysis, today: date, *, reports: bool) -> Period | None:
    """Return the period that the titles of a text name; with `reports` only where they say that it
    is a report, and be it in a title beside that which says so."""
    by_segment: dict[int, list[Sentence]] = {at: [] for at in title_segments(analysis.document)}
    for sentence in takewhile(lambda one: one.segment < _TITLES, analysis.sentences):
        if sentence.segment in by_segment:
            by_segment[sentence.segment].append(sentence)
    for at, here in by_segment.items():
        if not reports:
            told = _only_period(here, today)
        elif any(not _words()["reports"].isdisjoint(one.vocabulary) for one in here):
            beside = [*by_segment.get(at + 1, ()), *by_segment.get(at - 1, ())]
            return _only_period(here, today) or _only_period(beside, today)
        else:
            continue
        if told is not None and told.first != told.last:
            return told
    return None


def declares_brackets(analysis: Analysis) -> bool:
    """Return whether the top of a report says that figures of the year before stand in brackets."""
    words = _words()
    return any(
        not words["brackets"].isdisjoint(one.vocabulary)
        and not words["back"].isdisjoint(one.vocabulary)
        for one in takewhile(lambda one: one.segment < _TITLES, analysis.sentences)
    )


def _only_period(sentences: Sequence[Sentence], today: date) -> Period | None:
    """The one period that some titles name; the day "as at" which a report is, if they name none.

    What is to come is nothing that a text reports on.
    """
    told = [
        whole_period(one, placed)
        for one in sentences
        for placed in one.times
        if placed.mention.first is not None and not placed.mention.relative
        if not _is_bracketed(one, placed.first)
    ]
    told = [one for one in told if one.last is not None and one.last <= today]
    found = _spans(one for one in told if one.grain in _PERIODS)
    if not found and _is_as_at(sentences):
        found = _spans(one for one in told if one.grain == "day")
    if not found:
        return None
    first, last = max(found, key=lambda one: one[::-1])
    if found - {(first, last), (back(first, 12), back(last, 12))}:  # "figures for 2022 in brackets"
        return None
    if (last - first).days > _LONGEST:
        return None
    text = next(one.text for one in told if (one.first, one.last) == (first, last))
    return Period(first, last, stated=False, text=text)


def _is_bracketed(sentence: Sentence, at: int) -> bool:
    """Whether a time is told in an aside: "report for the year ended 30 June 2023 (FY23)"."""
    before = sentence.tokens.lower[sentence.first : at]
    return before.count("(") > before.count(")")


def _spans(times: Iterable[TimeExpression]) -> set[tuple[date, date]]:
    return {(one.first, one.last) for one in times if one.first and one.last}


def _is_as_at(sentences: Sequence[Sentence]) -> bool:
    return any(
        sentence.tokens.lower[one.first - 1] in {"at", "of"}
        for sentence in sentences
        for one in sentence.times
        if one.first > sentence.first
    )


def _beside(told: Period, title: Period) -> bool:
    """Whether a heading's period is one that a report on another can be divided into."""
    return title.first - timedelta(days=370) <= told.first and told.last <= title.last
