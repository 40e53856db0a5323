"""All relations of a text, family by family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from factcheck.extracting.frames.accounts_told import account_relations
from factcheck.extracting.frames.asides import may_have_asides, without_asides
from factcheck.extracting.frames.ballots_told import ballot_relations
from factcheck.extracting.frames.change_told import change_relations
from factcheck.extracting.frames.changes_apart import apart_change_relations
from factcheck.extracting.frames.conversion_told import conversion_relations
from factcheck.extracting.frames.cued import Families, find_in_all
from factcheck.extracting.frames.definitions_told import definition_relations
from factcheck.extracting.frames.differences_told import difference_relations
from factcheck.extracting.frames.elided_scales import in_one_scale
from factcheck.extracting.frames.enumerated import enumerated_relations
from factcheck.extracting.frames.fitted import fitted_relations
from factcheck.extracting.frames.gaps_told import gap_relations
from factcheck.extracting.frames.instalments_told import instalment_relations
from factcheck.extracting.frames.leaders_told import leader_relations
from factcheck.extracting.frames.levels_told import level_relations
from factcheck.extracting.frames.margins_told import margin_relations
from factcheck.extracting.frames.misfits import misfit_relations
from factcheck.extracting.frames.moves_told import move_relations
from factcheck.extracting.frames.multiples_of import multiple_relations
from factcheck.extracting.frames.named_figures import named_relations
from factcheck.extracting.frames.orders_told import order_relations
from factcheck.extracting.frames.partitives_told import partitive_relations
from factcheck.extracting.frames.parts_apart import apart_relations
from factcheck.extracting.frames.parts_told import part_relations
from factcheck.extracting.frames.passages import Passage, passage_of
from factcheck.extracting.frames.percentages_apart import apart_percentage_relations
from factcheck.extracting.frames.percentages_told import percentage_relations
from factcheck.extracting.frames.products_apart import apart_product_relations
from factcheck.extracting.frames.products_framed import framed_product_relations
from factcheck.extracting.frames.products_told import product_relations
from factcheck.extracting.frames.rates_told import rate_relations
from factcheck.extracting.frames.records_told import record_relations
from factcheck.extracting.frames.references_told import reference_relations
from factcheck.extracting.frames.rest_told import rest_relations
from factcheck.extracting.frames.seats_summed import seat_sum_relations
from factcheck.extracting.frames.shares_apart import apart_share_relations
from factcheck.extracting.frames.shares_enclosed import enclosed_relations
from factcheck.extracting.frames.shares_named import named_share_relations
from factcheck.extracting.frames.shares_paired import paired_relations
from factcheck.extracting.frames.shares_reckoned import reckoned_share_relations
from factcheck.extracting.frames.shares_restated import restated_relations
from factcheck.extracting.frames.shares_told import fraction_relations
from factcheck.extracting.frames.sides_told import side_relations
from factcheck.extracting.frames.sizes_told import size_relations
from factcheck.extracting.frames.slips_told import slip_relations
from factcheck.extracting.frames.statuses_summed import status_relations
from factcheck.extracting.frames.stocks_told import stock_relations
from factcheck.extracting.frames.sums_told import sum_relations
from factcheck.extracting.frames.table_grid import has_tables
from factcheck.extracting.frames.ties import tied_in
from factcheck.extracting.frames.times_told import times_relations
from factcheck.extracting.frames.told_already import is_told
from factcheck.extracting.frames.trios_told import trio_relations
from factcheck.extracting.frames.walks_told import walk_relations
from factcheck.extracting.frames.wholes_exceeded import exceeded_relations
from factcheck.extracting.frames.wholes_listed import listed_whole_relations
from factcheck.extracting.frames.wholes_rated import restated_shares
from factcheck.extracting.frames.wholes_told import whole_relations
from factcheck.extracting.frames.worked_out import worked_out_relations
from factcheck.extracting.sentence import Sentence, being_read
from factcheck.model.document import Document
from factcheck.model.relations import Relation

_FAMILIES = Families(
    change_relations,
    conversion_relations,
    definition_relations,
    difference_relations,
    fraction_relations,
    misfit_relations,
    move_relations,
    multiple_relations,
    part_relations,
    partitive_relations,
    product_relations,
    rate_relations,
)
# Of a sentence with those before it; the cues are words of the sentence itself.
_PASSAGES = Families(
    size_relations,
    reference_relations,
    sum_relations,
    rest_relations,
    apart_relations,
    apart_change_relations,
    apart_share_relations,
    gap_relations,
    times_relations,
    apart_product_relations,
    apart_percentage_relations,
    order_relations,
    side_relations,
    named_relations,
    record_relations,
    ballot_relations,
    enclosed_relations,
    leader_relations,
    framed_product_relations,
    seat_sum_relations,
    instalment_relations,
    enumerated_relations,
    restated_relations,
    reckoned_share_relations,
    named_share_relations,
    status_relations,
    stock_relations,
    level_relations,
    walk_relations,
    whole_relations,
    trio_relations,
    listed_whole_relations,
    restated_shares,
    margin_relations,
    exceeded_relations,
    account_relations,
    worked_out_relations,
    slip_relations,
)
# Those for which it counts that no other figure stands beside: not without asides.
_OF_WHOLE = Families(fitted_relations, paired_relations)
# Of a sentence with the one right before it.
_WITH_BEFORE = Families(percentage_relations)
# Of a passage that ends with a sentence without figures.
_WITHOUT_FIGURES = Families(record_relations)
_AT_ONCE = 1000  # sentences that each family goes over before the next one begins
_MOST = 40  # relations of one kind in one sentence; more is no prose


def find_relations(document: Document, sentences: Sequence[Sentence]) -> tuple[Relation, ...]:
    """Return the relations among the quantities of each sentence, in the order of the text, and
    those of the columns of tables."""
    told = tuple(map(in_one_scale, _relations(sentences)))
    if not has_tables(document):
        return told
    from factcheck.extracting.frames.table_relations import (  # noqa: PLC0415 - few texts have any
        table_relations,
    )

    return (*told, *table_relations(document, sentences))


def _relations(sentences: Sequence[Sentence]) -> Iterator[Relation]:
    shorter, cut = _without_asides(sentences)
    for first in range(0, len(sentences), _AT_ONCE):
        places = range(first, min(first + _AT_ONCE, len(sentences)))
        counted = [at for at in places if sentences[at].quantities]
        with being_read(sentences[at] for at in counted):
            whole = _of_sentences(sentences, counted)
            for passage, told in _of_passages(sentences, whole, _OF_WHOLE):
                _add(whole[passage.at], told, _but_parts(whole[passage.at]))
        less = _of_sentences(shorter, [at for at in places if at in cut])
        for at in places:
            known = whole.get(at)
            if known is None:
                yield from _without_figures(sentences, at)
                continue
            if at in less:
                passage = passage_of(sentences, at)
                _add(known, (tied_in(passage, one) for one in less[at]), known)
            yield from known


def _without_figures(sentences: Sequence[Sentence], at: int) -> Iterator[Relation]:
    if sentences[at].times:
        for family in _WITHOUT_FIGURES.of(sentences[at]):
            yield from family(passage_of(sentences, at))


def _without_asides(sentences: Sequence[Sentence]) -> tuple[Sequence[Sentence], set[int]]:
    """The sentences of a text without their asides, and the places of those that had any."""
    if not any(map(may_have_asides, sentences)):
        return sentences, set()
    shorter: list[Sentence] = []
    places: set[int] = set()
    for _, group in groupby(sentences, key=lambda one: one.segment):
        paragraph = list(group)
        cut, had = without_asides(paragraph)
        places.update(len(shorter) + at for at in had)
        shorter += cut or paragraph
    return shorter, places


def _of_sentences(
    sentences: Sequence[Sentence], places: Sequence[int]
) -> dict[int, list[Relation]]:
    """The relations of the sentences at some places, alone and with those before them."""
    found: dict[int, list[Relation]] = {at: [] for at in places}
    find_in_all(_FAMILIES, [(sentences[at], found[at], (sentences[at],)) for at in places], _MOST)
    for at, known in found.items():
        sentence = sentences[at]
        before = sentences[at - 1] if at and sentences[at - 1].segment == sentence.segment else None
        for family in _WITH_BEFORE.of(sentence):
            known.extend(family(sentence, before))
    for passage, told in _of_passages(sentences, found, _PASSAGES):
        known = found[passage.at]  # the sentence may tell of the same figures itself
        _add(known, (tied_in(passage, one) for one in told), _but_parts(known))
    return found


def _of_passages(
    sentences: Sequence[Sentence], places: Iterable[int], families: Families[[Passage], Relation]
) -> Iterator[tuple[Passage, list[Relation]]]:
    """Yield the sentences at some places with those before them, and their relations."""
    asked: list[tuple[Sentence, list[Relation], tuple[Passage]]] = []
    for at in places:
        passage = passage_of(sentences, at)
        if len(passage.spots) > 1 or any(one.quantity.is_range for one in passage.own):
            asked.append((sentences[at], [], (passage,)))
    find_in_all(families, asked, _MOST)
    for _, told, (passage,) in asked:
        yield passage, told


def _but_parts(known: Sequence[Relation]) -> list[Relation]:
    """Relations but for those that only say of a figure that it is part of another."""
    return [one for one in known if one.traits.get("closed") != "part"]


def _add(found: list[Relation], told: Iterable[Relation], known: Sequence[Relation]) -> None:
    """Add the relations of figures of which no relation of the kind is among the known or those
    added."""
    known = list(known)
    for one in told:
        if not any(is_told(one, other) for other in known):
            known.append(one)
            found.append(one)
