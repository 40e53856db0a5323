"""Lists: a stated count with the things that it counts, and lists of an organisation's members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extracting.frames.accession_parts import only_organisation
from factcheck.extracting.frames.clause_subjects import name_of
from factcheck.extracting.frames.clauses import clause_at
from factcheck.extracting.frames.dates import belongs
from factcheck.extracting.frames.frame import Frame, SubjectHint
from factcheck.extracting.frames.member_lists import listed_members
from factcheck.extracting.frames.modality import modality_of
from factcheck.extracting.frames.name_lists import NameList, name_lists
from factcheck.extracting.frames.periods import period_of
from factcheck.extracting.frames.possessors import possessor_of
from factcheck.extracting.frames.subject_words import subject_words
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.claims import Modality, Value
from factcheck.model.mentions import EntityMention, Quantity

FEWEST = 3  # names of a list of members
_BELONGING = frozenset({"belongs", "belong", "member", "members"})
_LONGEST_LIST = 40
AFTER_COUNT = 8  # tokens from a count to the words that introduce its list
_OWNERS = frozenset({"its", "their", "his", "all"})
PARTIAL_REACH = 4  # tokens from an organisation to a list of some of its members
_BESIDE = 4  # tokens of ", was the"
_BEFORE_LIST = 30  # tokens from an organisation to a list of its members


_words = WordLists("claims/lists").words
_phrases = WordLists("claims/lists").phrases


def list_frames(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for every list that a count announces or an organisation owns."""
    for listed in name_lists(sentence):
        yield from _counted(sentence, listed)
        yield from _members(sentence, listed)


def _counted(sentence: Sentence, listed: NameList) -> Iterator[Frame]:
    """ "the four founders, namely Chile, Colombia, Mexico and Peru"."""
    best = announcing_count(sentence, listed.first)
    if best is None:
        return
    between = _free_words(sentence, best.stop, listed.first)
    if len(between) > AFTER_COUNT or not _introduces(sentence, best, listed, between):
        return
    if best.mention.number > len(listed.items) and _goes_on(sentence, listed):
        return
    names = tuple(item.mention.entity or item.mention.text for item in listed.items)
    yield Frame(
        measure="list_count",
        span=sentence.span_of(best.first, listed.stop),
        sentence=sentence,
        value=Value(
            text=best.mention.text,
            interval=best.mention.interval,
            unit=best.mention.unit,
            entities=names,
            quantity=best.mention,
        ),
        subject=SubjectHint(position=best.mention.start),
        modality=modality_of_list(sentence, best.first, listed.stop),
        mentions=(best.mention, *(item.mention for item in listed.items)),
    )


def _goes_on(sentence: Sentence, listed: NameList) -> bool:
    """Whether more names follow what is put in behind a list: "A, B and C, which pay in full, and
    D, which does not"; or behind a semicolon, which parts names of a list behind a colon."""
    lower, capitals = sentence.tokens.lower, set(sentence.capitals())
    opened = sentence.words(listed.first - 1, listed.first) == [":"]
    for at in range(listed.stop, sentence.stop - 1):
        if lower[at] == ";" and not opened:
            return False
        joined = lower[at] == ";" or lower[at - 1] in {",", ";", "and"}
        if joined and lower[at] in _words("joining_more"):
            first = at + 1 + (lower[at + 1] in {"the", "also", "then", "finally", "lastly"})
            if first in capitals:
                return True
    return False


def _free_words(sentence: Sentence, first: int, stop: int) -> list[str]:
    """The words between two tokens, without hyphens inside of them: "six post-Soviet states"."""
    tokens = sentence.tokens
    return [
        tokens.lower[at]
        for at in range(first, stop)
        if at == first or tokens.lower[at] != "-" or not tokens.touches(at + 1)
    ]


def modality_of_list(sentence: Sentence, first: int, stop: int) -> Modality:
    """Return the modality of a counted list: what is only planned is counted all the same."""
    told = modality_of(sentence, first, stop)
    return Modality.ASSERTED if told is Modality.FORECAST else told


def announcing_count(sentence: Sentence, stop: int) -> Placed[Quantity] | None:
    """Return the last number before a token, if it can be the count of a list.

    Of "six of its eleven members" it is the first that is counted; of "most of its members", none.
    """
    counts = [one for one in sentence.quantities if one.stop <= stop and not one.mention.ordinal]
    best = counts[-1] if counts else None
    if best is None or not _is_count(best.mention):
        return None
    of = best.first - 2
    if of <= sentence.first or sentence.tokens.lower[of] != "of":
        return best
    if sentence.tokens.lower[of + 1] not in subject_words().determiners | _OWNERS:
        return best
    part = counts[-2] if len(counts) > 1 and counts[-2].stop == of else None
    if part is not None:
        return part if _is_count(part.mention) else None
    return None if sentence.tokens.lower[of - 1] in _words("parts_of") else best


