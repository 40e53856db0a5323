"""Who changed which fact, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import period_text
from factcheck.factbase.team.reading import Snapshot

COLUMNS = (
    "id, author, role, made_at, reason, entity, measure, basis, unit, first_day, last_day, "
    "vintage, old, new, title, publisher, url"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a fact by a person.

    `role` is the user of the database that made it, `made_at` in UTC. `old` is the value that
    held before (the team's or a published one) and `new` the one since; None for no value.
    """

    id: int
    author: str
    role: str
    made_at: datetime
    reason: str
    entity: str
    measure: str
    basis: str
    unit: str
    first: date
    last: date
    vintage: str
    old: Decimal | None
    new: Decimal | None
    title: str
    publisher: str
    url: str

    @property
    def period(self) -> str:
        """The period as EDTF text."""
        return period_text(self.first, self.last)


def history(url: str, subject: str | None = None) -> tuple[Change, ...]:
    """Return the changes that people made, of one subject or of all, in the order of time.

    `subject` is an id, a code or any name. Raises UserError where the server cannot be read.
    """
    query = f"SELECT {COLUMNS} FROM change"  # noqa: S608 - the columns are the above
    with FactBase(Snapshot(url)) as facts:
        if subject is None:
            return tuple(changed(row) for row in facts.rows(f"{query} ORDER BY id"))
        rows = facts.rows(f"{query} WHERE entity IN (?, ?) ORDER BY id", meant(facts, subject))
        return tuple(changed(row) for row in rows)


def meant(facts: FactBase, subject: str) -> tuple[str, str]:
    """Return the ids that a subject's name can mean in what people have changed.

    A subject that is no longer published is still known under its id.
    """
    found = facts.resolve(subject)
    return subject, found[0].entity if found else subject


def changed(row: tuple[Any, ...]) -> Change:
    """Return the change that a row with all the columns holds."""
    values = list(row)
    values[9:11] = [date.fromordinal(day) for day in values[9:11]]
    values[12:14] = [None if value is None else Decimal(value) for value in values[12:14]]
    return Change(*values)
