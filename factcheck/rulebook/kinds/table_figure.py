"""A figure of prose against the row of the text's own table that it quotes."""

from __future__ import annotations

from factcheck.arithmetic.intervals import intersects
from factcheck.model.findings import Outcome, Step
from factcheck.model.relations import Relation
from factcheck.rulebook.context import Context
from factcheck.rulebook.equations import Fit
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.related import clash, refuted
from factcheck.rulebook.rule import Outcomes, Rule


def check(rule: Rule, params: KindParams, context: Context) -> Outcomes:
    """Yield an outcome for every quoted figure that no cell of its row has."""
    for relation in context.relations_of("quoted"):
        yield refuted(relation, lambda one: _judge(rule, one, context))


def _judge(rule: Rule, relation: Relation, context: Context) -> Outcome | None:
    told, cell = relation.one("told"), relation.one("cell")
    if told is None or cell is None or intersects(told.interval, cell.interval):
        return None
    return clash(
        rule,
        relation,
        told,
        Fit.FAILS,
        context,
        message=rule.message("inconsistent", told=told.text, cell=cell.text),
        notes={"cell": "the cell of the table"},
        steps=(Step("table", f"the row that the sentence names has {cell.text}"),),
    )
