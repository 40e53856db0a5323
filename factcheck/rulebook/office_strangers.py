"""People shown with an office in which no record has them: known people who held others, and names
that the fact base does not have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.extracting.office_neighbours import LEADER
from factcheck.extracting.offices import leading_roles
from factcheck.extracting.person_names import particles
from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.mentions import OfficeMention
from factcheck.rulebook.context import Context, printed_words
from factcheck.rulebook.office_moment import tells_of_the_past
from factcheck.rulebook.office_people import Window, covers, windows_of
from factcheck.rulebook.office_titles import same_office_elsewhere
from factcheck.rulebook.people import Identity
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.terms import term_evidence, terms_text

_FULL_NAME = 2  # words
_LONG_WORD = 4  # letters
_CROWN = "monarch"
_SOON = timedelta(days=3652)  # after the first known term of an office
_ROTATING = "chair"


def never_held_it(
    rule: Rule,
    gap_days: int,
    claim: Claim,
    held: Sequence[Term],
    identity: Identity,
    context: Context,
    guessed: bool,
) -> Outcome:
    """Judge a known person who never held an office: someone else did at the time. `gap_days` is
    how long after leaving another one somebody may still be told as its holder."""
    terms = context.facts.terms(person=identity.person.id)
    covering = _known_holders(held, claim, context)
    at_home = any(term.jurisdiction == claim.assertion.subject for term in terms)
    if claim.assertion.qualifiers["office"] == LEADER and at_home:
        covering = ()  # a minister, or a party's first man, can lead a state as well
    turns = claim.assertion.qualifiers["office"] == _ROTATING and not any(
        term.role == "central_bank_governor" for term in covering
    )
    if turns and any(term.role in leading_roles() for term in terms):
        covering = ()  # heads of state take turns in the chair, besides whoever runs the office
    told = claim.mentions[0]
    former = isinstance(told, OfficeMention) and told.former and told.office != LEADER
    if former and _is_before_record(terms, held):
        covering = ()
    names = claim.assertion.value.text, identity.spelling.reference
    short = any(len(name.split()) < 2 for name in names)
    elsewhere = same_office_elsewhere(claim, terms, context) if not covering else ()
    if elsewhere and not guessed and not short:
        return held_it_elsewhere(rule, claim, identity.person.id, elsewhere)
    if not terms or not covering or guessed or short:
        return rule.unverified(
            claim, f"no {claim.assertion.qualifiers['office']} of that name in the fact base"
        )
    return rule.contradicted(
        claim,
        rule.message(
            "office",
            person=identity.person.id,
            office=covering[0].office,
            terms=terms_text(terms),
            holder=" or ".join(term.person for term in covering),
        ),
        derivation=tuple(
            Step("holder", f"{term.person}: {terms_text([term])}") for term in covering
        ),
        evidence=(
            *(term_evidence(term) for term in covering),
            *(term_evidence(term) for term in terms[:3]),
        ),
    )


def of_unknown_name(
    rule: Rule, claim: Claim, held: Sequence[Term], context: Context, guessed: bool
) -> Outcome:
    """Judge a name that the fact base does not have, for an office whose holder it knows."""
    covering = _known_holders(held, claim, context)
    former = claim.assertion.qualifiers.get("former") == "yes"
    past = "period" in claim.inferred and tells_of_the_past(claim, context)
    short = len(claim.assertion.value.text.split()) < _FULL_NAME
    if (
        not covering
        or guessed
        or former
        or past
        or short
        or claim.assertion.qualifiers["office"] == _CROWN  # nobody knows all kings of old
        or (_is_headline(claim, context) or _holds_holder(claim, covering, context))
    ):
        return rule.unverified(claim, f"{claim.assertion.value.text} is not in the fact base")
    return rule.contradicted(
        claim,
        rule.message(
            "unknown",
            person=claim.assertion.value.text,
            office=covering[0].office,
            holder=" or ".join(term.person for term in covering),
            terms=terms_text(covering),
        ),
        severity=Severity.WARNING,
        evidence=tuple(term_evidence(term) for term in covering),
        confidence=0.7,
    )


def held_it_elsewhere(rule: Rule, claim: Claim, person: str, terms: Sequence[Term]) -> Outcome:
    """Return that somebody held the office of another state."""
    return rule.contradicted(
        claim,
        rule.message("elsewhere", person=person, terms=terms_text(terms)),
        severity=Severity.WARNING,
        evidence=tuple(term_evidence(term) for term in terms),
        confidence=0.75,
    )


def _is_before_record(terms: Sequence[Term], held: Sequence[Term]) -> bool:
    """Whether somebody may have held an office before its first known term: one who was in other
    offices by then, or soon after."""
    starts = [term.start.first for term in terms if term.start is not None]
    known = [term.start.first for term in held if term.start is not None]
    return not starts or not known or min(starts) < min(known) + _SOON


def _holds_holder(claim: Claim, covering: Sequence[Term], context: Context) -> bool:
    """Whether a printed name has that of a holder in it ("Councillor X"), or a word that the text
    writes small elsewhere, so that it is no name."""
    words = claim.assertion.value.text.split()
    titled = any(set(term.person.split()) < set(words) for term in covering)
    small = context.once(printed_words) - particles()
    return titled or not small.isdisjoint(word.lower() for word in words)


def _is_headline(claim: Claim, context: Context) -> bool:
    """Whether all longer words around a name are capitals, so that nobody knows where it ends."""
    sentence = context.sentence_of(claim)
    words = sentence.tokens.text[sentence.first : sentence.stop]
    return all(word[0].isupper() for word in words if word.isalpha() and len(word) >= _LONG_WORD)


def _known_holders(held: Sequence[Term], claim: Claim, context: Context) -> tuple[Term, ...]:
    """Those who held the office when the statement can be about, none where the fact base does
    not vouch for every such time."""
    found: dict[str, Term] = {}
    for window in windows_of(claim, context):
        sure = [
            term
            for term in held
            if covers(term, window) and (term.until is not None or _vouched(term, window))
        ]
        if not sure or not any(_begun(term, window[0]) for term in sure):
            return ()  # nobody known, or only those who came after somebody unknown
        found.update({term.person: term for term in sure})
    return tuple(found.values())


def _begun(term: Term, day: date) -> bool:
    return term.start is None or term.start.first <= day


def _vouched(term: Term, window: Window) -> bool:
    return term.known_until is not None and term.known_until.last >= window[1]
