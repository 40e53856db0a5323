"""Foundings of organisations: "Established in 2001 the SCO ...", "Five states founded OPEC"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.dates import (
    NAME_REACH,
    ORGANISATION,
    Verb,
    belongs,
    dated_frame,
    hint_of,
    word_set,
)
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.possessors import is_determined, pointing_back, possessor_of
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention, TimeExpression

_BRACKET = 3  # tokens of an acronym in brackets
_AFTER_SUBJECT = frozenset(
    {
        ",",
        "(",
        ")",
        "was",
        "were",
        "is",
        "has",
        "had",
        "which",
        "that",
        "first",
        "formally",
        "officially",
    }
)
_PASSIVE = frozenset(
    {"was", "were", "been", "has", "had", "first", "formally", "officially", "itself"}
)
_RELATIVE = frozenset({"which", "that"})
_BEING = frozenset({"was", "were", "been"})
_OBJECT = frozenset({"a", "an", "the", "its", "their", "this"})  # begins what an active verb makes


def founding_frames(
    sentence: Sentence, verb: Verb, time: Placed[TimeExpression]
) -> Iterator[Frame]:
    """ "Established in 2001 the SCO ...", "the alliance, which was founded in 1949"."""
    between = sentence.words(verb.stop, time.first)
    joined = between[:2] == [",", "and"] and sentence.entity_at(verb.stop + 2) is not None
    if joined:
        return  # "... was founded, and NATO in February 1952"
    begun = {"begun": "yes"} if _begins_work(sentence, verb) else {}
    found = _made_entity(sentence, verb, time) or _founded_entity(sentence, verb, time)
    if found is not None:
        hint = hint_of(found.mention)
        yield dated_frame(sentence, "founded", verb.first, verb.stop, time, hint, **begun)
        return
    told = _pointed_to(sentence, verb, time)
    if told is not None and told.anaphor is not None:
        yield dated_frame(sentence, "founded", verb.first, verb.stop, time, told, **begun)


def _begins_work(sentence: Sentence, verb: Verb) -> bool:
    """Whether a body is told to have begun its work, which may be later than its founding."""
    return not word_set("working").isdisjoint(sentence.words(verb.first, verb.stop))


def _pointed_to(sentence: Sentence, verb: Verb, time: Placed[TimeExpression]) -> SubjectHint | None:
    """The subject of "it was founded", "the bank began work", "Founded in 1969, it has"."""
    lower, start = sentence.tokens.lower, verb.first
    if verb.first - sentence.first <= 1 and lower[verb.first] not in word_set("by_itself"):
        at = time.stop + 1
        opens = sentence.words(time.stop, at) == [","] and sentence.words(at, at + 1) == ["it"]
        position = sentence.tokens.start[verb.first]
        return pointing_back(sentence, "it", at, position, ORGANISATION) if opens else None
    while start > sentence.first and lower[start - 1] in _PASSIVE:
        start -= 1
    passive = not _BEING.isdisjoint(lower[start : verb.first])
    active = not passive and lower[verb.first] not in word_set("by_itself")
    enclosed = active and start - 1 > sentence.first and lower[start - 1] == ","
    if start == sentence.first or (active and not enclosed):
        return None
    start -= enclosed
    word = lower[start - 1]
    if word in _RELATIVE and not _is_told_of(sentence, start - 2):
        return None
    kind = subject_words().descriptions.get(word)
    position = sentence.tokens.start[start]
    if word in word_set("by_name") and is_determined(sentence, start - 1):
        hint = pointing_back(sentence, word, start - 1, position, ORGANISATION, "organisation")
        return replace(hint, by_name=True)
    if enclosed:
        known = kind == "organisation" and is_determined(sentence, start - 1)
        return (
            pointing_back(sentence, word, start - 1, position, ORGANISATION, "organisation")
            if known
            else None
        )
    return possessor_of(sentence, start, ORGANISATION)


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """Whether a known name or a description ends at a token, over a comma: what "which" is of."""
    if at > sentence.first and sentence.tokens.lower[at] in {",", ")"}:
        at -= 1
    if at < sentence.first:
        return False
    word = sentence.tokens.lower[at]
    described = word in subject_words().descriptions or word in word_set("by_name")
    return described or any(one.first <= at < one.stop for one in sentence.entities)


def _made_entity(
    sentence: Sentence, verb: Verb, time: Placed[TimeExpression]
) -> Placed[EntityMention] | None:
    """ "Five states founded OPEC in September 1960": the object of an active verb."""
    lower, before = sentence.tokens.lower, verb.first - 1
    if before < sentence.first or lower[before] in _PASSIVE | {"is", "be", "and"}:
        return None
    at = verb.stop + (sentence.words(verb.stop, verb.stop + 1) == ["the"])
    made = sentence.entity_at(at) if at < sentence.stop else None
    if made is None or made.first != at or made.mention.type != "organisation":
        return None
    opening = time.stop <= verb.first
    return None if belongs(sentence, made) or (time.first < made.stop and not opening) else made


def _founded_entity(
    sentence: Sentence, verb: Verb, time: Placed[TimeExpression]
) -> Placed[EntityMention] | None:
    lower = sentence.tokens.lower
    before = [
        one
        for one in sentence.entities
        if one.stop <= verb.first and one.mention.type == "organisation"
    ]
    itself = lower[verb.first] in word_set("by_itself")  # "came into being"
    passive = verb.first > sentence.first and (
        itself
        or lower[verb.first - 1]
        in {"was", "were", "been", "first", "formally", "originally", "officially", ","}
    )
    if before and not _leads(sentence, before[-1], verb):
        return None
    if lower[verb.first - 1] == "," and not _OBJECT.isdisjoint(lower[verb.stop : verb.stop + 1]):
        return None  # "the union, made by six states, launched a currency in 1999"
    if before and passive and verb.first - before[-1].stop <= NAME_REACH + _BRACKET:
        between = sentence.words(before[-1].stop, verb.first)
        if between[:1] in (["("], [")"]) and ")" in between:  # "the Organisation (ORG), whose"
            between = between[between.index(")") + 1 :]
        own = all(word in _AFTER_SUBJECT or word in _PASSIVE for word in between)
        commas = [at for at, word in enumerate(between) if word == ","]
        enclosed = (
            len(commas) >= 2
            and commas[0] == 0
            and all(word in _PASSIVE for word in between[commas[-1] + 1 :])
        )
        if own or enclosed:
            return before[-1] if not belongs(sentence, before[-1]) else None
        return None
    if verb.first - sentence.first <= 1:
        after = [
            one
            for one in sentence.entities
            if time.stop <= one.first <= time.stop + 4
            and one.mention.type == "organisation"
            and lower[one.first - 1] not in {"to", "of", "from", "with", "by"}
            and not (lower[one.first - 1] == "the" and lower[one.first - 2] in {"to", "of", "from"})
        ]
        return after[0] if after else None
    if lower[verb.stop - 1] == "of":
        after = [
            one
            for one in sentence.entities
            if verb.stop <= one.first <= verb.stop + 2 and one.mention.type == "organisation"
        ]
        return after[0] if after and after[0].stop <= time.first else None
    return None


def _leads(sentence: Sentence, placed: Placed[EntityMention], verb: Verb) -> bool:
    """Whether a name is all of the phrase before a verb: not "the NATO school was founded"."""
    after = placed.stop
    return after == verb.first or sentence.tokens.lower[after] in _AFTER_SUBJECT
