"""In whose company a name stands: a sentence that names those who led with a known person, before
or after them, means that person, and hardly a namesake: "from Margaret Thatcher to John Mayor"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from factcheck.extracting.offices import leading_roles
from factcheck.factbase.facts import Term
from factcheck.model.findings import Outcome, Repair, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.naming.folding import fold, fold_umlauts
from factcheck.naming.known import KnownName
from factcheck.rulebook.context import Context
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.swapped_letters import spelling_evidence

_SHORT = 4  # letters of a family name below which only holders of one office are company
_AROUND = timedelta(days=400)  # between two who are told as of one time
_FULL = 2  # words of a given and a family name


def is_in_company(span: Span, sentence: Span | None, person: KnownName, context: Context) -> bool:
    """Return whether the sentence of a name also names people of a known person's time or office,
    and does not go on to say who else it is."""
    if sentence is None or person.family_first or _is_described(span, context):
        return False  # behind one family name many given names differ by a letter
    return keeps_company(person.id, company_in(sentence, context), context)


def slip_in_company(
    rule: Rule, span: Span, sentence: Span | None, context: Context
) -> Outcome | None:
    """Return the finding on a name that only those named beside it show to be a slip."""
    printed = context.document.quote(span)
    if sentence is None or len(printed.split()) != _FULL:
        return None
    company = company_in(sentence, context)
    if not company or _is_described(span, context):
        return None
    right = misspelt_in_company(printed, company, context)
    if right is None:
        return None
    return rule.contradicted(
        span,
        rule.message("misspelt", printed=printed, right=right, person=right),
        derivation=(Step("company", f"named beside: {', '.join(sorted(company))}"),),
        evidence=spelling_evidence(right, context),
        suggestion=Suggestion(span, right, Repair.SPELLING),
        confidence=0.65,
    )


def _is_described(span: Span, context: Context) -> bool:
    """Whether what follows a name says who else it is: "Gordon Browne, a farmer,"."""
    after = context.document.text[span.end : span.end + 6].lower()
    return after.startswith((", a ", ", an ", ", the ", " (", ", who ", ", his", ", her"))


def company_in(sentence: Span, context: Context) -> frozenset[str]:
    """Return the known people that a sentence names."""
    named = context.entities_in(sentence.start, sentence.end)
    return frozenset(one.entity for one in named if one.type == "person" and one.entity)


def keeps_company(person: str, company: frozenset[str], context: Context) -> bool:
    """Whether somebody led a state or body at the time of one of a company, or held the office of
    one of them."""
    return any(
        _share_office(person, other, context) or _of_one_time(person, other, context)
        for other in company - {person}
    )


def misspelt_in_company(printed: str, company: frozenset[str], context: Context) -> str | None:
    """Return the only leader whose family name a name misses by a letter, and who keeps company
    with those whom its sentence names; None where the name is a known person's."""
    words = fold(printed).split()
    if len(words) != _FULL:
        return None
    near: set[str] = set()
    for known, (given, family) in _alike(printed, context):
        if family == words[1] and given[0] == words[0][0]:
            return None  # another known person has it
        if given == words[0] and OSA.distance(family, words[1], score_cutoff=1) == 1:
            near.add(known)
    if len(near) != 1:
        return None
    [person] = near
    if len(words[1]) < _SHORT and not any(_share_office(person, one, context) for one in company):
        return None
    return person if keeps_company(person, company, context) else None


def _alike(printed: str, context: Context) -> Iterator[tuple[str, tuple[str, str]]]:
    """The leaders with a word of a printed name, each with their given and family names."""
    for one in context.names.candidates(printed):
        if one.family_first:
            continue
        # "Schroeder" is Schröder with his umlaut written out.
        for name in (way(each) for each in one.latin() for way in (fold, fold_umlauts)):
            words = name.split()
            if len(words) == _FULL and _led(one.id, context):
                yield one.id, (words[0], words[1])


def _led(person: str, context: Context) -> list[Term]:
    terms = context.facts.terms(person=person)
    return [one for one in terms if one.role in leading_roles()]


def _share_office(person: str, other: str, context: Context) -> bool:
    own = {(one.role, one.jurisdiction) for one in _led(person, context)}
    return bool(own) and not own.isdisjoint(
        (one.role, one.jurisdiction) for one in _led(other, context)
    )


def _of_one_time(person: str, other: str, context: Context) -> bool:
    return any(
        _first(one) <= _last(two) + _AROUND and _first(two) <= _last(one) + _AROUND
        for one in _led(person, context)
        for two in _led(other, context)
    )


def _first(term: Term) -> date:
    return term.start.first if term.start is not None else date.min + _AROUND


def _last(term: Term) -> date:
    return term.until.last if term.until is not None else date.max - _AROUND