def _is_count(quantity: Quantity) -> bool:
    whole = quantity.number == quantity.number.to_integral_value()
    return whole and Decimal(2) <= quantity.number <= _LONGEST_LIST and quantity.hedge is None


def _introduces(
    sentence: Sentence, count: Placed[Quantity], listed: NameList, between: list[str]
) -> bool:
    """Whether the words from a count to a list say that the list spells the count out.

    A bracket, colon or dash does so only after a noun that such names can be, and when the list
    is all that it holds.
    """
    if any(word in {"including", "such", "like", "among"} for word in between):
        return False
    if _has_phrase(between, 0, len(between), "strict"):
        return True
    if between[:1] == ["-"]:
        return False  # "the eight-member union, with A, B and C": a hyphen introduces nothing
    spelt = between[-1:] in (["are"], ["were"])  # "its six members are A, B and C"
    if not spelt and not _has_phrase(between, 0, len(between), "introducing"):
        return False
    noun = count.mention.unit or ""
    nameable = rules_words("claims/lists")["nameable"]
    if noun not in nameable and noun.rpartition(" ")[2] not in nameable:
        return False
    after = listed.stop
    return after >= sentence.stop or sentence.tokens.text[after] in {".", ",", ";", ")", ":"}


def _members(sentence: Sentence, listed: NameList) -> Iterator[Frame]:
    """ "the Shanghai Five, formed by China, Russia, ...", "its members are Chile, Peru and ..."."""
    listed = _without_owner(sentence, listed)
    if any(item.mention.type != "country" for item in listed.items):
        return
    told = listed_members(sentence, listed)
    found = (_owned(told[0]), told[1], False) if told is not None else None
    if found is None and len(listed.items) >= FEWEST:
        found = _members_of(sentence, listed)
    if found is not None and found[1] == "loose" and _belong_with(sentence, listed):
        found = (found[0], "partial", found[2])
    if found is not None:
        yield _members_frame(sentence, listed, *found)


def _belong_with(sentence: Sentence, listed: NameList) -> bool:
    """Whether a list is of those with whom a state belongs to an organisation: "belongs to ORG with
    A, B and C"."""
    at = listed.first - 1
    at -= sentence.words(at - 1, at + 1) in (["together", "with"], ["along", "with"])
    owner = sentence.entity_at(at - 1) if at > sentence.first else None
    if sentence.words(listed.first - 1, listed.first) not in (["with"], ["alongside"]):
        return False
    if owner is None or owner.mention.type != "organisation" or owner.stop != at:
        return False
    after = sentence.words(listed.stop, listed.stop + 1)
    if after and after[0] not in {".", ",", ";", ")"}:
        return False  # "with Ukraine and Moldova as friends"
    return not _BELONGING.isdisjoint(sentence.words(owner.first - 4, owner.first))


def _without_owner(sentence: Sentence, listed: NameList) -> NameList:
    """The states of "the members of ORG, A, B and C, agreed", where commas join the name to them;
    without the last comma they stand beside it."""
    owner, *states = listed.items
    closed = sentence.words(listed.stop, listed.stop + 1) == [","]
    if owner.mention.type != "organisation" or len(states) < FEWEST or not closed:
        return listed
    return NameList(states[0].first, listed.stop, tuple(states))


def counted_member_frames(sentence: Sentence, frames: Sequence[Frame]) -> Iterator[Frame]:
    """ "The bloc has six members: A, B ...": the list that spells out a count of members."""
    counts = {one.mentions[0].start: one for one in frames if one.measure == "member_count"}
    listed = {one.mentions[0].start: one for one in frames if one.measure == "list_count"}
    told = {name for one in frames if one.measure == "members" for name in one.mentions}
    for start in counts.keys() & listed.keys():
        names = [one for one in sentence.entities if one.mention in listed[start].mentions]
        states = all(one.mention.type == "country" for one in names)
        if len(names) < FEWEST or not states or not told.isdisjoint(one.mention for one in names):
            continue
        whole = NameList(names[0].first, names[-1].stop, tuple(names))
        founding = counts[start].qualifiers.get("founding") == "yes"
        if counts[start].qualifiers.get("status", "member") == "member":
            yield _members_frame(sentence, whole, counts[start].subject, "strict", founding)


