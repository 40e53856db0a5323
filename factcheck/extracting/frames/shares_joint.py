"""What figures are together, told as a share: "Red won 35% and Blue 20%. Together they hold 55%";
"the one lent 40 million, the other 35 million; together that is three quarters of the 100 million".

Which figures are meant is not said, so that every choice of them must fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from factcheck.arithmetic.intervals import total as total_of
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    are_alike,
    content,
    is_amount,
    relate,
)
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, may_overlap, relation_words, time_beside
from factcheck.extracting.lexicon import rules_words
from factcheck.model.relations import Relation

_TO_SHARE = 9  # tokens from "together" to its share
_MOST_PARTS = 5
_TIME = 5  # tokens after a share in which its own time or place may stand
_AFTER = (["between", "them"], ["together"], ["combined"], ["jointly"])


@cued_by(lambda: ("together", "between", "combined", "jointly"))
def joint_share_relations(passage: Passage) -> Iterator[Relation]:
    """Yield shares told of figures together, with those figures."""
    if len(passage.spots) > MOST:
        return
    for share in passage.own:
        if not is_share(share):
            continue
        start, needed = _told(passage, share)
        if start < 0:
            continue
        relation = _of_amounts(passage, share, start, needed) or (
            _of_percentages(passage, share, start, needed)
        )
        if relation is not None:
            yield relation


def _told(passage: Passage, share: Spot) -> tuple[int, int]:
    """Where the figures end of which a share is told together, and how many they are (0: it is not
    said); -1 where a share is told of nothing together."""
    here = passage.here
    behind = passage.words(share.stop, share.stop + 2)
    if behind in _AFTER or behind[:1] in _AFTER:
        told = [one.stop for one in passage.own if one.stop <= share.first and is_share(one)]
        floor = max(told, default=here.first)
        between = passage.words(floor, share.first)
        return (share.first if _is_plain(passage, between, floor) else -1), 0
    for at in reversed(here.places_of(frozenset({"together", "jointly"}))):
        between = passage.words(at + 1, share.first)
        if at > share.first or len(between) > _TO_SHARE:
            continue
        if between[:1] == ["with"] or any(at < one.first < share.first for one in passage.own):
            return -1, 0
        lead = passage.words(max(here.first, at - 3), at)
        if not relation_words("sums")["untold"].isdisjoint(lead):
            return -1, 0  # "all other lists together 12 per cent"
        numbers = rules_words("claims/sums")["numbers"]
        needed = next((numbers[word] for word in (*lead, *between) if word in numbers), 0)
        return (at if _is_plain(passage, between, at) else -1), needed
    return -1, 0


def _is_plain(passage: Passage, between: Sequence[str], at: int) -> bool:
    """Whether no other subject stands between "together" and its share than what was told."""
    neutral = relation_words("passages")["neutral"]
    if not relation_words("sums")["untold"].isdisjoint(between):
        return False
    told = content(passage.words(0, at))
    return all(
        word in neutral or any(are_akin(word, one) for one in told) for word in content(between)
    )


def _of_percentages(passage: Passage, share: Spot, start: int, needed: int) -> Relation | None:
    if share.quantity.unit != "percent" or share.quantity.change is not None:
        return None
    parts = _parts(passage, start)
    parts = [spot for spot in parts if spot.quantity.unit == "percent"]
    if any(spot.quantity.change or spot.quantity.per or spot.quantity.is_range for spot in parts):
        return None
    if any(_is_apart(passage, spot) for spot in (*parts, share)):
        return None
    readings = [
        [*(("part", spot) for spot in some), ("whole", share)] for some in _choices(parts, needed)
    ]
    return relate(passage, "parts", readings[0], readings[1:], closed="equal") if readings else None


def _is_apart(passage: Passage, spot: Spot) -> bool:
    """Whether a percentage is of a place, a time or a group of its own: "35% in the north"."""
    sentence = passage.sentence_of(spot)
    placing = relation_words("shares_apart")["narrowing"]
    after = passage.words(spot.stop, spot.stop + 1)
    return not placing.isdisjoint(after) or (
        time_beside(sentence, spot, spot.stop + _TIME) is not None
    )


def _of_amounts(passage: Passage, share: Spot, start: int, needed: int) -> Relation | None:
    """ "Together they make up three quarters of the 100 million pledged" """
    whole = next((spot for spot in passage.own if spot.first >= share.stop), None)
    if whole is None or not is_amount(whole) or whole.quantity.unit == "percent":
        return None
    led = passage.words(share.stop, whole.first)
    if led not in (["of"], ["of", "the"], ["of", "its"], ["of", "their"], ["of", "all"]):
        return None
    parts = [
        spot
        for spot in _parts(passage, start)
        if is_amount(spot)
        and are_alike(spot, whole)
        and spot.quantity.number < whole.quantity.number
        and spot.quantity.change_form != "by"
    ]
    readings = [
        [("part", _sum(some)), ("whole", whole), ("share", share)]
        for some in _choices(parts, needed)
    ]
    return relate(passage, "fraction", readings[0], readings[1:]) if readings else None


def _parts(passage: Passage, start: int) -> list[Spot]:
    """The figures before, of the sentence and the one before it; none where they may overlap."""
    floor = passage.before[-1].first if passage.before else passage.here.first
    told = passage.words(floor, start)
    rates, now = relation_words("shares_joint")["rates"], relation_words("changes_apart")["now"]
    if not rates.isdisjoint(told) or not now.isdisjoint(passage.here.vocabulary):
        return []
    if may_overlap([word for word in told if word not in ("respectively", "each")]):
        return []
    return [spot for spot in passage.spots if floor <= spot.first and spot.stop <= start]


def _choices(parts: Sequence[Spot], needed: int) -> list[tuple[Spot, ...]]:
    """The figures that may be meant together, the likeliest first: all of them."""
    if not 2 <= len(parts) <= _MOST_PARTS or needed > len(parts):
        return []
    sizes = [needed] if needed else range(len(parts), 1, -1)
    return [some for size in sizes for some in combinations(parts, size)]


def _sum(parts: Sequence[Spot]) -> Spot:
    """Figures as one."""
    last = parts[-1]
    reach = total_of(spot.interval for spot in parts)
    quantity = replace(
        last.quantity,
        number=sum((spot.quantity.number for spot in parts), Decimal(0)),
        interval=reach,
        text=" + ".join(spot.quantity.text for spot in parts),
        hedge=None,
    )
    return replace(last, quantity=quantity, interval=reach)
