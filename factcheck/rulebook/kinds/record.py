"""A record that another figure of the same text passes."""

from __future__ import annotations

from factcheck.model.findings import Outcome, Step
from factcheck.model.relations import Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, figure, refuted
from factcheck.rulebook.rule import Outcomes, Rule

_NOTES = {"record": "the record", "other": "the figure that passes it"}
_WORDS = {"up": ("highest", "higher"), "down": ("lowest", "lower")}


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every record that is none by the figures of the text."""
    for relation in context.relations_of("record"):
        yield refuted(relation, lambda one: _judge(rule, one, context))


def _judge(rule: Rule, relation: Relation, context: Context) -> Outcome | None:
    record, other = relation.one("record"), relation.one("other")
    if record is None or other is None:
        return None
    up = relation.traits["direction"] == "up"
    passed = (
        other.interval.low > record.interval.high
        if up
        else other.interval.high < record.interval.low
    )
    if not passed:
        return None
    most, more = _WORDS[relation.traits["direction"]]
    return clash(
        rule,
        relation,
        record,
        Fit.FAILS,
        context,
        message=rule.message(
            "inconsistent", record=record.text, other=other.text, most=most, more=more
        ),
        notes=_NOTES,
        steps=(Step("order", f"{figure(other)} is {more} than {figure(record)}"),),
    )
