"""A weekday beside a date that fell on another day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from factcheck.extracting.lexicon import rules_words
from factcheck.model.findings import Outcome, Step, Suggestion, Verdict
from factcheck.model.mentions import TimeExpression
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule


class Params(KindParams):
    """`words`: the rules file that holds the names of the weekdays, Monday first."""

    words: str = "claims/weekdays"


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every full date with a weekday that it did not have."""
    names: list[str] = rules_words(params.words)["weekdays"]
    for time in context.analysis.times:
        if time.grain != "day" or time.first is None or time.first != time.last or time.relative:
            continue
        printed = _weekday(time, names)
        if printed is None or time.first.year < 1900:
            continue
        span, number = printed
        if number != time.first.weekday():
            yield _outcome(rule, time, span, names, time.first)


def _weekday(time: TimeExpression, names: list[str]) -> tuple[Span, int] | None:
    """Return where a weekday stands in a date, and which it is, where the year is printed."""
    lower = time.text.lower()
    if str(time.first.year if time.first else "") not in lower:
        return None
    for number, name in enumerate(names):
        at = lower.find(name)
        if at >= 0:
            return Span(time.start + at, time.start + at + len(name)), number
    return None


def _outcome(rule: Rule, time: TimeExpression, span: Span, names: list[str], day: date) -> Outcome:
    right = names[day.weekday()].capitalize()
    return rule.outcome(
        Verdict.CONTRADICTED,
        time.span,
        message=rule.message("contradicted", stated=time.text, day=day.isoformat(), right=right),
        derivation=(Step("calendar", f"{day.isoformat()} was a {right}"),),
        suggestion=Suggestion(span, right),
    )
