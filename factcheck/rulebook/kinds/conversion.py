"""One amount in two units or currencies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import (
    divide,
    exactly,
    hull,
    intersects,
    interval,
    is_bounded,
    multiply,
    scale,
    widen,
)
from factcheck.arithmetic.units import UnitError, conversion_factor, convert, dimension
from factcheck.extracting.lexicon import rules_words
from factcheck.factbase.facts import Source
from factcheck.factbase.land_facts import Rate
from factcheck.model.claims import Modality
from factcheck.model.findings import Evidence, Outcome, Related, Severity, Step
from factcheck.model.interval import Interval
from factcheck.model.mentions import TimeExpression
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import drawn_in
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, span_of
from factcheck.rulebook.rule import Outcomes, Rule

_STRAIN = Decimal("0.6")  # of what rounding allows two rates of one thing
_LONGEST = timedelta(days=2000)  # a longer period says nothing of a rate
_YEARLY_SLACK = Decimal("0.12")  # how far a day's rate may lie from the mean of its year


class Params(KindParams, frozen=True):
    """`looks_at`: conversions of units, of money by known rates, or rates within one text.

    `tolerance` is the share by which a converted figure may be off beyond its printed digits:
    converted figures are rounded more than they look.
    """

    looks_at: Literal["units", "money", "rates"] = "units"
    tolerance: Decimal = Decimal("0.05")


class _Factor(Struct, frozen=True):
    """How many of the right unit make one of the left, and how that is known."""

    interval: Interval
    text: str
    evidence: tuple[Evidence, ...] = ()


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every conversion that cannot be right."""
    if params.looks_at == "rates":
        yield from _rates(rule, params, context)
        return
    for relation in context.relations_of("conversion"):
        left, right = relation.one("left"), relation.one("right")
        if left is None or right is None:
            continue
        if (relation.traits["by"] == "money") is not (params.looks_at == "money"):
            continue
        yield _judge(rule, params, relation, left, right, context)


def _judge(
    rule: Rule, params: Params, relation: Relation, left: Operand, right: Operand, context: Context
) -> Outcome | None:
    if dimension(left.quantity.unit) == "temperature":
        converted = _temperatures(relation, left, right)
        factors: list[_Factor] = []
    else:
        factors = _factors(relation, left, right, context)
        if relation.traits["by"] == "period":  # no rate is guessed: only rounding lies between
            left, right = (replace(one, interval=drawn_in(one, _STRAIN)) for one in (left, right))
        converted = [multiply(left.interval, one.interval) for one in factors]
    known = factors[0] if factors else None
    if not converted or any(_meets(params, one, right.interval) for one in converted):
        return None
    unit = right.quantity.unit
    message = rule.message(
        "contradicted", left=left.text, right=right.text, converted=_rough(converted[0], unit)
    )
    slips = (_slip(params, left, right, one) for one in factors)
    slip = next(filter(None, slips), "")
    steps = [Step("stated", f"{one.text!r} is {_span(one)}") for one in (left, right)]
    if known:
        steps.append(Step("rate", known.text))
    steps.append(Step("conversion", f"{left.text} is {span_of(converted[0], unit)}"))
    if slip:
        message += f" Likely slip: {slip}."
        steps.append(Step("slip", slip))
    return rule.contradicted(
        right.span,
        message,
        claims=context.claims_on(relation),
        severity=_severity(rule, relation),
        related=(Related(left.span, "the amount that is converted"),),
        derivation=tuple(steps),
        evidence=known.evidence if known else (),
        confidence=0.9,
    )


def _meets(params: Params, converted: Interval, stated: Interval) -> bool:
    return intersects(widen(converted, params.tolerance), stated)


def _span(operand: Operand) -> str:
    return span_of(operand.interval, operand.quantity.unit)


def _rough(converted: Interval, unit: str | None) -> str:
    if not is_bounded(converted):
        return span_of(converted, unit)
    low, high = amount(converted.low, unit, 3), amount(converted.high, unit, 3)
    return low if low == high else f"{low} to {high}"


def _severity(rule: Rule, relation: Relation) -> Severity:
    if rule.severity is not Severity.ERROR:
        return rule.severity
    quoted = relation.modality is Modality.QUOTED
    undated = relation.traits["by"] == "money" and relation.operands[0].time is None
    return Severity.WARNING if quoted or undated else rule.severity


