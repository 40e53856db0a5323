"""What the frames of reckoned time share: lengths as intervals, and frames with their dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.calendar import UNITS, month_length
from factcheck.arithmetic.intervals import interval, scale
from factcheck.arithmetic.precision import hedged
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.hedges import Hedge, hedge_before
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Value
from factcheck.model.interval import INFINITY, Interval
from factcheck.model.mentions import Mention, Quantity, TimeExpression
from factcheck.model.spans import Span

Time = Placed[TimeExpression]
_YEARS = {"decade": 10, "century": 100}
_LOOSE = Decimal(3) / 10  # of a decade: how far "a decade" may lie from ten years
_HALF = Decimal("0.5")
_PART = Decimal("0.2")  # of half a century: how far it may lie from fifty years
_DATED = frozenset({"day", "month", "quarter", "half", "season", "year", "decade", "century"})


words = WordLists("claims/reckoning").words
phrases = WordLists("claims/reckoning").phrases


def is_length(time: TimeExpression) -> bool:
    """Whether a time is a plain duration with one count and unit."""
    return time.grain == "duration" and time.ordinal is not None and time.unit is not None


def is_range(time: TimeExpression) -> bool:
    """Whether a time is a range with two printed ends: not "the past three years"."""
    return time.grain == "range" and time.first is not None and time.ordinal is None


def is_date(time: TimeExpression) -> bool:
    """Whether a time has a place on the calendar that the text itself gives."""
    return time.grain in _DATED and time.first is not None and not time.relative


def is_day(time: TimeExpression) -> bool:
    """Whether a time is a day or month that is printed, with or without its year."""
    if is_date(time):
        return True
    figures = any(char.isdecimal() for char in time.text)
    return time.grain == "day" and time.first is not None and time.ordinal is None and figures


def length_value(sentence: Sentence, placed: Time) -> Value | None:
    """Return a duration as an interval in its unit; decades and centuries are told in years."""
    global _latest  # noqa: PLW0603 - one tuple, so that threads see all of its parts or none
    asked, first, value = _latest  # a dozen readers ask for the same length in turn
    if asked is not placed or first != sentence.first:
        value = _length_value(sentence, placed)
        _latest = (placed, sentence.first, value)
    return value


_latest: tuple[Time | None, int, Value | None] = (None, 0, None)


def _length_value(sentence: Sentence, placed: Time) -> Value | None:
    mention = placed.mention
    if mention.ordinal is None or mention.unit is None or "/" in mention.edtf:
        return None
    number, unit = mention.ordinal, mention.unit
    if unit == "day" and "year" in mention.text.lower():
        return None  # "six years and a day" has as many leap days as its dates give it
    slack = Decimal(0) if number == number.to_integral_value() else _HALF
    loose = _loosely(mention)
    if unit in _YEARS:
        part = unit == "century" and slack > 0  # "half a century", "a quarter of a century"
        slack = number * _YEARS[unit] * _PART if part else _YEARS[unit] * max(_LOOSE, slack)
        number, unit = number * _YEARS[unit], "year"
        loose = scale(loose, 10) if loose is not None and mention.unit == "decade" else None
    if unit not in UNITS:
        return None
    plain = loose or interval(number - slack, number + slack)
    return Value(
        text=mention.text, interval=_with_hedge(sentence, placed, number, plain), unit=unit
    )


def _loosely(mention: TimeExpression) -> Interval | None:
    """What "a few years" and "several years" can be."""
    loose = lexicon("numbers")["loose"]
    found = next((loose[word] for word in mention.text.lower().split() if word in loose), None)
    return interval(*map(Decimal, found)) if found is not None else None


def _with_hedge(sentence: Sentence, placed: Time, number: Decimal, plain: Interval) -> Interval:
    """What the hedge before a length, or the one that opens it, makes of it."""
    tokens = sentence.tokens
    hedge = hedge_before(tokens, placed.first, sentence.first)
    if hedge is not None and _is_preposition(hedge, placed.first):
        hedge = None
    for at in range(placed.first + 1, placed.stop):
        hedge = hedge_before(tokens, at, placed.first) or hedge
    if hedge is None:
        return plain
    found = hedged(number, plain, hedge.meaning)
    if hedge.meaning.side == "around":
        # Nobody says "about ten years" of ten years and a day only.
        return interval(
            min(found.low, number - 1), max(found.high, number + (hedge.key == "about"))
        )
    return found


def within(value: Value) -> Value:
    """Return a length that need not fill the time between its dates, which may be longer."""
    if value.interval is None:
        return value
    least = value.interval
    longer = interval(least.low, INFINITY, low_closed=least.low_closed, high_closed=False)
    return replace(value, interval=longer)


def _is_preposition(hedge: Hedge, first: int) -> bool:
    """Whether "over" and the like lead to a length that has an article: "over the 28-month period
    from ..." tells when, and not that it was longer."""
    return hedge.last < first - 1 and hedge.words in words("over_a_time")


