"""The how-manieth holder of an office somebody is said to be: "the 46th president, Joe Biden"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import field

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed
from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim, Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import OfficeMention, Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.people import identify
from factcheck.rulebook.printing import ordinal
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.terms import held_terms, term_evidence

_AMONG_SOME = frozenset(
    {"since", "to", "who", "whose", "ever", "in", "from", "elected", "born", "with", "without"}
)
_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED, Modality.FORECAST})


class Params(KindParams, frozen=True):
    """`counted_from`: for an office whose holders are counted in one way only, one of them with
    their number. Those before need not be on record, those after are counted from there."""

    counted_from: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every holder of an office who is told with a number."""
    if not any(
        one.mention.ordinal for each in context.analysis.sentences for one in each.quantities
    ):
        return
    for claim in context.claims:
        if claim.assertion.measure == "office_holder" and claim.modality in _TOLD:
            yield _judge(rule, params, claim, context)


def _judge(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome | None:
    office = next((one for one in claim.mentions if isinstance(one, OfficeMention)), None)
    count = _count(claim, office, context) if office is not None else None
    if office is None or count is None:
        return None
    held = held_terms(office.office, claim.assertion.subject or "", context)
    titles = {term.office for term in held}
    title = next(iter(titles)) if len(titles) == 1 else ""
    anchor = params.counted_from.get(title)
    who = identify(office.person, context.names, {term.person for term in held}) if anchor else None
    if anchor is None or who is None or who.person.id not in {term.person for term in held}:
        return None
    (first, number), stated = next(iter(anchor.items())), int(count.mention.number)
    known = _numbers(held, first, number, who.person.id)
    if not known:
        return None
    own = [term for term in held if term.person == who.person.id]
    evidence = tuple(term_evidence(term) for term in own[:2])
    if stated in known:
        return rule.supported(claim, evidence=evidence)
    right = " or ".join(ordinal(one) for one in sorted(known))
    return rule.contradicted(
        claim,
        rule.message(
            "contradicted", person=who.person.id, office=title, stated=ordinal(stated), right=right
        ),
        derivation=(Step("order", f"{first} was the {ordinal(number)}; counted on from there"),),
        evidence=evidence,
        confidence=0.8,
    )


def _count(claim: Claim, office: OfficeMention, context: Context) -> Placed[Quantity] | None:
    """The number right before the office's name: not "the second female president", nor "the first
    president since Nixon to"."""
    sentence = context.sentence_of(claim)
    for one in sentence.quantities:
        if one.mention.ordinal and office.start <= one.mention.start < office.end:
            title = _titles().longest(sentence.tokens.lower, one.stop, sentence.stop)
            if title is None or title[1] != office.office:
                return None
            at = one.stop + title[0]
            if sentence.words(at, at + 1) == ["of"]:  # "the first president of Peru to"
                at += 1 + (sentence.words(at + 1, at + 2) == ["the"])
                land = sentence.entity_at(at) if at < sentence.stop else None
                at = land.stop if land is not None else at
            return one if _AMONG_SOME.isdisjoint(sentence.words(at, at + 1)) else None
    return None


@cache
def _titles() -> PhraseTable[str]:
    roles = lexicon("offices")["roles"]
    return PhraseTable.of((title, role) for role, titles in roles.items() for title in titles)


def _numbers(held: Sequence[Term], first: str, number: int, person: str) -> set[int]:
    """The numbers that a holder can have: as a person or by each time in office, with those who
    only stood in and without them."""
    found: set[int] = set()
    for acting in (True, False):
        people = [term.person for term in held if acting or not term.acting]
        if first not in people:
            continue
        times = [one for at, one in enumerate(people) if at == 0 or people[at - 1] != one]
        persons = list(dict.fromkeys(times))
        for row in (times, persons):
            begin = row.index(first)
            found |= {number + at - begin for at, one in enumerate(row) if one == person}
    return {one for one in found if one > 0}
