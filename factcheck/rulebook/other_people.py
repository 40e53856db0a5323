"""Whether a name that is like a known person's is more likely that of somebody else."""

from __future__ import annotations

from datetime import timedelta

from factcheck.model.claims import Claim
from factcheck.naming.folding import fold
from factcheck.rulebook.context import Context
from factcheck.rulebook.people import Identity

_STILL_KNOWN = timedelta(days=1100)  # three years around an office everybody knows its holder
_UNKNOWN_YET = timedelta(days=1830)  # five years before a first office few know a name


def entities_of(context: Context) -> frozenset[str | None]:
    """What the text names, by id."""
    return frozenset(one.entity for one in context.analysis.entities)


def is_somebody_else(printed: str, identity: Identity, context: Context) -> bool:
    """Whether a name without an office, of one whom the text does not name otherwise, is more
    likely another person's: it has a further given name, the family name of other known people,
    is only like that of one who comes to office years after the text, or of one long out of
    office in a text that names nothing the person had to do with."""
    words = fold(printed).split()
    known = [fold(name).split() for name in identity.person.latin()]
    if all(len(words) > len(name) for name in known):
        return True
    others = (one for one in context.names.candidates(printed) if one.id != identity.person.id)
    families = {fold(name).split()[-1] for one in others for name in one.latin()}
    if words[-1] in families - {name[-1] for name in known}:
        return True
    starts = [term.start for term in context.facts.terms(person=identity.person.id)]
    coming = [one.first - context.today for one in starts if one is not None]
    if len(coming) == len(starts) > 0 and min(coming) > _UNKNOWN_YET:
        return True
    return _is_out_of_place(identity, context)


def says_of_whom(claim: Claim | None) -> bool:
    """Whether a text says whose office it is, so that no namesake's is meant."""
    return claim is not None and bool(claim.assertion.subject) and "subject" not in claim.inferred


def _is_out_of_place(identity: Identity, context: Context) -> bool:
    """Whether a text names no state or body of one who is not in office about its time."""
    terms = context.facts.terms(person=identity.person.id)
    now = context.today
    if any(
        (one.start is None or one.start.first <= now + _STILL_KNOWN)
        and (one.until is None or one.until.last >= now - _STILL_KNOWN)
        for one in terms
    ):
        return False
    return bool(terms) and context.once(entities_of).isdisjoint(one.jurisdiction for one in terms)
