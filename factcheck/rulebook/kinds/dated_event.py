"""Dates of foundings, treaties, summits and independence, and anniversaries of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.calendar import Days, one_part_off
from factcheck.factbase.facts import Event, Moment, Source
from factcheck.model.claims import Claim, Period
from factcheck.model.findings import Evidence, Outcome, Severity, Step
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.other_subjects import others_named
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text, period_text
from factcheck.rulebook.reckoning import told_claims
from factcheck.rulebook.rule import Rule


class Params(KindParams, frozen=True):
    """`slack_days`: how far a date may lie from the one on record and still not be refuted;
    `begun_days`: how long after its founding a body may begin its work;
    `inferred_days`: further off, an independence is that of a state that is not named."""

    slack_days: int = 31
    named_slack_days: int = 200
    begun_days: int = 2000
    inferred_days: int = 3 * 366


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every dated event of a known subject."""
    # A count of years holds for an anniversary that is still to come as well.
    anniversaries = told_claims(context, "anniversary")
    for claim in (*context.claims_of("founded", "event_date"), *anniversaries):
        if claim.assertion.qualifiers.get("base"):
            yield _told_anniversary(rule, claim)
            continue
        if not claim.assertion.known_subject:
            continue
        if claim.assertion.measure == "anniversary":
            yield _anniversary(rule, claim, context)
        else:
            yield _date(rule, params, claim, context)


_AGE_APART = 30 * 366  # days between things of one name: the Paris treaties of 1783 and 1951
_IN_FORCE = ("Entry into force of the {}", "Entry into force of {}", "{} enters into force")
_BY_STATES = ("signed by one", "ratified")
_Known = tuple[Moment, str, Source]
_ANOTHER_DAYS = 12 * 366  # further from a deed on record, another one of the kind may be meant


def _known(claim: Claim, context: Context, of: str | None = None) -> list[_Known]:
    """The dates on record for what the claim dates, with what each is of; `of` is another subject
    in place of the claim's own."""
    if of is not None:
        claim = replace(claim, assertions=(replace(claim.assertion, subject=of),))
    assertion = claim.assertion
    subject, kind = assertion.subject, assertion.qualifiers.get("event", "founding")
    if assertion.qualifiers.get("stage") == "in_force":
        return _entries_into_force(str(subject), context)
    if kind == "deed":
        return _deeds(claim, context)
    if kind == "joined":
        group = assertion.qualifiers["organisation"]
        return [
            (one.start, f"accession of {subject} to {group}", one.source)
            for one in context.facts.memberships(organisation=group, member=str(subject))
            if one.start is not None and one.status == "member"
        ]
    if kind == "named":
        return [
            (one.when, one.id, one.source)
            for one in context.facts.events(name=subject)
            if one.id == subject
        ]
    known: list[_Known] = []
    if assertion.measure == "founded" or kind == "founded":
        organisation = context.facts.organisation(subject)
        if organisation is not None and organisation.founded is not None:
            known.append((organisation.founded, f"founding of {subject}", organisation.source))
        kind = "founding"
    known += [(one.when, one.id, one.source) for one in _events(claim, context, kind)]
    return known


def _of_predecessor(claim: Claim, context: Context) -> list[_Known]:
    """The founding of what an organisation came of, whose anniversaries it keeps as its own."""
    own = context.facts.organisation(claim.assertion.subject)
    prior = context.facts.organisation(own.predecessor) if own and own.predecessor else None
    if prior is None or prior.founded is None:
        return []
    return [(prior.founded, f"founding of {prior.id}", prior.source)]


def _entries_into_force(treaty: str, context: Context) -> list[_Known]:
    """When a treaty took effect, where that is on record beside its signing."""
    names = [one.name for one in context.facts.names(treaty)] or [treaty]
    told = {
        event.id: event
        for name in names
        for phrase in _IN_FORCE
        for event in context.facts.events(name=phrase.format(name))
    }
    return [(one.when, one.id, one.source) for one in told.values()]


