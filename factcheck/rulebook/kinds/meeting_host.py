"""Who held a meeting or games of a series: "Qatar hosted the World Cup in 2018", "G20 leaders
gathered in Jakarta in November 2022", "the bloc held its 2022 summit in Tashkent"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from factcheck.arithmetic.calendar import Days
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.reckoned import Time, is_date
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.factbase.facts import Event
from factcheck.model.claims import Modality
from factcheck.model.findings import Outcome, Severity
from factcheck.model.mentions import EntityMention
from factcheck.model.spans import Span
from factcheck.rulebook.citing import event_evidence
from factcheck.rulebook.context import Context
from factcheck.rulebook.params import KindParams
from factcheck.rulebook.places import lies_at
from factcheck.rulebook.printing import day_text
from factcheck.rulebook.rule import Outcomes, Rule

_TOLD = frozenset({Modality.ASSERTED, Modality.ATTRIBUTED})
_PLACES = frozenset({"city", "country"})
_GRAINS = frozenset({"day", "month", "year", "range"})
_OF_REACH = 3  # tokens from "summit" over "of the" to its organisation
_LEADERS_REACH = 5
_HOST_REACH = 4  # tokens from the name of a host to "hosted", and on to the meeting
_words = WordLists("claims/meetings")
_phrases = _words.phrases


class Params(KindParams, frozen=True):
    """`near_years`: how far from the stated time the place's own meeting may be for the year to
    be the likelier slip."""

    near_years: int = 4


class _Meeting(Struct, frozen=True):
    """A meeting at tokens [first, stop): an organisation's summit, or one of some series."""

    first: int
    stop: int
    organisation: str = ""
    series: tuple[str, ...] = ()


def check(rule: Rule, params: Params, context: Context) -> Outcomes:
    """Yield an outcome for every dated meeting of a series whose place a clause gives."""
    for sentence in context.sentences_with(_cues()):
        if not sentence.times:
            continue
        if not _words("other_series").isdisjoint(sentence.words(sentence.first, sentence.stop)):
            continue
        meetings = list(_meetings(sentence))
        dates = [one for one in sentence.times if is_date(one.mention)]
        if len(meetings) != 1 or len(dates) != 1 or len(sentence.times) != 1:
            continue
        meeting, time = meetings[0], dates[0]
        if _is_numbered(sentence, max(meeting.stop, time.stop)):
            continue
        if modality_of(sentence, meeting.first, meeting.stop) not in _TOLD:
            continue
        place = _place(sentence, meeting)
        if place is not None and time.mention.grain in _GRAINS:
            yield _judge(rule, params, sentence, meeting, time, place, context)


def _is_numbered(sentence: Sentence, stop: int) -> bool:
    """Whether the meeting is "the first" or "second" of several; not where a comma behind it and
    its date tells how it was: ", the first with new members"."""
    end = stop if sentence.words(stop, stop + 1) == [","] else sentence.stop
    return not _words("numbered").isdisjoint(sentence.words(sentence.first, end))


@cache
def _series() -> PhraseTable[str]:
    table = _words.table["series"]
    return PhraseTable.of((phrase, name) for name, words in table.items() for phrase in words)


@cache
def _cues() -> frozenset[str]:
    tables = (_phrases("nouns").cues, _series().cues, _phrases("leaders").cues)
    return frozenset({"chaired", "presided", "met", "gathered", "convened"}).union(*tables)


def _meetings(sentence: Sentence) -> Iterator[_Meeting]:
    found = [
        _Meeting(first, stop, series=(name,)) for first, stop, name in sentence.phrases(_series())
    ]
    yield from found
    if found:
        return
    for first, stop, _ in sentence.phrases(_phrases("nouns")):
        meeting = _of_organisation(sentence, first, stop)
        if meeting is not None:
            yield meeting
            return
    for first, stop, _ in sentence.phrases(_phrases("leaders")):
        meeting = _of_leaders(sentence, first, stop)
        if meeting is not None:
            yield meeting
            return
    clubs = [
        one
        for one in sentence.entities
        if one.mention.type == "organisation" and one.mention.entity in _words("clubs")
    ]
    if len(clubs) == 1 and _meets_or_is_chaired(sentence, clubs[0]):
        yield _Meeting(clubs[0].first, clubs[0].stop, clubs[0].mention.entity or "")


