"""People who are told to have met as leaders, of whom one was in no office then: "the partners
came: A of P, B of Q and C of R"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from factcheck.extracting.frames.clauses import clause_at, times_of
from factcheck.extracting.frames.people_told import Company, companies, told_of_people
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.facts import Term
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.office_people import Window, covers
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.terms import term_evidence, terms_text

_PAIR = 2
_LONGEST = 800  # days of a time at which people can have met
_GRAINS = frozenset({"day", "month", "year", "quarter", "range"})


class Params(KindParams, frozen=True):
    """`fewest`: of how many people a list must be, but for two who are the subject at a summit;
    `before_days` and `after_days`: how far from a term a meeting may lie."""

    fewest: int = 3
    before_days: int = 100
    after_days: int = 14


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every list of leaders of whom one was in no office at any time told."""
    for sentence in context.analysis.sentences:
        people = sum(one.mention.type == "person" for one in sentence.entities)
        if people < _PAIR:
            continue
        if not told_of_people("guests").isdisjoint(sentence.words(sentence.first, sentence.stop)):
            continue
        summit = not told_of_people("summits").isdisjoint(sentence.vocabulary)
        for company in companies(sentence):
            paired = all(company.states)
            enough = len(company.people) >= params.fewest and (paired or summit)
            if not enough and not _act_together(sentence, company):
                continue
            windows = _windows(sentence, context, summit=summit, paired=paired)
            yield _judge(rule, params, company, windows, context)


def _act_together(sentence: Sentence, company: Company) -> bool:
    """Whether people are the subject of a clause that tells of a summit and has a date."""
    cues = told_of_people("official_deeds") | told_of_people("summits")
    if not sentence.times or cues.isdisjoint(sentence.vocabulary):
        return False
    clause = clause_at(sentence, company.people[0].first)
    words = sentence.words(clause.first, clause.stop)
    inside = clause.subject <= company.people[0].first and clause.verb >= company.people[-1].stop
    signed = sentence.tokens.lower[clause.verb_stop - 1] in told_of_people("official_deeds")
    at_summit = signed or not told_of_people("summits").isdisjoint(words)
    return inside and at_summit and bool(times_of(sentence, clause)) and not clause.passive


def _windows(sentence: Sentence, context: Context, *, summit: bool, paired: bool) -> list[Window]:
    """The times at which people can have met: those of the sentence, or of its paragraph."""
    own = _dated(one.mention for one in sentence.times)
    if own or not paired:
        return own
    segment = context.document.segments[sentence.segment].span
    told = _dated(context.times_in(segment.start, sentence.span.end))
    return [*told, (context.today, context.today)] if told or summit else []


def _dated(times: Iterator[TimeExpression] | Sequence[TimeExpression]) -> list[Window]:
    return [
        (one.first, one.last)
        for one in times
        if one.first is not None and one.last is not None and one.grain in _GRAINS
        if (one.last - one.first).days <= _LONGEST
    ]


def _judge(
    rule: Rule, params: Params, company: Company, windows: Sequence[Window], context: Context
) -> Outcome | None:
    """Find the one who served at none of the times, where the others all did at one."""
    held = [_terms(who, context) for who in (one.mention.entity for one in company.people)]
    if not all(held) or any(term.start is None for term in chain.from_iterable(held)):
        return None
    served = [
        [any(_serves(term, window, params) for term in terms) for terms in held]
        for window in windows
    ]
    never = [at for at in range(len(held)) if not any(row[at] for row in served)]
    fitting = [
        window for window, row in zip(windows, served, strict=True) if sum(row) == len(row) - 1
    ]
    if len(never) != 1 or not fitting:
        return None
    person, terms, window = company.people[never[0]].mention, held[never[0]], fitting[-1]
    died = context.facts.died(person.entity or "")
    if died is not None and died.last < window[0]:
        return None  # what the dead did has a rule of its own
    states = {term.jurisdiction for term in terms if term.role in leading_roles()}
    if not states or company.states[never[0]] not in {None, *states}:
        return None
    now = [
        term
        for state in sorted(states)
        for term in context.facts.terms(jurisdiction=state)
        if term.office in {one.office for one in terms} and covers(term, window)
    ]
    if not now or any(term.person == person.entity for term in now):
        return None
    return rule.contradicted(
        person.span,
        rule.message(
            "contradicted",
            person=person.entity,
            day=day_text(window[0].isoformat()),
            terms=terms_text(terms[-3:]),
            holder=" or ".join(dict.fromkeys(f"{one.person} ({one.office})" for one in now)),
        ),
        derivation=tuple(Step("others", terms_text(each[-2:])) for each in held if each != terms),
        evidence=tuple(term_evidence(term) for term in [*terms[-2:], *now]),
        confidence=0.75,
    )


def _terms(who: str | None, context: Context) -> list[Term]:
    return list(context.facts.terms(person=who)) if who is not None else []


def _serves(term: Term, window: Window, params: Params) -> bool:
    return covers(term, window, params.before_days, params.after_days)