def _deeds(claim: Claim, context: Context) -> list[_Known]:
    """What is on record as "Annexation of" the subject, if that is one event only."""
    assertion = claim.assertion
    name = f"{assertion.qualifiers['noun']} of {{}}{assertion.subject}"
    told = {
        event.id: event
        for article in ("", "the ")
        for event in context.facts.events(name=name.format(article))
    }
    known = [(one.when, one.id, one.source) for one in told.values()]
    stated = assertion.value.period
    if len(known) != 1 or stated is None or _gap(stated, known[0][0]) > _ANOTHER_DAYS:
        return []  # Crimea was annexed in 1783 as well
    return known


def _events(claim: Claim, context: Context, kind: str) -> Iterable[Event]:
    noun = claim.assertion.qualifiers.get("noun")
    for event in context.facts.events(subject=claim.assertion.subject, kind=kind):
        if noun is None or any(noun in name.lower() for name in (event.id, *event.names)):
            yield event


def _is_of_treaty(claim: Claim, stated: Period, context: Context) -> bool:
    """Whether a treaty of a body is on record for a day: "was founded by the treaty of 29 May"."""
    treaties = context.facts.events(subject=claim.assertion.subject, kind="treaty")
    return stated.first == stated.last and any(
        moment.first == stated.first == moment.last for one in treaties for moment in one.dates
    )


def _gap(stated: Period, known: Moment) -> int:
    return max((known.first - stated.last).days, (stated.first - known.last).days, 0)


