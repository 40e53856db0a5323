"""A change told by its amount, its percentage and one end: "rose by 150, or 10%, to 1,650"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extracting.frames.change_roles import AFTER, BEFORE, DELTA, PLAIN
from factcheck.extracting.frames.spots import Spot
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation


def one_ended(sentence: Sentence, chain: Sequence[Spot], roles: Sequence[str]) -> Relation | None:
    """Return the relation of an end, an amount and a percentage; None for any other figures.

    `roles` says of each spot of `chain` whether it is an end or the size of the change.
    """
    ends = [(role, spot) for role, spot in zip(roles, chain, strict=True) if role != DELTA]
    sizes = [spot for role, spot in zip(roles, chain, strict=True) if role == DELTA]
    if len(ends) != 1 or len(sizes) != 2:
        return None
    role, end = ends[0]
    led = _is_led_by(sentence, chain) or _is_told_of(sentence, end, sizes[0])
    if role == PLAIN and (end.quantity.change_form == "to" or led):
        role = AFTER
    if role not in (BEFORE, AFTER):
        return None
    percents = [spot for spot in sizes if spot.quantity.unit == "percent"]
    units = (end.quantity.unit, None, "point" if end.quantity.unit is None else None)
    amounts = [spot for spot in sizes if spot.quantity.unit in units]
    if len(percents) != 1 or len(amounts) != 1 or end.quantity.unit == "percent":
        return None
    directions = {spot.quantity.change for spot in chain if spot.quantity.change}
    if len(directions) != 1:
        return None
    named = {end.span: role, amounts[0].span: "amount", percents[0].span: "percent"}
    operands = [spot.operand(named[spot.span]) for spot in chain]
    side = str(next(iter(directions)))
    first, stop = chain[0].first, chain[-1].stop
    return next(told(sentence, "growth", operands, first, stop, direction=side), None)


def _is_told_of(sentence: Sentence, end: Spot, size: Spot) -> bool:
    """Whether the change that led to an end follows it: "92 million, an increase of 4 million or
    4.5%"."""
    lead = sentence.words(size.first - 4, size.first)
    return end.first < size.first and lead[:2] in ([",", "an"], [",", "a"]) and lead[-1] == "of"


def _is_led_by(sentence: Sentence, chain: Sequence[Spot]) -> bool:
    """Whether an end opens the run: "it used 90 tonnes, 10 tonnes or 10% less than in 2014"."""
    between = sentence.words(chain[1].stop, chain[2].first)
    return sentence.words(chain[1].first - 1, chain[1].first) == [","] and between == ["or"]
