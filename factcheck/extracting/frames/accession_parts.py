"""Parts of an accession: lists of states, the organisation, and the date with what leads to it."""

from __future__ import annotations

from msgspec import Struct

from factcheck.extracting.frames.dates import belongs, is_dated
from factcheck.extracting.sentence import Placed, Sentence
from factcheck.extracting.word_lists import WordLists
from factcheck.model.mentions import EntityMention, TimeExpression

_DATE_REACH = 3  # tokens from an organisation to the date
_LONGEST_ROLE = 6  # tokens of "its 17th full member"
_JOINTS = frozenset({",", "and", "&", "with"})
_PREPOSITIONS = frozenset({"in", "on", "since", "by", "from"})
_APART = frozenset({",", "and"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "so", "but", "after", "when"})
_OPENING = frozenset({",", ";", ":", "and", "but", "that", "while", "(", "–", "—"})

Names = list[Placed[EntityMention]]


words_of = WordLists("claims/memberships").words
phrases_of = WordLists("claims/memberships").phrases


class Told(Struct, frozen=True):
    """The date of an accession, and the states that are named between it and the organisation."""

    time: Placed[TimeExpression]
    names: tuple[Placed[EntityMention], ...] = ()


def names_to(sentence: Sentence, stop: int) -> Names:
    """Return the list of states that ends at a token: "Austria, Finland and Sweden"."""
    names: Names = []
    at = stop
    while at > sentence.first:
        placed = sentence.entity_at(at - 1)
        if placed is None or placed.stop != at or not is_state(sentence, placed):
            break
        names.insert(0, placed)
        at = placed.first
        at -= at > sentence.first and sentence.tokens.lower[at - 1] == "the"
        if at == sentence.first or sentence.tokens.lower[at - 1] not in _JOINTS:
            break
        while at > sentence.first and sentence.tokens.lower[at - 1] in _JOINTS | {"together"}:
            at -= 1
    return names


def names_from(sentence: Sentence, first: int) -> Names:
    """Return the list of states that begins at a token."""
    names: Names = []
    at = first
    while at < sentence.stop:
        at += sentence.tokens.lower[at] == "the"
        placed = sentence.entity_at(at) if at < sentence.stop else None
        if placed is None or not is_state(sentence, placed):
            break
        names.append(placed)
        at = placed.stop
        if at >= sentence.stop or sentence.tokens.lower[at] not in _JOINTS:
            break
        while at < sentence.stop and sentence.tokens.lower[at] in _JOINTS:
            at += 1
    return names


def neither_nor(sentence: Sentence, at: int) -> Names:
    """Return the two states of "neither A nor B" at a token; none where it is not of two states."""
    one = names_from(sentence, at + 1)
    stop = one[-1].stop if len(one) == 1 else sentence.stop
    other = names_from(sentence, stop + 1) if sentence.words(stop, stop + 1) == ["nor"] else []
    return [*one, *other] if len(other) == 1 else []


def is_state(sentence: Sentence, placed: Placed[EntityMention]) -> bool:
    """Whether a name stands for a state itself, and not for its people or what it owns."""
    whole = placed.mention.type == "country" and placed.mention.form != "demonym"
    return whole and not sentence.tokens.lower[placed.stop - 1].endswith("'s")


def first_of(sentence: Sentence, names: Names) -> int:
    """Return the first token of a list of states, with its article."""
    at = names[0].first
    before = sentence.words(at - 1, at)
    return at - (before in (["the"], ["both"]))


def organisation_at(sentence: Sentence, at: int) -> Placed[EntityMention] | None:
    """Return the organisation at a token, over "the" and "of"; none that is part of a name."""
    at += at < sentence.stop and sentence.tokens.lower[at] in {"the", "of"}
    at += at < sentence.stop and sentence.tokens.lower[at] == "the"
    placed = sentence.entity_at(at) if at < sentence.stop else None
    if placed is None or placed.mention.type != "organisation" or belongs(sentence, placed):
        return None
    return placed


def only_organisation(sentence: Sentence) -> Placed[EntityMention] | None:
    """Return the one organisation that a sentence names, None where there are several."""
    named = [one for one in sentence.entities if one.mention.type == "organisation"]
    return named[0] if len({one.mention.entity for one in named}) == 1 else None


def member_phrase(sentence: Sentence, at: int) -> int | None:
    """Return the token after "the 28th member state", None where no such phrase is there."""
    ordinals = {
        token
        for one in sentence.quantities
        if one.mention.ordinal
        for token in range(one.first, one.stop)
    }
    allowed, lower = words_of("member_adjectives"), sentence.tokens.lower
    for index in range(at, min(at + _LONGEST_ROLE, sentence.stop)):
        heads = phrases_of("member_heads")
        hit = heads.longest(lower, index, sentence.stop) if lower[index] in heads else None
        if hit is not None:
            return index + hit[0] if index > at else None
        if index not in ordinals and lower[index] not in allowed | {"th", "st", "nd", "rd", "-"}:
            return None
    return None


