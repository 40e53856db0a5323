"""What is asked of a subject, and how records become plain data."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec import Struct

from factcheck.factbase.facts import Moment, Source

_LONG_AGO = date(1, 1, 1)
Described = dict[str, Any]


class Question(Struct, frozen=True):
    """What is asked of a subject.

    `wanted` is a measure, an aspect or the role of an office, "" for everything. Figures are
    given for `period`, all of them without one; `today` is the day that other things hold on
    where no period is given. `as_known` leaves out vintages that were published later.
    """

    wanted: str = ""
    period: Moment | None = None
    as_known: date | None = None
    today: date = date.max

    @property
    def day(self) -> date:
        """The day on which members are counted."""
        return self.period.last if self.period else self.today

    def asks(self, aspect: str) -> bool:
        """Whether an aspect belongs into the answer."""
        return self.wanted in ("", aspect)

    def covers(self, start: Moment | None, until: Moment | None) -> bool:
        """Whether what lasted from `start` to `until` touches the period."""
        if self.period is None:
            return True
        begins = start.first if start else _LONG_AGO
        return begins <= self.period.last and (until is None or until.last >= self.period.first)


def source_data(source: Source) -> Described:
    """Return a source as plain data; `own` marks what takes the place of what ships."""
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "licence": source.licence,
        "pack": source.pack,
        "own": bool(source.priority),
    }


def edtf(moment: Moment | None) -> str | None:
    """Return a moment as EDTF text."""
    return moment.edtf if moment else None


def without_empty(**values: Any) -> Described:
    """Return the values that say something; `start` is called "from"."""
    return {
        {"start": "from"}.get(key, key): value
        for key, value in values.items()
        if value not in (None, "", [], False)
    }
