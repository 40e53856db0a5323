"""Events with a date that somebody has: treaties and summits of organisations."""

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
from factcheck.extracting.sentence import Sentence


@cued_by(lambda: event_nouns().cues)
def signing_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "the statute of the Council adopted in 1949": a document with its owner and date."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(event_nouns().first_words):
        hit = event_nouns().longest(lower, at, sentence.stop)
        if hit is None or hit[1] != "treaty":
            continue
        after = sentence.words(at + hit[0], at + hit[0] + 1)
        titled = sentence.tokens.text[at][0].isupper()
        if not titled and after not in (["of"], ["on"], ["establishing"]):
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


@cued_by(lambda: event_nouns().cues)
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
