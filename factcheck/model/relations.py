"""Relations: several quantities of a text that one equation ties together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.model.claims import Modality
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity, TimeExpression
from factcheck.model.spans import Span


class Operand(Struct, frozen=True, gc=False):
    """One quantity of a relation and the part that it plays.

    `interval` is what the printed figure alone leaves possible: without "higher than", which
    belongs to the relation and not to the figure, and of one end of "from 8 to 12 million".
    `time` is the time said beside it. `inferred` holds where the sentence does not say in so many
    words that the figure belongs to the relation.
    """

    role: str
    quantity: Quantity
    interval: Interval
    span: Span
    time: TimeExpression | None = None
    inferred: bool = False

    @property
    def text(self) -> str:
        """The figure as printed."""
        return self.quantity.text


class Relation(Struct, frozen=True, gc=False):
    """Quantities that belong together.

    `kind` says which equation is meant ("change", "parts", "conversion", "fraction", "rate");
    `traits` are what else the words say ("direction": "up"; "per": "year"; "closed": "rest").
    `span` reaches from the first operand to the last; `sentence` is that of the last one.
    `choices` are other operands that the words may mean instead: what such a relation says is
    wrong only where it is wrong of every choice. `loose` holds where they were tied by the
    parts that they play, over a passage, and other figures stand among them.
    """

    kind: str
    operands: tuple[Operand, ...]
    span: Span
    sentence: Span
    segment: int
    modality: Modality
    traits: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[tuple[Operand, ...], ...] = ()
    loose: bool = False

    @property
    def is_within(self) -> bool:
        """Whether one sentence tells all of it."""
        return self.sentence.start <= self.span.start

    def readings(self) -> Iterator[Relation]:
        """Yield the relation with each choice of operands, its own first."""
        yield self
        for operands in self.choices:
            yield replace(self, operands=operands, choices=())

    def of(self, role: str) -> tuple[Operand, ...]:
        """Return the operands that play a part, in the order of the text."""
        return tuple(one for one in self.operands if one.role == role)

    def one(self, role: str) -> Operand | None:
        """Return the only operand that plays a part, None where there is none or are several."""
        found = self.of(role)
        return found[0] if len(found) == 1 else None
