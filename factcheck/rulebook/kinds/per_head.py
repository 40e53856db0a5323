"""Sums that would make nonsense of each head, told beside the number of people they are of: "a zone
of 1.3 billion consumers with a combined GDP of $2.4 billion"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.intervals import divide, is_bounded
from factcheck.extracting.frames.spots import Spot, spots_of
from factcheck.extracting.measures import measures
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Related, Step
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import span_of
from factcheck.rulebook.rule import Outcomes, Rule

_NEGATED = Modality.NEGATED
_NOT_WHOLE = frozenset({"share_of", "change", "status", "partner", "limited"})
_set = WordLists("claims/scale_slips")


class Params(KindParams, frozen=True):
    """`measure` is a sum that people make together, `per_head` what it is for each, of which the
    plausible range counts; `fewest`: people from which a number is one of a people."""

    measure: str = "gdp"
    per_head: str = "gdp_per_capita"
    unit: str = "USD"
    fewest: int = 100_000


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every such sum with the only number of people of its sentence."""
    names = [f"open:{noun}" for noun in _set.table[params.measure]["wholes"]]
    for claim in context.every_claim_of(params.measure, *names):
        assertion = claim.assertion
        # What a planned bloc "would" make must make sense as well.
        plain = _NOT_WHOLE.isdisjoint(assertion.qualifiers) and claim.modality is not _NEGATED
        if not plain or assertion.value.unit != params.unit or assertion.value.interval is None:
            continue
        people = list(_people(claim, params, context))
        if len(people) == 1:
            yield _judge(rule, params, claim, people[0])


def _people(claim: Claim, params: Params, context: Context) -> Iterator[Spot]:
    """The numbers of people of a claim's sentence."""
    counted = _set.table["population"]["counted"]
    for spot in spots_of(context.sentence_of(claim)):
        quantity = spot.quantity
        if quantity.unit in counted and quantity.number >= params.fewest:
            yield spot


def _judge(rule: Rule, params: Params, claim: Claim, people: Spot) -> Outcome | None:
    stated, bounds = claim.assertion.value.interval, measures()[params.per_head].plausible
    if stated is None or bounds is None or not is_bounded(people.interval):
        return None
    each = divide(stated, people.interval)
    least, most = bounds
    if each is None or (each.high >= least and each.low <= most):
        return None
    words = {
        "stated": claim.assertion.value.text,
        "people": people.quantity.text,
        "each": span_of(each, params.unit),
    }
    return rule.inconsistent(
        claim,
        rule.message("nonsense", **words),
        derivation=(Step("division", "{stated} / {people} = {each}".format(**words)),),
        related=(Related(people.span, "the people that it is of"),),
        confidence=0.8,
    )
