"""What prose says of the rows of the text's own tables: figures, changes and shares.

Each relation has every cell that the words may mean among its choices, so that it is wrong only
where none fits: the column need not be known. Sentences of other times, plans and parts are left
alone, since the table does not hold their figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import permutations

from msgspec import Struct

from factcheck.extracting.frames.quoted_figures import figure_relation, is_alike, unsigned
from factcheck.extracting.frames.quoted_rows import (
    Named,
    QuotedTables,
    Row,
    is_verb,
    named_in,
)
from factcheck.extracting.frames.quoted_times import Section, clause_of, is_of_table
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_at
from factcheck.extracting.nouns import singular
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.document import Document, SegmentKind
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span

_REACH = 24  # tokens from a label to its figure
_ASIDE = 14  # tokens of what is put in between commas
_MOST_CHOICES = 60
_SHARES = frozenset({"percent"})
_POINTS = frozenset({"percentage_point", "basis_point"})


class Telling(Struct, frozen=True):
    """A figure of a sentence with the label before it that it is said of."""

    sentence: Sentence
    named: Named
    spot: Spot
    between: tuple[str, ...]


def quoting_relations(
    document: Document,
    quoted: QuotedTables,
    sentences: Sequence[Sentence],
    known: Sequence[Relation],
) -> Iterator[Relation]:
    """Yield the relations between prose and the tables of a text.

    `known` are the relations that sentences tell by themselves: a figure that is the result of
    one of them is held against no table.
    """
    reckoned = {
        one.span
        for relation in known
        if relation.kind != "half_change"
        for role in ("delta", "share")
        for one in relation.of(role)
    }
    section = Section(document, quoted)
    for sentence in sentences:
        kind = document.segments[sentence.segment].kind
        if kind is SegmentKind.TABLE_CELL:
            continue
        named = named_in(sentence, quoted)
        section = section.before(sentence, named, is_heading=kind is SegmentKind.HEADING)
        if kind is SegmentKind.HEADING or not named or not sentence.quantities:
            continue
        told: set[Span] = set()
        for telling in (*_tellings(sentence, named, quoted), *_shares_of(sentence, named)):
            if telling.spot.span in told:
                continue
            clause = clause_of(sentence, telling.named.first, telling.spot.stop)
            rows = tuple(
                row for row in telling.named.rows if is_of_table(clause, row, section, quoted)
            )
            relation = _relation_of(telling, rows, named, quoted, reckoned) if rows else None
            if relation is not None:
                told.add(telling.spot.span)
                yield relation


def _tellings(
    sentence: Sentence, named: Sequence[Named], quoted: QuotedTables
) -> Iterator[Telling]:
    """The figures that stand after a label with nothing of another thing in between."""
    spots = spots_of(sentence)
    heads = relation_words("quoted")["heads"]
    for at, one in enumerate(named):
        about = (quoted.about(one.rows) & heads) | relation_words("quoted")["kinds"]
        stop = named[at + 1].first if at + 1 < len(named) else sentence.stop
        for spot in spots:
            if not one.stop <= spot.first < stop:
                continue
            between = _between(sentence, one, spot, about)
            if between is None:
                break
            yield Telling(sentence, one, spot, between)


def _shares_of(sentence: Sentence, named: Sequence[Named]) -> Iterator[Telling]:
    """A share whose subject points back to the one label before it: "... and now make up 30%"."""
    table, lower = relation_words("quoted"), sentence.tokens.lower
    for spot in spots_of(sentence):
        before = [one for one in named if one.stop <= spot.first]
        if len(before) != 1 or spot.quantity.unit not in _SHARES:
            continue
        at = next(
            (at for at in range(spot.first - 1, spot.first - 4, -1) if lower[at] in table["verbs"]),
            None,
        )
        if at is None or at <= before[0].stop:
            continue
        at -= 1
        while at > sentence.first and (lower[at].endswith("ly") or lower[at] in table["adverbs"]):
            at -= 1
        if lower[at] in table["pointing"]:
            yield Telling(
                sentence, before[0], spot, (lower[at], *sentence.words(at + 1, spot.first))
            )


def _between(
    sentence: Sentence, named: Named, spot: Spot, about: Collection[str]
) -> tuple[str, ...] | None:
    """The words from a label to a figure; None where one of them is of another thing."""
    table, lower = relation_words("quoted"), sentence.tokens.lower
    if spot.first - named.stop > _REACH:
        return None
    words: list[str] = []
    spots = spots_of(sentence)
    at = _after_aside(sentence, named.stop, spots)
    while at < spot.first:
        time = time_at(sentence, at)
        inner = next((one for one in spots if one.first <= at < one.stop), None)
        if time is not None:
            at = time.stop
        elif inner is not None:
            if not _may_be_of(inner, named):
                return None
            at = inner.stop
        else:
            word = lower[at]
            known = word in table["between"] or singular(word) in about
            if not known and not is_verb(sentence, at):
                return None
            words.append(word)
            at += 1
    return tuple(words)


def _may_be_of(spot: Spot, named: Named) -> bool:
    """Whether a figure may be of a label: a change, a share, or one in the unit of its rows; not
    "the fire department answered 22,600 calls"."""
    if spot.quantity.unit in _SHARES | _POINTS or _is_fraction(spot):
        return True
    cells = (cell for row in named.rows for cell in row.figures.values())
    return any(is_alike(spot, cell) for cell in cells)


def _after_aside(sentence: Sentence, at: int, spots: Sequence[Spot]) -> int:
    """The token after what is put in between commas right after a label, if a verb follows."""
    text = sentence.tokens.text
    if at >= sentence.stop or text[at] != ",":
        return at
    for close in range(at + 2, min(at + _ASIDE, sentence.stop - 1)):
        if text[close] == ",":
            free = not any(at < one.first < close for one in spots)
            return close + 1 if free and is_verb(sentence, close + 1) else at
    return at


def _relation_of(
    telling: Telling,
    rows: Sequence[Row],
    named: Sequence[Named],
    quoted: QuotedTables,
    reckoned: set[Span],
) -> Relation | None:
    spot = telling.spot
    if spot.span in reckoned or spot.quantity.hedge is not None or spot.quantity.is_range:
        return None
    relation = None
    if _is_size(telling):
        relation = _change(telling, rows)
    elif spot.quantity.unit in _SHARES or _is_fraction(spot):
        relation = _share(telling, rows, named, quoted)
    if relation is None and not _is_size(telling):
        relation = figure_relation(telling.sentence, telling.spot, telling.between, rows, quoted)
    return relation


def _is_fraction(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.unit is None and not any(char.isdigit() for char in quantity.text)


def _is_size(telling: Telling) -> bool:
    """Whether a figure is the size of a change: "rose by 5%", "5% more than", "a rise of 5%"."""
    quantity, sizes = telling.spot.quantity, relation_words("quoted")["sizes"]
    if quantity.unit in _POINTS:
        return True
    last = telling.between[-1:]
    if last == ("by",) or (last == ("of",) and not sizes.isdisjoint(telling.between[-3:-1])):
        return True
    if quantity.change_form in ("to", "from") or last in (("to",), ("from",), ("at",)):
        return False
    after = telling.sentence.words(telling.spot.stop, telling.spot.stop + 1)
    comparing = bool(after) and after[0] in {"more", "less", "higher", "lower", "above", "below"}
    return comparing or (quantity.change is not None and quantity.change_form == "by")


def _change(telling: Telling, rows: Sequence[Row]) -> Relation | None:
    """ "Tanker revenue increased by 19.2 percent": between which columns need not be said."""
    pairs: list[tuple[Spot, Spot]] = []
    for row in rows:
        columns = [spot for spot in row.figures.values() if _is_level(telling, spot)]
        pairs += permutations(columns, 2)
    pairs = [pair for pair in pairs if pair[0].quantity.number and pair[1].quantity.number]
    if not pairs or len(pairs) > _MOST_CHOICES:
        return None
    if any(_is_printed(telling.spot, row) for row in rows):
        return None
    readings = [
        (_positive(before, "before"), _positive(after, "after"), telling.spot.operand("delta"))
        for before, after in pairs
    ]
    return _relation(telling, "change", readings, {})


def _is_level(telling: Telling, spot: Spot) -> bool:
    """Whether a cell can be a figure between which a change is told in this unit."""
    unit, told = spot.quantity.unit, telling.spot.quantity.unit
    if told in _POINTS:
        return unit in (None, "percent")
    if told in _SHARES or told == "time" or _is_fraction(telling.spot):
        return unit not in _SHARES
    return unit == told or (unit is None and told is None)


def _is_printed(spot: Spot, row: Row) -> bool:
    """Whether a row has the size of the change in a column of its own."""
    number = abs(spot.quantity.number)
    return any(abs(one.quantity.number) == number for one in row.figures.values())


def _positive(spot: Spot, role: str) -> Operand:
    """A cell without the bracket of what accounts take off."""
    operand = spot.operand(role)
    if spot.quantity.number >= 0:
        return operand
    return unsigned(operand)


def _share(
    telling: Telling, rows: Sequence[Row], named: Sequence[Named], quoted: QuotedTables
) -> Relation | None:
    """ "Fuel accounted for 32% of operating costs", "... half of the total"."""
    if relation_words("quoted")["sharing"].isdisjoint(telling.between):
        return None
    wholes = _wholes(telling, rows, named, quoted)
    readings = []
    for row in rows:
        for whole in wholes:
            for column, part in row.figures.items():
                for total in _same_column(row, column, whole, quoted):
                    if part.quantity.unit == total.quantity.unit not in _SHARES:
                        readings.append(
                            (
                                _positive(part, "part"),
                                _positive(total, "whole"),
                                telling.spot.operand("share"),
                            )
                        )
    if not readings or len(readings) > _MOST_CHOICES:
        return None
    return _relation(telling, "fraction", readings, {})


def _wholes(
    telling: Telling, rows: Sequence[Row], named: Sequence[Named], quoted: QuotedTables
) -> list[Row]:
    """The rows that a share may be of: one that is named right after it, or the total."""
    sentence, at = telling.sentence, telling.spot.stop
    if at >= sentence.stop or sentence.tokens.lower[at] != "of":
        return []
    following = next((one for one in named if at < one.first <= at + 3), None)
    if following is not None:
        own = {(row.table, row.at) for row in rows}
        return [row for row in following.rows if (row.table, row.at) not in own]
    if not _means_all(sentence, at + 1, quoted.about(rows)):
        return []
    tables = {row.table for row in rows}
    return [
        row
        for table in quoted.tables
        if table.number in tables
        for row in table.rows
        if row.is_total
    ]


def _means_all(sentence: Sentence, at: int, about: frozenset[str]) -> bool:
    """Whether all that a table has is named: "the total", "all revenue", "group sales"."""
    table = relation_words("quoted")
    heads = about & table["heads"]
    seen = False
    while at < sentence.stop and sentence.tokens.lower[at][0].isalpha():
        word = sentence.tokens.lower[at]
        if word in table["wholes"] or singular(word) in heads:
            seen = True
        elif word not in table["leading"] and word not in {"the", "our"}:
            break
        at += 1
    if at >= sentence.stop or not sentence.tokens.lower[at][0].isalnum():
        return seen
    return seen and sentence.tokens.lower[at] in table["after"] | {"in", "after"}


def _same_column(row: Row, column: int, whole: Row, quoted: QuotedTables) -> Iterator[Spot]:
    """The cells of another row in the column of the same heading."""
    if row.table == whole.table:
        if column in whole.figures:
            yield whole.figures[column]
        return
    tables = {one.number: one for one in quoted.tables}
    words = tables[row.table].headings[column].words
    for other, spot in whole.figures.items():
        if tables[whole.table].headings[other].words == words:
            yield spot


def _miss(operands: tuple[Operand, ...]) -> float:
    """By how much a reading is off as printed, so that a finding shows the nearest."""
    one, other, told = (abs(float(operand.quantity.number)) for operand in operands)
    unit = operands[2].quantity.unit
    if operands[2].role == "share":
        made = one / other * 100 if other else 0.0
    elif unit in _SHARES or unit is None:
        made = abs(other / one - 1) * 100 if one else 0.0
    else:
        made = abs(other - one)
    told = told * 100 if unit is None and told < 1 else told
    return abs(made - told)


def _relation(
    telling: Telling,
    kind: str,
    readings: Sequence[tuple[Operand, ...]],
    traits: Mapping[str, str],
) -> Relation:
    first, *others = sorted(readings, key=_miss)
    return Relation(
        kind=kind,
        operands=first,
        span=telling.spot.span,
        sentence=telling.sentence.span,
        segment=telling.sentence.segment,
        modality=Modality.ASSERTED,
        traits=traits,
        choices=tuple(others),
    )
