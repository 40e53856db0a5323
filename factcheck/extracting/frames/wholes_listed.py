"""A whole with all its parts listed before or after it, read by their sizes: "the 90 tonnes were
split between rye (40 tonnes) and oats (35 tonnes)"; "rye (40), oats (20) and hay (10) made up a
harvest of 90 tonnes".

All figures of the sentence are of one kind, and the largest, at one end of it, is the whole where a
word between takes it apart or puts the others together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import THREE
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate, unhedged
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words
from factcheck.model.relations import Relation

_LEAST, _MOST = 3, 8  # figures
_BETWEEN = 9  # tokens from one part to the next
_TO_LIST = 14  # tokens from a whole to its parts
_OPENING = 3  # tokens before the whole with which a sentence opens
_TO_LINK = 3  # tokens behind a part in which "from" or "went to" stands


def _cues() -> frozenset[str]:
    words = relation_words("wholes_listed")
    return words["dividing"] | words["making"] | words["together"] | words["of"] | words["marks"]


@cued_by(_cues, needs=THREE)
def listed_whole_relations(passage: Passage) -> Iterator[Relation]:
    """Yield the whole of a sentence with the parts that are all of it, or no more than it."""
    words, here = relation_words("wholes_listed"), passage.here
    if not _LEAST <= len(passage.own) <= _MOST or not words["apart"].isdisjoint(here.vocabulary):
        return
    own = [unhedged(one) for one in passage.own]
    if not all(_is_plain(one) and are_alike(one, own[0]) for one in own):
        return
    whole = max(own, key=lambda one: one.quantity.number)
    parts = [one for one in own if one is not whole]
    first, last = own[0], own[-1]
    if whole not in (first, last) or not _are_listed(passage, parts):
        return
    if any(first.first < one.first < last.first for one in here.times):
        return  # "610,000 head (2009: 580,000) and of goats 240,000 (230,000)"
    total = sum(one.quantity.number for one in parts)
    if total * 2 < whole.quantity.number or may_overlap(here.words(first.first, last.stop)):
        return
    closed = (
        _apart(passage, whole, parts) if whole is first else _put_together(passage, whole, parts)
    )
    if closed:
        named = [*(("part", one) for one in parts), ("whole", whole)]
        relation = relate(passage, "parts", named, closed=closed)
        if relation is not None:
            yield relation


def _is_plain(spot: Spot) -> bool:
    quantity = spot.quantity
    plain = quantity.hedge is None and quantity.per is None and quantity.change_form is None
    return is_amount(spot) and plain


def _are_listed(passage: Passage, parts: Sequence[Spot]) -> bool:
    """Whether commas and "and" alone part the parts, each with a name of its own."""
    words, here = relation_words("wholes_listed"), passage.here
    for left, right in pairwise(parts):
        between = passage.words(left.stop, right.first)
        if len(between) > _BETWEEN or words["joints"].isdisjoint(between):
            return False
        if not words["barriers"].isdisjoint(between):
            return False
    return not any(parts[0].first < one.first < parts[-1].stop for one in here.times)


def _apart(passage: Passage, whole: Spot, parts: Sequence[Spot]) -> str:
    """How the words behind a whole take it apart: "equal" into all, "most" into some."""
    words = relation_words("wholes_listed")
    lead = passage.words(whole.stop, parts[0].first)
    behind = passage.words(parts[-1].stop, passage.here.stop)
    if len(lead) > _TO_LIST or ";" in lead or not words["joints"].isdisjoint(behind):
        return ""
    divided = not words["dividing"].isdisjoint(lead)
    if ":" in lead:
        tail = lead[lead.index(":") + 1 :]
        return "equal" if words["joints"].isdisjoint(tail) else ""
    if divided or not words["together"].isdisjoint(lead):
        return "equal"
    before = passage.words(whole.first - 2, whole.first)
    opens = whole.first - passage.here.first <= _OPENING and "of" in before
    return "most" if opens and "," in lead and _are_sent_apart(passage, whole, parts) else ""


def _are_sent_apart(passage: Passage, whole: Spot, parts: Sequence[Spot]) -> bool:
    """Whether one preposition leads from each part to where it is from or goes to."""
    words, here = relation_words("wholes_listed"), passage.here
    links = [passage.words(one.stop, one.stop + _TO_LINK) for one in parts]
    shared = set.intersection(*map(set, links)) & words["links"]
    counted = whole.quantity.noun_end is not None or whole.quantity.unit is None
    if not shared or not counted:
        return bool(shared)
    # Things that are counted can go to two places; they come from one, if not from a town of it.
    at = [
        one.stop + told.index("from") + 1
        for one, told in zip(parts, links, strict=True)
        if "from" in told
    ]
    named = any(here.tokens.text[one][:1].isupper() for one in at if one < here.stop)
    return len(at) == len(parts) and not named


def _put_together(passage: Passage, whole: Spot, parts: Sequence[Spot]) -> str:
    """Whether words lead from the parts to their sum: "made up", "came to", "to a total of"."""
    words = relation_words("wholes_listed")
    lead = passage.words(parts[-1].stop, whole.first)
    if len(lead) > _TO_LIST or not {";", ":", "while", "but"}.isdisjoint(lead):
        return ""
    if lead[-4:] == ["to", "a", "total", "of"] or lead[-3:] == ["a", "total", "of"]:
        return "equal"
    making = [at for at, word in enumerate(lead) if word in words["making"]]
    if not making:
        return ""
    verb, tail = making[-1], lead[making[-1] + 1 :]
    if not words["partial"].isdisjoint(lead):
        return ""  # "made up most of the 90 tonnes"
    # "(20 tonnes) made up the harvest of 90 tonnes", "came to 90 tonnes"
    plain = words["joints"].isdisjoint(lead[verb:]) and len(tail) <= _TO_LINK + 3
    subject = passage.words(passage.here.first, parts[0].first)
    joined = words["together"].intersection(subject) or not words["joints"].intersection(
        lead[:verb]
    )
    return "equal" if plain and joined and "from" not in tail else ""
