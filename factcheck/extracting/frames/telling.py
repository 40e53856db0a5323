"""The relation that a sentence tells of its figures, if it stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.sentence import Sentence
from factcheck.model.claims import Modality
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span

UNSAID = frozenset({Modality.NEGATED, Modality.HYPOTHETICAL})


def told(
    sentence: Sentence,
    kind: str,
    operands: Sequence[Operand],
    first: int,
    stop: int,
    **traits: str,
) -> Iterator[Relation]:
    """Yield the relation of some operands, in their order, that the tokens [first, stop) tell;
    nothing where the sentence denies it, or only supposes it."""
    modality = modality_of(sentence, first, stop)
    if modality not in UNSAID:
        start = min(one.span.start for one in operands)
        end = max(one.span.end for one in operands)
        yield Relation(
            kind=kind,
            operands=tuple(operands),
            span=Span(start, end),
            sentence=sentence.span,
            segment=sentence.segment,
            modality=modality,
            traits=traits,
        )


def in_cell(
    cell: Sentence, kind: str, operands: Sequence[Operand], span: Span | None, **traits: str
) -> Relation:
    """Return a relation that the cells of a table tell; `span` is its label, where it has one."""
    return Relation(
        kind=kind,
        operands=tuple(operands),
        span=span or Span(operands[0].span.start, operands[-1].span.end),
        sentence=cell.span,
        segment=cell.segment,
        modality=Modality.ASSERTED,
        traits=traits,
    )
