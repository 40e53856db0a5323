"""Whether a sentence speaks of what a table of the text holds: of its times, and of no part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.extracting.frames.quoted_rows import Named, QuotedTable, QuotedTables, Row
from factcheck.extracting.frames.spots import relation_words
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document
from factcheck.model.mentions import TimeExpression

_SPANS = {"quarter": "quarter", "quarters": "quarter", "half": "half", "half-year": "half"}
_OPENING = 8  # tokens in which a time that is of the whole sentence ends
_UNPLACED = frozenset({"duration", "anniversary", "weekday", "time_of_day"})


class Section(Struct, frozen=True):
    """What was said before a sentence: the times and labels of its heading and its paragraph."""

    document: Document
    quoted: QuotedTables
    segment: int = -1
    heading_times: tuple[TimeExpression, ...] = ()
    heading_rows: tuple[Row, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    topic: tuple[Row, ...] = ()
    later: tuple[tuple[TimeExpression, ...], tuple[Row, ...]] = ((), ())

    def before(self, sentence: Sentence, named: Sequence[Named], *, is_heading: bool) -> Section:
        """Return what was said before this sentence, and keep what it says for the next."""
        level = self.document.segments[sentence.segment].level
        rows = tuple(row for one in named for row in one.rows)
        if is_heading:
            times = tuple(_placed(sentence)) if level > 1 else ()
            return Section(
                self.document,
                self.quoted,
                sentence.segment,
                heading_times=times,
                heading_rows=rows if level > 1 else (),
            )
        opening = tuple(
            row for one in named[:1] if one.first <= sentence.first + 1 for row in one.rows
        )
        own = tuple(_placed(sentence))
        if sentence.segment != self.segment:
            fresh = replace(self, segment=sentence.segment, times=(), topic=())
            return replace(fresh, later=(own, opening))
        times, topic = self.later
        return replace(self, times=times, topic=topic, later=(own or times, opening or topic))


def _placed(sentence: Sentence) -> Iterable[TimeExpression]:
    for one in sentence.times:
        if _is_placed(one.mention):
            yield one.mention


def _is_placed(time: TimeExpression) -> bool:
    return time.first is not None and not time.relative and time.grain not in _UNPLACED


class Clause(Struct, frozen=True):
    """The part of a sentence that tells a figure: its words, its times, and those at the
    beginning of the sentence, which are of all of it."""

    words: frozenset[str]
    times: tuple[TimeExpression, ...]
    timed: frozenset[str]


def clause_of(sentence: Sentence, first: int, stop: int) -> Clause:
    """Return the clause of a label at token `first` and its figure, which ends at `stop`."""
    lower, table = sentence.tokens.lower, relation_words("quoted")
    left = first
    while left > sentence.first and lower[left - 1] not in table["closing"]:
        left -= 1
    right = stop
    while right < sentence.stop and lower[right] not in table["closing"]:
        right += 1
    opening = range(sentence.first, min(left, sentence.first + _OPENING))
    inside = {*range(left, right), *opening}
    times = [one for one in sentence.times if one.first in inside]
    return Clause(
        frozenset(lower[at] for at in inside),
        tuple(one.mention for one in times if _is_placed(one.mention)),
        frozenset(
            lower[at]
            for one in times
            if _is_placed(one.mention)
            for at in range(one.first, one.stop)
        ),
    )


def is_of_table(clause: Clause, row: Row, section: Section, quoted: QuotedTables) -> bool:
    """Whether a clause may speak of a row as its table has it."""
    table = next(one for one in quoted.tables if one.number == row.table)
    if not _is_plain(clause, table):
        return False
    told = clause.times or section.times or section.heading_times
    if not all(_is_known(time, table) for time in told):
        return False
    if not all(_is_known(time, table) for time in section.heading_times):
        return False
    for others in (section.topic, section.heading_rows):
        if others and row.table not in {one.table for one in others}:
            return False
    return True


def _is_plain(clause: Clause, table: QuotedTable) -> bool:
    """Whether no word of a clause sets its figures apart from those of a table."""
    words = relation_words("quoted")
    apart = words["apart"] & clause.words
    if not apart:
        return True
    said = {word for heading in table.headings.values() for word in heading.words} | table.about
    grains = {one.time.grain for one in table.headings.values() if one.time is not None}
    planned = not words["plans"].isdisjoint(said)
    return all(
        word in said
        or word in clause.timed
        or _SPANS.get(word) in grains
        or (planned and word in words["plans"])
        for word in apart
    )


def _is_known(time: TimeExpression, table: QuotedTable) -> bool:
    """Whether a column of a table is of this time, or of one that ends or begins with it."""
    headings = [one.time for one in table.headings.values() if one.time is not None]
    if not headings:
        return time.grain == "year"
    for one in headings:
        if one.first is None or one.last is None or time.first is None or time.last is None:
            continue
        if (one.first, one.last) == (time.first, time.last) or one.last == time.last:
            return True
        if time.grain == "year" and time.first <= one.last <= time.last:
            return True
    return False
