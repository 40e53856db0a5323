"""Amounts converted at a rate that the text tells: "at 450 tenge to the dollar, 9 billion tenge is
$20 million".

An amount in the one currency is a product of that in the other and the rate.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PAIR
from factcheck.extracting.frames.passages import MOST, Passage, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.sentence import Sentence
from factcheck.extracting.tokens import tokenize
from factcheck.model.relations import Relation

_MOST_WORDS = 6  # between the two amounts
_KEPT = 500


class _Rate(Struct, frozen=True):
    """So much of one currency for one of another; `unit` is "" where the words do not tell it."""

    spot: Spot
    unit: str
    for_one_of: str


@cued_by(needs=PAIR)
def exchange_relations(passage: Passage) -> Iterator[Relation]:
    """Yield pairs of amounts with the rate at which the one makes the other."""
    if len(passage.spots) > MOST or not _has_two_currencies(passage.here):
        return
    rates = list(_rates(passage))
    if not rates:
        return
    told = {rate.spot.first for rate in rates}
    own = [spot for spot in passage.own if spot.first not in told]
    for left, right in pairwise(own):
        if not _is_one_amount(passage, left, right):
            continue
        readings = []
        for rate in rates:
            for number, total in ((left, right), (right, left)):
                if _unit(number) == rate.for_one_of and _is_in(passage, total, rate):
                    named = [("number", number), ("rate", rate.spot), ("total", total)]
                    readings.append(named)
        if readings and not _is_of_another_time(passage, rates):
            relation = relate(passage, "product", readings[0], readings[1:], result="total")
            if relation is not None:
                yield relation


def _has_two_currencies(sentence: Sentence) -> bool:
    """Whether a sentence has amounts in two currencies."""
    units = {one.mention.unit for one in sentence.quantities if one.mention.unit}
    return len(units) > 1 and sum(map(_is_money, units)) > 1


def _unit(spot: Spot) -> str:
    return spot.quantity.unit or ""


@cache
def _is_money(unit: str) -> bool:
    return dimension(unit) == "money" or unit in relation_words("exchange")["shared_names"]


def _rates(passage: Passage) -> Iterator[_Rate]:
    words = relation_words("exchange")
    for spot in passage.spots:
        if spot.quantity.is_range or spot.quantity.change_form == "by":
            continue
        sentence = passage.sentence_of(spot)
        unit = spot.quantity.unit or ""
        if unit and not _is_money(unit):
            continue
        after = sentence.words(spot.stop, spot.stop + 4)
        before = sentence.words(spot.first - 3, spot.first)
        if after[:1] and after[0] in words["for_one"] and after[1:2]:
            named = after[2:] if after[1] in words["articles"] else after[1:]
            one = _currency(" ".join(named[:2])) or _currency(named[0] if named else "")
            if one and one != unit:
                yield _Rate(spot, unit, one)
        elif len(before) == 3 and before[0] in words["articles"] and before[2] in words["worth"]:
            one = _currency(before[1])
            if one and unit and one != unit:
                yield _Rate(spot, unit, one)


_read: dict[str, str] = {}


def _currency(words: str) -> str:
    """The unit of "dollar" or "us dollar"; "" for what is no currency."""
    if not words or not words.replace(" ", "").isalpha():
        return ""
    if words not in _read:
        if len(_read) > _KEPT:
            _read.clear()
        found = find_quantities(tokenize(f"1 {words}"))
        whole = len(found) == 1 and found[0].end == len(words) + 2
        unit = (found[0].unit or "") if whole else ""
        _read[words] = unit if _is_money(unit) else ""
    return _read[words]


def _is_in(passage: Passage, total: Spot, rate: _Rate) -> bool:
    """Whether an amount is in the currency of a rate, or in the one that its sentence names."""
    if rate.unit:
        return _unit(total) == rate.unit
    name = (total.quantity.unit_text or total.quantity.text.split()[-1]).lower()
    words = passage.sentence_of(rate.spot).vocabulary
    return _is_money(_unit(total)) and bool(name) and name in words


def _is_one_amount(passage: Passage, left: Spot, right: Spot) -> bool:
    """Whether the second figure says the first one in other money."""
    if not (is_amount(left) and is_amount(right)) or _unit(left) == _unit(right):
        return False
    if left.quantity.per != right.quantity.per or not _is_money(_unit(left)):
        return False
    words = relation_words("conversions")["joining"] | relation_words("exchange")["comes_to"]
    between = passage.words(left.stop, right.first)
    hedge = (right.quantity.hedge or "").split()
    joined = between and all(word in words or word in hedge for word in between)
    return bool(joined) and len(between) <= _MOST_WORDS and between != ["to"]


def _is_of_another_time(passage: Passage, rates: list[_Rate]) -> bool:
    """Whether the amounts are told of a year that is not that of the rates."""
    here = {one.mention.edtf[:4] for one in passage.here.times if one.mention.grain == "year"}
    told = {
        one.mention.edtf[:4]
        for rate in rates
        for one in passage.sentence_of(rate.spot).times
        if one.mention.first is not None
    }
    return bool(here) and not here <= told
