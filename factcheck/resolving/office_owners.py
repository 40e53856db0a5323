"""Whose office it is that a text names with its holder alone: "President Vladimir Putin"."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import date
from sys import maxsize

from factcheck.extracting.analysis import Analysis
from factcheck.extracting.office_neighbours import LEADER
from factcheck.extracting.offices import leading_roles
from factcheck.factbase.name_table import HeldOffice, NameTable
from factcheck.model.claims import Period
from factcheck.model.mentions import OfficeMention

_BESIDE = 400  # days before or after a term in which a text may still speak of it


class OfficeOwners:
    """Tells by its holder whose an office is, for the people that the name table knows."""

    def __init__(self, analysis: Analysis, names: NameTable) -> None:
        self._names = names
        self._persons: list[tuple[int, int, str]] = []
        self._named: Counter[str] = Counter()
        for one in analysis.entities:
            if one.type == "person" and one.entity:
                self._persons.append((one.start, one.end, one.entity))
            elif one.entity and one.type in ("country", "organisation"):
                self._named[one.entity] += 1
            else:
                self._named.update(one.candidates)  # the state of a capital

    def of(self, mention: OfficeMention, period: Period) -> str | None:
        """Return the state or organisation in which a known person held an office, the one in
        office at the time before others; None where several are as likely."""
        person = self._known(mention)
        if person is None:
            return None
        roles = leading_roles() if mention.office == LEADER else {mention.office}
        held = [one for one in self._names.offices(person) if one.role in roles]
        meant = [one for one in held if _near(one, period, 0)]
        meant = meant or [one for one in held if _near(one, period, _BESIDE)] or held
        return self._most_named(meant)

    def _known(self, mention: OfficeMention) -> str | None:
        """The known person whose name the holder's is; it may take in a title ("Queen X")."""
        at = bisect_right(self._persons, (mention.person_span.start, maxsize, "")) - 1
        if at < 0 or self._persons[at][1] <= mention.person_span.start:
            return None
        return self._persons[at][2]

    def _most_named(self, held: Sequence[HeldOffice]) -> str | None:
        """Whose office it is; of a crown over several states that which the text names most."""
        owners = list(dict.fromkeys(one.jurisdiction for one in held))
        if len(owners) < 2:
            return owners[0] if owners else None
        named = sorted(owners, key=lambda one: -self._named[one])
        return named[0] if self._named[named[0]] > self._named[named[1]] else None


def _near(held: HeldOffice, period: Period, days: int) -> bool:
    """Whether a term touches a period, widened by some days on both sides."""
    begins = date.fromisoformat(held.start).toordinal() if held.start else 0
    ends = date.fromisoformat(held.until) if held.until else date.max
    first, last = period.first.toordinal() - days, period.last.toordinal() + days
    return begins <= last and ends.toordinal() >= first
