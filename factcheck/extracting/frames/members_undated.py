"""Memberships told without the date of an accession, or by a word that points back: "Austria joined
NATO", "the first state to enter the EU", "OPEC, where it had sat since 1961", "left OPEC"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.accession_parts import (
    Names,
    date_after,
    date_before,
    names_to,
    organisation_at,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.memberships import ANY, present_membership
from factcheck.extracting.frames.states_before import BETWEEN
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.mentions import EntityMention

_RELATIVE = frozenset({"which", "who", "that"})

Name = Placed[EntityMention]


@cued_by(lambda: {*phrases_of("entering").cues, *phrases_of("leaving").cues})
def undated_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Austria joined NATO", "Chad took its seat in the union", "Nigeria left OPEC"."""
    for first, stop, _ in sentence.phrases(phrases_of("entering")):
        whole = _whole_alone(sentence, stop)
        if whole is not None:
            for who in _subjects(sentence, first):
                yield present_membership(sentence, who, whole, first, ANY)
    for first, stop, _ in sentence.phrases(phrases_of("leaving")):
        whole = _whole_alone(sentence, stop)
        if whole is not None:
            for who in _subjects(sentence, first):
                frame = present_membership(sentence, who, whole, first, ANY)
                yield replace(frame, measure="left_once")


def _whole_alone(sentence: Sentence, at: int) -> Name | None:
    """The organisation at a token that ends what is told, and is not dated: not "joined NATO in
    condemning", "joined the EU in 1995"."""
    whole = organisation_at(sentence, at)
    if whole is None or whole.mention.entity is None:
        return None
    after = sentence.words(whole.stop, whole.stop + 1)
    if after and after[0] not in words_of("after_entering") - {"as"}:  # "as an observer"
        return None
    if date_after(sentence, whole.stop) is not None:
        return None
    following = sentence.entity_at(whole.stop + 1) if after == ["and"] else None
    return whole if following is None else None


def _subjects(sentence: Sentence, verb: int) -> Names:
    """The states right before a verb, over auxiliaries and "which"; none in a clause that makes
    it a wish, a condition or another's word."""
    lower, at = sentence.tokens.lower, verb
    while at > sentence.first and lower[at - 1] in BETWEEN - {"to"}:
        at -= 1
    if at > sentence.first and lower[at - 1] in _RELATIVE:
        at -= 1
        at -= at > sentence.first and lower[at - 1] == ","
    named = names_to(sentence, at)
    if not named or date_before(sentence, named[0].first) is not None:
        return []
    begin = named[0].first - (sentence.words(named[0].first - 1, named[0].first) == ["the"])
    before = sentence.words(begin - 1, begin)
    opens = not before or before[0] in words_of("before_subject")
    unsure = not words_of("unsure").isdisjoint(sentence.words(sentence.first, verb))
    return named if opens and not unsure else []
