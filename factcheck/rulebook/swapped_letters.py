"""A name beside its office with two letters the wrong way round, of whatever length."""

from __future__ import annotations

from functools import cache

from factcheck.extracting.lexicon import lexicon
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Repair, Severity, Step, Suggestion
from factcheck.model.spans import Span
from factcheck.naming.folding import fold
from factcheck.naming.letter_swaps import swapped_word
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.people import Identity
from factcheck.rulebook.rule import Rule


def with_letters_swapped(
    rule: Rule,
    span: Span,
    claim: Claim,
    identity: Identity | None,
    holders: frozenset[str],
    context: Context,
) -> Outcome | None:
    """Return the outcome for a name that is one of its office's holders but for two letters; a
    given name that somebody else can have is none."""
    printed = claim.assertion.value.text
    if identity is not None and identity.person.id not in holders:
        return None
    names = set(holders)
    if identity is not None:
        names = {*identity.person.latin(), *identity.person.derived()}
    found = swapped_word(printed, names)
    if found is None or fold(found[0]) in given_names():
        return None
    right = printed.replace(found[0], found[1])
    named = (one for one in sorted(holders) if found[1] in one.split())
    person = identity.person.id if identity is not None else next(named, "")
    return rule.contradicted(
        span,
        rule.message("misspelt", printed=printed, right=right, person=right),
        claims=[claim],
        severity=Severity.WARNING,
        derivation=(Step("letters", f"two letters of {found[1]} stand the other way round"),),
        evidence=spelling_evidence(person, context),
        suggestion=Suggestion(span, right, Repair.SPELLING),
        confidence=0.7,
    )


def spelling_evidence(person: str, context: Context) -> tuple[Evidence, ...]:
    """Return where a person's name stands as it is on record, by the offices held."""
    terms = context.facts.terms(person=person) if person else ()
    return tuple(cite(f"{term.office}: {term.person}", person, term.source) for term in terms[:2])


@cache
def given_names() -> frozenset[str]:
    """Return the given names of the lexicon, folded."""
    families = lexicon("given_names")["families"]
    return frozenset(fold(name) for one in families for names in one.values() for name in names)
