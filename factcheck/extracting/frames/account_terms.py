"""The terms of an account: which signs they may have, and what they make."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from msgspec import Struct

from factcheck.arithmetic.misprints import is_misprint
from factcheck.extracting.frames.spots import Spot

_FEWEST, MOST_TERMS = 2, 6
_MOST_TRIED = 7  # of which every choice is tried
_NEAR = Decimal("0.3")  # of the larger, by which a result may be off what its terms make
UNSURE = 0  # the sign of a figure of which no word says whether it is added or taken off

Named = list[tuple[str, Spot]]


class Term(Struct, frozen=True):
    """A figure of an account: 1 where it is added, -1 where it is taken off, 0 where either may be.

    `flow` holds where words say that it came in or went out.
    """

    spot: Spot
    sign: int
    flow: bool


def is_start(spot: Spot) -> bool:
    """Return whether a figure is told as what something began at: "from 310"."""
    return "from" in (spot.marker, spot.quantity.change_form)


def make_account(terms: Sequence[Term]) -> bool:
    """Whether something is added and something taken off, with one figure at most in doubt."""
    if not _FEWEST <= len(terms) <= MOST_TERMS or any(_is_change(one) for one in terms):
        return False
    signs = [one.sign for one in terms]
    moved = any(_lowers(one) or is_start(one.spot) for one in terms)
    return 1 in signs and moved and signs.count(0) < 2 and any(one.flow for one in terms)


def _lowers(term: Term) -> bool:
    """Whether a term may be taken off."""
    return (term.flow and term.sign < 1) or term.spot.quantity.number < 0


def _is_change(term: Term) -> bool:
    """Whether a figure is by how much something changed, and nothing that came in or went out."""
    return not term.flow and term.spot.quantity.change_form == "by"


def nearest_terms(
    result: Spot, terms: Sequence[Term], *, sure: bool
) -> tuple[Decimal, Named] | None:
    """The terms with the signs that come nearest to a result, where it is meant as theirs."""
    best: tuple[Decimal, tuple[int, ...]] | None = None
    for turned in (1, -1):
        for signs in product(*(_signs(one, turned) for one in terms)):
            gap = result.quantity.number - abs(_made(terms, signs))
            if best is None or abs(gap) < abs(best[0]):
                best = gap, signs
    if best is None:
        return None
    gap, signs = best
    sure = sure and all(one.sign for one in terms)
    meant = result.quantity.number - gap
    near = sure and meant > 0 and abs(gap) <= _NEAR * max(meant, result.quantity.number)
    if not near and not _is_slip(result, terms, signs, gap):
        return None
    named = [
        ("part" if sign > 0 else "less", one.spot) for one, sign in zip(terms, signs, strict=True)
    ]
    return abs(gap), named


def _signs(term: Term, turned: int) -> tuple[int, ...]:
    """The signs that a term may have: what comes in may lower a debt."""
    if term.sign == UNSURE:
        return (1, -1)
    return (term.sign * turned,) if term.flow else (term.sign,)


def _made(terms: Sequence[Term], signs: Sequence[int]) -> Decimal:
    made = (sign * one.spot.quantity.number for one, sign in zip(terms, signs, strict=True))
    return sum(made, Decimal(0))


def _is_slip(result: Spot, terms: Sequence[Term], signs: Sequence[int], gap: Decimal) -> bool:
    """Whether one wrong digit of one figure explains what is missing."""
    told = [(one.spot.quantity.number, sign * gap) for one, sign in zip(terms, signs, strict=True)]
    told.append((result.quantity.number, -gap))
    return any(
        number * (number + off) > 0 and is_misprint(number, number + off) for number, off in told
    )


def fits_any(result: Spot, terms: Sequence[Term]) -> bool:
    """Whether terms make a result, be it without some of them, or the last two with any signs."""
    low, high = result.interval.low, result.interval.high
    if len(terms) > 1:
        last, other = terms[-2].spot.interval, terms[-1].spot.interval
        for least, most in (
            (last.low + other.low, last.high + other.high),
            (last.low - other.high, last.high - other.low),
        ):
            if (least <= high and most >= low) or (-most <= high and -least >= low):
                return True
    for turned in (1, -1):
        sums = [(Decimal(0), Decimal(0), 0)]
        for one in terms[-_MOST_TRIED:]:
            reach = one.spot.interval
            signed = [
                (reach.low, reach.high) if sign > 0 else (-reach.high, -reach.low)
                for sign in _signs(one, turned)
            ]
            sums += [(a + c, b + d, n + 1) for a, b, n in sums for c, d in signed]
        reached = [(a, b) for a, b, n in sums if n > 1]
        reached += [(-b, -a) for a, b in reached]
        if any(a <= high and b >= low for a, b in reached):
            return True
    return False
