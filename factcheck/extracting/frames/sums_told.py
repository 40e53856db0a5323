"""Sums told over clauses and sentences: "Arl made 30 tonnes and Benn 20. Together they made 50".

The parts are not spelled out as such, so that every choice among the figures before must fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.dimensions import dimension_of
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    are_alike,
    content,
    is_amount,
    relate,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.frames.totals_told import (
    ToldTotal,
    clause_start,
    sum_cues,
    totals_told,
)
from factcheck.model.relations import Relation

_TO_SUM = 9  # tokens from a cue to its sum
_COUNTED = frozenset({"number", "count", "people"})
_MOST_PARTS = 6  # figures of which every choice is tried
_FEW_LEFT_OUT = 2  # figures of a long list that a sum may leave out
_FAR = Decimal("1.4")  # times its last parts: a sum that goes on from earlier ones
_BETWEEN_THEM = ["between", "them", "they"]
_SCALED = 1000  # from which a figure in words has a scale
_BREAKS = frozenset({",", ";", ":", "(", ")", ".", "–", "—"})
_LABEL_BREAKS = _BREAKS | {"and"}
_LIST_BREAKS = frozenset({".", ";", "(", ")", ":"})
_BETWEEN_PARTS = 12  # tokens from one part to the next


@cued_by(sum_cues)
def sum_relations(passage: Passage) -> Iterator[Relation]:
    """Yield sums with the figures before them that they are told to be of."""
    if len(passage.spots) > MOST:
        return
    for told in totals_told(passage):
        relation = _relation(passage, told)
        if relation is not None:
            yield relation


def _of_names(passage: Passage, told: ToldTotal, parts: Sequence[Spot]) -> list[Spot]:
    """The figure of each name, where each has just one."""
    found = []
    for name in told.names:
        near = [
            spot
            for spot in parts
            if name and set(name) <= set(passage.words(_label(passage, spot), spot.first))
        ]
        found += near if len(near) == 1 else []
    return found if len(found) == len(told.names) == len({one.first for one in found}) else []


def _label(passage: Passage, spot: Spot) -> int:
    """The token at which the words before a figure begin, in its part of a list."""
    lower, at = passage.here.tokens.lower, spot.first
    first = passage.sentence_of(spot).first
    while at > first and spot.first - at < _TO_SUM and lower[at - 1] not in _LABEL_BREAKS:
        at -= 1
    return at


def _relation(passage: Passage, told: ToldTotal) -> Relation | None:
    total = told.total
    parts = [
        spot
        for spot in passage.spots
        if spot.stop <= told.start
        and _is_part(spot, total)
        and not _counts_them(passage, spot, told)
    ]
    kind = next((spot for spot in reversed(parts) if spot.quantity.unit is not None), total)
    parts = [spot for spot in parts if are_alike(spot, kind)]
    if kind is total and not passage.is_here(parts[-1] if parts else total):
        noun = (total.quantity.unit or "").rpartition(" ")[2]
        if dimension_of(total.quantity) == "count" and not _is_told(passage, parts, noun):
            return None  # "303 were against, six abstained. The three parties have 416 seats"
    if kind is total and dimension_of(total.quantity) == "money":
        return None  # people before, and "their combined output of $1.1 trillion"
    if told.names:
        chosen = _of_names(passage, told, parts)
        return relate(passage, "parts", _roles(chosen, total), closed="equal") if chosen else None
    parts = parts[-_MOST_PARTS:]
    untold = relation_words("sums")["untold"].intersection(passage.words(told.start, total.first))
    if _is_ahead(passage, total):
        return None  # "sold 30 and 20; the two want to sell 55 together"
    if untold or any(_lends(passage, one) for one in parts):
        return None
    chosen = _nearest(passage, parts, told.needed)
    if chosen and _has_unread(passage, chosen[0].first, told.start):
        return None  # "... 136, Greens 84 and 46 others. The three together had 401 seats"
    if not chosen or not _is_of_them(passage, told, chosen) or _is_rate_of_sums(total, chosen):
        return None
    if _is_running(passage, told, chosen) or _names_new(passage, told):
        return None
    if any(spot.quantity.number > total.quantity.number for spot in chosen):
        return None  # a whole: "493 voted. Of them, 171 ... The others jointly have 322"
    choices = [
        some for some in _choices(_every(passage, told, kind), parts) if list(some) != chosen
    ]
    if dimension_of(chosen[0].quantity) in _COUNTED:
        choices.append(tuple(_since(passage, told, chosen[0])))
    return relate(
        passage,
        "parts",
        _roles(chosen, total),
        [_roles(some, total) for some in choices],
        closed=told.closed,
    )


def _is_ahead(passage: Passage, total: Spot) -> bool:
    """Whether a sum is wished or planned for in the words of its clause before it."""
    words = passage.words(clause_start(passage, total.first), total.first)
    return not relation_words("sums")["wishing"].isdisjoint(words)


def _names_new(passage: Passage, told: ToldTotal) -> bool:
    """Whether a sum is told of two of which one was not told of before: "together coal and gas"."""
    between = passage.words(told.start, told.total.first)
    at = between.index("and") if "and" in between else 0
    named = content(between[max(at - 1, 0) : at + 2]) if at else []
    before = content(passage.words(0, told.start))
    return any(all(not are_akin(word, one) for one in before) for word in named)


def _is_running(passage: Passage, told: ToldTotal, chosen: Sequence[Spot]) -> bool:
    """Whether a sum is brought up to a figure by far more than the last parts, and so takes in
    earlier ones: "nine died on Tuesday, bringing the total to 310"."""
    verb = passage.words(told.start, told.start + 1)
    summed = sum(spot.quantity.number for spot in chosen)
    running = not told.plain and verb[:1] in (["bringing"], ["taking"], ["raising"])
    return running and told.total.quantity.number >= _FAR * summed


def _is_rate_of_sums(total: Spot, parts: Sequence[Spot]) -> bool:
    """Whether a sum is told per day or the like, and none of its parts is."""
    per = total.quantity.per
    return per is not None and all(part.quantity.per != per for part in parts)


def _every(passage: Passage, told: ToldTotal, kind: Spot) -> list[Spot]:
    """All figures before a sum that can be parts of it: a list of cuts is one of changes."""
    return [
        spot
        for spot in passage.spots
        if spot.stop <= told.start and is_amount(spot) and are_alike(spot, kind)
    ]


def _since(passage: Passage, told: ToldTotal, first: Spot) -> Iterator[Spot]:
    """All that is counted from the first part on, whatever noun is told with it: "2,100 homes
    pay less, 40,000 more, and the other 7,900 what they paid"."""
    for spot in passage.spots:
        counted = dimension_of(spot.quantity) in _COUNTED and spot.quantity.change is None
        between = first.first <= spot.first and spot.stop <= told.start
        if counted and between and is_amount(spot):
            yield spot


