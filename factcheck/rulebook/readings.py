"""Readings: every charitable interpretation of a stated value, with what the fact base gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import divide, exactly, hull, interval, widen
from factcheck.extracting.measures import measures
from factcheck.factbase.base import FactBase
from factcheck.factbase.facts import Fact, GroupSum, WorldTotal
from factcheck.model.claims import GROUP, JOINED, Assertion, Period
from factcheck.model.interval import INFINITY, Interval
from factcheck.model.measures import Measure
from factcheck.rulebook.candidates import Candidate, scope_words, with_line

WORLD = "World"
# A present-tense figure may be any that its author could have had to hand.
_RECENT_YEARS = 3
_VAGUE = Decimal("0.25")  # how far senses of one region lie apart, as a share of its sum ...
_FEW_MISSING = 0.15  # ... and the share of its countries that may have no value in it
_FEW = Decimal(5)  # people
_GUESSED_BY = Decimal(10)  # by which factor sources differ over values that they guess
# By how many times less than its part of the year a month can give.
_MOST_UNEVEN = Decimal(20)
_DAYS_OF_YEAR = Decimal(366)
_WHOLE_YEAR = 360  # days, from the first to the last, from which a period is a year
# How many points a month's or a quarter's rate can be off the year's, beyond as much again.
_RATE_POINTS = Decimal(10)


def years_of(
    period: Period | None, today: date, of_change: bool = False
) -> tuple[tuple[int, bool], ...]:
    """Return the years that a period can mean, each with whether it is a default reading.

    `of_change` says that a change is told: that of a year that is over is that of no other year.
    """
    if period is None or not period.stated:
        return tuple((today.year - back, True) for back in range(_RECENT_YEARS + 1))
    years = range(period.first.year, period.last.year + 1)
    if len(years) > 5:
        return ()
    stated = tuple((year, True) for year in years)
    if of_change and period.last < date(today.year, 1, 1) and _is_one_year(period):
        return stated
    # The figure of the year before is what had been published when the text was written.
    return (*stated, (period.first.year - 1, False))


def _is_one_year(period: Period) -> bool:
    first, last = period.first, period.last
    return (first.year, first.month, last.month) == (last.year, 1, 12)


def candidates_for(
    assertion: Assertion, measure: Measure, facts: FactBase, today: date
) -> list[Candidate]:
    """Return every reading of a value of `measure` for the assertion's subject.

    They depend on what is stated of, never on the value, and several rules and many statements
    ask for the same ones: the reader of facts remembers them.
    """
    period = assertion.period
    key = (
        "readings",
        measure.id,
        assertion.subject,
        assertion.subject_type,
        assertion.qualifiers.get("basis"),
        (period.first, period.last) if period is not None and period.stated else None,
        today,
    )
    known: tuple[Candidate, ...] | None = facts.memory.get(key)
    if known is None:
        known = tuple(with_line(one) for one in _readings(assertion, measure, facts, today))
        facts.remember(key, known)
    return list(known)


def _readings(
    assertion: Assertion, measure: Measure, facts: FactBase, today: date
) -> list[Candidate]:
    found: list[Candidate] = []
    if measure.quotient:
        return _quotients(assertion, measure, facts, today)
    if assertion.subject_type == "world":
        return _of_the_world(assertion, measure, facts, today)
    wanted = assertion.qualifiers.get("basis")
    years = (
        ((0, True),)
        if measure.static
        else years_of(assertion.period, today, bool(measure.changes_of))
    )
    if assertion.subject_type == "region" and facts.statuses(assertion.subject):
        return [
            one
            for basis, basis_default in _bases(measure, wanted, assertion, facts)
            for year, year_default in years
            for one in _of_the_region(
                assertion, measure, facts, (basis, year), basis_default and year_default
            )
        ]
    for basis, basis_default in _bases(measure, wanted, assertion, facts):
        for year, year_default in years:
            for scope, scope_default, day in _scopes(assertion, measure, facts, year, today):
                found += _candidate(
                    assertion,
                    measure,
                    facts,
                    basis,
                    year,
                    scope,
                    day,
                    basis_default and year_default and scope_default,
                )
    return found


def _quotients(
    assertion: Assertion, measure: Measure, facts: FactBase, today: date
) -> list[Candidate]:
    """What a measure that is worked out of others can be: people over an area, or its land."""
    if assertion.subject_type != "country":
        return []
    known = measures()
    tops, *bottoms = (_readings(assertion, known[name], facts, today) for name in measure.quotient)
    below = [one for each in bottoms for one in each]
    if not below:
        return []
    values = hull(one.interval for one in below)
    return [
        replace(
            top,
            interval=widen(whole, measure.tolerance),
            sources=(*top.sources[:1], *below[0].sources[:1]),
        )
        for top in tops
        if (whole := divide(top.interval, values)) is not None
    ]


def _of_the_world(
    assertion: Assertion, measure: Measure, facts: FactBase, today: date
) -> list[Candidate]:
    """The world's own value, as published or, where the measure can be summed, as summed."""
    bases = [measure.default_basis, *measure.bases]
    return [
        one
        for basis in bases
        for year, default in years_of(assertion.period, today, bool(measure.changes_of))
        for one in world_candidates(measure, basis, year, facts, default and basis == bases[0])
    ]


