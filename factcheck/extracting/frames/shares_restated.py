"""Parts that a share of a named whole says again: "it sets aside 4 billion for roads, or 25 per
cent of outlays of 16 billion"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import SHARE, TWO_ENDS
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_TO_SHARE = 10  # tokens from a part to the "or" before its share
_TO_WHOLE = 8  # tokens from a share to the figure of its whole


@cued_by(lambda: ("of",), needs=TWO_ENDS | SHARE)
def restated_relations(passage: Passage) -> Iterator[Relation]:
    """Yield parts with their share and the whole that is named for it."""
    own = passage.own
    for whole, part, share in zip(own, own[1:], own[2:], strict=False):
        if (
            is_share(share)
            and _are_amounts(part, whole)
            and _is_of_all(passage, whole, part, share)
        ):
            named = [("whole", whole), ("part", part), ("share", share)]
            relation = relate(passage, "fraction", named)
            if relation is not None:
                yield relation
    for part, share, whole in zip(own, own[1:], own[2:], strict=False):
        if not is_share(share) or not _are_amounts(part, whole):
            continue
        if _is_said_again(passage, part, share, whole) and _is_of(passage, share, whole):
            named = [("part", part), ("share", share), ("whole", whole)]
            relation = relate(passage, "fraction", named)
            if relation is not None:
                yield relation


def _is_of_all(passage: Passage, whole: Spot, part: Spot, share: Spot) -> bool:
    """ "Of the 5.6 million votes cast, 3.3 million, or 59 per cent, went to her" """
    led = passage.words(whole.first - 2, whole.first)
    between = passage.words(whole.stop, part.first)
    told, after = passage.words(part.stop, share.first), passage.words(share.stop, share.stop + 1)
    enclosed = (told, after) in (([",", "or"], [","]), (["("], [")"]))
    opens = "of" in led and whole.first - passage.here.first <= len(led)
    return opens and enclosed and between[-1:] == [","] and len(between) <= len(led) + 2


def _are_amounts(part: Spot, whole: Spot) -> bool:
    plain = all(
        is_amount(one) and one.quantity.change_form != "by" and one.quantity.per is None
        for one in (part, whole)
    )
    return plain and are_alike(part, whole)


def _is_said_again(passage: Passage, part: Spot, share: Spot, whole: Spot) -> bool:
    """Whether "or" leads from the clause of a part to its share."""
    words = relation_words("shares_restated")
    led = passage.words(part.stop, share.first)
    if led == [","]:  # "the fine of 4 million, 10 per cent of the firm's turnover of 40 million"
        return passage.words(share.stop, whole.first)[2:][-1:] == ["of"]
    if not led or len(led) > _TO_SHARE or led[-1] not in words["again"]:
        return False
    inner = led[:-1]
    inner = inner[:-1] if inner[-1:] in ([","], ["–"], ["—"]) else inner
    return words["breaks"].isdisjoint(inner)


def _is_of(passage: Passage, share: Spot, whole: Spot) -> bool:
    """Whether "of" leads from a share to its whole: "of outlays of 16 billion"."""
    led = passage.words(share.stop, whole.first)
    if (
        led[:1] != ["of"]
        or len(led) > _TO_WHOLE
        or led[-1] not in ("of", "the", "its", "totalling")
    ):
        return False
    return relation_words("shares_restated")["breaks"].isdisjoint(led)
