"""How long somebody was in office, against the terms on record: "after 15 years as prime
minister, Margaret Thatcher resigned"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import is_length, length_value
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Term
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Step
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Outcomes, Rule
from factcheck.rulebook.tenures_told import (
    ToldTenure,
    tenure_told,
    told_of,
)
from factcheck.rulebook.terms import is_meant, term_evidence, terms_text

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_LOOSE = Decimal("0.25")  # of a round number of years
_DECADE = Decimal(7)  # years that may go on after a number of decades, which has its own slack
_GUESSED = frozenset({"today", "latest date in the text"})  # sources of a document's day
_LONG_AGO = timedelta(days=400)
_YEAR = Decimal("365.25")
_BEFORE_STATE = 7  # years that a ruler may have led it before independence
_GOES_OVER = 60  # days between two offices of one who goes on
_NEW_STATE = 4 * 365  # days after independence by which a state has its first president


class Params(KindParams, frozen=True):
    """`slack_years`: how far a count of years may lie from the exact one."""

    slack_years: int = 1


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every length of a known person's time in office."""
    for sentence in context.analysis.sentences:
        people = [
            one
            for one in sentence.entities
            if one.mention.type == "person" and one.mention.entity is not None
        ]
        if not people:
            continue
        for length in sentence.times:
            if not is_length(length.mention) or length.mention.unit not in {"year", "decade"}:
                continue
            person = told_of(sentence, people, length)
            told = tenure_told(sentence, person, length) if person is not None else None
            if told is None or modality_of(sentence, length.first, length.stop) not in _TOLD:
                continue
            yield _judge(rule, params, sentence, told, context)


def _is_of_today(sentence: Sentence, context: Context) -> bool:
    """Whether a sentence of a text of a known day tells of no time well before it."""
    if context.now.source in _GUESSED:
        return False
    segment = context.document.segments[sentence.segment].span
    return not any(
        time.first is not None and time.first < context.today - _LONG_AGO and not time.relative
        for time in context.times_in(segment.start, sentence.tokens.end[sentence.stop - 1])
        if time.grain in {"day", "month", "year"}
    )


def _judge(
    rule: Rule, params: Params, sentence: Sentence, told: ToldTenure, context: Context
) -> Outcome | None:
    terms = _terms(told.person, told.role, told.where, context)
    value = length_value(sentence, told.length)
    if not terms or value is None or value.interval is None:
        return None
    scale = 10 if value.unit == "decade" else 1
    lengths = sorted(_lengths(terms, context.today))
    if not lengths:
        return None
    slack = Decimal(params.slack_years)
    stated = value.interval
    # "Nearly fifteen" begins below that, and "more than ten" is no nine and a half.
    least = slack if stated.low == stated.high else slack / 2
    low, high = stated.low * scale, stated.high * scale
    if any(low - least <= one <= high + slack for one in lengths):
        return rule.supported(_span(told), evidence=tuple(map(term_evidence, terms[:4])))
    lacking = _may_lack_one(terms, context)
    if told.going_on and told.role and len(terms) == 1 and not _is_first_of_state(terms, context):
        lacking = False  # the day from which it has gone on is on record
    longer = low > lengths[-1] + least and not lacking
    shorter = told.going_on and _is_of_today(sentence, context)
    if shorter:
        decade = told.length.mention.unit == "decade"
        loose = _DECADE if decade else max(slack * 3, high * _LOOSE)
        near = any(low - slack <= one < high + loose for one in lengths)
        shorter = any(_goes_on(term, context.today) for term in terms) and not near
        shorter = shorter and high < lengths[-1]
    over = told.over and not any(_goes_on(term, context.today) for term in terms)
    done = over and not lacking
    if lacking and _is_first_of_state(terms, context):
        longer = low > lengths[-1] + _BEFORE_STATE
        done = over and high + slack * 3 < lengths[-1]
    if not longer and not shorter and not done:
        return None
    stated_text = told.length.mention.text
    return _contradicted(rule, _span(told), told.person, stated_text, lengths[-1], terms)


