"""Who came after whom, where nothing names the office: "Keir Starmer, who succeeded Rishi Sunak",
"she took over the bank from Mario Draghi in 2019"."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import timedelta

from factcheck.extracting.frames.careers_told import (
    HAND,
    CareerDate,
    Person,
    career_dates,
    handing_words,
)
from factcheck.extracting.frames.reckoned import Time
from factcheck.extracting.frames.successions_told import (
    Succession,
    succession_words,
    successions,
)
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.facts import Term
from factcheck.model.findings import Outcome, Step, Verdict
from factcheck.model.spans import Span
from factcheck.rulebook.careers import Slip, slip_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import meant_by, named_owners, named_people
from factcheck.rulebook.handovers import handed_words, handover
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.successions import HANDOVER, came_after, followed_another, follows
from factcheck.rulebook.terms import term_evidence, terms_text

_LAG = 31  # days by which a text may lag behind
_MOST = 4  # pairs of people whom two names can mean
_LOOSE = 2  # times as long a gap, where one merely came after the other's end


class Params(KindParams, frozen=True):
    """`gap_days`: how long the office may have been in other hands between the two; `slack_days`:
    how far the date told may lie from the first day in office."""

    gap_days: int = 400
    slack_days: int = 93


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every two known people of whom one is told to have followed the other
    in an office that nothing names."""
    sentences = context.analysis.sentences
    for at in context.places_with(succession_words() | handed_words() | handing_words()):
        dated = yield from _dates(rule, sentences[at], context)
        # Where an office is named, its own rule says who came before.
        named = any(one.mention.predecessor for one in sentences[at].offices)
        read = list(successions(sentences, at))
        if not read and not named:
            handed = handover(sentences, at, params.gap_days, context)
            if handed is not None:
                pair = handed.new, handed.old
                outcome = followed_another(rule, pair, handed.span, handed.mine, context)
                yield from [outcome] if outcome is not None else []
        for told in read:
            if told.time is not None and told.time.first in dated:
                continue
            dates_only = named and not told.planned  # of what is to come it says nothing
            if dates_only and told.time is None:
                continue
            outcome = _judge(rule, params, told, context, dates_only=dates_only)
            if outcome is None and told.where and not dates_only:
                outcome = _never_there(rule, told, context)
            if outcome is None and not dates_only:
                outcome = _of_strangers(rule, told, sentences[max(0, at - 1) : at + 1], context)
            yield outcome


def _dates(
    rule: Rule, sentence: Sentence, context: Context
) -> Generator[Outcome | None, None, set[int]]:
    """Yield an outcome for every handover at a wrong time; return where those times are."""
    found = set[int]()
    for told in career_dates(sentence, named_people(sentence)) if sentence.times else ():
        slip = slip_of(told, context) if told.way == HAND and told.colleague is not None else None
        if slip is not None and told.colleague is not None:
            found.add(told.time.first)
            yield _at_another_time(rule, told, told.colleague, slip)
    return found


def _at_another_time(rule: Rule, told: CareerDate, colleague: Person, slip: Slip) -> Outcome:
    every = (told.person.mention, colleague.mention, told.time.mention)
    return rule.outcome(
        Verdict.CONTRADICTED,
        Span(min(one.start for one in every), max(one.end for one in every)),
        message=rule.message(
            "date",
            person=told.person.mention.canonical,
            predecessor=colleague.mention.canonical,
            office=slip.term.office,
            stated=slip.stated,
            known=day_text(slip.moment.edtf),
        ),
        derivation=(
            Step("agrees", ", ".join(slip.agreeing)),
            Step("terms", terms_text((slip.term,))),
        ),
        evidence=(term_evidence(slip.term),),
        confidence=0.8,
    )


def _judge(
    rule: Rule, params: Params, told: Succession, context: Context, *, dates_only: bool
) -> Outcome | None:
    """Hold a succession against every two people whom the names can mean, that had one office."""
    outcomes = [
        outcome
        for new, old in _meant(told, context)
        if (outcome := _of_pair(rule, params, told, (new, old), context, dates_only=dates_only))
    ]
    fits = (one for one in outcomes if one.verdict is Verdict.SUPPORTED)
    return next(fits, None) or (outcomes[0] if outcomes else None)


def _meant(told: Succession, context: Context) -> list[tuple[str, str]]:
    """The people whom two names can mean, who both held one office; family names alone count only
    beside a full name, or a title, or the state whose office it is."""
    news, olds = (meant_by(one.mention, context) for one in (told.new, told.old))
    sure = news.sure or olds.sure
    pairs = []
    for new in sorted(news.people):
        offices = {term.office: term.jurisdiction for term in _terms(new, told, context)}
        for old in sorted(olds.people):
            theirs = {term.office for term in _terms(old, told, context)}
            shared = {offices[one] for one in theirs & offices.keys()}
            if shared and (sure or not shared.isdisjoint(named_owners(context))):
                pairs.append((new, old))
    return pairs if len(pairs) <= _MOST else []


