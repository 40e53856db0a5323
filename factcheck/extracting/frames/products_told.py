"""A total told with a number and a rate: "40 lorries at $25,000 each, $1 million in all"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from factcheck.arithmetic.intervals import is_exact
from factcheck.arithmetic.units import compatible, dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import RATE, THREE
from factcheck.extracting.frames.spots import Spot, chains, relation_words, spots_of
from factcheck.extracting.frames.telling import told
from factcheck.extracting.sentence import Sentence
from factcheck.model.relations import Relation

_MOST = 4  # figures in one run
_FEW = 100  # things that are sold at a price
_PERSON = "person"
_PER = frozenset({"a", "an", "per"})


@cued_by(lambda: relation_words("products")["each"] | _PER, or_marks=RATE, needs=THREE)
def product_relations(sentence: Sentence) -> Iterator[Relation]:
    """Yield totals with the number and the rate that make them."""
    for chain in chains(sentence, spots_of(sentence), relation_words("products")["bridge"]):
        if not 3 <= len(chain) <= _MOST:
            continue
        found = [three for three in combinations(chain, 3) if _roles(sentence, three)]
        if len(found) == 1:
            relation = _relation(sentence, found[0])
            if relation is not None:
                yield relation


def _roles(sentence: Sentence, spots: Sequence[Spot]) -> tuple[str, ...]:
    """The parts that three figures play, where their units allow one way only; else nothing."""
    ways = []
    for rate in range(3):
        count, total = [at for at in range(3) if at != rate]
        for number, whole in ((count, total), (total, count)):
            if _multiply(sentence, spots[rate], spots[number], spots[whole]):
                roles = ["", "", ""]
                roles[rate], roles[number], roles[whole] = "rate", "number", "total"
                ways.append(tuple(roles))
    return ways[0] if len(ways) == 1 else ()


def _multiply(sentence: Sentence, rate: Spot, number: Spot, total: Spot) -> bool:
    """Whether a rate per thing, times a number of things, has the unit of the total."""
    one, count, whole = rate.quantity, number.quantity, total.quantity
    if count.per is not None or whole.per is not None or count.unit in (None, "percent", "time"):
        return False
    if any(each.change is not None for each in (one, count, whole)):
        return False
    if one.number >= 1 and whole.unit is None and whole.number < max(one.number, count.number):
        return False  # "Ireland got two, and nine states one each"
    unit, _, _ = (one.unit or "").partition(" / ")
    if unit != whole.unit and not (
        one.unit is None or (whole.unit is None and _is_sum(sentence, total))
    ):
        return False
    if count.unit == whole.unit or whole.unit in ("percent", "time"):
        return False
    if sentence.words(rate.stop, number.first) == ["("]:
        return False  # "$1,150 an ounce (31.1 grams)" says what an ounce is
    return _is_per(sentence, rate, count.unit)


def _is_sum(sentence: Sentence, spot: Spot) -> bool:
    """ "..., 520 in all": a bare number that is a total of what was told before."""
    words = relation_words("products")["totals"]
    return not words.isdisjoint(sentence.words(spot.stop, spot.stop + 2))


def _is_per(sentence: Sentence, rate: Spot, unit: str | None) -> bool:
    """Whether a figure is told for one of `unit`."""
    words = relation_words("products")
    per = rate.quantity.per or (rate.quantity.unit or "").partition(" / ")[2] or None
    after = sentence.words(rate.stop, rate.stop + 1)
    if after and after[0] in words["each"]:
        return True
    if per is None and unit is not None and _is_bare_rate(sentence, rate, unit):
        return True
    if per is None or unit is None:
        return False
    if per in words["persons"] or per == _PERSON:
        return unit == _PERSON
    return per == unit or compatible(per, unit) or unit.endswith(f" {per}")


def _is_bare_rate(sentence: Sentence, rate: Spot, unit: str) -> bool:
    """ "..., 2.5 a match": a number after a comma, for one of what was counted before."""
    after = sentence.words(rate.stop, rate.stop + 2)
    return (
        rate.quantity.unit is None
        and "." in rate.quantity.text
        and sentence.words(rate.first - 1, rate.first) == [","]
        and len(after) == 2
        and after[0] in _PER
        and after[1] == unit
    )


def _relation(sentence: Sentence, spots: Sequence[Spot]) -> Relation | None:
    first, stop = spots[0].first, spots[-1].stop
    between = [
        word for left, right in pairwise(spots) for word in sentence.words(left.stop, right.first)
    ]
    hedges = " ".join(one.quantity.hedge or "" for one in spots).split()
    after = [*sentence.words(stop, stop + 2), *hedges]
    bare = between[-1:] == [","] and _PER.intersection(after[:1])
    if not bare and relation_words("products")["needed"].isdisjoint([*between, *after]):
        return None
    roles = _roles(sentence, spots)
    priced = roles[-1] == "total" and _is_price(sentence, *spots)
    operands = [spot.operand(role) for spot, role in zip(spots, roles, strict=True)]
    traits = {"priced": "yes"} if priced else {}
    return next(told(sentence, "product", operands, first, stop, **traits), None)


def _is_price(sentence: Sentence, number: Spot, rate: Spot, whole: Spot) -> bool:
    """Whether a few things are told at a price, and right behind it what they cost: "8 cars at
    $20,000 each, $160,000 in all"."""
    words, quantity = relation_words("products"), rate.quantity
    if quantity.hedge is not None or dimension(quantity.unit) != "money":
        return False
    few = is_exact(number.interval) and number.quantity.number <= _FEW
    led = sentence.words(rate.first - 1, rate.first)
    behind = sentence.words(rate.stop, whole.first)
    return few and words["priced"].issuperset(led) and words["behind_price"].issuperset(behind)
