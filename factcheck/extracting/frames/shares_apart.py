"""Shares of a whole told elsewhere: "It made 80 tonnes. It sold 60 tonnes, 75% of its output".

The part stands beside the share. Every figure nearby that could be its whole must fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import SHARE
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_alike,
    content,
    is_amount,
    relate,
)
from factcheck.extracting.frames.share_wholes import (
    are_related,
    is_body,
    is_of_whole,
    whole_after,
    whole_of_both,
    wholes_of,
    wholes_told_earlier,
)
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, relation_words, time_at
from factcheck.model.relations import Relation

_BESIDE = 4  # figures before a share, of which any two may be meant
_BRIDGE = 9  # tokens from a part to its share
_CLAUSE = 7  # tokens of what was done with a part, before "which is 40%"
_TAIL = 6  # tokens after "of" that say what the share is of
_TAIL_ENDS = frozenset({",", ".", ";", ":", ")", "(", "and", "but", "while", "–", "—", "or"})
_CLAUSES = frozenset({";", ":", "but", "while", "than"})
_NOUN = 5  # tokens of "schools in the capital" between a whole and the comma before its part
_UNIT = 5  # tokens between a figure with its unit and the share that is told of it
_OF_WHICH = (["of", "which"], ["of", "whom"], ["of", "them"])
_THAT = frozenset({"that", "this", "it", "these", "those", "them", "which"})


@cued_by(needs=SHARE)
def apart_share_relations(passage: Passage) -> Iterator[Relation]:
    """Yield shares with their parts and the whole that they are most likely of."""
    if len(passage.spots) > MOST:
        return
    own = passage.own
    for at, share in enumerate(own):
        if not is_share(share):
            continue
        relation = _part_first(passage, own, at) or _share_first(passage, own, at)
        if relation is not None:
            yield relation


def _part_first(passage: Passage, own: Sequence[Spot], at: int) -> Relation | None:
    """ "60 tonnes, or 75% of the total"; "33 of the 110 seats are hers, which is 30%"."""
    share = own[at]
    tail = _tail(passage, share)
    if tail is None or passage.words(share.stop, share.stop + 2) in _OF_WHICH:
        return None  # "690 million, two thirds of which, 460 million, went into ships"
    after = whole_after(passage, own, at)
    told_of = passage.words(share.stop, share.stop + 1) == ["of"]
    for back in range(at - 1, max(-1, at - 4), -1):
        part = own[back]
        if is_body(passage, part) or (back and _is_partitive(passage, own, back - 1)):
            continue
        if not _is_part(part) or _points_back(passage, part) or _is_of_rest(passage, part):
            return None
        if _is_setting(passage, part):
            return None
        between = passage.words(part.stop, share.first)
        partitive = _is_partitive(passage, own, back)
        if partitive:
            between = passage.words(own[back + 1].stop, share.first) if back + 1 < at else []
        partitive = partitive or _is_opened(passage, own, back) or _is_part_told(passage, part)
        if after is not None and _is_aside(between) and are_alike(part, after):
            return relate(passage, "fraction", _roles(part, after, share))
        said = after is not None and " ".join(between) in relation_words("shares_apart")["equals"]
        if not said and not _is_told(passage, between, tail, partitive=partitive, told_of=told_of):
            continue
        if after is not None and part.quantity.unit is not None is after.quantity.unit:
            return None  # "three storms made up 70% of the losses of 610"
        if after is not None:
            return relate(passage, "fraction", _roles(part, after, share))
        return _with_wholes(passage, part, share, tail, between)
    return None


def _is_aside(between: Sequence[str]) -> bool:
    """Whether a few words and a comma stand between a part and "40% of the year's 200,000"."""
    inner = between[:-1]
    return between[-1:] == [","] and 0 < len(inner) <= _UNIT and _TAIL_ENDS.isdisjoint(inner)


def _share_first(passage: Passage, own: Sequence[Spot], at: int) -> Relation | None:
    """ "Half of that, 70 million, came from ..."; "A fifth, or 14 million, is spent on ..."."""
    if at + 1 >= len(own) or not _is_part(own[at + 1]):
        return None
    share, part = own[at], own[at + 1]
    if at and passage.words(share.stop, share.stop + 2) in _OF_WHICH:
        return _of_the_last(passage, part, own[at - 1], share)
    if not passage.before:
        return None
    between = passage.words(share.stop, part.first)
    if between[:1] == ["of"] and len(between) == 3 and between[1] in _THAT:
        between = between[2:]
    if between not in ([","], [",", "or"], ["or"], ["("], [",", "that", "is"]):
        return None
    closing = passage.words(part.stop, part.stop + 1)
    if closing and closing[0] not in _TAIL_ENDS | {"came", "went", "is", "are", "was", "were"}:
        return None
    before = passage.words(passage.here.first, share.first)
    if len(content(before)) > 2:
        return None
    wholes = wholes_of(passage, part, [])
    wholes = [one for one in wholes if not passage.is_here(one)]
    if not wholes or passage.sentence_of(wholes[0]) is not passage.before[-1]:
        return None
    return _relation(passage, part, wholes, share)


def _of_the_last(passage: Passage, part: Spot, whole: Spot, share: Spot) -> Relation | None:
    """ "690 million, two thirds of which, 460 million, went into ships" """
    between = passage.words(whole.stop, share.first)
    beside = passage.words(share.stop + 2, part.first) in ([","], ["("])
    told = between == [","] and beside and is_amount(whole) and are_alike(whole, part)
    return relate(passage, "fraction", _roles(part, whole, share)) if told else None


def _is_part(spot: Spot) -> bool:
    quantity = spot.quantity
    return is_amount(spot) and quantity.per is None and quantity.change is None


def _is_of_rest(passage: Passage, part: Spot) -> bool:
    """Whether a part is of what was left of a whole: "of the rest, gas got 12 million, or 40%"."""
    rest = relation_words("parts")["rest"]
    return not rest.isdisjoint(passage.words(part.first - _CLAUSE, part.first))


def _points_back(passage: Passage, part: Spot) -> bool:
    """Whether a number only says how many things were named: "these three countries"."""
    before = passage.words(part.first - 1, part.first)
    return before in (["these"], ["those"], ["all"], ["the"]) and part.quantity.text.isalpha()


def _is_setting(passage: Passage, part: Spot) -> bool:
    """Whether a number only tells where, when or why: "In all 12 towns, 38 percent of those
    asked ...", "thanks to a premium of 50 seats, 83 percent of the 300"."""
    led = passage.words(passage.here.first, part.first)
    words = relation_words("shares_apart")
    if not words["causes"].isdisjoint(led[-_CLAUSE:]):
        return True
    opens = bool(led) and led[0] in words["settings"]
    return opens and all(word in words["determiners"] for word in led[1:])


