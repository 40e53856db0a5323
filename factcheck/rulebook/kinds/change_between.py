"""A change told with its figures: from, to, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from factcheck.arithmetic.intervals import (
    exactly,
    interval,
    is_bounded,
    is_exact,
)
from factcheck.model.findings import Outcome, Related, Step, Verdict
from factcheck.model.interval import Interval
from factcheck.model.relations import Operand, Relation
from factcheck.rulebook.beside import figures_around, figures_beside
from factcheck.rulebook.change_ways import (
    PERCENT,
    POINTS,
    TIMES,
    Way,
    number_text,
    signed,
    ways_to_read,
)
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import (
    Fit,
    fit,
)
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount, span_of
from factcheck.rulebook.related import figure, printed, refuted, severity_of
from factcheck.rulebook.rule import Rule

_ONE = Decimal(1)
_RECENT = 2  # years back, to which a size without a base of its own can compare
_HEDGED = Decimal(
    "0.03"
)  # how far, as a share, a hedged figure is from the printed one, in a comparison


_OPENING = 25  # characters from a sentence's beginning to the size with which it opens


class Params(KindParams, frozen=True):
    """`looks_at`: which part of a change a rule judges.

    `size` by how much; `direction` up or down; `percent_for_points` a difference of percentages
    printed in per cent; `yearly` compound growth. `strain` is the share of what rounding allows
    that all figures may use up without being doubted.
    """

    looks_at: Literal["size", "direction", "percent_for_points", "yearly"] = "size"
    strain: Decimal = Decimal("0.6")


class _Judged(Struct, frozen=True):
    """A size with the way in which it fits best."""

    size: Operand
    way: Way
    fit: Fit


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every change whose figures cannot all hold."""
    for relation in context.relations_of("change"):
        since = relation.traits.get("since")
        if since is not None and int(since) < context.today.year - _RECENT:
            continue  # "up 5% to 40 million (2005: 50 million)"
        if params.looks_at == "direction":
            before, after = relation.one("before"), relation.one("after")
            if before is None or after is None:
                continue
            if not _is_parted(relation, before, after, context):
                yield from _direction(rule, relation, before, after, context)
            continue
        outcome = _outcome_of(rule, params, relation, context)
        if outcome is not None:
            yield outcome


def _outcome_of(rule: Rule, params: Params, relation: Relation, context: Context) -> Outcome | None:
    """The outcome of a change of which every reading fails; of a difference printed in per cent,
    where one reading is such and none is right."""

    def judge(reading: Relation) -> Outcome | None:
        before, after = reading.one("before"), reading.one("after")
        if before is None or after is None:
            return None
        judged = list(_judged(params, reading, (before, after), context))
        if params.looks_at == "percent_for_points":
            if _is_of_next_sentence(reading):
                return None
            judged = [_in_points(one, before, after) for one in judged]
            wrong = [one for one in judged if _is_points(one, before, after, params)]
        else:
            units = {one.size.quantity.unit for one in judged if one.fit is Fit.FITS}
            wrong = [one for one in judged if one.fit is not Fit.FITS]
            # "by 75 basis points, after 50 in May": what fits leaves another of its unit aside
            wrong = [one for one in wrong if one.size.quantity.unit not in units]
        return _outcome(rule, reading, (before, after), wrong, context) if wrong else None

    if params.looks_at != "percent_for_points" or not relation.choices:
        return refuted(relation, judge)
    if any(_is_right_in_percent(params, reading) for reading in relation.readings()):
        return None
    found = (judge(reading) for reading in relation.readings())
    return next((outcome for outcome in found if outcome is not None), None)


def _is_of_next_sentence(reading: Relation) -> bool:
    """Whether a size stands far within another sentence than its levels, of another thing maybe."""
    size = reading.one("delta")
    far = size is not None and size.quantity.start - reading.sentence.start > _OPENING
    return far and "gap" not in reading.traits and not reading.is_within


def _is_right_in_percent(params: Params, relation: Relation) -> bool:
    """Whether a size in per cent is the change of a reading in per cent of its earlier figure."""
    before, after, size = (relation.one(role) for role in ("before", "after", "delta"))
    if before is None or after is None or size is None:
        return True
    return any(
        fit(way.equation, {"before": before, "after": after, "size": way.stated}, params.strain)
        is Fit.FITS
        for way in signed(size, PERCENT)
    )


