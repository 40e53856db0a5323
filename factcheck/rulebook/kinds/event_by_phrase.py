"""Events told by what they were, by whom and when: "the coup of July 2012" in a text on Egypt,
"signed in Minsk on 29 May 2014"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.factbase.facts import Event
from factcheck.factbase.moments import moment
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Severity, Step, Verdict
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import cite
from factcheck.rulebook.context import Context
from factcheck.rulebook.date_slips import Slip, slip_of
from factcheck.rulebook.event_evidence import match_of
from factcheck.rulebook.event_parties_meant import (
    Meant,
    is_meant,
    narrowed,
    parties_meant,
    with_body,
)
from factcheck.rulebook.event_phrases import (
    Phrase,
    Tie,
    event_cues,
    event_phrases,
    event_words,
    place_of,
    returns_after,
    tie_of,
)
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.places import lies_at
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.reckoning import days_from
from factcheck.rulebook.rule import Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_TOPIC = frozenset({"on", "with", "between", "for", "of"})
_EARLY = 45  # days that something may be agreed before it is signed
_BESIDE = 6  # tokens before and after a phrase with its date
_LONG = 200  # days
_MEETINGS = frozenset({"summit", "place"})
_GRAINS = frozenset({"day", "month", "year"})


class Params(KindParams, frozen=True):
    """`near_years`: how far from the stated time the meeting at the stated place may be for the
    date to be the likelier slip; `treaty_days`: a treaty may be dated by what came of it."""

    near_years: int = 4
    treaty_days: int = 400


class _Told(NamedTuple):
    """A phrase with its date, and the place that it gives."""

    sentence: Sentence
    phrase: Phrase
    time: Time
    tie: Tie | None
    place: Placed[EntityMention] | None

    @property
    def stated(self) -> Days:
        return days_from(self.time.mention)

    @property
    def span(self) -> Span:
        parts = [self.sentence.span_of(self.phrase.first, self.phrase.stop), self.time.mention.span]
        if self.place is not None:
            parts.append(self.place.mention.span)
        return Span(min(one.start for one in parts), max(one.end for one in parts))


def check(rule: Rule, params: Params, context: Context) -> Iterator[Outcome]:
    """Yield an outcome for every phrase that tells a known event with a date."""
    for sentence in context.sentences_with(event_cues()):
        if not sentence.times:
            continue
        if not event_words("works").isdisjoint(sentence.vocabulary):
            continue
        dates = [one for one in sentence.times if _is_plain(one)]
        phrases = list(event_phrases(sentence)) if dates else []
        for time in dates:
            outcome = _first(rule, params, sentence, phrases, time, context)
            if outcome is not None:
                yield outcome


def _is_plain(time: Time) -> bool:
    mention = time.mention
    return is_date(mention) and mention.grain in _GRAINS and not mention.approximate


def _first(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    phrases: Sequence[Phrase],
    time: Time,
    context: Context,
) -> Outcome | None:
    """The first outcome on a date: of the phrases that it is tied to, the nearest first."""
    told = [_Told(sentence, one, time, tie_of(sentence, one, time), None) for one in phrases]
    told.sort(key=lambda one: (one.tie is None, _apart(one.phrase, time)))
    for one in told:
        if one.tie is None:
            break
        if not _is_told(one, context):
            continue
        if one.phrase.family.places:
            one = one._replace(place=place_of(sentence, one.phrase, time))  # noqa: PLW2901
        outcome = _judge(rule, params, one, context)
        if outcome is not None:
            return outcome
    return None


def _is_told(told: _Told, context: Context) -> bool:
    """Whether a text says that it was so; a noun with a past date tells of the past even where its
    clause speaks of what will be."""
    modality = modality_of(told.sentence, told.phrase.first, told.phrase.stop)
    past = told.phrase.noun and told.tie is not None and told.stated.last < context.today
    return modality in _TOLD or (past and modality is Modality.FORECAST)


def _apart(phrase: Phrase, time: Time) -> int:
    return max(time.first - phrase.stop, phrase.first - time.stop)


def _judge(rule: Rule, params: Params, told: _Told, context: Context) -> Outcome | None:
    if told.stated.first > context.today:
        return None
    meant = _bound(told, context)
    named = _named_by_place(told, context)
    every = [*_events_of(meant, context), *named.values()]
    family = told.phrase.family
    own = [
        event
        for event in every
        if event.kind in family.events
        and event.when.first <= context.today
        and (event.id in named or is_meant(event, meant, context, several=family.several))
    ]
    if not own:
        return None
    direct = meant.parties - meant.by_city
    then = [
        event
        for event in every
        if event in own or not direct or not direct.isdisjoint(event.subjects)
        if (event.kind in family.events or told.time.mention.grain == "day")
        if _overlaps(event, told.stated)
        and not (told.time.mention.grain == "day" and _is_long(event))
    ]
    if then:
        return _of_place(rule, params, told, [one for one in own if one in then], then, context)
    return _of_date(rule, params, told, own, meant, context)


def _bound(told: _Told, context: Context) -> Meant:
    """Whom a phrase names at itself ("the Egyptian coup", "the referendum in Crimea"), or else of
    whom its sentence speaks."""
    meant = parties_meant(told.sentence, told.stated.first, context)
    if told.phrase.family.name in _MEETINGS:
        return with_body(meant, told.sentence, context)
    if told.phrase.family.several:
        return meant
    first = min(told.phrase.first - 3, told.time.first)
    stop = max(told.phrase.stop + 3, told.time.first)
    return narrowed(meant, told.sentence, first, stop, context)


def _events_of(meant: Meant, context: Context) -> list[Event]:
    found = {
        event.id: event
        for party in sorted(meant.parties)
        for event in context.facts.events(subject=party)
    }
    return list(found.values())


def _named_by_place(told: _Told, context: Context) -> dict[str, Event]:
    """What goes by its city, whoever took part: "the Minsk accord", "the deal struck in Minsk"."""
    place, family = told.place, told.phrase.family
    if place is None or not told.phrase.noun or family.name != "treaty":
        return {}
    return {
        event.id: event
        for kind in sorted(family.events)
        for event in context.facts.events(kind=kind)
        if event.place and _is_about(event, told.stated)
        if lies_at(event.place, place.mention, context) is True
    }


def _is_about(event: Event, stated: Days) -> bool:
    """Whether an event was then, or at such a time of another year."""
    known = (Days(one.first, one.last) for one in event.dates)
    return _overlaps(event, stated) or any(slip_of(stated, one) is not None for one in known)


def _overlaps(event: Event, stated: Days) -> bool:
    return any(one.first <= stated.last and stated.first <= one.last for one in event.dates)


def _is_long(event: Event) -> bool:
    """Whether an event went on for so long that a day in it tells nothing."""
    return (event.when.last - event.when.first).days > _LONG


def _of_place(
    rule: Rule,
    params: Params,
    told: _Told,
    own: Sequence[Event],
    then: Sequence[Event],
    context: Context,
) -> Outcome | None:
    """ "The summit in Tashkent in June 2017": then it was elsewhere."""
    place = told.place
    if place is None or not own or _is_another(told):
        return None
    same = [one for one in then if one.kind in told.phrase.family.events]
    grain = told.time.mention.grain
    if grain == "year" and not all(one.series for one in own):
        return None
    if grain == "month" and not all(one.series or _is_of_body(one, context) for one in own):
        return None
    if any(
        one.online or not one.place or lies_at(one.place, place.mention, context) is not False
        for one in same
    ):
        return None
    near = _held_at(place.mention, own[0], told, params, context)
    if not near and place.stop == told.phrase.first:
        return None  # "the Beijing summit of 2018" of others
    if near:
        return _contradicted(rule, told, "date", near[0], "the meeting at that place")
    return _contradicted(rule, told, "place", own[0], "the date tells which one it was")


def _is_of_body(event: Event, context: Context) -> bool:
    """Whether an event is an organisation's own."""
    return any(context.facts.organisation(one) is not None for one in event.subjects)


