"""Figures of a report that an accounting equation ties together, wherever they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from factcheck.arithmetic.intervals import (
    add,
    divide,
    exactly,
    intersects,
    interval,
    is_bounded,
    multiply,
    scale,
    subtract,
)
from factcheck.extracting.ledger_accounts import AccountEquation, ledger_accounts
from factcheck.model.findings import Outcome, Step
from factcheck.model.interval import Interval
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Equation, Figures, Fit
from factcheck.rulebook.ledger.books import (
    Account,
    accounts_of,
    called,
    distinct,
    is_one_slip,
    operand_of,
    relation_of,
    step_of,
)
from factcheck.rulebook.ledger.entries import Entry
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, computed, figure
from factcheck.rulebook.rule import Rule

_SIGNS = {"quotient": "/", "sum": "+", "difference": "-", "product": "×"}
_MOST = 60  # ways of choosing figures for one equation
_NEAR = 3  # a result that is off by more times is of another thing


class Params(KindParams, frozen=True):
    """This kind has no parameters: its equations are in `rules/claims/ledger.yaml`."""


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every result that no choice of its operands in the text makes."""
    accounts = context.once(accounts_of)
    whole: dict[tuple[str, frozenset[str], object], list[Entry]] = {}
    doubtful: set[tuple[str, frozenset[str], object]] = set()
    for key, entries in accounts.items():
        at = (key.account, key.scope, key.period)
        if key.narrowed and not _is_kind_of_share(key):
            doubtful.add(at)  # "adjusted", "excluding leases": which one is reckoned with is open
        else:
            whole.setdefault(at, []).extend(
                one for one in entries if not one.loose and not one.unsure
            )
    told = _results_of_relations(context)
    for (account, scope, period), results in whole.items():
        for row in _rows().get(account, ()):
            places = [(name, scope, period) for name in (*row.result, *row.left, *row.right)]
            if any(_is_doubtful(place, doubtful, whole) for place in places):
                continue
            left, right = (whole.get(place, []) for place in places[1:])
            if results and left and right and not _is_excepted(row, context):
                yield from _judge(rule, row, results, left, right, told, context)


def _rows() -> dict[str, list[AccountEquation]]:
    found: dict[str, list[AccountEquation]] = {}
    for row in ledger_accounts().equations:
        if not row.local:
            found.setdefault(row.result[0], []).append(row)
    return found


def _is_kind_of_share(key: Account) -> bool:
    """Whether a figure per share is only said to be basic or diluted, which both count."""
    return all(one.startswith("shares=") for one in key.narrowed)


def _is_doubtful(
    place: tuple[str, frozenset[str], object],
    doubtful: set[tuple[str, frozenset[str], object]],
    whole: dict[tuple[str, frozenset[str], object], list[Entry]],
) -> bool:
    return place in doubtful and place not in whole


def _is_excepted(row: AccountEquation, context: Context) -> bool:
    return bool(context.places_with(row.unless))


def _results_of_relations(context: Context) -> set[int]:
    """The places of figures that a sentence's own relation reckons with already."""
    kinds = ("fraction", "ratio", "difference", "product")
    relations = (one for kind in kinds for one in context.relations_of(kind))
    return {one.quantity.start for relation in relations for one in relation.operands}


def _judge(
    rule: Rule,
    row: AccountEquation,
    results: Sequence[Entry],
    left: Sequence[Entry],
    right: Sequence[Entry],
    told: set[int],
    context: Context,
) -> Iterator[Outcome]:
    results, left, right = distinct(results), distinct(left), distinct(right)
    if len(results) * len(left) * len(right) > _MOST:
        return
    choices = list(product(results, left, right))
    if any(_fits(row, *one) for one in choices):
        return
    chosen = choices[0]
    starts = {one.spot.quantity.start for one in chosen}
    if len(starts) < 3 or starts <= told:
        return
    if row.slip and not _is_slip(row, *chosen):
        return
    operands = {
        role: operand_of(one, role)
        for role, one in zip(("result", "left", "right"), chosen, strict=True)
    }
    equation = _equation(row, chosen[0])
    short, reach = computed(equation, operands)
    line = f"{figure(operands['left'])} {_SIGNS[row.operation]} {figure(operands['right'])}"
    names = [called(one) for one in chosen]
    yield clash(
        rule,
        relation_of("account_equation", list(zip(operands, chosen, strict=True))),
        operands["result"],
        Fit.FAILS,
        context,
        message=rule.message(
            "inconsistent",
            result=names[0],
            left=f"{names[1]} of {operands['left'].text}",
            right=f"{names[2]} of {operands['right'].text}",
            computed=short,
            stated=operands["result"].text,
        ),
        notes={"left": f"the {names[1]}", "right": f"the {names[2]}"},
        steps=(
            *(step_of(one) for one in chosen),
            Step(row.operation, f"{line} = {short}" + (f" ({reach})" if reach else "")),
            Step("slack", f"definitions may differ by {row.slack * 100:g}% and it is off by more"),
        ),
    )


def _equation(row: AccountEquation, result: Entry) -> Equation:
    percent = result.spot.quantity.unit == "percent"

    def implied(figures: Figures) -> Interval | None:
        left, right = figures["left"], figures["right"]
        if row.operation == "quotient":
            found = divide(left, right)
            return scale(found, 100) if found is not None and percent else found
        if row.operation == "product":
            return multiply(left, right)
        return add(left, right) if row.operation == "sum" else subtract(left, right)

    return Equation(row.operation, "result", result.spot.quantity.unit, implied)


def _fits(row: AccountEquation, result: Entry, left: Entry, right: Entry) -> bool:
    """Whether the figures fit within rounding and what definitions may differ by, or are not such
    as to be tied at all."""
    if not _same_units(row, result, left, right):
        return True
    found = _equation(row, result).implied(
        {"left": left.spot.interval, "right": right.spot.interval}
    )
    stated = result.spot.interval
    if found is None or not is_bounded(found) or not is_bounded(stated):
        return True
    slack = row.slack * max(abs(found.low), abs(found.high))
    if row.operation in ("sum", "difference"):
        slack = row.slack * max(abs(left.spot.interval.high), abs(right.spot.interval.high))
    wide = interval(found.low - slack, found.high + slack)
    if intersects(wide, stated):
        return True
    least, most = sorted((abs(found.low), abs(stated.low)))
    return least * _NEAR < most  # of another scale: no equation between these


def _same_units(row: AccountEquation, result: Entry, left: Entry, right: Entry) -> bool:
    one, other, third = (x.spot.quantity.unit for x in (left, right, result))
    shares = {*row.left, *row.right} & {"shares"}
    if row.operation == "product" or shares:
        return third == one
    if row.operation == "quotient":
        return one == other
    return one == other == third


def _is_slip(row: AccountEquation, result: Entry, left: Entry, right: Entry) -> bool:
    """Whether one wrong digit of the result would explain that it is off."""
    found = _equation(row, result).implied(
        {
            "left": exactly(left.spot.quantity.number),
            "right": exactly(right.spot.quantity.number),
        }
    )
    return found is not None and is_one_slip(found.low, result.spot.quantity.number)
