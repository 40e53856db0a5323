"""Tables of figures: each cell with a number states what its row and column say together.

One of the two headers names the measure ("Population, million"), the other the subject or the
year; what neither says, the caption or heading above may. A header that says anything more than
that is not understood, and its cells make no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cue_labels import (
    Unit,
    counted_in,
    label_after,
    unit_in,
    words_of,
)
from factcheck.extracting.frames.dimensions import can_state, unit_of
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.open_tables import open_cell
from factcheck.extracting.frames.table_names import named_cell, tells
from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Sentence
from factcheck.model.claims import Modality, Value
from factcheck.model.document import Document, SegmentKind
from factcheck.model.measures import Measure
from factcheck.model.mentions import EntityMention, Quantity, TimeExpression

_MARKS = frozenset("()[]*†‡,;:.-–/'\"")
_ABOVE = frozenset({SegmentKind.HEADING, SegmentKind.CAPTION, SegmentKind.PARAGRAPH})


class Header(Struct, frozen=True):
    """What one header cell says; `clear` holds where nothing else stands in it. `money` is what
    the line above a table says that its accounts are in ("in $ million")."""

    measure: Measure | None = None
    unit: Unit | None = None
    basis: str = ""
    subject: EntityMention | None = None
    period: TimeExpression | None = None
    modality: Modality = Modality.ASSERTED
    clear: bool = True
    money: Unit | None = None


def table_frames(document: Document, sentences: Sequence[Sentence]) -> list[Frame]:
    """Return the frames of all cells of all tables, in the order of the text."""
    by_segment: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_segment.setdefault(sentence.segment, []).append(sentence)
    return [
        frame
        for first, stop, headings in _tables(document)
        for frame in _frames_of_table(
            _grid(document, by_segment, first, stop),
            _above(document, by_segment, first, headings),
        )
    ]


def _tables(document: Document) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield the half-open ranges of segments that are the cells of one table, each with the
    segments of the headings over it, the nearest first."""
    headings: list[int] = []
    segments = document.segments
    index = 0
    while index < len(segments):
        one = segments[index]
        if one.kind is SegmentKind.HEADING:
            headings = [at for at in headings if segments[at].level < one.level] + [index]
        if one.kind is not SegmentKind.TABLE_CELL:
            index += 1
            continue
        stop = index + 1
        while (
            stop < len(segments)
            and segments[stop].kind is SegmentKind.TABLE_CELL
            and segments[stop].row >= segments[stop - 1].row
        ):
            stop += 1
        yield index, stop, tuple(reversed(headings))
        index = stop


def _grid(
    document: Document, by_segment: Mapping[int, Sequence[Sentence]], first: int, stop: int
) -> dict[tuple[int, int], Sentence]:
    """The cells of one sentence each by row and column; a cell with more of them is prose."""
    segments = document.segments
    return {
        (segments[at].row, segments[at].column): by_segment[at][0]
        for at in range(first, stop)
        if len(by_segment.get(at, ())) == 1
    }


def _above(
    document: Document,
    by_segment: Mapping[int, Sequence[Sentence]],
    table: int,
    headings: Sequence[int],
) -> Header:
    """What the line right above a table and the headings over it say of all its cells."""
    at = table - 1
    if at < 0 or document.segments[at].kind not in _ABOVE:
        return Header()
    found = by_segment.get(at, ())
    above = _said_above(found[0]) if len(found) == 1 else Header()
    if above.subject is None and not any(one.entities for one in found):
        return replace(above, subject=_title_subject(by_segment, headings))
    return above


def _said_above(sentence: Sentence) -> Header:
    named = {one.mention.entity: one.mention for one in sentence.entities}
    years = [one.mention for one in sentence.times if _is_year(one.mention)]
    words = sentence.words(sentence.first, sentence.stop)
    return Header(
        subject=next(iter(named.values())) if len(named) == 1 else None,
        period=years[0] if len(years) == 1 else None,
        unit=unit_in(" ".join(word for word in words if word in words_of("magnitudes"))),
        money=unit_in(" ".join(word for word in words if _is_of_money(word))),
    )


def _is_of_money(word: str) -> bool:
    return word in words_of("magnitudes") or word in words_of("money")


def _title_subject(
    by_segment: Mapping[int, Sequence[Sentence]], headings: Sequence[int]
) -> EntityMention | None:
    """The one name in the nearest heading over a table that has a name."""
    for heading in headings:
        sentences = by_segment.get(heading, ())
        named = {
            one.mention.entity: one.mention for sentence in sentences for one in sentence.entities
        }
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _is_year(time: TimeExpression) -> bool:
    return time.grain == "year" and time.first is not None


def _frames_of_table(cells: Mapping[tuple[int, int], Sentence], above: Header) -> Iterator[Frame]:
    if not cells:
        return
    top = min(row for row, _ in cells)
    side = _naming_column(cells, top)
    columns = {column: _header(one) for (row, column), one in cells.items() if row == top}
    rows = {row: _header(one) for (row, column), one in cells.items() if column == side}
    corner = columns.get(side, Header())
    unit = corner.unit or above.money or _corner_unit(cells.get((top, side)))
    for (row, column), cell in sorted(cells.items()):
        if row == top or column <= side or row not in rows or column not in columns:
            continue
        headers = cells[row, side], cells[top, column]
        frame = named_cell(cell, *headers, above.subject, above.period)
        if frame is not None:
            yield frame
            continue
        frame = _cell_frame(cell, columns[column], rows[row], corner, above)
        printed = _only_quantity(cell) if frame is None else None
        if printed is not None:
            frame = open_cell(cell, printed, headers, unit, above.subject)
        if frame is not None:
            yield frame