def _contradicted(
    rule: Rule,
    span: Span,
    person: Placed[EntityMention],
    stated: str,
    years: Decimal,
    terms: list[Term],
) -> Outcome:
    known = terms_text(terms)
    return rule.contradicted(
        span,
        rule.message(
            "contradicted",
            person=person.mention.canonical,
            stated=stated,
            right=f"{round(years)} years",
            terms=known,
        ),
        derivation=(Step("terms", known),),
        evidence=tuple(term_evidence(term) for term in terms[:4]),
        confidence=0.75,
    )


def _span(told: ToldTenure) -> Span:
    person, length = told.person.mention, told.length.mention
    return Span(min(person.start, length.start), max(person.end, length.end))


def _terms(person: Placed[EntityMention], role: str, where: str, context: Context) -> list[Term]:
    """The person's terms, all of them known from their beginning; none where one is not."""
    every = context.facts.terms(person=person.mention.entity or "")
    terms = [term for term in every if is_meant(term, role, where, context)]
    if not terms or any(term.start is None for term in every):
        return []
    return sorted(terms, key=_start)


def _may_lack_one(terms: list[Term], context: Context) -> bool:
    """Whether an earlier term may be lacking, as the fact base knows nobody before in an office;
    but not of an office to which somebody went over from another on record."""
    for term in terms:
        came_over = any(
            one.until is not None and abs((_start(term) - one.until.last).days) <= _GOES_OVER
            for one in terms
        )
        holders = [one for one in context.facts.terms(office=term.office) if one.start is not None]
        if not came_over and min(holders, key=_start).person == terms[0].person:
            return True
    return False


def _is_first_of_state(terms: list[Term], context: Context) -> bool:
    """Whether somebody led a state from its first years on: nobody was in office before, but a
    ruler of what it was before may count those years."""
    return any(
        event.kind == "independence"
        and abs((_start(terms[0]) - event.when.first).days) <= _NEW_STATE
        for event in context.facts.events(subject=terms[0].jurisdiction)
    )


def _start(term: Term) -> date:
    assert term.start is not None  # noqa: S101 - looked at before
    return term.start.first


def _goes_on(term: Term, today: date) -> bool:
    """Whether a term had not ended on the day of the text."""
    return term.until is None or term.until.last > today


def _lengths(terms: list[Term], today: date) -> set[Decimal]:
    """The years that somebody can be said to have been in office: of each office, of spells on end,
    all of one state together, and from the first day to the last."""
    spans = [
        (_start(term), min(term.until.last, today) if term.until else today, term)
        for term in terms
        if _start(term) <= today
    ]
    found = {_years(begin, end) for begin, end, _ in spans}
    for told in (_office_of, _place_of):
        for one in {told(term) for _, _, term in spans}:
            found |= _joined([(begin, end) for begin, end, term in spans if told(term) == one])
    return found


def _office_of(term: Term) -> str:
    return term.office


def _place_of(term: Term) -> tuple[str, bool]:
    """What somebody led, or served: those who led a state and then its central bank led two."""
    return term.jurisdiction, term.role == "central_bank_governor"


def _joined(spans: list[tuple[date, date]]) -> set[Decimal]:
    spells: list[tuple[date, date]] = []
    for begin, end in sorted(spans):
        if spells and begin <= spells[-1][1] + timedelta(days=_GOES_OVER):
            spells[-1] = (spells[-1][0], max(end, spells[-1][1]))
        else:
            spells.append((begin, end))
    lengths = [_years(*spell) for spell in spells]
    return {*lengths, sum(lengths, Decimal(0)), _years(spells[0][0], spells[-1][1])}


def _years(begin: date, end: date) -> Decimal:
    return Decimal((end - begin).days) / _YEAR