def _slip(params: Params, left: Operand, right: Operand, known: _Factor) -> str:
    """The usual accidents: the wrong way round, or off by a power of ten."""
    inverse = divide(exactly(1), known.interval)
    if inverse and _meets(params, multiply(left.interval, inverse), right.interval):
        return "it was converted the wrong way round"
    converted = multiply(left.interval, known.interval)
    for power in (1, 2, 3, 6):
        factor = Decimal(10) ** power
        if _meets(params, converted, scale(right.interval, factor)):
            return f"the converted figure is {factor:,} times too small"
        if _meets(params, converted, scale(right.interval, 1 / factor)):
            return f"the converted figure is {factor:,} times too large"
    same = converted.low > 0 and intersects(left.interval, right.interval)
    return "the figure was not converted at all" if same else ""


# Units


def _factors(relation: Relation, left: Operand, right: Operand, context: Context) -> list[_Factor]:
    """The factors that a writer may have used, first that of the time told: "a bailout of 10
    billion euros ($10.7 billion) in 2008" may be at the rate of the day of writing."""
    if relation.traits["by"] == "money":
        times = dict.fromkeys((left.time, None))
        found = [_exchanged(left, right, time, context) for time in times]
    else:
        found = [_factor(relation, left, right)]
    return [one for one in found if one is not None]


def _factor(relation: Relation, left: Operand, right: Operand) -> _Factor | None:
    by, source, target = relation.traits["by"], left.quantity.unit, right.quantity.unit
    if by == "period":
        return _of_period(str(left.quantity.per), str(right.quantity.per))
    if source is None or target is None:
        return None
    if source == target and left.quantity.per is not None and right.quantity.per is not None:
        return _of_price(by, left.quantity.per, right.quantity.per)
    if by.startswith("substance"):
        return _of_substance(int(by.removeprefix("substance ")), source, target)
    return _of_units(source, target)


def _of_price(by: str, source: str, target: str) -> _Factor | None:
    """From a price for one measure to that for another: an ounce is so many grams."""
    row = by.removeprefix("substance ")
    known = _by_density(int(row), source, target) if row != by else _of_units(source, target)
    inverse = divide(exactly(1), known.interval) if known is not None else None
    return _Factor(inverse, known.text) if known is not None and inverse is not None else None


def _of_substance(row: int, source: str, target: str) -> _Factor | None:
    """From a volume to a weight, each of them for a stretch of time or neither."""
    (what, _, when), (other, _, then) = source.partition(" / "), target.partition(" / ")
    known = _by_density(row, what, other)
    if known is None or when == then:
        return known
    period = _of_period(when, then)
    return _Factor(multiply(known.interval, period.interval), f"{known.text}; {period.text}")


def _of_units(source: str, target: str) -> _Factor | None:
    found = [
        factor
        for one in _sizes(source)
        for other in _sizes(target)
        if (factor := _exact(one, other)) is not None
    ]
    if not found:
        return None
    whole = interval(min(found), max(found))
    return _Factor(whole, f"1 {_unit(source)} is {span_of(whole, target)}")


def _of_period(source: str, target: str) -> _Factor:
    """From so much a year to so much a day, or back."""
    low, high = rules_words("claims/conversions")["periods"][f"{source} {target}"]
    order = list(rules_words("claims/conversions")["lengths"])
    shorter = order.index(source) < order.index(target)
    text = f"{low} to {high} to one {target if shorter else source}"
    if shorter:
        return _Factor(interval(low, high), text)
    return _Factor(interval(Decimal(1) / high, Decimal(1) / low), text)


def _unit(unit: str) -> str:
    return amount(Decimal(1), unit).removeprefix("1 ")


def _sizes(unit: str) -> tuple[str, ...]:
    return (unit, *rules_words("claims/conversions")["ambiguous"].get(unit, ()))


def _exact(source: str, target: str) -> Decimal | None:
    try:
        return conversion_factor(source, target)
    except UnitError:
        return None


def _by_density(row: int, source: str, target: str) -> _Factor | None:
    """From a volume to a weight, or back, by how heavy the substance can be."""
    entry = rules_words("claims/conversions")["densities"][row]
    low, high = Decimal(str(entry["low"])), Decimal(str(entry["high"]))
    density = interval(low, high)
    if dimension(source) == "volume":
        size, weight = _exact(source, "meter ** 3"), _exact("kilogram", target)
        whole = density
    else:
        size, weight = _exact(source, "kilogram"), _exact("meter ** 3", target)
        whole = interval(1 / high, 1 / low)
    if size is None or weight is None:
        return None
    whole = scale(whole, size * weight)
    text = f"a cubic metre of it weighs {low:,} to {high:,} kg"
    return _Factor(whole, f"1 {_unit(source)} is {span_of(whole, target)}, as {text}")


