"""Products that a clause frames: "600 cars at an average price of 20,000 dollars brought in 12
million"; "each of the nine districts elects four councillors, so the council has 36 seats"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.arithmetic.units import dimension
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.relations import Relation

_TO_RESULT = 10  # tokens from a rate to its total
_TIMES = ("day", "week", "month", "year", "hour")
_TO_VERB = 6  # tokens from a verb of earning to its total
_TO_RATE = 4  # tokens from "each of the nine districts" to what it has
_BREAKS = frozenset({";", ":", ".", "(", ")", "but", "while", "of", "plus"})


def _cues() -> frozenset[str]:
    words = relation_words("products_framed")
    return words["earning"] | words["following"] | words["parted"]


@cued_by(_cues)
def framed_product_relations(passage: Passage) -> Iterator[Relation]:
    """Yield a number, what each has, and the total that a clause says to follow."""
    own = passage.own
    if len(own) == 3:
        for named in (_by_units(passage), _in_equal_parts(passage)):
            relation = relate(passage, "product", named, result="total") if named else None
            if relation is not None:
                yield relation
                return
    for at in range(len(own) - 2):
        number, rate, total = own[at : at + 3]
        if _is_levied(passage, number, rate, total):
            levied = [("share", number), ("whole", rate), ("part", total)]
            relation = relate(passage, "fraction", levied)
            if relation is not None:
                yield relation
            continue
        if not _are_plain(number, rate, total) or dimension(number.quantity.unit) not in BARE:
            continue
        if number.quantity.unit is None or number.quantity.number < 2:
            continue
        if at and passage.words(own[at - 1].stop, number.first)[:1] == ["of"]:
            continue  # "600 of its 1,200 cars"
        if _is_sale(passage, number, rate, total) or (
            len(own) == 3 and _is_of_each(passage, number, rate, total)
        ):
            named = [("number", number), ("rate", rate), ("total", total)]
            relation = relate(passage, "product", named, result="total")
            if relation is not None:
                yield relation


def _in_whole_units(rate: Spot, total: Spot) -> Spot:
    """A rate in cents of a total in dollars."""
    cents = Decimal("0.01")
    reach = scale(rate.interval, cents)
    number, unit = rate.quantity.number * cents, total.quantity.unit
    quantity = replace(rate.quantity, number=number, interval=reach, unit=unit)
    return replace(rate, quantity=quantity, interval=reach)


_Named = list[tuple[str, Spot]]


def _by_units(passage: Passage) -> _Named:
    """ "At 80 dollars a barrel, the 50 million barrels will bring in 4 billion dollars": in any
    order, where the units leave one way to multiply and a verb leads to the total."""
    words, own = relation_words("products_framed"), passage.own
    rates = [one for one in own if _per(passage, one) not in ("", *_TIMES)]
    if len(rates) != 1 or not all(is_amount(one) for one in own):
        return []
    rate = rates[0].quantity
    numbers = [one for one in own if _is_of(one, _per(passage, rates[0]))]
    unit = rate.unit
    totals = [one for one in own if one.quantity.unit == unit and one is not rates[0]]
    if unit == "cent" and len(totals) == 0:
        totals = [one for one in own if one not in numbers and one is not rates[0]]
        rates = [_in_whole_units(rates[0], totals[0])] if totals else rates
    if len(numbers) != 1 or len(totals) != 1 or any(one.quantity.change for one in own):
        return []
    [number], [total] = numbers, totals
    if _stretch(passage, number) != _stretch(passage, total):
        return []  # "two million barrels a day bring in 160 million dollars"
    before = max((one.stop for one in own if one.first < total.first), default=0)
    after = min((one.first for one in own if one.first > total.first), default=0)
    beside = passage.words(before, total.first) if before else passage.words(total.stop, after)
    if not {"and", "but", ";"}.isdisjoint(beside):
        return []  # "paid 12 dollars a tonne for 300 tonnes and earned 90,000 dollars"
    led = passage.words(total.first - _TO_VERB, total.first)
    verbs = [at for at, word in enumerate(led) if word in words["earning"]]
    if passage.words(total.first - 2, total.first) == [",", "or"]:
        verbs = [len(led) - 1]
    if not verbs or not words["links"].issuperset(led[verbs[-1] + 1 :]):
        return []
    told = set(passage.words(passage.here.first, passage.here.stop))
    lead = passage.words(number.first - 2, number.first)
    if not words["partly"].isdisjoint(told) or ("of" in lead and lead[0] not in words["dealings"]):
        return []
    return [("rate", rates[0]), ("number", number), ("total", total)]


def _stretch(passage: Passage, spot: Spot) -> str:
    """The time that a figure is told for: "a day", "daily"."""
    daily = relation_words("products_framed")["daily"].intersection(
        passage.words(spot.stop, spot.stop + 1)
    )
    per = str(spot.quantity.unit or "").partition(" / ")[2] or str(spot.quantity.per or "")
    return "day" if daily else per


def _per(passage: Passage, spot: Spot) -> str:
    """What a rate is for: the barrel of "80 dollars a barrel", the sack of "9 dollars a sack"."""
    if spot.quantity.per is not None:
        return str(spot.quantity.per)
    after = passage.words(spot.stop, spot.stop + 2)
    return after[1] if after[:1] in (["a"], ["per"]) and len(after) == 2 else ""


def _is_of(spot: Spot, per: str) -> bool:
    """Whether a figure is a number of what a rate is for: barrels, people of those "per head"."""
    unit = str(spot.quantity.unit or "")
    if not unit:
        return False
    unit = unit.partition(" / ")[0]
    people = relation_words("parts")["people"] | relation_words("products")["persons"]
    noun = unit.rpartition(" ")[2]
    return per in (noun, unit) or (per in people and noun in people)


def _in_equal_parts(passage: Passage) -> _Named:
    """ "The loan of 700 million will be paid out in four instalments of 175 million each" """
    words, (total, number, rate) = relation_words("products_framed"), passage.own
    noun = str(number.quantity.unit or "").rpartition(" ")[2]
    if not _are_plain(total, number, rate) or not are_alike(total, rate):
        return []
    led, told = (
        passage.words(number.first - 1, number.first),
        passage.words(number.stop, rate.first),
    )
    paid = noun in words["portions"] and led in (["in"], ["into"], ["over"]) and told == ["of"]
    even = words["evenly"].intersection(passage.words(total.stop, number.first))
    each = words["for_each"].intersection(passage.words(rate.stop, rate.stop + 3))
    if not paid and not (even and each and led in (["among"], ["between"], ["into"])):
        return []
    if rate.quantity.number >= total.quantity.number or rate.quantity.hedge is not None:
        return []
    between = passage.words(total.stop, number.first)
    if not words["partly"].isdisjoint(between) or len(between) > _TO_RESULT:
        return []
    aside = passage.here.tokens.source[total.span.end : number.span.start]
    if any(char.isdigit() for char in aside):
        return []  # ", of which 100 million were paid at once," may have been left out
    return [("number", number), ("rate", rate), ("total", total)]


def _is_levied(passage: Passage, share: Spot, whole: Spot, part: Spot) -> bool:
    """ "A levy of 2 per cent on sales of 900 million brings in 18 million" """
    words = relation_words("products_framed")
    if share.quantity.unit != "percent" or share.quantity.change is not None:
        return False
    on = passage.words(share.stop, whole.first)
    made = passage.words(whole.stop, part.first)
    return (
        on[:1] == ["on"]
        and len(on) <= _TO_RATE
        and _BREAKS.isdisjoint(on[:-1])
        and _are_plain(whole, part)
        and are_alike(whole, part)
        and bool(made)
        and all(word in words["earning"] | words["links"] for word in made)
        and not words["earning"].isdisjoint(made)
        and _is_closed(passage, part)
    )


def _are_plain(*spots: Spot) -> bool:
    return all(
        is_amount(spot) and spot.quantity.change is None and spot.quantity.per is None
        for spot in spots
    )


def _is_sale(passage: Passage, number: Spot, price: Spot, total: Spot) -> bool:
    """ "600 cars at an average price of 20,000 dollars brought in 12 million" """
    words = relation_words("products_framed")
    led = [*passage.words(number.stop, price.first), *(price.quantity.hedge or "").split()]
    made = passage.words(price.stop, total.first)
    if not led or not all(word in words["price"] for word in led) or "at" not in led:
        return False
    if not made or not all(word in words["earning"] | words["links"] for word in made):
        return False
    money = price.quantity.unit is not None and dimension(price.quantity.unit) not in BARE
    return (
        not words["earning"].isdisjoint(made)
        and money
        and are_alike(price, total)
        and _is_closed(passage, total)
        and total.quantity.number > price.quantity.number
    )


def _is_of_each(passage: Passage, number: Spot, rate: Spot, total: Spot) -> bool:
    """ "Each of the nine districts elects four councillors, so the council has 36 seats" """
    words = relation_words("products_framed")
    lead = passage.words(number.first - 3, number.first)
    between = passage.words(number.stop, rate.first)
    if lead[:1] not in (["each"], ["every"]) or lead[1:] not in (["of", "the"], ["of", "its"]):
        return False
    if not 0 < len(between) <= _TO_RATE or not all(word.isalpha() for word in between):
        return False
    so = passage.words(rate.stop, total.first)
    follows = len(so) <= _TO_RESULT and any(
        one == "," and other in words["following"] for one, other in pairwise(so)
    )
    return (
        follows
        and _are_of_one(rate, total)
        and _is_closed(passage, total)
        and _BREAKS.isdisjoint(so)
    )


def _is_closed(passage: Passage, total: Spot) -> bool:
    """Whether nothing narrows a total: "over the year", "with the four that the mayor names"."""
    after = passage.words(total.stop, total.stop + 2)
    return not after or after[0] in (".", ",", ";", "altogether") or after == ["in", "all"]


def _are_of_one(rate: Spot, total: Spot) -> bool:
    """Whether a total is of what each has: of the same noun, or seats of those who sit on them."""
    nouns = {str(spot.quantity.unit or "").rpartition(" ")[2] for spot in (rate, total)}
    return (len(nouns) == 1 and nouns != {""}) or nouns <= relation_words("seats_summed")["seats"]