def _corner_unit(cell: Sentence | None) -> Unit | None:
    """The unit of a table that stands alone in its corner: "NOK million", "thousand tonnes"."""
    if cell is None or cell.cues or cell.entities:
        return None
    unit = unit_in(cell.tokens.joined(cell.first, cell.stop - 1))
    return unit if unit is not None and unit.unit and dimension(unit.unit) != "count" else None


def _naming_column(cells: Mapping[tuple[int, int], Sentence], top: int) -> int:
    """The column that says what rows are of; the first but for a column of ranks before it."""
    every = sorted({column for _, column in cells})
    for column in every[:2]:
        below = [one for (row, at), one in cells.items() if at == column and row != top]
        if any(one.entities or one.cues or one.times or tells(one) for one in below):
            return column
    return every[0]


def _header(cell: Sentence) -> Header:
    """Read a header cell: a measure with its unit, a name, a year, or some of them."""
    used: set[int] = set()
    names = cell.entities
    times = [one for one in cell.times if one.mention.first is not None]
    measure, unit, basis = None, None, ""
    cues = cell.cues[:1]
    for cue in cues:
        label = label_after(cell, cue)
        measure, unit, basis = measures()[cue.measure], label.unit, label.base
        used.update(range(cue.first, label.stop))
        if label.narrowed:
            return Header(clear=False)
        unit = unit or _trailing_unit(cell, cue, label.stop, used)
        basis = basis or _basis(cell, measure)
    for placed in (*names, *times):
        used.update(range(placed.first, placed.stop))
    rest = [cell.tokens.lower[at] for at in range(cell.first, cell.stop) if at not in used]
    names = tuple(one for one in names if not _inside(one.first, cues, cell))
    return Header(
        measure=measure,
        unit=unit,
        basis=basis,
        subject=names[0].mention if len(names) == 1 else None,
        period=times[0].mention if len(times) == 1 and _is_year(times[0].mention) else None,
        modality=modality_of(cell, cell.first, cell.stop),
        clear=len(names) <= 1 and len(times) <= 1 and all(_says_nothing(word) for word in rest),
    )


def _inside(at: int, cues: Sequence[Cue], cell: Sentence) -> bool:
    """Whether a name stands in the unit of a label ("US" in "US$ billion")."""
    return any(cue.first <= at for cue in cues) and cell.words(at + 1, at + 2) == ["$"]


def _trailing_unit(cell: Sentence, cue: Cue, at: int, used: set[int]) -> Unit | None:
    """The unit after a comma, in brackets or bare: "Population, million", "Area km2"."""
    words = [one for one in range(at, cell.stop) if cell.tokens.text[one] not in _MARKS]
    times = {at for one in cell.times for at in range(one.first, one.stop)}
    words = [one for one in words if one not in times]
    if not words:
        return None
    unit = unit_in(cell.tokens.joined(words[0], words[-1]))
    allowed = words_of("bracket") | words_of("magnitudes")
    if unit is None and not all(cell.tokens.lower[one] in allowed for one in words):
        return None
    if unit is not None and unit.unit is None and len(words) > 1:
        allowed_words = all(cell.tokens.lower[one] in allowed for one in words)
        if not allowed_words:
            return None
    used.update(range(at, cell.stop))
    return unit


def _basis(cell: Sentence, measure: Measure) -> str:
    text = " ".join(cell.words(cell.first, cell.stop))
    for basis, phrases in measure.bases.items():
        if any(phrase in text for phrase in phrases):
            return "constant_ppp" if basis == "ppp" and "constant" in text else basis
    return ""


def _says_nothing(word: str) -> bool:
    if word in _MARKS or (word.isdigit() and len(word) == 1):
        return True
    return word in lexicon("narrowing")["neutral_before"] or word in words_of("neutral")


def _cell_frame(
    cell: Sentence, column: Header, row: Header, corner: Header, above: Header
) -> Frame | None:
    if not (column.clear and row.clear):
        return None
    naming = [one for one in (column, row) if one.measure is not None]
    if len(naming) != 1:
        return None
    header = naming[0]
    measure, printed = header.measure, _only_quantity(cell)
    if measure is None or printed is None:
        return None
    unit = header.unit or corner.unit or above.unit
    quantity = counted_in(printed, unit, measure)
    if not can_state(quantity, measure):
        return None
    named = [one.subject for one in (column, row) if one.subject is not None]
    subject = named[0] if len(named) == 1 else (above.subject if not named else None)
    if subject is not None and subject.type not in measure.subjects:
        return None
    dated = [one.period for one in (column, row) if one.period is not None]
    if len(dated) > 1 or len(named) > 1 or not (named or dated):
        return None
    forecast = Modality.FORECAST in (column.modality, row.modality)
    return Frame(
        measure=measure.id,
        span=printed.span,
        sentence=cell,
        value=Value(
            text=printed.text,
            interval=quantity.interval,
            unit=unit_of(quantity, measure),
            quantity=quantity,
        ),
        subject=SubjectHint(owner=subject, position=printed.start, types=measure.subjects),
        modality=Modality.FORECAST if forecast else Modality.ASSERTED,
        period=dated[0] if dated else above.period,
        qualifiers={"basis": header.basis} if header.basis else {},
        mentions=(printed,),
    )


def _only_quantity(cell: Sentence) -> Quantity | None:
    """The number that is all of a cell, but for marks of footnotes."""
    if len(cell.quantities) != 1 or cell.entities:
        return None
    placed = cell.quantities[0]
    outside = [*range(cell.first, placed.first), *range(placed.stop, cell.stop)]
    end = placed.mention.noun_end or 0
    others = [
        cell.tokens.text[at]
        for at in outside
        if cell.tokens.start[at] >= end or cell.tokens.start[at] < placed.mention.start
    ]
    return None if placed.mention.ordinal or not _MARKS.issuperset(others) else placed.mention
