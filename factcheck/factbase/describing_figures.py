"""What is known of a subject in figures: values, sums over groups, totals of the world."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from factcheck.extracting.measures import measures
from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Fact, GroupSum, WorldTotal
from factcheck.factbase.questions import Described, Question, source_data


def values_of(facts: FactBase, id: str, question: Question) -> list[Described]:
    """Return the values of a subject; without a measure the last one of each."""
    known = facts.measures(id)
    measures = dict.fromkeys(measure for measure, _, _ in known)
    if question.wanted:
        measures = {name: None for name in measures if name == question.wanted}
    days = (question.period.first, question.period.last) if question.period else (None, None)
    found: list[Fact] = []
    for measure in measures:
        values = facts.facts(id, measure, *days, as_known=question.as_known)
        found += values if question.wanted else _newest(values)
    if question.wanted:
        found.sort(key=lambda fact: (fact.basis, fact.first, fact.last))
    return [value_data(fact) for fact in found]


def _newest(values: Iterable[Fact]) -> list[Fact]:
    """Return for each basis the last value of the source that comes first."""
    newest: dict[str, Fact] = {}
    for fact in values:
        held = newest.get(fact.basis)
        if held is None or (fact.source == held.source and fact.first > held.first):
            newest[fact.basis] = fact
    return [newest[basis] for basis in sorted(newest)]


def value_data(fact: Fact) -> Described:
    """Return a value with its source as plain data."""
    return {
        "measure": fact.measure,
        "basis": fact.basis,
        "unit": fact.unit,
        "period": "always" if fact.first == date.min else fact.period,
        "value": f"{fact.value:f}",
        "vintage": fact.vintage,
        "series": fact.series,
        "source": source_data(fact.source),
    }


def _bases(facts: FactBase, measure: str) -> list[str]:
    return sorted({series.basis for series in facts.series_of(measure)})


def _years(facts: FactBase, question: Question) -> Sequence[int]:
    if question.period:
        return range(question.period.first.year, question.period.last.year + 1)
    # Without a period the last year that most countries have a value for.
    query = (
        "SELECT first_day FROM fact JOIN series ON number = series WHERE measure = ? "
        "AND vintage_day <= ? GROUP BY first_day "
        "ORDER BY count(DISTINCT entity) > 100 DESC, first_day DESC LIMIT 1"
    )
    known = (question.as_known or date.max).toordinal()
    rows = facts.rows(query, (question.wanted, known))
    return [date.fromordinal(rows[0][0]).year] if rows else []


def totals_of(facts: FactBase, id: str, question: Question) -> list[Described]:
    """Return the totals of the world that are summed, not published."""
    if id != "World" or not _adds_up(question.wanted):
        return []
    return [
        _total(total)
        for year in _years(facts, question)
        for basis in _bases(facts, question.wanted)
        for total in facts.world_total(question.wanted, basis, year, as_known=question.as_known)
        if not total.published  # a published row is among the values
    ]


def _adds_up(measure: str | None) -> bool:
    """Whether the values of members make that of their group: GDP does, inflation does not."""
    known = measures().get(measure) if measure else None
    return known is not None and known.aggregate == "sum"


def _total(total: WorldTotal) -> Described:
    return {
        "measure": total.measure,
        "basis": total.basis,
        "unit": total.unit,
        "year": total.year,
        "total": f"{total.total:f}",
        "economies": total.economies,
        "vintage": total.vintage,
        "source": source_data(total.source),
    }


def sums_of(facts: FactBase, id: str, question: Question) -> list[Described]:
    """Return the sums over a group, one for each year, basis, scope and source."""
    scopes = facts.scopes(id)
    if not scopes or not _adds_up(question.wanted):
        return []
    found = []
    for year in _years(facts, question):
        day = min(date(max(year, 1), 12, 31), question.day) if question.period else None
        for basis in _bases(facts, question.wanted):
            for scope in scopes:
                sums = facts.group_sum(
                    id,
                    question.wanted,
                    basis,
                    year,
                    statuses=scope,
                    day=day,
                    as_known=question.as_known,
                )
                found += [_sum(one, scope) for one in sums]
    return found


def _sum(one: GroupSum, scope: Sequence[str]) -> Described:
    return {
        "measure": one.measure,
        "basis": one.basis,
        "unit": one.unit,
        "year": one.year,
        "scope": list(scope),
        "total": f"{one.total:f}",
        "members": len(one.members),
        "missing": list(one.missing),
        "own_values": [part.entity for part in one.parts if part.source.priority],
        "vintage": one.vintage,
        "source": source_data(one.source),
    }
