"""The document's date: what "now" means in it, and how it became known."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from factcheck.model.document import Document, DocumentDate
from factcheck.model.mentions import TimeExpression
from factcheck.reading.metadata import date_of

_TOLD = frozenset({"day", "month", "year", "range"})


def document_date(document: Document, option: date | None) -> DocumentDate | None:
    """Return the date from the option, the metadata or the file's name; None if none tells."""
    if option is not None:
        return DocumentDate(option, "option")
    found = date_of(document)
    return DocumentDate(*found) if found is not None else None


def latest_told(times: Iterable[TimeExpression], today: date) -> DocumentDate:
    """Return the latest date that the text tells, up to today; today where it tells none."""
    days = [
        time.last
        for time in times
        if time.last is not None
        and time.grain in _TOLD
        and not time.relative
        and time.last <= today
    ]
    if days:
        return DocumentDate(max(days), "latest date in the text")
    return DocumentDate(today, "today")
