"""Terms of office: which are meant by what a text says, and how they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.office_neighbours import LEADER
from factcheck.extracting.offices import leading_roles
from factcheck.factbase.facts import Term
from factcheck.model.findings import Evidence
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.printing import day_text

# How the heads of central banks are called. A vice-president or a director is another office.
_HEADS = frozenset({"governor", "president", "chair", "central_bank_governor", "managing_director"})


def roles_meant(role: str) -> frozenset[str]:
    """Return the offices that can be meant: a state is led by its president, or its chancellor."""
    return leading_roles() if role == LEADER else frozenset({role})


def held_terms(role: str, owner: str, context: Context) -> tuple[Term, ...]:
    """Return the terms of an office of a state or an organisation, or of a body that only titles
    name ("Governor of the Bank of Ruritania")."""
    if not owner:
        return ()
    if role == LEADER:
        terms = context.facts.terms(jurisdiction=owner)
        held = tuple(term for term in terms if term.role in leading_roles())
    else:
        held = context.facts.terms(role=role, jurisdiction=owner)
    return held or (_titled(role, owner, context) if role in _HEADS | {LEADER} else ())


def _titled(role: str, body: str, context: Context) -> tuple[Term, ...]:
    """The terms of "Governor of the Bank of Ruritania", by the body that the title ends with. Where
    a chair leads the bank, its governors are members of its board. A title that ends with a state
    ("... of the Bank of Ruritania") tells nothing of the state's other offices."""
    known = context.facts.entity(body)
    if known is not None and known.type == "country":
        return ()
    names = {body, *(name.name for name in context.facts.names(body))}
    endings = tuple(f" of {article}{name}".lower() for name in names for article in ("", "the "))
    terms = context.facts.terms(role="central_bank_governor")
    titled = (term for term in terms if term.office.lower().endswith(endings))
    return tuple(one for one in titled if role != "governor" or not one.office.startswith("Chair "))


def is_meant(term: Term, role: str, owner: str, context: Context) -> bool:
    """Whether a term is of an office, of any role or of anybody where these are not told."""
    if owner and term.jurisdiction != owner:
        return (not role or role in _HEADS) and term in _titled(role, owner, context)
    return not role or term.role == role


def held_text(term: Term) -> str:
    """Return when an office was held, as evidence gives it: "2014-06-07 to 2019-05-20"."""
    start = term.start.edtf if term.start else "?"
    return f"{start} to {term.until.edtf if term.until else 'now'}"


def terms_text(terms: Sequence[Term]) -> str:
    """Return terms as prose: "President of Ukraine, 7 June 2014 to 20 May 2019"."""
    return "; ".join(f"{term.office}, {_days_held(term)}" for term in terms)


def _days_held(term: Term) -> str:
    start = day_text(term.start.edtf) if term.start else "?"
    return f"{start} to {day_text(term.until.edtf) if term.until else 'now'}"


def term_evidence(term: Term) -> Evidence:
    """Return a term as evidence."""
    return cite(f"{term.person}, {term.office}", held_text(term), term.source)