def _of_the_region(
    assertion: Assertion, measure: Measure, facts: FactBase, told: tuple[str, int], default: bool
) -> Iterator[Candidate]:
    """The sum over a region's countries: one wide reading, as senses of a region differ."""
    if measure.aggregate != "sum":
        return
    basis, year = told
    day = date(year or date.max.year, 12, 31)  # regions do not change
    sums: list[GroupSum] = []
    for scope in facts.scopes(assertion.subject):
        of_scope = _fullest(
            facts.group_sum(assertion.subject, measure.series, basis, year, statuses=scope, day=day)
        )
        sums += [one for one in of_scope if len(one.missing) <= len(one.members) * _FEW_MISSING]
    if not sums:
        return
    around = widen(hull(exactly(one.total) for one in sums), _VAGUE)
    yield Candidate(
        scope="its countries",
        basis=basis,
        year=year,
        interval=partial_year(around, measure, assertion.period),
        unit=sums[0].unit,
        default=default,
        sources=tuple(sums[:1]),
    )


def _bases(
    measure: Measure, wanted: str | None, assertion: Assertion, facts: FactBase
) -> tuple[tuple[str, bool], ...]:
    if wanted:
        return ((wanted, True),)
    if not measure.default_basis:
        known = facts.bases(assertion.subject, measure.series)
        return tuple((basis, True) for basis in known) or (("", True),)
    others = tuple((basis, False) for basis in measure.bases if basis != measure.default_basis)
    return ((measure.default_basis, True), *others)


def _scopes(
    assertion: Assertion, measure: Measure, facts: FactBase, year: int, today: date
) -> Iterator[tuple[tuple[str, ...], bool, date | None]]:
    if assertion.subject_type not in ("organisation", GROUP):
        yield (), True, None
        return
    if measure.aggregate != "sum":
        return
    day = min(date(year, 12, 31), today) if year else today
    if assertion.subject_type == GROUP:
        yield (), True, day
        return
    for index, scope in enumerate(facts.scopes(assertion.subject)):
        yield scope, index == 0, day


def _candidate(
    assertion: Assertion,
    measure: Measure,
    facts: FactBase,
    basis: str,
    year: int,
    scope: tuple[str, ...],
    day: date | None,
    default: bool,
) -> Iterator[Candidate]:
    sums: tuple[GroupSum, ...] = ()
    rows: tuple[Fact, ...] = ()
    values: list[Decimal]
    note = ""
    if day is not None:
        several = assertion.subject_type == GROUP
        group = tuple(assertion.subject.split(JOINED)) if several else assertion.subject
        sums = facts.group_sum(group, measure.series, basis, year, statuses=scope, day=day)
        sums = _fullest(sums)
        values = [one.total for one in sums]
        missing = sorted({name for one in sums for name in one.missing})
        note = f"no value for {', '.join(missing)}" if missing else ""
        unit = sums[0].unit if sums else ""
    else:
        rows = _facts_of_year(facts, assertion.subject, measure.series, basis, year)
        values = [row.value for row in rows]
        unit = rows[0].unit if rows else ""
    if not values:
        return
    envelope = _envelope(values, measure)
    if note:
        envelope = Interval(envelope.low, INFINITY, True, False)
    yield Candidate(
        scope=scope_words(scope),
        basis=basis,
        year=year,
        interval=partial_year(envelope, measure, assertion.period),
        unit=unit,
        default=default,
        sources=sums or rows,
        note=note,
    )


def _fullest(sums: tuple[GroupSum, ...]) -> tuple[GroupSum, ...]:
    """Return the sums that lack the fewest members: a source with gaps widens no other's sum."""
    fewest = min((len(one.missing) for one in sums), default=0)
    return tuple(one for one in sums if len(one.missing) == fewest)


def _facts_of_year(
    facts: FactBase, subject: str, measure: str, basis: str, year: int
) -> tuple[Fact, ...]:
    if not year:
        return facts.facts(subject, measure, basis=basis)
    rows = facts.facts(subject, measure, date(year, 1, 1), date(year, 12, 31), basis)
    return tuple(row for row in rows if row.last.year == year)


def _envelope(values: Iterable[Decimal], measure: Measure) -> Interval:
    """The hull of the values known, widened by the wider of the measure's tolerances."""
    known = hull(exactly(value) for value in values)
    around = widen(known, measure.tolerance)
    if measure.guesswork is not None and around.high > measure.guesswork:
        return interval(around.low / _GUESSED_BY, around.high * _GUESSED_BY)
    slack = measure.absolute_tolerance
    if measure.dimension == "people":
        slack = max(slack, _FEW)  # of the smallest islands a round number is told
    return interval(min(around.low, known.low - slack), max(around.high, known.high + slack))


def partial_year(envelope: Interval, measure: Measure, period: Period | None) -> Interval:
    """Return what a part of the year can give of a flow or a rate that is known for the year.

    Of money it is anything up to the whole year, and not much less than the part of the year. A
    month's or a quarter's rate can lie far from the year's average, so only an absurd one is
    refuted.
    """
    if period is None or not period.stated or not measure.flow:
        return envelope
    if (period.last - period.first).days >= _WHOLE_YEAR:
        return envelope
    if measure.dimension == "percent":
        largest = max(abs(envelope.low), abs(envelope.high))
        slack = _RATE_POINTS + largest if measure.swing is None else measure.swing * largest
        return interval(envelope.low - slack, envelope.high + slack)
    if measure.dimension != "money":
        return envelope
    part = Decimal((period.last - period.first).days + 1) / _DAYS_OF_YEAR
    return interval(min(envelope.low, envelope.low * part / _MOST_UNEVEN), envelope.high)


def world_candidates(
    measure: Measure, basis: str, year: int, facts: FactBase, default: bool
) -> Iterator[Candidate]:
    """Return the world's total of a measure in a year."""
    totals: tuple[WorldTotal, ...] = facts.world_total(measure.series, basis, year)
    if totals:
        yield Candidate(
            scope="world",
            basis=basis,
            year=year,
            interval=_envelope([one.total for one in totals], measure),
            unit=totals[0].unit,
            default=default,
            sources=totals,
        )
