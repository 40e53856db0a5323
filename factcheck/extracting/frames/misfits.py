"""Figures that stand where a measure's value should, in a unit that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import can_state, dimension_of
from factcheck.extracting.frames.marks import MEASURE
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.narrowing import is_narrowed
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.measures import measures
from factcheck.extracting.sentence import Cue, Sentence
from factcheck.model.relations import Relation
from factcheck.model.spans import Span

_REACH = 8  # tokens between a measure's name and the figure


@cued_by(needs=MEASURE)
def misfit_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield figures that a measure's name leads to and that cannot state it."""
    spots: tuple[Spot, ...] | None = None
    for cue in sentence.cues:
        measure = measures()[cue.measure]
        impossible = rules_words("claims/dimensions")["impossible"].get(measure.dimension)
        if not impossible or measure.needs:
            continue  # "health spending" alone is money or a share of GDP
        spots = spots_of(sentence) if spots is None else spots
        spot = next((one for one in spots if one.first >= cue.stop), None)
        if spot is None or can_state(spot.quantity, measure) or spot.quantity.change_form == "by":
            continue
        if dimension_of(spot.quantity) in impossible and _leads(sentence, cue, spot):
            yield _relation(sentence, cue, spot)


def _leads(sentence: Sentence, cue: Cue, spot: Spot) -> bool:
    """Whether nothing but links and the name of whose it is stands before the figure."""
    words = relation_words("dimensions")
    if spot.first - cue.stop > _REACH or is_narrowed(sentence, cue):
        return False
    at, linked = cue.stop, False
    while at < spot.first:
        entity = sentence.entity_at(at)
        if entity is not None:
            at = entity.stop
        elif sentence.tokens.lower[at] in words["links"]:
            linked, at = True, at + 1
        else:
            return False
    after = sentence.words(spot.stop, spot.stop + 1)
    return linked and not words["another"].intersection(after)


def _relation(sentence: Sentence, cue: Cue, spot: Spot) -> Relation:
    return Relation(
        kind="misfit",
        operands=(spot.operand("value"),),
        span=Span(sentence.tokens.start[cue.first], spot.span.end),
        sentence=sentence.span,
        segment=sentence.segment,
        modality=modality_of(sentence, cue.first, spot.stop),
        traits={"measure": cue.measure},
    )
