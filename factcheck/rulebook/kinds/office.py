"""Person, office, country and date: do they fit together?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.clauses import tense_at
from factcheck.extracting.lexicon import lexicon
from factcheck.factbase.facts import Term
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome, Severity, Verdict
from factcheck.rulebook.context import Context
from factcheck.rulebook.office_moment import (
    acts_on_a_day,
    may_be_unlisted,
    of_then,
    says_so,
)
from factcheck.rulebook.office_people import (
    Window,
    covers,
    gave_up_otherwise,
    held_at_home,
    held_elsewhere,
    holder_on,
    is_said_further,
    namesake_in_office,
    who_is,
    windows_of,
)
from factcheck.rulebook.office_strangers import never_held_it, of_unknown_name
from factcheck.rulebook.office_titles import (
    other_title,
)
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.people import Identity
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule
from factcheck.rulebook.successions import succession
from factcheck.rulebook.terms import held_terms, term_evidence, terms_text

_NEAR = 200  # characters before a sentence in which a date still speaks for it
_LONGEST_PERIOD = 4000  # days


class Params(KindParams, frozen=True):
    """How many days before a term (not yet in office; `chosen_days` where the text says "elected")
    and after it (a text that lags behind; `dated_days` where it tells the day) a statement may
    lie; `gap_days`: how long an office may have stood empty, or been held by others, between two
    who are told as one after the other."""

    before_days: int = 100
    chosen_days: int = 260
    after_days: int = 31
    dated_days: int = 2
    gap_days: int = 400


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every person shown with an office."""
    for claim in context.claims_of("office_holder"):
        yield _judge(rule, params, of_then(claim, context), context)


