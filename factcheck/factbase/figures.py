"""Queries for values: facts, sums over groups, world totals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from factcheck.factbase.facts import Fact, GroupSum, Later, Source, WorldTotal
from factcheck.factbase.membership import Memberships
from factcheck.factbase.reader import Connection, SeriesInfo, remembered

_CACHED_SUMS = 10_000
_FULL = 0.9  # of the economies that the fullest sum has
_BATCH = 500  # series per query; SQLite allows 999 parameters everywhere
_Parts = dict[str, tuple[SeriesInfo, str]]  # member -> its series and value
_EVER = (date.min.toordinal(), date.max.toordinal())


class Figures(Memberships):
    """What the store knows in numbers."""

    def __init__(
        self,
        connection: Connection,
        open_again: Callable[[], Connection] | None = None,
        *,
        known_on: date | None = None,
    ) -> None:
        super().__init__(connection, open_again, known_on=known_on)
        self._sums: dict[tuple[object, ...], tuple[GroupSum, ...]] = {}

    @remembered
    def facts(
        self,
        entity: str,
        measure: str,
        first: date | None = None,
        last: date | None = None,
        basis: str | None = None,
        *,
        as_known: date | None = None,
    ) -> tuple[Fact, ...]:
        """Return the values whose period overlaps the days from `first` to `last`.

        A user's own come first, then the newest vintage; what an own value takes the place of
        is left out. `as_known` leaves out the vintages that were not published by that day.
        """
        found = self.numbered(entity)
        if found is None:
            return ()
        low = first.toordinal() if first else _EVER[0]
        high = last.toordinal() if last else _EVER[1]
        facts = []
        ranks: dict[tuple[str, int, int], int] = {}
        chosen = self._chosen(measure, basis, as_known)
        by_series = self._spans(found[0], [series.number for series in chosen], low, high)
        for series in chosen:
            rank = series.source.priority
            for start, end, value in by_series.get(series.number, ()):
                # The series come in the order of their rank. A value of one year also takes the
                # place of one that is to hold at all times.
                if ranks.setdefault((series.basis, start, end), rank) > rank:
                    continue
                if rank:
                    ranks.setdefault((series.basis, *_EVER), rank)
                facts.append(_fact(series, found[1], start, end, value))
        return tuple(facts)

    def _spans(
        self, entity: int, series: Sequence[int], low: int, high: int
    ) -> dict[int, list[tuple[int, int, str]]]:
        """Return (first day, last day, value) by series, in order of time: one query for all."""
        found: dict[int, list[tuple[int, int, str]]] = {}
        for at in range(0, len(series), _BATCH):
            batch = series[at : at + _BATCH]
            query = (
                "SELECT series, first_day, last_day, value FROM fact WHERE series IN "  # noqa: S608
                f"({','.join('?' * len(batch))}) AND entity = ? "
                "AND first_day <= ? AND last_day >= ? ORDER BY series, first_day, last_day"
            )
            for number, *row in self.rows(query, (*batch, entity, high, low)):
                found.setdefault(number, []).append((row[0], row[1], row[2]))
        return found

    @remembered
    def measures(self, entity: str) -> tuple[tuple[str, str, str], ...]:
        """Return (measure, basis, unit) of everything that is known of an entity."""
        found = self.numbered(entity)
        if found is None:
            return ()
        query = (
            "SELECT DISTINCT measure, basis, unit FROM series WHERE EXISTS (SELECT 1 FROM fact "
            "WHERE fact.series = series.number AND fact.entity = ?) ORDER BY 1, 2, 3"
        )
        return tuple((row[0], row[1], row[2]) for row in self.rows(query, (found[0],)))

    @remembered
    def bases(self, entity: str, measure: str) -> tuple[str, ...]:
        """Return the bases on which a measure is known of an entity, in alphabetical order."""
        found = self.numbered(entity)
        if found is None:
            return ()
        query = (
            "SELECT DISTINCT basis FROM series WHERE measure = ? AND EXISTS (SELECT 1 FROM fact "
            "WHERE fact.series = series.number AND fact.entity = ?)"
        )
        return tuple(sorted(row[0] for row in self.rows(query, (measure, found[0]))))

    @remembered
    def group_sum(
        self,
        group: str | Sequence[str],
        measure: str,
        basis: str,
        year: int,
        *,
        statuses: Sequence[str] | None = None,
        day: date | None = None,
        as_known: date | None = None,
    ) -> tuple[GroupSum, ...]:
        """Return the sum over an organisation's members, or over the ids given.

        There is one for each source and vintage that knows any of them, the newest first; each
        says which members it lacks. Membership is that of `day` (the last day of `year` unless
        given) in the `statuses` (the first of the organisation's unless given). A member that
        is an organisation itself stands for its own members, and nobody is counted twice.
        """
        at = day or date(year, 12, 31)
        named = self.members(group, at, statuses) if isinstance(group, str) else tuple(group)
        key = (named, measure, basis, year, at, as_known)
        if key not in self._sums:
            if len(self._sums) > _CACHED_SUMS:
                self._sums.clear()
            series = self._chosen(measure, basis, as_known)
            self._sums[key] = self._sum(series, self.economies(named, at), year)
        return self._sums[key]

    def _sum(
        self, chosen: Sequence[SeriesInfo], members: tuple[str, ...], year: int
    ) -> tuple[GroupSum, ...]:
        numbers = {found[0]: id for id in members if (found := self.numbered(id))}
        own: _Parts = {}
        fullest: dict[Source, int] = {}
        sums: dict[Source, GroupSum] = {}
        for series in chosen:
            parts = self._parts(series, numbers, year)
            if series.source.priority:
                own |= {id: part for id, part in parts.items() if id not in own}
            # A source may have second values for some of the members: the fullest series counts.
            elif len(parts) > fullest.get(series.source, 0):
                fullest[series.source] = len(parts)
                # What a user's own pack says of a member holds in every sum.
                sums[series.source] = _group_sum(series, year, members, parts | own)
        if own and not sums:
            sums[chosen[0].source] = _group_sum(chosen[0], year, members, own)
        return tuple(sums.values())

    def _parts(self, series: SeriesInfo, numbers: dict[int, str], year: int) -> _Parts:
        if not numbers:
            return {}
        # The condition names the whole key of the table, so that each member costs one step.
        query = (
            "SELECT entity, value FROM fact WHERE series = ? AND entity IN "  # noqa: S608
            f"({','.join('?' * len(numbers))}) AND first_day = ? AND last_day = ?"
        )
        rows = self.rows(query, (series.number, *numbers, *_span(series, year)))
        return {numbers[number]: (series, value) for number, value in rows}

    @remembered
    def world_total(
        self, measure: str, basis: str, year: int, *, as_known: date | None = None
    ) -> tuple[WorldTotal, ...]:
        """Return the world's total: a published row, or the sum over all economies.

        There is one for each source and vintage, the newest first. A sum is left out where another
        source sums notably more economies up, as it is no total of the world.
        """
        totals = []
        for series in self._chosen(measure, basis, as_known):
            about = (series.measure, series.basis, series.unit, year)
            first, last = date(year, 1, 1), date(year, 12, 31)
            for fact in self.facts("World", measure, first, last, basis, as_known=as_known):
                if (fact.source, fact.series) == (series.source, series.code):
                    totals.append(WorldTotal(*about, fact.value, True, 0, *_origin(series)))
            query = "SELECT total, economies FROM world WHERE series = ? AND year = ?"
            for total, economies in self.rows(query, (series.number, year)):
                totals.append(
                    WorldTotal(*about, Decimal(total), False, economies, *_origin(series))
                )
        most = max((total.economies for total in totals), default=0)
        return tuple(
            total for total in totals if total.published or total.economies >= _FULL * most
        )

    def _chosen(
        self, measure: str, basis: str | None, as_known: date | None
    ) -> tuple[SeriesInfo, ...]:
        """Return the series of a measure that had been published by the day, if there is one."""
        series = self.series_of(measure)
        days = [day for day in (as_known, self.known_on) if day]
        if basis is None and not days:
            return series
        limit = min(days, default=date.max).toordinal()
        return tuple(
            info
            for info in series
            if (basis is None or info.basis == basis) and info.vintage_day <= limit
        )


def _origin(series: SeriesInfo) -> tuple[str, Source]:
    return series.vintage, series.source


def _fact(series: SeriesInfo, entity: str, first: int, last: int, value: str) -> Fact:
    return Fact(
        entity,
        series.measure,
        series.basis,
        series.unit,
        date.fromordinal(first),
        date.fromordinal(last),
        Decimal(value),
        series.vintage,
        series.code,
        series.source,
    )


def _span(series: SeriesInfo, year: int) -> tuple[int, int]:
    """Return the days of a year; a timeless value holds in this year as in any other."""
    if series.timeless:
        return _EVER
    return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()


def _group_sum(series: SeriesInfo, year: int, members: Sequence[str], parts: _Parts) -> GroupSum:
    def facts() -> tuple[Fact, ...]:
        return tuple(
            _fact(about, id, *_span(about, year), value)
            for id in members
            if id in parts
            for about, value in [parts[id]]
        )

    return GroupSum(
        measure=series.measure,
        basis=series.basis,
        unit=series.unit,
        year=year,
        total=sum((Decimal(value) for _, value in parts.values()), Decimal(0)),
        members=tuple(members),
        missing=tuple(id for id in members if id not in parts),
        vintage=series.vintage,
        source=series.source,
        later=Later(facts),
    )
