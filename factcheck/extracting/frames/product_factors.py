"""The figures of a passage that can be the number and the total of a rate, by their units: of "20
euros a head" those that count heads, and sums of euros."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from factcheck.arithmetic.units import common_factor, compatible, dimension
from factcheck.extracting.frames.parts_closure import BARE
from factcheck.extracting.frames.passages import Passage, is_amount
from factcheck.extracting.frames.rates_apart import Rate, is_sum_of_money, is_yearly
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.model.interval import INFINITY

_MOST_CHOICES = 12
_ONE = 3  # tokens of "one barrel holds"
_UNMEASURED = BARE | {"money", "percent", "time"}
_ANYBODY = frozenset({"head", "person", "capita"})


def counted_unit(spot: Spot) -> str:
    """Return the unit of a figure without its time: "barrel" of barrels a day, "" for none."""
    return (spot.quantity.unit or "").partition(" / ")[0]


def numbers_of(passage: Passage, rate: Rate) -> list[Spot]:
    """Return the figures that count what a rate is for."""
    return [
        spot
        for spot in passage.spots
        if spot is not rate.spot
        and is_amount(spot)
        and spot.quantity.change is None
        and spot.quantity.per is None
        and counts(passage, spot, rate)
        and not spot.quantity.text.endswith("old")  # an age is no stretch of time
        and not is_size(passage, spot)
        and not (rate.verb and rate.spot.first - _ONE <= spot.first < rate.spot.first)
    ]


def numbers_told_earlier(passage: Passage, rate: Rate) -> list[Spot]:
    """Return the counts that a rate may mean as well: those before the passage, for a text tells
    once how many employees there are; and those of people by another name."""
    persons = relation_words("products_apart")["persons"]
    of_people = not persons.isdisjoint(rate.pers)
    every = [*(spot for _, spot in passage.told_earlier()), *passage.spots]
    return [
        spot
        for spot in every
        if is_amount(spot)
        and spot.quantity.unit
        and (
            counts(passage, spot, rate)
            or (of_people and spot.quantity.unit.rpartition(" ")[2] in persons)
        )
    ][-_MOST_CHOICES:]


def counts(passage: Passage, spot: Spot, rate: Rate) -> bool:
    """Return whether a figure counts what a rate is for."""
    return any(_is_one_of(passage, spot, per) for per in rate.pers)


def _is_one_of(passage: Passage, spot: Spot, per: str) -> bool:
    unit = spot.quantity.unit
    persons = relation_words("products_apart")["persons"]
    if unit is None:
        lead = passage.words(spot.first - 3, spot.first)
        if per in persons and "population" in lead:
            return True
        of_them = passage.words(spot.stop, spot.stop + 2) == ["of", "them"]
        return of_them and dimension(per) in BARE  # "12 a month, 96 of them": no months
    if unit == per or compatible(per, unit):
        return True
    noun = unit.rpartition(" ")[2]
    dwelling = relation_words("products")["persons"]
    if per in dwelling:  # "20 for every resident" is for no visitor
        return noun in dwelling or (noun in persons and per in _ANYBODY)
    return dimension(unit) in BARE and noun == per.rpartition(" ")[2]


def objects_of(passage: Passage, rate: Rate) -> list[Spot]:
    """Return the figures that are the object of a verb which can tell a change as well: "it lost 46
    million", "they dropped two million tonnes"."""
    plain = [
        replace(spot, quantity=replace(spot.quantity, change=None, change_form=None))
        if spot.quantity.change_form == "by"
        and passage.words(spot.first - 1, spot.first) != ["by"]
        and spot.quantity.hedge != "by"
        else spot
        for spot in passage.spots
    ]
    return totals_of(replace(passage, spots=tuple(plain)), rate)


def totals_of(passage: Passage, rate: Rate) -> list[Spot]:
    """Return the figures in the unit of a rate, larger than it."""
    unit = counted_unit(rate.spot)
    found = []
    for spot in passage.spots:
        whole = counted_unit(spot)
        alike = whole == unit or (whole and unit and common_factor(whole, unit) is not None)
        alike = alike or (unit == "cent" and bool(whole) and dimension(whole) == "money")
        counted = not unit and whole and (rate.each or dimension(whole) in BARE)
        alike = alike or (not unit and is_sum_of_money(rate.spot, spot))
        bare = not whole and bool(unit) and unit != "cent" and not _is_elided(passage, spot)
        if (
            spot is not rate.spot
            and is_amount(spot)
            and (spot.quantity.change is None or spot.quantity.change_form == "to")
            and (spot.quantity.per in (None, rate.spot.quantity.per) or is_yearly(spot))
            and (alike or counted or bare)
            and not _is_of_list(passage, spot)
            and spot.interval.low != -INFINITY  # "with incomes under $27,000"
            and (len(rate.pers) > 1 or not counts(passage, spot, rate))
        ):
            found.append(spot)
    return found


def _is_elided(passage: Passage, total: Spot) -> bool:
    """Whether a bare figure is of the unit told before it: "842 million litres, more than the 817
    million of 2022"."""
    first = passage.sentence_of(total).first
    told = [one.quantity.unit for one in passage.spots if first <= one.first < total.first]
    measured = [unit for unit in told if unit is not None and dimension(unit) not in _UNMEASURED]
    led = "the" in passage.words(total.first - 2, total.first)
    return bool(measured) and (led or total.marker == "from")


def _is_of_list(passage: Passage, total: Spot) -> bool:
    """Whether a figure is one of a list whose last has the unit: "4.1, 3.6 and 2.2 tonnes"."""
    at = passage.spots.index(total) if total in passage.spots else 0
    for one, other in pairwise(passage.spots[max(0, at - 1) : at + 2]):
        between = passage.words(one.stop, other.first)
        if one.quantity.unit is None and between in ([","], ["and"], [",", "and"]):
            return True
    return False


def people_told(passage: Passage, rate: Rate) -> list[Spot]:
    """Return the totals of people by another name that a rate of people may be of as well: "47
    million people, 80 inhabitants per square kilometre"."""
    persons = relation_words("products_apart")["persons"]
    if counted_unit(rate.spot).rpartition(" ")[2] not in persons:
        return []
    return [
        spot
        for spot in passage.spots
        if spot is not rate.spot
        and is_amount(spot)
        and counted_unit(spot).rpartition(" ")[2] in persons
    ]


def is_size(passage: Passage, spot: Spot) -> bool:
    """Whether a figure says how large one unit is: "an ounce of gold weighs 31.1 grams"."""
    lead = passage.words(spot.first - 6, spot.first)
    sizes = relation_words("products_apart")["sizes"]
    return bool(lead) and lead[-1] in sizes and not {"a", "an", "one"}.isdisjoint(lead)
