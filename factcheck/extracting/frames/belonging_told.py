"""Who belongs to an organisation, told by the clause or by a noun: "Let into the WTO, Belarus has
since cut duties", "as a member of OPEC, Iraq", "Chile's membership of the OECD", "OPEC, to which
Iraq was admitted".

No date is read here: what is told this way can only be refuted of a state that never belonged.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from factcheck.extracting.frames.accession_parts import (
    Names,
    is_state,
    member_phrase,
    names_from,
    organisation_at,
    phrases_of,
    words_of,
)
from factcheck.extracting.frames.clause_subjects import name_of
from factcheck.extracting.frames.clauses import clause_at, clauses_of, times_of
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.marks import ORGANISATION
from factcheck.extracting.frames.memberships import ANY, present_membership
from factcheck.extracting.sentence import Clause, Placed, Sentence
from factcheck.model.mentions import EntityMention

_KINDS = frozenset({"main", "relative", "participial", "subordinate", "reported"})
_TENSES = frozenset({"past", "perfect", "present", ""})
_DENYING = frozenset({"not", "never", "n't", "hardly", "nearly", "almost"})

Name = Placed[EntityMention]


def _cues() -> frozenset[str]:
    names = ("let_in", "getting_out", "as_member", "to_which", "letting_in", "to_let_in")
    every = (phrases_of(name).cues for name in names)
    nouns = (words_of(name) for name in ("membership_nouns", "exit_nouns", "apposed_nouns"))
    return frozenset().union(*nouns, *every)


@cued_by(_cues, needs=ORGANISATION)
def belonging_told_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield memberships of the states that a clause or a noun phrase tells them of."""
    yield from _by_verb(sentence)
    yield from _by_opening(sentence)
    yield from _by_noun(sentence)
    yield from _by_apposition(sentence)
    yield from _by_letting_in(sentence)


def _by_verb(sentence: Sentence) -> Iterator[Frame]:
    """ "Having joined the WTO, China", "Belonging to NATO, it", "after quitting OPEC, Qatar"."""
    for name in ("let_in", "getting_out"):
        for first, stop, _ in sentence.phrases(phrases_of(name)):
            whole, who = _whole(sentence, stop), _subject(sentence, first)
            if whole is not None and who is not None and not _is_accession(sentence, first):
                frame = present_membership(sentence, who, whole, first, ANY)
                yield frame if name == "let_in" else replace(frame, measure="left_once")


def _is_accession(sentence: Sentence, verb: int) -> bool:
    """Whether an admission has a date in its clause, which makes it an accession."""
    admission = sentence.tokens.lower[verb] in words_of("admitted")
    return admission and bool(times_of(sentence, clause_at(sentence, verb)))


def _by_opening(sentence: Sentence) -> Iterator[Frame]:
    """ "As a member of OPEC, Iraq": the subject that follows."""
    for first, stop, _ in sentence.phrases(phrases_of("as_member")):
        whole = organisation_at(sentence, stop)
        if whole is not None and _is_same_state(sentence, whole.stop):
            yield _of_state_before(sentence, first, whole)
            continue
        if whole is None or sentence.words(whole.stop, whole.stop + 1) != [","]:
            continue
        at = whole.stop + 1 + (sentence.words(whole.stop + 1, whole.stop + 2) == ["the"])
        who = sentence.entity_at(at)
        if who is None or who.first != at or not is_state(sentence, who):
            continue
        if _is_fact(sentence, clause_at(sentence, at)):
            yield present_membership(sentence, who, whole, first, "member")


def _is_same_state(sentence: Sentence, at: int) -> bool:
    """Whether "the country" or "it" begins a clause that tells what is so."""
    at += sentence.words(at, at + 1) == [","]
    told = sentence.words(at, at + 1) == ["it"] or (
        sentence.words(at, at + 1) == ["the"]
        and not words_of("same_state").isdisjoint(sentence.words(at + 1, at + 2))
    )
    return told and _is_fact(sentence, clause_at(sentence, at + 1))


def _of_state_before(sentence: Sentence, first: int, whole: Name) -> Frame:
    frame = present_membership(sentence, whole, whole, first, "member")
    position = sentence.tokens.start[first]
    back = SubjectHint(anaphor="country", position=position, types=("country",))
    return replace(frame, subject=back, mentions=(whole.mention,))


def _by_noun(sentence: Sentence) -> Iterator[Frame]:
    """ "Chile's membership of the OECD", "Qatar's departure from OPEC"."""
    lower = sentence.tokens.lower
    for name in ("membership_nouns", "exit_nouns"):
        for at in sentence.places_of(words_of(name)):
            who = sentence.entity_at(at - 1) if at > sentence.first else None
            if who is None or who.stop != at or who.mention.type != "country":
                continue
            tied = lower[at + 1 : at + 2] in (["of"], ["in"], ["to"], ["from"])
            whole = _whole(sentence, at + 2) if tied and sentence.owns(who) else None
            if whole is not None and _came_about(sentence, who, whole, name):
                frame = present_membership(sentence, who, whole, at, ANY)
                yield frame if name == "membership_nouns" else replace(frame, measure="left_once")


