"""The days on which the offices of a known person began and ended, against a date told of them.

What agrees with the record (the office, the one who had it before, the month or the year) says
which day is meant; what is left over is then the error.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.careers_told import CareerDate
from factcheck.extracting.frames.reckoned import is_range, range_ends
from factcheck.extracting.lexicon import rules_words
from factcheck.factbase.facts import Moment, Term
from factcheck.model.mentions import TimeExpression
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import known_id
from factcheck.rulebook.reckoning import days_of
from factcheck.rulebook.successions import came_after

_STRICT = 12  # days from a first day that a date told of it may lie
_EARLY = {"since": 70, "hand": 70, "begin": 14, "until": 45, "end": 45, "resign": 320, "span": 70}
_YEAR_EARLY, _YEAR_LATE = 120, 60  # the same of a bare year
_FURTHER = 300  # days in office after which an oath may be that of a further term
_AFTER_VOTE = 130  # days from an election to what follows from it
_ENOUGH = 2.0  # what must agree
_AT_END = frozenset({"until", "end", "resign"})
_LATELY = 400  # days before a text within which a date without its year lies
_GAP = 400  # days between two who had an office in turn
_LONG = 365
_MONTH = 31


class Slip(Struct, frozen=True):
    """A date that cannot be that of the day meant, with what else agrees."""

    stated: str
    moment: Moment
    term: Term
    at_end: bool
    agreeing: tuple[str, ...]


class _End(Struct, frozen=True):
    """One printed end of what is told: its days, whether the year is printed, and of which end."""

    days: Days
    dated: bool
    way: str
    grain: str


def slip_of(told: CareerDate, context: Context) -> Slip | None:
    """Return what is wrong with a date of somebody's time in office, None where it can be right or
    nothing says what is meant."""
    person = known_id(told.person.mention, context) or ""
    every = context.facts.terms(person=person)
    if not every or any(term.start is None for term in every):
        return None
    before = _colleague_terms(told, context)
    meant = _meant(told, every, before, context)
    if not meant:
        return None
    ends = list(_ends(told))
    fits = [_explained(one, every, before, context) for one in ends]
    if all(fits):
        return None
    for one, fit in zip(ends, fits, strict=True):
        if not fit:
            other = len(ends) > 1 and any(fits)
            return _slip(told, one, meant, other_fits=other, context=context)
    return None


def _colleague_terms(told: CareerDate, context: Context) -> tuple[Term, ...]:
    if told.colleague is None:
        return ()
    return context.facts.terms(person=known_id(told.colleague.mention, context) or "")


def _meant(
    told: CareerDate, every: Sequence[Term], others: Sequence[Term], context: Context
) -> list[Term]:
    """The terms that can be meant by the office, the body and the colleague that are told."""
    also = rules_words("claims/terms_of_office")["named_as"]
    meant = [
        term
        for term in every
        if (not told.role or term.role == told.role or told.role in also.get(term.role, ()))
        and (not told.owners or told.owners == {term.jurisdiction})
        and told.bodies <= _words_of(term)
    ]
    if told.colleague is None:
        return meant
    return [
        term
        for term in meant
        if any(
            other.office == term.office
            and (came_after(term, other, _GAP, context) or came_after(other, term, _GAP, context))
            for other in others
        )
    ]


def _words_of(term: Term) -> frozenset[str]:
    """The words that name an office and whose it is."""
    return frozenset(f"{term.office} {term.jurisdiction}".lower().replace("-", " ").split())


def _ends(told: CareerDate) -> Iterator[_End]:
    mention = told.time.mention
    if is_range(mention):
        for text, way in zip(range_ends(mention), ("span", "until"), strict=True):
            days = days_of(text)
            if days is not None:
                long = (days.last - days.first).days
                grain = "year" if long > 31 else "month" if long else "day"
                yield _End(days, dated=True, way=way, grain=grain)
    elif mention.first is not None and mention.last is not None:
        yield _End(Days(mention.first, mention.last), _has_year(mention), told.way, mention.grain)


def _has_year(mention: TimeExpression) -> bool:
    words = mention.text.replace(",", " ").split()
    return not mention.relative or any(len(word) == 4 and word.isdigit() for word in words)


def _explained(end: _End, every: Sequence[Term], others: Sequence[Term], context: Context) -> bool:
    """Whether some day on record, or what follows from an election, can be meant by a date."""
    for term in (*every, *others):
        for moment, at_end in ((term.start, False), (term.until, True)):
            if moment is None or not (end.dated or _is_lately(moment, context)):
                continue
            if _fits(end, moment, at_end=at_end):
                return True
        recent = end.days.last >= context.today - timedelta(days=_LONG)
        if term.until is None and recent and end.way in _AT_END:
            return True
    return end.way in {"begin", "since", "span"} and _follows_vote(end, every, context)


def _is_lately(moment: Moment, context: Context) -> bool:
    """Whether a day is so near to that of a text that it may be told without its year."""
    return abs((context.today - moment.first).days) <= 2 * _LATELY


def _follows_vote(end: _End, every: Sequence[Term], context: Context) -> bool:
    """Whether a date is that of an election of the state, or soon after it, where none of the
    terms is what that election led to."""
    length = (end.days.last - end.days.first).days
    heads = {term.jurisdiction: term.role == "president" for term in every}
    for owner, head in heads.items():
        for event in context.facts.events(subject=owner, kind="election"):
            if head != ("president" in event.id.lower()):
                continue
            if not 0 <= (end.days.last - event.when.first).days <= _AFTER_VOTE + length:
                continue
            led_to = timedelta(days=_FURTHER)
            if not any(
                term.start is not None
                and event.when.first <= term.start.first <= event.when.last + led_to
                for term in every
            ):
                return True
    return False


def _fits(end: _End, moment: Moment, *, at_end: bool) -> bool:
    early, late = _slack(end, at_end=at_end)
    days = end.days if end.dated else _in_year_of(end.days, moment)
    return days.first - late <= moment.last and moment.first <= days.last + early


def _slack(end: _End, *, at_end: bool) -> tuple[timedelta, timedelta]:
    early = _EARLY[end.way if at_end == (end.way in _AT_END) else "begin"]
    if end.grain == "year":
        early, late = max(early, _YEAR_EARLY), _YEAR_LATE
    else:
        late = _STRICT
    return timedelta(days=early), timedelta(days=late)


def _in_year_of(days: Days, moment: Moment) -> Days:
    """A date without its year, as near to a day as it can be."""
    found = []
    for year in (moment.first.year - 1, moment.first.year, moment.first.year + 1):
        try:
            first, last = days.first.replace(year=year), days.last.replace(year=year)
        except ValueError:
            first = last = date(year, 3, 1)
        last = max(last, first)
        gap = max((moment.first - last).days, (first - moment.last).days, 0)
        found.append((gap, Days(first, last)))
    return min(found)[1]


def _slip(
    told: CareerDate,
    end: _End,
    meant: Sequence[Term],
    *,
    other_fits: bool,
    context: Context,
) -> Slip | None:
    """The nearest day that can be meant, where enough agrees with it."""
    best: tuple[float, int, Slip] | None = None
    offices = {term.office for term in meant}
    at_end = end.way in _AT_END
    for term in meant:
        moment = term.until if at_end else term.start
        if moment is None or _is_vague(moment) or _may_be_another(told, end, term, context):
            continue
        agreeing = list(_agreeing(told, end, moment, term, offices, context))
        if other_fits:
            agreeing.append((2.0, "the other end"))
        score = sum(weight for weight, _ in agreeing)
        if score < _ENOUGH:
            continue
        gap = -abs((moment.first - end.days.first).days)
        slip = Slip(
            told.time.mention.text, moment, term, at_end, tuple(name for _, name in agreeing)
        )
        if best is None or (score, gap) > best[:2]:
            best = score, gap, slip
    return best[2] if best is not None else None


def _is_vague(moment: Moment) -> bool:
    return (moment.last - moment.first).days > _MONTH


def _may_be_another(told: CareerDate, end: _End, term: Term, context: Context) -> bool:
    """Whether a further term is meant, or a time that the record does not reach."""
    start = term.start
    if start is None:
        return True
    late = (end.days.first - start.last).days
    if told.again and told.colleague is None and late > _FURTHER:
        return True
    if not end.dated:
        return not -40 <= (context.today - start.first).days <= _LATELY
    if term.known_until is not None and end.days.first > term.known_until.last:
        return True
    listed = [one.start.first for one in context.facts.terms(office=term.office) if one.start]
    return (
        bool(listed)
        and end.days.last < min(listed) - timedelta(days=8 * 366)
        and (end.days.first.month != start.first.month or end.grain == "year")
    )


def _holder_then(term: Term, end: _End, context: Context) -> str:
    """Who else is on record in an office on all the days told, "" for nobody."""
    for one in context.facts.terms(office=term.office):
        if one.start is None or one.person == term.person:
            continue
        left = one.until.first if one.until is not None else date.max
        if one.start.last <= end.days.first and end.days.last <= left:
            return one.person
    return ""


def _agreeing(
    told: CareerDate,
    end: _End,
    moment: Moment,
    term: Term,
    offices: set[str],
    context: Context,
) -> Iterator[tuple[float, str]]:
    """What of a telling agrees with a term, and how much that says."""
    if told.colleague is not None:
        yield 2.0, f"{told.colleague.mention.canonical} before or after"
    if told.role:
        yield (2.0 if told.owners or len(offices) == 1 else 1.0), term.office
    elif told.way != "hand":
        yield 1.0, "in office"
        if told.owners:
            yield 1.0, term.jurisdiction
    if not end.dated:
        yield 1.0, "the year"
        return
    # Who seized power may have led a state before any office of theirs.
    other = _holder_then(term, end, context) if moment is term.start and told.role else ""
    if other:
        yield 1.0, f"{other} in office then"
    if end.grain in {"day", "month"} and end.days.first.month == moment.first.month:
        yield 1.0, "the month"
    if end.days.first.year == moment.first.year == end.days.last.year:
        yield 1.0, "the year"
    if end.grain == "day" and len(moment.edtf) == 10 and end.days.first.day == moment.first.day:
        yield 0.5, "the day"