def _tail(passage: Passage, share: Spot) -> list[str] | None:
    """The words that say what a share is of, [] for "the total" or nothing; None where it is of
    no whole of this kind."""
    after = passage.words(share.stop, share.stop + _TAIL + 3)
    words = relation_words("shares_apart")
    if after[:1] != ["of"]:
        if after and after[0] not in _TAIL_ENDS:
            return None
        return None if words["others"].intersection(after[1:3]) else []
    told: list[str] = []
    figures = {spot.first - share.stop for spot in passage.own}
    for at, word in enumerate(after[1:], 1):
        if word in _TAIL_ENDS or at in figures or (told and time_at(passage.here, share.stop + at)):
            break
        if word in words["narrowing"]:
            return None
        told.append(word)
    if len(told) > _TAIL or not told:
        return None
    return [word for word in content(told) if word not in words["wholes"]]


def _is_told(
    passage: Passage,
    between: Sequence[str],
    tail: Sequence[str],
    *,
    partitive: bool,
    told_of: bool,
) -> bool:
    """Whether the words between a part and a share make the one the share of the other."""
    words, here = relation_words("shares_apart"), passage.here
    ballot = not words["votes"].isdisjoint(here.words(here.first, here.stop))
    if not between or (partitive and ballot and not tail):
        return False
    if len(between) <= _BRIDGE and all(word in words["bridge"] for word in between):
        of_them = (
            between[:1] == ["of"] and not _THAT.isdisjoint(between[1:2]) and between[-1] == ","
        )
        apposed = between == [","] and (partitive or told_of)
        apposed = apposed or (told_of and " ".join(between) in words["equals"])
        return of_them or apposed or not words["leads"].isdisjoint(between)
    which = list(between[-2:]) in (["which", "is"], ["that", "is"], ["which", "was"])
    clause = between[: between.index(",") if "," in between else None]
    if len(clause) > _CLAUSE or not _CLAUSES.isdisjoint(between):
        return False
    if which and between[-3] == "," and "," not in clause:
        return True
    if not partitive or not words["votes"].isdisjoint(between) or tail:
        return False
    having = between[-1] in words["having"] and "," in between
    closing = between[between.index(",") :] if "," in between else []
    short = 0 < len(closing) <= 4 and all(word in words["bridge"] for word in closing)
    return having or (short and (closing == [","] or not words["leads"].isdisjoint(closing)))