def _of_pair(
    rule: Rule,
    params: Params,
    told: Succession,
    pair: tuple[str, str],
    context: Context,
    *,
    dates_only: bool,
) -> Outcome | None:
    new, old = pair
    mine = _terms(new, told, context)
    theirs = _terms(old, told, context)
    common = {term.office for term in mine} & {term.office for term in theirs}
    mine = [term for term in mine if term.office in common]
    if told.planned:
        mine = [term for term in mine if _is_to_come(term, params, context)]
    if not mine or any(term.start is None for term in mine):
        return None
    gap = params.gap_days * (_LOOSE if told.loose else 1)
    after = [
        term
        for term in mine
        for other in theirs
        if other.office == term.office and came_after(term, other, gap, context)
    ]
    span = Span(
        min(told.new.mention.start, told.old.mention.start),
        max(told.new.mention.end, told.old.mention.end),
    )
    if not after:
        if dates_only:
            return None
        return followed_another(rule, pair, span, mine, context)
    evidence = tuple(term_evidence(term) for term in after)
    if told.time is None or any(_begins(params, told.time, term) for term in after):
        return rule.outcome(Verdict.SUPPORTED, span, evidence=evidence)
    start = after[0].start
    return rule.outcome(
        Verdict.CONTRADICTED,
        Span(span.start, max(span.end, told.time.mention.end)),
        message=rule.message(
            "date",
            person=new,
            predecessor=old,
            office=after[0].office,
            stated=told.time.mention.text,
            known=day_text(start.edtf) if start else "",
        ),
        derivation=(Step("terms", terms_text(after)),),
        evidence=evidence,
        confidence=0.8,
    )


def _is_to_come(term: Term, params: Params, context: Context) -> bool:
    """Whether a term began soon after the text's day, as one that it tells as planned must have."""
    days = (term.start.first - context.today).days if term.start is not None else -params.gap_days
    return -_LAG <= days <= params.gap_days


def _never_there(rule: Rule, told: Succession, context: Context) -> Outcome | None:
    """One who never led an organisation, told as the next there after one who did."""
    people = [meant_by(one.mention, context) for one in (told.new, told.old)]
    if any(len(each.people) != 1 or not each.sure for each in people):
        return None
    (new,), (old,) = (each.people for each in people)
    theirs = [one for one in _terms(old, told, context) if one.role in leading_roles()]
    every = context.facts.terms(person=new)
    if not theirs or not every or any(one.jurisdiction == told.where for one in every):
        return None
    pairs = [
        (term, one)
        for term in theirs
        for one in context.facts.terms(office=term.office)
        if one.person != old and follows(one, term, HANDOVER)
    ]
    return _stranger(rule, told, (new, old), pairs) if pairs else None


def _of_strangers(
    rule: Rule, told: Succession, sentences: Sequence[Sentence], context: Context
) -> Outcome | None:
    """One who led another state, and no other body, told as the next after one whose end is told:
    "Chávez died. He was succeeded by Rafael Correa"."""
    people = [meant_by(one.mention, context).people for one in (told.new, told.old)]
    if any(len(each) != 1 for each in people) or told.role or not told.ended:
        return None
    (new,), (old,) = people
    if any(one.mention.type == "organisation" for each in sentences for one in each.entities):
        return None
    theirs = _terms(old, told, context)
    owners = [
        {term.jurisdiction for term in terms} for terms in (theirs, _terms(new, told, context))
    ]
    states = [context.facts.country(one) for one in owners[0] | owners[1]]
    if not all(owners) or not owners[0].isdisjoint(owners[1]):
        return None
    if any(state is None or state.until is not None for state in states):
        return None
    pairs = [
        (term, one)
        for term in theirs
        if term.role in leading_roles()
        for one in context.facts.terms(office=term.office)
        if one.person != old and follows(one, term, HANDOVER)
    ]
    if not pairs:
        return None
    return _stranger(rule, told, (new, old), pairs)


def _stranger(
    rule: Rule, told: Succession, who: tuple[str, str], pairs: Sequence[tuple[Term, Term]]
) -> Outcome:
    first, last = sorted((told.new, told.old), key=lambda one: one.first)
    return rule.outcome(
        Verdict.CONTRADICTED,
        Span(first.mention.start, last.mention.end),
        message=rule.message(
            "stranger",
            person=who[0],
            predecessor=who[1],
            known=" or ".join(dict.fromkeys(one.person for _, one in pairs)),
            office=" or ".join(dict.fromkeys(term.office for term, _ in pairs)),
        ),
        evidence=tuple(term_evidence(one) for _, one in pairs),
        confidence=0.75,
    )


def _terms(person: str, told: Succession, context: Context) -> list[Term]:
    """The terms of a person in the office that the text can mean."""
    every = context.facts.terms(person=person)
    return [
        term
        for term in every
        if (not told.role or term.role == told.role)
        and (not told.where or term.jurisdiction == told.where)
    ]


def _begins(params: Params, time: Time, term: Term) -> bool:
    first, last, slack = time.mention.first, time.mention.last, timedelta(days=params.slack_days)
    if first is None or last is None or term.start is None:
        return True
    return first - slack <= term.start.last and term.start.first <= last + slack
