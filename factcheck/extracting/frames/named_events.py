"""Events that have a name of their own: "The Treaty of Lisbon was signed in December 2007".

A treaty is signed on one day and enters into force on another; "it" can be the event of before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extracting.frames.accession_parts import date_before
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import dated_frame, hint_of, is_dated, word_set
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.possessors import pointing_back
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression

_EVENT = ("event",)
_OTHER_TIMES = frozenset({"since", "until", "after", "before"})  # "the third held since 2000"
_DATE_REACH = 6  # tokens from a verb to its date
_NAME_REACH = 9  # tokens from an event's name to its verb
_SUBJECT = 8  # tokens of the subject of a verb and a comma
_AFTER_AND = 16  # the same, over another verb
_AUXILIARIES = frozenset(
    {"was", "were", "is", "been", "had", "has", "which", "that", "finally", "formally", "then"}
    | {"first", "only", ",", "thus", "jointly", "and", "solemnly"}
)


@cache
def _verbs() -> PhraseTable[str]:
    plain = [(word, "") for name in ("signing", "held") for word in word_set(name)]
    plain = [("ratified", "ratified"), *plain]
    return PhraseTable.of([*((phrase, "in_force") for phrase in word_set("in_force")), *plain])


@cued_by(lambda: _verbs().cues)
def named_event_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each dated verb that an event with a name has."""
    events = [one for one in sentence.entities if one.mention.type == "event"]
    verbs = list(sentence.phrases(_verbs()))
    told: set[int] = set()
    for number, (first, stop, of) in enumerate(verbs):
        stage = of
        until = verbs[number + 1][0] if number + 1 < len(verbs) else sentence.stop
        if sentence.words(stop, stop + 1) in (["it"], ["them"]):
            continue  # "Ireland, which had rejected the treaty, approved it in 2002"
        if _has_other_object(sentence, stop):
            continue  # "Ireland approved Lisbon in 2009; it had approved Nice in 2002"
        found = _named_event_of(sentence, events, first, stop)
        if found is None and sentence.tokens.lower[first] not in word_set("held"):
            found = _event_before(sentence, first, stop)
        if found is None:
            continue
        begin, end, hint = found
        time = _date_of(sentence, end, until, begin)
        if time is None or time.first in told:
            continue
        told.add(time.first)
        if not stage and _is_of_one_state(sentence, first, end):
            stage = "signed by one"
        qualifiers = {"stage": stage} if stage else {}
        yield dated_frame(
            sentence, "event_date", begin, end, time, hint, event="named", **qualifiers
        )


def _has_other_object(sentence: Sentence, at: int) -> bool:
    """Whether a name that is none of an event follows a verb at once."""
    if at >= sentence.stop or not sentence.tokens.text[at][0].isupper():
        return False
    placed = sentence.entity_at(at)
    dated = any(one.first <= at < one.stop for one in sentence.times)
    return not dated and (placed is None or placed.mention.type == "city")


def _date_of(
    sentence: Sentence, stop: int, until: int, begin: int
) -> Placed[TimeExpression] | None:
    """The date after a verb and before the next, else the one that opens the sentence."""
    after = (
        one
        for one in sentence.times
        if stop <= one.first < min(until, stop + _DATE_REACH)
        and is_dated(one.mention)
        and sentence.tokens.lower[one.first - 1] not in _OTHER_TIMES
    )
    return next(after, None) or date_before(sentence, begin)


def _named_event_of(
    sentence: Sentence, events: list[Placed[EntityMention]], first: int, stop: int
) -> tuple[int, int, SubjectHint] | None:
    """The event of a verb: (first token of the statement, token after it, the event)."""
    object_at = stop + (sentence.words(stop, stop + 1) == ["the"])
    after = next((one for one in events if one.first == object_at), None)
    if after is not None:  # "six states signed the Treaty of Rome"
        return _opening(sentence, first), after.stop, hint_of(after.mention)
    before = next((one for one in reversed(events) if one.stop <= first), None)
    if before is not None:
        between = sentence.words(before.stop, first)
        if between and between[0].isalpha() and between[0] not in _following():
            return None  # "the Korean War museum opened"
        reach = _AFTER_AND if {"and", ","}.intersection(between) else _NAME_REACH
        begin = before.first - (sentence.words(before.first - 1, before.first) == ["the"])
        return (begin, stop, hint_of(before.mention)) if len(between) <= reach else None
    return None


@cache
def _following() -> frozenset[str]:
    """The words that can stand between the name of an event and its verb."""
    table = rules_words("claims/named_events")
    return _AUXILIARIES | frozenset(table["links"]) | frozenset(table["after_name"])


def _is_of_one_state(sentence: Sentence, verb: int, stop: int) -> bool:
    """Whether one state only is told to have done it, maybe after the others: "Fiji signed X"."""
    if not any(
        verb < one.first < stop and one.mention.type == "event" for one in sentence.entities
    ):
        return False
    states = [one for one in sentence.entities if one.stop <= verb]
    counted = any(one.stop <= verb and one.mention.unit for one in sentence.quantities)
    return len(states) == 1 and not counted


def _event_before(sentence: Sentence, first: int, stop: int) -> tuple[int, int, SubjectHint] | None:
    """The event of "It was signed in 2007 and entered into force in 2009"."""
    if any(one.mention.type == "event" for one in sentence.entities):
        return None
    lower, at = sentence.tokens.lower, first
    while at > sentence.first and lower[at - 1] in _AUXILIARIES:
        at -= 1
    again = "and" in lower[at:first] and lower[sentence.first] == "it"
    begin = sentence.first if again else at - 1
    if begin < sentence.first or lower[begin] != "it":
        return None
    return begin, stop, pointing_back(sentence, "it", begin, sentence.tokens.start[first], _EVENT)


def _opening(sentence: Sentence, verb: int) -> int:
    """The token after the date that stands before a verb and its subject, else the verb's own."""
    before = [one for one in sentence.times if one.stop <= verb <= one.stop + _SUBJECT]
    at = before[-1].stop if before else verb
    return at + (sentence.words(at, at + 1) == [","])
