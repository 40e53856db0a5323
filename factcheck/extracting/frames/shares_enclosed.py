"""Shares, parts and wholes of which one stands between two commas: "half of the 84 bids, 42, were
late", "75 million was promised, but only 25 million, a third, has come"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import MOST, Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.shares_told import is_share
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_BACK = 3  # figures before "less than half"
_TO_WHOLE = 6  # tokens of "of the annual budget of"
_EXACT = (["to", "be", "exact"], ["to", "be", "precise"], ["all", "told"])
_GOES_ON = frozenset({"and", "or", "&"})
_APPOSED = ([","], [",", "that", "is"], [",", "that", "is", ","], [",", "namely"], ["("])
_RETOLD = ([",", "or"], ["or"], [",", "that", "is"], [",", "just"], [",", "only"], ["("])
_ONLY = frozenset({"only", "just", "merely", "barely"})
_OF_NAMED = frozenset({",", "and", "or", "in", "for", "from", "to"})


@cued_by(lambda: (",", "than"))
def enclosed_relations(passage: Passage) -> Iterator[Relation]:
    """Yield parts, wholes and shares of which one is told between commas."""
    own = passage.own
    if len(own) < 3 or len(passage.spots) > MOST:
        return
    for at, share in enumerate(own):
        if not is_share(share) or share.marker:
            continue
        found = (
            _whole_then_part(passage, own[at : at + 3])
            or _part_then_whole(passage, own[max(at - 1, 0) : at + 2])
            or _share_of_promised(passage, own, at)
            or _share_of_asked(passage, own, at)
            or _less_than_half(passage, own, at)
        )
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


def _part_then_whole(passage: Passage, spots: Sequence[Spot]) -> tuple[Spot, Spot] | None:
    """ "It yields 2 billion a year, a quarter of the revenue of 8 billion" """
    if len(spots) < 3:
        return None
    part, share, whole = spots
    stretches = relation_words("rates")["stretches"]
    if part.quantity.per not in stretches or part.quantity.unit != whole.quantity.unit:
        return None
    named = passage.words(share.stop, whole.first)[-1:] == ["of"] and _is_of(passage, share, whole)
    apposed = passage.words(part.stop, share.first) in ([","], [",", "or"], [",", "about"])
    plain = is_amount(part) and part.quantity.change is None and _is_plain(whole)
    return (part, whole) if plain and named and apposed else None


def _share_of_promised(passage: Passage, own: Sequence[Spot], at: int) -> tuple[Spot, Spot] | None:
    """ "75 million was promised, but only 25 million, a third, has come" """
    if at != 2 or len(own) != 3:
        return None
    whole, part, share = own
    between = passage.words(whole.stop, part.first)
    led = [*between[-1:], *(part.quantity.hedge or "").split()]
    fits = (
        passage.words(part.stop, share.first) == [","]
        and _is_closed(passage, share.stop)
        and _is_plain(whole)
        and _is_plain(part)
        and are_alike(whole, part)
        and whole.quantity.number > part.quantity.number
        and "but" in between
        and not _ONLY.isdisjoint(led)
    )
    return (part, whole) if fits else None


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


def _less_than_half(passage: Passage, own: Sequence[Spot], at: int) -> tuple[Spot, Spot] | None:
    """ "With 11 of the 25 votes they have less than half", "112 of 180 deputies agreed, more than
    the two thirds that the law asks for" """
    share = own[at]
    hedge = (share.quantity.hedge or "").split()
    named = own[2:at]
    if not 2 <= at <= _BACK or len(own) != at + 1 or not all(_names(passage, one) for one in named):
        return None
    if hedge[-1:] != ["than"] or share.quantity.unit is not None:
        return None
    part, whole = own[:2]
    of_all = passage.words(part.stop, whole.first)
    led = passage.words(whole.stop, share.first)
    having = led[-1:] and led[-1] in relation_words("shares_apart")["having"]
    needed = led[-1:] == [","] and "the" in passage.words(share.first, share.stop)
    after = passage.words(share.stop, share.stop + 1)
    ended = not after or after[0] in (".", ",", ";") or (needed and after[0] in ("that", "needed"))
    fits = (
        (having or needed)
        and ended
        and of_all in (["of", "the"], ["of"], ["of", "its"])
        and len(led) <= 2 * _TO_WHOLE
        and {";", "and", "but"}.isdisjoint(led)
        and _is_plain(part)
        and _is_plain(whole)
        and part.quantity.unit in (None, whole.quantity.unit)
        and part.quantity.number < whole.quantity.number
    )
    return (part, whole) if fits else None


def _names(passage: Passage, spot: Spot) -> bool:
    """Whether a number only says whose a part is: "the two founders"."""
    return passage.words(spot.first - 1, spot.first) in (["the"], ["these"])


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
