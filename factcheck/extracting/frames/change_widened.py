"""Figures of one change that other words keep apart: "60 horses ran, 20% more than the 50 of 2014".

A run of joined figures that lacks one of its ends takes in the figure beside it, where a short
phrase alone stands between, both ends are of one kind, and the size of the change is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.extracting.frames.change_roles import AFTER, BEFORE, DELTA
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.sentence import Sentence

_LONGEST = 8  # words of the phrase between
_TO_CLOSE = (["to", "close"], ["to", "end"], ["to", "finish"], ["to", "settle"])
_TIMES = 3  # how many times as large one end may be, of a change told in per cent


def widened(
    sentence: Sentence, chain: Sequence[Spot], roles: Sequence[str], before: Spot | None
) -> list[Spot] | None:
    """Return the run with the figure `before` it, where that is its missing part; else None."""
    if before is None or len(chain) != 2:
        return None
    told = sentence.words(before.stop, chain[0].first)
    if not _is_phrase(told):
        return None
    if list(roles) == [DELTA, BEFORE]:
        size, base = chain
        found = _is_size(size) and _is_end(before) and _are_alike(before, base)
        return [before, *chain] if found and len(told) > 1 else None
    if sorted(roles) == sorted([AFTER, BEFORE]):
        lead = told[-2:-1] if told[-1] in {"from", "to"} else told[-1:]
        found = _is_size(before) and lead == [","] and _are_alike(*chain)
        plain = all(one.quantity.change is None for one in chain)
        return [before, *chain] if found and plain and "," in told[:-2] else None
    return None


def with_close(sentence: Sentence, chain: Sequence[Spot], after: Spot | None) -> list[Spot] | None:
    """Return "lost 90 points, or 3%, and closed at 2,910" as one run, from its first figures."""
    if after is None or len(chain) != 2 or chain[1].quantity.unit != "percent":
        return None
    told = [word for word in sentence.words(chain[1].stop, after.first) if word != ","]
    verbs = relation_words("changes")["closing"]
    amount = chain[0].quantity
    if len(told) == 3:
        closing = told[0] == "and" and told[1] in verbs
        fits = (closing or told[:2] in _TO_CLOSE) and told[2] == "at"
    else:
        fits = len(told) == 2 and told[0] in {"closing", "ending", "finishing"} and told[1] == "at"
    same = after.quantity.unit == amount.unit or (
        after.quantity.unit is None and amount.unit == "point"
    )
    if not fits or not same or amount.change_form != "by":
        return None
    return [*chain, replace(after, marker="to")]


def _is_phrase(told: Sequence[str]) -> bool:
    """Whether words between two figures are one phrase, closed by a comma."""
    inner = [word for word in told[:-2] if word != ","]
    apart = relation_words("changes")["apart"]
    return (
        1 < len(told) <= _LONGEST + 3
        and "," in told[-3:]
        and told.count(",") <= 2
        and apart.isdisjoint(inner)
    )


def _is_size(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.unit == "percent" and bool(quantity.change) and quantity.per is None


def _is_end(spot: Spot) -> bool:
    quantity = spot.quantity
    return quantity.change_form != "by" and quantity.unit not in ("percent", "time")


def _are_alike(one: Spot, other: Spot) -> bool:
    left, right = one.quantity, other.quantity
    if left.unit != right.unit and None not in (left.unit, right.unit):
        return False
    if None not in (left.per, right.per) and left.per != right.per:
        return False
    small, large = sorted((abs(left.number), abs(right.number)))
    return small > 0 and large <= _TIMES * small