def _by_apposition(sentence: Sentence) -> Iterator[Frame]:
    """ "Japan, the only Asian country in the G7"; "the alliance's newest ally, Finland"."""
    lower = sentence.tokens.lower
    for at in sentence.places_of(words_of("apposed_nouns")):
        first = at
        while first > sentence.first and lower[first - 1] in words_of("apposed_words"):
            first -= 1
        if lower[first] not in {"the", "a", "an"} or lower[first - 1] != ",":
            continue
        tied = sentence.words(at + 1, at + 2) in (["in"], ["of"])
        whole = _whole(sentence, at + 2) if tied else None
        who = sentence.entity_at(first - 2)
        if whole is None or who is None or not is_state(sentence, who):
            continue
        if who.stop == first - 1 and _is_fact(sentence, clause_at(sentence, who.first)):
            yield present_membership(sentence, who, whole, first, ANY)


def _by_letting_in(sentence: Sentence) -> Iterator[Frame]:
    """ "OPEC, to which Iraq was admitted", "OPEC let Iraq in"."""
    for first, stop, _ in sentence.phrases(phrases_of("to_which")):
        whole = sentence.entity_at(first - 1 - (sentence.words(first - 1, first) == [","]))
        who = sentence.entity_at(stop)
        if whole is None or who is None or whole.mention.type != "organisation":
            continue
        clause = clause_at(sentence, who.first)
        verb = sentence.words(clause.verb, clause.verb_stop)
        told = not words_of("admitted").isdisjoint(verb) and _is_fact(sentence, clause)
        if told and is_state(sentence, who):
            yield present_membership(sentence, who, whole, first, ANY)
    for first, stop, _ in sentence.phrases(phrases_of("to_let_in")):
        yield from _to_let_in(sentence, first, stop)
    for first, stop, _ in sentence.phrases(phrases_of("letting_in")):
        clause = clause_at(sentence, first)
        whole = name_of(sentence, clause)
        if whole is None or whole.mention.type != "organisation":
            continue
        if not _is_fact(sentence, clause):
            continue
        for who in _listed(sentence, stop):
            yield present_membership(sentence, who, whole, first, ANY)


def _to_let_in(sentence: Sentence, first: int, stop: int) -> Iterator[Frame]:
    """ "ORG used its summit to welcome A as its tenth full member"."""
    wholes = [one for one in sentence.entities if one.mention.type == "organisation"]
    named = names_from(sentence, stop)
    if len(wholes) != 1 or not named:
        return
    verb, role = sentence.words(wholes[0].stop, wholes[0].stop + 1), named[-1].stop
    as_member = sentence.words(role, role + 1) == ["as"] and member_phrase(sentence, role + 1)
    if as_member and verb and verb[0] in words_of("letting_verbs"):
        for who in named:
            yield present_membership(sentence, who, wholes[0], first, ANY)


def _listed(sentence: Sentence, at: int) -> Names:
    """The states that an organisation let in: none of whom something else is told, "admitted
    Russia's guilt", "accepted Chile as an observer"."""
    names = names_from(sentence, at)
    after = sentence.words(names[-1].stop, names[-1].stop + 1) if names else []
    return names if not after or after[0] in words_of("after_entering") - {"as"} else []


def _subject(sentence: Sentence, at: int) -> Name | None:
    """The state that the clause of a verb speaks of, where what it tells is so."""
    clause = clause_at(sentence, at)
    if not _is_fact(sentence, clause):
        return None
    who = name_of(sentence, clause)
    return who if who is not None and is_state(sentence, who) else None


def _is_fact(sentence: Sentence, clause: Clause) -> bool:
    """Whether what a clause tells is so: it and those around it are neither denied nor supposed."""
    clauses = clauses_of(sentence)
    if any(one.kind == "conditional" for one in clauses):
        return False
    while clause.kind in _KINDS and clause.tense in _TENSES:
        if not _DENYING.isdisjoint(sentence.words(clause.verb - 1, clause.verb_stop)):
            return False
        if clause.within < 0:
            return True
        clause = clauses[clause.within]
    return False


def _came_about(sentence: Sentence, who: Name, whole: Name, name: str) -> bool:
    """Whether a membership or an exit is told to have come about: "since Iraq's accession", "its
    exit shook the markets"; not one that was rejected, promised or put off."""
    begin = who.first - (sentence.words(who.first - 1, who.first) == ["the"])
    if not words_of("before_noun").isdisjoint(sentence.words(begin - 1, begin)):
        return True
    clause = clause_at(sentence, whole.first)
    if clause.verb < whole.stop or clause.passive or not _is_fact(sentence, clause):
        return False
    verb = frozenset(sentence.words(clause.verb, clause.verb_stop))
    if name == "membership_nouns":
        return not words_of("of_membership").isdisjoint(verb)
    return clause.tense in {"past", "perfect"} and words_of("not_of_exit").isdisjoint(verb)


def _whole(sentence: Sentence, at: int) -> Name | None:
    """The organisation at a token, of which no part or activity is meant."""
    whole = organisation_at(sentence, at)
    if whole is None or whole.mention.entity is None:
        return None
    after = sentence.words(whole.stop, whole.stop + 1)
    ends = (words_of("after_entering") | words_of("after_whole")) - {"as"}
    ended = not after or after[0] in ends
    following = sentence.entity_at(whole.stop + 1) if after == ["and"] else None
    return whole if ended and following is None else None
