"""Counts that are an organisation's members by the words around them: "a loose body of 22 states",
"the 55-strong union", "all nine states of the SCO", "raised the number of allies from 30 to 31"."""

from __future__ import annotations

from factcheck.extracting.frames.accession_parts import only_organisation
from factcheck.extracting.frames.clause_subjects import name_of
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.dates import before_bracket, belongs
from factcheck.extracting.frames.frame import SubjectHint
from factcheck.extracting.frames.possessors import possessor_of
from factcheck.extracting.frames.standing import is_coordinated
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, Quantity

_ORGANISATION = ("organisation",)
_FEWEST = 4  # fewer of something may be any of them
_CLUB_REACH = 4  # tokens of "a loose regional economic body" before its noun
_CHANGE_REACH = 14  # tokens from "raised" to the number that it led to


_words = WordLists("claims/counts").words


def counts_without_noun(sentence: Sentence, placed: Placed[Quantity]) -> bool:
    """Whether a bare number can be one of members: "a cartel of 12", "the 55-strong union", "took
    the number of allies to 31"."""
    if placed.mention.unit is not None or placed.first <= sentence.first:
        return False
    lower, before = sentence.tokens.lower, sentence.tokens.lower[placed.first - 1]
    if sentence.words(placed.stop, placed.stop + 2) == ["-", "strong"]:
        return True
    if before == "of":
        after = sentence.words(placed.stop, placed.stop + 1)
        bare = not after or after[0] in _words("after_bare")
        return bare and club_before(sentence, placed.first) is not None
    starts = before == "to" or lower[placed.first] == "from"
    return starts and changed_to(sentence, placed) is not None


# Clubs


def club_before(sentence: Sentence, first: int) -> int | None:
    """Return the token with which "a loose regional body of" begins that ends before a token."""
    lower, at = sentence.tokens.lower, first - 2
    if at <= sentence.first or lower[at + 1] != "of" or lower[at] not in _words("clubs"):
        return None
    for begin in range(at - 1, max(sentence.first, at - _CLUB_REACH) - 1, -1):
        if lower[begin] in {"a", "an", "the"}:
            return begin
        if not lower[begin].isalpha() or sentence.entity_at(begin) is not None:
            return None
    return None


def club_of(sentence: Sentence, first: int) -> SubjectHint | None:
    """ "ORG, a body of 22 states", "ORG, then a club of six", "NATO became an alliance of 19":
    whose count one after "a club of" is."""
    begin = club_before(sentence, first)
    if begin is None or sentence.tokens.lower[begin] == "the":
        return None
    at, lower = begin, sentence.tokens.lower
    while at > sentence.first and lower[at - 1] in _words("leading_to_club"):
        at -= 1
    at = at + 1 if at < begin and lower[at] == "," else at
    if at <= sentence.first:
        return None
    comma = lower[at - 1] == ","
    ends = before_bracket(sentence, at - comma)
    named = sentence.entity_at(ends - 1)
    if named is not None and named.stop == ends:
        apart = named.mention.type not in _ORGANISATION or belongs(sentence, named)
        if apart or (comma and _is_listed(sentence, named)):
            return None
        return _owned(sentence, named, first)
    return possessor_of(sentence, at, _ORGANISATION) if at < begin or comma else None


def _is_listed(sentence: Sentence, named: Placed[EntityMention]) -> bool:
    """Whether a name before a comma is one of several, so that another may follow."""
    before = sentence.words(named.first - 2, named.first)
    return not {"and", "or", ","}.isdisjoint(before)


def strong_before(sentence: Sentence, placed: Placed[Quantity]) -> SubjectHint | None:
    """ "The 55-strong African Union"."""
    at = placed.stop + 2
    if sentence.words(placed.stop, at) != ["-", "strong"] or at >= sentence.stop:
        return None
    named = sentence.entity_at(at)
    whole = named is not None and named.first == at and named.mention.type in _ORGANISATION
    if named is None or not whole or belongs(sentence, named):
        return None
    after = sentence.words(named.stop, named.stop + 1)
    part = bool(after) and after[0].isalpha() and after[0] not in _words("after_bare")
    if part and clause_at(sentence, named.first).verb != named.stop:
        return None  # "a 12,000-strong UN force"
    return _owned(sentence, named, placed.first)


def is_of_several(sentence: Sentence, placed: Placed[Quantity], subject: SubjectHint) -> bool:
    """Whether a count can be of all the organisations of which its owner is the last: "NATO and the
    EU (34 states)", "A, B and C, together 26 states"; not where a verb or "a club" is of one."""
    meant = subject.owner or subject.clause
    owner = next((one for one in sentence.entities if one.mention is meant), None)
    if owner is None or owner.stop > placed.first or not is_coordinated(sentence, owner):
        return False
    clause = clause_at(sentence, placed.first)
    verb = sentence.words(clause.verb, clause.verb_stop) if clause.verb >= owner.stop else []
    alone = verb[:1] and verb[0].endswith("s")
    return not alone and club_before(sentence, placed.first) is None


