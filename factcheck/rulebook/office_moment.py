"""Whether a text says that somebody held an office at a time, by all that it tells around it.

A title stays with a name for life ("the grave of President X"), so a holder of the past is judged
only where the words put the office at a time: by a date, a verb, or a plain "the president, X,",
and where the text does not show elsewhere that it knows better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from factcheck.extracting.office_neighbours import LEADER, told_words
from factcheck.extracting.sentence import Sentence
from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim, Period
from factcheck.model.mentions import OfficeMention, TimeExpression
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.office_telling import (
    Form,
    Telling,
    Tense,
    dates_it,
    telling,
    tells_of_its_time,
)

_NEAR = 1500  # characters in which the last date before a sentence still tells of when it speaks
_LONG_AGO = timedelta(days=400)
_SETTLED = timedelta(days=90)  # a change of office is told in the past tense for some weeks
_THESE_DAYS = timedelta(days=14)
_GRAINS = frozenset({"day", "month", "year", "quarter", "range"})
_LISTED_FROM = date(1990, 1, 1)  # lists of who led states have no gaps since
_BEFORE = 300  # characters in which the one date before "then" stands
_FORGOTTEN = timedelta(days=5500)  # nobody takes one of fifteen years ago for the present holder
_LONGEST_PERIOD = timedelta(days=4000)  # a decade, but no century


def says_so(
    claim: Claim, own: Sequence[Term], held: Sequence[Term], before: int, context: Context
) -> bool:
    """Return whether a text says that a former holder has the office at the time told of.

    `own` are the terms of the person, `held` those of everybody in the office; `before` is how
    many days a title may outlast its office.
    """
    office = next((one for one in claim.mentions if isinstance(one, OfficeMention)), None)
    if office is None:
        return True
    if claim.assertion.qualifiers.get("then") == "yes":
        return True
    surname = office.person.split()[-1].lower()
    if surname in context.once(_called_former):
        return False
    sentence = context.sentence_of(claim)
    told = telling(sentence, office)
    period = claim.assertion.period
    stated = period is not None and period.stated
    listed = office.span == office.person_span  # "adviser to Presidents X and Y"
    if listed and _names_holder(claim, held, context):
        return False
    if told.form is Form.STATED:
        return stated or told.tense is Tense.NOW
    time = next((one for one in claim.mentions if isinstance(one, TimeExpression)), None)
    if stated and time is not None and dates_it(sentence, office, time.span):
        if told_words("of_memory").isdisjoint(sentence.vocabulary):
            acts = told.tense is not Tense.NONE or told.acts
            return acts or (told.form is Form.APPOSED and not told.loose)
        return told.tense is not Tense.NONE or (told.form is Form.APPOSED and not told.loose)
    now = told.tense is Tense.NOW or _is_of_these_days(sentence, office, context)
    return _says_so_now(claim, told, now, own, held, before, context)


def acts_on_a_day(
    claim: Claim, own: Sequence[Term], held: Sequence[Term], before: int, context: Context
) -> bool:
    """Return whether a text tells of one day on which somebody acted in an office: no text lags
    behind on the day of a deed."""
    period = claim.assertion.period
    day = period is not None and period.stated and period.first == period.last
    return day and says_so(claim, own, held, before, context)


def of_then(claim: Claim, context: Context) -> Claim:
    """Return the claim of "X, then president" at the one time that its sentence tells, or the one
    before; where none does it is about any time in office that lies back."""
    assertion, sentence = claim.assertion, context.sentence_of(claim)
    if assertion.qualifiers.get("then") != "yes":
        return claim
    told = _dates([one.mention for one in sentence.times])
    if not told:
        segment = context.document.segments[claim.segment].span
        first = max(segment.start, claim.sentence.start - _BEFORE)
        told = _dates(context.times_in(first, claim.sentence.start))
    office = next(one for one in claim.mentions if isinstance(one, OfficeMention))
    if len(told) > 1:  # "in 2001 X, then president, tried, and in 2005 Y, then mayor,"
        source = sentence.tokens.source
        told = _dates(
            [
                one.mention
                for one in sentence.times
                if source[one.mention.end : office.start].strip() in {"", ","}
                and one.mention.end <= office.start
            ]
        )
    plain = told_words("of_memory").isdisjoint(sentence.vocabulary)
    if len(told) == 1 and plain and tells_of_its_time(sentence, office):
        about = replace(assertion, period=Period(*told[0]))
    else:
        about = replace(assertion, qualifiers=_former(assertion.qualifiers))
    return replace(claim, assertions=(about, *claim.assertions[1:]))


def _former(qualifiers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in qualifiers.items() if name != "then"} | {"former": "yes"}


def _dates(times: Sequence[TimeExpression]) -> list[tuple[date, date]]:
    """The different days, months and years told."""
    dated = [
        (one.first, one.last)
        for one in times
        if one.first is not None and one.last is not None
        if one.grain in _GRAINS and one.last - one.first <= _LONGEST_PERIOD
    ]
    return list(dict.fromkeys(dated))


def _says_so_now(
    claim: Claim,
    told: Telling,
    now: bool,
    own: Sequence[Term],
    held: Sequence[Term],
    before: int,
    context: Context,
) -> bool:
    """Whether a statement without a date of its own speaks of the text's own day."""
    ends = [term.until.last for term in own if term.until is not None]
    gone = context.today - max(ends) if ends else _FORGOTTEN
    if told.loose or gone.days <= before or gone > _FORGOTTEN or not told.plain:
        return False
    if not now and (gone < _SETTLED or tells_of_the_past(claim, context)):
        return False
    if told.form is Form.APPOSED:
        return not _shows_holder(claim, held, context)
    acts = told.tense is not Tense.NONE or (now and told.acts)
    return acts and not _names_holder(claim, held, context)


