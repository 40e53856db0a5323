"""Terms of office: which are meant by what a text says, and how they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.office_neighbours import LEADER
from factcheck.extracting.offices import leading_roles
from factcheck.factbase.facts import Term
from factcheck.model.findings import Evidence
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context


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
    return held or _titled(owner, context)


def _titled(body: str, context: Context) -> tuple[Term, ...]:
    """The terms of "Governor of the Bank of Ruritania", by the body that the title ends with."""
    names = {body, *(name.name for name in context.facts.names(body))}
    endings = tuple(f" of the {name}".lower() for name in names)
    terms = context.facts.terms(role="central_bank_governor")
    return tuple(term for term in terms if term.office.lower().endswith(endings))


def terms_text(terms: Sequence[Term]) -> str:
    """Return terms as prose: "President of Ukraine 2014-06-07 to 2019-05-20"."""
    return "; ".join(
        f"{term.office} {term.start.edtf if term.start else '?'} to "
        f"{term.until.edtf if term.until else 'now'}"
        for term in terms
    )


def term_evidence(term: Term) -> Evidence:
    """Return a term as evidence."""
    value = terms_text([term]).removeprefix(term.office).strip()
    return cite(f"{term.person}, {term.office}", value, term.source)
