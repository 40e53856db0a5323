"""Totals, numbers and rates told over clauses and sentences: "The town has 50,000 inhabitants. Its
debt is 100 million euros, which is 2,000 euros per head".

The units say which figure is the number, the rate and the total; where several figures have such
units, the product must fail for every choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale, total
from factcheck.arithmetic.units import common_factor, compatible, dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.passages import (
    MOST,
    Passage,
    are_akin,
    are_alike,
    in_unit_of,
    is_amount,
    relate,
)
from factcheck.extracting.frames.product_factors import (
    counted_unit,
    numbers_of,
    numbers_told_earlier,
    objects_of,
    people_told,
    totals_of,
)
from factcheck.extracting.frames.rates_apart import (
    Rate,
    instalments,
    is_over_stretch,
    rates_of,
    stretches,
)
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_LEAD = 8  # tokens before a figure in which its cue stands
_MOST_CHOICES = 12
_MOST_BARE = 4
_TO_EACH = 3  # tokens from "four gave" to "5 billion each"
_PARTITIVE = 5  # tokens of "of the county's"
_EACH = frozenset({"each", "apiece"})


def _cues() -> frozenset[str]:
    words = relation_words("products_apart")
    told = words["each"] | words["average"] | words["total_cues"] | instalments()
    return told | {"per", "a", "an", "every"}


@cued_by(_cues)
def apart_product_relations(passage: Passage) -> Iterator[Relation]:
    """Yield totals with the number and the rate that make them."""
    if len(passage.spots) > MOST or len(passage.spots) < 2:
        return
    rates = list(rates_of(passage))
    for rate in rates:
        relation = _relation(passage, rate, rates)
        if relation is not None:
            yield relation


def _relation(passage: Passage, rate: Rate, rates: Sequence[Rate]) -> Relation | None:
    lasted = list(stretches(passage, rate))
    lengths = {spot.span for spot in lasted}  # what is told "a day" is no total of years
    numbers = [*numbers_of(passage, rate), *lasted]
    totals = totals_of(passage, rate)
    known = {spot.span for spot in totals}
    totals = [*(spot for spot in objects_of(passage, rate) if spot.span not in known), *totals]
    pairs = [
        (number, total)
        for number in reversed(numbers)
        for total in reversed(totals)
        if number.span != total.span
        and number.quantity.unit != total.quantity.unit
        and not (total.quantity.per and number.span in lengths)
    ]
    if not pairs:
        return _by_size(passage, rate)
    if len(pairs) > _MOST_CHOICES:
        return None
    pairs.sort(key=lambda pair: (pair[1].quantity.unit is None, _is_smaller(*reversed(pair))))
    number, whole = pairs[0]
    result = _result(passage, rate, number, whole)
    if _is_told_apart(passage, rate, number, whole, rates):
        return None
    if rate.each and not _may_be_for_each(passage, rate, number, whole):
        return None
    if not result or _is_of_another(passage, rate, number, whole):
        return None
    if _is_joined_by_others(passage, rate, number, whole) or _is_whole_of(passage, number):
        return None
    if not _EACH.isdisjoint(passage.words(whole.stop, whole.stop + 2)):
        return None  # "three million a match, and with seven matches six million for each"
    last = max(whole.first, number.first, rate.spot.first) == whole.first
    if last and passage.words(whole.stop, whole.stop + 1) == ["from"]:
        return None  # "pays 12 dollars a tonne for 300 tonnes and earned 900 dollars from scrap"
    several = [(one, whole) for one in _sums(numbers)] + [(number, one) for one in _sums(totals)]
    several += [(one, whole) for one in numbers_told_earlier(passage, rate)]
    several += [(number, one) for one in people_told(passage, rate)]
    several += list(permutations([*_bare_here(passage, rate), *lasted], 2))
    pairs = [(one, in_unit_of(total, rate.spot)) for one, total in pairs] + pairs
    readings = [_roles(rate.spot, *pair) for pair in (*pairs, *several)]
    # "Eight a pound, or 800 in all; a third is left, which makes 24 a pound": a total of the first.
    readings += [
        _roles(one.spot, number, whole)
        for one in rates
        if one.spot.first < whole.first < rate.spot.first
        and one.pers == rate.pers
        and counted_unit(one.spot) == counted_unit(rate.spot)
    ]
    if not any(passage.is_here(spot) for _, spot in readings[0]):
        return None
    return relate(passage, "product", readings[0], readings[1:], result=result)


def _is_told_apart(
    passage: Passage, rate: Rate, number: Spot, whole: Spot, rates: Sequence[Rate]
) -> bool:
    """Whether a rate goes with other figures of its sentence: with a total told before the sentence
    of the number, or with another rate of its kind, "260 dollars a tonne, against 199"."""
    own = passage.sentence_of(rate.spot)
    with_it = [own.first <= spot.first < own.stop for spot in (number, whole)]
    if own is not passage.here:
        return with_it[1]
    return not any(with_it) and any(
        one.spot is not rate.spot
        and passage.is_here(one.spot)
        and one.pers == rate.pers
        and counted_unit(one.spot) == counted_unit(rate.spot)
        for one in rates
    )


def _bare_here(passage: Passage, rate: Rate) -> list[Spot]:
    """The plain figures beside a rate, which may be its number and total by what was told before:
    "in the seven years since it was 126, or 18 a year"."""
    found = [
        one
        for one in passage.own
        if one is not rate.spot and one.quantity.change is None and not one.quantity.ordinal
    ]
    return sorted(found, key=lambda one: abs(one.first - rate.spot.first))[:_MOST_BARE]


def _may_be_for_each(passage: Passage, rate: Rate, number: Spot, whole: Spot) -> bool:
    """Whether a rate "each" can be for each of a number: not where another number stands right
    before it ("eleven banks lent 30 billion: four gave 5 billion each"), nor where there are more
    of them than the total has."""
    before = [one for one in passage.own if one.stop <= rate.spot.first]
    near = before and rate.spot.first - before[-1].stop <= _TO_EACH
    if near and before[-1].span not in (number.span, whole.span):
        return False
    alike = (
        whole.quantity.unit in (None, rate.spot.quantity.unit) and rate.spot.quantity.number >= 1
    )
    return not alike or whole.quantity.number >= number.quantity.number


def _is_whole_of(passage: Passage, number: Spot) -> bool:
    """Whether a part of a number is told before it, which a rate may be for: "in 60 of the shire's
    150 schools"."""
    before = [one for one in passage.spots if one.stop <= number.first]
    between = passage.words(before[-1].stop, number.first) if before else []
    partitive = between[:1] == ["of"] and len(between) <= _PARTITIVE
    return partitive and are_alike(before[-1], number)  # "two million tonnes of ore in 90 loads"


