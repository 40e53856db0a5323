"""The size of a change of an account against its two levels, wherever a report tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import product

from factcheck.arithmetic.intervals import intersects, scale, subtract
from factcheck.extracting.frames.spots import relation_words
from factcheck.model.findings import Outcome, Related, Step
from factcheck.model.interval import Interval
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit, growth_percent
from factcheck.rulebook.ledger.books import (
    accounts_of,
    called,
    distinct,
    operand_of,
    relation_of,
    step_of,
)
from factcheck.rulebook.ledger.directions import Direction, directions_told
from factcheck.rulebook.ledger.entries import Entry, ledger
from factcheck.rulebook.ledger.periods import Told, year_before
from factcheck.rulebook.ledger.words import ledger_words
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, computed
from factcheck.rulebook.rule import Rule

_Key = tuple[str, frozenset[str], frozenset[str], Told]
_MOST = 40  # ways of choosing levels for one change


class Params(KindParams, frozen=True):
    """`unless` are words of a sentence in which a change is none of the plain levels."""

    unless: tuple[str, ...] = ()


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every change that no two levels of its account and periods make."""
    levels: dict[_Key, list[Entry]] = {}
    for key, entries in context.once(accounts_of).items():
        at = (key.account, key.narrowed, key.scope, key.period)
        levels.setdefault(at, []).extend(distinct(entries))
    relations = context.relations_of("change")
    told = {one.quantity.start for relation in relations for one in relation.of("delta")}
    for one in context.once(ledger):
        if not one.change or one.period.now or one.spot.quantity.start in told:
            continue
        if not one.sentence.vocabulary.isdisjoint(params.unless):
            continue
        after = levels.get((one.account, one.narrowed, one.scope, one.period), [])
        earlier = year_before(one.period)
        before = levels.get((one.account, one.narrowed, one.scope, earlier), [])
        if 0 < len(before) * len(after) <= _MOST:
            yield from _judge(rule, one, list(product(before, after)), context)
    for direction in directions_told(context):
        yield from _gone(rule, direction, levels)


def _gone(rule: Rule, told: Direction, levels: dict[_Key, list[Entry]]) -> Iterator[Outcome]:
    """Yield an outcome where an account went the other way than a sentence tells."""
    nobody = frozenset[str]()
    periods = year_before(told.period), told.period
    sides = [levels.get((told.account, nobody, nobody, one), []) for one in periods]
    if not all(sides) or any(one.loose or one.unsure for side in sides for one in side):
        return
    reaches = [[one.spot.interval for one in side] for side in sides]
    low, high = reaches if told.side == "down" else reversed(reaches)
    if not max(one.high for one in low) < min(one.low for one in high):
        return  # it went as told, or may have
    before, after = (side[0] for side in sides)
    if before.unit != after.unit:
        return
    yield rule.inconsistent(
        told.span,
        rule.message(
            "direction",
            measure=called(after),
            before=before.spot.quantity.text,
            after=after.spot.quantity.text,
            stated=told.side,
        ),
        related=tuple(
            Related(one.spot.span, note)
            for one, note in ((before, "the level before"), (after, "the level after"))
        ),
        derivation=tuple(step_of(one) for one in (before, after)),
    )


def _judge(
    rule: Rule, change: Entry, choices: Sequence[tuple[Entry, Entry]], context: Context
) -> Iterator[Outcome]:
    ways = _ways(change)
    if any(_fits(way, change, *choice) for way in ways for choice in choices):
        return
    before, after = choices[0]
    if before.unit != after.unit:
        return
    operands = {
        "before": operand_of(before, "before"),
        "after": operand_of(after, "after"),
        "delta": operand_of(change, "delta"),
    }
    short, reach = computed(ways[0], operands)
    yield clash(
        rule,
        relation_of("account_change", [("before", before), ("after", after), ("delta", change)]),
        operands["delta"],
        Fit.FAILS,
        context,
        message=rule.message(
            "inconsistent",
            measure=called(after),
            before=operands["before"].text,
            after=operands["after"].text,
            computed=short,
            stated=operands["delta"].text,
        ),
        notes={"before": "the level before", "after": "the level after"},
        steps=(
            *(step_of(one) for one in (before, after)),
            Step("change", f"the change is {short}" + (f" ({reach})" if reach else "")),
        ),
    )


def _ways(change: Entry) -> list[Equation]:
    """What the size of a change may be of its levels: points, per cent or an amount; either way
    where an improvement may be a fall."""
    unit = change.spot.quantity.unit
    level = ledger_words().accounts[change.account].unit
    signs = [Decimal(-1) if change.spot.quantity.change == "down" else Decimal(1)]
    if not relation_words("changes")["ambivalent"].isdisjoint(change.sentence.vocabulary):
        signs = [Decimal(1), Decimal(-1)]

    def lies_between(sign: Decimal, figures: Figures) -> Interval | None:
        factor = 100 if unit == "basis_point" else 1
        return scale(subtract(figures["after"], figures["before"]), sign * factor)

    def grew(sign: Decimal, figures: Figures) -> Interval | None:
        found = growth_percent(figures["before"], figures["after"])
        return None if found is None else scale(found, sign)

    ways = [grew] if level != "percent" else [lies_between, grew]
    if unit != "percent":
        ways = [lies_between]
    return [
        Equation(way.__name__, "delta", unit, partial(way, sign)) for way in ways for sign in signs
    ]


def _fits(way: Equation, change: Entry, before: Entry, after: Entry) -> bool:
    if before.unit != after.unit or before.spot.quantity.start == after.spot.quantity.start:
        return True
    if not _is_sized(change, before):
        return True
    found = way.implied({"before": before.spot.interval, "after": after.spot.interval})
    return found is None or intersects(found, change.spot.interval)


def _is_sized(change: Entry, before: Entry) -> bool:
    """Whether a change is in the unit that its levels call for."""
    unit, level = change.spot.quantity.unit, before.spot.quantity.unit
    if unit in ("percentage_point", "basis_point"):
        return level == "percent"
    return unit in ("percent", level)
