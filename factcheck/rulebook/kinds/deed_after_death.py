"""What somebody is told to have done after the day on which they died."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from factcheck.extracting.frames.people_told import Deed, deeds, known_people
from factcheck.factbase.facts import Moment
from factcheck.model.findings import Evidence, Outcome, Step
from factcheck.model.spans import Span
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule


class Params(KindParams, frozen=True):
    """`slack_days`: how many days after a death a deed may be dated, as days differ by place."""

    slack_days: int = 2


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every dated deed of a person whose death is known."""
    for sentence in context.analysis.sentences:
        if not sentence.times:
            continue
        people = [
            one for one in known_people(sentence) if context.facts.died(one.mention.entity or "")
        ]
        titled = [one.mention.person_span for one in sentence.offices if not one.mention.former]
        for deed in deeds(sentence, people):
            died = context.facts.died(deed.person.mention.entity or "")
            if died is None or any(one.overlaps(deed.person.mention.span) for one in titled):
                continue  # who is shown with an office is the matter of another rule
            first = deed.time.mention.first
            if first is not None and first > died.last + timedelta(days=params.slack_days):
                yield _contradicted(rule, deed, died, context)


def _contradicted(rule: Rule, deed: Deed, died: Moment, context: Context) -> Outcome:
    person, time = deed.person.mention, deed.time.mention
    cited = context.facts.traits(person.entity or "", "died")
    source = cited[0].source if cited else None
    return rule.contradicted(
        Span(min(person.start, time.start), max(person.end, time.end)),
        rule.message(
            "contradicted", person=person.entity, day=day_text(died.edtf), stated=time.text
        ),
        derivation=(Step("order", f"{died.edtf} lies before {time.edtf}"),),
        evidence=(
            Evidence(
                f"death of {person.entity}",
                died.edtf,
                source.title if source else "fact base",
                source.url if source else "",
                source.vintage if source else "",
            ),
        ),
        confidence=0.85,
    )
