"""Whether a text tells what makes up the difference between two of its numbers."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from itertools import combinations

from factcheck.arithmetic.units import dimension
from factcheck.model.mentions import Quantity
from factcheck.rulebook.context import Context
from factcheck.rulebook.text_people import is_human
from factcheck.rulebook.told_counts import count_words

ANY = "any"  # where things of other names may be counted in as well
_COUNTS = frozenset({"count", "number"})


def makes_up(
    context: Context, first: int, last: int, low: Decimal, high: Decimal, unit: str | None
) -> bool:
    """Whether a number in sentences [first, last] is the difference of two, or the greater itself:
    "12 died. Two of the injured died later." makes fourteen of them."""
    missing = high - low
    found = set[Decimal]()
    for at in range(first, last + 1):
        sentence = context.analysis.sentences[at]
        found |= {
            one.mention.number for one in sentence.quantities if _may_be_of(one.mention, unit)
        }
        if not count_words("one_more").isdisjoint(sentence.vocabulary):
            found.add(Decimal(1))
        if not count_words("two_more").isdisjoint(sentence.vocabulary):
            found.add(Decimal(2))
    return adds_up(missing, sorted(found), 2)


def adds_up(missing: Decimal, numbers: Collection[Decimal], most: int) -> bool:
    """Return whether a number, or the sum of up to `most` of them, is what is missing."""
    sizes = range(1, min(most, len(numbers)) + 1)
    return any(sum(some) == missing for size in sizes for some in combinations(numbers, size))


def _may_be_of(quantity: Quantity, unit: str | None) -> bool:
    """Whether a number may be of the same: of a bare number, of somebody, or of the same things."""
    if dimension(quantity.unit) not in _COUNTS or quantity.text.lower() == "twice":
        return False
    noun = (quantity.unit or "").rpartition(" ")[2]
    return not noun or unit in (noun, ANY) or is_human(noun) or noun in count_words("anybody")


def tells(context: Context, first: int, stop: int, number: Decimal) -> bool:
    """Whether a number stands in sentences [first, stop)."""
    sentences = context.analysis.sentences[first:stop]
    return any(one.mention.number == number for each in sentences for one in each.quantities)