def _judged(
    params: Params, relation: Relation, pair: tuple[Operand, Operand], context: Context
) -> Iterator[_Judged]:
    before, after = pair
    beside = figures_beside(context, relation)
    role = "yearly" if params.looks_at == "yearly" else "delta"
    for size in relation.of(role):
        ways = list(ways_to_read(size, before, after, relation.traits.get("years", "")))
        fits = [
            fit(
                way.equation,
                {"before": before, "after": after, "size": way.stated},
                params.strain,
                beside,
            )
            for way in ways
        ]
        order = (Fit.FITS, Fit.STRAINED, Fit.FAILS)
        best = min(range(len(ways)), key=lambda at: order.index(fits[at]), default=None)
        if best is not None:
            yield _Judged(size, ways[best], fits[best])


def _in_points(one: _Judged, before: Operand, after: Operand) -> _Judged:
    """A size read in points where it is just the difference of the printed percentages."""
    if not _is_exactly_points(one.size, before, after):
        return one
    figures = {"before": before, "after": after}
    for way in signed(one.size, POINTS):
        if fit(way.equation, {**figures, "size": way.stated}, _ONE) is Fit.FITS:
            return _Judged(one.size, way, Fit.FITS)
    return one


def _is_points(one: _Judged, before: Operand, after: Operand, params: Params) -> bool:
    """Whether a size in per cent is right in points and wrong in per cent."""
    if one.size.quantity.unit != "percent" or one.way.equation is not POINTS:
        return False
    relative = [
        fit(way.equation, {"before": before, "after": after, "size": way.stated}, params.strain)
        for way in signed(one.size, PERCENT)
    ]
    if one.fit is Fit.FITS and all(found is Fit.FAILS for found in relative):
        return True
    return _is_exactly_points(one.size, before, after)


def _is_exactly_points(size: Operand, before: Operand, after: Operand) -> bool:
    """Whether a size is just the difference of the printed percentages, and not the change that
    they give in per cent: "from 7% to 7.5%, an increase of 0.5%" is no rounding of 7.1%."""
    if any(one.quantity.hedge is not None for one in (size, before, after)):
        return False
    if {one.quantity.unit for one in (size, before, after)} != {"percent"}:
        return False
    first, second = before.quantity.number, after.quantity.number
    if first <= 0 or abs(second - first) != abs(size.quantity.number):
        return False
    relative = abs(second - first) / first * 100
    return relative not in size.interval and relative > 2 * abs(size.quantity.number)


def _is_parted(relation: Relation, before: Operand, after: Operand, context: Context) -> bool:
    """Whether figures like them stand between two that are tied loosely: either may belong to one
    of those."""
    if not relation.loose or "balance" in relation.traits:
        return False
    first, second = sorted((before.span, after.span))
    units = {before.quantity.unit, after.quantity.unit, None}
    return any(
        first.end <= one.start < second.start and one.unit in units
        for one in figures_around(context, relation)
    )


def _direction(
    rule: Rule, relation: Relation, before: Operand, after: Operand, context: Context
) -> Iterator[Outcome]:
    """A rise that leads down, or a fall that leads up."""
    if min(before.interval.low, after.interval.low) < 0:
        return
    told = next(
        (
            one
            for one in relation.traits.get("direction", "").split()
            if _is_opposite(one, before, after)
        ),
        None,
    )
    if told is None:
        return
    words = {"before": before.text, "after": after.text, "direction": _MOVES[told]}
    ordered = "order" in relation.traits
    side = {"up": "above", "down": "below"}[told]
    message = rule.message("ordered" if ordered else "inconsistent", side=side, **words)
    if "balance" in relation.traits:
        balances = {"up": "surplus", "down": "deficit"}
        right = balances["down" if told == "up" else "up"]
        message = rule.message("balance", told=balances[told], right=right, **words)
    yield rule.outcome(
        Verdict.INCONSISTENT,
        after.span,
        context.claims_on(relation),
        severity=severity_of(rule, relation, Fit.FAILS),
        message=message,
        related=(Related(before.span, "the other figure" if ordered else "the earlier figure"),),
        derivation=(
            Step("before", printed(before)),
            Step("after", printed(after)),
            Step("direction", _line_of_order(told, before, after, ordered=ordered)),
        ),
        confidence=0.9,
    )


