"""Numbers of several things told together: so many for each, an average, how full something is, one
share in two ways."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from factcheck.arithmetic.intervals import scale
from factcheck.extracting.frames.cued import cued_by
from factcheck.extracting.frames.marks import PERCENT, THREE
from factcheck.extracting.frames.passages import Passage, are_alike, is_amount, relate, unhedged
from factcheck.extracting.frames.spots import Spot, relation_words
from factcheck.extracting.quantities import find_quantities
from factcheck.extracting.tokens import tokenize
from factcheck.extracting.word_lists import WordLists
from factcheck.model.relations import Relation

_TO_REST = 4  # tokens between "what is left" and its figure
_NEAR = 4  # tokens between a noun or a phrase and its figure
_SCALED = 1000  # from which a figure in words has a scale
_SPREAD = 20  # times the least figure of a list, beyond which another is no item of it
_OFF = Decimal("1.5")  # times all figures of a list, beyond which an average is that of another


phrases = WordLists("claims/wholes").phrases


def is_led(passage: Passage, spot: Spot, name: str, between: frozenset[str]) -> bool:
    """Return whether a phrase stands before a figure, with no more than loose words between."""
    lower, start = passage.here.tokens.lower, max(passage.here.first, spot.first - 2 * _TO_REST)
    return any(
        spot.first - stop <= _TO_REST and between.issuperset(lower[stop : spot.first])
        for _, stop, _ in phrases(name).hits(lower, start, spot.first)
    )


def is_followed(passage: Passage, spot: Spot, name: str, reach: int = 1) -> bool:
    """Return whether a phrase stands right after a figure, or after so many words more."""
    lower, stop = passage.here.tokens.lower, passage.here.stop
    table = phrases(name)
    for at in range(spot.stop, min(stop, spot.stop + reach)):
        if lower[at] in table.first_words and table.longest(lower, at, stop) is not None:
            return True
        if not lower[at][0].isalpha():
            return False
    return False


def product_of_each(passage: Passage) -> Iterator[Relation]:
    """Yield so many things, each with a number of others, and how many these are together."""
    words, own = relation_words("wholes"), passage.own
    if len(own) != 3 or words["each"].isdisjoint(passage.here.vocabulary):
        return
    if not all(is_amount(one) and one.quantity.change is None for one in own):
        return
    total = max(own, key=lambda one: one.quantity.number)
    number, rate = (one for one in own if one is not total)
    if total.quantity.per is not None:
        return
    if all(one.quantity.noun_end is None for one in (number, rate)):
        return
    told = is_led(passage, total, "result", words["to_rest"]) or is_followed(
        passage, total, "total_after", 3
    )
    if total is not own[-1]:  # "the 900 million come in three parts of 300 million each"
        told = total is own[0] and passage.words(number.stop, rate.first) == ["of"]
        told = told and passage.words(rate.stop, rate.stop + 1) == ["each"]
    one, other = number.quantity.number, rate.quantity.number
    if total.quantity.number in (one + other, one * other / 2):
        return  # "20 passengers and 30 crew, 50 persons in all", "30 teams play 38 games each"
    if not told or total.quantity.number <= max(number.quantity.number, rate.quantity.number):
        return
    named = [("number", number), ("rate", rate), ("total", total)]
    relation = relate(passage, "product", named, result="total")
    if relation is not None:
        yield relation


def average_of(passage: Passage) -> Iterator[Relation]:
    """Yield the average of a list, after which it stands."""
    words, here = relation_words("wholes"), passage.here
    if len(passage.own) < 3 or not words["weighted"].isdisjoint(here.vocabulary):
        return
    average = passage.own[-1]
    hedge = (average.quantity.hedge or "").split()
    near = [*hedge, *passage.words(average.first - _NEAR, average.first)]
    near += passage.words(average.stop, average.stop + 2)
    if words["average"].isdisjoint(near) or not is_amount(average):
        return
    items = [one for one in passage.own[:-1] if are_alike(one, average)]
    if items[1:] and items[0].quantity.number == len(items) - 1:
        items = items[1:]  # "the three mills"
    items = [_scaled(one, items[-1]) for one in items]
    counts = [one for one in passage.own[:-1] if all(one.span != i.span for i in items)]
    if any(one.quantity.number != len(items) for one in counts):
        return
    if len(items) < 2 or any(
        one.quantity.per or one.quantity.change or one.quantity.is_range for one in items
    ):
        return
    low, high = min(i.quantity.number for i in items), max(i.quantity.number for i in items)
    if high > low * _SPREAD or len({i.quantity.unit for i in items} - {None}) > 1:
        return
    if not low / _OFF <= average.quantity.number <= high * _OFF:
        return
    named = [*(("part", one) for one in items), ("average", unhedged(average))]
    relation = relate(passage, "average", named, exact="yes")
    if relation is not None:
        yield relation


def filled(passage: Passage) -> Iterator[Relation]:
    """Yield how much something holds, how full it is, and how much is in it."""
    shares = [one for one in passage.own if not is_amount(one)]
    amounts = [one for one in passage.own if is_amount(one)]
    if len(shares) != 1 or len(amounts) != 2 or not are_alike(*amounts):
        return
    share = shares[0]
    after = passage.words(share.stop, share.stop + 1)
    if share.quantity.change or not relation_words("wholes")["filled"].intersection(after):
        return
    part, whole = sorted(amounts, key=lambda one: one.quantity.number)
    named = [("part", part), ("whole", whole), ("share", share)]
    relation = relate(passage, "fraction", named)
    if relation is not None:
        yield relation


@cued_by(lambda: ("in", "of"), needs=THREE | PERCENT)
def restated_shares(passage: Passage) -> Iterator[Relation]:
    """Yield a share told in two ways: "three farmers in four (65%)"."""
    for one, base, again in zip(passage.own, passage.own[1:], passage.own[2:], strict=False):
        if again.quantity.unit != "percent":
            continue
        led = passage.words(one.stop, base.first)
        mark = passage.words(base.stop, again.first)
        few = one.quantity.number < base.quantity.number <= Decimal(100)
        every = led in (["of", "every"], ["out", "of", "every"])
        every = every or (led in (["in"], ["out", "of"]) and one.quantity.noun_end is not None)
        if not few or not every or mark not in (["("], [","], ["or"]):
            continue
        text = f"{one.quantity.text} in {base.quantity.text}"
        read = find_quantities(tokenize(text))
        if len(read) != 1 or read[0].unit is not None:
            continue
        share = replace(one.quantity, number=read[0].number, interval=read[0].interval, unit=None)
        told = replace(one, quantity=share, interval=share.interval)
        relation = relate(passage, "fraction", [("share", told), ("again", again)])
        if relation is not None:
            yield relation


def _scaled(spot: Spot, last: Spot) -> Spot:
    """A bare figure in the scale of the last one: the 4.1 of "4.1, 3.6 and 2.2 million"."""
    for word, size in (("million", 10**6), ("billion", 10**9), ("trillion", 10**12)):
        bare = spot.quantity.unit is None and spot.quantity.number < _SCALED
        if bare and word in last.quantity.text.lower():
            quantity = replace(
                spot.quantity,
                number=spot.quantity.number * size,
                interval=scale(spot.interval, size),
            )
            return replace(spot, quantity=quantity, interval=quantity.interval)
    return spot