def _is_partitive(passage: Passage, own: Sequence[Spot], at: int) -> bool:
    """Whether a figure is a part of the one after it: "72 of the 120 seats"."""
    if at + 1 >= len(own) or not is_amount(own[at + 1]):
        return False
    between = passage.words(own[at].stop, own[at + 1].first)
    return between[:1] == ["of"] and len(between) <= 4


def _is_opened(passage: Passage, own: Sequence[Spot], at: int) -> bool:
    """Whether a figure is a part of the one before it: "Of 640 applicants, 160 were admitted"."""
    if at < 1:
        return False
    before = passage.words(own[at - 1].first - 2, own[at - 1].first)
    led = passage.words(own[at].first - 2, own[at].first)
    if led in (["of", "which"], ["of", "whom"]):
        return own[at - 1].quantity.number > own[at].quantity.number
    if {"of", "among"}.isdisjoint(before):
        return False
    told = passage.words(own[at - 1].stop, own[at].first)
    noun, comma = told[:-1], told[-1:]
    if comma != [","] and told[:1] == [","]:  # "Of the cost of 900, Berlin lent 240"
        first = passage.words(passage.here.first, passage.here.first + 1)
        return first == ["of"] and len(told) <= _CLAUSE and _TAIL_ENDS.isdisjoint(told[1:])
    return not told or (comma == [","] and len(noun) <= _NOUN and _TAIL_ENDS.isdisjoint(noun))


def _is_part_told(passage: Passage, part: Spot) -> bool:
    """Whether a figure is told as a part of what was told before: "Rome's contribution was 12"."""
    led = passage.words(passage.here.first, part.first)
    return not relation_words("shares_apart")["verbs"].isdisjoint(led)


def _with_wholes(
    passage: Passage, part: Spot, share: Spot, tail: Sequence[str], between: Sequence[str]
) -> Relation | None:
    wholes = wholes_of(passage, part, tail)
    if passage.words(share.stop, share.stop + 1) != ["of"]:
        wholes = [one for one in wholes if one.first < share.first]  # "is a fifth, on seven it is"
    if not wholes:
        return None
    likely = [one for one in wholes if not passage.is_here(one)]
    likely = wholes[:1] if passage.is_here(wholes[0]) and not likely else likely
    if passage.is_here(wholes[0]) and is_of_whole(passage, part, wholes[0]):
        likely = wholes[:1]
    first = likely[0]
    if not passage.is_here(first) and not tail and not _is_evident(passage, part, share, first):
        return None
    if not are_related(passage, first, tail):
        return None
    ordered = [first, *(one for one in wholes if one is not first)]
    if passage.is_here(first) and not is_of_whole(passage, part, first):
        if not _is_of_total(passage, share):
            return None
        ordered.append(whole_of_both(part, first))
    return _relation(passage, part, ordered, share)


def _is_of_total(passage: Passage, share: Spot) -> bool:
    """Whether a share is told to be "of the total", and of no noun besides."""
    after = passage.words(share.stop, share.stop + 4)
    return (
        after[:2] == ["of", "the"]
        and after[2] in {"total", "whole"}
        and (after[3:] == [] or after[3] in _TAIL_ENDS)
    )


def _is_evident(passage: Passage, part: Spot, share: Spot, whole: Spot) -> bool:
    """Whether a share without "of" is one of the whole of the sentence before."""
    words = relation_words("shares_apart")
    sentence = passage.sentence_of(whole)
    if sentence is not passage.before[-1]:
        return False
    if passage.words(share.stop, share.stop + 1) == ["of"]:
        return True
    total = passage.words(sentence.first, whole.first)
    led = passage.words(passage.here.first, part.first)
    if not {"total", "altogether"}.isdisjoint(total) or not words["verbs"].isdisjoint(led):
        return True
    of_them = passage.words(part.stop, part.stop + 2)
    if of_them[:1] == ["of"] and of_them[-1] in _THAT - {"which"}:
        return True
    return part.quantity.unit is None and whole.quantity.noun_end is not None


def _relation(passage: Passage, part: Spot, wholes: Sequence[Spot], share: Spot) -> Relation | None:
    far = [] if passage.is_here(wholes[0]) else wholes_told_earlier(passage, part, wholes[0])
    readings = [_roles(part, whole, share) for whole in (*wholes, *far)]
    # "Two added to eight make a quarter, added to ten a fifth": of what was told right before.
    plain = [one for one in passage.own if one.stop <= share.first and is_amount(one)][-_BESIDE:]
    readings += [
        _roles(one, other, share)
        for one, other in permutations(plain, 2)
        if one.quantity.number < other.quantity.number
    ]
    return relate(passage, "fraction", readings[0], readings[1:])


def _roles(part: Spot, whole: Spot, share: Spot) -> list[tuple[str, Spot]]:
    return [("part", part), ("whole", whole), ("share", share)]
