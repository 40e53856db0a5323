"""Events with a date: treaties, summits, independence, and events that have a name of their own."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import (
    ORGANISATION,
    PARTIES,
    dated_frame,
    event_nouns,
    hint_of,
    is_dated,
    word_set,
)
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import TimeExpression

_GAINING_REACH = 4  # tokens from a country to the verb with which it gained independence


@cued_by(lambda: event_nouns().first_words)
def signing_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "the Charter of the Organization signed in 2002": a document with its owner and date."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(event_nouns().first_words):
        if not sentence.tokens.text[at][0].isupper():
            continue
        hit = event_nouns().longest(lower, at, sentence.stop)
        if hit is None or hit[1] != "treaty":
            continue
        verb = next(
            (
                one
                for one in range(at + hit[0], min(at + hit[0] + 9, sentence.stop))
                if lower[one] in word_set("signing")
            ),
            None,
        )
        if verb is None:
            continue
        time = next(
            (
                one
                for one in sentence.times
                if verb < one.first <= verb + 6 and is_dated(one.mention)
            ),
            None,
        )
        if time is None:
            continue
        subject = _owner_of_noun(sentence, at, at + hit[0])
        if subject is not None:
            yield dated_frame(
                sentence,
                "event_date",
                at,
                time.stop,
                time,
                subject,
                event="treaty",
                noun=lower[at],
                title=_title(sentence, at, verb),
            )


def _title(sentence: Sentence, at: int, verb: int) -> str:
    """The words of a document's title from its capitals on, without an article."""
    first = at
    while first > sentence.first and sentence.tokens.text[first - 1][0].isupper():
        first -= 1
    first += sentence.tokens.lower[first] == "the"
    stop = verb
    while stop > at + 1 and sentence.tokens.lower[stop - 1] in {
        "was",
        "were",
        "is",
        ",",
        "been",
        "jointly",
    }:
        stop -= 1
    return sentence.tokens.joined(first, stop - 1)


def _owner_of_noun(sentence: Sentence, first: int, stop: int) -> SubjectHint | None:
    lower = sentence.tokens.lower
    if stop < sentence.stop and lower[stop] in {"of", "on", "establishing"}:
        at = stop + 1
        if at < sentence.stop and lower[at] in {"the", "this"}:
            at += 1
        entity = sentence.entity_at(at) if at < sentence.stop else None
        if entity is not None:
            return hint_of(entity.mention) if entity.mention.type in PARTIES else None
        if at < sentence.stop and lower[at] in {
            "organization",
            "organisation",
            "union",
            "alliance",
            "bloc",
        }:
            return SubjectHint(
                anaphor="organisation", position=sentence.tokens.start[first], types=ORGANISATION
            )
        return None
    entity = sentence.entity_at(first - 1) if first > sentence.first else None
    if entity is not None and entity.mention.type in PARTIES:
        return hint_of(entity.mention)
    return None


@cued_by(lambda: event_nouns().first_words)
def summit_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "the NATO summit held in May 2012 in Chicago": organisation, date and place."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(event_nouns().first_words):
        hit = event_nouns().longest(lower, at, sentence.stop)
        if hit is None or hit[1] != "summit":
            continue
        stop = at + hit[0]
        subject = _owner_of_noun(sentence, at, stop)
        time = next(
            (
                one
                for one in sentence.times
                if at - 3 <= one.first <= stop + 8 and is_dated(one.mention)
            ),
            None,
        )
        if subject is None or time is None:
            continue
        city = next(
            (
                one
                for one in sentence.entities
                if stop <= one.first <= stop + 10 and one.mention.type == "city"
            ),
            None,
        )
        qualifiers = {"event": "summit"}
        if city is not None and city.mention.entity:
            qualifiers["place"] = city.mention.entity
            stop = max(stop, city.stop)
        yield dated_frame(sentence, "event_date", at, stop, time, subject, **qualifiers)


@cued_by(lambda: word_set("independence"))
def independence_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Kazakhstan declared independence in 1991", "since independence from France in 1960"."""
    for at in sentence.places_of(word_set("independence")):
        if not any(word in word_set("gained") for word in sentence.words(at - 4, at)):
            continue
        if sentence.words(at - 1, at) == ["of"] and _is_after_years(sentence, at):
            continue  # "25 years of independence in 2016"
        time = _date_of_independence(sentence, at)
        entity = next(
            (
                one
                for one in reversed(sentence.entities)
                if one.stop <= at
                and one.mention.type == "country"
                and one.mention.form != "demonym"
            ),
            None,
        )
        if time is None or entity is None or at - entity.stop > _GAINING_REACH:
            continue
        if sentence.tokens.text[entity.first - 1] in {",", "and"} and entity.first > sentence.first:
            continue  # one of several that did so together
        yield dated_frame(
            sentence, "event_date", at, at + 1, time, hint_of(entity.mention), event="independence"
        )
        return


def _is_after_years(sentence: Sentence, at: int) -> bool:
    return any(one.stop == at - 1 for one in sentence.times)


def _date_of_independence(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """The date right after "independence", over "from" and a name only."""
    lower, index = sentence.tokens.lower, at + 1
    if index < sentence.stop and lower[index] == "from":
        index += 1
        if index < sentence.stop and lower[index] == "the":
            index += 1
        entity = sentence.entity_at(index) if index < sentence.stop else None
        if entity is None:
            return None
        index = entity.stop
    if index >= sentence.stop or lower[index] not in {"in", "on", "("}:
        return None
    return next(
        (one for one in sentence.times if one.first == index + 1 and is_dated(one.mention)), None
    )


@cued_by(lambda: word_set("signing") | word_set("held"))
def named_event_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "The Indus Waters Treaty was signed in September 1960": an event by its own name."""
    lower = sentence.tokens.lower
    for placed in sentence.entities:
        if placed.mention.type != "event":
            continue
        reach = range(placed.stop, min(placed.stop + 9, sentence.stop))
        happened = word_set("signing") | word_set("held")
        verb = next((at for at in reach if lower[at] in happened), None)
        if verb is None:
            continue
        time = next(
            (
                one
                for one in sentence.times
                if verb < one.first <= verb + 6 and is_dated(one.mention)
            ),
            None,
        )
        if time is not None:
            hint = hint_of(placed.mention)
            yield dated_frame(
                sentence, "event_date", placed.first, time.stop, time, hint, event="named"
            )
