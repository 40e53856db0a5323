"""When somebody came into office: "president since 1990", "took office in 2009"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.careers_told import HAND, CareerDate, career_dates
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_day, is_range, range_ends
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Term
from factcheck.model.findings import Outcome, Severity, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.careers import Slip, slip_of
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import known_id, named_people
from factcheck.rulebook.office_beginnings import (
    TOLD,
    Beginning,
    beginning,
    office_time_phrases,
    office_time_words,
    words_between,
)
from factcheck.rulebook.office_moment import may_be_unlisted
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.reckoning import days_of
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.terms import held_text, is_meant, term_evidence

_PAST = frozenset({"had", "was", "were", "former", "then"})
_LONGEST = 14  # tokens between a person and the date


_WHOLE_YEAR = 360
_LONG_BEFORE = timedelta(days=500)
_UNLISTED = timedelta(days=8 * 366)
_GENERATION = timedelta(days=3650)


class Params(KindParams, frozen=True):
    """`slack_days`: how far from the first day in office the stated time may lie; `chosen_days`:
    how long after an election or appointment the office may begin; `since_days`: the slack of
    "since", as some count from the party's lead before, or from independence after it."""

    slack_days: int = 62
    since_days: int = 330
    chosen_days: int = 260


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every beginning in office that a sentence dates."""
    for sentence in context.analysis.sentences:
        people = named_people(sentence) if sentence.times else []
        if not people:
            continue
        told = {
            one.time.first: one
            for one in career_dates(sentence, people)
            if one.way != HAND and not (one.way == "resign" and _role_shown(sentence, one.person))
        }
        for time in sentence.times:
            outcome = _by_words(rule, params, sentence, people, time, context)
            career = told.get(time.first)
            if career is not None and (outcome is None or outcome.verdict is Verdict.SUPPORTED):
                slip = slip_of(career, context)
                outcome = _slipped(rule, career, slip) if slip is not None else outcome
            yield outcome


def _by_words(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    people: Sequence[Placed[EntityMention]],
    time: Time,
    context: Context,
) -> Outcome | None:
    """What a time says by the words between it and a name, all of which are known."""
    if is_range(time.mention) and not time.mention.relative:
        return _whole_term(rule, params, sentence, people, time, context)
    told = beginning(sentence, people, time) if is_day(time.mention) else None
    return _judge(rule, params, sentence, told, context) if told is not None else None


def _slipped(rule: Rule, told: CareerDate, slip: Slip) -> Outcome:
    """A date beside the one that all else which is told means."""
    person, time = told.person.mention, told.time.mention
    known = slip.moment.edtf
    return rule.contradicted(
        Span(min(person.start, time.start), max(person.end, time.end)),
        rule.message(
            "left" if slip.at_end else "contradicted",
            person=person.canonical,
            office=slip.term.office,
            stated=slip.stated,
            known=day_text(known),
        ),
        severity=Severity.WARNING,
        derivation=(Step("agrees", ", ".join(slip.agreeing)),),
        evidence=(term_evidence(slip.term),),
        confidence=0.75,
    )


def _whole_term(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    people: Sequence[Placed[EntityMention]],
    time: Time,
    context: Context,
) -> Outcome | None:
    """ "was president from 2002 to 2012": both ends against the person's terms of that office."""
    before = [one for one in people if one.stop <= time.first]
    if not before or time.first - before[-1].stop > _LONGEST:
        return None
    if modality_of(sentence, before[-1].stop, time.stop) not in TOLD:
        return None
    told = words_between(sentence, before[-1], time, "term", ("in_power",))
    bare = office_time_words("bare_ruling").intersection(
        sentence.words(before[-1].stop, time.first)
    )
    if told is None or not (told.role or told.country or bare):
        return None
    roles = {told.role} if told.role else leading_roles()
    terms = [
        term
        for term in context.facts.terms(person=known_id(before[-1].mention, context) or "")
        if term.role in roles and told.country in ("", term.jurisdiction)
    ]
    if not terms or any(term.start is None for term in terms):
        return None
    begin, end = (days_of(text) for text in range_ends(time.mention))
    if begin is None or end is None:
        return None
    late = timedelta(days=params.chosen_days)
    starts = [_start(term) for term in terms]
    ends = [term.until.last if term.until else context.today for term in terms]
    if any(term.until is None for term in terms):
        ends.append(end.last)  # it may have ended when the text says
    begun = any(begin.first - late <= day <= begin.last + late for day in starts)
    over = any(end.first - late <= day <= end.last + late for day in ends)
    if begun and over:
        return rule.supported(
            Span(before[-1].mention.start, time.mention.end),
            evidence=tuple(term_evidence(term) for term in terms[:4]),
        )
    known = _spelled(terms)
    return rule.contradicted(
        Span(before[-1].mention.start, time.mention.end),
        rule.message(
            "term",
            person=before[-1].mention.canonical,
            office=terms[0].office,
            stated=time.mention.text,
            known=known,
        ),
        severity=Severity.WARNING,
        derivation=(Step("terms", f"{terms[0].office}: {known}"),),
        evidence=tuple(term_evidence(term) for term in terms[:4]),
        confidence=0.8,
    )


