"""Shares, parts and wholes of which one stands between two commas: "half of the 84 bids, 42, were
late"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_TO_WHOLE = 6  # tokens of "of the annual budget of"
_EXACT = (["to", "be", "exact"], ["to", "be", "precise"], ["all", "told"])
_GOES_ON = frozenset({"and", "or", "&"})
_APPOSED = ([","], [",", "that", "is"], [",", "that", "is", ","], [",", "namely"], ["("])
_RETOLD = ([",", "or"], ["or"], [",", "that", "is"], [",", "just"], [",", "only"], ["("])
_OF_NAMED = frozenset({",", "and", "or", "in", "for", "from", "to"})


@cued_by(lambda: (",",))
def enclosed_relations(passage: Passage) -> Iterator[Relation]:
    """Yield parts, wholes and shares of which one is told between commas."""
    own = passage.own
    if len(own) < 3 or len(passage.spots) > MOST:
        return
    for at, share in enumerate(own):
        if not is_share(share) or share.marker:
            continue
        found = _whole_then_part(passage, own[at : at + 3]) or _share_of_asked(passage, own, at)
        if found is not None:
            part, whole = found
            named = [("part", part), ("whole", whole), ("share", share)]
            relation = relate(passage, "fraction", named)
            if relation is not None:
                yield relation


def _whole_then_part(passage: Passage, spots: Sequence[Spot]) -> tuple[Spot, Spot] | None:
    """ "Half of the 84 bids, 42, were late"; "a fifth of the force of 4,500, 900 men, left" """
    if len(spots) < 3:
        return None
    share, whole, part = spots
    if not _is_plain(whole) or not _is_plain(part) or not _is_of(passage, share, whole):
        return None
    if passage.words(whole.stop, part.first) not in _APPOSED or not _can_be_of(
        passage, part, whole
    ):
        return None
    stop = part.stop
    if passage.words(stop, stop + 3) in _EXACT:
        stop += 3
    return (part, whole) if _is_closed(passage, stop) else None


def _share_of_asked(passage: Passage, own: Sequence[Spot], at: int) -> tuple[Spot, Spot] | None:
    """ "Asked for 40 million, it gave 10 million, or 25% of the request" """
    if at != 2 or len(own) != 3:
        return None
    whole, part, share = own
    after = passage.words(share.stop, share.stop + 4)
    asked = relation_words("asked")["asked"]
    fits = (
        passage.words(part.stop, share.first) in _RETOLD
        and after[:1] == ["of"]
        and after[1:2] in (["the"], ["that"], ["its"], ["this"])
        and not asked.isdisjoint(after[2:3])
        and after[3:] != ["of"]
        and is_amount(whole)
        and _is_plain(part)
        and are_alike(whole, part)
    )
    return (part, whole) if fits else None


def _is_plain(spot: Spot) -> bool:
    return is_amount(spot) and spot.quantity.per is None and spot.quantity.change is None


def _is_of(passage: Passage, share: Spot, whole: Spot) -> bool:
    """Whether "of the", or "of the budget of", leads from a share to its whole."""
    between = passage.words(share.stop, whole.first)
    if between[:1] != ["of"] or len(between) > _TO_WHOLE:
        return False
    words = relation_words("fractions")["of_whole"]
    if all(word in words or word.endswith("'s") for word in between[1:]):
        return True
    inner = between[1:-1]
    plain = all(word.isalpha() and word not in _OF_NAMED for word in inner)
    return between[-1] == "of" and inner[:1] in (["the"], ["a"], ["its"]) and plain


def _can_be_of(passage: Passage, part: Spot, whole: Spot) -> bool:
    """Whether a part has no noun or that of its whole, and does not begin a list of things."""
    one, other = part.quantity, whole.quantity
    bare = one.unit is None or one.unit == other.unit
    people = relation_words("parts")["people"]
    bare = bare or (one.unit == "person" and str(other.unit).rpartition(" ")[2] in people)
    named = other.unit is None and passage.words(whole.first - 1, whole.first) == ["of"]
    return (bare or named) and one.number < other.number


def _is_closed(passage: Passage, stop: int) -> bool:
    """Whether a comma ends what stands between two, and no list goes on behind it."""
    after = passage.words(stop, stop + 2)
    figure = any(spot.first == stop + 1 for spot in passage.own)
    return (
        after[:1] in ([","], [")"]) and len(after) > 1 and after[1] not in _GOES_ON and not figure
    )
