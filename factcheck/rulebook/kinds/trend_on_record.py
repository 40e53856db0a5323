"""How a measure moved, told without a figure: "Spain's economy shrank in 2022"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from factcheck.extracting.frames.trends_told import Trend, trends
from factcheck.extracting.measures import measures
from factcheck.factbase.facts import Fact
from factcheck.model.findings import Outcome, Step
from factcheck.rulebook.citing import evidence_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import amount
from factcheck.rulebook.rule import Outcomes, Rule

_GROWTH = "gdp_growth"


class Params(KindParams, frozen=True):
    """How large a change must be, so that no reading of a year has the other direction: in the
    unit of the measure (`least`), and as a share of the larger figure (`share`). A measure that
    has neither is not judged."""

    least: dict[str, float] = field(default_factory=dict)
    share: dict[str, float] = field(default_factory=dict)


class _Move(Struct, frozen=True):
    """One source's figures of two years; `before` is None where the figure is a growth itself."""

    before: Fact | None
    after: Fact

    @property
    def change(self) -> Decimal:
        return self.after.value - (self.before.value if self.before is not None else 0)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every trend whose years are on record."""
    before, figures = None, [one.span for one in context.claims if one.assertion.value.quantity]
    for sentence in context.analysis.sentences:
        near = before if before is not None and before.segment == sentence.segment else None
        for told in trends(sentence, near):
            if any(one.overlaps(told.span) for one in figures):
                continue  # a figure tells it, which other rules hold against the facts
            yield _judge(rule, params, told, context)
        before = sentence


def _judge(rule: Rule, params: Params, told: Trend, context: Context) -> Outcome | None:
    known = False
    for step in told.steps:
        if step[1] > context.today.year:
            return None
        moves = _moves(told, step, context)
        known = known or bool(moves)
        if moves and all(_is_against(params, told, move) for move in moves):
            return _contradicted(rule, told, step, moves)
    return rule.supported(told.span) if known else None


def _moves(told: Trend, step: tuple[int, int], context: Context) -> list[_Move]:
    """What every source that has both years makes of a step."""
    if told.measure == _GROWTH:
        return [_Move(None, one) for one in _facts(told.subject, _GROWTH, step[1], context)]
    if told.measure == "gdp":
        real = [_Move(None, one) for one in _facts(told.subject, _GROWTH, step[1], context)]
        return real and [*real, *_pairs(told.subject, "gdp", step, context)]
    measure = _GROWTH if told.measure == "growth" else told.measure
    return _pairs(told.subject, measure, step, context)


def _pairs(subject: str, measure: str, step: tuple[int, int], context: Context) -> list[_Move]:
    """The figures of both years from one source each, or else from any two of one basis."""
    earlier = _facts(subject, measure, step[0], context)
    later = _facts(subject, measure, step[1], context)
    known = {_series(one): one for one in earlier}
    own = [_Move(known[_series(one)], one) for one in later if _series(one) in known]
    return own or [_Move(a, b) for a in earlier for b in later if a.basis == b.basis]


def _series(fact: Fact) -> tuple[str, str, str, str]:
    return fact.source.key, fact.vintage, fact.basis, fact.series


def _facts(subject: str, measure: str, year: int, context: Context) -> list[Fact]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = context.facts.facts(subject, measures()[measure].series, first, last)
    return [one for one in found if (one.first, one.last) == (first, last)]


def _is_against(params: Params, told: Trend, move: _Move) -> bool:
    """Whether a source's figures clearly moved the other way."""
    measure = move.after.measure
    if measure not in params.least and measure not in params.share:
        return False
    change = move.change * told.sign
    size = max(abs(move.after.value), abs(move.before.value) if move.before is not None else 0)
    share = params.share.get(measure, 0) if move.before is not None else 0
    least = max(Decimal(str(params.least.get(measure, 0))), Decimal(str(share)) * size)
    return change < 0 and -change >= least


def _contradicted(rule: Rule, told: Trend, step: tuple[int, int], moves: list[_Move]) -> Outcome:
    move = moves[0]
    title = measures()[move.after.measure].title
    words = {"measure": title, "subject": told.subject, "year": step[1], "before": step[0]}
    words["value"] = amount(move.after.value, move.after.unit)
    if move.before is None:
        message = rule.message("growth", **words)
    else:
        words["earlier"] = amount(move.before.value, move.before.unit)
        message = rule.message("contradicted", **words)
    facts = [one for one in (move.before, move.after) if one is not None]
    return rule.contradicted(
        told.span,
        message,
        derivation=tuple(_steps(moves)),
        evidence=tuple(evidence_of(one) for one in facts),
        confidence=0.8,
    )


def _steps(moves: list[_Move]) -> Iterator[Step]:
    for move in moves:
        after = f"{move.after.period}: {amount(move.after.value, move.after.unit)}"
        if move.before is not None:
            earlier = f"{move.before.period}: {amount(move.before.value, move.before.unit)}"
            after = f"{earlier}, {after}"
        yield Step("record", f"{move.after.source.title}, {after}")