def _held_at(
    place: EntityMention, event: Event, told: _Told, params: Params, context: Context
) -> list[Event]:
    """The meetings of an event's series at a place, within a few years."""
    if not event.series:
        return []
    return [
        one
        for one in context.facts.events(subject=event.subjects[0], kind=event.kind)
        if one.series == event.series and _is_near(one, place, told, params, context)
    ]


def _is_near(
    event: Event, place: EntityMention, told: _Told, params: Params, context: Context
) -> bool:
    """Whether an event was at a place within a few years; one that is no meeting, not so soon
    before that what came of it may be meant."""
    days = (told.stated.first - event.when.first).days
    soon = not event.series and -_EARLY <= days <= params.treaty_days
    near = abs(event.when.first.year - told.stated.first.year) <= params.near_years
    return near and not soon and bool(event.place) and lies_at(event.place, place, context) is True


def _is_another(told: _Told) -> bool:
    """Whether a meeting is another one than the leaders' of a body: of ministers, on a topic."""
    sentence, time = told.sentence, told.time
    words = sentence.words(sentence.first, sentence.stop)
    topic = sentence.words(time.stop, time.stop + 1)
    return told.phrase.family.name in _MEETINGS and not (
        event_words("others").isdisjoint(words) and _TOPIC.isdisjoint(topic)
    )


