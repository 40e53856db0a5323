"""Who a printed name is: the known person that it means, misspells, or none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from factcheck.factbase.name_table import NameTable
from factcheck.naming.known import KnownName
from factcheck.naming.spelling import Outcome as NameOutcome
from factcheck.naming.spelling import Spelling, judge_spelling

_RANK = list(NameOutcome)


@dataclass(frozen=True, slots=True)
class Identity:
    """A known person with how the printed name stands to theirs."""

    person: KnownName
    spelling: Spelling

    @property
    def accepted(self) -> bool:
        """Whether the printed form is the person's name or an accepted variant of it."""
        return self.spelling.outcome in (NameOutcome.EXACT, NameOutcome.VARIANT)


def identify(printed: str, names: NameTable, expected: Collection[str] = ()) -> Identity | None:
    """Return the known person that fits `printed` best; `expected` ids win among equals."""
    found: list[Identity] = []
    for known in names.candidates(printed):
        spelling = judge_spelling(printed, known)
        if spelling.outcome is not NameOutcome.DIFFERENT:
            found.append(Identity(known, spelling))
    if not found:
        return None
    return min(
        found,
        key=lambda one: (
            _RANK.index(one.spelling.outcome),
            one.person.id not in expected,
            -one.spelling.confidence,
            one.person.id,
        ),
    )