def _date(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    assertion = claim.assertion
    stated, known = assertion.value.period, _known(claim, context)
    if not known or stated is None:
        return rule.unverified(claim, f"no date on record for this of {assertion.subject}")
    title = assertion.qualifiers.get("title", "").lower()
    titled = [one for one in known if one[1].lower() == title]
    near = min(titled or known, key=lambda one: _gap(stated, one[0]))
    gap = _gap(stated, near[0])
    evidence = tuple(_evidence(one) for one in known[:6])
    if gap == 0 and _same_place(claim, near, context):
        return rule.supported(claim, evidence=(_evidence(near),))
    named = assertion.qualifiers.get("event") == "named"
    # Of a treaty some quote the adoption, some the signing, some the entry into force.
    slack = params.named_slack_days if named else params.slack_days
    # A body begins its work some time after it was founded.
    later = (stated.first - near[0].last).days
    begun = assertion.qualifiers.get("begun") == "yes" and 0 < later <= params.begun_days
    # One state can sign after the others, and ratifies when it likes.
    begun = begun or (assertion.qualifiers.get("stage") in _BY_STATES and later > 0)
    if assertion.qualifiers.get("topic") and gap > params.inferred_days:
        return rule.unverified(
            claim, "it may be the independence of another state than the one spoken of"
        )
    other = _other_subject(claim, context, stated)
    if other is not None:
        return rule.unverified(claim, f"it may be told of {other}, whose date on record it is")
    if stated.first == stated.last and gap <= slack:
        days = Days(stated.first, stated.last)
        if any(one_part_off(days, Days(one.first, one.last)) for one, _, _ in known):
            slack = 0
    if assertion.measure == "founded" and _is_of_treaty(claim, stated, context):
        return rule.unverified(
            claim, "it is the day of a treaty of its, by which it may be founded"
        )
    if gap <= slack or begun or stated.approximate or not _decisive(claim, known):
        return rule.unverified(
            claim,
            evidence=evidence,
            reason="the fact base knows another one of the kind, and this may be one it lacks",
        )
    if near[1].endswith(")") and gap > _AGE_APART:
        return rule.unverified(claim, "it may be another one of that name, which has several")
    sure = gap > 366 and len({moment.first.year for moment, _, _ in known}) == 1
    return rule.contradicted(
        claim,
        rule.message(
            "contradicted", what=near[1], stated=period_text(stated), known=day_text(near[0].edtf)
        ),
        severity=rule.severity if sure and not claim.inferred else Severity.WARNING,
        derivation=(Step("gap", f"{gap} days between {period_text(stated)} and {near[0].edtf}"),),
        evidence=evidence,
    )


def _other_subject(claim: Claim, context: Context, stated: Period) -> str | None:
    """Another name that the word for the subject may mean, and whose date is the one stated."""
    kind = claim.assertion.subject_type
    for other in others_named(claim, context, kind):
        if any(_gap(stated, moment) == 0 for moment, _, _ in _known(claim, context, other)):
            return other
    return None


def _decisive(claim: Claim, known: list[_Known]) -> bool:
    """Whether there is only one event of the kind, so that another date must be wrong.

    A state has many treaties and an organisation many summits: only its founding, its
    independence and a charter are unique.
    """
    event = claim.assertion.qualifiers.get("event")
    if claim.assertion.measure == "founded" or event in ("named", "deed"):
        return True
    if claim.assertion.qualifiers.get("event") == "independence":
        return True  # where it came in steps (declared, recognised), each is on record
    title = claim.assertion.qualifiers.get("title", "").lower()
    if [what.lower().partition(" (")[0] for _, what, _ in known].count(title) == 1:
        return True  # "Collective Security Treaty (1992)" is the only one of the title
    return claim.assertion.qualifiers.get("noun") == "charter" and len(known) == 1


def _same_place(claim: Claim, near: _Known, context: Context) -> bool:
    """Whether the stated place, if any, is the one on record, as far as both are known."""
    place = claim.assertion.qualifiers.get("place")
    if place is None:
        return True
    for event in context.facts.events(subject=claim.assertion.subject):
        if event.id == near[1] and event.place:
            names = {name.name for name in context.facts.names(place)} | {place}
            return any(event.place.split(",")[0] == name.split(" (")[0] for name in names)
    return True


def _evidence(known: _Known) -> Evidence:
    moment, what, source = known
    return cite(what, moment.edtf, source)


def _told_anniversary(rule: Rule, claim: Claim) -> Outcome:
    """ "The 6th anniversary of the treaty of 2014": the text itself gives all three numbers."""
    qualifiers, stated = claim.assertion.qualifiers, claim.assertion.value.period
    base, nth = int(qualifiers["base"]), int(Decimal(qualifiers["nth"]))
    if stated is None or stated.first.year <= base + nth <= stated.last.year:
        return rule.supported(claim)
    return rule.inconsistent(
        claim,
        rule.message(
            "anniversary",
            what="as the text itself counts",
            nth=nth,
            stated=period_text(stated),
            year=base,
            right=base + nth,
        ),
        severity=Severity.WARNING,
        derivation=(Step("addition", f"{base} + {nth} = {base + nth}, not {stated.first.year}"),),
    )


def _anniversary(rule: Rule, claim: Claim, context: Context) -> Outcome:
    assertion = claim.assertion
    stated, known = assertion.value.period, _known(claim, context)
    if not known or stated is None:
        return rule.unverified(claim, f"no date on record for this of {assertion.subject}")
    nth = int(Decimal(assertion.qualifiers["nth"]))
    known += _of_predecessor(claim, context)
    for moment, what, source in known:
        if stated.first.year <= moment.first.year + nth <= stated.last.year:
            step = Step("addition", f"{moment.first.year} + {nth} = {moment.first.year + nth}")
            return rule.supported(
                claim, derivation=(step,), evidence=(_evidence((moment, what, source)),)
            )
    moment, what, source = known[0]
    year = moment.first.year
    return rule.contradicted(
        claim,
        rule.message(
            "anniversary",
            what=what,
            nth=nth,
            stated=period_text(stated),
            year=year,
            right=year + nth,
        ),
        derivation=(Step("addition", f"{year} + {nth} = {year + nth}, not {period_text(stated)}"),),
        evidence=(_evidence((moment, what, source)),),
    )
