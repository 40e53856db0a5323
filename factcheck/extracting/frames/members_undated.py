"""Memberships told without the date of an accession, or by a word that points back: "Austria joined
NATO", "the first state to enter the EU", "OPEC, where it had sat since 1961", "left OPEC"."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.accession_parts import (
    Names,
    date_after,
    date_before,
    is_state,
    names_from,
    names_to,
    only_organisation,
    organisation_at,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dates import belongs, dated_frame, hint_of
from factcheck.extracting.frames.frame import Frame
from factcheck.extracting.frames.memberships import ANY, present_membership
from factcheck.extracting.frames.states_before import BETWEEN
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.model.claims import Modality
from factcheck.model.mentions import EntityMention

_RELATIVE = frozenset({"which", "who", "that"})
_FIRST_REACH = 10  # tokens of "is the first Latin American country to"

Name = Placed[EntityMention]


@cued_by(lambda: {*phrases_of("entering").cues, *phrases_of("leaving").cues})
def undated_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "Austria joined NATO", "Chad took its seat in the union", "Nigeria left OPEC"."""
    for first, stop, _ in sentence.phrases(phrases_of("entering")):
        whole = _whole_alone(sentence, stop)
        if whole is not None:
            for who in _subjects(sentence, first) or _first_to(sentence, first):
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


def _first_to(sentence: Sentence, verb: int) -> Names:
    """ "Colombia is the first Latin American country to enter": the state before "is"."""
    lower = sentence.tokens.lower
    if lower[verb - 1] != "to" or lower[verb - 2] not in words_of("joining_nouns"):
        return []
    for at in range(verb - 3, max(sentence.first, verb - _FIRST_REACH), -1):
        if lower[at] in {"the", "a"} and lower[at - 1] in {"is", "was", "became", "remains"}:
            told = not words_of("ranking").isdisjoint(lower[at + 1 : verb])
            return names_to(sentence, at - 1) if told else []
    return []


@cued_by(lambda: phrases_of("since_then").cues)
def since_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "ORG, where it had sat since 1961", "STATE, which left, had been a member since 1961"."""
    for first, stop, _ in sentence.phrases(phrases_of("since_then")):
        time = date_after(sentence, stop)
        if time is None or sentence.tokens.lower[time.first - 1] != "since":
            continue
        who, whole = _pointed_to(sentence, first)
        if who is None or whole is None or whole.mention.entity is None:
            continue
        hint, organisation = hint_of(who.mention), whole.mention.entity
        frame = dated_frame(sentence, "joined", first, stop, time, hint, organisation=organisation)
        yield replace(frame, modality=Modality.ASSERTED)  # "would leave" is another clause


def _pointed_to(sentence: Sentence, verb: int) -> tuple[Name | None, Name | None]:
    """The state and the organisation that a clause with "had sat" speaks of, each the only one that
    the sentence names before it."""
    named = [one for one in sentence.entities if one.stop <= verb]
    states = [one for one in named if is_state(sentence, one)]
    wholes = [one for one in named if one.mention.type == "organisation"]
    lone = len({one.mention.entity for one in states}) == 1
    only = only_organisation(sentence)
    if not lone or only is None or not wholes:
        return None, None
    subject = sentence.words(verb - 1, verb)
    clause = subject in (["it"], [","]) or states[-1].stop == verb
    return (states[0], wholes[-1]) if clause and not belongs(sentence, wholes[-1]) else (None, None)


@cued_by(lambda: words_of("among"))
def among_frames(sentence: Sentence) -> Iterator[Frame]:
    """ "A and B were among the four founding nations of ORG, with C and D", "A, one of the members
    of ORG along with B"."""
    lower, plurals = sentence.tokens.lower, words_of("joining_plurals")
    for at in sentence.places_of(words_of("among")):
        if lower[at] == "one" and sentence.words(at + 1, at + 2) != ["of"]:
            continue
        begin = at + 1 + (lower[at] == "one")
        begin += sentence.words(begin, begin + 1) == ["the"]
        count = next((one for one in sentence.quantities if one.first == begin), None)
        begin = count.stop if count is not None and not count.mention.ordinal else begin
        kind, noun = (*sentence.words(begin, begin + 2), "", "")[:2]
        begin += kind in words_of("founding") and noun in plurals
        if begin >= sentence.stop or lower[begin] not in plurals:
            continue
        stop = begin + 1 + (sentence.words(begin + 1, begin + 2) == ["states"])
        tied = sentence.words(stop, stop + 1) == ["of"]
        whole = organisation_at(sentence, stop) if tied else None
        founders = not words_of("founding").isdisjoint(sentence.words(at, stop))
        if whole is None or not (founders or "member" in lower[begin]):
            continue
        counted = count is not None or "members" not in sentence.words(begin, stop)
        for who in [*(_told_of(sentence, at) if counted else []), *_beside(sentence, whole.stop)]:
            yield present_membership(sentence, who, whole, at, "member")


def _told_of(sentence: Sentence, at: int) -> Names:
    """The states before "were among", ", one of"."""
    lower = sentence.tokens.lower
    at -= at > sentence.first and lower[at - 1] in {"is", "was", "are", "were", ","}
    named = names_to(sentence, at)
    before = sentence.words(named[0].first - 1, named[0].first) if named else []
    return [] if before in (["of"], ["in"], ["with"]) else named


def _beside(sentence: Sentence, at: int) -> Names:
    """The states of ", with Russia and China", "along with Norway" after an organisation."""
    lower = sentence.tokens.lower
    at += at < sentence.stop and lower[at] in words_of("clubs")
    at += at < sentence.stop and lower[at] == ","
    hit = phrases_of("beside").longest(lower, at, sentence.stop) if at < sentence.stop else None
    return names_from(sentence, at + hit[0]) if hit is not None else []