def _came_long_before(
    sentence: Sentence, told: Beginning, stated: Days, terms: Sequence[Term]
) -> bool:
    """Whether somebody "came to power" at a time by which they had led their state for long."""
    first, stop = told.person.stop, told.time.first
    once = any(first <= at < stop for at, _, _ in sentence.phrases(office_time_phrases("once")))
    return once and any(
        term.role in leading_roles()
        and _start(term) + _LONG_BEFORE < stated.first
        and (term.until is None or term.until.first > stated.last)
        for term in terms
    )


def _took_at_the_end(
    params: Params, sentence: Sentence, told: Beginning, stated: Days, terms: Sequence[Term]
) -> bool:
    """Whether somebody "took office" when the last term of the office that they have in the
    sentence was ending or over, so that it was no re-election."""
    clause = clause_at(sentence, told.time.first)
    if not clause.subject <= told.person.first < clause.subject_stop:
        return False  # "X, a minister under Y, became prime minister in"
    role = told.role or _role_shown(sentence, told.person)
    own = [term for term in terms if role and term.role == role]
    slack = timedelta(days=params.slack_days)
    return (
        told.how == "took"
        and bool(own)
        and all(term.until is not None and term.until.last < stated.last + slack for term in own)
    )


def _role_shown(sentence: Sentence, person: Placed[EntityMention]) -> str:
    """The office with which a sentence shows somebody: "Prime Minister X", "" for none."""
    shown = (
        one.mention.office
        for one in sentence.offices
        if one.mention.person_span.overlaps(person.mention.span)
    )
    return next(shown, "")


def _judge(
    rule: Rule, params: Params, sentence: Sentence, told: Beginning, context: Context
) -> Outcome | None:
    person = known_id(told.person.mention, context) or ""
    every = context.facts.terms(person=person)
    terms = [term for term in every if is_meant(term, told.role, told.country, context)]
    terms = terms or [term for term in every if _goes_by(term, told.role)]
    if not terms or any(term.start is None for term in every):
        return None
    stated = Days(told.time.mention.first, told.time.mention.last)  # type: ignore[arg-type]
    if told.person.mention.form == "pronoun" and _is_long_gone(stated, every):
        return None  # "the daughter of X. She took office in"
    if (
        told.how == "since"
        and told.role
        and _is_over(params, sentence, told, stated, terms, context)
    ):
        return _left(rule, told, terms)
    named = told.how == "since" or (told.how == "took" and told.country)
    meant = terms if told.role and named else every
    if any(_begins(params, told.how, stated, term) for term in meant):
        return _broken(rule, params, sentence, told, stated, context)
    if stated.first > max(term.start.last for term in terms if term.start):
        # It may be a further term that the fact base does not know.
        vouched = [term.known_until for term in terms if term.known_until is not None]
        if not vouched or max(one.last for one in vouched) < stated.last:
            return None
        late = _took_at_the_end(params, sentence, told, stated, terms)
        if told.how != "since" and not (late or _came_long_before(sentence, told, stated, terms)):
            return None  # re-elected, or in an office besides
    led = [term for term in terms if term.role in leading_roles()]
    if _is_listed_late(led or terms, stated, context):
        return None
    earlier = all(stated.last < _start(term) for term in every)
    if earlier and may_be_unlisted(told.role, stated.last):
        return None
    near = min(led or terms, key=lambda term: abs((_start(term) - stated.first).days))
    gap = abs((_start(near) - stated.first).days)
    span = Span(told.person.mention.start, told.time.mention.end)
    sure = gap > 366 * 2 and bool(told.role)
    return rule.contradicted(
        span,
        rule.message(
            "contradicted",
            person=told.person.mention.canonical,
            office=near.office,
            stated=told.time.mention.text,
            known=day_text(near.start.edtf) if near.start else "",
        ),
        severity=rule.severity if sure else Severity.WARNING,
        derivation=(Step("gap", f"{gap} days between the two"),),
        evidence=tuple(term_evidence(term) for term in terms[:4]),
        confidence=0.9 if sure else 0.75,
    )