def reckoned_frame(
    sentence: Sentence,
    measure: str,
    value: Value,
    length: Placed[TimeExpression] | Placed[Quantity],
    begin: TimeExpression | None = None,
    end: TimeExpression | None = None,
    **qualifiers: str,
) -> Frame:
    """Return a frame for a length between two dates.

    Its mentions are the length and the dates. The qualifiers `begin` and `end` are the first and
    last day of either date as "2001-01-01/2001-12-31", left out where the document's day or
    another sentence gives them. A range has both ends.
    """
    dates = [time for time in (begin, end) if time is not None]
    if begin is not None and is_range(begin):
        qualifiers["begin"], qualifiers["end"] = range_ends(begin)
    else:
        for name, time in (("begin", begin), ("end", end)):
            if time is not None:
                qualifiers[name] = days_text(time)
    every: list[Mention] = [length.mention, *dates]
    span = Span(min(one.start for one in every), max(one.end for one in every))
    return Frame(
        measure=measure,
        span=span,
        sentence=sentence,
        value=value,
        subject=SubjectHint(position=length.mention.start, unknown=True),
        modality=modality_of(sentence, length.first, length.stop),
        period=end if end is not None and end.grain in _DATED else None,
        qualifiers=qualifiers,
        mentions=(length.mention, *dict.fromkeys(dates)),
    )


def range_ends(time: TimeExpression) -> tuple[str, str]:
    """Return the days that the printed ends of a range can be: "2011-2016" from all of 2011."""
    begin, _, end = time.edtf.partition("/")
    return _end_text(begin, time.first), _end_text(end, time.last)


def _end_text(edtf: str, edge: date | None) -> str:
    """The days of one printed end; only its edge where the end is no plain year or month."""
    assert edge is not None  # noqa: S101 - is_range holds
    parts = edtf.rstrip("~?%").split("-")
    if len(parts) > 2 or not all(part.isdigit() for part in parts) or parts[0] != f"{edge.year:04}":
        return f"{edge.isoformat()}/{edge.isoformat()}"
    first = date(edge.year, int(parts[1]) if len(parts) == 2 else 1, 1)
    month = first.month if len(parts) == 2 else 12
    return (
        f"{first.isoformat()}/{date(edge.year, month, month_length(edge.year, month)).isoformat()}"
    )


def days_text(time: TimeExpression) -> str:
    """Return the first and last day of a time as "2001-01-01/2001-12-31"."""
    assert time.first is not None  # noqa: S101 - callers take placed times only
    last = time.last or time.first
    return f"{time.first.isoformat()}/{last.isoformat()}"


def only(table: str, sentence: Sentence, first: int, stop: int) -> bool:
    """Whether tokens [first, stop) are phrases of a list and nothing else."""
    known, at = phrases(table), first
    while at < stop:
        hit = known.longest(sentence.tokens.lower, at, stop) if at < stop else None
        if hit is None:
            return False
        at += hit[0]
    return True