def _choices(every: Sequence[Spot], near: Sequence[Spot]) -> Iterator[tuple[Spot, ...]]:
    """The figures that may be meant: any of those near, or nearly all that were told."""
    for size in range(2, len(near) + 1):
        yield from combinations(near, size)
    if len(near) < len(every) <= MOST:
        for size in range(max(2, len(every) - _FEW_LEFT_OUT), len(every) + 1):
            yield from combinations(every, size)


def _has_unread(passage: Passage, first: int, stop: int) -> bool:
    """Whether figures stand between two tokens that nothing has read."""
    read = {at for spot in passage.spots for at in range(spot.first, spot.stop)}
    for sentence in (*passage.before, passage.here):
        for placed in sentence.times:
            read.update(range(placed.first, placed.stop))
    here = passage.here.tokens.lower
    return any(here[at][:1].isdecimal() and at not in read for at in range(first, stop))


def _lends(passage: Passage, part: Spot) -> bool:
    """Whether a bare figure takes its scale from the next one: "with 1.1 and 0.9 million"."""
    following = next((one for one in passage.spots if one.first >= part.stop), None)
    if part.quantity.unit is not None or following is None or part.quantity.number >= _SCALED:
        return False
    between = passage.words(part.stop, following.first)
    return between in (["and"], [","], ["or"]) and following.quantity.number >= _SCALED


def _roles(parts: Sequence[Spot], total: Spot) -> list[tuple[str, Spot]]:
    return [*(("part", spot) for spot in parts), ("whole", total)]


def _is_told(passage: Passage, parts: Sequence[Spot], noun: str) -> bool:
    """Whether the sentence of the last part has the noun that a sum counts."""
    sentence = passage.sentence_of(parts[-1]) if parts else passage.here
    return any(are_akin(noun, word) for word in passage.words(sentence.first, sentence.stop))


def _counts_them(passage: Passage, spot: Spot, told: ToldTotal) -> bool:
    """Whether a number only says how many the parts are: "the three together come to 90"."""
    led = passage.words(spot.first - 1, spot.first) == ["the"]
    return led and spot.quantity.unit is None and spot.quantity.number == told.needed


def _is_part(spot: Spot, total: Spot) -> bool:
    """Whether a figure may be one of the parts: no size of a change, and of the sum's kind."""
    quantity = spot.quantity
    if quantity.change is not None and quantity.change_form == "by":
        return False
    return is_amount(spot) and are_alike(spot, total)


def _nearest(passage: Passage, parts: Sequence[Spot], needed: int) -> list[Spot]:
    """The parts that are most likely meant: the last list told, or as many as the sum says."""
    if needed:
        chosen = list(parts[-needed:])
        return chosen if len(chosen) == needed else []
    own = [spot for spot in parts if passage.is_here(spot)]
    if len(own) >= 2:
        return own
    for sentence in reversed(passage.before):
        told = [spot for spot in parts if sentence.first <= spot.first < sentence.stop]
        if len(told) >= 2 and _are_listed(passage, told):
            return told
        if told:
            break
    return list(parts) if len(parts) == 2 else []


def _are_listed(passage: Passage, told: Sequence[Spot]) -> bool:
    return all(
        right.first - left.stop <= _BETWEEN_PARTS
        and _LIST_BREAKS.isdisjoint(passage.words(left.stop, right.first))
        for left, right in pairwise(told)
    )


def _is_of_them(passage: Passage, told: ToldTotal, chosen: Sequence[Spot]) -> bool:
    """Whether the words before a sum do not make it one of something else than its parts: the
    noun or verb next to it is one of theirs, or says nothing but that it is a sum."""
    if told.plain:
        return told.total.quantity.unit is not None or all(
            spot.quantity.noun_end is not None or spot.quantity.unit is None for spot in chosen
        )
    first = told.total.first
    counted = any(spot.quantity.noun_end is not None for spot in chosen)
    bare = told.total.quantity.unit is None and told.total.quantity.change is None
    if counted and bare and passage.words(told.start, told.start + 3) == _BETWEEN_THEM:
        return True  # "between them they field 3,300"
    words = content(passage.words(told.start, first))
    neutral = relation_words("passages")["neutral"]
    last = next((word for word in reversed(words) if word not in neutral), None)
    near = passage.words(first - 1, first) == [last]
    if last is None or (not near and passage.words(first - 1, first) != ["of"]):
        return True
    before = content(passage.words(chosen[0].first - 2 * _BETWEEN_PARTS, told.start))
    return any(are_akin(last, word) for word in before)
