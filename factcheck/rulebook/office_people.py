"""Who is meant by a name with an office, and which terms of office meet the time told of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.extracting.lexicon import lexicon
from factcheck.extracting.office_neighbours import told_words
from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim
from factcheck.naming.folding import fold
from factcheck.rulebook.context import Context
from factcheck.rulebook.family_names import named_states
from factcheck.rulebook.people import Identity, identify
from factcheck.rulebook.terms import held_terms, roles_meant

_LATE = timedelta(days=31)  # after the end of a term, as texts lag behind
_UNTIL_GONE = timedelta(days=270)  # from a resignation to the end of a term
_ABOUT = timedelta(days=200)  # either way of "three years ago"

Window = tuple[date, date]


def windows_of(claim: Claim, context: Context) -> tuple[Window, ...]:
    """Return the times that a statement can be about: the event told, and the document's day."""
    period = claim.assertion.period
    now = (context.today, context.today)
    if period is None or not period.stated:
        return (now,)
    about = _ABOUT if period.approximate else timedelta()
    told = (period.first - about, period.last + about)
    return (told,) if claim.assertion.qualifiers.get("then") == "yes" else (told, now)


def covers(term: Term, window: Window, before: int = 0, after: int = 0) -> bool:
    """Return whether a term, begun `before` days earlier and ended `after` days later, meets a
    time."""
    first, last = window
    begun = term.start is None or (last - term.start.first).days >= -before
    going_on = term.until is None or (term.until.last - first).days >= -after
    return begun and going_on


def gave_up_otherwise(claim: Claim, own: Sequence[Term], context: Context) -> bool:
    """Return whether a text lets somebody resign at a time at which no term of theirs ended, nor
    soon after."""
    period, words = claim.assertion.period, context.sentence_of(claim).words_in(claim.span)
    if period is None or not period.stated or period.approximate:
        return False
    if told_words("given_up").isdisjoint(words) or any(one.until is None for one in own):
        return False
    return not any(
        one.until is not None
        and period.first - _LATE <= one.until.last
        and one.until.first <= period.last + _UNTIL_GONE
        for one in own
    )


def who_is(printed: str, holders: set[str], context: Context) -> Identity | None:
    """Return the known person that a name with an office means, a holder of it before others."""
    identity = _by_one_name(printed, holders, context)
    identity = identity or identify(printed, context.names, holders)
    if identity is None and "." in printed:
        return identify(_without_initials(printed), context.names, holders)
    return identity


def held_elsewhere(role: str, identity: Identity, context: Context) -> tuple[Term, ...]:
    """Return the terms of an office, of everybody, wherever a person ever held it."""
    roles = roles_meant(role)
    terms = context.facts.terms(person=identity.person.id)
    owners = dict.fromkeys(term.jurisdiction for term in terms if term.role in roles)
    return tuple(term for owner in owners for term in held_terms(role, owner, context))


def held_at_home(
    role: str, subject: str | None, identity: Identity, context: Context
) -> tuple[Term, ...]:
    """Return the terms of a minister's office, of everybody, in the only state of whose government
    a known person ever was, where a text that names no state (or guesses that one, `subject`)
    gives them an office there which they never had; none where the record begins too late."""
    if role not in lexicon("offices")["of_governments"] or not identity.accepted:
        return ()
    own = context.facts.terms(person=identity.person.id)
    states = {one.jurisdiction for one in own if context.facts.country(one.jurisdiction)}
    told = named_states(context) | ({subject} if subject else set())
    if len(states) != 1 or (told and states.isdisjoint(told)):
        return ()  # a namesake of another state
    held = held_terms(role, next(iter(states)), context)
    first = min((one.start.first for one in own if one.start is not None), default=date.min)
    known = (one.start.first for one in held if one.start is not None)
    return held if min(known, default=date.max) <= first else ()


def namesake_in_office(
    identity: Identity, claim: Claim, held: Sequence[Term], slack: tuple[int, int], context: Context
) -> Identity | None:
    """Return another holder of whom the printed name can be, where that one was in office at the
    time, give or take `slack` days before and after: "President Bush" is the father in 1990 and
    the son in 2001."""
    if not identity.accepted:
        return None
    family = fold(identity.person.id).split()[-1:]
    printed = set(fold(claim.assertion.value.text).split())
    namesakes = [
        term.person
        for term in held
        if fold(term.person).split()[-1:] == family and printed <= set(fold(term.person).split())
        if any(covers(term, window, *slack) for window in windows_of(claim, context))
    ]
    if not namesakes or identity.person.id in namesakes:
        return None
    return identify(namesakes[0], context.names, namesakes[:1])


def _by_one_name(printed: str, holders: set[str], context: Context) -> Identity | None:
    """The one holder of an office whom a single name means: "King Abdullah" is Abdullah of Saudi
    Arabia in Riyadh and Abdullah II in Amman."""
    named = [one for one in holders if one.split()[0] == printed]
    return identify(named[0], context.names, named) if len(named) == 1 else None


def _without_initials(printed: str) -> str:
    """A name without the initials in it: "Johann N. Schneider" is Johann Schneider."""
    words = printed.replace(".", ". ").split()
    return " ".join(word for word in words if len(word.rstrip(".")) > 1)


def is_said_further(claim: Claim, context: Context) -> bool:
    """Return whether what follows an office makes another one of it: "secretary of state for
    health"."""
    sentence = context.sentence_of(claim)
    at = bisect_left(sentence.tokens.start, claim.span.end, sentence.first, sentence.stop)
    return sentence.words(at, at + 1) in (["for"], ["at"], ["-"])


def holder_on(held: Sequence[Term], day: date, office: str) -> str | None:
    """Return who held an office on a day, of several that lead a state the one of that title."""
    then = [term for term in held if covers(term, (day, day))]
    titled = (term.person for term in then if term.office == office)
    return next(titled, then[0].person if then else None)
