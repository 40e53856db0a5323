"""The document's date: what "now" means in it, and how it became known."""

from __future__ import annotations

from datetime import date

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.mentions import Mentions
from factcheck.model.claims import Modality
from factcheck.model.document import Document, DocumentDate
from factcheck.model.spans import Span
from factcheck.reading.metadata import date_of, date_of_file

_TOLD = frozenset({"day", "month", "year", "range"})
_TOP_SEGMENTS, _DATELINE_WORDS = 6, 9
_TITLED_WORDS = 20  # of a title with the place and the day below it
_TOP_LINES = 6  # of a source
_PLACE_WORDS = 3  # before the day
_STORY = ("—", "–", "--", "(")  # between a place with its day and what is told from there
_MARKS = " \t\r.,;:*_#|()—–-"


def document_date(document: Document, option: date | None) -> DocumentDate | None:
    """Return the date from the option, the metadata or the file's name; None if none tells."""
    if option is not None:
        return DocumentDate(option, "option")
    found = date_of(document)
    return DocumentDate(*found) if found is not None else None


def dateline(found: Mentions) -> DocumentDate | None:
    """Return the day of a short line near the top ("Kyiv, 26 April 2019"), None without one."""
    document = found.document
    for segment in document.segments[:_TOP_SEGMENTS]:
        span = segment.span
        words = len(document.text[span.start : span.end].split())
        for time in found.times:
            if time.start >= span.end:
                break
            if time.start < span.start or time.grain != "day" or not time.last or time.relative:
                continue
            titled = words <= _TITLED_WORDS and _closes(document.text, time.end, span.end)
            if words <= _DATELINE_WORDS or titled or _has_own_line(document, time.span):
                return DocumentDate(time.last, "dateline")
    return None


def _has_own_line(document: Document, span: Span) -> bool:
    """Whether a line near the top of the source holds nothing but a day, or a place and a day; it
    opens the text, or stands by itself, as in a narrow column a line of a sentence may not."""
    lines = document.source[: document.source_map.to_source(span.start)].splitlines(keepends=True)
    if not lines or lines[-1].endswith(("\n", "\r")):
        lines.append("")
    if len(lines) > _TOP_LINES:
        return False
    end = document.source_map.span_to_source(span).end
    rest, _, below = document.source[end:].partition("\n")
    place = lines[-1].strip(_MARKS)
    if not _is_place(place):
        return False
    if rest.strip(_MARKS):  # "KYIV, 26 April 2019 — The council met"
        return bool(place) and rest.lstrip().startswith(_STORY)
    above = lines[-2].strip() if len(lines) > 1 else ""
    alone = not above or not below.partition("\n")[0].strip()
    return alone or bool(place)


def _is_place(text: str) -> bool:
    """Whether a few words before a day can be a place: "New York"; so can nothing."""
    words = text.split()
    return len(words) <= _PLACE_WORDS and all(word[0].isupper() for word in words)


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
