"""Faults in figures: scale, digits, percent, unit, count of members, part of a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from factcheck.arithmetic.intervals import intersects
from factcheck.evaluating.faults.fault import Decided, Fault, Material
from factcheck.evaluating.faults.mistyping import figure_of, mistyped, value_of
from factcheck.evaluating.faults.words import swaps, table
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.model.spans import Span

# A slip smaller than this share may be a matter of sources, not of truth.
_LEAST_CHANGE = Decimal("0.25")
# Rates move by points: a slip of less than this many may be a matter of sources.
_LEAST_POINTS = Decimal(3)
_FIGURES = ("reference", "share_of_total", "identity", "same_value", "product")


def scale(material: Material, random: Random) -> Iterator[Fault]:
    """Put a neighbouring magnitude: "million" for "billion"."""
    magnitudes: list[str] = table("magnitudes")
    for decided, quantity in _figures(material, _FIGURES):
        for at, word in enumerate(magnitudes):
            place = _find_word(quantity, word)
            if place is not None:
                others = magnitudes[max(at - 1, 0) : at] + magnitudes[at + 1 : at + 2]
                yield _fault("scale", decided, place, random.choice(others))


def digits(material: Material, random: Random) -> Iterator[Fault]:
    """Swap two neighbouring digits, drop one or double one, where that changes the value."""
    for decided, quantity in _figures(material, _FIGURES):
        place, figure = figure_of(quantity)
        wrong = [
            one
            for one in mistyped(figure)
            if _is_wrong(decided, quantity, value_of(one) / value_of(figure))
        ]
        if wrong:
            yield _fault("digits", decided, place, random.choice(wrong))


def percent(material: Material, random: Random) -> Iterator[Fault]:
    """Lose or gain a decimal point in a percentage."""
    for decided, quantity in _figures(material, _FIGURES):
        place, figure = figure_of(quantity)
        if quantity.unit not in ("percent", "percentage_point") or not figure:
            continue
        wrong = figure.replace(".", "") if "." in figure else f"{figure[:-1]}.{figure[-1]}"
        if len(figure) > 1 and _is_wrong(decided, quantity, value_of(wrong) / value_of(figure)):
            yield _fault("percent", decided, place, wrong)


def unit(material: Material, random: Random) -> Iterator[Fault]:
    """Mix up two units of one dimension, or two currencies."""
    signs: dict[str, str] = table("currency_signs")
    for decided, quantity in _figures(material, (*_FIGURES, "geography")):
        for word, other in swaps("units"):
            place = _find_word(quantity, word)
            if place is not None:
                yield _fault("unit", decided, place, other)
                break
        else:
            for sign in sorted(signs, key=len, reverse=True):
                if quantity.text.startswith(sign):
                    place = Span(quantity.start, quantity.start + len(sign))
                    yield _fault("unit", decided, place, signs[sign])
                    break


def member_count(material: Material, random: Random) -> Iterator[Fault]:
    """State another number of members than any way of counting gives."""
    for decided, quantity in _figures(material, ("group_count",)):
        known = [one.interval for one in decided.outcome.readings]
        near = [int(quantity.number) + step for step in (-3, -2, 2, 3, 4, 5, 6)]
        wrong = [n for n in near if n > 1 and not any(Decimal(n) in one for one in known)]
        place = _count_place(quantity)
        if wrong and place is not None:
            yield _fault("member count", decided, place, str(random.choice(wrong)))


def _figures(material: Material, kinds: tuple[str, ...]) -> Iterator[tuple[Decided, Quantity]]:
    """Yield each decided figure once: whole ranges and one-sided figures are left as they are."""
    seen = set[int]()
    for decided in material.of_kind(*kinds):
        quantity = decided.claim.assertion.value.quantity
        if quantity is None or quantity.start in seen or quantity.is_range or not quantity.number:
            continue
        interval = quantity.interval
        if interval.low == interval.high or interval.low < quantity.number < interval.high:
            seen.add(quantity.start)
            yield decided, quantity


def _fault(kind: str, decided: Decided, place: Span, replacement: str) -> Fault:
    return Fault(kind, place, replacement, decided.claim.sentence)


def _find_word(quantity: Quantity, word: str) -> Span | None:
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", quantity.text)
    if found is None:
        return None
    return Span(quantity.start + found.start(), quantity.start + found.end())


def _count_place(quantity: Quantity) -> Span | None:
    """Return the place of a count that is one word: "8" or "eight"."""
    found = re.match(r"[\w-]+", quantity.text)
    return Span(quantity.start, quantity.start + found.end()) if found else None


def _is_wrong(decided: Decided, quantity: Quantity, factor: Decimal) -> bool:
    """Whether the changed figure is untrue under every reading that the check tried."""
    if abs(factor - 1) < _LEAST_CHANGE:
        return False
    changed = quantity.number * factor
    rate = quantity.unit in ("percent", "percentage_point")
    if rate and abs(changed - quantity.number) < _LEAST_POINTS:
        return False
    stated = decided.claim.assertion.value.interval
    if stated is None:
        return True
    ends = sorted((stated.low * factor, stated.high * factor))
    moved = Interval(ends[0], ends[1])
    return not any(intersects(moved, one.interval) for one in decided.outcome.readings)