def _meets_or_is_chaired(sentence: Sentence, club: Placed[EntityMention]) -> bool:
    """ "The G7 met in Hiroshima", "Saudi Arabia chaired the G20"."""
    if sentence.words(club.stop, club.stop + 1) in (["met"], ["gathered"], ["convened"]):
        return True
    before = sentence.words(club.first - 3, club.first)
    return not {"chaired", "presided"}.isdisjoint(before) and not _belongs(sentence, club.stop)


def _belongs(sentence: Sentence, stop: int) -> bool:
    following = sentence.words(stop, stop + 1)
    return bool(following) and following[0] not in {"in", ",", ".", "that", "during", "for"}


def _organisation(placed: Placed[EntityMention] | None) -> str:
    if placed is None or placed.mention.type != "organisation":
        return ""
    return placed.mention.entity or ""


def _of_organisation(sentence: Sentence, first: int, stop: int) -> _Meeting | None:
    """ "The G20 summit", "a summit of the G20", "NATO held its 2022 summit"."""
    lower, at = sentence.tokens.lower, first
    while at > sentence.first and (
        lower[at - 1] in {"'s", "’s", "'", "annual", "leaders", "-"}
        or any(one.first <= at - 1 < one.stop for one in sentence.times)
    ):
        at -= 1
    owner = _organisation(sentence.entity_at(at - 1)) if at > sentence.first else ""
    if owner:
        placed = sentence.entity_at(at - 1)
        return _Meeting(placed.first if placed else at, stop, owner)
    if stop < sentence.stop and lower[stop] == "of":
        for index in range(stop + 1, min(stop + 1 + _OF_REACH, sentence.stop)):
            placed = sentence.entity_at(index)
            if placed is not None:
                owner = _organisation(placed)
                return _Meeting(first, placed.stop, owner) if owner else None
            if lower[index] not in {"the", "leaders"}:
                return None
    if lower[at - 1] == "its" and at - 2 > sentence.first and lower[at - 2] in {"held", "convened"}:
        placed = sentence.entity_at(at - 3)
        owner = _organisation(placed)
        return _Meeting(placed.first, stop, owner) if placed is not None and owner else None
    return None


def _of_leaders(sentence: Sentence, first: int, stop: int) -> _Meeting | None:
    """ "G20 leaders gathered in", "the leaders of BRICS met in"."""
    lower = sentence.tokens.lower
    before = sentence.entity_at(first - 1) if first > sentence.first else None
    if _organisation(before) and before is not None and before.stop == first:
        end, owner, begin = stop, _organisation(before), before.first
    else:
        at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
        placed = sentence.entity_at(at) if at < sentence.stop and lower[stop] == "of" else None
        owner = _organisation(placed)
        if placed is None or not owner:
            return None
        end, begin = placed.stop, first
    verbs = {"met", "gathered", "convened", "assembled", "came", "held"}
    if verbs.isdisjoint(sentence.words(end, end + _LEADERS_REACH)):
        return None
    return _Meeting(begin, end, owner)


def _place(sentence: Sentence, meeting: _Meeting) -> Placed[EntityMention] | None:
    """The one place that a clause gives to a meeting: its host before it, or where after it."""
    host, where = _host(sentence, meeting), _where(sentence, meeting)
    if host is not None and where is not None:
        return None
    return host or where


def _host(sentence: Sentence, meeting: _Meeting) -> Placed[EntityMention] | None:
    """ "Qatar hosted the World Cup", "Kazan was the venue of the BRICS summit"."""
    lower = sentence.tokens.lower
    for first, stop, _ in sentence.phrases(_phrases("hosted")):
        if not 0 <= meeting.first - stop <= _HOST_REACH + 2:
            continue
        between = [
            lower[at]
            for at in range(stop, meeting.first)
            if not any(one.first <= at < one.stop for one in sentence.times)
        ]
        if not _words("links").issuperset(between):
            continue
        at = first
        while at > sentence.first and lower[at - 1] in {
            "had",
            "also",
            ",",
            "which",
            "has",
            "that",
            "then",
        }:
            at -= 1
        placed = sentence.entity_at(at - 1) if at > sentence.first else None
        if placed is not None and placed.mention.type in _PLACES and placed.stop == at:
            joined = placed.first > sentence.first and lower[placed.first - 1] in {"and", "or", "&"}
            return None if joined or placed.mention.form == "demonym" else placed
    return None