def date_after(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """Return the date that follows at a token, within reach, or after "as a founding member"."""
    told = told_after(sentence, at)
    return told.time if told is not None else None


def told_after(sentence: Sentence, at: int) -> Told | None:
    """Return the date after an organisation, over "as its tenth member" and "together with X"."""
    lower, names = sentence.tokens.lower, list[Placed[EntityMention]]()
    begin = -1
    while at < sentence.stop and begin != at:
        begin = at
        if lower[at] == "as":
            at = member_phrase(sentence, at + 1) or at
            whole = organisation_at(sentence, at) if sentence.words(at, at + 1) == ["of"] else None
            at = whole.stop if whole is not None else at
            continue
        start = at + (lower[at] == ",")
        table = phrases_of("together")
        hit = table.longest(lower, start, sentence.stop) if start < sentence.stop else None
        beside = names_from(sentence, start + hit[0]) if hit is not None else []
        if beside:
            names += beside
            at = beside[-1].stop
            at += sentence.words(at, at + 1) == [","]
        elif lower[at] in words_of("fillers"):
            at += 1
    time = next((one for one in sentence.times if one.first >= at and is_dated(one.mention)), None)
    if time is None or time.first > at + _DATE_REACH or _opens_another(sentence, at, time):
        return None
    return Told(time, tuple(names))


def _opens_another(sentence: Sentence, at: int, time: Placed[TimeExpression]) -> bool:
    """Whether a date is that of others behind it: "took in A and B; in 2004 C", "and in 1981 D"."""
    between = sentence.words(at, time.first)
    if ";" in between:
        return True
    return not _APART.isdisjoint(between) and bool(names_from(sentence, time.stop))


def told_beside(sentence: Sentence, at: int) -> Names:
    """Return the states that joined as well, behind the date: "in 1973, together with Ireland"."""
    lower = sentence.tokens.lower
    at += sentence.words(at, at + 1) == [","]
    table = phrases_of("beside_after")
    hit = table.longest(lower, at, sentence.stop) if at < sentence.stop else None
    names = names_from(sentence, at + hit[0]) if hit is not None else []
    closed = names and sentence.words(names[-1].stop, names[-1].stop + 1)
    return names if closed and closed[0] in _CLOSING else []  # "together with Norway it plans"


def date_before(sentence: Sentence, at: int) -> Placed[TimeExpression] | None:
    """Return the date that opens a clause right before a token: "On 1 May 2004 ten states ..."."""
    lower = sentence.tokens.lower
    at -= at > sentence.first and lower[at - 1] == "when"
    at -= at > sentence.first and lower[at - 1] == ","
    time = next((one for one in sentence.times if one.stop == at and is_dated(one.mention)), None)
    if time is None:
        return None
    begin = time.first
    begin -= begin > sentence.first and lower[begin - 1] in _PREPOSITIONS
    when = sentence.words(at, at + 2)
    opens = begin == sentence.first or lower[begin - 1] in _OPENING
    return time if opens or "when" in when else None


def ends_with_verb(sentence: Sentence, stop: int) -> bool:
    """Return whether the verb before token `stop` has no object: "joined in 1995", and not "joined
    others"."""
    if stop >= sentence.stop or not sentence.tokens.lower[stop].isalpha():
        return True
    timed = any(one.first == stop for one in sentence.times)
    following = words_of("fillers") | words_of("after_bare")
    return timed or sentence.tokens.lower[stop] in following


def respective_times(
    sentence: Sentence, time: Placed[TimeExpression], count: int
) -> list[Placed[TimeExpression]]:
    """Return the time of each of so many states: one for all, or "in 1999 and 1995" for two of
    them; none where the numbers do not fit."""
    listed, at, closed = [time], time.stop, False
    while at < sentence.stop and sentence.tokens.lower[at] in {",", "and"}:
        at += sentence.words(at, at + 2) == [",", "and"]
        last = sentence.tokens.lower[at] == "and"
        at += 1
        at += sentence.words(at, at + 1) in (["in"], ["on"])
        following = next((one for one in sentence.times if one.first == at), None)
        if following is None or not is_dated(following.mention):
            break
        listed.append(following)
        at, closed = following.stop, last
    end = listed[-1].stop
    goes_on = end < sentence.stop and sentence.entity_at(end) is not None
    if len(listed) == 1 or not closed or goes_on:  # "in 1981, and in 1986 Spain"
        return [time] * count
    return listed if len(listed) == count else []