def _temperatures(relation: Relation, left: Operand, right: Operand) -> list[Interval]:
    """The left temperature on the right scale, or as a difference where the words allow that."""
    source, target = str(left.quantity.unit), str(right.quantity.unit)
    ends = (left.interval.low, left.interval.high)
    if not is_bounded(left.interval):
        return []
    zero = convert(Decimal(0), source, target)
    points = [convert(end, source, target) for end in ends]
    found = [interval(*points)]
    if "difference" in relation.traits:
        found.append(interval(points[0] - zero, points[1] - zero))
    return found


# Money


def _exchanged(
    left: Operand, right: Operand, time: TimeExpression | None, context: Context
) -> _Factor | None:
    """What one currency cost in the other around the time that the text means."""
    source, target = str(left.quantity.unit), str(right.quantity.unit)
    rates = [
        rate
        for first, last in _periods(time, context.today)
        if (rate := context.facts.exchange_rate(source, target, first, last)) is not None
    ]
    if not rates:
        return None
    whole = hull(_reach(rate) for rate in rates)
    days = f"{rates[0].first:%B %Y} to {rates[-1].last:%B %Y}"
    text = f"1 {source} cost {span_of(whole, target)} ({days})"
    return _Factor(whole, text, tuple(_evidence(rate) for rate in rates[:1]))


def _reach(rate: Rate) -> Interval:
    around = interval(rate.low, rate.high)
    return widen(around, _YEARLY_SLACK) if rate.grain == "year" else around


def _periods(time: TimeExpression | None, today: date) -> list[tuple[date, date]]:
    """The periods whose rates a writer may have used, in order.

    Without a time of its own an amount may be converted at any rate of the two years before the
    text; with one, at a rate of that year, of the one before it, or of the day of writing.
    """
    if time is None or time.first is None or time.last is None:
        return [_year(today.year - back) for back in (2, 1, 0)]
    if time.last - time.first > _LONGEST:
        return []
    years = range(time.first.year - 1, time.last.year + 2)
    return [_year(year) for year in years if year <= today.year]


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _evidence(rate: Rate) -> Evidence:
    source: Source | None = rate.sources[0] if rate.sources else None
    return Evidence(
        fact=f"{rate.base} in {rate.quote}, {rate.first:%B %Y} to {rate.last:%B %Y}",
        value=f"{amount(rate.low, None, 5)} to {amount(rate.high, None, 5)}",
        source=source.title if source else "",
        url=source.url if source else "",
    )


# Rates within one text


def _rates(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Two conversions of one text, of one time, at rates that cannot both be right."""
    seen: dict[tuple[str, str, str], tuple[Relation, Interval]] = {}
    for relation in context.relations_of("conversion"):
        if relation.traits["by"] != "money":
            continue
        found = _implied(relation)
        if found is None:
            continue
        key, rate = found
        before = seen.setdefault(key, (relation, rate))
        if before[0] is not relation and not _meets(params, before[1], rate):
            yield _two_rates(rule, relation, rate, before, key, context)


def _implied(relation: Relation) -> tuple[tuple[str, str, str], Interval] | None:
    """The currencies in the order of their codes, with the time, and the rate that they tell."""
    left, right = sorted(relation.operands, key=lambda one: str(one.quantity.unit))
    rate = divide(right.interval, left.interval)
    if rate is None or not is_bounded(rate) or left.interval.low <= 0:
        return None
    time = relation.operands[0].time
    when = time.edtf if time else ""
    return (str(left.quantity.unit), str(right.quantity.unit), when), rate


def _two_rates(
    rule: Rule,
    relation: Relation,
    rate: Interval,
    before: tuple[Relation, Interval],
    key: tuple[str, str, str],
    context: Context,
) -> Outcome:
    base, quote, _ = key
    first, second = (f"1 {base} = {span_of(one, quote)}" for one in (before[1], rate))
    return rule.inconsistent(
        relation.span,
        rule.message("inconsistent", first=first, second=second),
        claims=context.claims_on(relation),
        related=(Related(before[0].span, "the other conversion"),),
        derivation=(Step("rate", f"here {second}"), Step("rate", f"there {first}")),
        confidence=0.7,
    )
