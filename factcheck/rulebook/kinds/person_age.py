"""A person's age against the date of birth that the text or the fact base gives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.ages import birth_at_opening, birth_of, people_of
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.people import identify
from factcheck.rulebook.reckoning import (
    Known,
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
from factcheck.rulebook.rule import Rule

_NEW_DAYS = 60  # in which news of a new holder of an office are of that
_MOST_DATES = 12  # of a passage at which a person can have had the age


class Params(KindParams, frozen=True):
    """`error_from`: by how many years an age must be off to be an error; `look_back`: sentences
    before it in which "he" or "she" may have been born."""

    error_from: int = 2
    look_back: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every age."""
    for claim in context.claims_of("age"):
        born = _born(params, claim, context)
        if born is None:
            yield rule.unverified(claim, "no date of birth is known")
        else:
            yield _judge(rule, params, claim, born, context)


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
        days = [today, *(days_from(one) for one in others)]
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