def _line_of_order(told: str, before: Operand, after: Operand, *, ordered: bool) -> str:
    if not ordered:
        return f"the text tells a {_MOVES[told]}, the figures the opposite"
    sign = "<" if told == "up" else ">"
    return f"the text has it that {before.text} {sign} {after.text}"


def _is_opposite(told: str, before: Operand, after: Operand) -> bool:
    low, high = (before, after) if told == "up" else (after, before)
    if low.quantity.number == high.quantity.number:
        return False
    return _close(high, low).high <= _close(low, high).low


def _close(operand: Operand, other: Operand) -> Interval:
    """What a figure stands for beside another: "about 73, down from 68" is no fall, though about 73
    may be 68 by itself; and who prints 170,000 has not rounded 175,000 to 200,000."""
    number, whole = operand.quantity.number, operand.interval
    if operand.quantity.is_range or not is_bounded(whole):
        return whole
    if operand.quantity.hedge is None:
        if not is_bounded(other.interval) or other.quantity.hedge is not None:
            return whole
        half = (other.interval.high - other.interval.low) / 2
        return interval(max(whole.low, number - half), min(whole.high, number + half))
    slack = abs(number) * _HEDGED
    return interval(max(whole.low, number - slack), min(whole.high, number + slack))


_MOVES = {"up": "rise", "down": "fall"}


def _move(value: Decimal) -> str:
    return _MOVES["up" if value > 0 else "down"]


def _outcome(
    rule: Rule,
    relation: Relation,
    pair: tuple[Operand, Operand],
    wrong: Sequence[_Judged],
    context: Context,
) -> Outcome:
    before, after = pair
    worst = Fit.FAILS if any(one.fit is Fit.FAILS for one in wrong) else Fit.STRAINED
    # Where several sizes disagree with the two figures, it is the figures that are in doubt.
    primary = wrong[0].size if len(wrong) == 1 else after
    others = [one for one in (before, after, *(each.size for each in wrong)) if one != primary]
    lines = [_computed(one, before, after) for one in wrong]
    message = rule.message(
        "inconsistent",
        before=before.text,
        after=after.text,
        computed=" and ".join(short for short, _ in lines),
        stated=" and ".join(f"“{one.size.text}”" for one in wrong),
    )
    if worst is Fit.STRAINED:
        message += " " + rule.message("strained")
    return rule.outcome(
        Verdict.INCONSISTENT,
        primary.span,
        context.claims_on(relation),
        severity=severity_of(rule, relation, worst),
        message=message,
        related=tuple(Related(one.span, _NOTES[one.role]) for one in others),
        derivation=(
            Step("before", printed(before)),
            Step("after", printed(after)),
            *(Step("change", long) for _, long in lines),
            *(Step("stated", printed(one.size)) for one in wrong),
        ),
        confidence=0.9 if worst is Fit.FAILS else 0.6,
    )


_NOTES = {
    "before": "the earlier figure",
    "after": "the later figure",
    "delta": "by how much",
    "yearly": "by how much in a year",
}


def _computed(one: _Judged, before: Operand, after: Operand) -> tuple[str, str]:
    """What the two figures give: in a few words, and with its arithmetic."""
    equation = one.way.equation
    printed = equation.implied(
        {"before": exactly(before.quantity.number), "after": exactly(after.quantity.number)}
    )
    whole = equation.implied({"before": before.interval, "after": after.interval})
    if printed is None or whole is None:
        return equation.name, equation.name
    value = printed.low
    if equation is TIMES:
        short = f"{number_text(printed)} times as much"
    else:
        short = f"a {_move(value)} of {amount(abs(value), equation.unit)}"
    sign = {"percent": "/", "time": "/"}.get(equation.unit or "", "-")
    reach = equation.name
    if not is_exact(whole):
        reach += f", within rounding {span_of(whole, equation.unit)}"
    figures = f"{figure(after)} {sign} {figure(before)}"
    return short, f"{figures}: {short} ({reach})"
