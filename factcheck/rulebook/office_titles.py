"""People shown with the wrong one of the highest offices of a state, or as another state's monarch:
"Prime Minister Emmanuel Macron", "Emir Nawaf of Qatar"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_neighbours import LEADER
from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim
from factcheck.model.mentions import OfficeMention
from factcheck.rulebook.context import Context
from factcheck.rulebook.office_moment import tells_of_the_past
from factcheck.rulebook.office_people import covers, windows_of
from factcheck.rulebook.office_telling import Form, ends_there, telling
from factcheck.rulebook.people import Identity

_HIGHEST = frozenset({"president", "prime_minister", "chancellor", "monarch"})
_SHARED = frozenset({"monarch", "president", LEADER})  # crowns are shared; unions have presidents
_LAG = 31  # days by which a text may lag behind
_SLACK = 120  # days around a term in which both titles are heard
_FULL_NAME = 2  # words


def other_title(claim: Claim, identity: Identity, context: Context) -> tuple[Term, ...]:
    """Return the terms of the office that a person has at every time that a statement can be of,
    where the text gives them another of the highest, which they have not."""
    role, subject = claim.assertion.qualifiers["office"], claim.assertion.subject
    mention = claim.mentions[0]
    if role not in _HIGHEST or not isinstance(mention, OfficeMention) or mention.predecessor:
        return ()
    if claim.assertion.qualifiers.get("former") == "yes" or not identity.accepted:
        return ()
    every = context.facts.terms(person=identity.person.id)
    windows = windows_of(claim, context)
    held = tuple(
        term
        for term in every
        if term.role in _HIGHEST
        and context.facts.country(term.jurisdiction) is not None
        and all(covers(term, window, after=_LAG) for window in windows)
    )
    owners = {term.jurisdiction for term in held}
    guessed = "subject" in claim.inferred or not subject
    if len(owners) != 1 or not (guessed or subject in owners):
        return ()
    if not owners.isdisjoint(lexicon("offices")["other_titles"].get(role, ())):
        return ()
    own = [term for term in every if term.role == role]
    if any(covers(term, window, _SLACK, _SLACK) for term in own for window in windows):
        return ()
    return held if _says_it(claim, mention, own, context) else ()


def _says_it(claim: Claim, mention: OfficeMention, own: Sequence[Term], context: Context) -> bool:
    """Whether a text gives somebody a title plainly: one that they never had, or one that it puts
    at their name as what they are."""
    sentence = context.sentence_of(claim)
    words = sentence.words_in(mention.span)
    if "head" in words or "chairman" in words or len(mention.person.split()) < _FULL_NAME:
        return False
    told = telling(sentence, mention)
    start = bisect_left(sentence.tokens.start, mention.start)
    if sentence.words(start - 1, start) in (["as"], ["a"], ["an"], ["for"], ["of"]):
        return False  # "as prime minister Emmanuel Macron chose another"
    if told.loose or not ends_there(sentence, mention) or told.form is Form.STATED:
        return False
    if not own:
        return True
    stated = claim.assertion.period is not None and claim.assertion.period.stated
    return told.form is Form.APPOSED and not stated and not tells_of_the_past(claim, context)


def same_office_elsewhere(
    claim: Claim, terms: Sequence[Term], context: Context
) -> tuple[Term, ...]:
    """Return the terms of the same office of another state that fill the time of a statement."""
    role, subject = claim.assertion.qualifiers["office"], claim.assertion.subject
    country = context.facts.country(subject or "")
    if country is None or country.until is not None or role in _SHARED:
        return ()
    windows = windows_of(claim, context)
    held = tuple(
        term
        for term in terms
        if term.role == role and context.facts.country(term.jurisdiction) is not None
    )
    if claim.assertion.qualifiers.get("former") == "yes":
        states = {term.jurisdiction for term in terms}
        return () if subject in states else held  # "once Austria's defence minister"
    fills = all(any(covers(term, window) for term in held) for window in windows)
    return held if held and fills else ()
