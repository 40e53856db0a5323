"""Of when a figure of a report is: the report's own period, the one before it, or another."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from factcheck.model.mentions import TimeExpression
from factcheck.resolving.reporting_period import back
from factcheck.rulebook.ledger.words import ledger_words

_ENDS, _STARTS = frozenset({"end", "close"}), frozenset({"start", "beginning", "outset"})
_FISCAL = frozenset({"financial", "fiscal", "business"})
_NEARLY_A_YEAR = range(363, 368)

_SPANS = {"half": range(178, 187), "nine": range(270, 277), "quarter": range(88, 94)}


class Told(Struct, frozen=True, gc=False):
    """The days of which a figure is told; `now` for one in the present tense without a time."""

    first: date
    last: date
    now: bool = False

    @property
    def text(self) -> str:
        """The period as a message names it."""
        if self.now:
            return "now"
        if (self.first.month, self.first.day) == (1, 1) and self.last == _end_of(self.first.year):
            return str(self.first.year)
        if self.first == self.last:
            return self.last.isoformat()
        if (self.last - self.first).days + 1 in _NEARLY_A_YEAR:
            return f"the year to {self.last.isoformat()}"
        return f"{self.first.isoformat()} to {self.last.isoformat()}"


NOW = Told(date.min, date.min, now=True)


def year_before(told: Told) -> Told:
    """Return the same period of the year before."""
    return Told(back(told.first, 12), back(told.last, 12))


def _end_of(year: int) -> date:
    return date(year, 12, 31)


def told_period(time: TimeExpression, at_end: bool, report: Told | None) -> Told | None:
    """Return the period that a time gives to a figure, None where it leaves it open.

    What is told for a day is that of the period that ends on it: "at 31 December 2023" is 2023.
    """
    words = time.text.lower().replace("-", " ").split()
    turn = _turn_of_year(time, words) if at_end else None
    if turn is not None:
        return turn
    if not ledger_words()["before_time"].isdisjoint(words):
        return year_before(report) if report is not None else None
    if " ".join(words) in _ends_of_report() or time.text.lower() in _ends_of_report():
        return report
    if time.first is None or time.last is None:
        return None
    if (
        time.approximate
        and "/" not in time.text
        and not (time.grain == "month" or _is_fiscal(words))
    ):
        return None
    if (
        time.relative
        and report is not None
        and _months(time.first, time.last) == _months(report.first, report.last)
    ):
        return report  # "January to December", of whichever year
    if time.relative and not (time.grain in {"quarter", "half"} and report is not None):
        return None
    if time.grain == "year":
        return _year(time, words, report)
    if at_end:
        return _at_day(time, report)
    return Told(time.first, time.last) if time.grain in {"quarter", "half", "range"} else None


def _year(time: TimeExpression, words: list[str], report: Told | None) -> Told | None:
    """The year that a time names: one of those of the report, where that begins within a year."""
    assert time.first is not None  # noqa: S101 - asked before
    assert time.last is not None  # noqa: S101
    told = Told(time.first, time.last)
    if "/" in time.text:  # "2022/23", which is itself only
        return told
    if report is not None and _is_split(report):
        years = report.last.year - told.last.year
        if years >= 0 and _is_fiscal(words):
            return Told(back(report.first, 12 * years), back(report.last, 12 * years))
        if report.first.year <= told.last.year <= report.last.year:
            return None
    return told if is_a_year(told) else None


def _is_fiscal(words: list[str]) -> bool:
    return bool(_FISCAL.intersection(words)) or words[0].startswith("fy")


def _months(first: date, last: date) -> tuple[int, ...]:
    return first.month, first.day, last.month, last.day


def is_of_report(span: str, report: Told | None) -> bool:
    """Whether "the first half" or "the year" is the period of which a text reports."""
    if report is None:
        return False
    days = (report.last - report.first).days + 1
    return span == "any" or days in _SPANS[span]


def _turn_of_year(time: TimeExpression, words: list[str]) -> Told | None:
    """The year at whose end "the end of 2023" or "the start of 2024" stands."""
    years = [int(word) for word in words if len(word) == 4 and word.isdigit()]
    if time.first is None or len(years) != 1 or time.grain in {"day", "month", "range"}:
        return None
    if not _ENDS.isdisjoint(words):
        return Told(date(years[0], 1, 1), _end_of(years[0]))
    if not _STARTS.isdisjoint(words):
        return Told(date(years[0] - 1, 1, 1), _end_of(years[0] - 1))
    return None


def _ends_of_report() -> frozenset[str]:
    return frozenset({"year end", "period end", "end of the year", "the year end", "year-end"})


def _is_split(report: Told) -> bool:
    """Whether a report is of a year that begins in one and ends in another."""
    return report.first.year != report.last.year


def is_a_year(told: Told) -> bool:
    """Whether a period is as long as a year."""
    return (told.last - told.first).days + 1 in _NEARLY_A_YEAR


def _at_day(time: TimeExpression, report: Told | None) -> Told | None:
    """The period that ends on the day of a figure that is told for a day."""
    assert time.first is not None  # noqa: S101 - asked before
    assert time.last is not None  # noqa: S101
    last = time.last
    if time.grain not in {"day", "month", "quarter", "half", "range"}:
        return None
    if report is not None and last == report.last:
        return report
    if report is not None and time.grain == "day" and last == report.first:
        return year_before(report)  # "at 1 January" is the close of the year before
    if report is not None and last == report.first - timedelta(days=1):
        return year_before(report)
    if last == _end_of(last.year):
        return Told(date(last.year, 1, 1), last)
    return Told(last, last)
