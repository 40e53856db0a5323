"""Where a meeting took place: "the G20 summit in Paris in 2016"."""

from __future__ import annotations

from factcheck.factbase.facts import Event
from factcheck.factbase.land_facts import Place
from factcheck.model.claims import Claim
from factcheck.model.findings import Evidence, Outcome, Severity
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule


class Params(KindParams, frozen=True):
    """`event`: the kind of event that is looked at."""

    event: str = "summit"


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every dated meeting whose place the text gives."""
    for claim in context.claims_of("event_date"):
        qualifiers = claim.assertion.qualifiers
        if qualifiers.get("event") == params.event and qualifiers.get("place"):
            yield _judge(rule, claim, context)


def _judge(rule: Rule, claim: Claim, context: Context) -> Outcome | None:
    """Contradicted only where the fact base lists the meetings of that time, all elsewhere."""
    assertion, stated = claim.assertion, claim.assertion.value.period
    if not assertion.known_subject or stated is None or "subject" in claim.inferred:
        return None
    then = [
        event
        for event in context.facts.events(subject=assertion.subject, kind="summit")
        if event.series
        and any(one.first <= stated.last and stated.first <= one.last for one in event.dates)
    ]
    place = assertion.qualifiers["place"]
    if not then or any(event.online or not event.place for event in then):
        return None
    if any(is_at(event, place, context) for event in then):
        return rule.supported(claim, evidence=tuple(map(_evidence, then)))
    return rule.contradicted(
        claim,
        rule.message(
            "contradicted",
            stated=place.partition(" (")[0],
            known=" and ".join(dict.fromkeys(event.place for event in then)),
            when=day_text(then[0].when.edtf),
        ),
        severity=rule.severity if len(then) == 1 else Severity.WARNING,
        evidence=tuple(_evidence(event) for event in then[:3]),
        confidence=0.8,
    )


def is_at(event: Event, place: str, context: Context) -> bool:
    """Return whether a city is the place on record, or near it; any may be, where it is unknown."""
    names = {name.name for name in context.facts.names(place)} | {place.partition(" (")[0]}
    known = event.place.partition(",")[0]
    if known in names:
        return True
    here, there = context.facts.place(place), context.facts.place(known)
    if not there or not here:
        return not there
    return any(_near(one, other) for one in here[:1] for other in there)


def _near(one: Place, other: Place) -> bool:
    """Whether two places are so close that either can name the meeting."""
    from factcheck.rulebook.bearings import geodesic_distance  # noqa: PLC0415 - only for this

    return geodesic_distance(one.latitude, one.longitude, other.latitude, other.longitude) < 60


def _evidence(event: Event) -> Evidence:
    return cite(event.id, f"{event.place}, {event.when.edtf}", event.source)
