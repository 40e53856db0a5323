"""Values of a country that are of another order than all that is known of it: no figure of that
year is on record, but those of other years are, or the size of its economy is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersects, interval, is_bounded
from factcheck.arithmetic.units import dimension
from factcheck.extracting.measures import measures
from factcheck.factbase.facts import Fact
from factcheck.model.claims import Assertion, Claim
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.model.measures import Measure
from factcheck.rulebook.citing import evidence_of
from factcheck.rulebook.context import Context, is_checkable
from factcheck.rulebook.kinds.reference import stated_in
from factcheck.rulebook.money import exchanged, is_currency
from factcheck.rulebook.oil import in_barrels
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.readings import candidates_for
from factcheck.rulebook.rule import Rule

_OPEN = "open:"
_COUNTS = frozenset({"", "number", "count"})
_OVER = 10  # how many times as much "over 800 million" may be at the most
_BY_YEAR = " / year"
_LEAST = 100_000  # what is less is of no state, in any unit
_WHOLE_YEAR = 360  # days, from the first to the last
# What is of a part or of one partner may be as little as it likes.
_OF_PARTS = frozenset({"partner", "limited", "as", "said", "told"})
_NO_LEVEL = frozenset({"share_of", "status"})


class Bounds(Struct, frozen=True):
    """`most` and `least`: how many times a measure of the country a value can be, at the most and
    at the least (0 where any little may be told of it); `of` is that measure. With `share`, a
    measure in percent of it, the two are factors of what that share makes."""

    most: float
    least: float = 0.0
    of: str = "gdp"
    share: str = ""


class Params(KindParams, frozen=True):
    """`steady`: by which factors values of one country can lie above and below all that is on
    record of other years, `years` around; `related`: the least and the most that a measure can be
    of another one, mostly of GDP, and `opened` the same of sums that no measure names, by their
    noun. `changes`: how many times its level a change can be that is told as an amount. `any_sum`:
    what no sum of a country can be, from `great` on, save in a sentence with `financial` words.
    `yearly`: measures of which the record is of a year. `back`: years before the text of which
    that other one is taken, and `near` those around it of which a share of it is; `earliest`:
    year told from which on records are read."""

    steady: dict[str, Bounds] = field(default_factory=dict)
    related: dict[str, Bounds] = field(default_factory=dict)
    opened: dict[str, Bounds] = field(default_factory=dict)
    changes: dict[str, float] = field(default_factory=dict)
    any_sum: Bounds | None = None
    great: int = 200_000_000_000
    financial: frozenset[str] = frozenset()
    yearly: frozenset[str] = frozenset()
    years: int = 20
    back: int = 4
    near: int = 8
    earliest: int = 1975


class _Scale(Struct, frozen=True):
    """What is known, as an interval, what a value can be by it, and the facts behind it."""

    known: Interval
    bounds: Interval
    unit: str
    facts: tuple[Fact, ...]
    of: str

    @property
    def is_money(self) -> bool:
        """Whether it is told in a currency."""
        return is_currency(self.unit)


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every value of a country that is of no order that it can be."""
    for claim in _claims(params, context):
        assertion = claim.assertion
        if assertion.subject_type != "country" or not assertion.known_subject:
            continue
        is_change = "change" in assertion.qualifiers
        if assertion.value.interval is None or _NO_LEVEL & set(assertion.qualifiers):
            continue
        if is_change is not (assertion.measure in params.changes and is_change):
            continue
        assertion = _of_a_year(params, assertion)
        scale = _scale(params, assertion, context)
        stated = _stated(assertion, scale, context) if scale is not None else None
        if scale is None or stated is None or _fits(stated, scale, assertion):
            continue
        if _has_reference(claim.assertion, context):
            continue  # another rule holds it against the figure itself
        yield _outcome(rule, claim, scale, stated)


def _claims(params: Params, context: Context) -> Iterator[Claim]:
    """The claims of the measures that are looked at, and those of great sums of any other."""
    named = {
        *params.steady,
        *params.related,
        *params.changes,
        *(f"{_OPEN}{noun}" for noun in params.opened),
    }
    yield from context.claims_of(*named)
    if params.any_sum is None:
        return
    for quantity in context.analysis.quantities:
        if quantity.number < params.great or not is_currency(quantity.unit):
            continue
        for claim in context.claims_at({quantity.start}):
            measure = claim.assertion.measure
            if not measure.startswith(_OPEN) or measure in named or not is_checkable(claim):
                continue
            if params.financial.isdisjoint(context.sentence_of(claim).vocabulary):
                yield claim


def _scale(params: Params, assertion: Assertion, context: Context) -> _Scale | None:
    name = assertion.measure
    if "change" in assertion.qualifiers:
        return _of_other(params, Bounds(params.changes[name], of=name), assertion, context)
    if name in params.steady:
        found = _on_record(params, assertion, context)
        if found is not None:
            return found
    bounds = params.related.get(name) or params.opened.get(name.removeprefix(_OPEN))
    if bounds is None and name.startswith(_OPEN):
        bounds = params.any_sum
    return _of_other(params, bounds, assertion, context) if bounds is not None else None


def _on_record(params: Params, assertion: Assertion, context: Context) -> _Scale | None:
    """What other years tell of the measure itself."""
    first, last = _years(params, assertion, context)
    if first < params.earliest:
        return None
    measure, bounds = measures()[assertion.measure], params.steady[assertion.measure]
    days = date(first - params.years, 1, 1), date(last + params.years, 12, 31)
    facts = context.facts.facts(assertion.subject, measure.series, *days)
    return _scaled(facts, bounds, f"{measure.title} in other years")