# The whole of what belongs


def whole_of(
    sentence: Sentence, placed: Placed[Quantity], first: int, stop: int
) -> SubjectHint | None:
    """ "All nine states of the SCO", "the ten countries of ASEAN have": whose they all are."""
    lower, leading = sentence.tokens.lower, sentence.words(first - 2, placed.first)
    if placed.mention.number < _FEWEST or sentence.words(stop, stop + 1) not in (["of"], ["in"]):
        return None
    every = "all" in leading
    if not every and ("the" not in leading or lower[stop] == "in"):
        return None
    at = stop + 1 + (sentence.words(stop + 1, stop + 2) == ["the"])
    named = sentence.entity_at(at) if at < sentence.stop else None
    if named is None or named.first != at or named.mention.type not in _ORGANISATION:
        return None
    if belongs(sentence, named) or not _stays_whole(sentence, named.stop, every):
        return None
    return _owned(sentence, named, placed.first)


def _stays_whole(sentence: Sentence, at: int, every: bool) -> bool:
    """Whether what follows "all N states of ORG" does not pick some of them."""
    if at >= sentence.stop:
        return True
    word = sentence.tokens.lower[at]
    if word in _words("picking"):
        return False
    if word.endswith("ed") and not every:  # "agreed on", but not "hit" or "affected by"
        return not _words("after_deed").isdisjoint(sentence.words(at + 1, at + 2))
    return every or word in _words("after_whole")


# Changes


def changed_to(sentence: Sentence, placed: Placed[Quantity]) -> SubjectHint | None:
    """ "Raised the number of ORG's members from 30 to 31", "reduced ORG from 13 members to 12",
    "the ranks of ORG grew to 32": whose number of members came to be a number."""
    if not sentence.may_have(_words("changing")):
        return None
    lower, at = sentence.tokens.lower, placed.first
    if lower[at] == "from":  # "from 30 to 31" is read as one
        begin = at
    elif lower[at - 1] == "to":
        begin = at - 1
        began = next(
            (
                one
                for one in sentence.quantities
                if one.stop <= begin
                and sentence.words(one.first - 1, one.first) == ["from"]
                and begin - one.stop <= 2
            ),
            None,
        )
        begin = began.first - 1 if began is not None else begin
    else:
        return None
    if begin <= sentence.first:
        return None
    verb = next(
        (
            one
            for one in range(begin - 1, max(sentence.first, begin - _CHANGE_REACH) - 1, -1)
            if lower[one] in _words("changing")
        ),
        None,
    )
    if verb is None:
        return None
    whole = only_organisation(sentence)
    if whole is None or not _counts_members(sentence, whole, verb, begin, placed):
        return None
    return _owned(sentence, whole, at)


def _counts_members(
    sentence: Sentence, whole: Placed[EntityMention], verb: int, stop: int, placed: Placed[Quantity]
) -> bool:
    """Whether what changed is a number of members: by its noun, or the organisation itself."""
    lower = sentence.tokens.lower
    own = range(whole.first, whole.stop)
    changed = [lower[one] for one in range(verb + 1, stop) if one not in own]
    subject = [lower[one] for one in range(sentence.first, verb) if one not in own]
    plain = _words("members_counted") | _words("beside_members")
    for part in (changed, subject):
        told = not _words("members_counted").isdisjoint(part)
        number = "number" in part or not _words("membership").isdisjoint(part)
        if number and (told or not _words("membership").isdisjoint(part)):
            return set(changed) <= plain
    direct = set(sentence.words(whole.stop, verb)) <= _words("beside_members")
    speaking = name_of(sentence, clause_at(sentence, verb))
    itself = whole.first > verb or direct or speaking is whole
    nouned = (placed.mention.unit or "") in _words("member_nouns")
    began = any(
        verb < one.first < stop + 3 and (one.mention.unit or "") in _words("member_nouns")
        for one in sentence.quantities
    )
    return itself and (nouned or began) and set(changed) <= plain | {"from"} | _digits(changed)


def _digits(words: list[str]) -> set[str]:
    return {word for word in words if word.isdigit()}


def _owned(sentence: Sentence, named: Placed[EntityMention], at: int) -> SubjectHint:
    position = sentence.tokens.start[at]
    return SubjectHint(owner=named.mention, position=position, types=_ORGANISATION)