def _judge(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    assertion = claim.assertion
    role = assertion.qualifiers["office"]
    guessed = "subject" in claim.inferred or not assertion.subject
    held = held_terms(role, assertion.subject or "", context)
    holders = {term.person for term in held}
    identity = who_is(assertion.value.text, holders, context)
    if identity is None:
        return of_unknown_name(rule, claim, held, context, guessed)
    if not identity.accepted and identity.person.id not in holders:
        return of_unknown_name(rule, claim, held, context, guessed)
    if guessed and identity.person.id not in holders:
        held = held_elsewhere(role, identity, context) or held
        at_home = held_at_home(role, assertion.subject, identity, context)
        if at_home and not is_said_further(claim, context):
            held, guessed = at_home, False
    slack = params.before_days, params.after_days
    identity = namesake_in_office(identity, claim, held, slack, context) or identity
    own = [term for term in held if term.person == identity.person.id]
    outcome = _by_record(rule, params, claim, own, held, identity, context, guessed)
    if outcome.verdict is not Verdict.CONTRADICTED:
        title = other_title(claim, identity, context)
        if title:
            return _of_other_title(rule, claim, identity, title, role.replace("_", " "))
    return outcome


def _by_record(
    rule: Rule,
    params: Params,
    claim: Claim,
    own: Sequence[Term],
    held: Sequence[Term],
    identity: Identity,
    context: Context,
    guessed: bool,
) -> Outcome:
    """Hold an office with its known holder against `own` terms and those of all others."""
    if not own:
        return never_held_it(rule, params.gap_days, claim, held, identity, context, guessed)
    outcome = _dates(rule, params, claim, own, held, identity, context)
    if outcome.verdict is Verdict.SUPPORTED and gave_up_otherwise(claim, own, context):
        return _at_another_time(rule, claim, "left", own, held, identity, context)
    if outcome.verdict is Verdict.SUPPORTED:
        return succession(rule, params.gap_days, claim, own, held, context) or outcome
    return outcome


def _dates(
    rule: Rule,
    params: Params,
    claim: Claim,
    own: Sequence[Term],
    held: Sequence[Term],
    identity: Identity,
    context: Context,
) -> Outcome:
    evidence = tuple(term_evidence(term) for term in own)
    before = params.chosen_days if _is_chosen(claim, context) else params.before_days
    former = claim.assertion.qualifiers.get("former") == "yes"
    windows = windows_of(claim, context)
    begun = any(
        term.start is None or term.start.first <= max(last for _, last in windows) for term in own
    )
    after = params.after_days
    if acts_on_a_day(claim, own, held, params.dated_days, context):
        after, windows = params.dated_days, windows[:1]
    if (former and begun) or any(
        covers(term, window, before, after) for term in own for window in windows
    ):
        return rule.supported(claim, evidence=evidence)
    unsure = any(term.until is None and _may_cover(term, windows, params) for term in own)
    # One who comes to an office later, where nobody says whose it is, may be another's namesake;
    # who "led" a state before all that is on record may have done so by another post.
    told = min(first for first, _ in windows)
    unlisted = may_be_unlisted(claim.assertion.qualifiers["office"], told) and all(
        term.start is not None and told < term.start.first for term in own
    )
    if not held or unsure or unlisted or (not begun and "subject" in claim.inferred):
        reason = "the fact base does not know the whole term"
        return rule.unverified(claim, reason=reason, evidence=evidence)
    if begun and (
        _looks_back(claim, own, context)
        or not says_so(claim, own, held, params.after_days, context)
    ):
        # A text may look back without a date; only an office yet to come cannot be told.
        holder = holder_on(held, context.today, own[0].office)
        return rule.ambiguous(
            claim,
            severity=Severity.INFO,
            message=rule.message(
                "past",
                person=identity.person.id,
                office=own[0].office,
                terms=terms_text(own),
                holder=holder or "another",
                day=day_text(context.today.isoformat()),
            ),
            evidence=evidence,
            confidence=0.6,
        )
    return _at_another_time(rule, claim, "dates", own, held, identity, context)


def _at_another_time(
    rule: Rule,
    claim: Claim,
    message: str,
    own: Sequence[Term],
    held: Sequence[Term],
    identity: Identity,
    context: Context,
) -> Outcome:
    period = claim.assertion.period
    day = period.first if period is not None and period.stated else context.today
    return rule.contradicted(
        claim,
        rule.message(
            message,
            person=identity.person.id,
            office=own[0].office,
            terms=terms_text(own),
            day=day_text(day.isoformat()),
            holder=holder_on(held, day, own[0].office) or "another",
        ),
        severity=Severity.WARNING,
        evidence=tuple(term_evidence(term) for term in own),
        confidence=0.8,
    )


def _is_chosen(claim: Claim, context: Context) -> bool:
    """Whether a person was told to be elected or named for the office, which begins later."""
    printed = context.document.text[claim.span.start : claim.span.end]
    said = printed.lower().replace("-", " ").split()
    return not frozenset(lexicon("offices")["chosen"]).isdisjoint(said)


def _may_cover(term: Term, windows: Sequence[Window], params: Params) -> bool:
    """Whether a term of unknown end began before the end of one of the times."""
    return term.start is None or any(
        (last - term.start.first).days >= -params.before_days for _, last in windows
    )


def _looks_back(claim: Claim, own: Sequence[Term], context: Context) -> bool:
    """Whether the passage tells of a time at which the person held the office."""
    segment = context.document.segments[claim.segment].span
    first = max(segment.start, claim.sentence.start - _NEAR)
    period = claim.assertion.period
    if (period is not None and period.stated) or _looks_ahead(claim, context):
        return False
    return any(
        covers(term, (time.first, time.last))
        for time in context.times_in(first, claim.sentence.end)
        if time.first is not None
        and time.last is not None
        and (time.last - time.first).days <= _LONGEST_PERIOD
        and context.document.text[max(0, time.start - 6) : time.start] != "since "
        for term in own
    )


def _looks_ahead(claim: Claim, context: Context) -> bool:
    """Whether the person of an office is told to do something yet: "President X will attend"."""
    sentence = context.sentence_of(claim)
    at = bisect_left(sentence.tokens.start, claim.span.end, sentence.first, sentence.stop)
    while at < sentence.stop and sentence.tokens.text[at] == ",":
        at += 1
    return at < sentence.stop and tense_at(sentence, at) == "future"


def _of_other_title(
    rule: Rule, claim: Claim, identity: Identity, terms: Sequence[Term], stated: str
) -> Outcome:
    return rule.contradicted(
        claim,
        rule.message("title", person=identity.person.id, stated=stated, terms=terms_text(terms)),
        severity=Severity.WARNING,
        evidence=tuple(term_evidence(term) for term in terms),
        confidence=0.8,
    )
