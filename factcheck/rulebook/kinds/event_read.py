"""Events that a text tells by what they were, where and of whom, held against the record."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.findings import Outcome, Step
from factcheck.rulebook.citing import event_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.event_places import EventReading
from factcheck.rulebook.event_readings import event_readings
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule


class Params(KindParams, frozen=True):
    """`tied`: whether the date or place must stand beside a phrase for such an event; else those
    that merely share its sentence are meant."""

    tied: bool = True


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every event that is told with another date or place."""
    for reading in context.once(event_readings):
        if reading.tied is params.tied:
            yield _contradicted(rule, reading)


def _contradicted(rule: Rule, reading: EventReading) -> Outcome:
    event, place = reading.event, reading.place
    stated = place.mention.text if place is not None else reading.time.mention.text
    known = event.place if place is not None else day_text(event.when.edtf)
    return rule.contradicted(
        reading.span,
        rule.message("contradicted", event=event.id, stated=stated, known=known),
        derivation=(Step("slip", reading.why),),
        evidence=(event_evidence(event),),
        confidence=0.8 if reading.tied else 0.75,
    )
