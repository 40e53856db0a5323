"""Candidates: one reading of a stated value each, how it is told, and which lies nearest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects, relative_distance
from factcheck.factbase.facts import Fact, GroupSum, WorldTotal
from factcheck.model.findings import Evidence, Reading
from factcheck.model.interval import Interval
from factcheck.rulebook.citing import basis_words, evidence_of
from factcheck.rulebook.printing import span_of

_MUCH_NEARER = Decimal("1.5")
_COUNTABLE = frozenset(
    {"member", "observer", "partner", "candidate", "participant", "signatory", "associate"}
)


class Candidate(Struct, frozen=True):
    """One reading with the facts behind it. `year` is 0 where no single year is meant."""

    scope: str
    basis: str
    year: int
    interval: Interval
    unit: str
    default: bool
    sources: tuple[Fact | GroupSum | WorldTotal, ...]
    note: str = ""
    line: str = ""  # what `reading_line` gives, where it was kept

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The facts behind the reading, as a report shows them; made only when asked for."""
        return tuple(evidence_of(one) for one in self.sources)

    def reading(self, stated: Interval) -> Reading:
        """Return the reading as a report shows it, held against the stated interval."""
        return Reading(
            scope=self.scope,
            basis=basis_words(self.basis),
            period=str(self.year) if self.year else "",
            interval=self.interval,
            unit=self.unit,
            agrees=intersects(stated, self.interval),
            default=self.default,
        )

    def describe(self) -> str:
        """Return the reading in a few words: "members and observers, PPP, 2015"."""
        parts = (self.scope, basis_words(self.basis), str(self.year or ""))
        return ", ".join(part for part in parts if part)


def closest(candidates: Sequence[Candidate], stated: Interval) -> Candidate:
    """Return the reading whose interval lies nearest to the stated one.

    A default reading is told unless another one lies much nearer.
    """
    distances = {id(one): relative_distance(stated, one.interval) for one in candidates}
    reach = min(distances.values()) * _MUCH_NEARER
    near = [one for one in candidates if distances[id(one)] <= reach]
    return min(near, key=lambda one: (not one.default, distances[id(one)], -one.year))


def scope_words(scope: tuple[str, ...]) -> str:
    """Return a scope as words: "members", "members and observers"."""
    names = [
        f"{status}s" if status in _COUNTABLE else f"{status.replace('_', ' ')} members"
        for status in scope
    ]
    if len(names) > 1:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    return names[0] if names else ""


def with_line(candidate: Candidate) -> Candidate:
    """Return the candidate with its line kept: several rules print the same ones."""
    return replace(candidate, line=reading_line(candidate))


def reading_line(candidate: Candidate) -> str:
    """Return a candidate as one line of a derivation."""
    if candidate.line:
        return candidate.line
    note = f" ({candidate.note})" if candidate.note else ""
    words = candidate.describe()
    return (
        f"{words}: {span_of(candidate.interval, candidate.unit)}{note}"
        if words
        else span_of(candidate.interval, candidate.unit)
    )