_TO_ADDED = 8  # tokens between two amounts that a total adds up


def _is_joined_by_others(passage: Passage, rate: Rate, number: Spot, whole: Spot) -> bool:
    """Whether a total behind takes in further figures: "two seats each, and eight named ones, which
    makes sixty"."""
    each = relation_words("products_apart")["each"]
    if not each.isdisjoint(passage.words(rate.stop, whole.first)):
        return True  # "two each in Spain and Italy and one each in Malta, five in all"
    added = [
        spot
        for spot in passage.own
        if spot.stop <= rate.spot.first and spot.span not in (number.span, whole.span)
    ]
    if added and rate.stop <= whole.first and are_alike(added[-1], rate.spot):
        led = passage.words(added[-1].stop, rate.spot.first)
        if "and" in led and len(led) <= _TO_ADDED and is_amount(added[-1]):
            return True  # "65 in May and 40 in each of the four shops, 225 in all"
    return any(
        rate.stop <= spot.first < whole.first and spot.span not in (number.span, whole.span)
        for spot in passage.spots
        if not spot.quantity.ordinal
    )


def _is_of_another(passage: Passage, rate: Rate, *others: Spot) -> bool:
    """Whether the last of three figures is told of a name that the others are not told of: "The
    density of Malta is 1,300"; or of what two things have together."""
    shared = relation_words("products_apart")["shared"]
    spots = (rate.spot, *others)
    first, last = min(one.first for one in spots), max(one.first for one in spots)
    if rate.each and not shared.isdisjoint(passage.words(first, last)):
        return True
    here = passage.here
    if sum(passage.is_here(one) for one in spots) != 1:
        return False
    told = passage.words(0, here.first)
    return any(
        here.tokens.lower[at] not in told
        for at in here.capitals()
        if here.first < at < last and here.tokens.text[at].isalpha()
    )


