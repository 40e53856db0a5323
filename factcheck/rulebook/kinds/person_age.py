"""A person's age against the date of birth that the text or the fact base gives."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.ages import birth_at_opening, birth_of, people_of
from factcheck.extracting.frames.known_ages import ToldAge, known_ages
from factcheck.extracting.frames.people_told import known_people as people_known
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Severity, Step
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.people import identify
from factcheck.rulebook.printing import days_words
from factcheck.rulebook.reckoning import (
    Known,
    allowed,
    count_words,
    dates_told,
    days_from,
    days_of,
    fits,
    here,
    judge,
    own_sentence,
    passage,
    today_of,
)
from factcheck.rulebook.rule import Outcomes, Rule

_NEW_DAYS = 60  # in which news of a new holder of an office are of that
_GONE = 366  # days after a death in which the dead are still in the news
_MOST_DATES = 12  # of a passage at which a person can have had the age


class Params(KindParams, frozen=True):
    """`error_from`: by how many years an age must be off to be an error; `look_back`: sentences
    before it in which "he" or "she" may have been born."""

    error_from: int = 2
    look_back: int = 2


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every age."""
    told = context.once(_told_ages)
    for age in told.values():
        yield _of_known(rule, age, context)
    for claim in context.claims_of("age"):
        if any(mention.start in told for mention in claim.mentions):
            continue
        born = _born(params, claim, context)
        if born is None:
            yield rule.unverified(claim, "no date of birth is known")
        else:
            yield _judge(rule, params, claim, born, context)


def _told_ages(context: Context) -> dict[int, ToldAge]:
    """The ages of people whose birth is on record, by where they stand."""
    found = {}
    for sentence in context.analysis.sentences:
        people = people_known(sentence) if sentence.quantities else []
        for told in known_ages(sentence, people) if people else ():
            person = context.facts.person(told.person.mention.entity or "")
            if person is not None and person.born is not None and birth_of(sentence) is None:
                found[told.age.mention.start] = told
    return found


def _of_known(rule: Rule, told: ToldAge, context: Context) -> Outcome | None:
    """An age is right on the day of the text, or on one that the text or the record tells of."""
    who = told.person.mention.entity or ""
    known = _on_record(who, context)
    if known is None:
        return None
    stated, today = int(told.age.mention.number), today_of(context)
    died = context.facts.died(who)
    gone = died is not None and died.last < context.today - timedelta(days=_GONE)
    of_then = told.way == "past" and told.person.mention.form != "pronoun"
    if gone and told.way != "beside" and not of_then:
        return None  # "X led for long. She is 67": somebody else is
    least, most = allowed("completed", known.days, today, "year")
    if told.way in {"ahead", "turned"}:
        most += 1  # "turned 60 this month", and will on its last day
    if told.way == "turned":
        least -= 1
    span = told.age.mention.span
    if least <= stated <= most:
        return rule.supported(span)
    loose = told.way in {"beside", "past"} or died is not None
    if loose and stated <= most and _may_be_then(stated, known.days, who, told, context):
        return None
    if context.now.source == "today" and stated > least:
        return None
    return rule.contradicted(
        Span(min(told.person.mention.start, span.start), max(told.person.mention.end, span.end)),
        rule.message(
            "inconsistent",
            stated=told.age.mention.text,
            begin=days_words(known.days),
            end=days_words(today),
            right=count_words(least, most, "year"),
            person=who,
        ),
        severity=Severity.WARNING,
        derivation=(
            Step("calendar", f"from {days_words(known.days)} to {days_words(today)}: {least}"),
        ),
        evidence=(known.evidence,) if known.evidence is not None else (),
        confidence=0.75,
    )


def _may_be_then(stated: int, born: Days, who: str, told: ToldAge, context: Context) -> bool:
    """Whether somebody had an age in a year that the text tells of, or that of an office of theirs;
    beside a name it can be of any day, but in news of who is in office."""
    years = {born.first.year + stated + further for further in (-1, 0, 1, 2)}
    terms = context.facts.terms(person=who)
    career = {at.first.year for term in terms for at in (term.start, term.until) if at is not None}
    if not years.isdisjoint(context.once(_years_told) | career):
        return True
    if told.way == "past":
        return False
    in_office = any(
        term.start is not None
        and term.start.first <= context.today + timedelta(days=_NEW_DAYS)
        and (term.until is None or term.until.last >= context.today - timedelta(days=_NEW_DAYS))
        for term in terms
    )
    return not in_office