def _of_other(
    params: Params, bounds: Bounds, assertion: Assertion, context: Context
) -> _Scale | None:
    """What another measure tells of it in the years that are told of; one of which the facts are
    sparse in the years around."""
    first, last = _years(params, assertion, context)
    around = params.years if bounds.of in params.steady else 1
    days = date(first - around, 1, 1), date(last + around - 1, 12, 31)
    basis = measures()[bounds.of].default_basis or None
    facts = context.facts.facts(assertion.subject, bounds.of, *days, basis)
    if bounds.share:
        shares = context.facts.facts(
            assertion.subject,
            bounds.share,
            date(first - params.near, 1, 1),
            date(last + params.near, 12, 31),
        )
        found = [share.value / 100 for share in shares if share.value > 0]
        if found:
            of_share = Bounds(bounds.most * float(max(found)), bounds.least * float(min(found)))
            return _scaled(facts, of_share, measures()[bounds.of].title)
        bounds = Bounds(1.0, 0.0, bounds.of)
    return _scaled(facts, bounds, measures()[bounds.of].title)


def _years(params: Params, assertion: Assertion, context: Context) -> tuple[int, int]:
    period = assertion.period
    if period is None or not period.stated:
        return context.today.year - params.back, context.today.year
    return period.first.year, period.last.year


def _scaled(facts: Sequence[Fact], bounds: Bounds, of: str) -> _Scale | None:
    known = [fact for fact in facts if fact.value > 0]
    if not known or len({fact.unit for fact in known}) > 1:
        return None
    low, high = min(fact.value for fact in known), max(fact.value for fact in known)
    least, most = Decimal(str(bounds.least)), Decimal(str(bounds.most))
    return _Scale(
        known=interval(low, high),
        bounds=interval(low * least, high * most),
        unit=known[0].unit,
        facts=tuple(known[:2]),
        of=of,
    )


def _of_a_year(params: Params, assertion: Assertion) -> Assertion:
    """An assertion of what flows, of which the record is of years, without "a year"."""
    unit = assertion.value.unit or ""
    if assertion.measure not in params.yearly or not unit.endswith(_BY_YEAR):
        return assertion
    return replace(assertion, value=replace(assertion.value, unit=unit.removesuffix(_BY_YEAR)))


def _stated(assertion: Assertion, scale: _Scale, context: Context) -> Interval | None:
    """The value in the unit of what is known."""
    measure = measures().get(assertion.measure)
    if measure is None and scale.unit == "person":
        unit = assertion.value.unit or ""
        return (
            None
            if is_currency(unit) or dimension(unit) not in _COUNTS
            else assertion.value.interval
        )
    if measure is None and not is_currency(assertion.value.unit):
        return None
    stated = stated_in(assertion, scale.unit)
    if stated is not None:
        return stated
    years = {fact.last.year for fact in scale.facts}
    sum_ = exchanged(assertion.value, scale.unit, years, context.facts)
    if sum_ is not None:
        return sum_[0]
    oil = in_barrels(assertion, measure, scale.unit) if measure is not None else None
    return oil[0] if oil is not None else None


def _fits(stated: Interval, scale: _Scale, assertion: Assertion) -> bool:
    """Whether a value can be one of that order; of a part any little may be told."""
    if not is_bounded(stated) and stated.low > 0:
        # Nobody says "over 800 million" of what is 800 billion.
        stated = interval(stated.low, stated.low * _OVER)
    if intersects(stated, scale.bounds) or stated.high < 0:
        return True
    if stated.low > scale.bounds.high:
        return False
    if stated.low <= 0:
        return True
    if scale.is_money and stated.high < _LEAST:
        return True
    of_part = bool(_OF_PARTS & set(assertion.qualifiers)) or _is_of_part_of_year(assertion)
    return of_part or scale.bounds.low <= 0


def _is_of_part_of_year(assertion: Assertion) -> bool:
    """Whether a value is of less than a year; a rate by the day is the same in every month."""
    period = assertion.period
    if period is None or not period.stated or (assertion.value.unit or "").endswith("/ day"):
        return False
    return (period.last - period.first).days < _WHOLE_YEAR


def _has_reference(assertion: Assertion, context: Context) -> bool:
    measure: Measure | None = measures().get(assertion.measure)
    if measure is None:
        return False
    if {"partner", "change"} & set(assertion.qualifiers):
        return False
    found = candidates_for(assertion, measure, context.facts, context.today)
    return any(stated_in(assertion, one.unit) is not None for one in found)


def _outcome(rule: Rule, claim: Claim, scale: _Scale, stated: Interval) -> Outcome:
    words = {
        "stated": claim.quote,
        "subject": claim.assertion.subject,
        "of": scale.of,
        "known": span_of(scale.known, scale.unit),
    }
    above = stated.low > scale.bounds.high
    gap = (
        stated.low / scale.known.high
        if above
        else scale.known.low / (stated.high if is_bounded(stated) else stated.low)
    )
    return rule.contradicted(
        claim,
        rule.message("above" if above else "below", **words, times=f"{gap:,.3g}"),
        derivation=(
            Step("stated", f"{claim.assertion.value.text!r} is {span_of(stated, scale.unit)}"),
            Step("known", f"{scale.of}: {words['known']}"),
            Step("bounds", f"it can be {span_of(scale.bounds, scale.unit)}"),
        ),
        evidence=tuple(evidence_of(fact) for fact in scale.facts),
        confidence=0.7 if claim.inferred else 0.85,
    )
