"""Two countries compared without a figure: "Nigeria's population exceeds that of Brazil"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from factcheck.extracting.frames.comparisons import Comparison, comparisons
from factcheck.extracting.measures import measures
from factcheck.factbase.facts import Fact
from factcheck.model.findings import Outcome, Step
from factcheck.rulebook.citing import basis_words, evidence_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.rule import Outcomes, Rule

_YEARS_BACK = 4  # in which figures are looked for where the text names no year
_MOST_YEARS = 10  # of a stated period


class Params(KindParams, frozen=True):
    """`slack`: how far sources differ at least, as a share; `times_slack`: by which factor a stated
    multiple ("twice the size") can be off, and `equal_slack` where the two are said to be alike."""

    slack: float = 0.03
    times_slack: float = 1.4
    equal_slack: float = 2.2


class _Pair(Struct, frozen=True):
    """What sources give the two countries for one year and basis: least and greatest."""

    measure: str
    first: tuple[Decimal, Decimal]
    second: tuple[Decimal, Decimal]
    facts: tuple[Fact, Fact]


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every comparison of two countries whose figures are known."""
    for sentence in context.analysis.sentences:
        for said in comparisons(sentence):
            yield _judge(rule, params, said, context)


def _judge(rule: Rule, params: Params, said: Comparison, context: Context) -> Outcome | None:
    """A comparison is refuted where it fails by every measure, basis and year that it can mean."""
    years = _years(said, context)
    pairs = []
    for measure in said.measures:
        found = [pair for year in years for pair in _pairs(said, measure, year, context)]
        if not found:
            return None
        pairs += found
    if not pairs:
        return None
    if any(_holds(params, said, pair) for pair in pairs):
        return rule.supported(said.span)
    pair = pairs[0]
    one, two = (amount(fact.value, fact.unit) for fact in pair.facts)
    ratio = _number(pair.facts[0].value / pair.facts[1].value) if said.times else ""
    return rule.contradicted(
        said.span,
        rule.message(
            "times" if said.times else "contradicted",
            measure=measures()[pair.measure].title,
            first=said.first,
            second=said.second,
            one=one,
            two=two,
            when=_when(pair.facts[0], " ({})"),
            ratio=ratio,
        ),
        derivation=tuple(_steps(pairs)),
        evidence=tuple(evidence_of(fact) for fact in pair.facts),
        confidence=0.8,
    )


def _years(said: Comparison, context: Context) -> tuple[int, ...]:
    """The years that a comparison can speak of; none where it tells of an unnamed past."""
    period = said.period
    if period is not None and period.first is not None and period.last is not None:
        last = min(period.last.year, context.today.year)
        first = max(period.first.year - 1, last - _MOST_YEARS)
        return tuple(range(last, first - 1, -1))
    if said.past:
        return ()
    return tuple(context.today.year - back for back in range(_YEARS_BACK))


def _pairs(said: Comparison, measure: str, year: int, context: Context) -> Iterator[_Pair]:
    """The figures of both countries for a year, one pair for each basis that both have."""
    day = date(year, 7, 1)
    of_first = _by_basis(context.facts.facts(said.first, measure, day, day))
    of_second = _by_basis(context.facts.facts(said.second, measure, day, day))
    for basis, facts in of_first.items():
        others = of_second.get(basis)
        if others:
            yield _Pair(measure, _range(facts), _range(others), (facts[0], others[0]))


def _by_basis(facts: tuple[Fact, ...]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        found.setdefault(fact.basis or "", []).append(fact)
    return found


def _range(facts: list[Fact]) -> tuple[Decimal, Decimal]:
    values = [fact.value for fact in facts]
    return min(values), max(values)


def _holds(params: Params, said: Comparison, pair: _Pair) -> bool:
    """Whether some values within what sources differ by fit the comparison."""
    measure = measures()[pair.measure]
    slack = 1 + max(Decimal(str(params.slack)), Decimal(measure.tolerance or 0))
    room = Decimal(measure.absolute_tolerance or 0)
    (low, high), (other_low, other_high) = pair.first, pair.second
    if said.times is None:
        if said.sign > 0:
            return high * slack + room >= other_low
        return low <= other_high * slack + room
    factor = Decimal(str(said.times))
    wide = Decimal(str(params.times_slack if factor != 1 else params.equal_slack))
    return low <= other_high * factor * wide and high * wide >= other_low * factor


def _steps(pairs: list[_Pair]) -> Iterator[Step]:
    """One line for each measure and basis: the figures of its newest year."""
    seen = set()
    for pair in pairs:
        one, two = pair.facts
        if (pair.measure, one.basis) in seen:
            continue
        seen.add((pair.measure, one.basis))
        basis = f", {basis_words(one.basis)}" if one.basis else ""
        values = f"{amount(one.value, one.unit)} and {amount(two.value, two.unit)}"
        title = measures()[pair.measure].title
        yield Step("compare", f"{title}{basis}{_when(one, ', {}')}: {values}")


def _when(fact: Fact, form: str) -> str:
    """The period of a figure in the form; nothing for one that holds at all times (an area)."""
    return form.format(fact.period) if fact.first > date.min else ""


def _number(value: Decimal) -> str:
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"
