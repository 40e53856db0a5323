"""One rate told for two stretches of time: "7,680 people come every year, that is 640 a month".

The relation is a product whose number is how many of the shorter stretch the longer one has: its
operand stands on the words of the longer one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from msgspec import Struct

from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.spots import Spot, relation_words, spots_of, time_at
from factcheck.extracting.frames.telling import told
from factcheck.extracting.lexicon import rules_words
from factcheck.extracting.phrases import PhraseTable
from factcheck.extracting.sentence import Sentence
from factcheck.model.interval import Interval
from factcheck.model.mentions import Quantity
from factcheck.model.relations import Operand, Relation
from factcheck.model.spans import Span

_CLAUSE = 8  # tokens between a figure and the "every year" of its clause
_CURRENCY = 3  # letters of a currency's code
# How many of the first the second has; days and weeks may be those on which there is work.
_IN_ONE = {
    ("month", "year"): (12, 12),
    ("quarter", "year"): (4, 4),
    ("week", "year"): (44, 53),
    ("day", "year"): (200, 366),
    ("day", "month"): (20, 31),
    ("day", "week"): (5, 7),
    ("hour", "day"): (8, 24),
}


class _Rate(Struct, frozen=True):
    """A figure for each `unit` of time, told up to token `stop`; `apart` from it ("every year")."""

    spot: Spot
    unit: str
    stop: int
    span: Span
    apart: bool = False


@cache
def _whole() -> PhraseTable[str]:
    table = rules_words("claims/rates")["whole"]
    return PhraseTable.of((phrase, unit) for unit, named in table.items() for phrase in named)


@cued_by(lambda: relation_words("rates")["stretches"])
def rate_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield the products that rates of two stretches of time make."""
    if len(sentence.quantities) < 2:
        return
    spots = spots_of(sentence)
    for left, right in pairwise(spots):
        one, other = _rate(sentence, left, right.first), _rate(sentence, right, sentence.stop)
        if one is None or other is None or not _is_same(sentence, one, other):
            continue
        if not (one.apart or other.apart or _is_said_again(sentence, one, other)):
            continue  # "40 tonnes a month, or 480 tonnes a year": a conversion of units
        relation = _relation(sentence, one, other)
        if relation is not None:
            yield relation


def _rate(sentence: Sentence, spot: Spot, limit: int) -> _Rate | None:
    """The stretch of time that a figure is for: "a month", or "every year" in its clause."""
    quantity, words = spot.quantity, relation_words("rates")
    if quantity.change is not None or quantity.unit in ("percent", "time"):
        return None
    told = (quantity.unit or "").partition(" / ")[2] or quantity.per
    if told is not None:
        if told not in words["stretches"]:
            return None
        span = Span(quantity.end, sentence.tokens.end[spot.stop - 1])
        return _Rate(spot, told, spot.stop, span) if span.end > span.start else None
    lower = sentence.tokens.lower
    at = spot.stop
    hit = _whole().longest(lower, at, limit) if at < limit else None
    if hit is not None and not _is_money(quantity):
        return _Rate(spot, hit[1], at + hit[0], sentence.span_of(at, at + hit[0]), True)
    for at in range(spot.stop, min(limit, spot.stop + _CLAUSE) - 1):
        if lower[at] in {",", ";", "and", "but", "or"}:
            return None
        if lower[at] in words["every"] and lower[at + 1] in words["stretches"]:
            if _is_money(quantity):
                return None
            return _Rate(spot, lower[at + 1], at + 2, sentence.span_of(at, at + 2), True)
    return None


def _is_money(quantity: Quantity) -> bool:
    unit = (quantity.unit or "").partition(" / ")[0]
    return len(unit) == _CURRENCY and unit.isupper()


def _is_said_again(sentence: Sentence, one: _Rate, other: _Rate) -> bool:
    """Whether one figure for a day says again one for a year, and no unit can be converted:
    "9,000 guests a day, about 3.3 million a year", "$200 a month, that is $2,400 a year".

    The price for a year is often not that of twelve months: it must be told to be the same.
    """
    units = [rate.spot.quantity.unit or "" for rate in (one, other)]
    if all(" / " in unit for unit in units):
        return False
    between = sentence.words(one.stop, other.spot.first)
    if not {"or", "("}.isdisjoint(between):
        return False  # a conversion
    told = not relation_words("rates")["same"].isdisjoint(between)
    return told or not (_is_money(one.spot.quantity) or _is_money(other.spot.quantity))


def _is_same(sentence: Sentence, one: _Rate, other: _Rate) -> bool:
    """Whether the second figure says the first one in another way."""
    words = relation_words("rates")
    between = sentence.words(_after_time(sentence, one.stop), other.spot.first)
    hedge = (other.spot.quantity.hedge or "").split()
    after = sentence.words(other.stop, other.stop + 1)
    bare = other.spot.quantity.unit is None and between == [","]
    bare = bare and (not after or not after[0].isalpha())
    linked = bare or (
        between and between[0] in words["opening"] and not words["needed"].isdisjoint(between)
    )
    if not linked or not all(word in words["bridge"] or word in hedge for word in between):
        return False
    left, right = _unit(one), _unit(other)
    return right is None or left == right


def _after_time(sentence: Sentence, at: int) -> int:
    """The token after the time that a rate is of: "9,500 a day in 2023, which makes"."""
    time = time_at(sentence, at + 1) if sentence.words(at, at + 1) == ["in"] else None
    return at if time is None else time.stop


def _unit(rate: _Rate) -> str | None:
    return (rate.spot.quantity.unit or "").partition(" / ")[0] or None


def _relation(sentence: Sentence, one: _Rate, other: _Rate) -> Relation | None:
    pair = (one, other) if (one.unit, other.unit) in _IN_ONE else (other, one)
    short, long = pair
    least, most = _IN_ONE.get((short.unit, long.unit), (0, 0))
    if not least:
        return None
    number = Quantity(
        start=long.span.start,
        end=long.span.end,
        text=sentence.tokens.source[long.span.start : long.span.end],
        number=Decimal(most),
        interval=Interval(Decimal(least), Decimal(most)),
        unit=f"{short.unit}s",
    )
    operands = [
        short.spot.operand("rate"),
        long.spot.operand("total"),
        Operand("number", number, number.interval, long.span),
    ]
    if other is short:
        operands = [*operands[1:], operands[0]]
    else:
        operands = [operands[0], operands[2], operands[1]]
    return next(told(sentence, "product", operands, one.spot.first, other.stop), None)
