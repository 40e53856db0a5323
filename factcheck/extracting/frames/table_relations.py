"""All relations of the tables of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.records_told import table_record_relations
from factcheck.extracting.frames.table_changes import table_change_relations
from factcheck.extracting.frames.table_columns import table_column_relations
from factcheck.extracting.frames.table_grid import sentences_by_segment, tables_of
from factcheck.extracting.frames.table_rows import table_row_relations
from factcheck.extracting.frames.table_sums import table_sum_relations
from factcheck.extracting.frames.told_already import is_told
from factcheck.extracting.sentence import Sentence
from factcheck.model.document import Document
from factcheck.model.relations import Relation


def table_relations(document: Document, sentences: Sequence[Sentence]) -> Iterator[Relation]:
    """Yield the relations of the rows and columns of tables."""
    by_segment = sentences_by_segment(sentences)
    places: dict[int, int] = {}
    for at, sentence in enumerate(sentences):
        places.setdefault(sentence.segment, at)
    for cells in tables_of(document):
        sums = list(table_sum_relations(document, cells, by_segment))
        yield from sums
        for relation in table_row_relations(document, cells, by_segment):
            if not any(is_told(relation, one) for one in sums):
                yield relation
        yield from table_change_relations(document, cells, by_segment)
        yield from table_column_relations(document, cells, by_segment)
        yield from table_record_relations(document, cells, by_segment, sentences, places)