def _of_date(
    rule: Rule,
    params: Params,
    told: _Told,
    own: Sequence[Event],
    meant: Meant,
    context: Context,
) -> Outcome | None:
    """ "The coup of 3 July 2012": it was on that day of another year."""
    slips = [
        (slip, event)
        for event in own
        for known in _days_known(event, told)
        if (slip := slip_of(told.stated, known)) is not None
        if _is_likely(told, slip, meant, context) and _is_named(told, event, meant, context)
    ]
    if slips and not _is_another(told):
        slip, event = min(slips, key=lambda one: one[0].rank)
        return _contradicted(rule, told, "date", event, slip.text)
    if told.place is not None and not _is_another(told):
        there = [
            one
            for one in own
            if (one.series or told.place.stop in {told.phrase.first, told.phrase.stop})
            and _is_near(one, told.place.mention, told, params, context)
        ]
        if len(there) == 1:
            return _contradicted(rule, told, "date", there[0], "the meeting at that place")
    listed = told.phrase.family.listed
    since = max((listed.get(party, 0) for party in meant.parties), default=0)
    tight = told.tie is not None and told.tie.tight and told.phrase.noun
    states = [one for one in meant.parties if context.facts.country(one) is not None]
    if not since or not tight or len(states) != 1 or told.stated.first.year < since:
        return None
    near = min(own, key=lambda one: abs((one.when.first - told.stated.first).days))
    return _contradicted(rule, told, "date", near, f"every one since {since} is on record")


def _days_known(event: Event, told: _Told) -> Iterable[Days]:
    """The days on which an event began, or ended where the sentence speaks of an end."""
    words = told.sentence.words(told.sentence.first, told.sentence.stop)
    which = slice(0, 1) if event_words("ends").isdisjoint(words) else slice(0, 2)
    for one in event.dates:
        for part in dict.fromkeys(one.edtf.split("/")[which]):
            known = moment(part)
            yield Days(known.first, known.last)


def _is_likely(told: _Told, slip: Slip, meant: Meant, context: Context) -> bool:
    """Whether a date so alike can only be that of the event, as the words tie it."""
    grain, tie, phrase = told.time.mention.grain, told.tie, told.phrase
    tight = tie is not None and tie.tight
    if slip.later and (tie is None or not tight or _returns(told)):
        return False
    if slip.part == "year":
        if grain == "day":
            return True
        return (
            tie is not None and (phrase.noun or grain == "month") and _is_sole(told, meant, context)
        )
    return tight and phrase.noun and not phrase.family.several and _is_sole(told, meant, context)


def _is_named(told: _Told, event: Event, meant: Meant, context: Context) -> bool:
    """Whether a sentence has a word of an event's names, where its kind does not tell enough."""
    by_month = not told.phrase.noun and told.time.mention.grain == "month"
    if not by_month and not told.phrase.family.named:
        return True
    match = match_of(told.sentence, event, meant, context)
    return match.own > 0 or (by_month and match.parties > 1)


def _is_sole(told: _Told, meant: Meant, context: Context) -> bool:
    """Whether only one state is spoken of, or the event is one of several parties."""
    if told.phrase.family.several:
        return True
    states = [one for one in meant.parties if context.facts.country(one) is not None]
    return len(states) <= 1


def _returns(told: _Told) -> bool:
    """Whether the words around say that an event is remembered or repeated."""
    sentence, stop = told.sentence, max(told.phrase.stop, told.time.stop) + _BESIDE
    first = min(told.phrase.first, told.time.first) - _BESIDE
    if not event_words("returns").isdisjoint(sentence.words(first, stop)):
        return True
    return any(first <= at < stop for at, _, _ in sentence.phrases(returns_after()))


def _contradicted(rule: Rule, told: _Told, message: str, event: Event, why: str) -> Outcome:
    place = told.place.mention.text if told.place is not None else ""
    known = event.place if message == "place" else day_text(event.when.edtf)
    value = ", ".join(part for part in (event.when.edtf, event.place) if part)
    return rule.outcome(
        Verdict.CONTRADICTED,
        told.span,
        severity=Severity.WARNING,
        message=rule.message(
            message,
            event=event.id,
            stated=place if message == "place" else told.time.mention.text,
            known=known,
        ),
        derivation=(Step("slip", why),),
        evidence=(cite(event.id, value, event.source),),
        confidence=0.8,
    )
