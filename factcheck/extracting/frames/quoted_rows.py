"""The rows of a text's tables, ready to be quoted: "Net sales rose by 5.9 percent to £486 million".

A row is found in prose by its label, whose words stand together there. What a figure beside it
says can be held against the row's cells; which column is meant need not be known where none fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cue_labels import Unit, unit_in, words_of
from factcheck.extracting.frames.open_links import change_verbs
from factcheck.extracting.frames.open_words import open_words, verb_at
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.frames.table_grid import Cells, number_in, words_in
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.nouns import singular
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document, SegmentKind
from factcheck.model.mentions import TimeExpression

_LONGEST = 8  # words of a label
_MOST_ROWS = 80  # of one table; a longer one is data, whose rows prose does not quote
_OWNERS = frozenset({"its", "their", "his", "her", "whose"})
_MONEY = {"m": 1000000, "mn": 1000000, "bn": 1000000000, "k": 1000, "000": 1000, "'000": 1000}
_SIGNS = frozenset("$€£¥")
_TYING = frozenset({"of", "in", "for", "from", "to", "at", "on", "per"})
_CUTS = frozenset({"(", "[", ",", ":", "–", "—"})
_ABOVE = frozenset({SegmentKind.HEADING, SegmentKind.CAPTION, SegmentKind.PARAGRAPH})


class Heading(Struct, frozen=True):
    """What the header of a column says: its words, its time, and what its figures are in."""

    words: tuple[str, ...]
    time: TimeExpression | None
    unit: Unit | None
    is_change: bool


class Row(Struct, frozen=True):
    """One row: its label's words, and its figures by column in the unit of the table."""

    table: int
    at: int
    words: tuple[str, ...]
    figures: Mapping[int, Spot]
    is_total: bool


class QuotedTable(Struct, frozen=True):
    """One table: its headings, its rows, and the words of all that stands over its figures.

    `about` are the words that name what all of its rows are of ("revenue by segment").
    """

    number: int
    headings: Mapping[int, Heading]
    rows: tuple[Row, ...]
    about: frozenset[str]


class QuotedTables(Struct, frozen=True):
    """The tables of a text and their rows by label, for `PhraseTable.longest`."""

    tables: tuple[QuotedTable, ...]
    labels: PhraseTable[tuple[Row, ...]]

    def about(self, rows: Iterable[Row]) -> frozenset[str]:
        """Return the words that stand over the figures of the tables of some rows."""
        numbers = {row.table for row in rows}
        return frozenset().union(*(one.about for one in self.tables if one.number in numbers))


def quoted_tables(
    document: Document, tables: Sequence[Cells], by_segment: Mapping[int, Sequence[Sentence]]
) -> QuotedTables | None:
    """Return the tables whose rows prose may quote; None where there are none."""
    read = [
        _table(number, document, cells, by_segment)
        for number, cells in enumerate(tables)
        if max(row for row, _ in cells) <= _MOST_ROWS
    ]
    labels: dict[str, list[Row]] = {}
    for table in read:
        for row in table.rows:
            for words in _told_otherwise(row.words):
                labels.setdefault(" ".join(words), []).append(row)
    if not labels:
        return None
    return QuotedTables(
        tuple(read), PhraseTable({label: tuple(rows) for label, rows in labels.items()})
    )


def _table(
    number: int, document: Document, cells: Cells, by_segment: Mapping[int, Sequence[Sentence]]
) -> QuotedTable:
    last, width = max(row for row, _ in cells), max(column for _, column in cells)
    top = {at: by_segment.get(cells.get((0, at), -1), ()) for at in range(width + 1)}
    corner = _unit(top[0], cornered=True)
    headings = {at: _heading(top[at]) for at in range(1, width + 1)}
    rows = []
    for at in range(1, last + 1):
        row = _row(number, document, cells, by_segment, at, corner, headings)
        if row is not None:
            rows.append(row)
    about = {singular(word) for sentences in top.values() for word in _lower(sentences)}
    first = min(cells.values())
    if first and document.segments[first - 1].kind in _ABOVE:
        about |= {singular(word) for word in _lower(by_segment.get(first - 1, ()))}
    for row in rows:
        if row.is_total:
            about |= set(row.words)
    return QuotedTable(number, headings, tuple(rows), frozenset(about))