def _is_of_these_days(sentence: Sentence, office: OfficeMention, context: Context) -> bool:
    """Whether a weekday, or a word such as "yesterday", dates what a holder did."""
    return any(
        dates_it(sentence, office, time.span)
        for time in (one.mention for one in sentence.times)
        if time.grain == "weekday"
        or (
            time.relative
            and time.first is not None
            and abs(time.first - context.today) <= _THESE_DAYS
        )
    )


def tells_of_the_past(claim: Claim, context: Context) -> bool:
    """Return whether the last date that a paragraph tells before a statement lies long ago."""
    begin = context.document.segments[claim.segment].span.start
    times = [
        one
        for one in context.times_in(max(begin, claim.sentence.start - _NEAR), claim.span.start)
        if one.first is not None and one.last is not None
        if one.last - one.first <= _LONGEST_PERIOD
    ]
    return bool(times) and times[-1].last is not None and times[-1].last < context.today - _LONG_AGO


def _called_former(context: Context) -> frozenset[str]:
    """The surnames of those whom the text calls former holders of an office."""
    return frozenset(
        one.person.split()[-1].lower()
        for sentence in context.analysis.sentences
        for one in (placed.mention for placed in sentence.offices)
        if one.former
    )


def _holders(held: Sequence[Term], context: Context) -> list[Term]:
    day = context.today
    return [
        term
        for term in held
        if (term.start is None or term.start.first <= day)
        and (term.until is None or term.until.last >= day)
    ]


def _names_holder(claim: Claim, held: Sequence[Term], context: Context) -> bool:
    """Whether the text names the one who is in office: then it knows who is."""
    words, own = context.once(printed_words), claim.assertion.value.text.split()[-1]
    surnames = {term.person.split()[-1] for term in _holders(held, context)}
    return not (surnames - {own}).isdisjoint(words)


def _shows_holder(claim: Claim, held: Sequence[Term], context: Context) -> bool:
    """Whether the text shows the one who is in office with that office."""
    own, role = claim.assertion.value.text, claim.assertion.qualifiers["office"]
    surnames = {term.person.split()[-1].lower() for term in _holders(held, context)}
    return any(
        one.assertion.qualifiers["office"] == role
        and one.assertion.value.text != own
        and one.assertion.value.text.split()[-1].lower() in surnames
        for one in context.claims_of("office_holder")
    )


def may_be_unlisted(role: str, told: date) -> bool:
    """Return whether who "led" a state or "seized power" so long ago may have done so by a post
    that no list has: juntas, parties and provisional governments."""
    return role in ("", LEADER) and told < _LISTED_FROM