def _by_size(passage: Passage, rate: Rate) -> Relation | None:
    """One price told for two units of which the text tells the size: "Tin cost $310 a bar. A bar
    weighs 5 kilograms, so a kilogram cost $62"."""
    words = relation_words("products_apart")
    for size in passage.spots:
        unit = size.quantity.unit
        sized = passage.words(size.first - 6, size.first)
        verb = next((at for at, word in enumerate(sized) if word in words["sizes"]), None)
        if verb is None or unit is None or not any(compatible(unit, per) for per in rate.pers):
            continue
        prices = [
            spot
            for spot in passage.spots
            if spot.quantity.per in sized[:verb]
            and counted_unit(spot) == counted_unit(rate.spot)
            and spot.quantity.change is None
            and spot is not rate.spot
        ]
        factor = common_factor(unit, rate.pers[0])
        if not prices or factor is None or not _is_cued(passage, rate.spot, words["rate_cues"]):
            continue
        scaled = replace(size.quantity, number=size.quantity.number * factor, unit=rate.pers[0])
        number = replace(size, quantity=scaled, interval=scale(size.interval, factor))
        readings = [_roles(rate.spot, number, price) for price in reversed(prices)]
        return relate(passage, "product", readings[0], readings[1:], result="rate")
    return None


def _is_smaller(one: Spot, other: Spot) -> bool:
    return one.quantity.number < other.quantity.number


def _sums(spots: Sequence[Spot]) -> Iterator[Spot]:
    """All figures of a list together, where they may be meant together: "40 shirts and 20 ties at
    5 euros each"."""
    if len(spots) < 2:
        return
    last = spots[-1]
    quantity = replace(
        last.quantity,
        number=sum((spot.quantity.number for spot in spots), Decimal(0)),
        text=" + ".join(spot.quantity.text for spot in spots),
    )
    yield replace(last, quantity=quantity, interval=total(spot.interval for spot in spots))


def _roles(rate: Spot, number: Spot, total: Spot) -> list[tuple[str, Spot]]:
    return [("number", number), ("rate", _in_the_unit_of(rate, total)), ("total", total)]


def _in_the_unit_of(rate: Spot, total: Spot) -> Spot:
    """A rate in the unit of its total: kilograms a head in tonnes a head."""
    unit, whole = counted_unit(rate), counted_unit(total)
    factor = common_factor(unit, whole) if unit and whole and unit != whole else None
    if unit == "cent" and dimension(whole) == "money":
        factor = Decimal("0.01")
    if factor is None:
        return rate
    quantity = replace(rate.quantity, number=rate.quantity.number * factor, unit=whole)
    return replace(rate, quantity=quantity, interval=scale(rate.interval, factor))


def _result(passage: Passage, rate: Rate, number: Spot, total: Spot) -> str:
    """Which figure the text says to follow from the other two; "" where it does not say so."""
    if rate.sure:
        return "rate"
    words = relation_words("products_apart")
    last = max(rate.spot, number, total, key=lambda spot: spot.first)
    if last is rate.spot or (last is number and rate.spot.first > total.first):
        after = passage.words(rate.stop, rate.stop + 1)
        if after and after[0] not in words["after"]:
            return ""
        lead = passage.words(rate.spot.first - 1, rate.spot.first)
        apposed = lead == [","] and not rate.verb
        return "rate" if apposed or _is_cued(passage, rate.spot, words["rate_cues"]) else ""
    if rate.verb and not _is_of_all(passage, rate, number, total):
        return ""
    if last is total:
        told = rate.verb or is_over_stretch(passage, number, total)
        return "total" if told or _is_cued(passage, total, words["total_cues"]) else ""
    return ""


def _is_of_all(passage: Passage, rate: Rate, number: Spot, total: Spot) -> bool:
    """Whether a total is told to follow from what one thing costs or yields: by the same verb, or
    by "so that"."""
    start = min(number.first, total.first)
    between = passage.words(start - _LEAD, total.first)
    same = passage.words(start, total.first)
    following = {"so", "thus", "therefore", "hence"}
    sold = are_akin(rate.verb, "cost") and any(are_akin("earned", word) for word in same)
    return (
        sold or any(are_akin(rate.verb, word) for word in same) or not following.isdisjoint(between)
    )


def _is_cued(passage: Passage, spot: Spot, cues: frozenset[str]) -> bool:
    """Whether a cue stands before a figure in its clause, or "in total" after it."""
    lower, at = passage.here.tokens.lower, spot.first
    hedge = (spot.quantity.hedge or "").split()
    before: Sequence[str] = hedge
    while at > passage.here.first and spot.first - at < _LEAD:
        at -= 1
        before = [lower[at], *before]
        if lower[at] in (",", ";", ".", ":"):
            break
    after = passage.words(spot.stop, spot.stop + 2)
    totals = relation_words("products")["totals"]
    return not cues.isdisjoint(before) or not totals.isdisjoint(after)