def _lower(sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        yield from sentence.words(sentence.first, sentence.stop)


def _heading(sentences: Sequence[Sentence]) -> Heading:
    words = tuple(_lower(sentences))
    times = [one.mention for sentence in sentences for one in sentence.times]
    dated = [one for one in times if one.first is not None]
    return Heading(
        words=words,
        time=dated[0] if len(dated) == 1 else None,
        unit=_unit(sentences, cornered=False),
        is_change=not relation_words("table_changes")["headings"].isdisjoint(words),
    )


def _row(
    number: int,
    document: Document,
    cells: Cells,
    by_segment: Mapping[int, Sequence[Sentence]],
    at: int,
    corner: Unit | None,
    headings: Mapping[int, Heading],
) -> Row | None:
    label = words_in(document, cells, at, 0)
    words = _label(label)
    own = _unit(by_segment.get(cells.get((at, 0), -1), ()), cornered=False)
    figures = {}
    for column, heading in headings.items():
        spot = number_in(cells, by_segment, at, column)
        if spot is not None and not spot.quantity.ordinal:
            figures[column] = _scaled(spot, own or heading.unit or corner)
    if not figures:
        return None
    totals = relation_words("table_sums")["totals"] | relation_words("quoted")["whole_rows"]
    is_total = bool(label) and label[0] in totals
    return Row(number, at, words, figures, is_total)


def _label(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a label as prose has them; none where they name nothing by themselves."""
    table = relation_words("quoted")
    stop = next((at for at, word in enumerate(words) if word in _CUTS), len(words))
    kept = [word for word in words[:stop] if word[0].isalnum() or word in {"-", "&"}]
    while kept and kept[0] in table["leading"] | table["of_which"]:
        kept = kept[1:]
    if not kept or len(kept) > _LONGEST or not any(word.isalpha() for word in kept):
        return ()
    if len(kept) == 1 and kept[0] in table["empty"]:
        return ()
    return tuple(singular(word) for word in kept)


def _told_otherwise(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A label, and what business prose calls the same ("revenue", "turnover")."""
    if not words:
        return
    yield words
    said = set(words)
    for phrases in _synonyms():
        for phrase in phrases:
            if phrase[0] not in said:
                continue
            at = _place_of(phrase, words)
            if at is not None:
                for other in phrases:
                    if other != phrase:
                        yield (*words[:at], *other, *words[at + len(phrase) :])
                break


@cache
def _synonyms() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The rows of phrases that business prose uses for one thing, in the singular."""
    return tuple(
        tuple(tuple(singular(word) for word in str(one).split()) for one in row)
        for row in rules_words("claims/open")["synonyms"]
    )


def _place_of(phrase: tuple[str, ...], words: tuple[str, ...]) -> int | None:
    for at in range(len(words) - len(phrase) + 1):
        if words[at : at + len(phrase)] == phrase:
            return at
    return None


def _unit(sentences: Sequence[Sentence], *, cornered: bool) -> Unit | None:
    """What a header counts in: its bracket, what stands behind a comma, or all of a corner."""
    if len(sentences) != 1:
        return None
    sentence = sentences[0]
    text = sentence.tokens.joined(sentence.first, sentence.stop - 1)
    opened, _, inner = text.partition("(")
    pieces = [inner.partition(")")[0]] if inner else opened.split(",")
    if not inner and len(pieces) == 1 and not cornered and not _is_all_unit(text):
        return None
    found = [unit for piece in pieces if (unit := _unit_of(piece.strip())) is not None]
    return found[0] if len(found) == 1 else None


def _is_all_unit(text: str) -> bool:
    return any(sign in text for sign in "$€£¥%")


def _unit_of(text: str) -> Unit | None:
    """A unit of money, measure or percent, or a bare magnitude; a counted noun is none."""
    words = text.lower().replace("'", " '").split()
    for word, size in _MONEY.items():
        if words[-1:] == [word] or text.lower().endswith(tuple(f"{sign}{word}" for sign in _SIGNS)):
            money = unit_in(text[: len(text) - len(word)].strip())
            if money is not None and money.unit is not None and dimension(money.unit) != "count":
                return replace(money, scale=Decimal(size))
    unit = unit_in(text)
    if unit is None or unit.unit is None or dimension(unit.unit) != "count":
        return unit
    magnitudes = words_of("magnitudes")
    return replace(unit, unit=None) if unit.scale != 1 and words[0] in magnitudes else None


def _scaled(spot: Spot, unit: Unit | None) -> Spot:
    quantity = spot.quantity
    if unit is None or quantity.unit is not None:
        return spot
    size = unit.scale
    whole = scale(spot.interval, size)
    quantity = replace(quantity, number=quantity.number * size, interval=whole, unit=unit.unit)
    return replace(spot, quantity=quantity, interval=whole)


class Named(Struct, frozen=True):
    """A label in prose at tokens [first, stop), with the rows that have it."""

    first: int
    stop: int
    rows: tuple[Row, ...]


def named_in(sentence: Sentence, quoted: QuotedTables) -> list[Named]:
    """Return the labels in a sentence, in order; one that is part of a longer name is none."""
    words = [singular(word) for word in sentence.words(sentence.first, sentence.stop)]
    found: list[Named] = []
    free = 0
    begins = quoted.labels.first_words
    for at in (at for at, word in enumerate(words) if word in begins):
        hit = quoted.labels.longest(words, at, len(words)) if at >= free else None
        if hit is None:
            continue
        first, stop = sentence.first + at, sentence.first + at + hit[0]
        rows = tuple(row for row in hit[1] if _is_alone(sentence, first, stop, row, quoted))
        if rows:
            found.append(Named(first, stop, rows))
        free = at + hit[0]
    return found


def _is_alone(sentence: Sentence, first: int, stop: int, row: Row, quoted: QuotedTables) -> bool:
    """Whether nothing beside a label makes it another name: "net sales", "sales of bread"."""
    about = quoted.about((row,))
    return _begins(sentence, first, about) and _ends(sentence, stop, about)


def _begins(sentence: Sentence, first: int, about: frozenset[str]) -> bool:
    table, lower = relation_words("quoted"), sentence.tokens.lower
    at = first - 1
    while at >= sentence.first and (
        lower[at] in table["leading"] or lower[at] in open_words().determiners - _OWNERS
    ):
        at -= 1
    if at < sentence.first:
        return True
    word = lower[at]
    if word in _OWNERS or word.endswith("'s"):
        return False  # "its revenue" is that of what was named before
    if any(one.stop == at for one in sentence.quantities):
        return True  # "61% of total expenditure"
    if word in {"of", "on", "in", "for", "from"}:  # "spending on health"
        head = singular(lower[at - 1]) if at > sentence.first else ""
        return head in about or head in table["heads"]
    if word in {"'", "’"}:
        return False  # "shareholders' equity" is no equity of a portfolio
    return not word[0].isalnum() or word in table["before"]


def _ends(sentence: Sentence, stop: int, about: frozenset[str]) -> bool:
    table, lower = relation_words("quoted"), sentence.tokens.lower
    figures = sentence.quantities
    at = stop
    naming = (about & table["heads"]) | table["kinds"]
    while at < sentence.stop and singular(lower[at]) in naming:
        at += 1
    if at >= sentence.stop:
        return True
    word = lower[at]
    if word in {"of", "at"} and any(one.first <= at + 2 and at < one.stop for one in figures):
        return True  # "operating profit of £81 million"
    if word in _TYING:
        return any(one.first <= at + 2 and at < one.stop for one in sentence.times)
    if not word[0].isalpha():
        return word not in {"-", "'", "’", "&", "/"}
    return word in table["after"] or is_verb(sentence, at)


def is_verb(sentence: Sentence, at: int) -> bool:
    """Whether a verb or adverb stands at a token; a noun of change after a label is a verb."""
    word = sentence.tokens.lower[at]
    return word.endswith("ly") or word in change_verbs() or verb_at(sentence, at) is not None
