"""Lists of those who founded an organisation: "OPEC was founded in Baghdad in 1960 by A, B and C",
"five states founded OPEC in 1960: A, B ...", "the founders of ASEAN, A, B ...", "A, B and C founded
OPEC"."""

from __future__ import annotations

from factcheck.extracting.frames.accession_parts import only_organisation
from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.frames.name_lists import NameList
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention

_REACH = 14  # tokens from "founded" to "by"
_NOUN_REACH = 4  # tokens of "founding members of the"
_OPENING = frozenset({",", ":", "(", "-", "–", "—"})
_AUXILIARIES = frozenset({"was", "were", "been", "had", "has", "which", "that", ",", "first"})

Name = Placed[EntityMention]


_words = WordLists("claims/lists").words
_phrases = WordLists("claims/lists").phrases


def founded_by(sentence: Sentence, listed: NameList) -> Name | None:
    """Return the organisation whose founders a list of states is; None where nothing says so."""
    before = sentence.words(listed.first - 1, listed.first)
    first = listed.first - (before == ["the"])
    before = sentence.words(first - 1, first)
    if before and before[0] in _OPENING:
        made = _of_noun(sentence, first - 1) or _spelt_out(sentence, first - 1)
        return made or _by_so_many(sentence, first - 1)
    if not sentence.may_have(_phrases("founding_verbs").cues):
        return None
    if before == ["by"]:
        return _passive(sentence, first - 1)
    return _active(sentence, listed)


def _passive(sentence: Sentence, by: int) -> Name | None:
    """ "ORG, established in Abu Dhabi in 1981 by", "its treaty was signed in Asunción by"."""
    for first, stop, _ in reversed(list(sentence.phrases(_phrases("founding_verbs")))):
        if stop > by or by - stop > _REACH or not _plain(sentence, stop, by):
            continue
        at = first
        while at > sentence.first and sentence.tokens.lower[at - 1] in _AUXILIARIES:
            at -= 1
        if sentence.tokens.lower[first] == "signed":
            return _of_treaty(sentence, at)
        whole = sentence.entity_at(at - 1) if at > sentence.first else None
        if at > sentence.first and sentence.tokens.lower[at - 1] == "it":
            return only_organisation(sentence)  # "when it was founded by A, B and C, ORG had"
        return whole if _is_whole(whole, at) and at < first else None
    return None


def _of_treaty(sentence: Sentence, at: int) -> Name | None:
    """Whose founding treaty ends before a token: "ORG's treaty", "its founding treaty"."""
    lower = sentence.tokens.lower
    if lower[at - 1] not in _words("treaties"):
        return None
    at -= 1
    founding = lower[at - 1] in _words("founding_words")
    at -= founding
    if lower[at - 1] == "its":
        apart = at - 1 > sentence.first and lower[at - 2] not in {":", ";", ",", "and", "when"}
        return None if apart else only_organisation(sentence)
    owner = sentence.entity_at(at - 1)
    owned = owner is not None and lower[at - 1].endswith(("'s", "’s"))
    return owner if owned and founding and _is_whole(owner, at) else None


def _of_club(sentence: Sentence, at: int) -> Name | None:
    """ "The trading club that A, B and C set up in 1991, ORG": the only organisation, where a noun
    for one stands before the clause."""
    clubs = frozenset(rules_words("claims/memberships")["clubs"])
    whole = sentence.entity_at(at - 1)
    named = whole is not None and whole.mention.type == "organisation"
    told = named or sentence.tokens.lower[at - 1] in clubs
    return only_organisation(sentence) if told else None


def _active(sentence: Sentence, listed: NameList) -> Name | None:
    """ "A, B and C founded ORG"."""
    stop = listed.stop
    hit = (
        _phrases("founding_verbs").longest(sentence.tokens.lower, stop, sentence.stop)
        if stop < sentence.stop
        else None
    )
    if hit is None or sentence.tokens.lower[stop] == "signed":
        return None
    begin = listed.first - (sentence.words(listed.first - 1, listed.first) == ["the"])
    if sentence.words(begin - 1, begin) in (["that"], ["which"]):
        return _of_club(sentence, begin - 1)
    return _made(sentence, stop + hit[0])


def _made(sentence: Sentence, at: int) -> Name | None:
    """The organisation that is the object of an active verb, at a token."""
    at += sentence.words(at, at + 1) == ["the"]
    whole = sentence.entity_at(at) if at < sentence.stop else None
    good = whole is not None and whole.first == at and whole.mention.type == "organisation"
    return whole if good and whole is not None and not belongs(sentence, whole) else None


def _spelt_out(sentence: Sentence, opening: int) -> Name | None:
    """ "Five states founded ORG in 1960: A, B ..."."""
    if sentence.tokens.lower[opening] == ",":
        return None
    for _, stop, _ in sentence.phrases(_phrases("founding_verbs")):
        whole = _made(sentence, stop)
        if whole is not None and whole.stop <= opening and _plain(sentence, whole.stop, opening):
            return whole
    return None


def _by_so_many(sentence: Sentence, opening: int) -> Name | None:
    """ "ORG was founded in 1960 by five states: A, B ..."."""
    count = next((one for one in sentence.quantities if one.stop in (opening, opening - 1)), None)
    if count is None or sentence.tokens.lower[opening - 1] not in _words("founder_nouns"):
        return None
    by = count.first - 1 - (sentence.words(count.first - 1, count.first) == ["the"])
    return _passive(sentence, by) if sentence.words(by, by + 1) == ["by"] else None


def _of_noun(sentence: Sentence, opening: int) -> Name | None:
    """ "The five founders of ORG, A, B ...", "ORG's founding members - A, B ..."."""
    lower = sentence.tokens.lower
    whole = sentence.entity_at(opening - 1) if opening > sentence.first else None
    if _is_whole(whole, opening) and whole is not None:
        at = whole.first - (sentence.words(whole.first - 1, whole.first) == ["the"])
        near = sentence.words(at - 1 - _NOUN_REACH, at)
        told = near[-1:] == ["of"] and near[-2:-1] and near[-2] in _words("founder_nouns")
        partial = not _words("parts_of").isdisjoint(near)
        founding = not _words("founding_words").isdisjoint(near)
        return whole if told and founding and not partial else None
    if lower[opening - 1] not in _words("founder_nouns"):
        return None
    begin = opening - 1
    while begin > sentence.first and lower[begin - 1] in _words("founding_words"):
        begin -= 1
    if _words("founding_words").isdisjoint(lower[begin:opening]):
        return None
    begin = next((one.first for one in sentence.quantities if one.stop in (begin, opening)), begin)
    owner = sentence.entity_at(begin - 1) if begin > sentence.first else None
    owns = owner is not None and lower[owner.stop - 1].endswith(("'s", "’s"))
    return owner if owns and _is_whole(owner, begin) else None


def _is_whole(placed: Name | None, stop: int) -> bool:
    ends = placed is not None and placed.stop == stop
    return ends and placed is not None and placed.mention.type == "organisation"


def _plain(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether only places and times stand between, and no other state or body."""
    lower = sentence.tokens.lower
    covered = {
        at for one in (*sentence.times, *sentence.quantities) for at in range(one.first, one.stop)
    }
    for placed in sentence.entities:
        if placed.mention.type == "city" and first <= placed.first < stop:
            covered |= set(range(placed.first, placed.stop))
    return all(at in covered or lower[at] in _words("plain") for at in range(first, stop))
