"""The figures that can be the whole of a part and its share, and whether words tie them to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.arithmetic.intervals import interval
from factcheck.extracting.frames.parts_apart import whole_of
from factcheck.extracting.frames.passages import Passage, are_akin, are_alike, content, is_amount
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.interval import INFINITY

_MOST_EARLIER = 30  # figures before a passage that may be a whole
_TAIL = 6  # tokens after "of" that say what the share is of
_TAIL_ENDS = frozenset({",", ".", ";", ":", ")", "(", "and", "but", "while", "–", "—", "or"})
_UNIT = 5  # tokens between a figure with its unit and the share that is told of it
_TIES = frozenset({",", "or", "(", "is"})


def wholes_of(passage: Passage, part: Spot, tail: Sequence[str]) -> list[Spot]:
    """Return the figures that could be the whole of a part, the likeliest first."""
    found = [
        spot
        for spot in passage.spots
        if spot is not part
        and is_amount(spot)
        and spot.quantity.number > part.quantity.number
        and (are_alike(spot, part) or (passage.is_here(spot) and is_body(passage, spot)))
        and spot.quantity.per is None
    ]
    found = [_with_its_share(passage, spot, part) for spot in found]
    partitive = [spot for spot in found if 0 < spot.first - part.stop <= 4]
    related = [spot for spot in reversed(found) if tail and are_related(passage, spot, tail)]
    return list(dict.fromkeys([*partitive, *related, *reversed(found)]))


def whole_after(passage: Passage, own: Sequence[Spot], at: int) -> Spot | None:
    """Return the whole after a share: "25% of total exports of 200 million"."""
    if at + 1 >= len(own) or not is_amount(own[at + 1]):
        return None
    between = passage.words(own[at].stop, own[at + 1].first)
    if between == ["of", "the"]:
        return own[at + 1]
    if between[:1] == ["of"] and between[-1].endswith("'s") and len(between) <= _TAIL:
        return own[at + 1]  # "40% of the year's 200,000"
    fits = (
        3 <= len(between) <= _TAIL
        and between[0] == between[-1] == "of"
        and _TAIL_ENDS.isdisjoint(between)
    )
    return own[at + 1] if fits else None


def whole_of_both(part: Spot, other: Spot) -> Spot:
    """Return a whole that is not told, of which both figures may be parts: "rail took 40 tonnes;
    lorries took 18, or 20% of the total"."""
    number = part.quantity.number + other.quantity.number
    reach = interval(part.interval.low + other.interval.low, INFINITY)
    return replace(other, quantity=replace(other.quantity, number=number), interval=reach)


def is_of_whole(passage: Passage, part: Spot, whole: Spot) -> bool:
    """Return whether a sentence ties a part to a whole in it: "of the 120", "8,000 people, 2,000 of
    whom", "in the 110-member assembly"."""
    before = passage.words(whole.first - 4, whole.first)
    if "of" in before and len(before) - before.index("of") <= 3 + (whole.first < part.first):
        return True
    of_them = (["of", "whom"], ["of", "which"], ["of", "them"])
    after, led = passage.words(part.stop, part.stop + 2), passage.words(part.first - 2, part.first)
    if after in of_them or led in of_them[:2] or "among" in before[-2:]:
        return True
    return is_body(passage, whole)


def is_body(passage: Passage, whole: Spot) -> bool:
    """Return whether a figure is that of a body: "the 110-member assembly"."""
    bodies = relation_words("shares_apart")["bodies"]
    text = passage.here.tokens.lower[whole.first : whole.stop]
    return "-" in text and text[-1] in bodies


def are_related(passage: Passage, whole: Spot, tail: Sequence[str]) -> bool:
    """Return whether the words for what a share is of are those of a whole."""
    sentence = passage.sentence_of(whole)
    told = content(passage.words(sentence.first, whole.stop + 4))
    return all(any(are_akin(word, other) for other in told) for word in tail)


def _with_its_share(passage: Passage, spot: Spot, part: Spot) -> Spot:
    """A figure, or the whole that it is told to be a share of before the part: "Taxes bring 75
    million crowns, three fifths of the revenue. Grants bring 31 million, or one quarter"."""
    share = next((one for one in passage.spots if one.first >= spot.stop), None)
    sentence = passage.sentence_of(spot)
    if (
        share is None
        or not is_share(share)
        or share.first > part.first
        or passage.sentence_of(share) is not sentence
    ):
        return spot
    between = passage.words(spot.stop, share.first)
    tied = len(between) <= _UNIT and {",", "("}.intersection(between) and between[-1] in _TIES
    return whole_of(spot, share) if tied else spot


def wholes_told_earlier(passage: Passage, part: Spot, whole: Spot) -> list[Spot]:
    """Return the figures before the passage that "the total" may mean as well."""
    units = {part.quantity.unit, whole.quantity.unit} - {None}
    return [
        spot
        for _, spot in passage.told_earlier()
        if spot.quantity.unit in units
        and is_amount(spot)
        and spot.quantity.number > part.quantity.number
    ][-_MOST_EARLIER:]
