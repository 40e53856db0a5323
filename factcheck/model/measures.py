"""Measures: what can be stated of a subject, as `rules/measures/` defines it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct, field


class Measure(Struct, frozen=True):
    """One measure.

    `dimension` says which quantities can state it (money, people, count, percent, area, length,
    volume, years, number, density, rank, any); `cues` are the phrases that name it, `counted`
    the counted nouns that imply it, `counted_after` the phrases after which they do. `needs`
    are words that must follow its value ("% of GDP"). A `static` measure does not change
    with time; a `flow` is counted over a period. `negative` are words of its cues that turn the
    sign of a value around ("deficit"); `adjectives` state it after a value ("1,230 km long").
    `partner` are the words that tie the other party to it ("exports to"), `owning` those that
    tie its own subject where it flows there ("remittances to"). `named_bases` are the ids of what
    is known by another name on some basis (GDP at purchasing power parity), and `figures` leads
    from there back to the measure whose figures those are. `per` leads from what a value is per
    ("person") to the measure that it states then (GDP per person). `tolerance` is relative,
    `absolute_tolerance` in the measure's unit; both widen what the fact base gives. Values over
    `guesswork` (hyperinflation) are told apart by no source: they differ by an order of
    magnitude. `swing` is the share by which a month's rate can be off the year's. `quotient` are
    the measures that a value is worked out of: one over any of the rest.
    `barrels_per_tonne` are the least and the most that a tonne of oil makes.
    """

    id: str
    title: str
    dimension: str
    unit: str | None = None
    cues: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    counted_after: tuple[str, ...] = ()
    changes_of: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    quotient: tuple[str, ...] = ()
    aggregate: str | None = None
    flow: bool = False
    static: bool = False
    default_basis: str = ""
    bases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shares: Mapping[str, str] = field(default_factory=dict)
    named_bases: Mapping[str, str] = field(default_factory=dict)
    per: Mapping[str, str] = field(default_factory=dict)
    figures: str = ""
    tolerance: Decimal = Decimal("0.05")
    absolute_tolerance: Decimal = Decimal(0)
    guesswork: Decimal | None = None
    swing: Decimal | None = None
    barrels_per_tonne: tuple[Decimal, Decimal] | None = None
    plausible: tuple[Decimal, Decimal] | None = None

    @property
    def series(self) -> str:
        """The id under which the fact base has its figures."""
        return self.figures or self.id
