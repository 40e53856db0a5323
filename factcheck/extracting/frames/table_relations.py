"""All relations of the tables of a text, and of sentences that quote them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.extracting.frames.quoted_borne_out import is_borne_out
from factcheck.extracting.frames.quoted_rows import quoted_tables
from factcheck.extracting.frames.quoted_told import quoting_relations
from factcheck.extracting.frames.records_told import table_record_relations
from factcheck.extracting.frames.table_changes import table_change_relations
from factcheck.extracting.frames.table_columns import table_column_relations
from factcheck.extracting.frames.table_grid import Cells, sentences_by_segment, tables_of
from factcheck.extracting.frames.table_rows import table_row_relations
from factcheck.extracting.frames.table_sums import table_sum_relations
from factcheck.extracting.frames.told_already import is_told
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document
from factcheck.model.relations import Relation


def with_tables(
    document: Document, sentences: Sequence[Sentence], told: tuple[Relation, ...]
) -> tuple[Relation, ...]:
    """Return the relations that sentences tell, without those that a table bears out, and those
    of the columns of tables."""
    tables = list(tables_of(document))
    by_segment = sentences_by_segment(sentences)
    quoted = quoted_tables(document, tables, by_segment)
    if quoted is not None:
        told = tuple(one for one in told if not is_borne_out(one, quoted))
    return (
        *told,
        *_of_tables(document, tables, by_segment, sentences),
        *(quoting_relations(document, quoted, sentences, told) if quoted is not None else ()),
    )


def _of_tables(
    document: Document,
    tables: Sequence[Cells],
    by_segment: Mapping[int, Sequence[Sentence]],
    sentences: Sequence[Sentence],
) -> Iterator[Relation]:
    places: dict[int, int] = {}
    for at, sentence in enumerate(sentences):
        places.setdefault(sentence.segment, at)
    for cells in tables:
        sums = list(table_sum_relations(document, cells, by_segment))
        yield from sums
        for relation in table_row_relations(document, cells, by_segment):
            if not any(is_told(relation, one) for one in sums):
                yield relation
        yield from table_change_relations(document, cells, by_segment)
        yield from table_column_relations(document, cells, by_segment)
        yield from table_record_relations(document, cells, by_segment, sentences, places)