def _where(sentence: Sentence, meeting: _Meeting) -> Placed[EntityMention] | None:
    """ "... was held in Hamburg", "... hosted by Lithuania", "... in Samarkand"."""
    lower, at = sentence.tokens.lower, meeting.stop
    while at < sentence.stop:
        time = next((one for one in sentence.times if one.first <= at < one.stop), None)
        hit = _phrases("hosted_by").longest(lower, at, sentence.stop)
        if time is not None:
            at = time.stop
            continue
        if hit is not None:
            start = at + hit[0]
            start += sentence.words(start, start + 1) == ["the"]
            placed = sentence.entity_at(start) if start < sentence.stop else None
            if placed is not None and placed.first == start and placed.mention.type in _PLACES:
                return _unless_several(sentence, placed)
        if lower[at] in _words("links") or lower[at] in {
            "met",
            "gathered",
            "convened",
            "took",
            "place",
            "assembled",
        }:
            at += 1
            continue
        return None
    return None


def _unless_several(
    sentence: Sentence, placed: Placed[EntityMention]
) -> Placed[EntityMention] | None:
    """A place that another follows ("in Brazil and Chile") or whose name only modifies is none."""
    following = sentence.words(placed.stop, placed.stop + 1)
    text = sentence.tokens.text
    if following in (["and"], ["or"], ["'s"], ["-"]) or placed.mention.form == "demonym":
        return None
    if placed.stop < sentence.stop and text[placed.stop][0].isupper() and following != ["in"]:
        return None
    return placed


def _judge(
    rule: Rule,
    params: Params,
    sentence: Sentence,
    meeting: _Meeting,
    time: Time,
    place: Placed[EntityMention],
    context: Context,
) -> Outcome | None:
    stated = _days(time)
    every = _listed(meeting, context)
    if not every or any(event.online for event in every if _is_then(event, stated)):
        return None
    then = [event for event in every if _is_then(event, stated)]
    span = Span(
        min(sentence.tokens.start[meeting.first], time.mention.start, place.mention.start),
        max(sentence.tokens.end[meeting.stop - 1], time.mention.end, place.mention.end),
    )
    here = [
        event for event in every if event.place and lies_at(event.place, place.mention, context)
    ]
    if any(event in then for event in here):
        return rule.supported(span, evidence=tuple(map(event_evidence, then[:1])))
    if then:
        if any(
            not event.place or lies_at(event.place, place.mention, context) is not False
            for event in then
        ):
            return None
        return _outcome(rule, "place", span, then, time, place, sure=len(then) == 1)
    near = [
        event
        for event in here
        if abs(event.when.first.year - stated.first.year) <= params.near_years
    ]
    if near and stated.last <= context.today and _covers(every, stated):
        return _outcome(rule, "date", span, near, time, place, sure=False)
    return None


def _listed(meeting: _Meeting, context: Context) -> list[Event]:
    """The meetings of a series in the fact base; an organisation's where it has only one."""
    if meeting.series:
        every = context.facts.series_events()
        return [event for event in every if event.series.endswith(meeting.series)]
    events = [
        event
        for event in context.facts.events(subject=meeting.organisation, kind="summit")
        if event.series
    ]
    summits = [event for event in events if event.series.endswith("summits")]
    return summits if len({event.series for event in summits}) == 1 else []


def _is_then(event: Event, stated: Days) -> bool:
    """Whether a meeting was at a time, or bears its year in its name (Tokyo 2020)."""
    if any(one.first <= stated.last and stated.first <= one.last for one in event.dates):
        return True
    whole_year = (stated.last - stated.first).days > 360
    return whole_year and event.id.startswith(str(stated.first.year))


def _covers(events: list[Event], stated: Days) -> bool:
    """Whether the list goes on before and after a time."""
    return (
        min(event.when.first for event in events) < stated.first
        and max(event.when.last for event in events) > stated.last
    )


def _outcome(
    rule: Rule,
    message: str,
    span: Span,
    events: list[Event],
    time: Time,
    place: Placed[EntityMention],
    *,
    sure: bool,
) -> Outcome:
    known = events[0]
    return rule.contradicted(
        span,
        rule.message(
            message,
            event=known.id,
            stated=place.mention.text if message == "place" else time.mention.text,
            known=" and ".join(dict.fromkeys(event.place for event in events))
            if message == "place"
            else day_text(known.when.edtf),
        ),
        severity=rule.severity if sure else Severity.WARNING,
        evidence=tuple(event_evidence(event) for event in events[:3]),
        confidence=0.85 if sure else 0.7,
    )


def _days(time: Time) -> Days:
    mention = time.mention
    assert mention.first is not None  # noqa: S101 - is_date holds
    return Days(mention.first, mention.last or mention.first)
