"""Dates told of one named idea that cannot all hold: proposed, introduced, adopted, in force."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.model.claims import Claim, Period
from factcheck.model.findings import Outcome, Related, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import period_text
from factcheck.rulebook.rule import Rule

_PREFIX = "stage:"
_MOST_STAGES = 40  # different dates of one term that are still compared with each other


class Params(KindParams, frozen=True):
    """`order`: stages from the earliest to the latest; `once`: stages that happen only once."""

    order: tuple[str, ...] = ("proposed", "adopted", "ratified", "ended")
    once: tuple[str, ...] = ("proposed",)
    slack_days: int = 62


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield one outcome per pair of statements of one term that cannot both hold."""
    by_term: dict[str, dict[tuple[str, Period], Claim]] = {}
    for claim in context.claims:
        assertion = claim.assertion
        if assertion.measure.startswith(_PREFIX) and assertion.value.period is not None:
            stages = by_term.setdefault(_key(assertion.subject), {})
            stages.setdefault((_stage(claim), assertion.value.period), claim)
    for stages in by_term.values():
        told: set[str] = set()
        claims = list(stages.values())[:_MOST_STAGES]
        for one, other in combinations(claims, 2):
            problem = _problem(params, one, other)
            if problem and one.id not in told:
                told.update((one.id,))
                yield _outcome(rule, one, other, problem)


def _key(term: str) -> str:
    return term.lower().replace("’", "'")


def _stage(claim: Claim) -> str:
    return claim.assertion.measure.removeprefix(_PREFIX)


def _problem(params: Params, one: Claim, other: Claim) -> str | None:
    """Say what is wrong with two dated stages of one term, or None."""
    first, second = _stage(one), _stage(other)
    a, b = one.assertion.value.period, other.assertion.value.period
    if a is None or b is None:
        return None
    if first == second and first in params.once:
        return "once" if _apart(a, b, params.slack_days) else None
    if first not in params.order or second not in params.order or first == second:
        return None
    early, late = (a, b) if params.order.index(first) < params.order.index(second) else (b, a)
    return "order" if (early.first - late.last).days > params.slack_days else None


def _apart(a: Period, b: Period, slack: int) -> bool:
    return max((a.first - b.last).days, (b.first - a.last).days) > slack


def _outcome(rule: Rule, one: Claim, other: Claim, problem: str) -> Outcome:
    words = {
        "term": one.assertion.subject,
        "first_stage": _stage(one),
        "first": period_text(one.assertion.value.period) or one.quote,
        "first_quote": one.assertion.value.text,
        "second_stage": _stage(other),
        "second": period_text(other.assertion.value.period),
        "second_quote": other.assertion.value.text,
    }
    return rule.inconsistent(
        one.span,
        rule.message(problem, **words),
        claims=[one, other],
        related=(Related(other.span, f"{_stage(other)}: {other.assertion.value.text}"),),
        derivation=(
            Step("first", f"{one.quote!r}: {words['first']}"),
            Step("second", f"{other.quote!r}: {words['second']}"),
        ),
        confidence=0.7,
    )