def _years_told(context: Context) -> frozenset[int]:
    """The years of which a text tells, but that of its own day."""
    return frozenset(
        day.year
        for time in context.analysis.times
        for day in (time.first, time.last)
        if day is not None and day.year < context.today.year
    )


def _born(params: Params, claim: Claim, context: Context) -> Known | None:
    """When the person was born: by this sentence, by the fact base, by a sentence beside it."""
    told = days_of(claim.assertion.qualifiers.get("begin"))
    if told is not None:
        return Known(told)
    person = claim.assertion.qualifiers.get("person")
    if person:
        return _on_record(person, context) or _told_next(claim, context)
    for sentence in passage(context, claim, params.look_back):
        birth = birth_of(sentence)
        if birth is not None:
            return Known(days_from(birth.mention), here(birth.mention.span, "date of birth"))
    return _told_next(claim, context)


def _told_next(claim: Claim, context: Context) -> Known | None:
    """The birth that the next sentence opens with: "Born in Leeds in 1931, she ..."."""
    own = own_sentence(context, claim)
    if own is None or len(people_of(own)) > 1:
        return None
    for sentence in passage(context, claim, 0, 1):
        birth = birth_at_opening(sentence)
        if birth is not None:
            return Known(days_from(birth.mention), here(birth.mention.span, "date of birth"))
    return None


def _on_record(printed: str, context: Context) -> Known | None:
    identity = identify(printed, context.names)
    if identity is None or not identity.accepted or len(printed.split()) < 2:
        return None
    person = context.facts.person(identity.person.id)
    if person is None or person.born is None:
        return None
    terms = context.facts.terms(person=person.id)
    source = terms[0].source if terms else None
    evidence = Evidence(
        f"birth of {person.id}",
        person.born.edtf,
        source.title if source else "fact base",
        source.url if source else "",
        source.vintage if source else "",
    )
    return Known(Days(person.born.first, person.born.last), evidence=evidence)


def _may_be_past(claim: Claim, born: Known, context: Context) -> bool:
    """Whether the age after a name may be that of an earlier day which is told of: somebody was
    younger once, but news of who has just come into an office tell of today."""
    stated, today = claim.assertion.value.interval, context.today
    if stated is None or stated.low > today.year - born.days.first.year:
        return False
    person = claim.assertion.qualifiers.get("person", "")
    identity = identify(person, context.names)
    terms = context.facts.terms(person=identity.person.id) if identity is not None else ()
    return not any(
        one.start is not None and abs((one.start.first - today).days) <= _NEW_DAYS for one in terms
    )


def _judge(rule: Rule, params: Params, claim: Claim, born: Known, context: Context) -> Outcome:
    """An age with a date is held against that; one without may be of any day of the passage."""
    told = days_of(claim.assertion.qualifiers.get("end"))
    today = today_of(context)
    if told is None:
        end = context.document.segments[claim.segment].span.end
        others = list(islice(dates_told(context, claim.segment, end), _MOST_DATES))
        died = context.facts.died(claim.assertion.qualifiers.get("person", ""))
        days = [today, *(days_from(one) for one in others)]
        days += [Days(died.first, died.last)] if died is not None else []
        told = next((one for one in days if fits(claim, "completed", born.days, one)), None)
        unclear = claim.assertion.qualifiers.get("open") == "yes" or len(others) > 3
        past = claim.assertion.qualifiers.get("apposed") == "yes" and _may_be_past(
            claim, born, context
        )
        if told is None and (unclear or past or context.now.source == "today"):
            return rule.unverified(claim, "the day on which the person had that age is not clear")
    named = bool(claim.assertion.qualifiers.get("person")) or born.evidence is None
    sure = "end" in claim.assertion.qualifiers and born.related is None and named
    return judge(
        rule,
        claim,
        "completed",
        born.days,
        told or today,
        error_from=params.error_from,
        sure=sure,
        known=[born],
    )
