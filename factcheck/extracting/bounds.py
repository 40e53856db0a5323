"""Two bounds on one number: "over 40 and under 60" is a range."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from factcheck.arithmetic.intervals import intersection
from factcheck.extracting.hedges import Hedge
from factcheck.extracting.tokens import Tokens
from factcheck.model.mentions import Quantity

_PAIR_WORDS = frozenset({"and", "but", ",", "or"})


class Found(Struct, frozen=True):
    """A quantity at tokens `first` to `last`; `taken` is the last token that it uses up."""

    first: int
    last: int
    taken: int
    hedge: Hedge | None
    quantity: Quantity


def joined_bounds(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Join "over 40 and under 60" into one range."""
    if len(found) < 2:
        return found
    joined: list[Found] = []
    for one in found:
        if joined and one.hedge is not None and joined[-1].hedge is not None:
            pair = _pair(tokens, joined[-1], one)
            if pair is not None:
                joined[-1] = pair
                continue
        joined.append(one)
    return joined


def _pair(tokens: Tokens, left: Found, right: Found) -> Found | None:
    one, two = left.quantity, right.quantity
    gap = tokens.lower[left.taken + 1 : right.first]
    if not gap or len(gap) > 2 or not all(word in _PAIR_WORDS for word in gap):
        return None
    measured = one.unit_text is not None and one.noun_end is None
    if one.is_range or two.is_range or measured:
        return None
    if left.hedge is None or right.hedge is None:
        return None
    sides = {left.hedge.meaning.side, right.hedge.meaning.side}
    both = intersection(one.interval, two.interval) if sides == {"above", "below"} else None
    if both is None or both.low == both.high:
        return None
    quantity = replace(
        two,
        start=one.start,
        text=tokens.source[one.start : two.end],
        number=both.low,
        interval=both,
        hedge=None,
        is_range=True,
        ordinal=False,
    )
    return Found(left.first, right.last, right.taken, right.hedge, quantity)
