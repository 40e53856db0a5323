"""The document's date: what "now" means in it, and how it became known."""

from __future__ import annotations

from datetime import date

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.mentions import Mentions
from factcheck.model.claims import Modality
from factcheck.model.document import Document, DocumentDate
from factcheck.reading.metadata import date_of, date_of_file

_TOLD = frozenset({"day", "month", "year", "range"})
_TOP_SEGMENTS, _DATELINE_WORDS = 6, 9
_TITLED_WORDS = 20  # of a title with the place and the day below it


def document_date(document: Document, option: date | None) -> DocumentDate | None:
    """Return the date from the option, the metadata or the file's name; None if none tells."""
    if option is not None:
        return DocumentDate(option, "option")
    found = date_of(document)
    return DocumentDate(*found) if found is not None else None


def dateline(found: Mentions) -> DocumentDate | None:
    """Return the day of a short line near the top ("Kyiv, 26 April 2019"), None without one."""
    for segment in range(min(_TOP_SEGMENTS, len(found.document.segments))):
        span = found.document.segments[segment].span
        words = len(found.document.text[span.start : span.end].split())
        if words > _TITLED_WORDS:
            continue
        for time in found.times:
            if time.start >= span.end:
                break
            if time.start < span.start or time.grain != "day" or not time.last or time.relative:
                continue
            if words <= _DATELINE_WORDS or _closes(found.document.text, time.end, span.end):
                return DocumentDate(time.last, "dateline")
    return None


def _closes(text: str, at: int, end: int) -> bool:
    """Whether nothing follows a date: the line below a title that is read as one with it."""
    return not text[at:end].strip()


def latest_told(found: Mentions, today: date) -> DocumentDate:
    """Return the latest date that the text tells as past; where it tells none, the day on which
    the file was made, else today."""
    days = [
        placed.mention.last
        for sentence in found.sentences
        for placed in sentence.times
        if placed.mention.last is not None
        and placed.mention.grain in _TOLD
        and not placed.mention.relative
        and placed.mention.last <= today
        and modality_of(sentence, placed.first, placed.stop) is not Modality.FORECAST
    ]
    if days:
        return DocumentDate(max(days), "latest date in the text")
    made = date_of_file(found.document)
    if made is not None and made[0] <= today:
        return DocumentDate(*made)
    return DocumentDate(today, "today")
