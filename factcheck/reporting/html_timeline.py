"""The timeline: what a text says of which year, drawn as a small histogram and told as a list.

The histogram's years stand side by side, with a gap where some are passed over, so that one old
date does not press all others together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.findings import Verdict
from factcheck.model.report import ClaimPart, Report
from factcheck.reporting.wording import VERDICTS, measure_words, period_words, place_words

_HEIGHT = 96.0
_MOST_SIZE = 9.0
_COLUMN = 26.0
_GAP = 12.0
# A label of four digits needs this much room.
_LABEL = 34.0


@dataclass(frozen=True, slots=True)
class Dated:
    """A statement with its day, month or years."""

    when: str
    target: str
    verdict: Verdict
    place: str
    about: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class Year:
    """The statements on a year, in the order of time."""

    label: str
    entries: tuple[Dated, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """One statement in the histogram."""

    y: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Column:
    """A year of the histogram; the label is empty where there is no room for one."""

    x: float
    label: str
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Both, with the sizes of the drawing."""

    years: tuple[Year, ...]
    columns: tuple[Column, ...]
    width: float
    height: float
    size: float
    number: int


def timeline(report: Report, targets: Mapping[str, str]) -> Timeline | None:
    """Return the timeline, or None where fewer than two statements are dated.

    A statement on the document's own day, which is what no date means, is not dated.
    """
    by_year: dict[int, list[tuple[tuple[str, str, int], ClaimPart]]] = defaultdict(list)
    for claim in report.claims:
        period = claim.assertions[0].period
        first = period and (period.from_ or period.to)
        if not period or not first or first == period.to == report.document.as_of:
            continue
        by_year[_year(first)].append(((first, period.to or "", claim.start), claim))
    number = sum(map(len, by_year.values()))
    if number < 2:
        return None
    years = {
        year: [claim for _, claim in sorted(some, key=lambda one: one[0])]
        for year, some in sorted(by_year.items())
    }
    highest = max(map(len, years.values()))
    size = min(_MOST_SIZE, _HEIGHT / highest)
    columns, width = _columns(years, size)
    return Timeline(
        years=tuple(
            Year(_label(year), tuple(_dated(one, targets) for one in some))
            for year, some in years.items()
        ),
        columns=columns,
        width=width,
        height=round(size * highest, 1),
        size=round(size, 2),
        number=number,
    )


def _year(day: str) -> int:
    return int(day[:-6])


def _label(year: int) -> str:
    return f"{1 - year} BC" if year <= 0 else str(year)


def _columns(years: Mapping[int, list[ClaimPart]], size: float) -> tuple[tuple[Column, ...], float]:
    columns: list[Column] = []
    x, last, labelled = 0.0, None, -_LABEL
    highest = max(map(len, years.values()))
    order = list(VERDICTS)
    for year, claims in years.items():
        if last is not None:
            x += _COLUMN if year == last + 1 else _COLUMN + _GAP
        last = year
        room = x - labelled >= _LABEL
        if room:
            labelled = x
        stacked = sorted((one.verdict for one in claims), key=order.index)
        squares = tuple(
            Square(round(size * (highest - number), 1), verdict)
            for number, verdict in enumerate(stacked, 1)
        )
        columns.append(Column(x, _label(year) if room else "", squares))
    return tuple(columns), x + _COLUMN


def _dated(claim: ClaimPart, targets: Mapping[str, str]) -> Dated:
    said = claim.assertions[0]
    about = " · ".join(filter(None, (said.subject, measure_words(said.measure))))
    when = period_words(said.period)
    return Dated(
        when=when,
        target=targets[claim.id],
        verdict=claim.verdict,
        place=place_words(claim),
        about=about,
        value="" if said.value.text == when else said.value.text,
        quote=claim.quote,
    )
