"""Who held an office before whom: "X took over from Y"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Severity, Step
from factcheck.model.mentions import OfficeMention
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.people import identify
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.terms import term_evidence, terms_text

HANDOVER = 45  # days between two terms that follow each other
_LONG = 200  # days in office after which nobody else is said to have come in between


def succession(
    rule: Rule,
    gap_days: int,
    claim: Claim,
    own: Sequence[Term],
    held: Sequence[Term],
    context: Context,
) -> Outcome | None:
    """Return an outcome where somebody else held the office before a person, by the record.

    `own` are the person's terms and `held` all of that office. None where nobody is told to have
    held it before, or the record can agree: the other left it up to `gap_days` earlier.
    """
    told = next((one for one in claim.mentions if isinstance(one, OfficeMention)), None)
    if told is None or not told.predecessor:
        return None
    before = identify(told.predecessor, context.names, {term.person for term in held})
    if before is None or not before.accepted:
        return None
    other = [term for term in held if term.person == before.person.id]
    if any(follows(mine, term, gap_days) for mine in own for term in other):
        return None
    pairs = [
        (mine, term)
        for mine in own
        for term in held
        if term.office == mine.office
        and term.person != mine.person
        and follows(mine, term, HANDOVER)
        and not _unknown_between(mine, term)
    ]
    meant = [mine for mine, _ in pairs]
    if not pairs or any(mine.start is None for mine in own) or len(set(meant)) < len(set(own)):
        return None  # of one of the person's terms nobody knows who came before
    right = " or ".join(dict.fromkeys(term.person for _, term in pairs))
    return rule.contradicted(
        claim,
        rule.message(
            "succession",
            person=own[0].person,
            office=own[0].office,
            right=right,
            stated=before.person.id,
            terms=terms_text(other) or "no such office",
        ),
        severity=Severity.WARNING,
        derivation=tuple(
            Step("handover", f"{terms_text([term])} ({term.person}), then {mine.person}")
            for mine, term in pairs
        ),
        evidence=tuple(term_evidence(term) for _, term in pairs),
        confidence=0.8,
    )


def follows(mine: Term, other: Term, days: int) -> bool:
    """Return whether a term can have followed another within some days."""
    if mine.start is None or other.until is None:
        return other.until is None and other.person != mine.person and mine.start is None
    gap = (mine.start.first - other.until.last).days
    began = other.start is None or other.start.first < mine.start.last
    return began and -31 <= gap <= days


def _unknown_between(mine: Term, other: Term) -> bool:
    return mine.start is None or not mine.start.exact or other.until is None


def came_after(mine: Term, other: Term, gap_days: int, context: Context) -> bool:
    """Return whether one term followed another, with none between but of those who stood in."""
    if mine.start is None or other.until is None or other.until.last > mine.start.first:
        return follows(mine, other, gap_days)
    first, last = other.until.first, mine.start.last
    held = context.facts.terms(office=mine.office)
    between = [one for one in held if one.start is not None and first <= one.start.first < last]
    between = [one for one in between if one not in (mine, other)]
    if any(_lasted(one) > _LONG and not one.acting for one in between):
        return False  # somebody else had the office for months
    if follows(mine, other, gap_days):
        return True
    return bool(between) and all(one.acting for one in between)


def _lasted(term: Term) -> int:
    if term.start is None or term.until is None:
        return 0
    return (term.until.first - term.start.last).days


def followed_another(
    rule: Rule, pair: tuple[str, str], span: Span, mine: Sequence[Term], context: Context
) -> Outcome | None:
    """Return an outcome that says who came before a person by the record, where that is known of
    every such term."""
    pairs: list[tuple[Term, Term]] = []
    for term in mine:
        held = context.facts.terms(office=term.office)
        before = [one for one in held if one.person != term.person and follows(term, one, HANDOVER)]
        if not before:
            return None
        pairs.append((term, before[-1]))
    return rule.contradicted(
        span,
        rule.message(
            "another",
            person=pair[0],
            office=" or ".join(dict.fromkeys(term.office for term, _ in pairs)),
            known=" or ".join(dict.fromkeys(before.person for _, before in pairs)),
            stated=pair[1],
        ),
        derivation=tuple(
            Step("handover", f"{terms_text([before])} ({before.person}), then {term.person}")
            for term, before in pairs
        ),
        evidence=tuple(term_evidence(before) for _, before in pairs),
        confidence=0.8,
    )
