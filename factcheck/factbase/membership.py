"""Queries for organisations: statuses, scopes, and who belonged when."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

from factcheck.factbase.facts import Membership, Organisation
from factcheck.factbase.reader import Connection, Reader, remembered, when

_COLUMNS = "organisation, member, status, start, until, source"


class Memberships(Reader):
    """Who belongs to what."""

    def __init__(
        self,
        connection: Connection,
        open_again: Callable[[], Connection] | None = None,
        *,
        known_on: date | None = None,
    ) -> None:
        super().__init__(connection, open_again, known_on=known_on)
        self._ties: dict[str, list[tuple[str, str, int, int]]] = {}
        self._groups: frozenset[str] | None = None

    def organisations(self) -> tuple[str, ...]:
        """Return the ids of all organisations and regions."""
        query = "SELECT id FROM organisation JOIN entity ON number = entity ORDER BY id"
        return tuple(row[0] for row in self.rows(query))

    @remembered
    def organisation(self, id: str) -> Organisation | None:
        """Return what is known of an organisation, None where it is not one."""
        query = (
            "SELECT id, founded, dissolved, founded_in, seat, seats_also, predecessor, statuses, "
            "status_words, source FROM organisation JOIN entity ON number = entity WHERE id = ?"
        )
        for (
            id_,
            founded,
            dissolved,
            place,
            seat,
            also,
            before,
            statuses,
            words,
            source,
        ) in self.rows(query, (id,)):
            return Organisation(
                id=id_,
                founded=when(founded),
                dissolved=when(dissolved),
                founded_in=place,
                seat=seat,
                seats_also=tuple(json.loads(also)),
                predecessor=before,
                statuses=tuple(json.loads(statuses)),
                status_words=tuple((key, tuple(v)) for key, v in json.loads(words).items()),
                source=self.source_of(source),
            )
        return None

    @remembered
    def statuses(self, organisation: str) -> tuple[str, ...]:
        """Return the ways of belonging, from the narrowest to the widest; () if unknown."""
        about = self.organisation(organisation)
        return about.statuses if about else ()

    @remembered
    def scopes(self, organisation: str) -> tuple[tuple[str, ...], ...]:
        """Return the sets of statuses that "the organisation" may mean, the narrowest first."""
        statuses = self.statuses(organisation)
        return tuple(statuses[: count + 1] for count in range(len(statuses)))

    @remembered
    def members(
        self, organisation: str, day: date, statuses: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """Return the ids of those who had one of the statuses on a day, in alphabetical order.

        Without `statuses` it is the organisation's first. A suspended member is still one.
        """
        wanted = self.statuses(organisation)[:1] if statuses is None else statuses
        at = day.toordinal()
        found = {
            member
            for member, status, first, end in self._ties_of(organisation)
            if first <= at < end and status in wanted
        }
        return tuple(sorted(found))

    @remembered
    def memberships(
        self, *, organisation: str | None = None, member: str | None = None, day: date | None = None
    ) -> tuple[Membership, ...]:
        """Return the memberships that fit, in order of time.

        A suspension is a row of the status "suspended" beside that of the membership.
        """
        conditions, values = ["TRUE"], list[object]()
        if organisation is not None:
            conditions.append("organisation = ?")
            values.append(organisation)
        if member is not None:
            conditions.append("member = ?")
            values.append(self.known_id(member))
        if day is not None:
            conditions.append("first_day <= ? AND ? < end_day")
            values += [day.toordinal(), day.toordinal()]
        query = (
            f"SELECT {_COLUMNS} FROM membership "  # noqa: S608 - the conditions are the above
            f"WHERE {' AND '.join(conditions)} ORDER BY first_day, organisation, member, status"
        )
        return tuple(
            Membership(group, who, status, when(start), when(until), self.source_of(source))
            for group, who, status, start, until, source in self.rows(query, values)
        )

    def economies(self, ids: Sequence[str], day: date) -> tuple[str, ...]:
        """Return the ids with every organisation among them replaced by its members."""
        if self._groups is None:
            query = "SELECT DISTINCT organisation FROM membership"
            self._groups = frozenset(row[0] for row in self.rows(query))
        found: dict[str, None] = {}
        waiting, seen = list(reversed(ids)), set[str]()
        while waiting:
            id = waiting.pop()
            id = self.known_id(id) or id
            if id in seen:
                continue
            seen.add(id)
            if id in self._groups:
                waiting.extend(reversed(self.members(id, day)))
            else:
                found[id] = None
        return tuple(found)

    def _ties_of(self, organisation: str) -> list[tuple[str, str, int, int]]:
        ties = self._ties.get(organisation)
        if ties is None:
            query = (
                "SELECT member, status, first_day, end_day FROM membership WHERE organisation = ?"
            )
            ties = [(row[0], row[1], row[2], row[3]) for row in self.rows(query, (organisation,))]
            if len(self._ties) > 5_000:
                self._ties.clear()
            self._ties[organisation] = ties
        return ties