def _is_listed_late(terms: Sequence[Term], stated: Days, context: Context) -> bool:
    """Whether the lists of those who held what somebody held begin so much later that one more
    term of theirs may be missing."""
    known = [one for term in terms for one in context.facts.terms(office=term.office)]
    return all(_start(one) > stated.last + _UNLISTED for one in known if one.start is not None)


def _is_long_gone(stated: Days, terms: Sequence[Term]) -> bool:
    """Whether all that somebody held ended so long before a time that another may be meant."""
    return all(
        term.until is not None and term.until.last + _GENERATION < stated.first for term in terms
    )


def _goes_by(term: Term, role: str) -> bool:
    """Whether texts call an office by another role as well: the president of a central bank."""
    return role in rules_words("claims/terms_of_office")["named_as"].get(term.role, ())


def _is_over(
    params: Params,
    sentence: Sentence,
    told: Beginning,
    stated: Days,
    terms: Sequence[Term],
    context: Context,
) -> bool:
    """Whether a person who is told to be in office since some time had left it by then."""
    between = sentence.words(told.person.stop, told.time.first)
    if not _PAST.isdisjoint(between):
        return False
    slack = timedelta(days=params.slack_days)
    return all(
        term.until is not None
        and term.until.last + slack < context.today
        and term.until.last <= stated.last + slack
        and term.known_until is not None
        and term.known_until.last >= stated.last
        for term in terms
    )


def _left(rule: Rule, told: Beginning, terms: Sequence[Term]) -> Outcome:
    known = _spelled(terms)
    return rule.contradicted(
        Span(told.person.mention.start, told.time.mention.end),
        rule.message(
            "term",
            person=told.person.mention.canonical,
            office=terms[0].office,
            stated=f"since {told.time.mention.text}",
            known=known,
        ),
        severity=Severity.WARNING,
        derivation=(Step("terms", f"{terms[0].office}: {known}"),),
        evidence=tuple(term_evidence(term) for term in terms[:4]),
        confidence=0.8,
    )


def _spelled(terms: Sequence[Term]) -> str:
    return "; ".join(map(held_text, terms))


def _broken(
    rule: Rule, params: Params, sentence: Sentence, told: Beginning, stated: Days, context: Context
) -> Outcome | None:
    """ "president without a break since 2000": a time out of that office speaks against it."""
    person = told.person
    if office_time_words("unbroken").isdisjoint(sentence.words(person.stop, told.time.first)):
        return None
    role = told.role or _role_shown(sentence, person)
    terms = [
        term
        for term in context.facts.terms(person=known_id(person.mention, context) or "", role=role)
        if term.start is not None and (term.until is None or term.until.last >= stated.first)
    ]
    if not role or not terms:
        return None
    for one, other in pairwise(terms):
        gap = (_start(other) - one.until.last).days if one.until is not None else 0
        if gap > params.slack_days:
            return rule.contradicted(
                Span(person.mention.start, told.time.mention.end),
                rule.message(
                    "broken",
                    person=person.mention.canonical,
                    office=one.office,
                    until=day_text(one.until.edtf) if one.until else "",
                    again=day_text(other.start.edtf) if other.start else "",
                ),
                severity=Severity.WARNING,
                derivation=(Step("gap", f"{gap} days out of the office"),),
                evidence=tuple(term_evidence(term) for term in terms[:4]),
                confidence=0.8,
            )
    return None


def _start(term: Term) -> date:
    assert term.start is not None  # noqa: S101 - looked at before
    return term.start.first


def _begins(params: Params, how: str, stated: Days, term: Term) -> bool:
    """Whether a term can begin when the text says."""
    if term.start is None:
        return True
    slack = timedelta(days=params.since_days if how == "since" else params.slack_days)
    if how == "took" and (stated.last - stated.first).days > _WHOLE_YEAR:
        slack += timedelta(days=31)  # a party won in autumn, its leader took office in spring
    late = timedelta(days=params.chosen_days) if how == "chosen" else slack
    return stated.first - slack <= term.start.last and term.start.first <= stated.last + late
