"""Where organisations sit and were founded: "OPEC, headquartered in Geneva"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.factbase.facts import Organisation
from factcheck.factbase.land_facts import Place
from factcheck.model.claims import Claim
from factcheck.model.findings import Outcome
from factcheck.rulebook.bearings import geodesic_distance
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.rule import Rule

_BEGINNINGS = 3  # years around a founding in which other places can be named for it


class Params(KindParams, frozen=True):
    """`near_km`: how far from its city an organisation may sit in a suburb; `many_houses`: those
    that have headquarters of some kind in many places."""

    near_km: float = 60.0
    many_houses: tuple[str, ...] = ()


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every place in which a text says that an organisation sits or began."""
    for claim in context.claims_of("seat", "founded_in"):
        yield _judge(rule, params, claim, context)


def _judge(rule: Rule, params: Params, claim: Claim, context: Context) -> Outcome:
    assertion = claim.assertion
    about = context.facts.organisation(assertion.subject or "")
    seated = assertion.measure == "seat"
    known = _known(about, seated) if about is not None else ()
    former = context.facts.traits(about.id, "former seat") if about is not None and seated else ()
    reason = _unclear(params, claim) if seated else ""
    if about is None or not known or reason:
        reason = reason or "the fact base has no such place for it"
        return rule.unverified(claim, reason)
    evidence = (cite(f"{assertion.measure} of {about.id}", known[0], about.source),)
    before = [one.value for one in former] if _looks_back(claim, context) else []
    if any(_fits(params, claim, place, context) for place in (*known, *before)):
        return rule.supported(claim, evidence=evidence)
    other = [about.seat, *about.seats_also, about.founded_in]
    other += [
        one.place
        for one in context.facts.events(subject=about.id)
        if about.founded and abs(one.when.first.year - about.founded.first.year) <= _BEGINNINGS
    ]
    if not seated and any(place and _fits(params, claim, place, context) for place in other):
        return rule.unverified(claim, "something else of its beginnings may have happened there")
    return rule.contradicted(
        claim,
        rule.message(
            assertion.measure,
            organisation=about.id,
            stated=assertion.value.text,
            known=" or ".join(known[:2]),
        ),
        evidence=evidence,
        confidence=0.8,
    )


def _looks_back(claim: Claim, context: Context) -> bool:
    """Whether a time of the past stands beside a seat: not "has had its seat in A since 1965"."""
    text = context.document.text
    return any(
        time.first is not None
        and time.first.year < context.today.year - 1
        and not text[: time.start].endswith("since ")
        for time in context.times_in(claim.sentence.start, claim.sentence.end)
    )


def _known(about: Organisation, seated: bool) -> Sequence[str]:
    if not seated:
        return [about.founded_in] if about.founded_in else []
    return [about.seat, *about.seats_also] if about.seat and about.dissolved is None else []


def _unclear(params: Params, claim: Claim) -> str:
    """Why a statement of a seat may be of another time or another house, "" where it is not."""
    assertion = claim.assertion
    if assertion.qualifiers.get("other"):
        return "it may be told of another time or another house"
    if assertion.qualifiers.get("loose") and assertion.subject in params.many_houses:
        return f"{assertion.subject} has houses in many places"
    return ""


def _fits(params: Params, claim: Claim, known: str, context: Context) -> bool:
    """Whether the place told is the known one, near it, or the country that it lies in."""
    value = claim.assertion.value
    if known in (value.text, *value.entities):
        return True
    places = context.facts.place(known)[:3]
    if claim.assertion.qualifiers["place"] == "country":
        return any(place.country in value.entities for place in places)
    told = [place for id in (*value.entities, value.text) for place in context.facts.place(id)]
    return not places or any(_near(params, one, place) for one in told for place in places)


def _near(params: Params, one: Place, other: Place) -> bool:
    return (
        geodesic_distance(one.latitude, one.longitude, other.latitude, other.longitude)
        <= params.near_km
    )
