"""The date of a document, as the file itself tells it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import PurePath

from factcheck.model.document import Document

# The most telling first: what the text is about, then when it came out, then when it was made.
_KEYS = (
    "as_of",
    "as-of",
    "as of",
    "date",
    "published",
    "publication_date",
    "publication-date",
    "pubdate",
    "date_published",
    "issued",
    "dc.date",
    "dcterms.date",
    "dc.date.issued",
    "datepublished",
    "article:published_time",
    "time",
    "created",
    "creationdate",
    "lastmod",
    "modified",
    "header",  # of the pages; a footer rather tells when they were printed
)
# When the file was made tells little of its text: a template, or a copy, may be years off.
_FILE_KEYS = ("file-created",)
_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr, ("",) * 9 + ("sept",))
    for number, name in enumerate(names)
    if name
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_GAP = r"[-_. /]"
# A day that is exact, and in the second table what names a month or a week only.
# They are compiled when a text first has such a value.
_DAYS = tuple(
    rf"(?<!\d){pattern}(?!\d)"
    for pattern in (
        rf"{_YEAR}(?P<gap>{_GAP}?)(?P<month>\d\d)(?P=gap)(?P<day>\d\d)",
        rf"D:{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\d{{2,6}})?",  # as PDF writes it
        rf"{_YEAR}(?P<gap>{_GAP})(?P<month>\d\d?)(?P=gap)(?P<day>\d\d?)",
        rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}",
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?{_GAP}?(?P<name>{_MONTH})\.?,?{_GAP}*{_YEAR}",
        rf"(?<![a-z])(?P<name>{_MONTH})\.?{_GAP}?(?P<day>\d\d?)(?:st|nd|rd|th)?,?{_GAP}+{_YEAR}",
        rf"{_YEAR}{_GAP}?(?P<name>{_MONTH}){_GAP}?(?P<day>\d\d?)",
    )
)
_SPANS = (
    rf"(?<!\d){_YEAR}{_GAP}?W(?P<week>\d\d)(?!\d)",
    rf"(?<!\d){_YEAR}{_GAP}?(?P<month>\d\d)(?!{_GAP}?\d)",
    rf"(?<!\d)(?<!\d{_GAP})(?P<month>\d\d){_GAP}{_YEAR}(?!\d)",
    rf"(?<![a-z])(?P<name>{_MONTH})\.?,?{_GAP}?{_YEAR}(?!\d)",
    rf"(?<!\d){_YEAR}{_GAP}?(?P<name>{_MONTH})(?![a-z])",
)


def date_of(document: Document) -> tuple[date, str] | None:
    """Return the day that a document is of and what told it; None when the file does not tell.

    Metadata goes before the file's name. A month stands for its last day, a week for its Sunday.
    """
    found = _from_metadata(document, _KEYS)
    if found is not None:
        return found
    day = read_date(PurePath(document.path).stem)
    return (day, "file name") if day else None


def date_of_file(document: Document) -> tuple[date, str] | None:
    """Return the day on which the file was made, where it tells and nothing better does."""
    return _from_metadata(document, _FILE_KEYS)


def _from_metadata(document: Document, keys: tuple[str, ...]) -> tuple[date, str] | None:
    for key in keys:
        value = document.metadata.get(key)
        day = read_date(value) if value else None
        if day:
            return day, f"metadata: {key}"
    return None


def read_date(text: str) -> date | None:
    """Return the first day, else the last day of the first week or month, that a text names."""
    text = text[:200]
    if re.search(_YEAR, text) is None:
        return None  # most values and names of files: the patterns need not be compiled
    for patterns in (_DAYS, _SPANS):
        days = [(match.start(), day) for match, day in _found(patterns, text)]
        if days:
            return min(days)[1]
    return None


def _found(patterns: tuple[str, ...], text: str) -> Iterator[tuple[re.Match[str], date]]:
    lower = text.lower()
    named = any(name in lower for name in _MONTHS)
    for pattern in patterns:
        if _MONTH in pattern and not named:
            continue  # the names of months take the longest to compile
        for match in re.finditer(pattern, text, re.IGNORECASE):
            day = _day(match.groupdict())
            if day:
                yield match, day


def _day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    week, name, day = parts.get("week"), parts.get("name"), parts.get("day")
    try:
        if week:
            return date.fromisocalendar(year, int(week), 7)
        month = _MONTHS[name.lower()] if name else int(parts.get("month") or 0)
        if day:
            return date(year, month, int(day))
        return (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    except ValueError:
        return None