def _members_frame(
    sentence: Sentence,
    listed: NameList,
    subject: SubjectHint,
    strength: str,
    founding: bool = False,
) -> Frame:
    return Frame(
        measure="members",
        span=sentence.span_of(listed.first, listed.stop),
        sentence=sentence,
        value=Value(
            text=sentence.tokens.joined(listed.first, listed.stop - 1),
            entities=tuple(item.mention.entity or item.mention.text for item in listed.items),
        ),
        subject=subject,
        modality=modality_of(sentence, listed.first, listed.stop),
        period=None if founding else period_of(sentence, listed.first, listed.stop),
        qualifiers={"strength": strength, **({"founding": "yes"} if founding else {})},
        mentions=tuple(item.mention for item in listed.items),
    )


def _members_of(sentence: Sentence, listed: NameList) -> tuple[SubjectHint, str, bool] | None:
    """Whose members a list may be, and how sure that is; None where nothing says so.

    A verb such as "comprises" right before the list has its own subject; a looser link needs
    an organisation named before it.
    """
    lower, stop = sentence.tokens.lower, listed.first
    for at in range(max(sentence.first, stop - 6), stop):
        hit = _phrases("members").longest(lower, at, stop)
        if hit is not None and stop - at - hit[0] <= 1:
            founding = lower[at + hit[0] - 1] == "by" or lower[at + hit[0] - 2] in _words("made")
            after = sentence.words(listed.stop, listed.stop + 1)
            some = lower[at - 1] == "also" or (after and after[0] in _words("excepting"))
            subject = _by_phrase(sentence, listed, at, founding=founding)
            return subject, "partial" if some else "strict", founding
    owner = next(
        (
            placed
            for placed in reversed(sentence.entities)
            if placed.stop <= stop and placed.mention.type == "organisation"
        ),
        None,
    )
    if owner is None or stop - owner.stop > _BEFORE_LIST:
        return None
    if _has_phrase(lower, owner.stop, stop, "excepting"):
        return None
    if _has_phrase(lower, max(owner.stop, stop - 3), stop, "partial"):
        return (_owned(owner), "partial", False) if stop - owner.stop <= PARTIAL_REACH else None
    loose = any(word in _phrases("loose") for word in sentence.words(stop - 2, stop))
    return (_owned(owner), "loose", False) if loose else None


def _by_phrase(sentence: Sentence, listed: NameList, phrase: int, *, founding: bool) -> SubjectHint:
    """Whose members are told by the phrase at a token: "ORG comprises", "whose six members are"."""
    lower = sentence.tokens.lower
    at = next((one.first for one in sentence.quantities if one.stop == phrase), phrase)
    before = sentence.entity_at(at - 1) if at > sentence.first else None
    if at == sentence.first:
        before = _named_after(sentence, listed) or _speaking_of(sentence, at)
    elif before is None or before.mention.type != "organisation":
        before = _speaking_of(sentence, at)
    if before is not None and before.mention.type == "organisation":
        return _owned(before)
    if at > sentence.first and lower[at - 1] == "whose":
        at -= 1 + (lower[at - 2] == ",")
    return possessor_of(sentence, at, ("organisation",))


def _speaking_of(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """The only organisation of a sentence, where it is what the clause of a phrase speaks of, or
    that calls it a club: "chairs a group that takes in"."""
    whole, clause = only_organisation(sentence), clause_at(sentence, at)
    if whole is None:
        return None
    named = name_of(sentence, clause)
    club = clause.kind == "relative" and sentence.words(clause.first - 1, clause.first)
    clubs = frozenset(rules_words("claims/memberships")["clubs"])
    if belongs(sentence, whole):
        return None
    between = sentence.has_between(sentence.entities, whole.stop, at)
    beside = whole.stop <= at <= whole.stop + _BESIDE and not between
    opening = at == sentence.first and at < whole.first
    return whole if named is whole or beside or opening or (club and club[0] in clubs) else None


def _named_after(sentence: Sentence, listed: NameList) -> Placed[EntityMention] | None:
    """ "Founded by A, B and C, ORG has ...": the organisation right after a list and its comma."""
    at = listed.stop
    if sentence.words(at, at + 1) != [","]:
        return None
    at += 1 + (sentence.words(at + 1, at + 2) == ["the"])
    return sentence.entity_at(at) if at < sentence.stop else None


def _owned(owner: Placed[EntityMention]) -> SubjectHint:
    return SubjectHint(owner=owner.mention, position=owner.mention.start, types=("organisation",))


def _has_phrase(lower: list[str], first: int, stop: int, name: str) -> bool:
    table = _phrases(name)
    return any(
        lower[at] in table and table.longest(lower, at, stop) is not None
        for at in range(first, stop)
    )
