"""Summits that are told by their place: "the Ufa summit of July 2017" in a text on the SCO."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Event
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Severity, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.places import lies_at
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_SUMMIT = frozenset({"summit"})
_TIED = frozenset({"of", "in", "on", "("})
_OTHERS = frozenset({"organisation", "region"})
_TOPIC = frozenset({"on", "with", "between", "for", "of"})
_OFTEN = 3  # mentions of a body that a text is about
_BARE = frozenset({"the", "its", "their", "'s"})


class Params(KindParams, frozen=True):
    """`slack_days`: how far a date may lie from the summit on record; `years`: further off, another
    summit may be meant; `often`: how often a body must be named for a text to be about it."""

    words: str = "claims/named_events"
    slack_days: int = 45
    years: int = 6


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every dated summit that goes by the name of its city."""
    for sentence in context.analysis.sentences:
        if not sentence.times:
            continue
        for at in sentence.places_of(_SUMMIT):
            city = sentence.entity_at(at - 1) if at > sentence.first else None
            time = _date_of(sentence, at, city) if city is not None else None
            if city is None or city.mention.type != "city" or time is None:
                continue
            if _names_another(sentence, time, context):
                continue
            if modality_of(sentence, city.first, at + 1) in _TOLD:
                yield from _judge(rule, params, city, time, context)


def _date_of(sentence: Sentence, at: int, city: Placed[EntityMention]) -> Time | None:
    """The date of "the Ufa summit of July 2015", "the 2015 Ufa summit"."""
    lower = sentence.tokens.lower
    before = sentence.words(city.first - 1, city.first)
    for time in sentence.times:
        if not is_date(time.mention) or time.mention.approximate:
            continue
        if time.first == at + 2 and lower[at + 1] in _TIED and _BARE.issuperset(before):
            return time
        if time.stop == city.first and _BARE.issuperset(sentence.words(time.first - 1, time.first)):
            return time
    return None


def _names_another(sentence: Sentence, time: Time, context: Context) -> bool:
    """Whether a sentence names whose summit it was, or what it was on, besides the text's body."""
    body = context.once(_main_body)
    others = any(
        one.mention.type in _OTHERS and one.mention.entity != body for one in sentence.entities
    )
    return others or not _TOPIC.isdisjoint(sentence.words(time.stop, time.stop + 1))


def _judge(
    rule: Rule,
    params: Params,
    city: Placed[EntityMention],
    time: Time,
    context: Context,
) -> Iterator[Outcome]:
    body = context.once(_main_body)
    if body is None or time.mention.first is None:
        return
    held = [
        event
        for event in context.facts.events(kind="summit")
        if event.place and lies_at(event.place, city.mention, context)
    ]
    own = [event for event in held if body in event.subjects]
    stated = Days(time.mention.first, time.mention.last or time.mention.first)
    if not own or any(_gap(stated, event) <= params.slack_days for event in held):
        return
    gap, near = min(((_gap(stated, event), event) for event in own), key=lambda one: one[0])
    if gap > params.years * 366:
        return
    yield rule.outcome(
        Verdict.CONTRADICTED,
        Span(min(city.mention.start, time.mention.start), max(city.mention.end, time.mention.end)),
        severity=Severity.WARNING,
        message=rule.message(
            "contradicted",
            event=near.id,
            stated=time.mention.text,
            known=day_text(near.when.edtf),
        ),
        derivation=(Step("gap", f"{gap} days between the two"),),
        evidence=(cite(near.id, f"{near.when.edtf}, {near.place}", near.source),),
        confidence=0.75,
    )


def _gap(stated: Days, event: Event) -> int:
    return min(
        max((one.first - stated.last).days, (stated.first - one.last).days) for one in event.dates
    )


def _main_body(context: Context) -> str | None:
    """The organisation that a text names most, where it names none as often."""
    named = Counter(
        one.mention.entity
        for sentence in context.analysis.sentences
        for one in sentence.entities
        if one.mention.type == "organisation" and one.mention.entity is not None
    ).most_common(2)
    if not named or named[0][1] < _OFTEN or (len(named) > 1 and named[1][1] == named[0][1]):
        return None
    return named[0][0]
